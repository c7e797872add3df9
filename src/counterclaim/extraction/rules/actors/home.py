"""Whose "the government", "police" and "the army" are where nobody named them: the country that the report is about."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from spacy.tokens import Doc, Token

from counterclaim import gazetteer
from counterclaim.extraction.rules import tree
from counterclaim.model import Actor, Report
from counterclaim.registry import Agent, Found, by_id
from counterclaim.registry.agents import listed

_DATELINE = 2.0
_PLACE, _STATE = 1.0, 1.0
_LEAD = 1.5
"""How many times as often as the second country the first must be told of."""
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
        """The branch of the home state that an institution without a name is; None where another may be meant."""
        if noun.unit is None or not self._domestic(head, start, noun):
            return None
        return by_id(f"{self.country}/{noun.unit}") if self.country and self._told_by(head) else None

    def _domestic(self, head: Token, start: int, noun: Agent) -> bool:
        """Whether the words leave it the state's own: "the army", "interim government", but not "foreign troops"."""
        before = [t for t in self._doc[start : head.i] if t.is_alpha and t.ent_type_ != "PERSON"]
        if any(t.lower_ in listed("foreign") or (t.text[:1].isupper() and _names(t)) for t in before):
            return False
        if any(c.dep_ == "nmod:poss" for c in head.children) and not self._led(head, noun):
            return False
        determiners = {c.lower_ for c in head.children if c.dep_ in {"det", "nmod:poss"}}
        single = head.tag_ in {"NN", "NNP"} or head.lower_ in listed("massive") | listed("plural_institutions")
        if single and tree.lemma(head) in listed("institutions"):
            return bool(determiners) or head.lower_ in listed("massive") or bool(before)
        if noun.kind != "people" or noun.office or head.tag_ not in {"NNS", "NNPS"}:
            return False
        known = bool({t.lower_ for t in before} & listed("state_force")) and not determiners
        return known or noun.unit == "police" or (noun.unit == "military" and ("the" in determiners or self._alone))

    @staticmethod
    def _led(head: Token, noun: Agent) -> bool:
        """Whether the owner of a government is only who leads it ("Arvale's government"), not a pronoun's other."""
        owners = (c for c in head.children if c.dep_ == "nmod:poss")
        return noun.unit == "government" and all(c.ent_type_ == "PERSON" for c in owners)

    @cached_property
    def _alone(self) -> bool:
        """Whether no other state and no alliance has a part in the report, so that soldiers can only be its own."""
        kinds = {"coalition", "mission", "intergovernmental"}
        return {code for _, code in self._codes} <= {self.country} and not any(
            f.actors and f.actors[0].kind in kinds for f in self._found
        )


def _names(token: Token) -> bool:
    """Whether a capitalised word may be somebody's name, as no word for an office or a force is."""
    return token.pos_ == "PROPN" and token.lower_ not in listed("between") and token.ent_type_ in {"ORG", "PLACE"}


def _country_of(name: str) -> str | None:
    """The country of a place that can hardly be another: a country, or the largest town or province of the name."""
    known = gazetteer.country(name)
    if known is not None:
        return known.country
    best = next(iter(gazetteer.entries(name)), None)
    return best.country if best is not None and best.prominence >= _TOWN else None
