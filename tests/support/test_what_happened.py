"""What people type where they are asked for a place: what happened to them."""

import re

import pytest

from portal.places import plain
from portal.support.asking_words import FIGURES, HOW_GOOD
from portal.support.essentials import essentials_asked_for
from portal.support.kinds import KindOfCrime
from portal.support.rules import Page
from portal.support.what_happened import RULES, Told, somebody_speaks, what_happened
from tests.dataset.facts import rows

KIND = {
    KindOfCrime.ANY: (
        "help", "I need help!!", "999", "mugged in Hackney", "they are beating me",
        "Angen cymorth", "dw i ofn", "got jumped on the way home",
        "someone is in my house", "my husband was attacked in Leeds", "I have nowhere to go", "mae rhywun yn fy nhŷ",
    ),
    KindOfCrime.STALKING: (
        "my ex is following me", "he won’t leave me alone", "Stelcian", "im being followed", "airtag in my bag",
        "how do i stop my ex texting me",

        "my daughter is being stalked in Manchester", "harrassed at work", "dwi'n cael fy nilyn",
    ),
    KindOfCrime.SEXUAL_VIOLENCE: (
        "I was raped last night", "my husband raped me", "ces i fy nhreisio", "trais rhywiol", "sexual assult",
        "my boss touched me", "he forced himself on me", "i got spiked", "a man flashed me", "he sends me dick pics",
    ),
    KindOfCrime.DOMESTIC_ABUSE: (
        "my boyfriend hits me", "I am scared of my husband", "mae fy ngŵr yn fy nharo", "mae fy ngŵr yn fy mwrw",
        "cam-drin domestig", "he hit me again", "my bf wont let me leave", "he checks my phone", "he strangled me",
        "not safe at home", "my husbend hits me", "hes gonna kill me",
        "he is threatening to kill me", "womens refuge kent", "my son hits me",
        "mae fy mhartner yn fy rheoli",
    ),
    KindOfCrime.CHILD_ABUSE: ("my step dad touches me", "my dad hits me", "mae dad yn taro fi", "groomed on roblox"),
    KindOfCrime.HONOUR_BASED_ABUSE: (
        "forced marriage", "priodas dan orfod", "they are sending me to pakistan to marry",
        "my parents want me to marry someone",
    ),
    KindOfCrime.MODERN_SLAVERY: ("trafficked", "i am a slave", "they made me sell drugs"),
    KindOfCrime.HATE_CRIME: ("racist neighbours", "they called me a paki", "made fun of my disability"),
    KindOfCrime.FRAUD: (
        "I've been scammed", "been scammed on whatsapp", "dw i wedi cael fy nhwyllo", "someone stole my identity",
        "money taken from my bank account", "someone online scammed me",
    ),
    KindOfCrime.ROAD_CRASH: ("my son was killed by a drunk driver", "hit by a car"),
    KindOfCrime.BEREAVED: ("my son was murdered", "my husband was killed at work"),
    KindOfCrime.BURGLARY_AND_THEFT: (
        "they broke into my house", "someone broke in my house croydon", "my phone got nicked", "someone take my phone",
        "rhywun wedi torri mewn i'r tŷ",
    ),
    KindOfCrime.ANTISOCIAL_BEHAVIOUR: ("anti-social behaviour", "neighbour from hell"),
}  # fmt: skip

# What has a line of its own, which stands before that of the kind.
LEADS = {
    "101": "non-emergency-101",
    "report a crime": "non-emergency-101",
    "rhoi gwybod am drosedd": "non-emergency-101",
    "someone posted my nudes": "revenge-porn-helpline",
    "they say they will send my video to everyone unless i pay": "revenge-porn-helpline",
    "someone is asking me for nudes": "childline",
    "my wife hits me": "mens-advice-line",
    "my dad hits my mum": "childline",
    "bullied at school": "childline",
    "sexually abused as a child": "napac",
    "my neighbour is beating his kids": "nspcc-helpline",
    "carer stealing from my mum": "hourglass",
    "attacked for being gay": "galop",
    "antisemitic graffiti": "cst",
    "islamophobic abuse": "tell-mama",
    "police assaulted me": "iopc",
    "can i report anonymously": "crimestoppers",
    "criminal injuries": "cica",
    "court date": "witness-service",
}
PAGE = {
    "was my crime recorded": Page.RECORDED,
    "crime number": Page.RECORDED,
    "police did nothing": Page.RECORDED,
    "they dropped my case": Page.RECORDED,
    "worried about my sister": Page.SOMEONE_ELSE,
    "my friend is being hit by her boyfriend": Page.SOMEONE_ELSE,
    "can’t talk": Page.WITHOUT_A_VOICE,
    "emergency sms": Page.WITHOUT_A_VOICE,
    "i dont want to report it": Page.RIGHTS,
    "what happens if i report it": Page.RIGHTS,
    "complain about kent police": Page.RIGHTS,
}


@pytest.mark.parametrize(("kind", "texts"), KIND.items())
def test_what_happened_is_told_by_its_words(kind: KindOfCrime, texts: tuple[str, ...]) -> None:
    assert {text: what_happened(plain(text)) for text in texts} == dict.fromkeys(texts, Told(kind))


def test_what_has_a_line_or_a_page_of_its_own_is_led_there() -> None:
    told = {text: what_happened(plain(text)) for text in (*LEADS, *PAGE)}
    assert {text: told[text].leads[0] for text in LEADS} == LEADS  # type: ignore[union-attr]
    assert {text: told[text].page for text in PAGE} == PAGE  # type: ignore[union-attr]
    services = {row["service_id"] for row in rows("support_services")}
    assert {lead for rule in RULES for lead in rule.leads} <= services


def test_each_phrase_begins_with_a_word_and_not_in_the_middle_of_one() -> None:
    phrases = [phrase for rule in RULES for phrase in (*rule.words, *FIGURES, *HOW_GOOD)]
    assert [phrase for phrase in phrases if re.compile(phrase) and phrase.startswith((" ", "(?: "))] == []


@pytest.mark.parametrize("text", ["I want to die", "kms", "dont want to be here", "dwi isio marw", "talk to someone"])
def test_who_thinks_of_suicide_or_wants_to_talk_is_heard(text: str) -> None:
    assert what_happened(plain(text)) == Told(KindOfCrime.ANY, despairs=True)


def test_no_place_of_the_gazetteer_and_no_search_for_figures_tells_anything() -> None:
    tables = ("aliases", "areas", "councils", "forces", "places", "settlements")
    names = {name for table in tables for row in rows(table) for name in (row.get("name"), row.get("alias")) if name}
    assert len(names) > 20_000
    others = {
        "rape statistics Kent",
        "stabbings in London figures",
        "how many rapes",
        "my bank called police in Kent",
        "55 High Street, Leeds",
        "101 High Street, Maidstone",
    }
    assert [name for name in names | others if what_happened(plain(name))] == []
    assert [name for name in names if essentials_asked_for(name)] == []


def test_a_slip_in_a_word_is_heard_where_no_place_is_known() -> None:
    assert somebody_speaks(plain("I was rapped")) == Told(KindOfCrime.SEXUAL_VIOLENCE)
    assert somebody_speaks(plain("stalkrd")) == Told(KindOfCrime.STALKING)
