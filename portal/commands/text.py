"""Text that an operator gives for readers."""

from __future__ import annotations

import unicodedata

import click


class ReaderText(click.ParamType):  # type: ignore[type-arg]
    """A sentence: control characters, which would make a feed unreadable for good, are refused."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The sentence as it was given."""
        for character in value:
            if unicodedata.category(character) in ("Cc", "Cs") or character in "\ufffe\uffff":
                self.fail(f"holds the control character U+{ord(character):04X}: write it without.", param, ctx)
        return value
