"""What a civic developer writes on the first evening, with nothing but Python's own library: `python reuse.py ADDRESS`.

Takes the whole dataset, asks the API for the same rates page after page, looks into the feed, asks again only if
something changed, and prints what it found as JSON.
"""

import csv
import hashlib
import io
import json
import sys
import zipfile
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen
from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"


def get(address: str, **headers: str) -> tuple[bytes, dict[str, str]]:
    """The body and the headers of an answer."""
    with urlopen(Request(address, headers=headers), timeout=30) as answer:
        return answer.read(), dict(answer.headers)


def main(site: str) -> dict[str, Any]:
    """Everything, once."""
    archive, _ = get(f"{site}/data/latest/on-the-record.zip")
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        of_files = list(csv.DictReader(io.TextIOWrapper(files.open("recording_rates.csv"), encoding="utf-8")))
        package = json.loads(files.read("datapackage.json"))
        readme = files.read("README.md").decode()

    of_api = []
    address, tags = f"{site}/api/v1/recording-rates?per_page=50", {}
    while address:
        body, headers = get(address)
        tags[address] = headers["ETag"]
        answer = json.loads(body)
        of_api += answer["items"]
        address = answer["links"]["next"]

    unchanged = 0
    for address, tag in tags.items():
        try:
            get(address, **{"If-None-Match": tag})
        except HTTPError as error:
            unchanged += error.code == 304
            error.close()

    release = answer["release"]
    sums, _ = get(f"{site}/data/releases/{release['number']}/SHA256SUMS")
    feed = ElementTree.fromstring(get(f"{site}/feeds/releases.atom")[0])
    return {
        "rates": [[row["inspection_id"], row["offence_group"], float(row["rate"])] for row in of_files],
        "rates_of_api": [[row["inspection_id"], row["offence_group"], row["rate"]] for row in of_api],
        "without_source": [row["inspection_id"] for row in of_api if not row["source"]["url"].startswith("http")],
        "described": {
            column["name"] for table in package["resources"] for column in table.get("schema", {}).get("fields", ())
        }
        >= of_files[0].keys(),
        "licence_told": "Open Government Licence" in readme,
        "checksum_holds": hashlib.sha256(archive).hexdigest() in sums.decode(),
        "pages": len(tags),
        "unchanged": unchanged,
        "release": release["number"],
        "newest_in_feed": feed.findtext(f"{ATOM}entry/{ATOM}title"),
        "force_of_a_postcode": json.loads(get(f"{site}/api/v1/find?q=ME14%201XX")[0])["force_id"],
    }


if __name__ == "__main__":
    json.dump(main(sys.argv[1]), sys.stdout)
