"""Templates as the site reads them: in one environment, compiled once and kept on the disk beside their source."""

import pickle  # nosec B403  (only for the error that a damaged file raises)
import sys
from collections.abc import MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from flask import Flask
from flask.templating import Environment
from jinja2.bccache import Bucket, FileSystemBytecodeCache

from portal.program_hash import program_hash
from portal.settings import ROOT

# What decides how a template is compiled, besides its own text: Jinja, its settings, and the filters on fixed texts.
_COMPILED_BY = ("requirements.txt", "portal/application.py", "portal/web/templates.py", "portal/web/page_filters.py")


def attach(app: Flask) -> None:
    """Let the templates of a site, which has rendered none yet, be read in this environment.

    They are compiled once for all processes, where the folder of templates can be written.
    """
    app.jinja_environment = TemplateEnvironment
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.jinja_env.bytecode_cache = TemplateCache(ROOT / "templates" / "__pycache__")


class TemplateEnvironment(Environment):
    """An environment whose templates have no globals of their own: all share one table of them.

    Jinja lays a table for each template over the common one, and then looks through both for every import of a macro:
    a twentieth of the time of a page.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The common table; one over it where a template is given more."""
        return super().make_globals(d) if d else self.globals


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
