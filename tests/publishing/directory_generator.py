"""Writes postcode directories of the real shape, from which the dataset's own postcode tables must come out again."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

# The columns of the edition of February 2024, in their order.
_COLUMNS = (
    "pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,osward,parish,usertype,oseast1m,osnrth1m,osgrdind,oshlthau,nhser,"
    "ctry,rgn,streg,pcon,eer,teclec,ttwa,pct,itl,statsward,oa01,casward,npark,lsoa01,msoa01,ur01ind,oac01,oa11,lsoa11,"
    "msoa11,wz11,sicbl,bua24,ru11ind,oac11,lat,long,lep1,lep2,pfa,imd,calncv,icb,oa21,lsoa21,msoa21"
)
HEADER = _COLUMNS.split(",")
# No postcode ends in one of C I K M O V.
ENDINGS = [first + second for first in "ABDEFGHJLNPQRSTUWXYZ" for second in "ABDEFGHJLNPQRSTUWXYZ"]
SCOTLAND = ("S23000009", "S12000026")

Row = tuple[str, str, str, str]


def rows_of_dataset(dataset: Path, of_a_sector: int) -> Iterator[Row]:
    """Postcode, date of termination, police force area and council: what a directory holds that gives these tables.

    `of_a_sector` is how many postcodes each sector has beside its exceptions (one in thin districts).
    """
    codes = {row["force_id"]: row["ons_code"] for row in _read(dataset / "forces.csv")}
    councils = {row["force_id"]: row["ons_code"] for row in _read(dataset / "councils.csv")}
    exceptions = defaultdict(dict)
    for row in _read(dataset / "postcode_exceptions.csv"):
        exceptions[row["postcode"][:-2]][row["postcode"][-2:]] = row["force_id"]
    outcodes = {row["outcode"]: row for row in _read(dataset / "outcodes.csv")}

    def place(force_id: str) -> tuple[str, str]:
        return codes[force_id], councils[force_id]

    for row in _read(dataset / "postcode_sectors.csv"):
        sector, force_id = row["sector"], row["force_ids"].split(";")[0]
        own = exceptions[sector]
        free = (ending for ending in ENDINGS if ending not in own)
        thin = outcodes[sector.split()[0]]["reliability"] == "thin"
        # The first force must have the most postcodes.
        number = 1 if thin else max(of_a_sector, 5 + len(own))
        for _ in range(min(number, len(ENDINGS) - len(own))):
            yield sector + next(free), "", *place(force_id)
        for ending, other in own.items():
            yield sector + ending, "", *place(other)
        # One that is no longer in use, in another force's area: it must not count.
        yield sector + "CC", "199606", *place("kent" if force_id == "surrey" else "surrey")
    for outcode, row in outcodes.items():
        if row["reliability"] == "terminated-only":
            for number, force_id in enumerate(row["force_ids"].split(";")):
                for ending in ENDINGS[20 * number : 20 * number + 9 - 2 * number]:
                    yield f"{outcode} 1{ending}", "200012", *place(force_id)
        if row["share_outside_england_and_wales"] != "0":
            for ending in ENDINGS[:30]:
                yield f"{outcode} 7{ending}", "", *SCOTLAND
    for outcode, codes_elsewhere in {
        "EH1": SCOTLAND,
        "BT1": ("N23000001", "N09000003"),
        "JE2": ("L99999999", "L99999999"),
        "IM1": ("M99999999", "M99999999"),
    }.items():
        for ending in ENDINGS:
            yield f"{outcode} 1{ending}", "", *codes_elsewhere


def write_directory(path: Path, rows: Iterator[Row] | list[Row], header: list[str] = HEADER) -> int:
    """Write a directory with these rows and the other columns filled as in a real one; return the number of rows."""
    named = {name: place for place, name in enumerate(header)}
    area = next(name for name in header if name.startswith("pfa"))
    council = next(name for name in header if name == "oslaua" or (name.startswith("lad") and name.endswith("cd")))
    filled = ["E99999999"] * len(header)
    for name in ("pcd", "pcd2", "dointr", "lat", "long", "oseast1m", "osnrth1m"):
        if name in named:
            filled[named[name]] = "51.272330"
    number = 0
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(header)
        for postcode, ended, area_code, council_code in rows:
            number += 1
            filled[named["pcds"]], filled[named["doterm"]] = postcode, ended
            filled[named[area]], filled[named[council]] = area_code, council_code
            writer.writerow(filled)
    return number


def _read(path: Path) -> list[dict[str, str]]:
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))
