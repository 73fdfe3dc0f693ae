"""Whatever the program makes and somebody keeps is made anew when any part of the program changes."""

from pathlib import Path

import pytest

from portal import program_hash

PARTS = (
    "portal/charts/rates.py", "portal/facts/comparison.py", "portal/facts/uncertainty.py", "portal/facts/vocabulary.py",
    "portal/statistics/estimates.py", "portal/translations/cy/LC_MESSAGES/messages.mo", "portal/words/terms.py",
    "static/site.css", "templates/base.html", "requirements.txt",
)  # fmt: skip


@pytest.mark.parametrize("part", PARTS)
def test_a_change_of_any_part_changes_the_key_of_all_that_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    monkeypatch.setattr(program_hash, "ROOT", tmp_path)
    for each in PARTS:
        (tmp_path / each).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / each).write_text("as it was")
    before = program_hash.program_hash.__wrapped__()
    (tmp_path / part).write_text("as it is")
    assert program_hash.program_hash.__wrapped__() != before


def test_what_python_and_jinja_are_just_compiling_is_no_part_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program_hash, "ROOT", tmp_path)
    for each in PARTS:
        (tmp_path / each).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / each).write_text("as it was")
    before = program_hash.program_hash.__wrapped__()
    for folder in (tmp_path / "portal" / "__pycache__", tmp_path / "templates" / "__pycache__"):
        folder.mkdir()
        # Both write a file of another name first, which is gone a moment later.
        (folder / "rates.cpython-311.pyc.140120").write_text("half of it")
        (folder / "tmpk3v.tmp").write_text("half of it")
    assert program_hash.program_hash.__wrapped__() == before


def test_the_parts_are_there() -> None:
    assert all((program_hash.ROOT / part).exists() for part in PARTS)
