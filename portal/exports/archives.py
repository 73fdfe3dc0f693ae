"""Several files as one ZIP that is the same bytes each time, and the README in it."""

import datetime
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.dataset.licences import Licence
from portal.exports import citation
from portal.exports.citation import Citation
from portal.facts.rows import Source

_READABLE_BY_ALL = 0o644 << 16


@dataclass(frozen=True)
class Contents:
    """What a README speaks of: a sentence on each file by its name, the licences, the caveats and the sources."""

    files: Mapping[str, str]
    licences: Sequence[Licence]
    caveats: Sequence[str]
    sources: Sequence[Source]


def zip_bytes(files: Mapping[str, bytes], moment: datetime.datetime) -> bytes:
    """The files in the order given, every entry dated with that moment (UTC, to two seconds as ZIP counts)."""
    content = io.BytesIO()
    stamp = moment.astimezone(datetime.UTC).timetuple()[:6]
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _READABLE_BY_ALL
            # 3 is Unix: the system on which the ZIP was made must not change its bytes.
            entry.create_system = 3
            archive.writestr(entry, data)
    return content.getvalue()


def readme(cited: Citation, contents: Contents) -> str:
    """The README in the language of the citation, as Markdown that also reads well as plain text."""
    gettext = cited.language.gettext
    lines = [f"# {_one_line(cited.title)}", "", citation.plain(cited) + ".", ""]
    lines += _bullets(gettext("Files"), [f"`{name}`: {_one_line(words)}" for name, words in contents.files.items()])
    lines += _bullets(gettext("Before you use the figures"), list(contents.caveats))
    lines += _bullets(
        gettext("Licence"), [f"{item.attribution} {item.title}: {item.address}" for item in contents.licences]
    )
    heading = gettext("How to cite")
    lines += [f"## {heading}", "", citation.harvard(cited), "", "```bibtex"]
    lines += [citation.bibtex(cited).rstrip(), "```", ""]
    if contents.sources:
        lines += _bullets(gettext("Sources"), [_source_words(source, cited) for source in contents.sources])
    return "\n".join(lines)


def _bullets(heading: str, items: Sequence[str]) -> list[str]:
    return [f"## {heading}", "", *(f"- {item}" for item in items), ""]


def _source_words(source: Source, cited: Citation) -> str:
    parts = [source.title, source.publisher, cited.language.date(source.published_on) if source.published_on else None]
    return _one_line(f"{', '.join(part for part in parts if part)}: {source.url}")


def _one_line(text: str) -> str:
    return " ".join(text.split())
