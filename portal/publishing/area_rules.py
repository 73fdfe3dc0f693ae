"""What rows say of areas: each force has a place of its own, and every table gives a place to the same force."""

from collections.abc import Iterator
from decimal import Decimal

from portal.publishing.parsing import ParsedTable
from portal.publishing.problems import Problem

# Each share is rounded to four decimals.
_ROUNDING_OF_A_SHARE = Decimal("0.0001")
_OTHER_NATION = {"England": "wales", "Wales": "england"}


def contradicting_areas(tables: dict[str, ParsedTable]) -> Iterator[Problem]:
    """A fault for each row by which a force would vanish, or a reader be led to the wrong force or nation."""
    yield from _tiles(tables["forces"])
    yield from _nations(tables["forces"])
    yield from _neighbours(tables["forces"])
    yield from _services_of_another_nation(tables)
    yield from _places(tables)
    yield from _shares(tables["outcodes"])
    yield from _postcodes(tables)


def _tiles(forces: ParsedTable) -> Iterator[Problem]:
    there: dict[tuple[str, str], str] = {}
    for row in forces.rows:
        column, line, label = row.text["tile_column"], row.text["tile_row"], row.text["tile_label"]
        if bool(column) != bool(line):
            mend = "give both tile_column and tile_row, or neither."
            yield row.problem("tile_column", "Half of the place on the map is missing.", mend)
        elif column and not label:
            yield row.problem("tile_label", "The tile on the map has no label.", "give it three capitals.")
        elif column and (column, line) in there:
            what = f"{there[column, line]} stands there on the map already, and one would hide the other."
            yield row.problem("tile_row", what, "give each force a tile of its own.")
        there.setdefault((column, line), row.text["force_id"])


def _nations(forces: ParsedTable) -> Iterator[Problem]:
    for row in forces.rows:
        nation, region, code = row.text["nation"], row.text["region"], row.text["ons_code"]
        if region and (region == "Wales") != (nation == "Wales"):
            yield row.problem("region", f"The region is not one of {nation}.", "correct one of the two.")
        if code and nation in _OTHER_NATION and code[0] != nation[0]:
            yield row.problem("ons_code", f"The code is not one of {nation}.", "correct one of the two.")


def _neighbours(forces: ParsedTable) -> Iterator[Problem]:
    neighbours = {row.text["force_id"]: set(row.text["neighbours"].split(";")) for row in forces.rows}
    for row in forces.rows:
        for other in neighbours[row.text["force_id"]] - {""}:
            if other == row.text["force_id"]:
                yield row.problem("neighbours", "The force is named as its own neighbour.", "remove it.", other)
            elif row.text["force_id"] not in neighbours.get(other, {row.text["force_id"]}):
                what = f"{other} does not name this force as its neighbour."
                yield row.problem("neighbours", what, "add it there or remove it here.", other)


def _services_of_another_nation(tables: dict[str, ParsedTable]) -> Iterator[Problem]:
    nations = {row.text["force_id"]: row.text["nation"] for row in tables["forces"].rows}
    for row in tables["support_services"].rows:
        nation = nations.get(row.text["force_id"], "")
        if row.text["area"] == _OTHER_NATION.get(nation):
            what = f"The force is one of {nation}: nobody there would be shown the service."
            yield row.problem("area", what, "correct the area or the force.")


def _places(tables: dict[str, ParsedTable]) -> Iterator[Problem]:
    of_council = {row.text["name"]: row.text["force_id"] for row in tables["councils"].rows}
    for row in tables["places"].rows:
        force = of_council.get(row.text["council"])
        if force and force != row.text["force_id"]:
            what = f"{row.text['council']} is policed by {force}."
            yield row.problem("force_id", what, "correct the council or the force.")


def _shares(outcodes: ParsedTable) -> Iterator[Problem]:
    for row in outcodes.rows:
        forces, shares = row.values["force_ids"], row.values["shares"]
        # A cell that is no list is among the problems already.
        if not isinstance(forces, tuple) or not isinstance(shares, tuple):
            continue
        total = sum((Decimal(share) for share in shares), Decimal())
        if len(shares) != len(forces):
            yield row.problem("shares", f"Forces: {len(forces)}; shares: {len(shares)}.", "give each force its share.")
        elif abs(total - 1) > _ROUNDING_OF_A_SHARE * len(shares):
            yield row.problem("shares", f"The shares add up to {total}, not to 1.", "check them with the source.")


def _postcodes(tables: dict[str, ParsedTable]) -> Iterator[Problem]:
    """A fault for each sector or postcode of a force that its district does not have."""
    forces_of = {row.text["outcode"]: row.text["force_ids"].split(";") for row in tables["outcodes"].rows}
    for name, key, column in (
        ("postcode_sectors", "sector", "force_ids"),
        ("postcode_exceptions", "postcode", "force_id"),
    ):
        for row in tables[name].rows:
            outcode = row.text[key].partition(" ")[0]
            others = [force for force in row.text[column].split(";") if force not in forces_of.get(outcode, ())]
            if others:
                what = f"outcodes.csv gives {outcode} no postcode of {others[0]}."
                mend = "correct one of the two, or make all three tables anew: portal postcodes."
                yield row.problem(column, what, mend)
