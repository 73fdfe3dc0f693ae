"""The language of an address: English without a prefix, Welsh under `/cy/`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from portal.words.language import LANGUAGE_CODES

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LANGUAGE_KEY = "portal.language"


class LanguagePrefix:
    """Moves a leading `/cy` from the path to the script name, so that every route exists in both languages.

    Flask builds addresses below the script name, so that links stay in the language of the page.
    """

    def __init__(self, application: WSGIApplication) -> None:
        self.application = application

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Serve the request in the language that its address names."""
        path = environ.get("PATH_INFO", "")
        environ[LANGUAGE_KEY] = LANGUAGE_CODES[0]
        for code in LANGUAGE_CODES[1:]:
            prefix = f"/{code}"
            if path == prefix or path.startswith(prefix + "/"):
                environ[LANGUAGE_KEY] = code
                environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + prefix
                environ["PATH_INFO"] = path[len(prefix) :]
        return self.application(environ, start_response)
