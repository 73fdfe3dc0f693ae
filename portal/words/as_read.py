"""Texts of the dataset that were read in English, and the same in the reader's language where it has words for them."""

from dataclasses import dataclass

from portal.facts.rows import Finding, Force
from portal.facts.support_rows import SupportService
from portal.words.language import Language


@dataclass(frozen=True)
class AsRead:
    """A text of the dataset: `english` as it was read, `own` in the reader's language or None where it has none."""

    own: str | None
    english: str


def service_name(service: SupportService, language: Language) -> AsRead:
    """The name of a service: its Welsh one, or what its name says, in Welsh; a brand stays as it is."""
    return _in(language, service.name, service.name_cy)


def provider(service: SupportService, language: Language) -> AsRead | None:
    """Who runs a service, unless its name says so."""
    if not service.provider or service.provider in service.name:
        return None
    return _in(language, service.provider, service.provider_cy)


def audience(service: SupportService, language: Language) -> AsRead:
    """Whom a service is for, such as `adults worried about a child`."""
    return _in(language, service.audience, service.audience_cy)


def accountable_body(force: Force, language: Language) -> AsRead | None:
    """The commissioner, mayor or authority to whom a force answers."""
    return _in(language, force.accountable_body, force.accountable_body_cy) if force.accountable_body else None


def finding(row: Finding, language: Language) -> AsRead:
    """What inspectors found, in plain words."""
    return _in(language, row.text, row.text_cy)


def remark(text: str, language: Language) -> AsRead:
    """What a source remarks on cost, languages, access or hours in words of its own; the commonest have their Welsh."""
    welsh = {
        "365 days a year": language.gettext("365 days a year"),
        "BSL": language.gettext("BSL"),
        "BSL interpreter Monday to Friday, 10am to 6pm": language.gettext(
            "BSL interpreter Monday to Friday, 10am to 6pm"
        ),
        "BSL video (app or website)": language.gettext("BSL video (app or website)"),
        "Relay UK and BSL": language.gettext("Relay UK and BSL"),
        "free service (call charge not stated)": language.gettext("free service (call charge not stated)"),
        "interpreters": language.gettext("interpreters"),
        "text message": language.gettext("text message"),
        "textphone or Relay UK app": language.gettext("textphone or Relay UK app"),
    }
    return _in(language, text, welsh.get(text))


def _in(language: Language, english: str, welsh: str | None) -> AsRead:
    return AsRead(english if language.code == "en" else welsh, english)
