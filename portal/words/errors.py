"""The words of the error pages."""

from __future__ import annotations

from dataclasses import dataclass

from portal.words.language import Language


@dataclass(frozen=True)
class Explanation:
    """What happened, and what the reader can do."""

    title: str
    text: str


def explanation(code: int, language: Language) -> Explanation:
    """The words for an HTTP status of 400 or above."""
    if code == 404:
        return Explanation(
            language.gettext("Page not found"),
            language.gettext("There is no page at this address. Check the spelling, or start here:"),
        )
    if code == 405:
        return Explanation(
            language.gettext("This page cannot be used that way"),
            language.gettext("The address is right, but it does not take this kind of request."),
        )
    if code == 408:
        return Explanation(
            language.gettext("The request did not arrive in time"),
            language.gettext("Only a part of it reached this site. Please try again."),
        )
    if code == 413:
        return Explanation(
            language.gettext("Too much text"),
            language.gettext("What was sent is longer than this site reads. A place, council or postcode is enough."),
        )
    if code == 414:
        return Explanation(
            language.gettext("Too long an address"),
            language.gettext("What follows the question mark in the address is longer than this site reads."),
        )
    if code == 416:
        return Explanation(
            language.gettext("That part of the file is not there"),
            language.gettext("The file ends before the part that was asked for. Please download the whole file again."),
        )
    if code == 503:
        return Explanation(
            language.gettext("The figures are not available just now"),
            language.gettext("The site runs, but its figures cannot be read. Please try again in a minute."),
        )
    if code >= 500:
        return Explanation(
            language.gettext("Something went wrong"),
            language.gettext("The fault is ours. We kept nothing of what you asked for. Please try again."),
        )
    return Explanation(
        language.gettext("The request could not be understood"),
        language.gettext("Something in what was sent is not right. Please start again from the list of forces."),
    )


def of_a_picture_not_ready(language: Language) -> Explanation:
    """The words where only a picture is not to be had yet."""
    return Explanation(
        language.gettext("The picture is not drawn yet"),
        language.gettext(
            "It could not be drawn just now, as pictures are drawn one at a time. Please ask again in a few seconds. "
            "The same figures are in the table of the page that you came from."
        ),
    )
