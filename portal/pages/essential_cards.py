"""The essentials of support in one language, with every number from the dataset."""

import re

from markupsafe import Markup

from portal.facts.rows import Source
from portal.facts.support_rows import SupportService
from portal.facts.vocabulary import ChannelKind
from portal.support.advice import EMERGENCY, NATIONAL_LINE, RAPE, SILENT_CALL
from portal.support.essentials import Essentials, all_essentials, words_of
from portal.support.judge import always_open
from portal.web.context import PhoneNumber
from portal.words.language import language as language_of

# The lines of which a source says that they have interpreters, with the words that describe them, and that source.
_INTERPRETED = (
    ("national-domestic-abuse-helpline", "line_domestic_england", "sbb5d218d"),
    ("live-fear-free", "line_abuse_wales", "s6ac8fb0c"),
    ("modern-slavery-helpline", "line_slavery", "s2022386b"),
)
_CONFIDENTIAL = "sf91de600"
_NO_REPORT = "sbd92a7e3"
_POLICE_INTERPRETER = "s55a8a55a"


def essentials_values(
    other_language: Essentials, national: dict[str, SupportService], sources: dict[str, Source]
) -> dict[str, object]:
    """What the page of a language shows; national services and sources are given by their names."""
    words = words_of(other_language.code)
    line, emergency = national.get(NATIONAL_LINE), national.get(EMERGENCY)
    digits = _digits_to_press(national.get(SILENT_CALL))
    places = {
        "emergency": number_link("999"),
        "silent": Markup('<bdi dir="ltr"><strong>{}</strong></bdi>').format(digits),
        "button": Markup("<strong>{}</strong>").format(words["exit_button"]),
    }
    lines = [(service_id, name) for service_id, name, _ in _INTERPRETED if _number(national.get(service_id))]
    read = [_CONFIDENTIAL, _NO_REPORT, _POLICE_INTERPRETER, *(source_id for _, _, source_id in _INTERPRETED)]
    read += [
        service.source.source_id
        for service in (emergency, national.get(SILENT_CALL), line, national.get(RAPE))
        if service
    ]
    return {
        "other_language": other_language,
        "recorded_title": words_of(other_language.code, "recorded")["title"],
        "languages": all_essentials(),
        "words": {name: Markup.escape(text).format(**places) for name, text in words.items()}
        | {"danger": Markup.escape(words["danger"]).format(emergency=number_link("999", "telephone"))},
        "line": number_link(_number(line), "telephone") if _number(line) else None,
        "rape_line": number_link(_number(national.get(RAPE))) if _number(national.get(RAPE)) else None,
        "line_always": bool(line and always_open(line)),
        "line_free": bool(line and line.cost == "free"),
        "emergency_free": bool(emergency and emergency.cost == "free"),
        "silent": bool(digits),
        "interpreted": [(words[name], number_link(_number(national[service_id]))) for service_id, name in lines],
        "sources": [sources[source_id] for source_id in dict.fromkeys(read) if source_id in sources],
        "dated": language_of("en").date(other_language.dated),
    }


def number_link(number: str, css_class: str = "number-link") -> Markup:
    """A number to tap inside text of either direction."""
    phone_number = PhoneNumber.of(number)
    link = Markup('<bdi dir="ltr"><a class="{}" href="tel:{}">{}</a></bdi>')
    return link.format(css_class, phone_number.dial, phone_number.display)


def _number(service: SupportService | None) -> str:
    channels = service.channels if service else ()
    return next((item.address for item in channels if item.kind is ChannelKind.PHONE and item.address), "")


def _digits_to_press(service: SupportService | None) -> str:
    for channel in service.channels if service else ():
        pressed = re.search(r"\d+", channel.instruction or "")
        if pressed:
            return pressed.group()
    return ""
