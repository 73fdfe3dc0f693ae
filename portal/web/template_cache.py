"""Templates stay compiled on the disk, beside their source, as Python keeps its own modules."""

from __future__ import annotations

import pickle  # nosec B403  (only for the error that a damaged file raises)
import sys
from contextlib import suppress
from pathlib import Path

from flask import Flask
from jinja2.bccache import Bucket, FileSystemBytecodeCache

from portal.program_hash import program_hash
from portal.settings import ROOT

# What decides how a template is compiled, besides its own text: Jinja, its settings, and the filters on fixed texts.
_COMPILED_BY = ("requirements.txt", "portal/application.py", "portal/web/headings.py")


def attach(app: Flask) -> None:
    """Let the site's templates be compiled once for all processes, where that folder can be written."""
    app.jinja_env.bytecode_cache = TemplateCache(ROOT / "templates" / "__pycache__")


class TemplateCache(FileSystemBytecodeCache):
    """Compiled templates in a folder that need not be there, nor be open to this user."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder), f"{sys.implementation.cache_tag}-{program_hash(*_COMPILED_BY)[:16]}-%s.pyc")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the template from the folder, if it is there."""
        # Whatever cannot be read is compiled again.
        with suppress(OSError, EOFError, pickle.UnpicklingError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the template in the folder, unless it cannot be written or Python itself is told to keep nothing."""
        if sys.dont_write_bytecode:
            return
        with suppress(OSError):
            Path(self.directory).mkdir(exist_ok=True)
            super().dump_bytecode(bucket)
