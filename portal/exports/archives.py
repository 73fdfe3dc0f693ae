"""Several files as one ZIP that is the same bytes each time."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Mapping

_READABLE_BY_ALL = 0o644 << 16


def zip_bytes(files: Mapping[str, bytes], moment: datetime.datetime) -> bytes:
    """The files in the order given, every entry dated with that moment (UTC, to two seconds as ZIP counts)."""
    content = io.BytesIO()
    stamp = moment.astimezone(datetime.UTC).timetuple()[:6]
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _READABLE_BY_ALL
            # 3 is Unix: the system on which the ZIP was made must not change its bytes.
            entry.create_system = 3
            archive.writestr(entry, data)
    return content.getvalue()
