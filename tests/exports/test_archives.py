"""A ZIP is the same bytes each time, with its files as they were."""

import datetime
import io
import zipfile

from portal.exports.archives import zip_bytes

MOMENT = datetime.datetime(2026, 11, 23, 9, 30, 14, tzinfo=datetime.UTC)
FILES = {"README.md": b"words", "b.csv": b"a,b\n1,2\n", "a.csv": "ŵ\n".encode()}


def test_the_files_come_back_in_their_order() -> None:
    with zipfile.ZipFile(io.BytesIO(zip_bytes(FILES, MOMENT))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == FILES
        assert archive.namelist() == list(FILES)
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 23, 9, 30, 14)}


def test_the_zone_of_the_clock_changes_nothing() -> None:
    elsewhere = MOMENT.astimezone(datetime.timezone(datetime.timedelta(hours=5)))
    assert zip_bytes(FILES, MOMENT) == zip_bytes(FILES, elsewhere)
