"""Two comparisons, and the dataset's rates as the tests of comparisons need them."""

from tests.dataset.facts import rows

KENT_AND_CHESHIRE = "/compare?forces=cheshire,kent"
FOUR = "/compare?forces=essex,kent,surrey,sussex"


def published(force_id: str, programme: str = "cdi-2016-20", group: str = "all") -> list[dict[str, str]]:
    """The rates of a force in the dataset, oldest first."""
    inspections = {row["inspection_id"]: row for row in rows("inspections")}
    found = [
        {**row, **inspections[row["inspection_id"]]}
        for row in rows("recording_rates")
        if row["offence_group"] == group
        and inspections[row["inspection_id"]]["programme_id"] == programme
        and inspections[row["inspection_id"]]["force_id"] == force_id
    ]
    return sorted(found, key=lambda row: (row["published_on"], row["kind"]))


def inspections_of(programme: str) -> dict[str, dict[str, str]]:
    """The inspections of a programme in the dataset, by their id."""
    return {row["inspection_id"]: row for row in rows("inspections") if row["programme_id"] == programme}
