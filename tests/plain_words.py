"""Phrases that the site does not use, because its readers would stumble over them; each has a plainer one."""

import re
from xml.etree.ElementTree import Element

# What not to say -> what to say.
_ENGLISH = {
    r"whom to (call|tell|ask)": "who to call",
    r"you need not say": "(optional)",
    r"you need not\b": "you do not have to",
    r"if you worry": "if you are worried",
    r"to take away\b": "as files",
    r"why programmes cannot|programmes of inspection": "why rounds cannot be compared; inspection rounds",
    r"mend its ways": "improve",
    r"stands (between rounds|at the foot)": "divides the rounds; is at the foot",
    r"it holds in england": "it applies in England",
    r"of every 100\b": "in every 100",
    r"\bis mended\b": "is corrected",
    r"somebody to talk to": "someone to talk to",
    r"day and night": "24 hours a day",
    r"is in no address": "does not show in your history",
    r"a poster with the support lines": "a help poster",
    r"the inspection before had found": "the previous inspection found",
    r"cannot be told": "we cannot tell; too close to call; not published",
    r"in the sources that we have read": "a dash with a key, or the reason",
    r"may be said of each two": "what the figures show",
    r"take it away": "download",
    r"among its peers": "compared with other forces",
    r"who answers for it": "who is responsible",
    r"sampling alone could|luck of the draw": "chance",
    r"why it stands alone": "why rounds cannot be compared",
    r"\bpercent\b|\bper cent\b": "%",
    r"\bone (can|compares)\b": "you can, we can",
    r"\b(is|share) of \d{4}\b": "is from, is for",
    r"\be-mail": "email",
    r"\bnear by\b": "nearby",
    r"not to be had": "not available",
}
_EVERYWHERE = {r"\d[ \u00a0\u202f]%": "no space before %", r"(?<= )-\d": "a true minus"}
# What others wrote, and what machines read.
_QUOTED_CLASSES = {"source", "citation", "quoted"}
_QUOTED_TAGS = {"code", "pre", "script", "blockquote"}


def words_to_avoid(tree: Element) -> list[str]:
    """Each phrase of a page that has a plainer one; of a page in Welsh only what holds in every language."""
    # To search one text in small letters costs half of what minding no capitals does.
    text = _own_text(tree.find("body")).lower()
    avoided = _EVERYWHERE | (_ENGLISH if tree.get("lang") == "en" else {})
    return [
        f"says {match[0]!r} where it means {plain!r}: …{text[max(0, match.start() - 50) : match.end() + 20]}…"
        for phrase, plain in avoided.items()
        for match in re.finditer(phrase, text)
    ]


def _own_text(element: Element | None) -> str:
    if element is None:
        return ""
    pieces: list[str] = []

    def gather(each: Element) -> None:
        if each.tag not in _QUOTED_TAGS and not _QUOTED_CLASSES & set(each.get("class", "").split()):
            pieces.append(each.text or "")
            for child in each:
                gather(child)
                pieces.append(child.tail or "")

    gather(element)
    # A no-break space stays, for it tells how a figure is written.
    return re.sub(r"[ \t\r\n]+", " ", "".join(pieces))
