"""The words by which a text asks for something: a page, a service, somebody who listens, help, or figures."""

from portal.support.kinds import KindOfCrime
from portal.support.rules import Page, Rule
from portal.support.telling_words import HURTS, KNOWN

FIGURES = (
    "charts?", "data(?! (?:breach|leak|stolen|theft))", "figures?", "grades?", "graphs?", "how many", "percentages?",
    "police recording", "recording of", "rates?", "statistics?", "stats", "trends?", "ystadegau", "ffigurau",
)  # fmt: skip

# Of the police themselves.
_POLICE = "(?:constabular(?:y|ies)|forces?|heddlu|heddluoedd|met|police)"
_JUDGED = (
    "(?:bad|best|better|compar\\w+|good|grad\\w+|hmic\\w*|inadequate|inspect\\w+|league|outstanding|rank\\w*|"
    "rated?|ratings?|record(?:s|ed|ing)?|top|worse|worst|cofnodi|cymharu|gorau|gwaethaf)"
)
HOW_GOOD = (
    f"{_JUDGED}(?: \\w+){{0,4}} {_POLICE}",
    f"{_POLICE}(?: \\w+){{0,4}} {_JUDGED}",
    "crime data integrity",
    "hmic\\w*",
)

# After what happened: the first that fits is meant.
ASKED = (
    Rule(KindOfCrime.ANY, (
        "bull(?:ied|ying|ies)", "[bfm]wlio",
    ), leads=("childline",)),
    Rule(KindOfCrime.ANY, (
        "cant (?:hear|speak|talk)", "emergency ?sms", "relay uk", "text(?:ing)? (?:112|999)",
        "deaf(?! hill)", "bsl", "sign language", "^byddar$", "(?:n|pobl) [bf]yddar",
        "iaith arwyddion",
    ), page=Page.WITHOUT_A_VOICE),
    Rule(KindOfCrime.ANY, (
        "(?:crime|case|incident) (?:ref(?:erence)?|number|ref(?:erence)? number)",
        "(?:was|is) (?:my|the) crime (?:been )?recorded", "record(?:ed)? (?:my|the) (?:case|complaint|crime)",
        "track my crime", "(?:update|news) on my case", "(?:rhif|cyfeirnod) (?:y )?drosedd", "rhif trosedd",
    ), page=Page.RECORDED),
    Rule(KindOfCrime.ANY, (
        "complain(?:ts?|ing)? (?:about|against|to) (?:\\w+ ){0,3}(?:police|officers?)", "police complaints?",
        "police officer (?:\\w+ )?(?:assaulted|attacked|hit|hurt) me", "police (?:assaulted|attacked|hit|hurt) me",
        "cwyn(?:o)? am yr heddlu", "iopc",
    ), leads=("iopc",), page=Page.RIGHTS),
    Rule(KindOfCrime.ANY, (
        "police (?:\\w+ )?(?:didnt|did|do|dont|wont|will not|would not|wouldnt|havent|have not|"
        "not) (?:\\w+ )*(?:act|anything|believe|care|come|help|investigate|listen|nothing|record)\\w*",
        "police (?:did|do|have done) nothing", "police (?:ignored?|dropped|closed|lost)", "no further action", "^nfa$",
        "case (?:(?:has|been|was|got) ){0,2}(?:closed|dropped)", "(?:closed|dropped) my case",
    ), page=Page.RECORDED),
    Rule(KindOfCrime.ANY, (
        "(?:do i (?:have|need) to|must i|should i) (?:go to|report|speak to|talk to|tell)",
        "what happens (?:if|when) i (?:call|phone|report|ring|tell)",
        "(?:find out|tell my (?:\\w+))(?: if i (?:call|report))?$",
        "right to review", "(?:dont|do not) want to (?:go to the police|report)",
        "victims? code", "my rights",
    ), page=Page.RIGHTS),
    Rule(KindOfCrime.ANY, (
        "compensation", "criminal injur(?:y|ies)", "cica", "iawndal",
    ), leads=("cica",)),
    Rule(KindOfCrime.ANY, (
        "crime ?stoppers", "(?:report|tell)(?: \\w+){0,3} anonymous\\w*", "anonymous (?:report|tip)", "dienw",
    ), leads=("crimestoppers",)),
    Rule(KindOfCrime.ANY, (
        "(?:court|trial) (?:date|hearing|tomorrow)", "going to court", "(?:give|giving) evidence", "i am a witness",
        "im a witness", "^witness$", "witness (?:support|service|care)", "llys barn",
    ), leads=("witness-service",)),
    Rule(KindOfCrime.ANY, (
        "^(?:call |dial |phone |ring |ffonio )?101(?: police| heddlu)?$", "non ?emergency",
        "report (?:a|an|the|this) (?:crime|assault|incident|robbery|theft)",
        "report (?:something )?to (?:the )?police", "(?:call|contact|phone|ring|speak to|talk to) (?:the )?police",
        "(?:saw|seen|witnessed) a (?:crime|fight|robbery)",
        "(?:child|daughter|son|husband|wife|friend|mum|dad|person) (?:is )?missing",
        "missing (?:child|daughter|person|son)", "dim argyfwng", "rhoi gwybod am drosedd", "ffonior heddlu",
        "galw(?:r)? heddlu",
    ), leads=("non-emergency-101",)),
    Rule(KindOfCrime.ANY, (
        "(?:worried|concerned|scared|worry) (?:about|for) (?:a|my|our|someone|somebody)",
        f"(?:abus|beat|hitt?|hurt)(?:es|s|ing) my {KNOWN}",
        f"my {KNOWN}(?: \\w+)? (?:is|has|was|being|gets?|got)(?: \\w+){{0,2}} {HURTS}",
        f"(?:help|helping) (?:a|my) {KNOWN}", f"neighbou?r(?: \\w+){{0,3}} {HURTS}",
        "neighbou?rs? (?:fighting|screaming|shouting)", "poeni am", f"fy {KNOWN}(?: \\w+)* mewn perygl",
    ), page=Page.SOMEONE_ELSE),
    Rule(KindOfCrime.ANY, (
        "(?:someone|somebody|anyone) to talk to", "(?:need|want|like) to talk(?! to (?:the )?police)",
        "talk to (?:someone|somebody|anyone)", "counsell\\w+", "therapy", "depress(?:ed|ion)", "panic attacks?",
        "ptsd", "nightmares", "anxiety", "mental health", "lonely", "(?:rhywun i )?siarad (?:a|efo|gyda) rhywun",
        "rhywun i siarad", "eisiau siarad", "teimlon unig",
    ), despairs=True),
    Rule(KindOfCrime.ANY, (
        "help(?:line|wch)?", "emergency", "sos",
        "^(?:call |dial |phone |ring |text |ffonio )?(?:112|999)(?: police| heddlu)?$", "victims?(?! of)",
        "victims of", "victim support", "abused?", "in danger", "not safe", "unsafe", "scared", "frightened",
        "terrified", "afraid", "attack(?:ed)?", "as+ault(?:ed)?", "acid attack", "arson", "set (?:on fire|fire to)",
        "beaten(?: up)?", "beat (?:me )?up", "stab(?:bed|bing)?", "been shot", "knives", "^knife$",
        "(?:with|has|had|got) a (?:gun|knife)", "knife(?: ?point| crime)", "punched", "jumped (?:by|on|me)",
        "got jumped", "spat (?:at|on)", "threat(?:s|en|ened|ening|end)?", "death threats?", "mugged", "robbed",
        "robbery", "^viol(?:ence|ent)$", "(?:a|in|the) gang", "gangs", "drugged", "kidnap\\w*", "trapped", "locked in",
        "blackmail(?:ed|ing)?", "^(?:hit|hurt)$", "(?:attack|beat|hit|hurt|kick|punch|push|slap)(?:s|ed|ing|ting)? me",
        "been hurt", "silent solution", "^(?:press )?55$", "translat(?:e|ion|or)",
        "kicked out", "nowhere to (?:go|live)", "somewhere safe", "safe place", "homeless",
        "(?:someone|somebody|man|people) (?:is |are )?in my (?:flat|garden|home|house)", "trying to get in",
        "crime victim", "dog (?:attack|bite|bit me)", "sex worker", "dont speak english", "interpreter", "my fault",
        "(?:nobody|no one) believes? me", "yn fy nhy", "(?:c|ch|g|ngh)ymorth", "helpu", "argyfwng", "mewn perygl",
        "dd?ioddefwyr?", "ofnus", "ofn", "ymosod(?:iad|wyd)?", "bygwth", "(?:f|m)ygwth",
        "[bfm]lacmel\\w*", "police now", "bleeding", "black eye", "bruis(?:ed|es)", "abduct\\w*",
    )),
)  # fmt: skip
