"""The words of the pages about the site: kinds of sources."""

from __future__ import annotations

from portal.words.language import Language


def source_kind(kind: str, language: Language) -> str:
    """Who publishes sources of a kind; a kind that the site does not know yet keeps its own word."""
    return {
        "inspectorate": language.gettext("The inspectorate (HMICFRS, until 2017 HMIC)"),
        "force": language.gettext("Police forces"),
        "commissioner": language.gettext("Police and crime commissioners and their offices"),
        "council": language.gettext("Councils and their committees"),
        "government": language.gettext("Government and other public bodies"),
        "service": language.gettext("Support and health services"),
        "press": language.gettext("Newspapers, charities and other websites"),
    }.get(kind, kind)
