"""The words by which a text tells what happened, in English and in Welsh, as they are typed without punctuation."""

from portal.support.kinds import KindOfCrime
from portal.support.rules import Rule

_MAN = "(?:boyfriend|bf|fiance|gwr|ngwr|husband|hubby)"
_WOMAN = "(?:fiancee|gf|girlfriend|gwraig|ngwraig|missus|mrs|wife)"
_CLOSE = f"(?:{_MAN}|{_WOMAN}|baby daddy|babys dad|carer|cariad|nghariad|ex|partner|mhartner|partneriaeth)"
_OF_A_CHILD = (
    "(?:dad|daddy|mum|mummy|mam|mom|stepdad|step dad|stepmum|step mum|foster (?:dad|mum|carer)|grandad|uncle|teacher|"
    "coach)"
)
_OWN_CHILD = "(?:child|children|daughter|kids?|son|step ?daughter|step ?son|teenager|merch|mab|plentyn|plant)"
_OLD = "(?:grand?(?:ad|dad|father|ma|mother)?|granny|nan|nana|elderly \\w+|mother|mum|dad|father)"
KNOWN = (
    "(?:friend|mate|best friend|bestie|sister|brother|cousin|niece|neighbou?r|colleague|daughter|mum|mam|"
    "ffrind|chwaer|brawd|merch)"
)
HURTS = (
    "(?:abus(?:es?|ed|ing|ive)|attack(?:s|ed|ing)?|beats?(?: up)?|beating|bites?|biting|burn(?:s|ed|t|ing)?|"
    "chok(?:es?|ed|ing)|controls?|controlling|grab(?:s|bed|bing)?|hits?|hitting|hurts?|hurting|kick(?:s|ed|ing)?|kill|"
    "pull(?:s|ed|ing)? my hair|punch(?:es|ed|ing)?|push(?:es|ed|ing)?|raped?|rapes|scared|screams? at|"
    "slap(?:s|ped|ping)?|smack(?:s|ed|ing)?|strangl(?:es?|ed|ing)|threat(?:en|ens|ened|ening|end|s)?|"
    "throws? (?:stuff|things)|touch(?:es|ed|ing)?|violen(?:ce|t)|"
    "bwrw|mwrw|fwrw|curo|nghuro|churo|taro|nharo|tharo|brifo|mrifo|frifo|cam drin|ngham drin|gam drin|mygwth|fygwth)"
)
# Whom others hurt is not who hurts: `my husband was attacked`.
_DOES = "(?: (?!(?:was|got|gets|being|been (?:\\w+ed|hit|hurt))\\b)\\w+){0,4} "

# Of a whole sentence, where it names no place that is known: somebody speaks of themselves or of somebody.
SOMEBODY = (
    "i", "im", "ive", "my(?! (?:area|council|force|local|police|postcode|town))", "(?:at|by|for|of|on|to|with) me",
    "he", "hes", "she", "shes", "they", "theyre", "someone", "somebody", "dwi", "dw i", "dwin", "fi", "fy", "maen",
    "rhywun",
)  # fmt: skip

# Words that are known with a slip in them too, where a text names no place: `my husbend hits me`.
WITH_A_SLIP = (
    "abused", "abusing", "assaulted", "attacked", "blackmail", "boyfriend", "burgled", "domestic", "followed",
    "following", "girlfriend", "harassed", "harassment", "husband", "mugged", "murdered", "partner", "raped", "robbed",
    "scammed", "sexual", "sexually", "spiked", "stalked", "stalker", "stalking", "stolen", "suicidal", "suicide",
    "threatened", "threatening", "trafficked", "violence", "violent",
)  # fmt: skip

# The first that fits is meant: who thinks of suicide before all, a child's words before an adult's, what has a line of
# its own before its kind, a crash before a death.
HAPPENED = (
    Rule(KindOfCrime.ANY, (
        "suicid(?:e|al)", "kill(?:ing)? my ?self", "end (?:it all|my life)", "(?:want|wanna|wish i could) (?:to )?die",
        "self harm(?:ing)?", "cut(?:ting)? myself", "kms", "^kill me$", "(?:cant|cannot) go on",
        "(?:cant|cannot) take (?:it|this) any ?more", "(?:dont|do not) want to (?:be here|live)(?: any ?more)?$",
        "want(?:ing)? to end it(?: all)?$", "(?:no reason|nothing) to live(?: for)?", "better off dead", "samaritans",
        "shout 85258", "hunanladd(?:iad|ol)", "lladd fy hun", "(?:eisiau|isio|ishe|am) marw", "hunan niweidio",
        "samariaid",
    ), despairs=True),
    Rule(KindOfCrime.CHILD_ABUSE, (
        f"my {_OF_A_CHILD}(?: \\w+){{0,3}} {HURTS} me", f"my {_OF_A_CHILD}(?: \\w+)? comes? in(?:to)? my room",
        f"my {_OF_A_CHILD}(?: \\w+)? (?:messag|snap|text)(?:s|es|ing|ed)? me",
        "(?:dad|nhad|mam|llystad|ewythr)(?: \\w+){0,2} (?:bwrw|mwrw|taro|nharo|brifo|mrifo|cam drin|"
        "ngham drin)(?: fi)?", "abused? (?:when|while) i was (?:a child|a kid|little|young|\\d+)",
    )),
    Rule(KindOfCrime.CHILD_ABUSE, (
        "(?:sexual\\w* )?(?:abused?|molested|raped?) as a (?:child|kid|boy|girl)",
        "childhood (?:sexual )?(?:abuse|trauma)", "napac", "historic(?:al)? (?:sexual |child )?abuse",
        "non recent abuse",
    ), leads=("napac",)),
    Rule(KindOfCrime.CHILD_ABUSE, (
        "(?:beat|hit|hurt|abus|smack|neglect)(?:s|es|ing|ting|ed)? (?:a|my|the|her|his|their|its) (?:child|"
        "children|kids?|baby|son|daughter)", "(?:worried|concerned) about a child", "child (?:neglect|protection)",
        "nspcc", "poeni am blentyn",
    ), leads=("nspcc-helpline",)),
    Rule(KindOfCrime.CHILD_ABUSE, (
        "child(?:hood)?(?: sexual)? abuse", "childline", "groom(?:ed|er|ers|ing)", "[cg]h?am drin plant",
        "(?:im|i am) 1[0-7]", "(?:ran|run|running) away from home", "(?:dad|mum) (?:threw|drunk)(?: \\w+)*",
    )),
    Rule(KindOfCrime.SEXUAL_VIOLENCE, (
        "dick pics?",
    )),
    Rule(KindOfCrime.SEXUAL_VIOLENCE, (
        "sextort(?:ed|ion)", "revenge porn", "intimate images?", "deep ?fakes?", "report remove",
        "(?:posted|leak(?:ed|ing)?|shar(?:ed?|ing)|send(?:ing)?|sent|spread(?:ing)?|show(?:ed|ing)?|expose|"
        "selling|blackmail(?:ed|ing)?)(?: \\w+){0,5} (?:nudes?|naked|pics?|pictures?|photos?|videos?|vids?)",
        "(?:nudes?|pics?|pictures?|photos?|videos?) (?:\\w+ ){0,4}(?:leaked|online|posted|shared|unless)",
        "i sent (?:a |him |her |them |my |some )*(?:nudes?|pics?|photos?|videos?)", "my nudes?",
        "lluniau (?:noeth|rhywiol|personol)",
        "post my (?:nudes?|pics?|photos?|videos?)",
    ), leads=("revenge-porn-helpline", "childline")),
    Rule(KindOfCrime.SEXUAL_VIOLENCE, (
        "older (?:boy|guy|man|woman) online",
        "(?:ask(?:s|ed|ing)?|wants?)(?: \\w+){0,4} (?:nudes?|pics of me|pictures of me)",
    ), leads=("childline", "revenge-porn-helpline")),
    Rule(KindOfCrime.SEXUAL_VIOLENCE, (
        "rap(?:e|ed|es|ing|ist)", "date rape",
        "sex\\w* (?:\\w+ )?(?:abus\\w*|as+a?u?l+t\\w*|harr?as+\\w*|violen\\w+|touch\\w*)", "sex(?:ual)? attack\\w*",
        "grop(?:ed?|ing)", "molest(?:ed|ing)?", "(?:been|being|drink|drinks|drugs?|got|was|were) spiked?", "spiking",
        "^spiked$", "spiked (?:at|in|my|on|with)",
        "touch(?:ed|es|ing)? (?:me|my (?:arse|ass|bits|boobs|body|breasts?|bum|leg|private\\w*|thigh))",
        "grab(?:bed|s|bing)? my (?:arse|ass|boobs?|breasts?|bum|bottom)", "forced (?:himself|herself|themsel\\w+) on",
        "forced me(?: \\w+)? to have sex", f"{_CLOSE} forced me$", "forced me into (?:bed|sex)", "had sex with me",
        "i said no", "(?:said|told \\w+) (?:no|stop) (?:but|and) (?:he|she|they)", "didnt want to have sex",
        "took advantage of me", "without my consent", "up ?skirt\\w*", "flashed (?:at|me)", "flasher",
        "indecent\\w* (?:assault|exposure|exposed)", "cat ?call\\w*", "film(?:ed|ing|s) me", "(?:in the|my) shower",
        "voyeur\\w*", "incest", "(?:nh|[dt]h?)reisi(?:o|wyd)", "(?:[dt]|th)rais rhywiol", "ymosod(?:iad| yn)? rhywiol",
        "[cg]h?am drin rhywiol", "sbeicio",
        "(?:put|slipped) something in (?:my|her|his) drink", "record(?:ed|ing) us",
        "camera in (?:my|the) (?:bath|bed)?room", "video of me", "wank(?:ed|ing)", "sarc",
        "(?:priest|vicar|imam|rabbi) (?:abused|touched) me",
    )),
    Rule(KindOfCrime.STALKING, (
        "stalk(?:ed|er|ers|ing|s)", "follow(?:s|ed|ing) (?:me|my|her|him)", "being followed",
        "harr?as+(?:ed|es|ing|ment)?", "(?:spy|spies|spying) on me", "tracking app", "spyware",
        "watching (?:me|my house)", "track(?:ed|er|ing|s) (?:me|in my|on my)", "air ?tags?",
        "leave (?:me|her|him|us) alone",
        "ex(?: \\w+){0,3} (?:call|text|messag|phon|ring|contact|email)(?:s|es|ing|ed)? me",
        "(?:keeps?|wont stop) (?:call|text|messag|phon|ring|turn|com|contact|email)(?:ing)?(?: \\w+)?",
        "turn(?:s|ed|ing) up at my", "outside my (?:home|house|flat|work|window)",
        "fake (?:account|profile) (?:of|with) m[ey]", "pretending to be me", "troll(?:ed|ing|s)", "cyber ?bull\\w+",
        "online abuse", "abus(?:ed|e|ing) (?:me )?online", "unwanted (?:calls|messages|texts)",
        "(?:s|y)?telc(?:io|ian|iwr)", "stelc(?:io|ian|iwr)", "aflonydd(?:u|wch)", "fy nilyn", "nilyn i",
        "gadael llonydd", "hes outside",
    )),
    Rule(KindOfCrime.HONOUR_BASED_ABUSE, (
        "forced? (?:in)?to (?:get )?marr(?:y|ied)", "forced? marr(?:iages?|ied)", "forc(?:ed|ing)(?: me)? to marry",
        "forc(?:ed|ing) (?:me )?into (?:a )?marriage", "(?:making|make|want|wants) (?:me|her) (?:to )?marry",
        "to marry (?:a|my|someone)", "pakistan to marry", "honou?r (?:based )?(?:abuse|crimes?|killings?|violence)",
        "fgm", "female genital mutilation", "karma nirvana", "[bp]h?riodas dan orfod", "priodas orfodol",
    )),
    Rule(KindOfCrime.DOMESTIC_ABUSE, (
        f"my {_WOMAN}{_DOES}{HURTS}(?: (?:me|up|at me))?", "(?:male|man) (?:victim|abused)",
        "abused (?:husband|man|men)",
        "she(?: \\w+){0,2} (?:beats?|bit|hits?|hitting|kick\\w*|punch\\w*|slap\\w*|stabbed|throws?) (?:me|things)",
        "mens advice line", "ngwraig yn fy \\w+",
    ), leads=("mens-advice-line",)),
    Rule(KindOfCrime.DOMESTIC_ABUSE, (
        "(?:dad|daddy|step ?dad|he)(?: \\w+){0,2} (?:hits?|hitting|beats?|beating|hurts?|hurting|"
        "kill(?:ing)?) (?:my )?(?:mum|mummy|mam)", "(?:mum and dad|parents)(?: \\w+){0,2} fight\\w*",
    ), leads=("childline",)),
    Rule(KindOfCrime.DOMESTIC_ABUSE, (
        "(?:elder|old age|care home) abuse",
        f"my {_OLD}(?: \\w+){{0,3}} (?:abused|hit|hurt)(?: \\w+)* (?:care home|carer|home)",
        f"(?:abus\\w*|hurting|hitting|steal\\w*)(?: \\w+){{0,2}} my {_OLD}", "hourglass",
    ), leads=("hourglass",)),
    Rule(KindOfCrime.DOMESTIC_ABUSE, (
        "domestic(?:ally)? (?:abused?|violence)", "d[av] (?:help|support|victim)",
        "(?:abusive|toxic|violent|controlling) (?:home|marriage|relationship|partner|boyfriend|girlfriend|"
        "husband|ex)", "coerciv\\w+(?: control)?", "gas ?light\\w*",
        "narc(?:issist\\w*)? (?:boyfriend|ex|husband|partner|wife)", f"{_CLOSE}{_DOES}{HURTS}",
        f"{HURTS}(?: \\w+){{0,3}} (?:by|from|of) my {_CLOSE}",
        f"my {_OWN_CHILD}(?: (?:is|keeps|always)){{0,2}} {HURTS}(?: (?:me|us))?$", "womens aid",
        "(?:womens?|find a|in a) refuge", "^refuge$", "refuges? (?:for|in|near)", "live fear free", "byw heb ofn",
        f"hes?(?: \\w+){{0,3}} {HURTS} me",
        "(?:he|she|they)(?: \\w+)? (?:threw|smashed)(?: \\w+){0,2} (?:me|my (?:phone|stuff))",
        f"(?:he|she|{_CLOSE})(?: \\w+)? (?:wont|doesnt|never|will not|refuses to) (?:let|give) me",
        f"(?:he|she|{_CLOSE})(?: \\w+)? (?:checks?|goes through|reads|takes|took|controls|spends) (?:all )?(?:my|"
        f"the) (?:phone|money|messages|wages|benefits|bank card)",
        f"(?:he|she|{_CLOSE})(?: \\w+)? (?:lock(?:s|ed)|trap(?:s|ped)) me",
        "(?:afraid|scared|frightened|dont feel safe|not safe|unsafe|cant go)(?: to go| at|"
        " in)*(?: my)?(?: own)? home",
        "(?:leave|leaving|get away from|escape|escaping|run away from|ran away from) (?:my )?(?:him|abuser|"
        "husband|boyfriend|partner|ex)", "^my (?:husband|ex|partner|boyfriend|bf)$", "clares? law", "non ?molestation",
        "restraining order", "not allowed (?:out|to (?:go|leave|see|work))",
        "(?:take|taking) (?:the|my) (?:children|kids) (?:away|from me)",
        "(?:he|she)(?: \\w+)? take (?:the|my) (?:children|kids)", "(?:he|she) controls", "yn fy rheoli",
        "[cg]h?am drin domestig", "(?:[dt]|th)rais (?:domestig|yn y cartref)",
        "mae (?:o|e|hi|fe|on|en)n? ?(?:n|yn)? ?(?:fy )?(?:bwrw|mwrw|taro|nharo|brifo|mrifo|curo|nghuro)(?: fi)?",
        "(?:mae )?(?:o|e)n (?:bwrw|taro|brifo|curo) fi",
        "fy ngham drin", "he (?:hit|beat|hurt)s? our \\w+", "(?:he|she) has broken my \\w+",
    )),
    Rule(KindOfCrime.MODERN_SLAVERY, (
        "slaves?", "slavery", "traffick(?:ed|er|ers|ing)", "forced (?:labour|prostitution|to work)", "county lines",
        "(?:mak\\w+|made|forc\\w+)(?: me| him| her)?(?: to)? (?:deal|sell|carry) drugs", "cuckoo(?:ed|ing)",
        "work(?:ing)?(?: \\w+){0,5} cant leave", "(?:took|taken|takes|has|have|kept|keeps) my passport",
        "(?:c|ch|g|ngh)aethwas\\w*", "masnachu pobl",
        "work for (?:no pay|nothing)",
    )),
    Rule(KindOfCrime.HATE_CRIME, (
        "islamophobi[ac]", "anti ?muslim", "tell mama", "(?:pulled|ripped)(?: \\w+){0,2} (?:hijab|headscarf)",
    ), leads=("tell-mama",)),
    Rule(KindOfCrime.HATE_CRIME, (
        "anti ?semiti(?:c|sm)", "anti ?jewish", "(?:for|because)(?: \\w+){0,3} jewish",
    ), leads=("cst",)),
    Rule(KindOfCrime.HATE_CRIME, (
        "(?:homo|bi|trans)phobi[ac]", "(?:for|because)(?: \\w+){0,2} (?:bi|gay|lesbian|queer|trans)", "gay bash\\w*",
        "galop", "homoffobi[ag]", "trawsffobi[ag]",
    ), leads=("galop",)),
    Rule(KindOfCrime.HATE_CRIME, (
        "hate (?:crimes?|incidents?)", "racis[mt]", "racial(?:ly)? (?:abused?|attack(?:ed)?)", "paki", "n word",
        "(?:because of|for|about|of) my (?:accent|colour|disability|race|religion|skin)",
        "disabl(?:ed|ist)(?: \\w+)? (?:abuse|hate)", "(?:[dt]|th)rosedd(?:au)? casineb", "hil(?:iaeth|iol)",
    )),
    Rule(KindOfCrime.FRAUD, (
        "frau?d(?:s|ster)?", "defrauded", "scam+(?:ed|er|ers|s|ing)?", "hack(?:ed|ers?|ing)", "phish(?:ed|ing)",
        "ransomware", "(?:identity|id) (?:theft|stolen)",
        "(?:stole|stolen|took|using) my (?:identity|details|card details)", "cyber ?crime", "con(?:ned| man)",
        "cat ?fish(?:ed|ing)?", "card (?:was |been )?clon(?:ed|ing)", "fake (?:police|bank|website|delivery)",
        "bank (?:called|phoned|rang)(?! (?:the )?police)", "lost (?:all )?my (?:life )?(?:money|savings)",
        "(?:stole|stolen|taken|took) all my (?:money|savings)",
        "(?:money|savings)(?: \\w+){0,2} (?:gone|stolen|taken)", "money (?:\\w+ )?from my (?:bank )?account",
        "doesnt exist", "never (?:arrived|turned up)", "action fraud", "call 159", "^159$",
        "(?:[dt]|nh|th)wyll(?:o|wyd)?", "sgam(?:io|wyr)?", "hacio",
        "(?:gave|given) (?:\\w+ )?my (?:bank|card) details", "sent money to", "sim swap",
        "account (?:got )?taken over", "dwyn arian",
    )),
    Rule(KindOfCrime.ROAD_CRASH, (
        "hit by a (?:bike|bus|car|cyclist|driver|lorry|motorbike|taxi|truck|van)", "hit and run",
        "(?:drink|drunk) driver", "(?:car|road|traffic) (?:accident|collision|crash)", "run over",
        "knocked (?:down|off|over)", "dd?amwain (?:car|ffordd)", "taro gan gar",
    )),
    Rule(KindOfCrime.BEREAVED, (
        "murder(?:ed)?", "manslaughter", "homicide", "(?:been|was|were|got) killed", "killed my",
        "ll?ofrudd(?:iaeth|iwyd|io)", "(?:ei|eu) l?ladd",
    )),
    Rule(KindOfCrime.BURGLARY_AND_THEFT, (
        "burg[la]+(?:e?d|ar|ars|aries|ary|arised)", "br(?:ea?k|oke|oken) in(?:to)?", "theft", "thie(?:f|ves)",
        "stol+en", "(?:nick|pinch|snatch)ed", "st(?:ea|o)le?(?:s|ing)? my",
        "(?:taken?|takes|taking|took) my (?:bag|bike|car|laptop|money|phone|purse|wallet)",
        "pick ?pocket\\w*", "shoplift\\w*", "[bf]yrgler(?:iaeth)?", "ll?adrad", "wedi dwyn",
        "(?:torri|torrodd)(?: \\w+)? (?:i )?mewn",
    )),
    Rule(KindOfCrime.ANTISOCIAL_BEHAVIOUR, (
        "anti ?social", "(?:noisy|nuisance) neighbou?rs?", "neighbou?rs? from hell", "vandal(?:ised|ism|s)",
        "graffiti", "throwing (?:eggs|stones|things)", "drug deal\\w+", "g?wrthgymdeithasol", "community trigger",
    )),
)  # fmt: skip
