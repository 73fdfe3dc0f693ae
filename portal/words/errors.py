"""The words of the error pages."""

from dataclasses import dataclass

from portal.words.language import Language


@dataclass(frozen=True)
class Explanation:
    """What happened, and what the reader can do."""

    title: str
    text: str


def explanation(code: int, language: Language) -> Explanation:
    """The words for an HTTP status of 400 or above."""
    _ = language.gettext
    known = {
        404: Explanation(
            _("Page not found"),
            _("There is no page at this address. Check the spelling, or start here:"),
        ),
        405: Explanation(
            _("This page cannot be used that way"),
            _("The address is right, but it does not take this kind of request."),
        ),
        408: Explanation(
            _("The request did not arrive in time"),
            _("Only a part of it reached this site. Please try again."),
        ),
        413: Explanation(
            _("Too much text"),
            _("What was sent is longer than this site reads. A place, council or postcode is enough."),
        ),
        414: Explanation(
            _("The address is too long"),
            _("What follows the question mark in the address is longer than this site reads."),
        ),
        416: Explanation(
            _("That part of the file is not there"),
            _("The file ends before the part that was asked for. Please download the whole file again."),
        ),
        503: Explanation(
            _("The figures are not available just now"),
            _("The site runs, but its figures cannot be read. Please try again in a minute."),
        ),
    }
    ours = Explanation(
        _("Something went wrong"),
        _("The fault is ours. We kept nothing of what you asked for. Please try again."),
    )
    theirs = Explanation(
        _("The request could not be understood"),
        _("Something in what was sent is not right. Please start again from the list of forces."),
    )
    return known.get(code, ours if code >= 500 else theirs)


def of_a_picture_not_ready(language: Language) -> Explanation:
    """The words where only a picture is not to be had yet."""
    return Explanation(
        language.gettext("The picture is not drawn yet"),
        language.gettext(
            "It could not be drawn just now, as pictures are drawn one at a time. Please ask again in a few seconds. "
            "The same figures are in the table of the page that you came from."
        ),
    )
