"""Whatever passes the check is published, and every page of it renders."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from portal.application import create_app
from portal.commands import rehearsal
from portal.database.engine import open_engine
from portal.publishing import drawing
from portal.publishing.releasing import prepare, publish
from tests.amount import Amount
from tests.publishing.made_up_datasets import Change, changed, changes, published_upon
from tests.reliability.marked_dataset import small_dataset

pytestmark = pytest.mark.timeout(7200)


@pytest.fixture
def without_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Charts are made of their rows and not drawn, which takes long; one application asks for all pages."""
    for name in ("draw", "draw_for_page"):
        monkeypatch.setattr(drawing, name, lambda *_what: '<svg width="10" height="10"></svg>')
    monkeypatch.setattr(drawing, "_drawn", functools.partial(map, drawing._draw))
    monkeypatch.setattr(rehearsal, "create_app", functools.cache(create_app))


@pytest.mark.soak
@pytest.mark.usefixtures("without_pictures")
def test_what_passes_the_check_breaks_no_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, amount: Amount) -> None:
    before, base = small_dataset(), tmp_path / "base.sqlite"
    engine = open_engine(f"sqlite:///{base}")
    publish(engine, prepare(engine, before), "", lambda done, total: None)
    engine.dispose()
    published = refused = 0

    @settings(
        max_examples=amount.of(3, 500),
        deadline=None,
        database=None,
        derandomize=not amount.in_full,
        suppress_health_check=list(HealthCheck),
    )
    @given(changes())
    def try_it(wanted: list[Change]) -> None:
        nonlocal published, refused
        dataset = changed(before, wanted)
        if dataset is None or dataset.files == before:
            refused += 1
            return
        # One language each: both say the same of the same rows.
        monkeypatch.setattr(rehearsal, "_LANGUAGES", (("", "/cy")[published % 2],))
        published_upon(base, tmp_path, before, dataset)
        published += 1
        if published % 50 == 0:
            amount.tell(f"{published} datasets published, {refused} refused or unchanged")

    try_it()
    assert published
    amount.tell(f"{published} datasets were published with every page; {refused} were refused or unchanged")
