"""Words of violence that tell none: weapons fired at nobody, pretexts, struggles at large, help for another deed."""

from spacy.tokens import Token

from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.events.nominals import is_time
from counterclaim.extraction.rules.events.senses import is_people, is_place, words
from counterclaim.extraction.rules.tree import lemma

GAME = 5
"""How many different words of sport make a report one about a game."""


def drill(token: Token) -> bool:
    """Whether weapons are fired at nobody: the sentence tells an exercise, or the report does and nobody is hit."""
    doc = token.doc
    if any(lemma(t) in words("drills") for t in token.sent):
        return not any(lemma(t) in words("harming") for t in token.sent)
    if "drills" not in doc.user_data:
        doc.user_data["drills"] = sum(lemma(t) in words("drills") for t in doc)
    exercise = doc.user_data["drills"] > 2
    hit = (t for t in token.sent if t.pos_ not in {"PRON", "NUM"} and lemma(t) not in words("carriers"))
    return exercise and not any(is_people(t) or lemma(t) in words("harming") for t in hit)


def helps(noun: Token) -> bool:
    """`An air strike supported the operation`, `troops backed by air strikes`: what helps a deed is none itself."""
    first = noun.head if noun.dep_ == "conj" else noun
    return lemma(first.head) in words("helping") and first.dep_ in {"nsubj", "obl:agent"}


def rhetorical(noun: Token) -> bool:
    """`This is a battle with terrorists`, `the fight against crime`, an "open war": no fight on one day."""
    if lemma(noun) not in words("struggles"):
        return False
    if any(c.dep_ == "cop" for c in noun.children) or tree.obliques(noun, "against"):
        return True
    return any(t.is_quote for t in noun.doc[max(noun.sent.start, noun.i - 2) : noun.i])


def swollen(noun: Token) -> bool:
    """`an explosion of violence`, `a blast of criticism`: what bursts out is no bomb, nor told to be one deed."""
    if noun.pos_ != "NOUN":
        return False
    if lemma(noun) in words("outbursts") and tree.case(noun) == "of" and lemma(noun.head) in words("bursts"):
        return True
    return lemma(noun) in words("bursts") and any(
        lemma(t) in words("outbursts") for t in tree.obliques(noun, "of", "in")
    )


def for_a_cause(token: Token) -> bool:
    """`two groups battling for power`, `the fight for a homeland`: what goes on for years, on no day."""
    if lemma(token) not in words("struggles") | words("struggling"):
        return False
    sought = (t for o in tree.obliques(token, "for", "over") for t in (o, *tree.obliques(o, "of")))
    return any(lemma(t) in words("causes") for t in sought)


def describing(verb: Token) -> bool:
    """`insurgents fighting to topple the government`: a participle that says who somebody is tells no fight."""
    if verb.tag_ != "VBG" or lemma(verb) not in words("struggling"):
        return False
    aux = {c.lower_ for c in verb.children if c.dep_ in {"aux", "aux:pass"}}
    if {"had", "been"} <= aux or any(lemma(t) in words("campaigns") for t in tree.objects(verb)):
        return True  # "is fighting an insurgency", "the group had been fighting the army for years"
    if verb.dep_ == "acl:relcl":  # "rebels who are fighting the government", "who had been fighting it"
        return is_people(verb.head) and bool(aux & (words("present") | {"been"}))
    if aux & words("present"):
        near = [c for at in (verb, *tree.objects(verb)) for c in at.children if tree.base(c.dep_) in {"obl", "nmod"}]
        somewhere = any(is_place(c) or tree.case(c) in words("scene_hit") for c in near)
        return not (somewhere or any(is_time(t) for t in verb.subtree))
    return verb.dep_ == "acl" and is_people(verb.head) and not any(is_time(t) for t in verb.subtree)


def _since_then(verb: Token) -> bool:
    """`since they were ousted by foreign troops`: a change of power told for the time alone, without its day."""
    since = any(c.dep_ == "mark" and c.lower_ in words("bounding") for c in verb.children)
    return since and lemma(verb) in words("turning") and not any(is_time(t) for t in verb.subtree)


def bounding(noun: Token) -> bool:
    """`the toll since the 2021 offensive`: a year's event that only bounds a time is told for the time alone."""
    if noun.pos_ != "NOUN" or tree.case(noun) not in words("bounding"):
        return False
    told = any(tree.base(c.dep_) in {"nmod", "acl"} and not is_time(c) for c in noun.children)
    return not told and any(c.like_num and len(c.text) == 4 for c in noun.children)


def pretended(token: Token) -> bool:
    """`under the pretext of killing rebels`."""
    return lemma(token.head) in words("pretexts") and (token.dep_ == "acl" or tree.case(token) == "of")


def tells_none(token: Token) -> bool:
    """Whether a word of violence is a figure of speech or a description, or one of a pretext, a game, a work of art, an
    exercise, a beast or a mishap."""
    figurative = swollen(token) or for_a_cause(token) or describing(token) or _since_then(token)
    return figurative or pretended(token) or staged(token) or sporting(token) or _mock(token) or _mishap(token)


def staged(token: Token) -> bool:
    """`a thriller about the kidnapping of a banker`, `a novel in which rebels storm a palace`: told by a work."""
    below = token
    for up in tree.ancestors(token):
        inside = below.dep_ in {"acl", "acl:relcl"} or (
            tree.base(below.dep_) == "nmod" and tree.case(below) in words("about")
        )
        if inside and lemma(up) in words("works"):
            return True
        below = up
    return False


def sporting(token: Token) -> bool:
    """Whether a report is about a game, and nobody in the sentence bears arms or enforces the law."""
    doc = token.doc
    if "sport" not in doc.user_data:
        doc.user_data["sport"] = len({w for t in doc if (w := lemma(t)) in words("sport")})
    if doc.user_data["sport"] < GAME:
        return False
    return not any(t.pos_ == "NOUN" and lemma(t) in words("no_game") for t in token.sent)


def _mock(token: Token) -> bool:
    """`stormed mock villages in the largest exercise`."""
    return tree.base(token.dep_) != "amod" and token.pos_ == "VERB" and drill(token) and not _aimed_at_drill(token)


def _aimed_at_drill(verb: Token) -> bool:
    """`attacked a military parade`."""
    return any(lemma(t) in words("drills") for t in tree.touched(verb))


def _mishap(token: Token) -> bool:
    """`a transformer exploded`, `a shark attacked a swimmer`, `a ransomware attack`."""
    if token.pos_ == "NOUN":
        return _unarmed(token)
    doers = tree.subjects(token) if token.pos_ == "VERB" else []
    return bool(doers) and all(lemma(d) in words("beasts") | words("bursting") or _unarmed(d) for d in doers)


def _unarmed(noun: Token) -> bool:
    kinds = (c for c in noun.children if c.dep_ in {"amod", "compound", "nmod:poss"})
    return any(lemma(c) in words("beasts") | words("virtual") for c in kinds)
