"""What somebody says happened to them, where they were asked for a place: "my ex is following me"."""

import re
from dataclasses import dataclass

from portal.support.kinds import KindOfCrime


@dataclass(frozen=True)
class Told:
    """What a text tells: a kind of crime, `ANY` where only help is asked for; `despairs`: it speaks of suicide."""

    kind: KindOfCrime
    despairs: bool = False


def what_happened(plain_text: str) -> Told | None:
    """What a text in lower case without accents, apostrophes and punctuation tells; None where it tells nothing.

    The names of places tell nothing, and neither does who looks for figures, such as `rape statistics`.
    """
    if _FIGURES.search(plain_text):
        return None
    if _DESPAIR.search(plain_text):
        return Told(KindOfCrime.ANY, despairs=True)
    kind = next((kind for kind, words in _WORDS.items() if words.search(plain_text)), None)
    return Told(kind) if kind else None


def _words(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b")


_CLOSE = "(?:ex|husband|wife|partner|boyfriend|girlfriend|bf|gf|fiancee?|gwr|ngwr|gwraig|ngwraig|cariad|nghariad)"
_OF_A_CHILD = "(?:dad|daddy|mum|mummy|mam|stepdad|step dad|stepmum|step mum|uncle|teacher|coach)"
_HURTS = (
    "(?:abus(?:es?|ed|ing|ive)|attack(?:s|ed|ing)?|beats?|beating|chok(?:es?|ed|ing)|controls?|controlling|"
    "hits?|hitting|hurts?|hurting|kick(?:s|ed|ing)?|kill|punch(?:es|ed|ing)?|push(?:es|ed|ing)?|raped?|rapes|"
    "scared|slap(?:s|ped|ping)?|strangl(?:es?|ed|ing)|threat(?:en|ens|ened|ening|s)?|touch(?:es|ed|ing)?|violent|"
    "bwrw|curo|nghuro|taro|nharo|cam drin|ngham drin)"
)

_FIGURES = _words("charts?", "data", "figures?", "grades?", "rates?", "statistics", "stats", "ystadegau")
_DESPAIR = _words(
    "suicid(?:e|al)", "kill(?:ing)? my ?self", "end (?:it all|my life)", "(?:want|going) to die", "self harm(?:ing)?",
    "hunanladd(?:iad|ol)", "lladd fy hun", "eisiau marw", "hunan niweidio",
)  # fmt: skip
# The first that fits is meant: a child's words before an adult's, a crash before a death.
_WORDS = {
    KindOfCrime.CHILD_ABUSE: _words(
        f"my {_OF_A_CHILD}(?: \\w+){{0,3}} {_HURTS} me", "child(?:hood)?(?: sexual)? abuse", "child protection",
        "abused as a child", "abus(?:ed?|es|ing) (?:a|my|the|her|his|their) (?:child|children|kids?)", "childline",
        "nspcc", "groom(?:ed|ing)", "[cg]h?am drin plant",
    ),
    KindOfCrime.SEXUAL_VIOLENCE: _words(
        "rap(?:e|ed|es|ing|ist)", "sexual(?:ly)? (?:abused?|abusive|assault(?:ed)?|violence)", "grop(?:ed|ing)",
        "molest(?:ed|ing)?", "spiked", "touched me", "forced me to have sex", "revenge porn", "intimate images?",
        "nudes", "(?:nh|[dt]h?)reisi(?:o|wyd)", "(?:[dt]|th)rais rhywiol", "ymosod(?:iad| yn)? rhywiol",
        "[cg]h?am drin rhywiol",
    ),
    KindOfCrime.STALKING: _words(
        "stalk(?:ed|er|ing|s)", "follow(?:s|ed|ing) (?:me|my)", "harass(?:ed|es|ing|ment)", "watching me",
        "track(?:ed|ing|s) me", "leave me alone", "(?:keeps|wont stop) (?:call|text|messag|phon|ring)ing",
        "stelc(?:io|ian|iwr)", "aflonydd(?:u|wch)", "fy nilyn", "nilyn i",
    ),
    KindOfCrime.HONOUR_BASED_ABUSE: _words(
        "forced marriages?", "forc(?:ed|ing)(?: me)? to marry", "forc(?:ed|ing) (?:me )?into (?:a )?marriage",
        "honou?r (?:based )?(?:abuse|crimes?|killings?|violence)", "fgm", "female genital mutilation",
        "[bp]h?riodas dan orfod",
    ),
    KindOfCrime.DOMESTIC_ABUSE: _words(
        "domestic(?:ally)? (?:abused?|violence)", "abusive (?:home|marriage|relationship)", "coercive(?: control)?",
        f"{_CLOSE}(?: \\w+){{0,4}} {_HURTS}", f"{_HURTS}(?: \\w+){{0,4}} my {_CLOSE}", "womens aid",
        "live fear free", "byw heb ofn", "(?:he|she|they)(?: \\w+)? (?:beat|hit)(?:s|ing|ting)? me",
        "(?:afraid|scared) (?:to go|at) home", "[cg]h?am drin domestig", "(?:[dt]|th)rais (?:domestig|yn y cartref)",
    ),
    KindOfCrime.MODERN_SLAVERY: _words(
        "slavery", "traffick(?:ed|er|ers|ing)", "forced (?:labour|prostitution|to work)", "county lines",
        "(?:took|taken|has|have|kept) my passport", "(?:c|ch|g)aethwasiaeth", "masnachu pobl",
    ),
    KindOfCrime.HATE_CRIME: _words(
        "hate crimes?", "racis[mt]", "racial(?:ly)? (?:abused?|attack(?:ed)?)", "(?:homo|islamo|trans)phobi[ac]",
        "anti ?semiti(?:c|sm)", "(?:[dt]|th)rosedd(?:au)? casineb", "hil(?:iaeth|iol)", "homoffobi[ag]",
    ),
    KindOfCrime.FRAUD: _words(
        "fraud", "defrauded", "scam(?:med|mer|mers|s)?", "hack(?:ed|er)", "phishing", "ransomware", "identity theft",
        "cyber ?crime", "con(?:ned| man)", "(?:[dt]|nh|th)wyll(?:o|wyd)?", "sgam", "hacio",
    ),
    KindOfCrime.ROAD_CRASH: _words(
        "hit by a (?:bike|bus|car|cyclist|driver|lorry|motorbike|taxi|truck|van)", "hit and run", "drunk driver",
        "(?:car|road|traffic) (?:accident|collision|crash)", "run over", "knocked (?:down|off|over)",
        "dd?amwain (?:car|ffordd)", "taro gan gar",
    ),
    KindOfCrime.BEREAVED: _words(
        "murder(?:ed)?", "manslaughter", "homicide", "(?:been|was|were) killed", "ll?ofrudd(?:iaeth|iwyd|io)",
        "(?:ei|eu) l?ladd",
    ),
    KindOfCrime.BURGLARY_AND_THEFT: _words(
        "burgl(?:ed|ar|ars|ary)", "br(?:eak|oke|oken) in(?:to)?", "theft", "stolen", "stole my",
        "[bf]yrgler(?:iaeth)?", "ll?adrad", "wedi dwyn",
    ),
    KindOfCrime.ANTISOCIAL_BEHAVIOUR: _words(
        "anti ?social", "(?:noisy|nuisance) neighbours?", "vandal(?:ised|ism)", "g?wrthgymdeithasol",
    ),
    KindOfCrime.ANY: _words(
        "help(?:line)?", "emergency", "999", "101", "112", "victims?", "victim support", "samaritans", "abused?",
        "in danger", "not safe", "unsafe", "scared", "frightened", "attack(?:ed)?", "assault(?:ed)?",
        "beaten(?: up)?", "stabbed", "been shot", "punched", "threatened", "mugged", "robbed", "robbery",
        "blackmail(?:ed)?", "hurt me", "been hurt", "someone to talk to", "report (?:a|the) crime", "crime victim",
        "(?:c|ch|g|ngh)ymorth", "argyfwng", "mewn perygl", "dd?ioddefwyr?", "ofnus", "ymosod(?:iad|wyd)?",
        "bygwth", "(?:f|m)ygwth", "rhoi gwybod am drosedd",
    ),
}  # fmt: skip
