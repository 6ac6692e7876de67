"""Word lists that the claims stage reads grammar with: lemmas, lower case, chosen by us and kept in one place."""

from __future__ import annotations

# Verbs whose clause is what somebody says, knows or shows; the subject is the speaker.
SPEECH = frozenset(
    """accept acknowledge add admit advise affirm agree allege announce answer argue assert assume assure attest believe
    boast brief calculate caution certify charge claim comment complain concede conclude confess confide confirm contend
    counter declare describe disclose emphasise emphasize establish estimate exclaim expect explain fear find
    forecast guess hint hold hope imply indicate inform insist interject joke judge lament maintain mention
    note notify opine plead pledge point post predict proclaim promise protest put quip quote reaffirm
    reason recall reckon recollect recount reiterate remark remind repeat reply report respond retort
    reveal rule say shout show signal speculate state stress submit suggest suspect swear tell testify think threaten
    tweet underline underscore urge vow warn whisper write""".split()
)
# Of these a clause that stands alone seldom says the one beside it: "Orsk strikes, Halvia holds".
UNSAID = frozenset("agree charge find hold inform notify point post put respond rule show swear threaten".split())
# With these too a clause set between commas only says where the rest is from: ", we understand,".
REMARKS = frozenset(
    """allow ask demand dictate foresee gather hear imagine know lay learn plan prescribe prove provide require see
    specify stipulate suppose understand""".split()
)
# Of whose hearer the passive speaks: "she was told that" has a saying in it, "it was agreed" has none.
TOLD = frozenset("advise assure inform notify remind tell warn".split())
# Shares of people: what they say is a finding about them.
SHARES = frozenset("cent half majority minority percent proportion quarter third".split())
# Of these the clause is the speaker's guess or wish, not what he reports.
GUESSING = frozenset(
    "assume believe expect fear feel guess hint hope imply reckon speculate suggest suspect think wonder".split()
)
# "reject" and "dismiss" deny only when their object is something said.
DENIAL = frozenset("deny refute rebut disavow".split())
DISMISSAL = frozenset("reject dismiss dispute contradict contest repudiate".split())
SAYINGS = frozenset(
    """accusation allegation assertion charge claim idea insinuation notion report rumor rumour speculation statement
    suggestion talk version""".split()
)
# "It was untrue that ...".
UNTRUE = frozenset("baseless false groundless incorrect unfounded untrue wrong".split())
# "It would be unfair to say that ..."; the others reject when they are negated: "it would not be fair to say that ...".
UNFAIR = UNTRUE | frozenset(
    "absurd dishonest exaggerated misleading nonsense premature unfair unjust untruthful".split()
)
FAIR = frozenset("accurate case correct fair honest just right so true".split())
# "There is no truth in ...", "there is no evidence that ...".
NO_NOUNS = frozenset("truth evidence basis substance foundation question".split())

# Verbs that only carry the next one: "began to cross", "seems to have left", "managed to flee".
CARRIER = frozenset(
    """agree appear begin bother choose come commence continue dare decide get go happen have help keep manage need opt
    proceed prove resume seem serve start tend turn use""".split()
)
# Verbs that turn the next one round: "failed to arrive".
REVERSING = frozenset("fail refuse decline neglect omit forget avoid refrain cease stop prevent rule".split())
# Verbs and adjectives that put the next one ahead of us: "plans to open", "is due to land".
AHEAD = frozenset(
    """aim expect intend mean plan pledge prepare project promise propose schedule set slate threaten vow bound destine
    due ready scheduled set expected forecast poised""".split()
)
WISHING = frozenset("want wish hope seek try attempt like ask demand need".split())
# What can be offered, and what is done with it: "he offered his resignation; it was not accepted".
OFFERS = frozenset(
    "amendment appeal application bid bill budget motion offer plan proposal request resignation".split()
)
ANSWERS = frozenset("accept adopt approve decline grant pass refuse reject withdraw".split())
# What only somebody who decides or speaks can do, so that "it" is an authority, a firm or a country.
AGENTIVE = frozenset(
    """accept admit agree announce appeal appoint apologise apologize approve argue ask ban blame call campaign condemn
    confirm correct decide declare demand deny dismiss elect employ file hire hold impose insist invite launch negotiate
    notify offer oppose order pay plan pledge praise promise propose protest publish receive refuse reject release rely
    rule sack say seek send sentence sign sue suspend tell urge vote want warn welcome withdraw""".split()
)
# What follows from a whole event, whatever noun stands before "which": "..., which brings the dead to six".
RESULTS = frozenset("bring leave push raise take make".split())
# What an event does, whatever its subject: "a lorry crashed, killing five".
CONSEQUENCES = RESULTS | frozenset(
    """block bury cause claim close cost cut damage destroy disrupt displace drown evacuate flatten flood force ground
    halt hospitalise hurt injure isolate kill knock maim paralyse render sever shut sink strand trap trigger wipe wound
    wreck""".split()
)

# "is believed to have", "is said to be".
HEARSAY = frozenset(
    """allege assume believe consider estimate fear hear report repute rumor rumour say suppose suspect think
    understand""".split()
)
HEDGES = frozenset(
    """allegedly apparently arguably conceivably evidently likely maybe ostensibly perhaps possibly potentially
    presumably probably purportedly reportedly seemingly supposedly""".split()
)
HEDGING_ADJECTIVES = frozenset(
    "likely possible probable unclear uncertain conceivable plausible impossible unlikely".split()
)
NEGATIVE_WORDS = frozenset("no none nobody nothing neither nowhere nor never not n't n’t".split())
NEGATIVE_SUBJECTS = frozenset("none nobody nothing neither".split())
REVERSING_ADJECTIVES = frozenset("unable unwilling reluctant unlikely".split())

# Light verbs and the noun that means the deed.
LIGHT = {
    ("take", "place"): "happen",
    ("make", "decision"): "decide",
    ("take", "decision"): "decide",
    ("make", "announcement"): "announce",
    ("make", "arrest"): "arrest",
    ("make", "statement"): "state",
    ("make", "apology"): "apologise",
    ("offer", "apology"): "apologise",
    ("make", "payment"): "pay",
    ("make", "visit"): "visit",
    ("pay", "visit"): "visit",
    ("give", "order"): "order",
    ("give", "permission"): "permit",
    ("give", "warning"): "warn",
    ("issue", "warning"): "warn",
    ("receive", "warning"): "be warned",
    ("hold", "talk"): "talk",
    ("hold", "meeting"): "meet",
    ("hold", "vote"): "vote",
    ("hold", "election"): "elect",
    ("carry", "attack"): "attack",
    ("launch", "attack"): "attack",
    ("conduct", "attack"): "attack",
    ("carry", "exchange"): "exchange",
    ("conduct", "exchange"): "exchange",
    ("reach", "agreement"): "agree",
    ("reach", "deal"): "agree",
    ("strike", "deal"): "agree",
    ("sign", "agreement"): "agree",
    ("lose", "life"): "die",
    ("claim", "life"): "kill",
    ("cost", "life"): "kill",
    ("hand", "resignation"): "resign",
    ("tender", "resignation"): "resign",
    ("submit", "resignation"): "resign",
    ("file", "complaint"): "complain",
    ("bear", "responsibility"): "be responsible",
    ("suffer", "injury"): "be injured",
    ("sustain", "injury"): "be injured",
    ("do", "damage"): "damage",
    ("cause", "damage"): "damage",
    ("cast", "vote"): "vote",
    ("provide", "assistance"): "assist",
    ("play", "role"): "act",
    ("give", "birth"): "bear",
}

# Clauses that stand against the main one, and can be judged alone.
CONTRAST = frozenset("while whereas although though".split())
# Clauses of time and cause: told as fact, but the main clause may lean on them.
CIRCUMSTANCE = frozenset("when after because as since".split())
CONDITION = frozenset("if unless provided lest".split())

FEMALE = frozenset(
    """mrs ms miss lady dame queen princess duchess madam woman girl mother daughter wife widow sister aunt grandmother
    actress businesswoman chairwoman congresswoman councilwoman policewoman spokeswoman saleswoman sportswoman nun
    girlfriend heroine waitress granddaughter niece stateswoman""".split()
)
MALE = frozenset(
    """mr sir lord king prince duke man boy father son husband widower brother uncle grandfather actor businessman
    chairman congressman councilman policeman spokesman salesman sportsman fireman monk priest boyfriend hero waiter
    grandson nephew statesman fisherman""".split()
)
TITLES = frozenset(
    """mr mrs ms miss dr prof professor sir lady dame lord president minister mayor general colonel captain lieutenant
    major sergeant admiral judge senator governor king queen prince princess pope bishop archbishop chancellor chief
    commissioner inspector superintendent lt col gen capt sgt maj adm""".split()
)
SURE_TITLES = frozenset("mr mrs ms miss dr prof sir dame lt col gen capt sgt".split())
# Before a role these make another of it: the deputy mayor is not the mayor.
QUALIFIERS = frozenset("acting assistant deputy ex former interim late outgoing vice".split())
# Before the noun of a body these name none: "the whole ministry", "the previous council".
VAGUE = frozenset(
    """another big biggest entire every first former last latest local main many new next old only other own parent
    present previous rival same second single small such that these third this those very whole""".split()
)
BODIES = frozenset(
    """administration agency airline airport alliance army assembly association authority bank board brigade bureau
    cabinet chamber charity clinic club commission committee company congress consortium corporation council
    court department directorate federation firm force foundation fund garrison government group headquarters hospital
    institute institution junta league ministry museum navy network newspaper office operator
    organisation organization palace paper parliament party police prosecution regiment regime republic school senate
    service society squad staff station team tribunal union university watchdog""".split()
)
ROLES = frozenset(
    """adviser ambassador analyst archbishop archdeacon artist author bishop captain chair chairman chairwoman champion
    chief coach colonel commandant commander commissioner conductor councillor curator defendant delegate deputy
    director doctor driver economist editor engineer envoy executive expert farmer foreman general governor head
    historian inspector judge lawyer leader lecturer lieutenant major manager mayor mediator minister negotiator
    nurse observer officer ombudsman ombudsperson owner pathologist physician pilot premier president priest
    principal professor prosecutor rector representative researcher runner scientist secretary senator sergeant
    spokesman spokesperson spokeswoman surgeon teacher technician trainer treasurer vice-president winner
    witness""".split()
)
