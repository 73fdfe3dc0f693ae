"""The seal of a backup: a digest of each table's rows, by which a row that was altered since is noticed.

It is of no use against whoever renews it; what it tells of is damage, and a hand that meant well.
"""

import hashlib

import sqlalchemy as sa

_SEAL = sa.Table(
    "backup_seal", sa.MetaData(), sa.Column("name", sa.String, primary_key=True), sa.Column("sha256", sa.String)
)


def seal(connection: sa.Connection) -> None:
    """Keep the digest of every table in the file itself."""
    digests = _digests(connection)
    _SEAL.create(connection)
    connection.execute(sa.insert(_SEAL), [{"name": name, "sha256": sha256} for name, sha256 in digests.items()])


def altered_table(connection: sa.Connection) -> str | None:
    """The first table that is not what it was when the file was sealed; None in a file without a seal too."""
    if not sa.inspect(connection).has_table(_SEAL.name):
        return None
    sealed: dict[str, str] = {row.name: row.sha256 for row in connection.execute(sa.select(_SEAL))}
    there = _digests(connection)
    return next((name for name in sorted(sealed | there) if sealed.get(name) != there.get(name)), None)


def break_seal(connection: sa.Connection) -> None:
    """Take the seal off a file that is written to as a database from now on."""
    _SEAL.drop(connection, checkfirst=True)


def _digests(connection: sa.Connection) -> dict[str, str]:
    names = [name for name in sa.inspect(connection).get_table_names() if name != _SEAL.name]
    return {name: _digest(connection, name) for name in names}


def _digest(connection: sa.Connection, name: str) -> str:
    # As SQLite keeps the rows, whatever the version of the site that wrote them.
    rows = sa.select(sa.text("*")).select_from(sa.table(name)).order_by(sa.text("rowid"))
    digest = hashlib.sha256()
    for row in connection.execution_options(yield_per=100).execute(rows):
        digest.update(repr(tuple(row)).encode())
    return digest.hexdigest()
