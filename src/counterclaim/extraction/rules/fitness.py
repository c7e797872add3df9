"""Which noun phrases are fit for which field: who can act, who can suffer, what only tells where."""

import re

from spacy.tokens import Doc, Span, Token

from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.events.senses import is_armed, is_generic, is_people, is_weapon, sort, words
from counterclaim.model import Party
from counterclaim.model.actor import ARMED
from counterclaim.model.vocabulary import Field


def names_weapon(part: Token, weapon: Token) -> bool:
    """Whether the word before belongs to the weapon's name: `roadside bomb`, not `Tel Aviv` or `1998 bombing`."""
    if f"{tree.lemma(part)}-{tree.lemma(weapon)}" in words("weapons") and part.head == weapon:
        return True
    if part.lower_ in words("makeshift") and part.dep_ == "amod" and part.head in (weapon, weapon.head):
        return True
    if tree.lemma(weapon) in words("means_nouns") and (part.pos_ == "PROPN" or part.text.isdigit()):
        return False
    return (
        (part.head == weapon or (is_weapon(part) and part.head == weapon.head))
        and part.dep_ in {"compound", "amod"}
        and part.pos_ != "VERB"
        and not (part.pos_ == "ADJ" and part.text.istitle())
        and part.ent_type_ not in {"PLACE", "PERSON"}
        and not (tree.lemma(weapon) in words("means_nouns") and sort(part) and not is_weapon(part))
    )


def weapon(doc: Doc, head: int) -> str:
    """The weapon's name with the words that make it one: `roadside bomb`, `rocket-propelled grenades`."""
    token, start = doc[head], head
    while start > 0 and (names_weapon(doc[start - 1], token) or _hyphened(doc, start, token)):
        start -= 1
    while start < head and doc[start].pos_ == "ADJ" and not is_weapon(doc[start]) and _vague(doc[start]):
        start += 1
    return doc[start : head + 1].text


def _hyphened(doc: Doc, start: int, weapon: Token) -> bool:
    """Whether the word before `start` belongs to a word with a hyphen that qualifies the weapon: `made` and `Tirian` of
    `Tirian-made drones`, the hyphen between them, too."""
    part = doc[start - 1]
    if tree.lemma(weapon) in words("means_nouns") or part.is_space:
        return False
    glued = start > 1 and _is_hyphen(doc[start - 2]) and not doc[start - 2].whitespace_
    tail = (
        glued and (start <= weapon.i) and not part.is_punct and weapon in (part.head, part.head.head, doc[start].head)
    )
    return tail or (not part.whitespace_ and (_is_hyphen(part) or _is_hyphen(doc[start])))


def _is_hyphen(token: Token) -> bool:
    return token.text in {"-", "–"}


def _vague(word: Token) -> bool:
    return word.lower_ in words("vague_adjectives") or word.tag_ == "JJS"


def fit(field: Field, party: Party, head: Token) -> bool:
    """Whether the party that a head names may stand in a field: those who act or fight, or those who suffer."""
    if field != "target":
        return can_act(party, head)
    return can_suffer(party, head) and not only_where(head)


def can_act(party: Party, head: Token) -> bool:
    """Whether it is somebody who acts: people, a known actor, a name; a crewed weapon only where it is known whose."""
    if party.actor is None and party.name == party.text and tree.lemma(head) in words("carriers"):
        return False
    if party.kind == "property" or (is_generic(head) and party.actor is None and not _known(party, head)):
        return False
    if head.dep_ in {"compound", "amod"} and tree.lemma(head) in words("qualities"):
        return False
    if party.actor is None and head.pos_ == "PROPN" and head.dep_ in {"compound", "amod"} and head.ent_type_ != "ORG":
        return False
    known = party.kind == "people" or party.actor is not None
    return known or head.pos_ == "PROPN" or is_armed(head) or is_people(head)


def _known(party: Party, head: Token) -> bool:
    """`hundreds of students`, `a Maoist raid`, `four persons`: who is meant can be told; `18 others`, `a military raid`
    cannot."""
    if head.pos_ == "ADJ" and party.inter == 1 and not head.is_title:
        return False
    if tree.lemma(head) in {"person", "people"} and any(c.dep_ in {"nummod", "amod"} for c in head.children):
        return True
    return bool(party.inter) and tree.lemma(head) not in words("nobodies") - words("quantities")


def fights(party: Party) -> bool:
    """Whether one who came to harm in a clash can only be one of its sides: soldiers, rebels, gunmen."""
    return party.kind == "people" and party.inter in ARMED and not party.person


def part_only(head: Token) -> bool:
    """`nine soldiers, including a major and a captain`: who is of those told already."""
    return any(tree.case(t) == "including" for t in (head, *((head.head,) if head.dep_ == "conj" else ())))


def only_where(head: Token) -> bool:
    """`a raid into northern Gaza`: a region that tells where, not whom."""
    qualified = (c.lower_ for c in head.children if c.dep_ in {"amod", "compound"})
    part = any(word.endswith(("ern", "north", "south", "east", "west")) for word in qualified)
    inside = tree.case(head) in {"into", "in", "at", "near"} and not _fired_at(head)
    along = tree.case(head) in {"on", "along"} and tree.lemma(head) in words("streets")
    return (
        along or (head.ent_type_ == "PLACE" and (part or inside)) or (inside and tree.lemma(head) in words("regions"))
    )


def _fired_at(head: Token) -> bool:
    """`fired rockets at Qendrel`: the town is what was fired at."""
    verb = head.head
    return tree.case(head) == "at" and verb.pos_ == "VERB" and any(map(is_weapon, tree.objects(verb)))


def unresolved(party: Party, head: Token) -> bool:
    """Whether it is a pronoun that nobody could be found for."""
    return party.actor is None and head.pos_ == "PRON" and party.text.casefold() == head.lower_


def can_suffer(party: Party, head: Token) -> bool:
    """Whether a patient is people or property: by kind, by name, or as a thing counted or pointed at."""
    if party.kind is not None or party.actor is not None:
        return True
    return head.pos_ in {"NOUN", "PROPN"} and any(c.dep_ in {"det", "nummod", "nmod:poss"} for c in head.children)


def shows_means(verb: Token) -> bool:
    """`shot dead`, `stabbed`, `opened fire`: the verb says by what means."""
    fire = tree.lemma(verb) == "open" and any(c.lower_ == "fire" for c in verb.children)
    return verb.pos_ == "VERB" and (fire or tree.lemma(verb) in words("means_verbs"))


def by_accident(sentence: Span) -> bool:
    """Whether it tells an accident or a disaster that may have done the harm."""
    return any(tree.lemma(t) in words("accidents") | words("disasters") for t in sentence)


def row_of(first: Token, told: str) -> list[Token]:
    """The people whom one number counts by name: of "a cook, a colonel and a guard" all three, `told` being the words;
    a parse may take the second for who the first is."""
    beside = [c for c in tree.children(first, "appos") if c.i != first.i + 1]  # not "his brother Jan"
    row = {t.i: t for c in (first, *beside) for t in tree.conjuncts(c)}
    said = re.findall(r"\w+", told)
    return [row[i] for i in sorted(row) if row[i].text in said] or [first]


def handled(person: Token) -> bool:
    """`a militant died when explosives he was carrying went off`: who handles a bomb is no target of it."""
    for verb in person.sent:
        if verb.pos_ != "VERB" or tree.lemma(verb) not in words("handling") or tree.is_passive(verb):
            continue
        things = tree.objects(verb) + tree.modified(verb)
        if not any(tree.lemma(t) in words("bombs") for t in things):
            continue
        doers = tree.subjects(verb) or ([verb.head] if verb.dep_ == "acl" else tree.patients_of_passive(verb.head))
        if any(d == person or d.lower_ in {"he", "she", "they", "who"} for d in doers):
            return True
    return False
