"""Whether the address of each source still leads to it: which are gone, moved, or answer from another host."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from portal.desk.dataset import Row, read_table, same_address
from portal.desk.polite_client import NotAskedError, PoliteClient


class State(StrEnum):
    """What became of an address."""

    THERE = "there"
    MOVED = "moved"
    OTHER_HOST = "changed host"
    GONE = "gone"
    NOT_ASKED = "not asked"
    FAILED = "failed"


@dataclass(frozen=True)
class Finding:
    """A source, its address, what became of it, and where it leads now or why it was not read."""

    source_id: str
    address: str
    state: State
    detail: str


def check_sources(rows: Sequence[Row], client: PoliteClient, log: Path | None) -> Iterator[Finding]:
    """Ask for each source in turn, those first that `log` does not hold yet; what it holds is not asked again.

    Each finding is added to the log at once, so that a check that was stopped goes on where it ended.
    """
    earlier = _read_log(log)
    for row in rows:
        finding = earlier.get((row["source_id"], row["url"]))
        if finding is None:
            finding = _ask(row, client)
            if log is not None:
                with log.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(asdict(finding), ensure_ascii=False) + "\n")
        yield finding


def write_moved(folder: Path, findings: Sequence[Finding]) -> int:
    """Put the new address of each moved source into sources.csv; return how many lines were altered.

    The ids stay, for figures name them. Raises ValueError, and writes nothing, if the file is not written as this
    program writes it, so that no other line of it changes.
    """
    path = folder / "sources.csv"
    before = path.read_bytes().decode("utf-8")
    rows = read_table(folder, "sources")
    if _as_csv(rows) != before:
        raise ValueError(f"{path} is written in another way than `portal export` writes it: edit it by hand.")
    moved = {item.source_id: item.detail for item in findings if item.state in (State.MOVED, State.OTHER_HOST)}
    after = [row | {"url": moved.get(row["source_id"], row["url"])} for row in rows]
    path.write_bytes(_as_csv(after).encode("utf-8"))
    return sum(old != new for old, new in zip(rows, after, strict=True))


def _ask(row: Row, client: PoliteClient) -> Finding:
    source_id, address = row["source_id"], row["url"]
    try:
        answer = client.get(address)
    except NotAskedError as error:
        return Finding(source_id, address, State.NOT_ASKED, str(error))
    if answer.is_gone:
        return Finding(source_id, address, State.GONE, f"status {answer.status}")
    if not answer.is_there:
        return Finding(source_id, address, State.FAILED, f"status {answer.status}")
    if same_address(answer.address) == same_address(address):
        return Finding(source_id, address, State.THERE, "")
    hosts = {(urlsplit(each).hostname or "").removeprefix("www.") for each in (address, answer.address)}
    return Finding(source_id, address, State.OTHER_HOST if len(hosts) > 1 else State.MOVED, answer.address)


def _read_log(log: Path | None) -> dict[tuple[str, str], Finding]:
    if log is None or not log.exists():
        return {}
    findings = {}
    for line in log.read_text("utf-8").splitlines():
        try:
            cells = json.loads(line)
            item = Finding(cells["source_id"], cells["address"], State(cells["state"]), cells["detail"])
        except (ValueError, KeyError, TypeError):
            # A line that was being written when the check was stopped: that source is asked again.
            continue
        findings[(item.source_id, item.address)] = item
    return findings


def _as_csv(rows: Sequence[Row]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]) if rows else [], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
