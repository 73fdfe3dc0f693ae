"""Writing the whole site out as static files: ask for everything, give each answer its place, write what changed."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path, PurePosixPath

from flask import Flask

from portal.static_site.crawling import Answer, ask_for_everything
from portal.static_site.folder import Content, FreezeCounts, open_folder, write_folder
from portal.static_site.links import with_links
from portal.web.headers import CONTENT_SECURITY_POLICY

# Where a walk begins: what no link leads to is here too.
START = ("/", "/cy/", "/sitemap.xml", "/robots.txt", "/favicon.ico", "/find", "/cy/find")
ERROR_PAGES = {"404.html": "/404", "cy/404.html": "/cy/404"}
Progress = Callable[[str, int, int], None]

# The API's lists come page by page and it searches for words in the query; a comparison is made in the browser.
_NEEDS_A_SERVER = re.compile(r"(/cy)?/(api/v1([/?].*)?|compare(\.[a-z.-]+)?\?.*)")

_SUFFIXES = {"application/json": ".json", "application/json+oembed": ".json", "image/svg+xml": ".svg"}
_DESCRIPTION = ".csv-metadata.json"


def freeze(
    app: Flask, site_url: str, folder: Path, also: Iterable[str], about: Mapping[str, object], progress: Progress
) -> FreezeCounts:
    """Write every page and file that the site links to, and those at the addresses `also`, into the folder.

    `about` goes into the manifest; `progress` is told which part of the work, how many, of how many. Raises
    NotFrozenError where a link of the site leads to an error, ForeignFolderError where the folder is somebody else's.
    """
    left_out: set[str] = set()

    def leave_out(address: str) -> bool:
        needs = _NEEDS_A_SERVER.fullmatch(address) is not None
        if needs:
            left_out.add(address)
        return needs

    with open_folder(folder) as keep_in:
        answers = ask_for_everything(
            app, site_url, [*START, *also], leave_out, keep_in, lambda done, total: progress("Asking", done, total)
        )
        files = {**files_of(answers, site_url), **_maps(answers)}
        for file, address in ERROR_PAGES.items():
            files[file] = app.test_client().get(address, base_url=site_url).get_data
        return write_folder(
            folder,
            files,
            {**about, "left_out": sorted(left_out)},
            lambda done, total: progress("Writing", done, total),
        )


def files_of(answers: Mapping[str, Answer], site_url: str) -> dict[str, Content]:
    """The file of each answer, by its path below the folder, with the links of its pages to where things stand now."""
    moved = moved_addresses(answers)
    files: dict[str, Content] = {}
    for answer in answers.values():
        file = file_of(answer, moved)
        if file is not None:
            files[file] = partial(_body, answer, site_url, moved)
    return files


def moved_addresses(answers: Mapping[str, Answer]) -> dict[str, str]:
    """New addresses for those whose query changes the answer: a server of files does not read queries."""
    moved = {}
    for address, answer in answers.items():
        if answer.query:
            plain = answers.get(answer.path)
            if plain is None or plain.file != answer.file:
                moved[address] = _without_query(answer)
    return moved


def file_of(answer: Answer, moved: Mapping[str, str]) -> str | None:
    """The file for an answer, relative to the folder; None where it is the same as without its query."""
    address = moved.get(answer.address, answer.address)
    if "?" in address:
        return None
    path = PurePosixPath(address.lstrip("/"))
    if answer.mimetype == "text/html":
        return str(path) if path.suffix == ".html" else str(path / "index.html")
    return str(path)


def _body(answer: Answer, site_url: str, moved: Mapping[str, str]) -> bytes:
    if answer.mimetype != "text/html":
        return answer.body
    return with_links(answer.body.decode("utf-8"), answer.address, site_url, moved.get).encode("utf-8")


def _maps(answers: Mapping[str, Answer]) -> dict[str, Content]:
    """The files whose headers are not those of a page, as nginx reads them into its maps."""
    moved = moved_addresses(answers)
    policies, sharing, addresses = set(), set(), set()
    for answer in answers.values():
        file = file_of(answer, moved)
        if file is not None and answer.policy != CONTENT_SECURITY_POLICY:
            policies.add(f'"/{file}" "{answer.policy}";')
        if file is not None and answer.is_for_all_sites:
            sharing.add(f'"/{file}" "*";')
        if file is not None and file.endswith("/index.html"):
            # nginx compares without regard to capitals.
            address = f"/{file.removesuffix('/index.html')}"
            addresses.add(f'"{address}" "{address}";')
    return {
        "frozen/policies.nginx": partial(_map, policies),
        "frozen/sharing.nginx": partial(_map, sharing),
        "frozen/addresses.nginx": partial(_map, addresses),
    }


def _map(lines: Iterable[str]) -> bytes:
    return "\n".join(["# Written by `portal freeze`.", *sorted(lines), ""]).encode()


def _without_query(answer: Answer) -> str:
    mark = hashlib.sha256(answer.query.encode()).hexdigest()[:12]
    path = PurePosixPath(answer.path)
    if answer.mimetype == "text/html":
        return f"{answer.path.rstrip('/')}/{mark}"
    # What describes a table stays beside it.
    is_description = path.name.endswith(_DESCRIPTION)
    suffix = _DESCRIPTION if is_description else path.suffix or _SUFFIXES.get(answer.mimetype, "")
    return str(path.with_name(f"{path.name.removesuffix(suffix)}-{mark}{suffix}"))
