"""The language of an address: English without a prefix, Welsh under `/cy/`."""

from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from portal.words.language import LANGUAGE_CODES

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
        environ[LANGUAGE_KEY], rest = split_language(path)
        if rest != path:
            environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + path.removesuffix(rest)
            environ["PATH_INFO"] = rest
        return self.application(environ, start_response)


def split_language(path: str) -> tuple[str, str]:
    """The code of the language that a path names, and the path without its prefix."""
    for code in LANGUAGE_CODES[1:]:
        if path == f"/{code}" or path.startswith(f"/{code}/"):
            return code, path.removeprefix(f"/{code}")
    return LANGUAGE_CODES[0], path
