"""Writing the whole site out as static files: ask for everything, give each answer its place, write what changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from flask import Flask

from portal.static_site.crawling import Answer, ask_for_everything
from portal.static_site.folder import Content, Written, opened, write_folder
from portal.static_site.layout import file_of, moved_addresses
from portal.static_site.links import with_links
from portal.web.headers import CONTENT_SECURITY_POLICY

# Where a walk begins: what no link leads to stands here too.
START = ("/", "/cy/", "/sitemap.xml", "/robots.txt", "/find", "/cy/find")
ERROR_PAGES = {"404.html": "/404", "cy/404.html": "/cy/404"}
Progress = Callable[[str, int, int], None]

# The API's lists come page by page and it searches for words in the query; a comparison is made in the browser.
_NEEDS_A_SERVER = re.compile(r"(/cy)?/(api/v1([/?].*)?|compare(\.[a-z.-]+)?\?.*)")


def freeze(
    app: Flask, site_url: str, folder: Path, also: Iterable[str], about: Mapping[str, object], progress: Progress
) -> Written:
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

    with opened(folder) as keep_in:
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
