"""The messages of the site, as they stand in the code and in the Welsh catalogue."""

import ast
import re
from functools import cache
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from portal.settings import ROOT
from portal.words.language import CATALOGUES

WELSH = CATALOGUES / "cy"
PLACE = re.compile(r"%\(\w+\)s|%%|\{\w+\}")


@cache
def welsh() -> Catalog:
    """The Welsh catalogue as it is committed."""
    with (WELSH / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale="cy")


@cache
def messages() -> list[Message]:
    """The messages of the Welsh catalogue, without its header."""
    return [message for message in welsh() if message.id]


@cache
def extracted() -> dict[str, str]:
    """Every message that the code and the templates hold now (of a plural its singular), and a file that holds it."""
    with (CATALOGUES / "extraction.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    found = {}
    for name, _line, message, _comments, _context in extract_from_dir(
        ROOT, methods, options, directory_filter=_holds_messages
    ):
        found[message if isinstance(message, str) else message[0]] = name
    return found


@cache
def asked_for() -> dict[str, str]:
    """Every message that a call in the code asks for, as the language reads it, and a file that holds the call."""
    found = {}
    for path in (ROOT / "portal").rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute | ast.Name):
                name = call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id
                first = call.args[0] if call.args else None
                if name in ("gettext", "ngettext") and isinstance(first, ast.Constant):
                    found[str(first.value)] = str(path.relative_to(ROOT))
    return found


def english_of(message: Message) -> tuple[str, ...]:
    """A message as it stands in the code: one text, or a singular and a plural."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def welsh_of(message: Message) -> tuple[str, ...]:
    """Its Welsh: one text, or six forms."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def _holds_messages(folder: str) -> bool:
    top = Path(folder).relative_to(ROOT).parts
    return not top or top[0] in ("portal", "templates")
