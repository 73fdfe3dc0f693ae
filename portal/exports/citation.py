"""How to cite a page of the site, so that a reader finds the very release that its figures came from."""

import json
import re
from dataclasses import dataclass

from portal.facts.rows import Release
from portal.words.language import Language, sentence_case

_BIBTEX_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


@dataclass(frozen=True)
class Citation:
    """What is cited: a page or a dataset of one release; `address` is None where the file has no page of its own."""

    title: str
    address: str | None
    release: Release
    language: Language


def publisher(language: Language) -> str:
    """Who publishes the site, as it calls itself in the language."""
    return language.gettext("On the Record")


def plain(citation: Citation) -> str:
    """One sentence for running text or a note."""
    parts = [publisher(citation.language), f"“{citation.title}”", _release_words(citation)]
    return ", ".join([*parts, citation.address] if citation.address else parts)


def harvard(citation: Citation) -> str:
    """The citation by author and year; the year is that of the release."""
    published = citation.release.published_at.date()
    release = sentence_case(_release_words(citation))
    words = f"{publisher(citation.language)} ({published.year}) {citation.title}. {release}."
    if citation.address:
        words += " " + citation.language.gettext("Available at: %(address)s", address=citation.address)
    return words


def bibtex(citation: Citation) -> str:
    """An entry for BibTeX; whatever TeX would take for a command is escaped."""
    published = citation.release.published_at.date()
    fields = {
        # The inner braces keep the capitals of a name, and let a title hold quotation marks.
        "author": "{" + _in_tex(publisher(citation.language)) + "}",
        "title": "{" + _in_tex(citation.title) + "}",
        "year": str(published.year),
        "month": str(published.month),
        "day": str(published.day),
        "note": "{" + _in_tex(sentence_case(_release_words(citation))) + "}",
    }
    if citation.address:
        # An address stands as it is: BibTeX styles set it verbatim, and it holds neither braces nor backslashes.
        fields["url"] = citation.address
    lines = ",\n".join(f'  {name} = "{value}"' for name, value in fields.items())
    return f"@misc{{{_key(citation)},\n{lines}\n}}\n"


def csl_json(citation: Citation) -> str:
    """The citation for Zotero, pandoc and others that read CSL-JSON: a list of one item."""
    published = citation.release.published_at.date()
    item: dict[str, object] = {
        "id": _key(citation),
        "type": "dataset" if citation.address is None else "webpage",
        "author": [{"literal": publisher(citation.language)}],
        "title": citation.title,
        "container-title": publisher(citation.language),
        "issued": {"date-parts": [[published.year, published.month, published.day]]},
        "version": str(citation.release.number),
        "note": sentence_case(_release_words(citation)),
        "language": "cy" if citation.language.code == "cy" else "en-GB",
    }
    if citation.address:
        item["URL"] = citation.address
    return json.dumps([item], ensure_ascii=False, indent=1) + "\n"


def _release_words(citation: Citation) -> str:
    return citation.language.gettext(
        "release %(number)s of the figures, %(date)s",
        number=citation.release.number,
        date=citation.language.date(citation.release.published_at.date()),
    )


def _key(citation: Citation) -> str:
    # The query belongs to it: two comparisons cited in one text need two names.
    place = re.sub(r"^https?://[^/]+", "", citation.address or "")
    words = re.findall(r"[a-z0-9]+", place.lower())
    return "-".join(["on-the-record", *words, "release", str(citation.release.number)])


def _in_tex(text: str) -> str:
    return "".join(_BIBTEX_SPECIAL.get(character, character) for character in text)
