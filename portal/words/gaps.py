"""The words of the list of gaps: what is missing, and a request for it under the Freedom of Information Act."""

from dataclasses import dataclass
from typing import Protocol

from portal.facts.rows import Force, Programme
from portal.facts.vocabulary import MissingMeasure, Reason
from portal.words import record, terms
from portal.words.language import Language

# Section 10 of the Act: promptly, and not later than the twentieth working day after the request was received.
LAW = "https://www.legislation.gov.uk/ukpga/2000/36/section/10"


class _Gap(Protocol):
    @property
    def force(self) -> Force: ...
    @property
    def programme(self) -> Programme: ...
    @property
    def measure(self) -> MissingMeasure: ...
    @property
    def subject(self) -> str: ...
    @property
    def reason(self) -> Reason: ...


@dataclass(frozen=True)
class Request:
    """A request ready to copy: its subject, and its text in plain lines."""

    subject: str
    text: str


def what_is_missing(gap: _Gap, language: Language) -> str:
    """What is missing, as words in a sentence: `the share of all crime recorded`."""
    return record.missing_measure(gap.measure, gap.subject, language)


def can_be_asked(gap: _Gap) -> bool:
    """Whether the force could fill the gap: it was looked for and not found."""
    return gap.reason is Reason.NOT_FOUND


def request(gap: _Gap, language: Language) -> Request:
    """The request to a force for what is missing; the reader adds a name and an address."""
    _ = language.gettext
    words = {
        "what": what_is_missing(gap, language),
        "round": terms.name_of(gap.programme, language),
        "force": terms.the_force(gap.force, language),
    }
    lines = (
        _("To %(force)s,", **words),
        " ".join(
            (*_wish(gap.measure, words, language), _("Please send the page of the report or letter that gives it."))
        ),
        _("If it was never given, or you do not hold it, please say so."),
        _(
            "The Act asks for an answer promptly, and not later than the twentieth working day after you receive this "
            "(section 10)."
        ),
        _("Yours faithfully,"),
        _("[your name and an address for the answer; the Act asks for both]"),
    )
    return Request(_("Freedom of information request: %(what)s (%(round)s)", **words), "\n\n".join(lines))


def _wish(measure: MissingMeasure, words: dict[str, str], language: Language) -> tuple[str, ...]:
    _ = language.gettext
    if measure is MissingMeasure.PUBLISHED_ON:
        date = _(
            "Under the Freedom of Information Act 2000, please tell me on what date HM Inspectorate of Constabulary "
            "and Fire & Rescue Services published its report on %(force)s from this inspection: %(round)s.",
            **words,
        )
        return (date,)
    finding = _(
        "Under the Freedom of Information Act 2000, please send me what HM Inspectorate of Constabulary and Fire & "
        "Rescue Services found for %(force)s in this inspection, %(round)s: %(what)s.",
        **words,
    )
    if measure is MissingMeasure.MARGIN:
        return finding, _("The margin is the plus or minus figure of the confidence interval.")
    return (finding,)
