"""A report as text: from a web page, a saved page or a PDF, line by line as a reader would read it."""

import io
import re
from dataclasses import dataclass

import pypdf
from selectolax.lexbor import LexborHTMLParser, LexborNode

_BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "dt", "dd", "caption", "figcaption", "title"}
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"  # fmt: skip
_DATE = re.compile(rf"\b(\d{{1,2}}) ({_MONTHS}) (20\d\d)\b")
_PUBLISHED = re.compile(rf"\b[Pp]ublished(?: on)?:?\s+(\d{{1,2}}) ({_MONTHS}) (20\d\d)\b")
_PDF = b"%PDF-"


class NotAReportError(Exception):
    """What was given is no inspection report; the message says what it lacks."""


@dataclass(frozen=True)
class Report:
    """The lines of a report, its title, and its day of publication (empty where it says none)."""

    title: str
    lines: tuple[str, ...]
    published_on: str

    @property
    def text(self) -> str:
        """All of it, one line after the other."""
        return "\n".join(self.lines)


def read_report(content: bytes) -> Report:
    """The text of a PDF or HTML file; raise NotAReportError if it is neither or has no text."""
    if content.lstrip()[:5] == _PDF:
        title, lines, stated = _from_pdf(content)
    elif re.search(rb"<(?:!doctype html|html|body|p|div|h1)\b", content[:100_000], re.IGNORECASE):
        title, lines, stated = _from_html(content)
    else:
        raise NotAReportError("This is neither a web page nor a PDF file.")
    if not lines:
        raise NotAReportError("There is no text in it. A PDF of pictures must be read by a person.")
    return Report(title or lines[0], tuple(lines), stated or _publication_day(lines))


def _from_html(content: bytes) -> tuple[str, list[str], str]:
    tree = LexborHTMLParser(content)
    for node in tree.css("script, style, nav, footer, noscript, template"):
        node.decompose()
    lines = [_line(node) for node in tree.css(", ".join(sorted(_BLOCKS - {"title"}))) if not _inside_a_block(node)]
    title = tree.css_first("h1") or tree.css_first("title")
    stated = tree.css_first('meta[property="article:published_time"], time[datetime]')
    moment = (stated.attributes.get("content") or stated.attributes.get("datetime") or "") if stated else ""
    day = moment[:10] if re.match(r"20\d\d-\d\d-\d\d", moment) else ""
    return (_plain(title.text(separator=" ")) if title else ""), [line for line in lines if line], day


def _inside_a_block(node: LexborNode) -> bool:
    """Whether a block above it has its text already, so that nothing is read twice."""
    above = node.parent
    while above is not None:
        if above.tag in _BLOCKS - {"li", "dd"} or (above.tag in {"li", "dd"} and node.tag == "p"):
            return True
        above = above.parent
    return False


def _line(node: LexborNode) -> str:
    if node.tag == "tr":
        return " | ".join(_plain(cell.text(separator=" ")) for cell in node.css("th, td"))
    return _plain(node.text(separator=" "))


def _from_pdf(content: bytes) -> tuple[str, list[str], str]:
    try:
        pdf = pypdf.PdfReader(io.BytesIO(content))
        pages = [page.extract_text() for page in pdf.pages]
    except (pypdf.errors.PyPdfError, ValueError, KeyError, OSError) as error:
        raise NotAReportError(f"This PDF file cannot be read: {error}.") from error
    # A sentence of a PDF runs over several lines; a line that ends one, or stands alone, is a line of its own.
    text = re.sub(r"-\n(?=[a-z])", "", "\n".join(pages))
    text = re.sub(r"(?<=[a-z,;0-9%)])\n(?=[a-z(0-9+])", " ", text)
    lines = [_plain(line) for line in text.splitlines()]
    return str(pdf.metadata.title or "") if pdf.metadata else "", [line for line in lines if line], ""


def _plain(text: str) -> str:
    return re.sub(r"\s+([,.;:)])", r"\1", " ".join(text.split()))


def _publication_day(lines: list[str]) -> str:
    """The day that a line calls its publication's; empty where none does."""
    match = next(filter(None, (_PUBLISHED.search(line) for line in lines)), None)
    return day_in_figures(match[0]) if match else ""


def day_in_figures(text: str) -> str:
    """The first day that a text names, as 2019-01-15; empty where it names none."""
    match = _DATE.search(text)
    if match is None:
        return ""
    return f"{match[3]}-{_MONTHS.split('|').index(match[2]) + 1:02}-{int(match[1]):02}"
