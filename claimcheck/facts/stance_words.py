"""Closed lists by which a claim's stance is read: lemmas of what must be, what is asked, wanted or thought of."""

from __future__ import annotations

import re

DUTY_MODALS = frozenset({"must", "should", "ought"})
DUTIES = frozenset("duty obligation responsibility right task mandate role".split())
BOUND_TO = frozenset("oblige require entitle bind suppose forbid prohibit".split())
# What must be suffered is a fact: "they must wait until spring", "410 must go".
SUFFERED = frozenset("wait go leave live cope pay".split())
LIKELY = frozenset("able easy enough safe fine ready over clear sufficient easier better".split())  # "it should be ..."
NEEDFUL = frozenset(
    """central critical crucial essential fundamental imperative important indispensable necessary paramount urgent
    vital priority must key""".split()
)

# What somebody else is asked for, told by the verb alone, or with these words after it, or with an infinitive.
CALLING_ALONE = frozenset("urge demand implore exhort beseech petition lobby advocate recommend".split())
CALLING_WITH: dict[str, frozenset[str]] = {
    "call": frozenset({"on", "upon", "for"}),
    "appeal": frozenset({"to", "for"}),
    "press": frozenset({"for"}),
    "push": frozenset({"for"}),
    "campaign": frozenset({"for"}),
    "plead": frozenset({"for", "with", "to"}),
    "beg": frozenset({"for"}),
    "ask": frozenset({"for"}),
    "insist": frozenset({"on"}),
    "argue": frozenset({"for"}),
}
CALLING_TO = frozenset(
    "ask beg call press push pressure plead request encourage advise invite propose suggest insist appeal".split()
)
CALLING = CALLING_ALONE | CALLING_TO | {"call", "plead", "argue"}
SAYING = frozenset(
    "say tell add argue state stress insist maintain note repeat write declare emphasise emphasize".split()
)

WISHING = frozenset("want wish hope desire aspire yearn prefer seek".split())
WISHING_FOR = frozenset("long hope dream wish yearn".split())
READY = frozenset(
    """ready willing prepared eager keen determined hopeful interested open anxious reluctant unwilling
    committed""".split()
)
MADE_READY = frozenset("prepare commit determine".split())  # "was prepared to free them"
COURTESIES = frozenset("thank say stress add apologise apologize congratulate point make".split())

COPULAS = frozenset("be remain become seem feel look appear sound mean".split())
# Words of praise, blame and feeling that no figure, day or witness can settle.
VALUES = frozenset(
    """absurd admirable appalling atrocious awful barbaric beautiful betrayal bitter brave brutal callous catastrophe
    central clear courageous cowardly crucial cruel cynical decent deplorable despair despicable disgrace disgraceful
    dishonest disgusting dreadful essential evil exemplary fair generous genius gesture good great grotesque heartless
    hero heroic historic honourable honorable hope hopeless horrible humane humanity humiliating humiliation hypocrisy
    hypocritical immoral important indecent inexcusable inhuman inhumane insult intolerable joke joy just justice key
    lesson lie madness magnificent meaningless merciless mercy milestone miracle mockery monstrous moral nightmare noble
    obscene outrage outrageous painful pain pathetic pointless precious pride proof reminder right sacred sad scandal
    scandalous senseless shame shameful shameless shocking sorrow splendid stain step superb symbol terrible test
    tragedy tragic treason triumph unacceptable unbearable unfair unforgivable unjust useless value valuable vile
    vital wise wonderful worthless worthy wound wrong""".split()
)
IN_MY_VIEW = re.compile(
    r"\b(?:in|to) (?:my|our|his|her|their) (?:view|mind|opinion|eyes)\b|\bI (?:think|believe|doubt|feel|fear|wonder)\b",
    re.IGNORECASE,
)
# A report that itself praises or blames can be met by a judgement.
VALUING = re.compile(
    r"\b(?:prais\w+|thank\w*|applaud\w+|commend\w+|salut\w+|tribute|blam\w+|critici[sz]\w+|condemn\w+|accus\w+"
    r"|fail\w*|call(?:s|ed)|describ\w+|regard\w*|disgrac\w+|sham(?:e|ef)\w*|betray\w*|neglect\w*|serious\w*"
    r"|slow\w*|quick\w*|swift\w*|well|badly|hero\w*|perfect\w*)\b",
    re.IGNORECASE,
)
# Somebody's will told as a fact: it can clash with what is asked of him or what he is said to want.
ATTITUDE = re.compile(
    r"\b(?:refus\w+|reject\w+|declin(?:e|ed|es|ing) (?:to|the|an?|any)|rul(?:e|es|ed|ing) out|oppos\w+|unwilling"
    r"|reluctan\w+|(?:will|would|do|does|did) not|won[’']t|wouldn[’']t|doesn[’']t|didn[’']t|never|doubt\w*|content"
    r"|satisfied|no (?:intention|plans?|wish|interest|desire|need|longer|recommendation)|dismiss\w+"
    r"|turn(?:ed|s)? down|walk(?:ed|s)? (?:out|away)|veto\w*|withh[eo]ld\w*|ban(?:s|ned)?|forb[aei]\w+|prohibit\w*"
    r"|resist\w+|against|agree[sd]?|accept\w*|approv\w+|consent\w*|sign(?:ed|s)?|dropp?(?:ed|s)|abandon\w*"
    r"|g[ai]ven? up|br(?:oke|eaks?) off|withdr[ae]w\w*|ignor\w+|cancel\w*|scrap\w*"
    r"|opt(?:ed|s)? (?:out|for|against)|decid\w+|vot(?:ed|es)|choose|chose|ask(?:s|ed|ing)?|demand\w*"
    r"|want(?:s|ed)?|request\w*|appeal\w*|call(?:s|ed|ing)?|order\w*|recommend\w*|warn\w*|t[eo]ll?(?:s|d)?|given"
    r"|offer\w*|propos\w+|promis\w+|pledg\w+|vow\w*|issued|hear[ds]?|said|says?|spoken?|press\w*"
    r"|urg(?:e|es|ed|ing)|insist\w*|welcom\w+|favou?r\w*|support\w*|back(?:s|ed)|hop(?:e|es|ed|ing)|word)\b",
    re.IGNORECASE,
)
# A condition that says what would follow, not "if there was one, it was under the bench".
SUPPOSED = re.compile(
    r"\b(?:would|could|might|were to|had .{1,60}(?:would|could)|should have|was to have)\b|[’']d\b", re.IGNORECASE
)
