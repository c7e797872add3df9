"""Tolls told by nouns: deaths and casualties, the killing of somebody, tolls that rise, lives, bodies."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.numbers import Counted, counted, left_edge
from counterclaim.extraction.rules.numbers.numerals import numeral
from counterclaim.extraction.rules.numbers.numerals import words as number_words
from counterclaim.extraction.rules.numbers.quantities import Quantity, low_ends
from counterclaim.extraction.rules.tolls.draft import Draft, uncounted
from counterclaim.extraction.rules.tolls.figures import figures
from counterclaim.extraction.rules.tolls.harm import Harm
from counterclaim.extraction.rules.tolls.passive import passive
from counterclaim.extraction.rules.tolls.people import People, listed_words, people, side, words
from counterclaim.extraction.rules.tolls.phrases import phrase_after, top
from counterclaim.extraction.rules.tolls.rows import listed
from counterclaim.extraction.rules.tolls.stance import stance
from counterclaim.extraction.rules.tolls.whom import agreed
from counterclaim.model import Count
from counterclaim.model.vocabulary import Stance


@cache
def _rules() -> Mapping[str, Mapping[str, Any]]:
    return {lemma: rule for rule in words()["nouns"] for lemma in rule["lemmas"]}


def named(doc: Doc, convention: str) -> Iterator[Draft]:
    """Every toll that a noun tells."""
    for token in doc:
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "VERB"):
            continue
        lemma = token.lemma_.lower()
        rule = _rules().get(lemma) or _rules().get(token.lower_)
        if rule is not None and token.pos_ in ("NOUN", "PROPN") and token.tag_ != "VBN":
            yield from _of_noun(token, rule, convention)
        elif rule is not None and (many := _number_of(token, convention)) is not None:
            yield Draft(rule["field"], (many,), token.i, rule["id"])
        if lemma in listed_words("tolls", "nouns") and token.pos_ in ("NOUN", "PROPN"):
            yield from figures(token, convention)
        if lemma in listed_words("victims", "lemmas") and token.pos_ == "NOUN":
            yield from _of_victims(token, convention)
        if lemma in listed_words("lives", "nouns"):
            yield from _of_lives(token, convention)
        if lemma in listed_words("losses") and token.pos_ == "VERB":
            yield from _of_losses(token, convention)
        if lemma in listed_words("crews", "nouns"):
            yield from _of_crew(token, convention)


def _of_noun(token: Token, rule: Mapping[str, Any], convention: str) -> Iterator[Draft]:
    told = _told(token, rule)
    if told is None:
        return
    absent = _absent(token, rule)
    if absent:
        yield Draft(rule["field"], (absent,), token.i, f"{rule['id']}", "asserts")
        return
    if _withheld(token, rule):
        yield Draft(rule["field"], (uncounted(token),), token.i, "toll.withheld", "withholds")
        return
    if any(c.lower_ == "any" for c in token.lefts):
        return
    whom = _whom(token, convention, strict=bool(rule.get("strict")) or rule["id"] in ("toll.death", "toll.killing"))
    if not whom or rule["id"] == "toll.hostage":
        yield from _of_number(token, rule, told, convention)
        return
    bare = not any(p.counted.stated or p.singular for p in whom)
    pointed = all(p.counted.definite for p in whom)
    if rule["id"] != "toll.body" or not (bare and (token.tag_ == "NN" or pointed)):
        yield Draft(rule["field"], tuple(whom), token.i, rule["id"], told, part=_in_view(token, rule))


def _of_number(token: Token, rule: Mapping[str, Any], told: Stance, convention: str) -> Iterator[Draft]:
    """ "Four deaths", "no casualties among the troops": the noun's own number."""
    if not rule["counts"] or (rule["counts"] == "plural" and token.tag_ not in ("NNS", "NNPS")):
        return
    head = top(token, token.sent.start) if rule["id"] == "toll.body" else token
    found = _none_shared(token) or counted(head, convention)
    if found is None or not _bears(token, found, rule) or _pointed(token, found):
        return
    group = _among(token, convention)
    if found.quantity.count.high == 0 and group is not None:
        nobody = People(found, group.who, group.side, token.doc)
        yield Draft(rule["field"], (nobody,), token.i, rule["id"], told, part=True)
        return
    named_side = None if rule["id"] == "toll.hostage" else side(token.doc, found)
    some = People(found, _who_of(token, found), named_side, token.doc)
    yield Draft(rule["field"], (some,), token.i, rule["id"], told, part=_in_view(token, rule))


def _of_victims(token: Token, convention: str) -> Iterator[Draft]:
    """ "Four gunshot victims", "a homicide victim": not "the shooting victims", told of before."""
    table = words()["victims"]["of"]
    fate = next((table[c.lower_] for c in token.lefts if c.lower_ in table), None)
    found = people(token, convention) if fate is not None else None
    if fate is None or found is None or (found.counted.definite and not found.counted.stated):
        return
    told = stance(Harm(token.head, fate, "noun", "toll.gunshot-victim")) if token.head.pos_ == "VERB" else "asserts"
    if told is not None and (found.counted.stated or found.singular):
        yield Draft(fate, (found,), token.i, "toll.gunshot-victim", told)


def _pointed(token: Token, found: Counted) -> bool:
    """ "The ten other deaths", told elsewhere, and "charged with two murders", not told as done."""
    left = {t.lower_ for t in token.doc[found.start : token.i]}
    charged = token.dep_ in ("obj", "obl") and token.head.lemma_.lower() in listed_words("charges")
    return {"the", "other"} <= left or charged


def _number_of(token: Token, convention: str) -> People | None:
    """ "An unspecified number of injured", where the word of harm is no noun."""
    doc, at = token.doc, token.i - 2
    if at < token.sent.start or doc[at + 1].lower_ != "of" or doc[at].lower_ != "number":
        return None
    if token.i + 1 < token.sent.end and token.nbor().pos_ in ("NOUN", "PROPN", "ADJ"):
        return None
    start = left_edge(doc[at])
    left = {t.lower_ for t in doc[start:at]}
    if "the" in left:
        return None
    key = "bare" if left & set(number_words()["unknown"]) else "several"
    many = Quantity(Count(low_ends(convention)[key], None, None), start, at + 1, "numbers.vague", True)
    return People(Counted(many, token.i, token.i, start, token.i + 1, True), None, None, doc)


def _of_crew(token: Token, convention: str) -> Iterator[Draft]:
    """ "A ship with 12 sailors on board was hijacked": who is on board is taken with it."""
    table, doc, end = words()["crews"], token.doc, token.sent.end
    after = " ".join(t.lower_ for t in doc[token.i + 1 : min(end, token.i + 3)])
    if not any(after == p or after.startswith(f"{p} ") for p in table["aboard"]):
        return
    carried = token.dep_.startswith(("nmod", "obl")) or token.head.lemma_.lower() in ("carry", "have")
    verb = next((t for t in token.sent if t.pos_ == "VERB" and tree.lemma(t) in table["verbs"]), None)
    if verb is None or not carried or (told := stance(Harm(verb, "abducted", "noun", "toll.aboard"))) is None:
        return
    found = people(token, convention, strict=True)
    if found is not None and found.counted.stated:
        yield Draft("abducted", (found,), verb.i, "toll.aboard", told)


def _absent(token: Token, rule: Mapping[str, Any]) -> People | None:
    """ "Did not cause casualties", "without any casualties": nobody, told by a verb or by "without"."""
    if rule["counts"] is not True or token.tag_ != "NNS" or any(numeral(c) or c.lower_ == "the" for c in token.lefts):
        return None
    verb = token.head
    without = any(c.lower_ == "without" for c in token.lefts)
    denied = token.dep_ == "obj" and verb.lemma_.lower() in listed_words("negatable")
    negated = denied and any(c.lower_ in ("not", "n't", "never") for c in verb.lefts)
    if not (without or negated) or _of_whom(token):
        return None
    nothing = Quantity(Count.exactly(0), token.i, token.i + 1, "numbers.none")
    return People(Counted(nothing, token.i, token.i, token.left_edge.i, token.i + 1, False), None, None, token.doc)


def _of_whom(token: Token) -> bool:
    return any(c.dep_.startswith(("nmod", "acl")) for c in token.rights)


def _none_shared(token: Token) -> Counted | None:
    """ "No injuries or deaths": the second noun shares the "no" of the first."""
    first = token.head
    if token.dep_ != "conj" or not any(c.lower_ == "no" for c in first.children) or token.i - first.i > 4:
        return None
    nothing = Quantity(Count.exactly(0), token.i, token.i + 1, "numbers.none")
    return Counted(nothing, token.i, token.i, first.left_edge.i, token.i + 1, False)


def _among(token: Token, convention: str) -> People | None:
    """The people of "no casualties among the troops"."""
    for child in token.rights:
        if child.dep_.startswith(("nmod", "obl")) and any(c.lower_ in ("among", "on", "amongst") for c in child.lefts):
            return people(child, convention)
    return None


def _bears(token: Token, found: Counted, rule: Mapping[str, Any]) -> bool:
    """Whether a noun's own number is a toll: stated or none; a bare "casualties" only if they are caused."""
    none = found.quantity.count.high == 0
    if none and rule["field"] == "wounded" and token.tag_ != "NNS":
        return False
    governor = token.head.lemma_.lower()
    if rule["id"] == "toll.hostage":
        return found.stated and not none and _held(token)
    if rule["id"] == "toll.body":
        return (found.stated and not none and _discovered(token)) or _one_body(token)
    if none or found.stated:
        return not (none and _reported_absent(token))
    heavy = any(c.dep_ == "amod" and c.lemma_.lower() in listed_words("heavy") for c in token.children)
    caused = governor in listed_words("inflicted") or (token.dep_ == "obj" and governor == "report")
    return rule["field"] == "casualties" and token.tag_ == "NNS" and not found.definite and (heavy or caused)


def _who_of(token: Token, found: Counted) -> Any:
    table = words()["harmed_kinds"]
    said = {table[t.lemma_.lower()] for t in token.doc[found.start : token.i] if t.lemma_.lower() in table}
    return said.pop() if len(said) == 1 else None


def _told(token: Token, rule: Mapping[str, Any]) -> Stance | None:
    """How far the noun is told as a fact; None for attempts, threats, sentences and the like."""
    table = words()
    if any(c.lemma_.lower() in table["meant_adjectives"] for c in token.children if c.dep_ in ("amod", "compound")):
        return None
    head = token.head
    if token.dep_ == "compound" or (token.dep_.startswith("nmod") and head.lemma_.lower() in table["meant_nouns"]):
        return None
    if head.lemma_.lower() in table["meant_nouns"] and token.dep_ in ("compound", "nmod", "nmod:of"):
        return None
    if token.dep_ in ("obj", "obl") and head.lemma_.lower() in table["meant"] and not _charged(token):
        return None
    definite = any(c.lower_ == "the" or c.dep_ == "nmod:poss" for c in token.lefts)
    told = head == token or token.dep_.startswith("nsubj") or (definite and rule["counts"] in (True, "plural"))
    governor = token if told else head
    if governor.pos_ not in ("VERB", "AUX"):
        return "asserts"
    found = stance(Harm(governor, rule["field"], "noun", rule["id"]))
    negated = any(c.dep_ == "advmod" and c.lower_ in ("not", "n't", "never") for c in governor.children)
    return None if found is None and not negated else (found or "asserts")


def _charged(token: Token) -> bool:
    """ "He is wanted for the killing of two men", "tried for it": it was done."""
    return any(c.dep_ == "case" and c.lower_ == "for" for c in token.children) and passive(token.head)


def _whom(token: Token, convention: str, *, strict: bool) -> list[People]:
    """The people of "the death of three men", "the minister's murder"."""
    heads = [c for c in token.rights if c.dep_.startswith("nmod") and any(k.lower_ in ("of",) for k in c.lefts)]
    if token.i + 2 < token.sent.end and token.nbor().lower_ == "of":
        heads = agreed(heads, phrase_after(token.doc, token.i + 2, token.sent.end))
    heads = heads or [c for c in token.lefts if c.dep_ == "nmod:poss" and c.pos_ != "PRON"]
    found = [p for h in heads[:1] for p in listed(h, convention, strict=token.lemma_.lower() in ("body", "corpse"))]
    return [p for p in found if not strict or p.counted.stated or p.singular or p.who or p.side]


def _verbs(noun: Token, head: Token) -> set[str]:
    """The lemmas of the verbs around a noun: the one over the head of its phrase, and those of the clauses on it."""
    return {head.head.lemma_.lower(), *(c.lemma_.lower() for c in noun.rights if c.dep_.startswith("acl"))}


def _held(token: Token) -> bool:
    near = {t.lemma_.lower() for t in token.doc[token.i + 1 : token.i + 4] if t.tag_ in ("VBN", "VBD", "VBG")}
    return bool((_verbs(token, token) | near) & listed_words("holding"))


def _discovered(token: Token) -> bool:
    return bool(_handling(token) & listed_words("bodies"))


def _in_view(token: Token, rule: Mapping[str, Any]) -> bool:
    """ "She saw five bodies", "one hospital received 20 bodies": as many at least, and nobody says that it is all."""
    return rule["id"] == "toll.body" and bool(_handling(token) & listed_words("bodies_in_view"))


def _handling(token: Token) -> set[str]:
    """What is done with the bodies: the verb above and those that qualify them."""
    return _verbs(token, top(token, token.sent.start))


def _one_body(token: Token) -> bool:
    """ "Officers found an unidentified body", not "a specialist body"."""
    table = words()["one_body"]
    left = [c for c in token.lefts if c.dep_ != "case"]
    bare = token.tag_ == "NN" and all(c.lower_ in table["described"] for c in left) and len(left) > 0
    return bare and left[0].lower_ in ("a", "an") and bool(_verbs(token, token) & set(table["verbs"]))


def _reported_absent(token: Token) -> bool:
    """ "No reports of casualties" says nothing about how many there were."""
    return token.dep_.startswith("nmod") and token.head.lemma_.lower() in listed_words("told_of")


def _withheld(token: Token, rule: Mapping[str, Any]) -> bool:
    """Whether the sentence says that the number is not known or not given."""
    if rule["field"] not in ("killed", "wounded", "casualties") or rule["id"] in (
        "toll.killing",
        "toll.body",
    ):
        return False
    doc, start = token.doc, max(token.sent.start, token.i - 12)
    before = " ".join(t.lower_ for t in doc[start : token.i])
    if any(f" {p} " in f" {before} " for p in words()["unknown"]["phrases"]):
        return True
    for verb in doc[start : token.i]:
        negated = any(c.lower_ in ("not", "n't", "unable") for c in verb.children)
        if (
            verb.pos_ == "VERB"
            and negated
            and verb.lemma_.lower() in listed_words("unknown", "governors")
            and "VB" in verb.tag_
        ):
            return "any" in before.split()[-4:] or any(
                w in before for w in (" on", " about", " whether", " if", " how", " number")
            )
    return False


# --- lives and losses


def _of_lives(token: Token, convention: str) -> Iterator[Draft]:
    """ "Claimed four lives", "cost the lives of two soldiers", "the loss of several lives"."""
    verb = token.head
    lost = verb.lemma_.lower() in listed_words("lives", "verbs") | listed_words("lives", "losing")
    if not lost or (token.tag_ != "NNS" and token.lower_ != "life"):
        return
    if verb.pos_ == "VERB":
        told = stance(Harm(verb, "killed", "noun", "toll.lives"))
        if told is None or (
            verb.lemma_.lower() in ("lose", "take", "cost") and any(c.tag_ == "PRP$" for c in token.children)
        ):
            return
    else:
        told = "asserts"
    whom = _whom(token, convention, strict=True)
    found = counted(token, convention)
    if whom:
        yield Draft("killed", tuple(whom), verb.i, "toll.lives", told)
    elif found is not None and found.stated:
        yield Draft("killed", (People(found, None, None, token.doc),), verb.i, "toll.lives", told)


def _of_losses(verb: Token, convention: str) -> Iterator[Draft]:
    """ "The army lost four of its men": only counted soldiers, fighters and the like."""
    told = stance(Harm(verb, "killed", "noun", "toll.losses"))
    for child in verb.rights:
        if child.dep_ != "obj" or told is None:
            continue
        found = people(child, convention, strict=True)
        if (
            found is not None
            and found.counted.stated
            and (found.who in ("soldiers", "police", "militants") or _men(child))
        ):
            yield Draft("killed", (found,), verb.i, "toll.losses", told)


def _men(token: Token) -> bool:
    own = {t.lower_ for t in token.subtree}
    return bool(own & listed_words("troops")) and "jobs" not in own
