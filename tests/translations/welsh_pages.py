"""The Welsh pages of the site, and what they hold that is not Welsh."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html.parser import HTMLParser
from urllib.parse import urlsplit

from tests.dataset.facts import rows
from tests.site.crawling import Visit
from tests.translations.catalogue import english_of, messages, welsh_of

# Words that Welsh does not have, and that no English text of some length goes without.
ENGLISH_WORDS = {"the", "of", "and", "for", "with", "which", "that", "from", "this", "are", "by", "not", "or", "their"}

# Files have an ending; pages have none.
_PAGE = re.compile(r"/cy/[^.]*")
_READ_ALOUD = ("alt", "aria-label", "title", "placeholder", "data-label", "content")
# The title of a page repeats its heading, and cannot mark the language of a name.
_UNREAD = {"script", "style", "code", "pre", "title"}
_VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


def welsh_pages(visits: Iterable[Visit]) -> Iterator[Visit]:
    """The pages under `/cy/`; of addresses that differ only in their query, one of each path."""
    seen = set()
    for visit in visits:
        target = urlsplit(visit.path)
        known = (target.path, bool(target.query))
        if visit.is_page and _PAGE.fullmatch(target.path) and known not in seen:
            seen.add(known)
            yield visit


def texts_of(html: str) -> list[str]:
    """Every text of a page that a reader sees or hears and that stands in Welsh by its marks."""
    reader = _Texts()
    reader.feed(html)
    return reader.found


@cache
def english_left(text: str) -> str | None:
    """The English message that a text shows, or the text itself where its words are English; None for Welsh."""
    plain = re.sub(r"\s+", " ", re.sub(r"https?://\S+", "", without_names(text))).strip()
    for message, literal, pattern in _english_patterns():
        if literal in plain and pattern.search(plain):
            return message
    words = re.findall(r"[a-z]+", plain.casefold())
    return plain if len(ENGLISH_WORDS & set(words)) > 1 else None


def without_names(text: str) -> str:
    """The text without the names that are the same in both languages, also where one runs over two lines."""
    return _names().sub("", text)


@cache
def _names() -> re.Pattern[str]:
    named = [row[column] for row in rows("forces") for column in ("name", "short_name")]
    named += [row["name"] for row in rows("support_services")]
    named += [row["publisher"] for row in rows("sources")]
    named += ["Journal of the American Statistical Association", "Voice for Victims and Witnesses Ltd"]
    escaped = (re.escape(name).replace(r"\ ", r"\s+") for name in sorted(named, key=len, reverse=True))
    return re.compile("|".join(escaped))


@cache
def _english_patterns() -> list[tuple[str, str, re.Pattern[str]]]:
    """Every message whose Welsh differs, its longest fixed part, and a pattern for it.

    A long message may stand anywhere in a text; a short one is only sought as the whole of it.
    """
    found = []
    for message in messages():
        for english in english_of(message):
            plain = re.sub(r"\s+", " ", english)
            fixed = [part.replace("%%", "%") for part in re.split(r"%\(\w+\)s|\{\w+\}", plain)]
            if english in welsh_of(message) or not re.search(r"[a-zA-Z]{3}", "".join(fixed)):
                continue
            words = len(re.findall(r"[a-zA-Z]{2,}", "".join(fixed)))
            # "%(first)s and %(last)s" would be found in any name.
            if words == 1 and len(fixed) > 2:
                continue
            pattern = re.escape(plain).replace(r"%\(num\)s", r"[\d,]+")
            pattern = re.sub(r"%\\\(\w+\\\)s|\\\{\w+\\\}", ".+", pattern).replace("%%", "%")
            found.append((english, max(fixed, key=len), re.compile(pattern if words > 3 else rf"\A{pattern}\Z")))
    return found


class _Texts(HTMLParser):
    """Collects the texts that stand in Welsh, those in attributes too."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open: list[tuple[str, str]] = [("", "")]

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Enter an element, in its own language or that of the element around it."""
        values = dict(attributes)
        code = values.get("lang") or self.open[-1][1]
        if code == "cy":
            self.found += [values[name] or "" for name in _READ_ALOUD if name in values]
        if tag not in _VOID:
            self.open.append((tag, "" if tag in _UNREAD else code))

    def handle_endtag(self, tag: str) -> None:
        """Leave the element, with all in it whose end is not written."""
        names = [name for name, _ in self.open]
        if tag in names[1:]:
            del self.open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        """Keep a text that stands in Welsh."""
        if self.open[-1][1] == "cy" and data.strip():
            self.found.append(data)
