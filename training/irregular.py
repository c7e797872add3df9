"""Irregular forms of verbs and nouns that the treebanks lack or, now and then, have wrong."""

from __future__ import annotations

# lemma, past, participle
VERBS = """
abide abode abode|arise arose arisen|awake awoke awoken|bear bore borne|beat beat beaten
become became become|begin began begun|behold beheld beheld|bend bent bent|beset beset beset|bid bid bid
bind bound bound|bite bit bitten|bleed bled bled|blow blew blown|break broke broken|breed bred bred
bring brought brought|broadcast broadcast broadcast|build built built|burst burst burst|buy bought bought
cast cast cast|catch caught caught|choose chose chosen|cling clung clung|come came come|cost cost cost
creep crept crept|cut cut cut|deal dealt dealt|dig dug dug|do did done|draw drew drawn|drink drank drunk
drive drove driven|dwell dwelt dwelt|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt
fight fought fought|find found found|flee fled fled|fling flung flung|fly flew flown
forbid forbade forbidden|foresee foresaw foreseen|forget forgot forgotten|forgive forgave forgiven
forgo forwent forgone|freeze froze frozen|get got got|give gave given|go went gone|grind ground ground
grow grew grown|hang hung hung|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt
keep kept kept|kneel knelt knelt|know knew known|lay laid laid|lead led led|leap leapt leapt
leave left left|lend lent lent|let let let|lie lay lain|light lit lit|lose lost lost|make made made
mean meant meant|meet met met|mistake mistook mistaken|outdo outdid outdone|overcome overcame overcome
overhear overheard overheard|override overrode overridden|overrun overran overrun|oversee oversaw overseen
overtake overtook overtaken|overthrow overthrew overthrown|partake partook partaken|pay paid paid
plead pled pled|put put put|quit quit quit|read read read|rebuild rebuilt rebuilt|retake retook retaken
rend rent rent|rid rid rid|ride rode ridden|ring rang rung|rise rose risen|run ran run|say said said
see saw seen|seek sought sought|sell sold sold|send sent sent|set set set|shake shook shaken
shed shed shed|shine shone shone|shoot shot shot|show showed shown|shrink shrank shrunk|shut shut shut
sing sang sung|sink sank sunk|sit sat sat|slay slew slain|sleep slept slept|slide slid slid
sling slung slung|slit slit slit|sow sowed sown|speak spoke spoken|speed sped sped|spend spent spent
spin spun spun|spit spat spat|split split split|spread spread spread|spring sprang sprung
stand stood stood|steal stole stolen|stick stuck stuck|sting stung stung|stride strode stridden
strike struck struck|strive strove striven|swear swore sworn|sweep swept swept|swell swelled swollen
swim swam swum|swing swung swung|take took taken|teach taught taught|tear tore torn|tell told told
think thought thought|throw threw thrown|thrust thrust thrust|tread trod trodden
undergo underwent undergone|undertake undertook undertaken|undo undid undone|uphold upheld upheld
upset upset upset|wake woke woken|wear wore worn|weave wove woven|weep wept wept|win won won
withdraw withdrew withdrawn|withhold withheld withheld|withstand withstood withstood|wring wrung wrung
write wrote written
"""
# plural, singular
NOUNS = """
men man|women woman|children child|gunmen gunman|policemen policeman|policewomen policewoman
militiamen militiaman|servicemen serviceman|airmen airman|fishermen fisherman|clergymen clergyman
tribesmen tribesman|spokesmen spokesman|spokeswomen spokeswoman|businessmen businessman
congressmen congressman|councilmen councilman|foremen foreman|hitmen hitman|infantrymen infantryman
countrymen countryman|cameramen cameraman|horsemen horseman|herdsmen herdsman|lawmen lawman
marksmen marksman|feet foot|teeth tooth|mice mouse|lives life|wives wife|knives knife|thieves thief
troops troop|halves half|leaves leaf|wolves wolf|selves self|crises crisis|hypotheses hypothesis
"""


def lemmas() -> dict[str, dict[str, str]]:
    """Lemma by XPOS and form, as ``inventory.known_lemmas`` gives it."""
    found: dict[str, dict[str, str]] = {"VBD": {}, "VBN": {}, "NNS": {}}
    for row in VERBS.replace("\n", "|").split("|"):
        if row:
            lemma, past, participle = row.split()
            found["VBD"].setdefault(past, lemma)
            found["VBN"].setdefault(participle, lemma)
    for row in NOUNS.replace("\n", "|").split("|"):
        if row:
            plural, singular = row.split()
            found["NNS"][plural] = singular
    return found
