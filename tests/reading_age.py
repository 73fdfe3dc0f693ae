"""How hard a text is to read, as the Flesch-Kincaid grade counts it: a grade of 4 is about nine years of age."""

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any
from xml.etree.ElementTree import Element

import textstat

from tests.house_rules import text_of

_NOT_OURS = {"citation", "services", "source-note"}
_BLOCKS = ("p", "li", "h1", "h2", "h3", "dd", "dt", "summary", "legend", "button")


class _Sounds(dict[str, Any]):
    """The dictionary of sounds that textstat counts syllables by; a word that it lacks is parted by its letters."""

    def __missing__(self, word: str) -> list[Any]:
        return []


def grade(main: Element) -> float:
    """The grade of the sentences of a page's main part.

    Telephone numbers and addresses are no words; an item of a list that is a link and nothing more is a name; what the
    dataset says of a service, and the titles of sources, are not ours to write.
    """
    blocks = [block for block in _own(main) if block.tag in _BLOCKS and not _holds_blocks(block)]
    said = [text_of(block) for block in blocks if not _is_name(block)]
    plain = [re.sub(r"\S*[\d/@]\S*", "", text).strip(" .:·") for text in said]
    _mend()
    return float(textstat.flesch_kincaid_grade(" ".join(f"{text}." for text in plain if text)))


def _own(element: Element) -> Iterator[Element]:
    yield element
    for child in element:
        if child.tag != "article" and not _NOT_OURS & set(child.get("class", "").split()):
            yield from _own(child)


def _holds_blocks(block: Element) -> bool:
    return any(inner is not block and inner.tag in _BLOCKS for inner in block.iter())


def _is_name(block: Element) -> bool:
    links = "".join(text_of(link) for link in block.iter("a"))
    return block.tag == "li" and sum(map(str.isalpha, text_of(block))) == sum(map(str.isalpha, links))


@cache
def _mend() -> None:
    # textstat 0.7.7 raises KeyError for a word that is not in the dictionary, such as Childline.
    counting = import_module("textstat.backend.counts._count_syllables")
    known = counting.get_cmudict
    sounds = cache(lambda lang: _Sounds(known(lang)))
    counting.get_cmudict = sounds  # type: ignore[attr-defined]
