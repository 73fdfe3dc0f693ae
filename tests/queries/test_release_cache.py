"""What is kept of a release is never shown for another one."""

import hashlib
from contextlib import ExitStack

import pytest
import sqlalchemy as sa

from portal.database import tables
from portal.database.release_cache import AnswerCache, caching_session, release_answers
from portal.queries import forces, inspections
from portal.queries.releases import current_release
from tests.queries.conftest import Away

_FORCES = tables.table_named("forces")


def publish_another_name(engine: sa.Engine, number: int, name: str) -> None:
    """A release in which Kent's force has another name."""
    with engine.begin() as connection:
        before = connection.execute(sa.select(tables.Release.__table__)).mappings().first()
        assert before is not None
        changed = {"number": number, "content_hash": hashlib.sha256(name.encode()).hexdigest()}
        connection.execute(sa.insert(tables.Release), {**before, **changed})
        connection.execute(sa.update(_FORCES).where(_FORCES.c.force_id == "kent").values(name=name))


def test_an_answer_is_read_once_for_all_sessions(engine: sa.Engine) -> None:
    answers, asked = AnswerCache(), []
    sa.event.listen(engine, "before_cursor_execute", lambda *said: asked.append(said[2]))
    for _ in range(3):
        with caching_session(engine, answers) as session:
            found = inspections.judgments(session, force_id="kent")
            assert {item.inspection.force.name for item in found} == {"Kent Police"}
    assert sum("FROM judgments" in question for question in asked) == 1
    assert sum("FROM releases" in question for question in asked) == 3


def test_a_new_release_is_seen_and_an_old_view_stays_whole(engine: sa.Engine) -> None:
    answers = AnswerCache()
    with caching_session(engine, answers) as old:
        assert forces.force(old, "kent").name == "Kent Police"
        publish_another_name(engine, 2, "Second")
        with caching_session(engine, answers) as new:
            assert forces.force(new, "kent").name == "Second"
            # What the old view asks for now was never kept, and must not be kept for the new one.
            of_old = inspections.inspections(old, force_id="kent")
            of_new = inspections.inspections(new, force_id="kent")
            assert {item.force.name for item in of_old} == {"Kent Police"}
            assert {item.force.name for item in of_new} == {"Second"}
            seen = [current_release(session) for session in (old, new)]
            assert [release and release.number for release in seen] == [1, 2]
    with caching_session(engine, answers) as again:
        assert {item.force.name for item in inspections.inspections(again, force_id="kent")} == {"Second"}


def test_a_view_that_asks_late_gets_nothing_of_a_newer_release(engine: sa.Engine) -> None:
    answers = AnswerCache()
    with caching_session(engine, answers) as late:
        # Any question fixes what a session sees.
        assert late.scalar(sa.select(sa.func.count()).select_from(_FORCES)) == 44
        publish_another_name(engine, 2, "Second")
        with caching_session(engine, answers) as new:
            assert forces.force(new, "kent").name == "Second"
        assert forces.force(late, "kent").name == "Kent Police"
    with caching_session(engine, answers) as new:
        assert forces.force(new, "kent").name == "Second"


def test_another_release_of_the_same_number_is_another_release(engine: sa.Engine) -> None:
    answers = AnswerCache()
    publish_another_name(engine, 2, "Wrong")
    with caching_session(engine, answers) as session:
        assert forces.force(session, "kent").name == "Wrong"
    # The database is put back as it was before, and what was wrong is published again, mended.
    with engine.begin() as connection:
        connection.execute(sa.delete(tables.Release).where(tables.Release.number == 2))
    publish_another_name(engine, 2, "Mended")
    with caching_session(engine, answers) as session:
        assert forces.force(session, "kent").name == "Mended"


def test_what_was_asked_before_outlives_the_database_and_nothing_is_added_to_it(engine: sa.Engine, away: Away) -> None:
    answers = AnswerCache()
    with caching_session(engine, answers) as session:
        assert forces.force(session, "kent").name == "Kent Police"
    engine.dispose()
    with ExitStack() as stack:
        with away():
            with caching_session(engine, AnswerCache()) as session, pytest.raises(sa.exc.OperationalError):
                forces.all_forces(session)
            session = stack.enter_context(caching_session(engine, answers))
            assert forces.force(session, "gwent").name == "Gwent Police"
        # It comes back, and may hold another release by now.
        with pytest.raises(sa.exc.UnboundExecutionError):
            inspections.inspections(session, force_id="kent")
    with caching_session(engine, answers) as session:
        assert inspections.inspections(session, force_id="kent")


def test_who_changes_a_list_changes_only_a_copy(engine: sa.Engine) -> None:
    answers = AnswerCache()
    for _ in range(2):
        with caching_session(engine, answers) as session:
            found = forces.all_forces(session)
            assert len(found) == 44
            found.clear()


def test_made_up_names_do_not_fill_the_memory(engine: sa.Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.database.release_cache._MOST_ROWS", 10)
    answers = AnswerCache()
    with caching_session(engine, answers) as session:
        for number in range(25):
            assert inspections.inspections(session, force_id=f"nowhere-{number}") == []
        of_release = release_answers(session)
        assert of_release is not None
        assert len(of_release._answers) < 10
        assert len(forces.all_forces(session)) == 44


def test_a_session_that_publishes_keeps_nothing(engine: sa.Engine) -> None:
    with sa.orm.Session(engine) as session:
        assert forces.force(session, "kent").name == "Kent Police"
        session.execute(sa.update(_FORCES).where(_FORCES.c.force_id == "kent").values(name="Other"))
        session.expire_all()
        assert forces.force(session, "kent").name == "Other"
