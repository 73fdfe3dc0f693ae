"""A process that publishes made-up datasets, each upon the same small release: as `publish` does, without drawing."""

import functools
import gc
import os
import shutil
import traceback
from pathlib import Path

from flask import Flask

from portal.application import create_app
from portal.commands import rehearsal
from portal.database import engine as database
from portal.database.engine import open_engine
from portal.publishing import drawing, releasing
from portal.publishing.checking import archived_tables
from portal.publishing.release_diff import differences
from portal.publishing.releasing import PreparedRelease, prepare, publish
from portal.settings import Settings
from tests.publishing.made_up_datasets import Change, base, changed

REFUSED, PUBLISHED = "refused", "published"
_LANGUAGES = ("", "/cy")
# An engine that is opened again, upon another database of the same address, still has its queries compiled.
_open = functools.cache(open_engine)
_made = functools.cache(create_app)


def begin(folder: Path) -> None:
    """Make this process ready: charts are made of their rows and not drawn, and one application asks for all pages."""
    # A web worker keeps few questions compiled to stay small; here all pages are asked for, again and again.
    database._OF_EVERY_ENGINE["query_cache_size"] = 1000
    drawing.draw = drawing.draw_for_page = lambda *_what: '<svg width="10" height="10"></svg>'  # type: ignore[assignment]
    drawing._draw_all = functools.partial(map, drawing._draw)  # type: ignore[assignment]
    rehearsal.create_app = _application  # type: ignore[assignment]
    releasing.open_engine = _open
    drawing.open_engine = functools.cache(open_engine)
    engine = _open(f"sqlite:///{_base(folder)}")
    publish(engine, prepare(engine, base()), "", lambda done, total: None)
    engine.dispose()
    gc.freeze()


def outcome(folder: Path, number: int, wanted: list[Change]) -> str:
    """Publish the dataset with these changes: REFUSED by the check, PUBLISHED, or what went wrong.

    Its pages are asked for in one language, the next one's in the other: both say the same of the same rows.
    """
    dataset = changed(base(), wanted)
    if dataset is None or dataset.files == base():
        return REFUSED
    rehearsal._LANGUAGES = (_LANGUAGES[number % 2],)
    own = Path(shutil.copy(_base(folder), folder / f"{os.getpid()}.sqlite"))
    found = tuple(differences(archived_tables(base()), dataset))
    engine = _open(f"sqlite:///{own}")
    try:
        publish(engine, PreparedRelease(dataset, 1, found), "", lambda done, total: None, rehearsal.rehearse)
    except Exception:
        return traceback.format_exc()
    finally:
        engine.dispose()
        # A rehearsal that failed has left its release there.
        _open("sqlite://").dispose()
        for file in folder.glob(f"{own.name}*"):
            file.unlink()
    return PUBLISHED


def _base(folder: Path) -> Path:
    """The database with the release that this process publishes upon."""
    return folder / f"base-{os.getpid()}.sqlite"


def _application(settings: Settings) -> Flask:
    """The one application, with an engine of its own, which the rehearsal takes for an idle one and disposes of."""
    app = _made(settings)
    app.extensions["engine"] = open_engine(settings.database_url)
    return app
