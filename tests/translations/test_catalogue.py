"""The Welsh catalogue holds every message of the site, complete in its places and plurals."""

from portal.words.language import language
from tests.translations.catalogue import PLACE, asked_for, english_of, extracted, messages, welsh, welsh_of


def test_no_message_is_missing() -> None:
    known = {english_of(message)[0] for message in messages()}
    missing = [f"{file}: {message}" for message, file in extracted().items() if message not in known]
    assert len(extracted()) > 500
    assert not missing, "run `make messages` and translate:\n" + "\n".join(missing)


def test_none_is_overlooked_inside_another_or_inside_a_formatted_text() -> None:
    overlooked = [f"{file}: {message}" for message, file in asked_for().items() if message not in extracted()]
    assert len(asked_for()) > 500
    assert not overlooked, "give each a line of its own:\n" + "\n".join(overlooked)


def test_no_message_is_left_over() -> None:
    left = [english_of(message)[0] for message in messages() if english_of(message)[0] not in extracted()]
    assert not left, "run `make messages`:\n" + "\n".join(left)


def test_no_message_is_empty_or_uncertain() -> None:
    faults = [
        english_of(message)[0]
        for message in messages()
        if message.fuzzy or not all(form.strip() for form in welsh_of(message))
    ]
    assert not faults, "\n".join(faults)


def test_every_form_has_the_places_of_its_message() -> None:
    faults = []
    for message in messages():
        allowed = [sorted(PLACE.findall(text)) for text in english_of(message)]
        faults += [form for form in welsh_of(message) if sorted(PLACE.findall(form)) not in allowed]
    assert not faults, "\n".join(faults)


def test_no_break_spaces_and_the_ends_of_sentences_are_kept() -> None:
    faults = []
    for message in messages():
        english = english_of(message)[-1]
        for form in welsh_of(message):
            if english.count("\u00a0") != form.count("\u00a0") or english.endswith((".", "?")) != form.endswith(
                (".", "?")
            ):
                faults.append(f"{english!r}: {form!r}")
    assert not faults, "\n".join(faults)


def test_every_count_has_the_six_forms_of_welsh() -> None:
    assert welsh().num_plurals == 6
    plurals = [message for message in messages() if message.pluralizable]
    assert len(plurals) > 20
    assert not [message.id for message in plurals if len(welsh_of(message)) != 6]


def test_numbers_change_the_word_after_them() -> None:
    cymraeg = language("cy")
    counted = [cymraeg.ngettext("%(num)s page", "%(num)s pages", number) for number in (0, 1, 2, 3, 6, 7)]
    assert counted == ["0 tudalen", "1 dudalen", "2 dudalen", "3 tudalen", "6 thudalen", "7 tudalen"]
    crimes = [cymraeg.ngettext("%(num)s crime", "%(num)s crimes", number) for number in (2, 3, 6)]
    assert crimes == ["2 drosedd", "3 trosedd", "6 throsedd"]
