"""Which telephone numbers the dataset may hold, and how each is shown and dialled."""

import pytest

from portal.facts import telephone


@pytest.mark.parametrize(
    ("written", "shown", "dialled"),
    [
        ("0808 1689111", "0808 168 9111", "+448081689111"),
        ("0800 1111", "0800 1111", "+448001111"),
        ("020 7946 0958 ext 12", "020 7946 0958 ext. 12", "+442079460958;ext=12"),
        ("020 7946 0958#2", "020 7946 0958 ext. 2", "+442079460958;ext=2"),
        ("18001 0808 168 9111", "18001 0808 168 9111", "1800108081689111"),
        ("18001 101", "18001 101", "18001101"),
        ("18001 020 7946 0958 ext 3", "18001 020 7946 0958 ext. 3", "1800102079460958;ext=3"),
        ("18000", "18000", "18000"),
        ("116123", "116 123", "116123"),
        ("159", "159", "159"),
        ("999", "999", "999"),
        ("85258", "85258", "85258"),
        ("01624 679950", "01624 679950", "+441624679950"),
    ],
)
def test_a_number_is_shown_as_written_here_and_dialled_whole(written: str, shown: str, dialled: str) -> None:
    assert telephone.is_dialable(written)
    assert (telephone.format_number(written), telephone.dial_number(written)) == (shown, dialled)


@pytest.mark.parametrize(
    "text",
    ["0808 168 911", "0909 879 0000", "070 1234 5678", "118118", "0808 168 9111 (free)", "0800 SAMARITANS",
     "0808 168 9111 / 0808 168 9112", "٠٨٠٨١٦٨٩١١١", "9999", "18001 0808", "020 7946 0958 ext", "101 ext 1234",
     "116123 x1", "999#1", "18000 ext 1", "85258 ext 1", "18001 18001 101", "18001 18000", "18001 85258",
     "18002 116 123 ext 2", "8081689111", "20 7946 0958", "44 20 7946 0958", "0044 20 7946 0958", "+44 999", "+44 101",
     "18001", "18001x101", "18001 18002", "0808 168 9111.", "0808 168 9111 -", "69123", "89123"],
)  # fmt: skip
def test_what_cannot_be_dialled_or_costs_a_premium_is_no_number(text: str) -> None:
    assert not telephone.is_dialable(text)


@pytest.mark.parametrize(
    "text",
    ["Tel: 0808 168 9111", "Telephone 0808 168 9111", "tel:+448081689111", "00 44 808 168 9111",
     "Freephone: 0808 168 9111", "Ffôn: 0808 168 9111", "callto:08081689111", "8081689111.0", "08081689111.0",
     '"0808 168 9111"', "0808/168/9111", "٠٨٠٨ ١٦٨ ٩١١١"],
)  # fmt: skip
def test_a_number_in_another_spelling_is_told_as_it_is_written_here(text: str) -> None:
    assert telephone.respell(text) == "0808 168 9111"


@pytest.mark.parametrize("written", [", ext 12", " (ext 12)", " (x12)", " estyniad 12", ", extn. 12"])
def test_an_extension_in_another_spelling_is_kept(written: str) -> None:
    assert telephone.respell(f"020 7946 0958{written}") == "020 7946 0958 ext. 12"
