"""Which deed a holding responsible is about, whom it names, and in whose voice it is told."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.events.senses import is_armed, is_people
from counterclaim.extraction.rules.found import Held
from counterclaim.extraction.rules.scene import Scene, extent
from counterclaim.lexicon import words
from counterclaim.model import Party
from counterclaim.model.actor import ARMED
from counterclaim.model.vocabulary import Stance
from counterclaim.registry import same_side, side_of

_EVERY = frozenset({"any", "such"})
_WHERE = frozenset({"on", "in", "via"})
NEAR = 2
"""How many sentences back a deed or an accusation may stand that is only referred to."""


@dataclass(frozen=True, slots=True)
class Holding:
    """`party` is held responsible for the event at the token `act`, by the words `spans`, in the voice at `at`."""

    party: Party
    act: int
    at: int
    spans: list[tuple[int, int]]
    stance: Stance | None
    rule: str

    @property
    def violent(self) -> bool:
        """Whether the deed is no accident then: somebody claims it, or one who bears arms is held to have done it."""
        claimed = self.rule == "responsibility.claims" and self.stance is None
        return claimed or (self.stance != "denies" and self.party.inter in ARMED)


class Holdings:
    """Resolves the holdings responsible of one scene; `events` are event numbers by token."""

    def __init__(self, scene: Scene, events: Mapping[int, int], sure: Callable[[int], bool]) -> None:
        """Take the scene, its events and the question whether an event surely tells violence."""
        self.scene, self.doc, self.events, self.sure = scene, scene.doc, events, sure
        self._sentence = tree.sentences(scene.doc)

    def all(self) -> Iterator[Holding]:
        """Every holding whose deed and party are known."""
        for h in self.scene.held:
            yield from self._answer(h) if h.answers else self._one(h)

    def deeds_asked_after(self) -> Iterator[int]:
        """The events told last before `no group has claimed responsibility`, which nobody says of an accident."""
        for token in self.doc:
            if tree.lemma(token) not in words("responsibility", "claims", "of_a_deed"):
                continue
            if tree.lemma(token.head) in words("responsibility", "claims", "asked"):
                told = sorted(i for i in self.events if i < token.i and self._near(i, token.i))
                yield from (self.events[i] for i in told[-1:])

    def _one(self, h: Held) -> Iterator[Holding]:
        act, party = self._act(h), self._party(h)
        if act is None or party is None:
            return
        cue = self.doc[h.cue]
        told = [t.i for t in tree.objects(cue)]
        near = [
            *(told if h.self_said else ()),
            h.party,
            *((c.i for c in cue.children) if h.self_said or h.denied else ()),
        ]
        elsewhere = self._elsewhere(h, act)
        near = [*near, h.cue, *h.acts] if elsewhere else [act, *near]
        at = next((i for i in near if self._source(i) is not None), near[0])
        stance: Stance | None = "denies" if self._denied(h) else "suspects" if h.hedged else None
        held = [h.party, h.cue, *told] if elsewhere else [h.party]
        yield Holding(party, act, at, [self._around(held), extent(self.doc[act])], stance, h.rule)

    def _around(self, words: list[int]) -> tuple[int, int]:
        """From the first of the words to the last, with the phrases of both: `the army denied responsibility`."""
        spans = [extent(self.doc[i]) for i in words]
        return min(start for start, _ in spans), max(end for _, end in spans)

    def _denied(self, h: Held) -> bool:
        """Whether it is disowned, or told by somebody who denies it: `denied that it was behind the attack`."""
        return h.denied or self.scene.voices.at(h.cue).stance == "denies"

    def _act(self, h: Held) -> int | None:
        """The token that tells the deed: in the words held against the party, or the deed told last."""
        near = {i: i if i in self.events else self.doc[i].head.i for i in h.acts}
        hits = [i for i in near.values() if i in self.events and i != h.cue]
        if h.denied and h.refers:
            hits = [i for i in hits if not self._negated(self.events[i])]
        told_before = not hits and (h.refers or self._any(h)) if h.acts else h.self_said or h.refers
        if told_before and (last := self._last_before(h.cue)) is not None:
            return last
        return hits[0] if hits else None

    def _any(self, h: Held) -> bool:
        """`denied that its aircraft had taken part in any strikes`: what a denial of every deed answers."""
        every = any(c.lower_ in _EVERY for i in h.acts for c in self.doc[i].children if c.dep_ == "det")
        return every and h.self_said and self._denied(h)

    def _elsewhere(self, h: Held, act: int) -> bool:
        """Whether the deed is told in other words than those held against the party, by whomever."""
        meant = (i for a in h.acts for i in (a, self.doc[a].head.i))
        return self._sentence[act] != self._sentence[h.cue] or (bool(h.self_said) and act not in meant)

    def _negated(self, event: int) -> bool:
        return event < len(self.scene.events) and self.scene.events[event].negated

    def _last_before(self, token: int) -> int | None:
        """`X claimed responsibility`: the deed told last, no more than two sentences before."""
        told = (i for i in self.events if i < token and self._near(i, token))
        return max((i for i in told if self.sure(self.events[i])), default=None)

    def _near(self, token: int, later: int) -> bool:
        return self._sentence[later] - self._sentence[token] <= NEAR

    def _source(self, token: int) -> str | None:
        return self.scene.voices.at(token).source

    def _party(self, h: Held) -> Party | None:
        """The party; the side that a spokesman claims or disowns a deed for, never the man himself."""
        party = speaking(self.scene, self.scene.actors.party(h.party), h.party, h.party)
        if not h.self_said or party is None or party.actor is not None:
            return party
        said = next((s for c in self.doc[h.cue].subtree if (s := self._source(c.i))), None)
        speaker = self.scene.source(said)
        if speaker is None or speaker.speaks_for is None:
            return party
        known = side_of(speaker.speaks_for)
        actor, inter = (known.id, known.inter) if known is not None else (None, None)
        return Party(speaker.speaks_for, party.text, "people", actor=actor, inter=inter, reason="speaker")

    # An accusation answered.

    def _answer(self, h: Held) -> Iterator[Holding]:
        """`X denied the charge`: the accused of the accusation made last, in the voice of whoever denies it."""
        (charge,) = h.acts
        who = self._source(charge)
        told = max((a for a in self._accusations(who, h) if a[0] < h.cue and self._near(a[0], h.cue)), default=None)
        if who is None or told is None:
            return
        _, act, accused = told
        party = self.scene.actors.party(accused)
        if party is not None and self._may_answer(who, party):
            yield Holding(party, act, charge, [extent(self.doc[h.party]), extent(self.doc[h.cue])], "denies", h.rule)

    def _may_answer(self, denier: str, accused: Party) -> bool:
        """Whether the accused is not known to be on another side than who denies it."""
        speaker = self.scene.source(denier)
        if speaker is None or speaker.speaks_for is None or accused.actor is None:
            return True
        return same_side(speaker.speaks_for, accused.name)

    def _accusations(self, denier: str | None, answer: Held) -> Iterator[tuple[int, int, int]]:
        """What others than the denier say: the token where it is said, that of the deed, and that of the accused. What
        they say for sure accuses whom the answer is by: `A said the army had bombed it. The army denied the claim`."""
        for h in self.scene.held:
            act = None if h.answers or h.self_said or self._denied(h) else self._act(h)
            if act is not None and self._source(h.party) != denier:
                yield h.cue, act, h.party
        for event in self.scene.events:
            token = event.head.token
            stance = self.scene.voices.at(token).stance
            if self._source(token) not in (None, denier) and stance in {"suspects", "asserts"}:
                named = event.head.roles.agents
                yield from ((token, token, a) for a in named if stance == "suspects" or self._is_own(denier, answer, a))

    def _is_own(self, denier: str | None, answer: Held, agent: int) -> bool:
        """Whether a deed is told of the very party that denies it, or for which the denier speaks, however plainly it
        is told."""
        speaker, party = self.scene.source(denier), self.scene.actors.party(answer.party)
        accused = self.scene.actors.party(agent)
        own = (speaker.speaks_for if speaker is not None else None, party.name if party is not None else None)
        return accused is not None and any(_is_of(accused.name, side) for side in own if side)


def _is_of(name: str, side: str) -> bool:
    """Whether a party is of a side: "Red Dawn rebels", of whom no registry knows, are of Red Dawn."""
    return name.startswith(side) or same_side(side, name)


def _its(scene: Scene, head: Token, at: int) -> bool:
    """`the group said on Monday its fighters had hit a tank`: whether "its" opens what somebody says."""
    its = next((c for c in head.children if c.lower_ in {"its", "their"} and c.dep_ == "nmod:poss"), None)
    cue = max((i for i in scene.voices.at(at).cue if its is not None and i < its.i), default=None)
    if its is None or cue is None or not is_armed(head):
        return False
    between = scene.doc[cue + 1 : its.i]
    return not any(t.pos_ == "VERB" or (t.pos_ in {"NOUN", "PROPN"} and tree.case(t) not in _WHERE) for t in between)


def speaking(scene: Scene, party: Party | None, head: int, at: int) -> Party | None:
    """The party, named after the speaker's side where the speaker says "we" or "our aircraft"."""
    token = scene.doc[head]
    own = {"we", "us", "our", "ours"} & {token.lower_, *(c.lower_ for c in token.children)}
    own |= {"his", "her"} & {c.lower_ for c in token.children} if is_armed(token) else set()
    own |= {"its"} if not own and (party is None or party.actor is None) and _its(scene, token, at) else set()
    speaker = scene.source(scene.voices.at(at).source) if own else None
    if speaker is None:
        return party
    his = own <= {"his", "her"}
    side = speaker.speaks_for or (None if speaker.anonymous or his or scene.is_human(speaker) else speaker.name)
    if side is None and his:
        return None
    if side is None or (party is not None and party.actor is not None and not own & {"his", "her"}):
        return party
    people, inter = "people" if is_people(token) else None, party.inter if party is not None else None
    return Party(side, tree.phrase(token).text, people, inter=inter, reason="speaker")  # type: ignore[arg-type]
