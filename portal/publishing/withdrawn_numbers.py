"""Numbers of support services that an earlier release withdrew and that a new one would publish again."""

from __future__ import annotations

import re
from collections.abc import Iterable

import sqlalchemy as sa

from portal.database.engine import reading
from portal.database.tables import Change
from portal.facts.telephone import dialled
from portal.facts.vocabulary import ChangeKind
from portal.publishing.problems import Problem
from portal.publishing.release_diff import Difference

_TABLE = "support_channels"
# A withdrawn or added row is on record as `service_id=…; address=…; …`.
_ADDRESS = re.compile(r"(?:^|; )address=([^;]+)")


def numbers_once_withdrawn(engine: sa.Engine, found: Iterable[Difference]) -> list[Problem]:
    """A warning for each number that comes back after a release took it away; its reason is named."""
    new = [item for item in found if item.table == _TABLE and item.kind is not ChangeKind.WITHDRAWN]
    if not new:
        return []
    with reading(engine) as session:
        gone = session.execute(
            sa.select(Change.release_number, Change.kind, Change.column, Change.was, Change.reason)
            .where(Change.table == _TABLE, Change.kind != ChangeKind.ADDED)
            .order_by(Change.release_number)
        ).all()
    withdrawn = {}
    for number, kind, column, was, reason in gone:
        address = _address(kind, column, was)
        if address:
            withdrawn[dialled(address)] = (number, reason)
    warnings = []
    for item in new:
        address = _address(item.kind, item.column, item.now)
        if address and dialled(address) in withdrawn:
            number, reason = withdrawn[dialled(address)]
            what = f"Release {number} took this number away{f' ({reason})' if reason else ''}."
            mend = "make sure that it works again before you publish it."
            warnings.append(Problem(f"{_TABLE}.csv", None, "address", address, what, mend, is_warning=True))
    return warnings


def _address(kind: ChangeKind, column: str | None, text: str | None) -> str | None:
    if kind is ChangeKind.CHANGED:
        return text if column == "address" else None
    match = _ADDRESS.search(text or "")
    return match.group(1) if match else None
