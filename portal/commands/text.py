"""Text that an operator gives for readers."""

from __future__ import annotations

import click

from portal.facts.unseen import unseen_character

# As long as a sentence or five; a feed and a list of releases show it whole.
_LONGEST = 1000


class ReaderText(click.ParamType):  # type: ignore[type-arg]
    """A sentence: what cannot be seen, which hides words or makes a feed unreadable for good, is refused."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The sentence as it was given."""
        if unseen := unseen_character(value):
            self.fail(f"holds the character {unseen}, which cannot be seen: write it without.", param, ctx)
        if len(value) > _LONGEST:
            self.fail(f"has {len(value):,} characters: shorten it to at most {_LONGEST:,}.", param, ctx)
        is_needed = param is not None and param.required
        if not value.strip() and (value or is_needed):
            self.fail("holds no word: write a sentence for the readers.", param, ctx)
        return value
