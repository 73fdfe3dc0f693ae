"""One drawing at a time on the machine, kept by content, and an honest refusal where it cannot be had now."""

import fcntl
import os
import struct
import subprocess
import sys
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from pathlib import Path
from xml.etree import ElementTree

import pytest

from portal.pictures.card import HEIGHT, WIDTH, Card, card_svg
from portal.pictures.drawing_apart import NotDrawnError
from portal.web import renderer
from portal.web.renderer import ComparisonPicture, PictureForm, Raster, Renderer
from portal.words.comparison_chart import text_alternative, title
from portal.words.language import language
from tests.charts.pictures import SVG
from tests.facts import made
from tests.patience import patience

COMPARISON = made.compared(made.north("96.6"), made.east("83.6", "1.85"))
CARD = Card("On the Record", "Kent Police", "One line")


def task(form: PictureForm = "svg", code: str = "en") -> ComparisonPicture:
    return ComparisonPicture(COMPARISON, code, form)


def patient_renderer(folder: Path, patience_seconds: float = 15, most_kept: int = 400) -> Renderer:
    """A renderer that lets each drawing take the time that a busy machine needs for it."""
    return Renderer(folder, patience_seconds, patience(20), most_kept)


def test_a_picture_says_what_the_page_says_of_it(tmp_path: Path) -> None:
    for code in ("en", "cy"):
        root = ElementTree.fromstring(patient_renderer(tmp_path).draw(task("narrow.svg", code)))
        assert root.findtext(f"{SVG}title") == title(COMPARISON, language(code))
        assert root.findtext(f"{SVG}desc") == text_alternative(COMPARISON, language(code))


def test_every_form_is_what_its_name_says(tmp_path: Path) -> None:
    draws = patient_renderer(tmp_path)
    assert b'"$schema"' in draws.draw(task("vl.json"))
    assert b"vegaEmbed" in draws.draw(renderer.bundle())


def test_a_png_has_the_size_of_the_drawing_times_the_scale(tmp_path: Path) -> None:
    png = patient_renderer(tmp_path).draw(Raster(card_svg(CARD), 0.5))
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", png[16:24]) == (WIDTH // 2, HEIGHT // 2)


def test_what_is_not_svg_is_refused_with_a_reason(tmp_path: Path) -> None:
    with pytest.raises(NotDrawnError, match="SVG"):
        patient_renderer(tmp_path).draw(Raster("<p>no picture</p>", 1))


def test_what_was_drawn_is_kept_and_not_drawn_again(tmp_path: Path) -> None:
    first = patient_renderer(tmp_path).draw(task())
    assert Renderer(tmp_path, timeout_seconds=0).draw(task()) == first
    with pytest.raises(NotDrawnError, match="no picture after 0 seconds"):
        Renderer(tmp_path, timeout_seconds=0).draw(task("narrow.svg"))


def test_while_another_process_draws_one_waits_and_is_then_refused(tmp_path: Path) -> None:
    program = (
        "import fcntl, sys, time\n"
        "lock = open(sys.argv[1], 'wb'); fcntl.flock(lock, fcntl.LOCK_SH); print('held', flush=True); time.sleep(60)"
    )
    kept = patient_renderer(tmp_path).draw(task("vl.json"))
    # Held as weakly as can be: only a lock that shares with nobody is refused.
    holder = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path / "turn.lock")], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    try:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(NotDrawnError, match="another picture is still being drawn"):
            patient_renderer(tmp_path, patience_seconds=0.2).draw(task())
        assert patient_renderer(tmp_path, patience_seconds=0).draw(task("vl.json")) == kept
    finally:
        holder.kill()
        holder.wait()
        holder.stdout.close()
    # The turn of a process that died is free again.
    assert patient_renderer(tmp_path, patience_seconds=0.2).draw(task()).startswith(b"<svg")


def test_only_a_few_visitors_wait_and_the_next_is_told_at_once(tmp_path: Path) -> None:
    with (tmp_path / "turn.lock").open("wb") as lock, ThreadPoolExecutor(5) as visitors:
        fcntl.flock(lock, fcntl.LOCK_EX)
        asked = [
            visitors.submit(patient_renderer(tmp_path, patience_seconds=patience(60)).draw, task()) for _ in range(5)
        ]
        done, waiting = wait(asked, patience(30), FIRST_COMPLETED)
        refused = [one.exception() for one in done]
        fcntl.flock(lock, fcntl.LOCK_UN)
        assert [str(error) for error in refused] == ["too many already wait for a picture"]
        assert {one.result()[:4] for one in waiting} == {b"<svg"}


def test_the_turn_is_given_back_after_a_failure(tmp_path: Path) -> None:
    nothing = ComparisonPicture(made.compared(None, None), "en", "svg")
    with pytest.raises(NotDrawnError, match="no recording rate of all to compare"):
        patient_renderer(tmp_path).draw(nothing)
    with (tmp_path / "turn.lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    assert not list(tmp_path.glob("*.drawn"))


def test_the_longest_unused_pictures_make_room(tmp_path: Path) -> None:
    for number in range(5):
        old = tmp_path / f"{number}.drawn"
        old.write_bytes(b"")
        os.utime(old, (number, number))
    patient_renderer(tmp_path, most_kept=3).draw(task())
    kept = {path.name for path in tmp_path.glob("*.drawn")}
    assert len(kept) == 3
    assert {"3.drawn", "4.drawn"} < kept


def test_a_disk_that_takes_nothing_keeps_nobody_from_a_picture(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert patient_renderer(tmp_path / "file" / "drawings").draw(task("vl.json")).startswith(b"{")


def test_other_rows_or_another_language_are_another_picture(tmp_path: Path) -> None:
    draws = patient_renderer(tmp_path)
    draws.draw(task("vl.json"))
    draws.draw(task("vl.json", "cy"))
    draws.draw(ComparisonPicture(made.compared(made.north("96.5"), made.east("83.6", "1.85")), "en", "vl.json"))
    assert len(list(tmp_path.glob("*.drawn"))) == 3
