"""Claims out of what was found: each value goes to the event it belongs to and to the voice that gives it."""

from dataclasses import replace

from spacy.tokens import Token

from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.aftermath import aftermath, purposes
from counterclaim.extraction.rules.aggregates import aggregate, counted_deed, over_time, summed
from counterclaim.extraction.rules.anchors import anchor
from counterclaim.extraction.rules.arms import means
from counterclaim.extraction.rules.circumstances import of_harm, whens, wheres
from counterclaim.extraction.rules.days import days_named, only_day
from counterclaim.extraction.rules.denials import of_a_role, of_an_aim
from counterclaim.extraction.rules.ends import ends
from counterclaim.extraction.rules.events import Event
from counterclaim.extraction.rules.events.nominals import one_of_several
from counterclaim.extraction.rules.events.senses import counted, is_generic, shot, words
from counterclaim.extraction.rules.events.triggers import Trigger
from counterclaim.extraction.rules.fitness import (
    by_accident,
    fights,
    fit,
    handled,
    part_only,
    row_of,
    unresolved,
)
from counterclaim.extraction.rules.found import TollMention
from counterclaim.extraction.rules.holding import Holdings, speaking
from counterclaim.extraction.rules.links import links
from counterclaim.extraction.rules.recalls import recalls
from counterclaim.extraction.rules.scene import Scene, extent
from counterclaim.extraction.rules.tolls import violent
from counterclaim.extraction.rules.voices import Voice
from counterclaim.model import Claim, Link, Mention, Party, Toll, Value, When, Wording
from counterclaim.model.actor import KIND
from counterclaim.model.vocabulary import AHEAD, Field, Stance, Type
from counterclaim.reading import SUBSETS
from counterclaim.registry import side_of

IMPLIED: dict[str, Type] = {"abducted": "abduction", "detained": "arrest"}
"""The type of an incident that only a toll tells; otherwise a plain attack."""
DOUBTED = "attribution.suspected"
"""The rule of words that hedge a noun phrase alone: `suspected rebels`."""


class Drafts:
    """Builds the mentions and claims of one scene, once."""

    def __init__(self, scene: Scene) -> None:
        """Number the events and the paragraphs."""
        self.scene, self.doc = scene, scene.doc
        self._claims: dict[tuple[object, ...], Claim] = {}
        self._victims: dict[str, Party] = {}
        self._paragraph = tree.paragraphs(scene.doc)
        self._sentence = tree.sentences(scene.doc)
        self._event_at = {i: n for n, e in enumerate(scene.events) for i in e.tokens()}
        self._ends = ends(scene.doc, scene.events, scene.tolls)
        self._fallen = frozenset[int]().union(*self._ends.values())
        self._mentions = [self._mention(n, e) for n, e in enumerate(scene.events)]
        self._granted = {n for n, e in enumerate(scene.events) if self._is_granted(e)}

    def all(self) -> tuple[tuple[Mention, ...], tuple[Claim, ...]]:
        """Mentions in the order of the text and their claims in the order of the evidence, both numbered."""
        for n, event in enumerate(self.scene.events):
            self._tell(n, event)
        for toll in self.scene.tolls:
            self._toll(toll)
        self._after()
        self._recall()
        self._only_day()
        self._hold()
        self._link()
        ordered = sorted(self._claims.values(), key=lambda c: (c.evidence[0].start, c.evidence[0].end, c.field))
        return tuple(self._mentions), tuple(ordered)

    def _mention(self, n: int, event: Event) -> Mention:
        token = self.doc[event.head.token]
        (trigger,) = self.scene.cite((token.i, token.i + 1))
        many = aggregate(self.doc, event) or over_time(self.doc, event, self.scene.times)
        return Mention(
            id=f"m{n + 1}", trigger=trigger, lemma=tree.lemma(token), type=event.type, status=event.status,
            aggregate=many, definite=event.definite, sentence=self._sentence[token.i],
            paragraph=self._paragraph[token.i], headline=self.scene.report.within(token.idx, "headline"),
            plural=event.plural, sure=event.sure, fresh=event.fresh, harm=event.harm, elsewhere=event.elsewhere,
            recalled=event.recalled, days=days_named(self.scene, token),
            accident=not event.sure and by_accident(token.sent),
            beside=tuple(sorted({f"m{self._event_at[i] + 1}" for i in event.beside if i in self._event_at})),
        )  # fmt: skip

    def _tell(self, n: int, event: Event) -> None:
        """The claims that an event's own words and their surroundings bear."""
        head = event.head
        if event.negated:
            self._add(n, "occurred", True, head.token, self._clause(head.token), "denies", head.rule.id)
            for agent in head.roles.agents:
                self._party(n, "perpetrator", agent, head.token, head.rule.id, "denies")
            return
        if self._denied(event) and n not in self._granted:
            if of_an_aim(self.doc[head.token]):
                for patient in head.roles.patients:
                    self._party(n, "target", patient, head.token, head.rule.id)
                return
            self._add(n, "occurred", True, head.token, self._clause(head.token), None, head.rule.id)
            for agent in head.roles.agents:
                self._party(n, "perpetrator", agent, head.token, head.rule.id)
            return
        self._add(n, "type", event.type, head.token, [extent(self.doc[head.token])], None, head.rule.id)
        if event.status != "accomplished":
            self._add(n, "status", event.status, head.token, [extent(self.doc[head.token])], None, head.rule.id)
        if (many := self._mentions[n].aggregate) is not None:
            self._add(n, "count", many, head.token, [extent(self.doc[head.token])], None, head.rule.id)
        for trigger in event.triggers:
            self._parties(n, trigger)
        self._means(n, event)
        self._when_where(n, event)

    def _is_granted(self, event: Event) -> bool:
        """Whether it happened by all accounts, though a role in it is denied, or an answer to it expected."""
        stance = self._stance_of(event)
        return event.granted(stance) or (stance == "denies" and of_a_role(self.doc[event.head.token]))

    def _denied(self, event: Event) -> bool:
        return self._stance_of(event) == "denies"

    def _stance_of(self, event: Event) -> Stance:
        """The stance of whoever speaks the words of an event."""
        return self.scene.voices.at(event.head.token).stance

    def _parties(self, n: int, trigger: Trigger) -> None:
        around, rule = trigger.roles, trigger.rule.id
        doers: Field = "party" if trigger.rule.type == "protest" else "perpetrator"
        fields: tuple[Field, Field, Field] = (doers, "target", "party")
        agents = () if trigger.rule.afterwards or trigger.token in self._ends else self._named(n, around.agents)
        for field, heads in zip(fields, (agents, around.patients, around.sides), strict=True):
            for head in heads:
                if field == "target" and trigger.rule.rank < 3 and is_generic(self.doc[head]):
                    continue
                if field == "target" and (self._itself(head, agents) or self._own(head)):
                    continue
                alone = trigger.rule.rank == 1 and not agents
                if field == "target" and alone and tree.lemma(self.doc[head]) in words("doers"):
                    continue  # "twelve people died, including the bomber"
                doubted = field == "perpetrator" and DOUBTED in self.scene.voices.at(head).rules
                self._party(n, field, head, trigger.token, rule, "suspects" if doubted else None)

    def _named(self, n: int, agents: tuple[int, ...]) -> tuple[int, ...]:
        """The doers, without a word before the deed for their kind where others are named: `X staged rebel attacks`."""
        told = [i for t in self.scene.events[n].triggers for i in t.roles.agents]
        named = {i for i in told if (met := self.scene.actors.party(i)) is not None and met.reason != KIND}
        return tuple(i for i in agents if not named or i in named)

    def _own(self, person: int) -> bool:
        """Whether it is one of the doers who came to harm, no victim."""
        return bool({person, counted(self.doc[person]).i} & self._fallen) or handled(self.doc[person])

    def _itself(self, patient: int, agents: tuple[int, ...]) -> bool:
        """`troops began attacking them`: a pronoun does not stand for who acts in its own clause."""
        if self.doc[patient].pos_ != "PRON":
            return False
        met = self.scene.actors.party(patient)
        others = (self.scene.actors.party(a) for a in agents)
        return met is not None and any(o is not None and o.name == met.name for o in others)

    def _party(
        self, n: int, field: Field, head: int, at: int, rule: str, stance: Stance | None = None, *, harmed: bool = False
    ) -> None:
        party = speaking(self.scene, self.scene.actors.party(head, harmed=harmed), head, at)
        if party is None or unresolved(party, self.doc[head]):
            return
        if field == "target" and self._mentions[n].type == "armed_clash" and fights(party):
            if part_only(self.doc[head]) or any(subset in rule for subset in SUBSETS):
                return
            field = "party"
        speaks = self.scene.voices.follows_cue(head) or self.scene.voices.tells(head, at)
        if speaks or self.scene.furniture(head) or not fit(field, party, self.doc[head]):
            return
        if field == "target":
            party = self._told_again(party, self.doc[head])
        span = [extent(self.doc[head]), extent(self.doc[at])]
        self._add(n, field, party, at, span, stance, rule)

    def _told_again(self, victim: Party, head: Token) -> Party:
        """`a local teacher ... the 33-year-old teacher`: one of the same kind who is pointed at was told before."""
        if head.tag_ != "NN" or victim.actor is not None or victim.kind != "people":
            return victim
        if tree.pointed_at(head):
            return self._victims.get(tree.lemma(head), victim)
        if tree.determiners(head) & {"a", "an"}:
            self._victims[tree.lemma(head)] = victim
        return victim

    def _means(self, n: int, event: Event) -> None:
        told = [t for t in event.triggers if t.token not in self._ends]
        for text, at, spans, rule in means(self.doc, told, self._event_at):
            self._add(n, "means", Wording(text, text), at, spans, None, rule)

    def _when_where(self, n: int, event: Event) -> None:
        for at, time, when in whens(self.scene, event):
            self._add(n, "when", when, at, [time.tokens, extent(self.doc[at])], None, time.rule)
        for at, place, where in wheres(self.scene, event):
            self._add(n, "where", where, at, [place.tokens, extent(self.doc[at])], None, place.rule)

    def _toll(self, toll: TollMention) -> None:
        """A toll goes to the event whose word tells the harm, else to the nearest one that grammar reaches."""
        other = one_of_several(self.doc[toll.harm])
        n = self._event_of(toll) if other is None or toll.harm in self._event_at else None
        deed = counted_deed(self.doc[toll.harm]).i
        told_by = self._event_at.get(deed)
        many = summed(self.doc, toll, None if told_by is None else self._mentions[told_by], self.scene.times)
        if many:
            n = self._sum(deed if told_by is not None and self._mentions[told_by].harm else toll.harm)
        elif n is None:
            n = self._imply(toll.harm, IMPLIED.get(toll.field, "attack"), sure=violent(toll.rule))
            if violent(toll.rule):
                self._add(n, "type", "attack", toll.harm, [extent(self.doc[toll.harm])], None, toll.rule.split()[0])
        elif self.scene.events[n : n + 1] and self.scene.events[n].negated:
            return
        undated = all(c.incident != self._mentions[n].id or c.field != "when" for c in self._claims.values())
        if self._mentions[n].implied or (many and undated):
            self._dated(n, toll.harm if other is None else other.i)
        stance = toll.stance if toll.stance != "asserts" else None
        side = side_of(toll.toll.side) if toll.toll.side else None
        told = replace(toll.toll, side=side.name) if side is not None and not side.vague else toll.toll
        whom = {toll.people, counted(self.doc[toll.people]).i}
        told = replace(told, scope="part") if whom & self._fallen else told
        at = toll.people if self.scene.voices.passes(toll.harm, toll.people) else toll.harm
        self._add(n, toll.field, told, at, [toll.tokens], stance, toll.rule)
        own = tree.lemma(self.doc[toll.people]) in words("doers") or self._own(toll.people)
        if not is_generic(self.doc[toll.people]) and toll.toll.floor > 0 and not own:
            for who in row_of(self.doc[toll.people], toll.toll.text):
                self._party(n, "target", who.i, toll.harm, toll.rule, stance, harmed=True)

    def _recall(self) -> None:
        """When and where of what a sentence only refers back to ("It happened on Sunday"), or of what a call was for
        and nothing nearer dates or places."""
        told = {(c.incident, c.field) for c in self._claims.values()}
        for at, found, value in list(recalls(self.scene, self._event_at)):
            n = self._event_at[at] if at in self._event_at else self._imply(at, "other")
            field: Field = "when" if isinstance(value, When) else "where"
            if (self._mentions[n].id, field) not in told:
                self._add(n, field, value, at, [found.tokens, extent(self.doc[at])], None, found.rule)

    def _only_day(self) -> None:
        """The one recent day that the report names dates what it tells first, where nothing else is dated."""
        first = next((n for n, m in enumerate(self._mentions) if m.sure and m.aggregate is None), None)
        time = only_day(self.scene)
        if first is None or time is None or any(c.field == "when" for c in self._claims.values()):
            return
        at = self.scene.events[first].head.token if first < len(self.scene.events) else None
        if at is not None and self._mentions[first].status == "accomplished":
            self._add(first, "when", time.when, at, [time.tokens, extent(self.doc[at])], None, f"{time.rule}.only")

    def _dated(self, n: int, at: int) -> None:
        """When and where of a harm that stands alone."""
        for found, value in of_harm(self.scene, at):
            field: Field = "when" if isinstance(value, When) else "where"
            self._add(n, field, value, at, [found.tokens, extent(self.doc[at])], None, found.rule)

    def _sum(self, harm: int) -> int:
        """The mention of the many whose dead are summed up: the one that tells of their death, if it tells no more."""
        many, told = Toll(2, None, None, text=self.doc[harm].text), self._event_at.get(harm)
        if told is None or not (self._mentions[told].harm or self.doc[harm].pos_ == "VERB"):
            return self._imply(harm, "attack", many)
        alone = self._mentions[told].harm
        self._mentions[told] = replace(self._mentions[told], aggregate=many, implied=alone, definite=False)
        self._add(told, "count", many, harm, [extent(self.doc[harm])], None, "event.campaign")
        return told

    def _event_of(self, toll: TollMention) -> int | None:
        for start in (toll.harm, toll.people):
            if start in self._event_at:
                return self._event_at[start]
        for start in (toll.harm, toll.people):
            token = self.doc[start]
            for up in (token, *tree.ancestors(token)):
                hit = next((self._event_at[c.i] for c in (up, *up.children) if c.i in self._event_at), None)
                if hit is not None:
                    return hit
        sent = self.doc[toll.harm].sent
        near = [i for i in self._event_at if sent.start <= i < sent.end]
        return self._event_at[min(near, key=lambda i: abs(i - toll.harm))] if near else None

    def _imply(self, at: int, kind: Type, many: Toll | None = None, *, sure: bool = False) -> int:
        """A mention that only the harm or the outcome tells ("four people are dead"): it refers back if it can."""
        token = self.doc[at]
        (trigger,) = self.scene.cite((token.i, token.i + 1))
        n, sure = len(self._mentions), sure or shot(token)
        self._mentions.append(Mention(
            id=f"m{n + 1}", trigger=trigger, lemma=tree.lemma(token), type=kind, definite=many is None, aggregate=many,
            sentence=self._sentence[token.i], paragraph=self._paragraph[token.i],
            headline=self.scene.report.within(token.idx, "headline"), implied=True, sure=sure, harm=True,
            accident=not sure and by_accident(token.sent),
        ))  # fmt: skip
        self._event_at[token.i] = n
        if many is not None:
            self._add(n, "count", many, at, [extent(token)], None, "event.campaign")
        return n

    def _after(self) -> None:
        """Damage and outcomes go to the event that they are anchored to; purposes to their deed."""
        for found in aftermath(self.doc):
            if self.scene.furniture(found.token):
                continue
            n = anchor(self.scene, found, self._event_at)
            if n is None:
                continue
            text = self.doc[slice(*found.value)].text
            self._add(n, found.field, Wording(text), found.token, [found.value], None, found.rule)
            for thing in found.things:
                self._party(n, "target", thing, found.token, found.rule)
        for found in purposes(self.doc, self._event_at):
            if self.scene.voices.at(found.token).source is not None:
                text = self.doc[slice(*found.value)].text
                self._add(
                    self._event_at[self.doc[found.token].head.i],
                    "purpose",
                    Wording(text),
                    found.token,
                    [found.value],
                    None,
                    found.rule,
                )

    def _hold(self) -> None:
        """Perpetrators named outside the clause of the act, which is no accident then, told there or referred to."""
        found = Holdings(self.scene, self._event_at, lambda n: self._mentions[n].sure)
        for h in list(found.all()):
            n = self._event_at[h.act]
            if h.violent:
                self._mentions[n] = replace(self._mentions[n], sure=True)
            self._add(n, "perpetrator", h.party, h.at, h.spans, h.stance, h.rule)
        for n in found.deeds_asked_after():
            self._mentions[n] = replace(self._mentions[n], sure=True, accident=False)

    def _link(self) -> None:
        for link in links(self.scene, self._event_at):
            value = Link(link.kind, self._mentions[link.other].id)
            told = [(link.cue, link.cue + 1), extent(self.doc[link.at])]
            self._add(link.event, "link", value, link.cue, told, None, link.rule)

    def _clause(self, token: int) -> list[tuple[int, int]]:
        """The clause of a word without the clauses around it, for what is told by the whole of it."""
        inner = [t.i for t in tree.clause_head(self.doc[token]).subtree if not t.is_space]
        return [(min(inner), max(inner) + 1)] if max(inner) - min(inner) < 40 else [extent(self.doc[token])]

    def _add(
        self,
        n: int,
        field: Field,
        value: Value,
        at: int,
        ranges: list[tuple[int, int]],
        stance: Stance | None,
        rule: str,
    ) -> None:
        """Record a claim in the voice that speaks at the token `at`; the same claim again keeps its first evidence."""
        voice = self.scene.voices.at(at)
        if n in self._granted and stance != "denies" and not self._disputed(at, voice):
            voice = Voice()
        mention = self._mentions[n]
        stance = self._stance(stance, voice, mention)
        evidence = self.scene.cite(*ranges)
        key = (mention.id, field, value, voice.source, stance)
        self._claims.setdefault(key, Claim(
            id="", incident=mention.id, field=field, value=value, source=voice.source, stance=stance, evidence=evidence,
            relayed_by=voice.relayed_by, cue=self.scene.cue_spans(voice.cue), rule=" ".join((rule, *voice.rules)),
        ))  # fmt: skip

    def _disputed(self, at: int, voice: Voice) -> bool:
        """Whether the token is what is denied itself: `denied targeting civilians in the raid` grants the raid."""
        token = self.doc[at]
        return token.pos_ == "VERB" and token.dep_ in {"xcomp", "ccomp"} and token.head.i in voice.cue

    @staticmethod
    def _stance(own: Stance | None, voice: Voice, mention: Mention) -> Stance:
        """The stance of the fact itself, else of its voice; what is still to come is expected at most."""
        if own is not None and voice.stance in {"asserts", "suspects"}:
            return own
        if voice.stance == "asserts" and mention.status in AHEAD:
            return "expects"
        return voice.stance
