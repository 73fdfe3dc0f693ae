"""Templates are compiled once for all processes, and nothing that happens to what is kept stops a page."""

import re
import sys
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment

from portal.settings import ROOT
from portal.web.templates import TemplateCache

_IMPORTED = re.compile(r'{%-? from "([^"]+)" import')


@pytest.fixture(autouse=True)
def _as_for_a_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def test_another_process_compiles_nothing(tmp_path: Path) -> None:
    assert shown(tmp_path, "Hello {{ name }}") == ("Hello Kent", 1)
    assert shown(tmp_path, "Hello {{ name }}") == ("Hello Kent", 0)


def test_a_template_that_was_altered_is_compiled_again(tmp_path: Path) -> None:
    shown(tmp_path, "Hello {{ name }}")
    assert shown(tmp_path, "Good day {{ name }}") == ("Good day Kent", 1)


@pytest.mark.parametrize("kept", [b"", b"no template", None], ids=["nothing", "something else", "cut short"])
def test_what_is_damaged_is_compiled_again(tmp_path: Path, kept: bytes | None) -> None:
    shown(tmp_path, "Hello {{ name }}")
    (file,) = (tmp_path / "kept").iterdir()
    whole = file.read_bytes()
    for damaged in [kept] if kept is not None else [whole[:length] for length in range(1, len(whole), 7)]:
        file.write_bytes(damaged)
        assert shown(tmp_path, "Hello {{ name }}")[0] == "Hello Kent"


def test_a_folder_that_cannot_be_made_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("no folder")
    assert shown(tmp_path, "Hello {{ name }}") == ("Hello Kent", 1)


def test_where_python_keeps_nothing_neither_do_templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    shown(tmp_path, "Hello {{ name }}")
    assert not (tmp_path / "kept").exists()


def test_a_macro_that_several_folders_use_stands_among_the_macros() -> None:
    templates = ROOT / "templates"
    astray = [
        f"{path.relative_to(templates)} imports {name}"
        for path in templates.glob("*/*.html")
        for name in _IMPORTED.findall(path.read_text(encoding="utf-8"))
        if name.partition("/")[0] not in ("macros", path.parent.name)
    ]
    assert astray == []


def shown(folder: Path, source: str) -> tuple[str, int]:
    """What a template says in a new process, and how many templates it had to compile."""
    compiled = []

    class Counting(Environment):
        def compile(self, *arguments: Any, **options: Any) -> Any:
            compiled.append(arguments)
            return super().compile(*arguments, **options)

    site = Counting(loader=DictLoader({"page": source}), bytecode_cache=TemplateCache(folder / "kept"), autoescape=True)
    return site.get_template("page").render(name="Kent"), len(compiled)
