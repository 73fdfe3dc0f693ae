"""What a page says of a share against the one before it, in the same round."""

from portal.facts.rows import RecordingRate
from portal.queries import comparisons
from portal.web.context import current_language, session
from portal.words import changes
from portal.words.changes import ChangeWords


def change_words(before: RecordingRate, after: RecordingRate) -> ChangeWords:
    """How the share differs between two inspections of one force in one round."""
    programme_id = before.inspection.programme.programme_id
    margins = comparisons.margins(session(), programme_id, before.offence_group)
    return changes.change(before, after, margins, current_language())
