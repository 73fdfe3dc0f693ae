"""README.md and CONTRIBUTING.md as a test reads them: their sections, and the blocks and addresses in them."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
README = ROOT / "README.md"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
_HEADING = re.compile(r"(#+) (.+)")
_FENCE = re.compile(r"```(\w*)")
# Where the site listens unless PORT says otherwise.
_ADDRESS = re.compile(r"http://127\.0\.0\.1:8000(/[^\s>)`]*)")


@dataclass(frozen=True)
class Block:
    """A fenced block: what it is written in, its text, and the file and line on which it begins."""

    language: str
    text: str
    line: int
    file: str

    @property
    def place(self) -> str:
        """Where it stands, for a message."""
        return f"{self.file}, line {self.line},"


@dataclass(frozen=True)
class Section:
    """A heading, and all that stands below it up to the next heading of the same or a higher level."""

    title: str
    level: int
    text: str
    blocks: tuple[Block, ...]

    @property
    def paths_on_the_site(self) -> list[str]:
        """The pages of a site on this machine that the text names, in its order."""
        return _ADDRESS.findall(self.text)


def section(title: str) -> Section:
    """The section of the README with that heading; raise KeyError if there is none."""
    return _sections(README)[title]


def recipes() -> list[Section]:
    """The recipes of CONTRIBUTING.md, in their order."""
    return [each for each in _sections(CONTRIBUTING).values() if each.level == 2]


def _sections(file: Path) -> dict[str, Section]:
    lines = file.read_text("utf-8").splitlines()
    fenced = _fenced(lines, file.name)
    headings = [
        (place, len(match[1]), match[2])
        for place, line in enumerate(lines)
        if place not in fenced and (match := _HEADING.fullmatch(line))
    ]
    found = {}
    for place, level, title in headings:
        end = next((other for other, its_level, _ in headings if other > place and its_level <= level), len(lines))
        blocks = tuple(block for block in dict.fromkeys(fenced.values()) if place < block.line <= end)
        found[title] = Section(title, level, "\n".join(lines[place + 1 : end]), blocks)
    return found


def _fenced(lines: list[str], file: str) -> dict[int, Block]:
    """The block that each line inside a fence, and the fence itself, belongs to; lines are counted from 0."""
    found: dict[int, Block] = {}
    place = 0
    while place < len(lines):
        match = _FENCE.fullmatch(lines[place])
        if match is None:
            place += 1
            continue
        end = lines.index("```", place + 1)
        block = Block(match[1], "\n".join(lines[place + 1 : end]) + "\n", place + 1, file)
        found |= dict.fromkeys(range(place, end + 1), block)
        place = end + 1
    return found
