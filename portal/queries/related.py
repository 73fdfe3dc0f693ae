"""The rows that others refer to, such as the inspection and the source of a rate: each read once.

Most figures share them. Read with each figure by a join, they would be read and made hundreds of times for one page, by
questions too long to be kept compiled.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database import tables
from portal.database.release_cache import of_release_of
from portal.facts import rows
from portal.facts.vocabulary import ServiceRole
from portal.queries import rows_of_models

# Below the number of values that any database takes in one question.
_KEYS_AT_ONCE = 1000
Row = TypeVar("Row")
_REFERRING: Mapping[Any, tuple[str, ...]] = {
    tables.Programme: ("source",),
    tables.Question: ("source",),
    tables.Inspection: ("source", "force", "programme"),
    tables.Judgment: ("source", "inspection", "question"),
    tables.RecordingRate: ("source", "inspection"),
    tables.Estimate: ("source", "inspection"),
    tables.CaseAudit: ("source", "inspection"),
    tables.Finding: ("source", "inspection"),
    tables.NationalRate: ("source",),
    tables.SupportService: ("source", "channels", "roles"),
}
_REFERRED: Mapping[str, tuple[Any, Callable[[Any, Any], Any]]] = {
    "source": (tables.Source, lambda row, _: rows_of_models.source(row)),
    "force": (tables.Force, lambda row, _: rows_of_models.force(row)),
    "programme": (tables.Programme, rows_of_models.programme),
    "question": (tables.Question, rows_of_models.question),
    "inspection": (tables.Inspection, rows_of_models.inspection),
}


def columns_of(model: Any) -> list[Any]:
    """The columns of a table, to be asked for as plain rows."""
    return [getattr(model, attribute.key) for attribute in sa.inspect(model).column_attrs]


def typed(session: so.Session, model: Any, make: Callable[[Any, Related], Row], found: Sequence[Any]) -> list[Row]:
    """Typed rows of what was found in a model's table, with what they refer to."""
    related = session.info.get(Related)
    if related is None:
        of_release = of_release_of(session)
        known = of_release.answer(Related, _nothing_known) if of_release else _nothing_known()
        related = session.info[Related] = Related(session, known)
    related.read_for(model, found)
    return [make(row, related) for row in found]


def _nothing_known() -> dict[str, dict[str, Any]]:
    return {name: {} for name in (*_REFERRED, "channels", "roles")}


class Related:
    """What the rows of a session refer to, by its key; `read_for` before asking.

    `known`: what other sessions have read of the same release, by table; what this one reads is added to it.
    """

    def __init__(self, session: so.Session, known: dict[str, dict[str, Any]]) -> None:
        self._session = session
        self._known = known
        self.source: Callable[[str], rows.Source] = self._known["source"].__getitem__
        self.force: Callable[[str], rows.Force] = self._known["force"].__getitem__
        self.programme: Callable[[str], rows.Programme] = self._known["programme"].__getitem__
        self.question: Callable[[str], rows.Question] = self._known["question"].__getitem__
        self.inspection: Callable[[str], rows.Inspection] = self._known["inspection"].__getitem__
        self.channels: Callable[[str], tuple[rows.SupportChannel, ...]] = self._known["channels"].__getitem__
        self.role: Callable[[str], tuple[ServiceRole, bool]] = self._known["roles"].__getitem__

    def read_for(self, model: Any, found: Iterable[Any]) -> None:
        """Read what these rows of the model's table refer to and was not read yet."""
        found = list(found)
        for name in _REFERRING.get(model, ()):
            if name == "channels":
                self._read_channels({row.service_id for row in found} - self._known[name].keys())
            elif name == "roles":
                self._read_roles({row.service_id for row in found} - self._known[name].keys())
            else:
                self._read(*_REFERRED[name], self._known[name], found)

    def _read(
        self, model: Any, make: Callable[[Any, Related], Row], known: dict[str, Row], referring: list[Any]
    ) -> None:
        (key,) = sa.inspect(model).primary_key
        wanted = sorted({getattr(row, key.name) for row in referring} - known.keys())
        for start in range(0, len(wanted), _KEYS_AT_ONCE):
            some = wanted[start : start + _KEYS_AT_ONCE]
            found = self._session.execute(sa.select(*columns_of(model)).where(key.in_(some))).all()
            self.read_for(model, found)
            known.update((getattr(row, key.name), make(row, self)) for row in found)

    def _read_channels(self, services: set[str]) -> None:
        channels: dict[str, list[rows.SupportChannel]] = defaultdict(list)
        model = tables.SupportChannel
        question = sa.select(*columns_of(model)).where(model.service_id.in_(sorted(services))).order_by(model.position)
        for row in self._session.execute(question) if services else ():
            channels[row.service_id].append(rows_of_models.support_channel(row))  # type: ignore[arg-type]
        self._known["channels"].update((service, tuple(channels[service])) for service in services)

    def _read_roles(self, services: set[str]) -> None:
        model = tables.SupportRole
        question = sa.select(*columns_of(model)).where(model.service_id.in_(sorted(services)))
        found = self._session.execute(question) if services else ()
        stated = {row.service_id: (row.role, row.worried_too == "yes") for row in found}
        self._known["roles"].update((each, stated.get(each, (ServiceRole.VICTIMS, False))) for each in services)
