"""A small dataset with hostile text in every cell that the check of a dataset lets it into."""

from collections.abc import Iterator
from itertools import count, cycle

from portal.dataset.description import description
from portal.publishing.checking import check
from portal.publishing.problems import DatasetError
from tests.dataset.written import rows_of, written
from tests.reliability.marked_dataset import small_dataset

# Each names itself `hostile`, so that what becomes of it can be found in any answer.
PAYLOADS = (
    "<script>hostile(1)</script>",
    "</script><script>hostile(2)</script>",
    '"><img src=hostile onerror=hostile(3)>',
    "' onmouseover='hostile(4)",
    "</title></textarea></style><hostile-5>",
    "<!-- hostile 6 --><![CDATA[ ]]> ]]> -->",
    "{{ 'hostile'.upper() }} {% hostile %} %(hostile)s ${hostile}",
    "../../../etc/hostile-passwd\\..\\hostile.exe",
    "hostile,\"a\",'b';=1+1\u2028|@SUM(1)",
    "&lt;hostile&gt; &amp; &#x3C;hostile-9&#62;",
    "שלום hostile مرحبا 𝕳 ȷ̈́ ﷽",
    "hostile\u00a0" + "x" * 1500,
    "javascript:hostile(12)//https://evil.example",
    "hostile </text></svg><svg onload=hostile(13)>",
)
# What no cell may hold at all: control characters, bidirectional controls, formulas, and what is far too long.
REFUSED = (
    "hostile\x00",
    "hostile\x1b[31m",
    "hos\u202etile",
    "hos\u2066tile",
    "\ufeffhostile",
    "hos\u200btile",
    "hostile\x85",
    "=HYPERLINK(1)",
    "+hostile",
    "-hostile",
    "@hostile",
    "x" * 5000,
)
# With what happened since, a scope, a reason and corrections.
_WITH_ROWS_OF_EVERY_TABLE = ("hertfordshire", "staffordshire", "west-midlands")


def hostile_files() -> dict[str, bytes]:
    """The files of a dataset that passes every check and is as hostile as it can be."""
    original = small_dataset(*_WITH_ROWS_OF_EVERY_TABLE)
    assert all(content.count(b"\n") > 1 for path, content in original.items() if path.endswith(".csv"))
    tables = {table.path: rows_of(original[table.path]) for table in description()}
    payloads, numbers = cycle(PAYLOADS), count(1)
    texts = {
        (table.name, field.name)
        for table in description()
        for field in table.fields
        if field.type == "string" and not (field.words or field.pattern)
    }.difference(_columns_that_join_tables())
    # What was corrected to a plain text is none any more.
    tables["corrections.csv"] = [row for row in tables["corrections.csv"] if (row["table"], row["column"]) not in texts]
    plain = {path: [dict(row) for row in rows] for path, rows in tables.items()}
    for table in description():
        # The gazetteer has tens of thousands of rows: some of them stand for all.
        for row in tables[table.path][:400]:
            for field in table.fields:
                if (table.name, field.name) in texts:
                    # The number keeps apart what must be unique.
                    row[field.name] = f"{next(payloads)} {next(numbers)}"
    for _ in range(20):
        files = original | {path: written(rows[0], rows) for path, rows in tables.items() if rows}
        try:
            check(files)
        except DatasetError as error:
            for problem in error.problems:
                if problem.line is None:
                    continue
                was = plain[problem.file][problem.line - 2]
                now = tables[problem.file][problem.line - 2]
                for column in [problem.column] if problem.column in was else list(was):
                    now[column] = was[column]
        else:
            return files
    raise AssertionError("no dataset passes")


def _columns_that_join_tables() -> Iterator[tuple[str, str]]:
    for table in description():
        yield from ((table.name, column) for column in table.primary_key)
        for key in table.foreign_keys:
            yield from ((table.name, column) for column in key.columns)
            yield from ((key.table, column) for column in key.target_columns)
        for field in table.fields:
            if field.references:
                yield (table.name, field.name)
                yield field.references
