"""Which inspection is the newest is decided once: rows, the database, charts, files and the API agree."""

import random
from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa
from hypothesis import given, settings, strategies as st

from portal.database.engine import create_tables, open_engine, reading, writing
from portal.database.tables import table_named
from portal.exports.figures import figures_table
from portal.facts.newest import age_of, newest_grade, newest_grades, newest_share
from portal.facts.partial_date import PartialDate
from portal.facts.visits import visits_of
from portal.facts.vocabulary import Grade, InspectionKind
from portal.queries import inspections, selections
from portal.queries.inspections import Figures
from portal.queries.profiles import profile
from portal.queries.selections import Order
from portal.words.language import language

DATES = [None, "2017", "2017-06", "2017-06-15", "2018-01", "2019"]


@settings(max_examples=12, deadline=None)
@given(dates=st.lists(st.sampled_from(DATES), min_size=54, max_size=54), seed=st.integers(0, 99))
def test_all_agree_whatever_the_dates(database: Path, dates: list[str | None], seed: int) -> None:
    engine = open_engine("sqlite://")
    create_tables(engine)
    with open_engine(f"sqlite:///{database}").connect() as source, engine.begin() as target:
        for table in ("sources", "forces", "programmes", "questions", "inspections", "judgments"):
            found = [dict(row) for row in source.execute(sa.select(table_named(table))).mappings()]
            random.Random(seed).shuffle(found)
            if table == "inspections":
                of_round = [row for row in found if row["programme_id"] == "cdi-2016-20"]
                for row, date in zip(of_round, dates, strict=True):
                    row["published_on"] = PartialDate.parse(date) if date else None
            target.execute(sa.insert(table_named(table)), found)
    with reading(engine) as session:
        everything = inspections.inspections(session)
        by_age = [item.inspection_id for item in sorted(everything, key=age_of)]
        assert [item.inspection_id for item in everything] == by_age
        order = [Order(name) for name in ("programme_position", "programme_id", "inspection_kind", "published_on")]
        asked = selections.select(session, "inspections", {}, order, 200)
        assert [item.inspection_id for item in asked.rows] == by_age
        judgments = inspections.judgments(session)
        latest = newest_grades(judgments)
        for force_id in ("kent", "west-midlands", "surrey", "dyfed-powys"):
            found = profile(session, force_id)
            assert found.newest_recording_judgment == newest_grade(found.judgments) == latest.get(force_id)
            drawn = [visit.inspection for visit in visits_of(found.inspections, found.recording_judgments, ())]
            assert drawn == sorted(drawn, key=age_of, reverse=True)
            table = figures_table("x", "X", Figures(found.judgments, (), (), (), ()), language("en"))
            listed = list(dict.fromkeys(row[4] for row in table.rows))
            assert listed == [item for item in by_age if item in listed]
    engine.dispose()


def test_a_second_visit_without_a_date_leads_still(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "portal.sqlite"
    copy.write_bytes(database.read_bytes())
    inspections_table = table_named("inspections")
    with writing(open_engine(f"sqlite:///{copy}")) as session:
        of_kent = inspections_table.c.inspection_id == "kent-cdi-reinspection"
        session.execute(sa.update(inspections_table).where(of_kent).values(published_on=None))
    with reading(open_engine(f"sqlite:///{copy}")) as session:
        kent = profile(session, "kent")
    assert kent.headline is not None
    assert kent.headline_before is not None
    assert (str(kent.headline.rate), str(kent.headline_before.rate)) == ("96.6", "83.6")


def test_the_newest_grade_passes_over_the_ungraded(database: Path) -> None:
    with reading(open_engine(f"sqlite:///{database}")) as session:
        surrey = profile(session, "surrey")
    newest = newest_grade(surrey.judgments)
    assert newest is not None
    assert newest.grade is not Grade.UNGRADED
    assert newest_share(()) is None
    first = replace(newest.inspection, kind=InspectionKind.INSPECTION, published_on=PartialDate(2019))
    second = replace(first, kind=InspectionKind.RE_INSPECTION, published_on=PartialDate(2018))
    assert age_of(first) < age_of(second)
    assert age_of(first) < age_of(replace(first, published_on=None))
