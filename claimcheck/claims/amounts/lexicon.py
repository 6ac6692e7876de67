"""Word lists that stand in for a tagger: what ends a noun phrase, who is a person, what is a vehicle, odd plurals."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that no noun phrase of ours crosses.
STOPS = _words(
    "a an the and or nor but so yet if as than that which who whom whose what when where why how while because "
    "although though unless until till since after before once of in on at by for with without from to into onto "
    "over under about across against along amid among amongst around behind below beneath beside besides between "
    "beyond despite down during except inside like near off out outside past per through throughout toward towards "
    "up upon via within aboard above alongside versus he she it they we you i him her them us me its his their our "
    "your my this these those there here is are was were be been being am has have had having do does did will "
    "would shall should can could may might must not no never also only just even still already again too very n't "
    "isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't didn't doesn't don't each "
    "every both either neither all any some such ago later earlier apart alone altogether respectively yesterday "
    "today tomorrow tonight now then soon monday tuesday wednesday thursday friday saturday sunday march plus "
    "minus including instead together away back home so-called themselves himself herself itself one another "
    "whether following according due i'm it's he's she's they're we're there's who's that's worldwide nationwide "
    "overnight"
)
# Verbs (finite, mostly past) that follow a noun which a number counts; also those that look like plurals.
VERBS = _words(
    "opens closes ends costs shows asks calls claims said says say told tells went goes go came comes come left "
    "leaves fell falls fall rose rises rise died dies die got gets get gave gives give took takes take made makes "
    "make found finds find held holds hold kept keeps keep lost loses lose won wins win met meets paid pays pay "
    "sent sends sold sells spent stood stands stand sat ran runs run began begins begin became becomes become "
    "brought built bought caught chose cost cut cuts dealt drew drove ate fought flew forgot froze grew grows hit "
    "hits hurt knew knows know lay led leads let lies lived lives live looked looks meant means needs need put "
    "puts read reads remain remains ride rode rang saw sees see seem seems set sets shook shot showed shut sank "
    "slept spoke speaks spread stole stuck struck swore swam swept think thinks thought threw understood wants "
    "want woke wore works wrote broke burst blew shone swung sang drank bore beat beats bet quit split cast forms "
    "belong belongs contain contains include includes involve involves happen happens appear appears start starts "
    "believe believes expect expects follow follows refuse refuses vote work worked turn turns turned stay stays "
    "stayed voted walked moved signed opened closed stopped crossed served returned survived escaped fled joined "
    "agreed killed waited arrived attended backed opposed played scored missed passed failed finished completed "
    "entered received reached rejected accepted asked answered called claimed changed caused carried collapsed "
    "crashed denied faced helped reported required needed wanted remained happened appeared started believed "
    "expected followed refused tried used pleaded applied qualified gathered protested lined blocked stormed "
    "marched packed use wear attend speak hope agree suffer has was were is are had does did sparks strikes kills "
    "injures frees returns swaps exchanges"
)
# Participles and adjectives in -ed that stand before a noun rather than end a phrase.
BEFORE_NOUN = _words(
    "armed wounded injured retired detained captured displaced uniformed masked unidentified unnamed suspected "
    "alleged convicted elected registered trained used stolen damaged destroyed abandoned infected affected "
    "confirmed reported disabled unarmed exhausted freed released refrigerated experienced sealed loaded "
    "unexploded fixed united red hundred married unmarried aged licensed skilled unskilled qualified old-aged "
    "limited so-called gifted combined estimated proposed planned occupied furnished paid unpaid untreated "
    "armoured armored bearded hooded interested related associated scheduled dedicated advanced learned kidnapped "
    "abducted trapped stranded bed shared imported exported forged donated fallen missing rented leased seized "
    "salaried accused"
)
# Words that look like plurals and are none.
NOT_PLURAL = _words(
    "always perhaps sometimes overseas besides thus whereas less unless upwards downwards afterwards towards this "
    "his its us is was has does yes as plus versus minus gas bus campus virus census process access success "
    "progress business class press cross glass mass loss boss address congress stress dress express various "
    "serious famous dangerous nervous religious previous anonymous numerous enormous indigenous homeless wireless "
    "regardless nonetheless nevertheless christmas news analysis crisis basis diagnosis emphasis tennis "
    "mathematics physics politics economics paris texas arkansas kansas illinois athens brussels wales cyprus "
    "kyrgyz swiss james jones davis chris thomas mars mumps diabetes rabies aids covid across needs others' ours "
    "theirs hers yours indoors outdoors ones"
)
# A plural (or s-final) noun that often modifies the next noun: "40 women soldiers", "two arms depots".
PLURAL_MODIFIERS = _words(
    "women men arms sports news human-rights rights drugs customs sales armed-forces savings goods systems "
    "communications operations services series species business civil-rights police people's emergency-services "
    "special-forces united states nations emirates forces press class express bus virus gas glass mass cross "
    "diagnostics electronics athletics gymnastics economics politics logistics ballistics"
)
IRREGULAR_PLURALS: dict[str, str] = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "schoolchildren": "schoolchild",
    "grandchildren": "grandchild", "teeth": "tooth", "feet": "foot", "geese": "goose", "mice": "mouse", "lice": "louse",
    "oxen": "ox", "lives": "life", "wives": "wife", "knives": "knife", "wolves": "wolf", "thieves": "thief",
    "loaves": "loaf", "shelves": "shelf", "halves": "half", "leaves": "leaf", "calves": "calf", "midwives": "midwife",
    "israelis": "israeli", "pakistanis": "pakistani", "iraqis": "iraqi", "saudis": "saudi", "thais": "thai",
    "kuwaitis": "kuwaiti", "yemenis": "yemeni", "bangladeshis": "bangladeshi", "omanis": "omani", "nepalis": "nepali",
    "somalis": "somali", "azerbaijanis": "azerbaijani", "emiratis": "emirati", "kurdis": "kurdi", "houthis": "houthi",
    "taxis": "taxi", "rabbis": "rabbi", "skis": "ski", "alibis": "alibi", "safaris": "safari", "kiwis": "kiwi",
    "nazis": "nazi", "israelites": "israelite", "yetis": "yeti", "bikinis": "bikini", "paparazzi": "paparazzo",
    "lynx": "lynx", "selves": "self",
    "hooves": "hoof", "scarves": "scarf", "criteria": "criterion", "phenomena": "phenomenon",
    "bacteria": "bacterium", "media": "medium", "alumni": "alumnus", "fungi": "fungus", "cacti": "cactus",
    "crises": "crisis", "analyses": "analysis", "theses": "thesis", "bases": "base", "diagnoses": "diagnosis",
    "oases": "oasis", "data": "datum", "referenda": "referendum", "strata": "stratum", "larvae": "larva",
    "persons": "person", "personnel": "personnel", "troops": "troop", "police": "police", "cattle": "cattle",
    "sheep": "sheep", "salmon": "salmon", "aircraft": "aircraft", "spacecraft": "spacecraft",
    "hovercraft": "hovercraft",
    "fish": "fish", "deer": "deer", "trout": "trout", "staff": "staff", "crew": "crew", "livestock": "livestock",
    "poultry": "poultry", "clergy": "clergy", "species": "species", "series": "series", "headquarters": "headquarters",
    "means": "means", "barracks": "barracks", "offspring": "offspring", "swine": "swine", "grouse": "grouse",
    "remains": "remains", "servicemen": "serviceman", "heroes": "hero", "movies": "movie", "cookies": "cookie",
    "ties": "tie", "lies": "lie", "dies": "die", "pies": "pie", "zombies": "zombie", "rookies": "rookie",
    "selfies": "selfie", "cod": "cod", "shrimp": "shrimp", "squid": "squid", "bison": "bison", "moose": "moose",
    "echoes": "echo", "tomatoes": "tomato", "potatoes": "potato", "torpedoes": "torpedo", "volcanoes": "volcano",
    "mosquitoes": "mosquito", "buffaloes": "buffalo", "vetoes": "veto", "cargoes": "cargo", "embargoes": "embargo",
    "gases": "gas", "buses": "bus", "viruses": "virus", "campuses": "campus", "bonuses": "bonus", "censuses": "census",
    "statuses": "status", "circuses": "circus", "lenses": "lens", "aliases": "alias", "atlases": "atlas",
    "quizzes": "quiz", "axes": "axe", "cannon": "cannon", "dead": "dead", "headcount": "headcount", "kilos": "kilo",
    "hostiles": "hostile", "passersby": "passerby", "bystanders": "bystander",
}  # fmt: skip

PERSONS = _words(
    "pakistani thai kuwaiti yemeni bangladeshi omani nepali somali azerbaijani emirati nazi respondent incumbent "
    "correspondent hurt claimant person man woman child boy girl baby infant toddler teenager teen adult "
    "adolescent youth minor pensioner elder senior soldier sailor airman marine officer conscript recruit "
    "reservist veteran fighter militant rebel insurgent gunman terrorist extremist mercenary guard guerrilla "
    "commando paratrooper sniper pilot crewman serviceman servicewoman troop personnel police policeman "
    "policewoman constable detective sheriff deputy agent spy inspector civilian citizen resident inhabitant "
    "villager local native islander foreigner national immigrant migrant refugee asylum-seeker evacuee exile "
    "deportee prisoner captive hostage inmate detainee convict suspect defendant accused offender criminal culprit "
    "thief robber burglar smuggler trafficker attacker assailant kidnapper murderer killer victim casualty "
    "fatality survivor patient amputee nurse doctor medic paramedic surgeon physician midwife dentist vet carer "
    "therapist psychologist psychiatrist worker employee staff staffer employer labourer laborer miner welder "
    "farmer fisherman builder carpenter plumber electrician engineer technician mechanic driver rider cyclist "
    "biker motorist passenger pedestrian commuter traveller traveler tourist visitor guest hiker climber skier "
    "swimmer surfer diver walker runner athlete player footballer striker defender goalkeeper midfielder coach "
    "referee umpire fan supporter spectator competitor contestant contender winner champion medallist medalist "
    "finisher entrant starter student pupil schoolchild schoolboy schoolgirl teacher lecturer professor scientist "
    "researcher scholar academic graduate candidate applicant trainee apprentice intern volunteer helper rescuer "
    "firefighter fireman lifeguard voter elector member delegate senator lawmaker legislator congressman "
    "congresswoman councillor councilor mayor minister official diplomat ambassador envoy negotiator mediator "
    "observer monitor expert adviser advisor consultant analyst economist lawyer solicitor barrister attorney "
    "prosecutor judge juror witness magistrate clerk journalist reporter editor photographer writer author poet "
    "artist actor actress musician singer dancer performer director producer manager executive boss leader chief "
    "president king queen prince princess priest monk nun bishop imam rabbi pilgrim worshipper parishioner "
    "protester protestor demonstrator activist campaigner marcher rioter picket unionist dissident opponent ally "
    "partner friend neighbour neighbor colleague relative parent mother father mum dad son daughter brother sister "
    "sibling twin husband wife widow orphan cousin uncle aunt grandparent grandmother grandfather grandchild "
    "couple-member family-member owner tenant landlord householder homeowner leaseholder buyer seller vendor "
    "trader shopkeeper customer client consumer shopper user subscriber viewer listener reader follower investor "
    "shareholder creditor banker broker accountant donor taxpayer recipient beneficiary settler peasant servant "
    "maid cook chef waiter waitress baker butcher barber cleaner guide porter bystander onlooker passer-by "
    "passerby shipper docker seafarer stowaway castaway crewmember crew teammate rival individual human soul male "
    "female american briton ukrainian russian european israeli palestinian iraqi afghan saudi german greek swede "
    "dane finn pole turk spaniard czech slovak serb croat arab kurd jew muslim christian catholic protestant sunni "
    "shia hindu sikh buddhist houthi taliban bidder heir peer novice newcomer expat outsider insider insurer "
    "backer boater sunbather bather camper reveller reveler partygoer churchgoer moviegoer concertgoer "
    "festivalgoer mourner well-wisher lad bloke guy gentleman lady invalid addict drinker smoker loner hunter "
    "poacher angler skipper captain colonel general lieutenant sergeant corporal private admiral major cadet lord "
    "baron duke knight saint prophet scout ranger warden keeper caretaker janitor steward stewardess attendant "
    "flight-attendant conductor courier messenger postman dustman milkman salesman saleswoman spokesman "
    "spokeswoman chairman businessman businesswoman craftsman tradesman watchman clergyman clergy layman gunner "
    "bomber-pilot arsonist looter vandal hooligan thug gangster mobster dealer pusher pimp prostitute sex-worker "
    "escort model hacker blogger influencer youtuber gamer programmer developer-person designer architect surveyor "
    "planner electorate crowd-member inventor founder co-founder philosopher historian archaeologist geologist "
    "biologist chemist physicist mathematician statistician seismologist meteorologist forecaster virologist "
    "epidemiologist headmaster headteacher principal tutor mentor nanny babysitter schoolteacher kid youngster "
    "newborn foetus lodger squatter rough-sleeper separatist loyalist nationalist monarchist republican democrat "
    "communist socialist conservative liberal independent delegate-person internee pow combatant noncombatant "
    "non-combatant deserter defector draftee escapee returnee nominee appointee trustee devotee absentee attendee "
    "retiree franchisee interviewee signatory plaintiff complainant accuser whistleblower informant dependant "
    "dependent breadwinner homeless jobless unemployed wounded dead missing injured returned released freed killed "
    "arrested bereaved evacuated deceased detained elderly disabled poor sick other serviceperson clubber "
    "nominator operative"
)
# Nouns in -er, -or, -ee, -ist that are no persons; every other noun with such an ending is taken for one.
NOT_PERSONS = _words(
    "number order letter paper centre center computer container trailer tower river water matter shelter "
    "helicopter tanker launcher charter quarter corner counter poster sticker folder filter meter metre litre "
    "liter kilometre kilometer centimetre centimeter millimetre millimeter theatre theater chapter register "
    "semester trimester winter summer weather power flower shower border header footer disaster cluster bunker "
    "freighter cruiser destroyer carrier bomber fighter-jet tractor harvester digger bulldozer excavator boiler "
    "cooler freezer heater burner printer scanner sensor reactor generator motor rotor detector projector "
    "monitor-screen processor transistor conductor-wire elevator escalator radiator ventilator respirator "
    "calculator indicator refrigerator incubator factor sector vector doctor-blade corridor error mirror terror "
    "horror color colour favor favour honor honour labor labour rumor rumour tumor tumour vapor vapour odor odour "
    "harbor harbour armor armour neighbor-hood door floor finger shoulder liver bladder feather leather ladder "
    "hammer screwdriver lighter candle-holder holder-slot barrier buffer rubber timber lumber cucumber chamber "
    "member-state september october november december offer encounter server browser router adapter charger "
    "speaker-system loudspeaker newsletter twitter fiber fibre tiger spider beaver hamster otter lobster oyster "
    "panther rooster plover badger alligator condor sewer layer tier beer cheer career pier deer frontier crater "
    "parameter diameter perimeter thermometer barometer powder thunder gender tender calendar cylinder reminder "
    "remainder bidder-site wonder answer dinner supper butter batter platter gutter shutter clutter hour tour "
    "contour detour flour four trigger burger hunger passenger-mile danger ranger-vehicle ledger lever sliver "
    "waiver quiver silver cover hangover takeover turnover handover crossover rollover stopover pullover makeover "
    "changeover layover sweater sneaker slipper trouser blazer jumper bumper dumper stopper copper pepper wrapper "
    "zipper hopper chopper scooter starter-motor booster roaster toaster coaster blister minister-post ministry "
    "canister banner manner spanner primer timer drawer lawnmower mower blower skyscraper scraper wallpaper "
    "newspaper whisper teaser laser eraser user-name dispenser condenser transformer hardliner liner airliner "
    "steamer trawler sampler ruler roller stroller controller propeller thriller filler pillar collar dollar "
    "scholar-ship counteroffer transfer cancer ulcer fever disorder murder homicide-er kinder cinder bolder "
    "boulder launder slander surrender blunder plunder asteroid meteor tutor-ial author-ity committee jubilee "
    "degree tree knee fee coffee toffee trophee guarantee pedigree decree spree bee referendum-ee list fist mist "
    "twist wrist checklist shortlist waiting-list playlist blacklist whitelist assist tourist-bus resist exist "
    "consist insist cyst master stretcher pitcher-jug voucher watcher-app catcher-net marker cracker locker rocker "
    "locker-room snooker poker baker-street sucker-punch banker-draft picker-tool easter oster hamper tamper "
    "temper whisker character inner outer upper lower former latter other-thing under over after never ever rather "
    "either neither together further another higher greater fewer larger smaller older younger bigger better later "
    "earlier wider longer shorter stronger newer proper super premier-league tether anchor sponsor-ship interior "
    "exterior superior dresser counter-attack slaughter laughter daughter-company quarter-final ember splinter "
    "manometer speedometer odometer"
)
PERSON_ENDINGS = ("man", "woman", "person", "ist", "ian", "ee", "er", "or", "ese", "ant", "arian")
_NOT_PERSON_IAN_ANT = _words(
    "restaurant plant elephant grant warrant constant variant pollutant antioxidant covenant remnant "
    "infant-formula determinant pheasant croissant lubricant coolant deodorant implant transplant pendant meridian "
    "cheese median list artist-rendering distant important significant relevant giant instant fragrant quadrant "
    "human-made ant slant"
)
NOT_PERSON_WORDS = NOT_PERSONS | _NOT_PERSON_IAN_ANT

VEHICLES = _words(
    "car bus coach lorry truck van tractor ambulance taxi cab motorcycle motorbike moped scooter bicycle bike "
    "train locomotive tram carriage wagon tank jeep minibus pickup suv limousine helicopter aircraft plane "
    "airplane aeroplane jet airliner bomber tanker vehicle convoy-truck trailer excavator bulldozer digger sedan "
    "hatchback saloon limo fire-engine engine-truck hovercraft dreamliner"
)
# Verbs whose subject or object with a bare number are persons: "40 were killed", "wounding 12".
PERSON_VERBS = _words(
    "flee flees marched rallied protested demonstrated attended fled abstained killed kills killing died die dies "
    "dying injured injures injuring wounded wounding hurt arrested arrests arresting detained detaining "
    "hospitalised hospitalized evacuated evacuating rescued rescuing missing dead critical survived trapped "
    "charged jailed sentenced freed freeing drowned perished murdered executed executing kidnapped abducted ill "
    "sick unhurt unharmed alive discharged underweight homeless tortured starved maimed imprisoned enlisted "
    "recruited unaccounted believed identified conscious unconscious hospital intensive treated treating displaced "
    "displacing"
)
# Adjectives that stand for persons behind a number: "40 dead", "12 wounded".
STATES = _words("dead wounded injured missing hurt")
# "No X were reported": nouns whose "no" is a count of nought worth comparing.
COUNTED_WHEN_NONE = _words(
    "injuries casualties deaths fatalities victims survivors arrests civilians soldiers prisoners children people "
    "persons passengers women men police officers troops bodies bridges hostages wounded dead shots patient "
    "patients resident residents servicewomen servicemen cases complaints"
)
