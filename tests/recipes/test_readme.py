"""What README.md says of settings, targets, libraries and files is so."""

import dataclasses
import re

from click import Context

from portal.commands.main import main
from portal.settings import Settings
from tests.recipes.readme import README, ROOT, section

DEFAULTS = Settings.from_environment({})
PLACE = re.compile(r"(?:portal|static|templates|tests)/[\w./-]*")


def test_every_setting_is_listed_with_its_default() -> None:
    rows = re.findall(r"^\| (`.+?) \| .+ \| (.+) \|$", section("Settings").text, re.MULTILINE)
    listed = {
        name: default.strip("` ")
        for names, defaults in rows
        for name, default in zip(re.findall(r"`(\w+)`", names), defaults.split(","), strict=True)
    }
    fields = {field.name.upper(): getattr(DEFAULTS, field.name) for field in dataclasses.fields(Settings)}
    # Whether it was given follows from the setting itself.
    del fields["SITE_URL_IS_GIVEN"]
    assert set(listed) == set(fields)
    for name, value in fields.items():
        if name in ("HOST", "PORT", "WORKERS", "VERIFIED_WITHIN_DAYS"):
            assert listed[name] == str(value), name


def test_every_library_is_named() -> None:
    required = {
        re.split(r"[\s\[#]", line)[0]
        for line in (ROOT / "requirements.in").read_text("utf-8").splitlines()
        if not line.startswith("#")
    }
    rows = re.findall(r"^\| ([^|-][^|]*) \|", section("What it stands on").text, re.MULTILINE)
    assert {name.lower() for row in rows[1:] for name in row.split(", ")} == required


def test_every_target_of_make_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {"run", "test", "check"} <= targets
    assert set(re.findall(r"`make (\w+)", README.read_text("utf-8"))) <= targets


def test_every_command_of_the_portal_that_is_named_exists() -> None:
    named = re.findall(r"(?:^ {4}|`|^\.venv/bin/)portal ([a-z]+)", README.read_text("utf-8"), re.MULTILINE)
    assert {"check", "publish", "restore", "export"} <= set(named) <= set(main.list_commands(Context(main)))


def test_every_file_and_folder_that_is_named_exists() -> None:
    text = README.read_text("utf-8")
    named = re.findall(r"`([^`\s]+)`", text) + re.findall(r"^ {4}(portal/\S+)", text, re.MULTILINE)
    places = [name for name in named if PLACE.fullmatch(name)]
    assert len(places) > 40
    assert [name for name in places if not (ROOT / name).exists()] == []
