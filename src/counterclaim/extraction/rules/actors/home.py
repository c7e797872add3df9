"""Whose "the government", "police" and "the army" are where nobody named them: the country that the report is about."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from spacy.tokens import Doc, Token

from counterclaim import gazetteer
from counterclaim.extraction.rules import tree
from counterclaim.model import Actor, Report
from counterclaim.registry import Agent, Found, by_id
from counterclaim.registry.agents import agent, listed

_DATELINE = 2.0
_PLACE, _STATE = 1.0, 1.0
_LEAD = 1.5
"""How many times as often as the second country the first must be told of."""
_BACK = 3
"""In how many sentences a state is looked for, where the report is about no one country."""
_PHRASE = 3
"""How many words after a state's name its forces are looked for."""
_TITLE = 6
"""The most words of a title between a state and a person's name."""
_TOWN = 50_000
"""The population from which a town of that name tells a country by itself."""


class Home:
    """The country in which one document is set, by its dateline, its places and the states that it names."""

    def __init__(self, doc: Doc, report: Report, found: Sequence[Found]) -> None:
        """Take the names of actors as found; nothing is counted before it is asked for."""
        self._doc = doc
        self._report = report
        self._found = found

    @cached_property
    def country(self) -> str | None:
        """The code of the country that leads clearly, None where several are told of as often.

        A country counts that is named, by itself, its people, its capital or a group at home there; its towns only
        add to that, as a town of the name may stand anywhere.
        """
        told: dict[str, float] = defaultdict(float)
        for _, code in self._codes:
            told[code] += _STATE
        if self._filed:
            told[self._filed] += _DATELINE
        for entity in self._doc.ents:
            within = _country_of(entity.text) if entity.label_ == "PLACE" else None
            if within in told:
                told[within] += _PLACE
        ranked = sorted(told, key=lambda code: -told[code])
        clear = ranked and told[ranked[0]] >= _LEAD * sum(told[code] for code in ranked[1:2])
        return ranked[0] if clear else None

    @cached_property
    def _codes(self) -> list[tuple[int, str]]:
        """The countries of the states and home-grown actors that are named, each with its token."""
        named = [(f.start, f.code) for f in self._found if f.code]
        named += [(f.start, f.actors[0].country) for f in self._found if f.actors and f.actors[0].country]
        return [(at, code) for at, code in named if len(code) == 2]

    @cached_property
    def _filed(self) -> str | None:
        """The country of the dateline."""
        filed = self._report.dateline.place if self._report.dateline else None
        return (gazetteer.capital(filed) or _country_of(filed)) if filed else None

    def _told_by(self, head: Token) -> bool:
        """Whether the country has been named by the end of the sentence of a word."""
        return self._filed == self.country or any(c == self.country and at < head.sent.end for at, c in self._codes)

    def actor(self, head: Token, start: int, noun: Agent) -> Actor | None:
        """The branch of a state that an institution without a name is; None where another may be meant.

        The state is the one whose leader it is named after, else the home state, else the one told of around it.
        """
        if noun.unit is None:
            return None
        led = self._leaders.get(head.nbor(-1).lower_) if head.i and noun.unit == "government" else None
        if led is None and not self._domestic(head, start, noun):
            return None
        home = self.country if self.country and self._told_by(head) else None
        code = led or home or (self._near(head, noun) if self.country is None else None)
        return by_id(f"{code}/{noun.unit}") if code else None

    def land(self, word: Token) -> Actor | None:
        """The state that "the country" is in "the country's forces": the last of its sentence, else the home state."""
        if tree.lemma(word) not in listed("lands") or not any(c.lower_ == "the" for c in word.children):
            return None
        named = [code for at, code in self._codes if word.sent.start <= at < word.i]
        code = named[-1] if named else self.country
        return by_id(code) if code else None

    def police(self, head: Token) -> Actor | None:
        """The home state's police, where the word ends the name of one of its bodies: "the Judicial Police and X"."""
        name = next((e for e in self._doc.ents if e.label_ == "ORG" and e.start <= head.i < e.end), None)
        if name is None or not any(t.lower_ in listed("police_bodies") for t in name):
            return None
        return by_id(f"{self.country}/police") if self.country and self._told_by(head) else None

    @cached_property
    def _leaders(self) -> dict[str, str]:
        """Last names of persons behind an office and the state that it belongs to: "Iraq's prime minister N. N."."""
        ends = {f.end: f.code for f in self._found if f.code}
        told: dict[str, str] = {}
        for person in (e for e in self._doc.ents if e.label_ == "PERSON"):
            at = person.start
            while at > max(0, person.start - _TITLE) and at not in ends and _titles(self._doc[at - 1]):
                at -= 1
            offices = [t for t in self._doc[at : person.start] if (n := agent(t.lower_)) and n.office]
            if offices and (code := ends.get(at)):
                told.setdefault(person[-1].lower_, code)
        return told

    def _near(self, head: Token, noun: Agent) -> str | None:
        """The one state that the sentence tells of, or that one of whose government it tells, for a government."""
        named = [f for f in self._found if f.code and f.start < head.i]
        if noun.unit == "government":
            named = [f for f in named if self._of(f, "government")]
        sent = head.sent
        for _ in range(_BACK):
            codes = {f.code for f in named if sent.start <= f.start < sent.end}
            if codes or not sent.start:
                return codes.pop() if len(codes) == 1 else None
            sent = self._doc[sent.start - 1].sent
        return None

    def _domestic(self, head: Token, start: int, noun: Agent) -> bool:
        """Whether the words leave it the state's own: "the army", "interim government", but not "foreign troops"."""
        before = [t for t in self._doc[start : head.i] if t.is_alpha and t.ent_type_ != "PERSON"]
        others = [t for t in before if not _office(t, head) and not _backed(t)]
        if any(t.lower_ in listed("foreign") or (t.text[:1].isupper() and _names(t)) for t in others):
            return False
        if any(_creed(t) or _regional(t) for t in others):
            return False
        if any(c.dep_ == "nmod:poss" for c in head.children) and not self._led(head, noun) and not _ours(head):
            return False
        if noun.acts:
            return bool({t.lower_ for t in before} & listed("state_arms"))
        if head.pos_ == "NOUN" and _before_deed(head):
            return tree.lemma(head) in listed("state_arms")
        determiners = {c.lower_ for c in head.children if c.dep_ in {"det", "nmod:poss"}}
        single = head.tag_ in {"NN", "NNP"} or head.lower_ in listed("massive") | listed("plural_institutions")
        if single and (tree.lemma(head) in listed("institutions") or _named(head)):
            return bool(determiners) or head.lower_ in listed("massive") or bool(before)
        if noun.kind != "people" or noun.office or head.tag_ not in {"NNS", "NNPS"}:
            return False
        known = bool({t.lower_ for t in before} & listed("state_force")) and not determiners
        army = "the" in determiners or (self._alone and self._army)
        return known or noun.unit == "police" or (noun.unit == "military" and army)

    @staticmethod
    def _led(head: Token, noun: Agent) -> bool:
        """Whether the owner of a government is only who leads it ("Arvale's government"), not a pronoun's other."""
        owners = (c for c in head.children if c.dep_ == "nmod:poss")
        return noun.unit == "government" and all(c.ent_type_ == "PERSON" for c in owners)

    @cached_property
    def _alone(self) -> bool:
        """Whether no other state's forces and no alliance's have a part in the report, so that soldiers are its own."""
        kinds = {"coalition", "mission"}
        return not any(
            f.actors[0].kind in kinds if f.actors else f.code != self.country and self._of(f, "military")
            for f in self._found
        )

    @cached_property
    def _army(self) -> bool:
        """Whether the report tells of an army at all; without one, soldiers may be anybody's."""
        return any((noun := agent(t.lower_)) is not None and noun.unit == "military" and _body(t) for t in self._doc)

    def _of(self, found: Found, unit: str) -> bool:
        """Whether a noun for a part of the state follows its name within the phrase: "US troops", "Syria's army"."""
        near = self._doc[found.end : found.end + _PHRASE]
        return any((noun := agent(t.lower_)) is not None and noun.unit == unit and not noun.deed for t in near)


def _body(token: Token) -> bool:
    """Whether it is a force as one body: "the army", "the military", not "soldiers"."""
    return token.tag_ in {"NN", "NNP"} and tree.lemma(token) in listed("institutions")


def _names(token: Token) -> bool:
    """Whether a capitalised word may be somebody's name, as no word for an office or a force is."""
    return token.pos_ == "PROPN" and token.lower_ not in listed("between") and token.ent_type_ in {"ORG", "PLACE"}


def _creed(token: Token) -> bool:
    """`Islamic forces`, `Christian troops`: a side by its faith or cause, not a state's."""
    return token.lower_ in listed("creeds")


def _regional(token: Token) -> bool:
    """`the Kurdish government`: one of a region, not the state's."""
    region = gazetteer.demonym(token.text) if token.text[:1].isupper() else None
    return region is not None and region.kind != "country"


def _named(head: Token) -> bool:
    """Whether the word ends the name of a force that each state has one of: "the National Guard"."""
    return head.i > 0 and f"{head.nbor(-1).lower_} {head.lower_}" in listed("named_forces")


def _ours(head: Token) -> bool:
    """Whether the owner is only the nation spoken to: "our Armed Forces"."""
    owners = [c for c in head.children if c.dep_ == "nmod:poss"]
    return head.pos_ == "PROPN" and all(c.lower_ in listed("nation_speaking") for c in owners)


def _before_deed(head: Token) -> bool:
    """`an army air strike`: before a deed the word alone says whose it is."""
    deed = agent(tree.lemma(head.head)) if head.dep_ in {"compound", "amod"} and head.head.i > head.i else None
    return deed is not None and deed.deed


def _backed(word: Token) -> bool:
    """Whether the word is only a friend or a patron: "the Western-backed government"."""
    behind = word.doc[word.i + 1 : word.i + 3]
    friends = listed("hyphen") - listed("side_before_hyphen")
    return len(behind) > 1 and behind[0].text == "-" and behind[1].lower_ in friends


def _office(word: Token, head: Token) -> bool:
    """Whether a word is part of the name of an office: "foreign ministry"."""
    return word.i + 1 == head.i and f"{word.lower_} {head.lower_}" in listed("offices")


def _titles(token: Token) -> bool:
    """Whether a word can stand in a title: "deputy", "foreign", "minister", "'s"."""
    noun = agent(token.lower_)
    return token.lower_ in listed("between") or token.text in {"'s", "’s", "-"} or (noun is not None and noun.office)


def _country_of(name: str) -> str | None:
    """The country of a place that can hardly be another: a country, or the largest town or province of the name."""
    known = gazetteer.country(name)
    if known is not None:
        return known.country
    best = next(iter(gazetteer.entries(name)), None)
    return best.country if best is not None and best.prominence >= _TOWN else None
