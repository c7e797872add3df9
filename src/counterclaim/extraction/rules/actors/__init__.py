"""Parties: who acts and who suffers, from the head of a noun phrase to the actor it may be.

Every way of telling has an id, which stands in `Party.reason`: actors.name ("Hezbollah"), actors.unit
("Israeli warplanes"), actors.members ("Hamas gunmen", "members of X"), actors.seat ("the Kremlin"),
actors.described ("the group X"), actors.possessive ("the militia's fighters"), actors.anaphora ("they"),
actors.only ("the rebels" of a report that knows one group), actors.kind ("insurgent attacks"), actors.home
("the government" of the country told of) and actors.several ("US and British troops"). Without an actor it is the id
of the noun's class in lexicon/en/agents.yaml. Whom a speaker calls "we" is told by holding.py, as "speaker".
"""

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.actors import kinds
from counterclaim.extraction.rules.actors.acronyms import named_here
from counterclaim.extraction.rules.actors.antecedents import Antecedents, Named, antecedent
from counterclaim.extraction.rules.actors.heads import (
    definite,
    naming,
    power,
    preposition,
    proper,
    scene,
    told_later,
    unmarked,
)
from counterclaim.extraction.rules.actors.home import Home
from counterclaim.extraction.rules.actors.names import called, names, own_names, short_form, shown, state_of, unit
from counterclaim.extraction.rules.actors.persons import Persons
from counterclaim.extraction.rules.actors.phrases import extent, words
from counterclaim.gazetteer import capital
from counterclaim.lexicon import table
from counterclaim.model import Actor, Party, Report
from counterclaim.model.vocabulary import Legal
from counterclaim.registry import Agent, Found, agent, by_id, candidates, side
from counterclaim.registry.agents import listed

_MODIFYING = frozenset({"amod", "compound", "nmod:poss"})
_MEANT = tuple[Actor, str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its head, its tokens `[start, end)` and the class of its noun."""

    head: Token
    start: int
    end: int
    noun: Agent | None


class Actors:
    """The linker of one document: `doc.text` is `report.text`."""

    def __init__(self, doc: Doc, report: Report) -> None:
        """Find all names of actors, once."""
        self.doc = doc
        self.report = report
        self._persons = Persons(doc)
        self._depth = 0
        self._read(names(doc))
        own = named_here(doc, self._found, self._called)
        if own != self._found:
            self._read(own)

    def _read(self, found: list[Found]) -> None:
        """Take these names, and what they are called later."""
        self._found = found
        self._names_at = frozenset(i for f in found for i in range(f.start, f.end))
        later = [n for f in found if (n := called(self.doc, f))] + own_names(self.doc, self._names_at)
        self._antecedents = Antecedents(self.doc, later)
        self._home = Home(self.doc, self.report, found)

    def _called(self, last: Token) -> Actor | None:
        """The actor of the name that ends with a word, if it is one by its name alone."""
        found = next((f for f in self._found if f.start <= last.i < f.end and f.actors), None)
        phrase = self._phrase(last)
        meant = (found.actors[0], "") if found is not None else self._by_word(phrase)
        if meant is None and phrase.noun is not None:
            home = self._home.actor(phrase.head, phrase.start, phrase.noun)
            return home if home is not None and phrase.head.pos_ == "PROPN" else None
        return meant[0] if meant is not None else None

    def party(self, head: int, *, harmed: bool = False) -> Party | None:
        """The party that the noun phrase of a head token names; `harmed`: it is told to have come to harm as people do.

        None where it can be none: an abstract noun, a weapon that nobody is named to have fired, a pronoun
        without antecedent. `name` is the actor's where one is known, the text otherwise.
        """
        token = self.doc[head]
        if token.i not in self._names_at and (token.pos_ == "PRON" or token.lower_ in table("agents")["pronouns"]):
            return self._pronoun(token)
        if token.pos_ in {"VERB", "AUX", "PUNCT", "SPACE", "ADP", "SYM", "DET", "ADV"}:
            return None
        about = proper(token)
        if about is None:
            return None
        phrase = self._phrase(about)
        token, noun = about, phrase.noun
        text = self._text(phrase)
        meant = self._meant(phrase)
        several = self._several(phrase)
        if several:
            return Party(
                text,
                text,
                "people",
                candidates=several,
                inter=noun.inter if noun else None,
                reason="actors.several",
            )
        if noun is not None and noun.deed and meant is not None:
            text = self._doer(phrase) or text
        return self._made(token, text, noun, meant, harmed=harmed)

    def _text(self, phrase: Phrase) -> str:
        """The words of a phrase; the name of a person where it only describes one who is named behind it."""
        person = told_later(phrase.head)
        if person is not None and phrase.end <= person.i:
            phrase = self._phrase(person)
        return words(self.doc, phrase.start, phrase.end)

    def _doer(self, phrase: Phrase) -> str:
        """The name in the phrase of a deed or a weapon: "Israel" of "Israel's offensive"."""
        found = next((f for f in self._found if phrase.start <= f.start and f.end <= phrase.head.i), None)
        return words(self.doc, found.start, found.end) if found is not None else ""

    def parties(self, head: int) -> tuple[Party, ...]:
        """The parties of a head and of all that is coordinated with it."""
        found = (self.party(t.i) for t in tree.conjuncts(self.doc[head]))
        return tuple(p for p in found if p is not None)

    def _made(
        self, token: Token, text: str, noun: Agent | None, meant: _MEANT | None, *, harmed: bool = False
    ) -> Party | None:
        """The party, unless nothing speaks for its being one."""
        actor, reason = meant if meant else (None, "")
        kind = kinds.kind(token, noun, actor, self._found) or ("people" if harmed and noun is None else None)
        deed = noun is not None and noun.deed
        if (deed and token.dep_ not in kinds.ACTING) or (actor is None and scene(token)):
            return None
        if actor is None and (deed or (noun is None and kind is None and not kinds.possible(token))):
            return None
        return Party(
            name=text if actor is None or actor.vague else shown(actor), text=text,
            kind=kind, actor=actor.id if actor else None,
            inter=(actor.inter if actor else None) or (noun.inter if noun else None),
            country=actor.country if actor else kinds.nation(token, self._found, self._names_at),
            person=actor is None and self._persons.private(token),
            legal=self._legal(token, actor), candidates=self._namesakes(actor),
            reason=reason or kinds.alone(token, noun) or (noun.id if noun else ""),
        )  # fmt: skip

    def _namesakes(self, actor: Actor | None) -> tuple[str, ...]:
        """The ids of the others that a name in this document may stand for as well."""
        held = (f.actors for f in self._found if f.actors and f.actors[0] == actor)
        return tuple(dict.fromkeys(a.id for actors in held for a in actors[1:]))

    def _legal(self, token: Token, actor: Actor | None) -> Legal | None:
        """What the law has done; that a group is suspected is no matter of law."""
        stage = self._persons.legal(token)
        return None if stage == "suspected" and actor is not None else stage

    # Who is meant.

    def _meant(self, phrase: Phrase) -> _MEANT | None:
        """The actor of a noun phrase and the rule that told it."""
        if self._depth > 4:
            return None
        self._depth += 1
        try:
            for look in (
                self._by_name,
                self._by_word,
                self._by_members,
                self._by_apposition,
                self._by_owner,
                self._by_reference,
                self._by_short_form,
                self._by_only_group,
                self._by_home,
            ):
                meant = look(phrase)
                if meant is not None:
                    return meant
        finally:
            self._depth -= 1
        return None

    def _by_name(self, phrase: Phrase) -> _MEANT | None:
        """The head is a name itself, or lies in one."""
        found = next((f for f in self._found if f.start <= phrase.head.i < f.end and phrase.start <= f.end), None)
        if found is None:
            return self._leader(phrase.head)
        if found.actors:
            narrower = self._by_members(phrase) if found.end < phrase.end else None
            return narrower or (found.actors[0], "actors.name")
        if found.role == "seat":
            return self._seat(found) if power(phrase.head, found) else None
        if found.role == "name":
            part = any(t.lower_ in listed("regions") for t in self.doc[phrase.start : found.start])
            placed = part or preposition(phrase.head, phrase.start) in listed("locative")
            return None if placed else state_of(found, "actors.name")
        if found.role == "adj" and phrase.head.dep_ in {"amod", "compound", "nmod", "nmod:poss", "nmod:desc"}:
            nation = by_id(f"{found.code}/people")
            return (nation, "actors.name") if nation else state_of(found, "actors.name")
        return None

    def _seat(self, found: Found) -> _MEANT | None:
        """A capital speaks for its state, a palace or a house in it for the government."""
        name = self.doc[found.start : found.end].text
        actor = by_id(found.code or "") if capital(name) else by_id(f"{found.code}/government")
        return (actor, "actors.seat") if actor is not None else None

    def _leader(self, token: Token) -> _MEANT | None:
        """The one before "-led" or "-run", if it is itself the head asked for: "a NATO-led airstrike"."""
        after = [t.lower_ for t in self.doc[token.i + 1 : token.i + 3]]
        if len(after) < 2 or after[0] != "-" or after[1] not in listed("side_before_hyphen"):
            return None
        known = candidates(token.text)
        return (known[0], "actors.name") if known else None

    def _by_word(self, phrase: Phrase) -> _MEANT | None:
        """A name before a noun for its forces or its people: "Israeli warplanes", "Hamas gunmen"."""
        several = phrase.head.tag_ == "NNS"  # officials act for their state, one official for himself
        if phrase.noun is None or not (phrase.noun.body or (several and phrase.noun.unit)):
            return None
        if phrase.noun.office and not several:
            return None
        for found in reversed([f for f in self._found if phrase.start <= f.start and f.end <= phrase.head.i]):
            own = phrase.head.pos_ == "PROPN"  # "the Chadian army Jaguar Battalion"
            between = [t.lower_ for t in unmarked(self.doc[found.end : phrase.head.i]) if not (own and t.is_title)]
            if found.actors:
                return None if naming(phrase.head) else (found.actors[0], "actors.members")
            if found.role != "people" and phrase.noun.unit and self._open(between):
                actor = by_id(f"{found.code}/{unit(phrase.noun, between)}")
                return (actor, "actors.unit") if actor else None
        return None

    def _open(self, between: list[str]) -> bool:
        """Whether words leave a force the state's: "Indian border guards", not "Colombian rebel forces"."""
        return all(w in listed("between") or ((a := agent(w)) and a.unit) for w in between)

    def _by_members(self, phrase: Phrase) -> _MEANT | None:
        """Those of somebody: "members of X", "fighters from X", "men loyal to X"."""
        if tree.lemma(phrase.head) not in listed("through") and not (
            phrase.noun and (phrase.noun.group or phrase.noun.unit) and not phrase.noun.speaks
        ):
            return None
        behind = [c for c in phrase.head.children if c.i > phrase.head.i]
        inner = [c for c in behind if c.dep_ in {"nmod", "obl"} and tree.case(c) in {"of", "from", "with"}]
        loyal = [c for c in behind if tree.lemma(c) in listed("siding")]
        inner += [o for c in loyal for o in c.children if tree.base(o.dep_) in {"obl", "nmod"} and tree.case(o) == "to"]
        for child in inner:
            meant = self._meant(self._phrase(child))
            if meant is not None and (meant[0].kind != "state" or (phrase.noun and phrase.noun.unit)):
                actor = (
                    by_id(f"{meant[0].id}/{phrase.noun.unit}")
                    if phrase.noun and phrase.noun.unit and meant[0].kind == "state"
                    else meant[0]
                )
                return (actor or meant[0]), "actors.members"
        return None

    def _by_apposition(self, phrase: Phrase) -> _MEANT | None:
        """A body described first and then named: "the militant group X", "the rebels, the X"."""
        behind = [c for c in phrase.head.children if c.i > phrase.head.i]
        near = naming(phrase.head)
        if phrase.noun is not None and (phrase.noun.group or phrase.noun.body):
            near += [c for c in behind if c.dep_ in {"appos", "nmod:desc", "flat", "compound"}]
        for child in near:
            found = next((f for f in self._found if f.actors and f.start <= child.i < f.end), None)
            if found is not None:
                return found.actors[0], "actors.described"
        return None

    def _by_owner(self, phrase: Phrase) -> _MEANT | None:
        """The forces of somebody who is only referred to: "the militia's fighters", "its troops"."""
        noun, of_group = phrase.noun, tree.lemma(phrase.head) in listed("membership")
        if noun is None or not (noun.body or of_group) or noun.office:
            return None
        owner = next((c for c in phrase.head.children if c.dep_ == "nmod:poss"), None)
        if owner is None:
            return None
        if owner.pos_ == "PRON":
            other = antecedent(owner)
            if other is None:
                return None
            owner = other
        named = next((f for f in self._found if f.role == "name" and f.start <= owner.i < f.end), None)
        land = self._home.land(owner)
        meant = (land, "") if land else state_of(named, "") if named else self._meant(self._phrase(owner))
        if meant is None or meant[0].vague:
            return None
        state = side(meant[0])
        actor = by_id(f"{state.id}/{noun.unit}") if noun.unit and state.kind == "state" else meant[0]
        return (actor, "actors.possessive") if actor is not None else None

    def _by_reference(self, phrase: Phrase) -> _MEANT | None:
        """A definite description that refers back: "the alliance", "the army"."""
        if phrase.noun is None or not definite(phrase.head, phrase.start):
            return self._by_capital(phrase)
        noun, back = phrase.noun, None
        if noun.unit and len(noun.group) < 2 and not noun.office and noun.kind == "people":
            back = self._antecedents.unit(phrase.head, noun.unit, self._home.country)
        if back is None and (noun.group or noun.body):
            back = self._antecedents.of(phrase.head)
        if back is not None and not self._at_home(phrase, back):
            back = None
        if back is None or back.actor is None:
            return None
        return back.actor, "actors.anaphora"

    def _by_short_form(self, phrase: Phrase) -> _MEANT | None:
        """ "The Council" after "the UN Security Council"."""
        bare = phrase.end - phrase.start == 1 and phrase.head.i not in self._names_at
        actor = short_form(self.doc, self._found, phrase.head) if bare else None
        return (actor, "actors.anaphora") if actor is not None else None

    def _by_only_group(self, phrase: Phrase) -> _MEANT | None:
        """ "The rebels" before any is named, where the report knows one armed group alone."""
        if phrase.noun is None or "rebels" not in phrase.noun.group or not definite(phrase.head, phrase.start):
            return None
        groups = {f.actors[0] for f in self._found if f.actors and f.actors[0].kind in {"rebels", "militia"}}
        only = next(iter(groups)) if len(groups) == 1 else None
        return (only, "actors.only") if only is not None and not only.vague and phrase.head.tag_ == "NNS" else None

    def _by_home(self, phrase: Phrase) -> _MEANT | None:
        """An institution of the country that the report is about: "the government", "police", "the health ministry"."""
        if any(phrase.start <= f.start < phrase.head.i for f in self._found):
            return None
        noun, home = phrase.noun, self._home
        actor = home.actor(phrase.head, phrase.start, noun) if noun is not None else home.police(phrase.head)
        return (actor, "actors.home") if actor is not None else None

    def _by_capital(self, phrase: Phrase) -> _MEANT | None:
        """The short form of what was named in full: "Marines" after "US Marines", "coalition troops"."""
        head = phrase.head
        if phrase.noun is None or not phrase.noun.body:
            return None
        back = self._antecedents.alliance(head)
        if back is None and head.pos_ == "PROPN" and not head.is_sent_start and phrase.start == head.i:
            back = self._antecedents.told(head)
        return (back.actor, "actors.anaphora") if back is not None and back.actor is not None else None

    def _at_home(self, phrase: Phrase, back: Named) -> bool:
        """Whether a country named in the description is the antecedent's: "the Pakistani group"."""
        code = next((f.code for f in self._found if f.code and phrase.start <= f.start < phrase.head.i), None)
        return code is None or (back.actor is not None and back.actor.country == code)

    def _pronoun(self, token: Token) -> Party | None:
        """The party of what a pronoun stands for, with the pronoun as its text."""
        head = antecedent(token)
        if head is None or self._depth > 4 or head.pos_ == "PRON":
            return None
        self._depth += 1
        try:
            meant = self.party(head.i)
        finally:
            self._depth -= 1
        if meant is None or token.lower_ in {"who", "which", "that"}:
            return meant
        return replace(meant, text=token.text, reason="actors.anaphora")

    def _phrase(self, token: Token) -> Phrase:
        start, end = extent(token, self._names_at)
        name = next((f for f in self._found if f.start <= token.i < f.end), None)
        if name is not None and token.head.i > token.i and token.dep_ in _MODIFYING:
            start, end = name.start, name.end
        elif name is not None:
            start, end = min(start, name.start), max(end, name.end)
        return Phrase(token, start, end, self._noun(token, start, end))

    def _noun(self, token: Token, start: int, end: int) -> Agent | None:
        """The class of a head noun with the words before it, or of what a number counts."""
        if token.pos_ == "NUM" or tree.lemma(token) in listed("quantity"):
            counted = [a for t in self.doc[token.i + 1 : end] if t.pos_ in {"NOUN", "PROPN"} and (a := agent(t.text))]
            return counted[-1] if counted else None
        if token.is_lower and tree.lemma(token) in listed("capital"):
            return None
        before = [t.text for t in self.doc[max(start, token.i - 3) : token.i] if t.is_alpha]
        return agent(*before, token.text) or agent(*before, token.lemma_)

    def _several(self, phrase: Phrase) -> tuple[str, ...]:
        """The forces of several in one phrase: "US and British troops", "coalition and Chadian troops"."""
        inside = [f for f in self._found if phrase.start <= f.start and f.end <= phrase.head.i]
        found, noun = [f for f in inside if f.actors or f.role in {"adj", "name"}], phrase.noun
        if len(found) < 2 or noun is None or noun.unit is None:
            return ()
        between = {t.lower_ for t in self.doc[found[0].end : found[1].start]}
        if not between & {"and", ",", "or", "/"}:
            return ()
        return tuple(f.actors[0].id if f.actors else f"{f.code}/{noun.unit}" for f in found)
