"""The letter by which somebody asks a police force whether their crime was recorded, and the same to read out."""

from dataclasses import dataclass
from enum import StrEnum

from portal.facts.rows import Force
from portal.words import terms
from portal.words.language import Language

BLANK = "____________________"


class PoliceReply(StrEnum):
    """What the police have said so far, as the reader chose it."""

    NOTHING = "nothing"
    NUMBER = "number"
    RECORDED = "recorded"
    REFUSED = "refused"


@dataclass(frozen=True)
class Letter:
    """A letter in its parts; what the reader did not say is a line to write on."""

    salutation: str
    report: str
    questions: tuple[str, ...]
    rights: str
    answer: str
    lines: tuple[str, ...]
    spoken: str


def letter(force: Force | None, when: str, reply: PoliceReply | None, language: Language) -> Letter:
    """The letter to a force (to any, if none is given) about what was reported then, in words of the reader's own."""
    name = terms.force_name(force, language) if force else language.gettext("police force")
    report = language.gettext("I reported a crime to you. When: %(when)s.", when=when or BLANK)
    sentence = _what_the_police_said(language).get(reply) if reply else None
    return Letter(
        salutation=language.gettext("Dear %(force)s,", force=name),
        report=f"{report} {sentence}" if sentence else report,
        questions=(
            language.gettext("Did you record it as a crime? If so, on what date, and as which offence?"),
            language.gettext("What is the crime reference number?"),
            language.gettext("Who is dealing with it, and how can I reach them?"),
            language.gettext("If you did not record it as a crime: why not, and who decided that?"),
        ),
        rights=language.gettext(
            "The Victims' Code gives me the right to have the details of the crime recorded without unjustified delay "
            "(Right 2). It also gives me the right to written confirmation, with a crime reference number (Right 3)."
        ),
        answer=language.gettext("Please answer in writing within 14 days. This is a safe way to reach me:"),
        lines=(
            language.gettext("My name:"),
            language.gettext("Any number that you gave me:"),
            language.gettext("Date:"),
        ),
        spoken=language.gettext(
            "“I reported a crime to you. When: %(when)s. Please tell me if you recorded it as a crime. "
            "What is the crime reference number? Who is dealing with it? Please send me that in writing. "
            "The Victims' Code gives me the right to it.”",
            when=when or BLANK,
        ),
    )


def reply_words(reply: PoliceReply, language: Language) -> str:
    """What the police have said, as a choice in a list."""
    return {
        PoliceReply.NOTHING: language.gettext("They have not told me anything"),
        PoliceReply.NUMBER: language.gettext("They gave me a number"),
        PoliceReply.RECORDED: language.gettext("They said that it is recorded"),
        PoliceReply.REFUSED: language.gettext("They said that they will not record it"),
    }[reply]


def _what_the_police_said(language: Language) -> dict[PoliceReply, str]:
    return {
        PoliceReply.NOTHING: language.gettext("You have not told me whether you recorded it."),
        PoliceReply.NUMBER: language.gettext("You gave me a number. I do not know if it is a crime reference number."),
        PoliceReply.RECORDED: language.gettext("You told me that you recorded it. I have nothing in writing."),
        PoliceReply.REFUSED: language.gettext("You told me that you will not record it as a crime."),
    }
