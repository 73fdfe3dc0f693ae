"""How many gaps a release closed, told from what it changed."""

import datetime

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database import tables
from portal.database.engine import reading
from portal.database.histories import renew_histories
from portal.facts.vocabulary import ChangeKind
from portal.queries.gaps import gap_closures


def test_a_release_counts_what_it_found_and_nothing_else(engine: sa.Engine) -> None:
    moment = datetime.datetime(2027, 1, 1, tzinfo=datetime.UTC)
    found = [
        ("recording_rates", "kent-cdi/sexual", ChangeKind.ADDED, None, None),
        ("judgments", "kent-peel-2023-25/peel-2023-25-recording-crime", ChangeKind.ADDED, None, None),
        ("recording_rates", "kent-cdi/all", ChangeKind.CHANGED, "margin", None),
        ("inspections", "kent-cdi", ChangeKind.CHANGED, "published_on", None),
    ]
    others = [
        ("judgments", "kent-peel-2023-25/peel-2023-25-other", ChangeKind.ADDED, None, None),
        ("recording_rates", "kent-cdi/all", ChangeKind.CHANGED, "margin", "1.9"),
        ("recording_rates", "kent-cdi/violence", ChangeKind.WITHDRAWN, None, "80"),
        ("sources", "s1", ChangeKind.ADDED, None, None),
    ]
    with so.Session(engine) as session:
        session.execute(
            sa.insert(tables.Release).values(
                number=2, published_at=moment, content_hash="0" * 64, note="", restored_from=None
            )
        )
        for position, (table, key, kind, column, was) in enumerate((*found, *others), 1):
            session.execute(
                sa.insert(tables.Change).values(
                    release_number=2,
                    position=position,
                    table=table,
                    key=key,
                    kind=kind,
                    column=column,
                    was=was,
                    now="1",
                )
            )
        renew_histories(session)
        session.commit()
    with reading(engine) as session:
        assert [(each.release.number, each.closed) for each in gap_closures(session)] == [(2, len(found)), (1, None)]
