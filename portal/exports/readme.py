"""The README of a ZIP: what is in it, where it comes from, what to know of it, and how to cite it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.dataset.licences import Licence
from portal.exports import citation
from portal.exports.citation import Citation
from portal.facts.rows import Source


@dataclass(frozen=True)
class Contents:
    """What a README speaks of: a sentence on each file by its name, the licences, the caveats and the sources."""

    files: Mapping[str, str]
    licences: Sequence[Licence]
    caveats: Sequence[str]
    sources: Sequence[Source]


def readme(cited: Citation, contents: Contents) -> str:
    """The README in the language of the citation, as Markdown that also reads well as plain text."""
    gettext = cited.language.gettext
    lines = [f"# {_one_line(cited.title)}", "", citation.plain(cited) + ".", ""]
    lines += _listed(gettext("Files"), [f"`{name}`: {_one_line(words)}" for name, words in contents.files.items()])
    lines += _listed(gettext("Before you use the figures"), list(contents.caveats))
    lines += _listed(
        gettext("Licence"),
        [f"{item.attribution} {item.title}: {item.address}" for item in contents.licences],
    )
    heading = gettext("How to cite")
    lines += [f"## {heading}", "", citation.harvard(cited), "", "```bibtex"]
    lines += [citation.bibtex(cited).rstrip(), "```", ""]
    if contents.sources:
        lines += _listed(gettext("Sources"), [_source_words(source, cited) for source in contents.sources])
    return "\n".join(lines)


def _listed(heading: str, items: Sequence[str]) -> list[str]:
    return [f"## {heading}", "", *(f"- {item}" for item in items), ""]


def _source_words(source: Source, cited: Citation) -> str:
    parts = [source.title, source.publisher, cited.language.date(source.published_on) if source.published_on else None]
    return _one_line(f"{', '.join(part for part in parts if part)}: {source.url}")


def _one_line(text: str) -> str:
    return " ".join(text.split())
