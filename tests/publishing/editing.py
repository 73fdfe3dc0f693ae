"""What an operator does to a file of the dataset in an editor."""

from pathlib import Path


def replace(path: Path, old: str, new: str) -> None:
    """Put one text in the place of another, which must be there."""
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")
