"""From words that tell an event to events: the words of one sentence that tell one thing are joined, its type is
sharpened by what it was done with, and its status read off the verbs and adjectives that govern it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from counterclaim import lexicon
from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.events.nominals import many
from counterclaim.extraction.rules.events.recalled import recalled
from counterclaim.extraction.rules.events.senses import is_site, is_weapon, words
from counterclaim.extraction.rules.events.status import governing, presupposes, status
from counterclaim.extraction.rules.events.triggers import Rule, Trigger, triggers
from counterclaim.extraction.rules.tree import lemma
from counterclaim.model.vocabulary import Stance, Status, Type

JOINING = frozenset({"in", "by", "from", "during", "with", "through", "under", "amid", "of", "inside", "when"})
SAME_TIME = frozenset({"when", "as", "by"})
SHARPENED = frozenset({"attack", "bombing", "shelling", "air_strike", "other"})
_PINNING = frozenset({"det", "nummod", "nmod:poss"})
PLURAL_BY_NATURE = frozenset({"armed_clash", "mob_violence", "violent_demonstration", "protest", "other", "shelling"})


@dataclass(frozen=True, slots=True)
class Event:
    """One thing told by one or more words of a sentence; `head` is the word that names it best.

    `negated`: the clause says that it did not happen; `hypothetical`: only that it may, might or would;
    `plural`: several told as one; `definite`: the wording refers back; `sure`: its words tell violence and
    not only harm, which an accident does too; `fresh`: it is set apart from others ("another", "an earlier");
    `harm`: it tells only that people came to harm; `elsewhere`: its sentence opens with a place or a
    time ("In Orvel, ..."); `beside` are words of other events that "after" or the like sets it apart from;
    `presupposed`: its verb takes for granted that it happened ("to avenge the killing"); `recalled`: told as past
    already when the news happened ("had killed six").
    """

    head: Trigger
    triggers: tuple[Trigger, ...]
    type: Type
    status: Status
    negated: bool = False
    hypothetical: bool = False
    plural: bool = False
    definite: bool = False
    sure: bool = True
    fresh: bool = False
    harm: bool = False
    elsewhere: bool = False
    beside: frozenset[int] = frozenset()
    presupposed: bool = False
    recalled: bool = False

    def tokens(self) -> tuple[int, ...]:
        """The indices of the words that tell it."""
        return tuple(t.token for t in self.triggers)

    def granted(self, stance: Stance) -> bool:
        """Whether it happened, be it denied or expected: `denied a role in the attack`, `vowed to avenge an attack`"""
        return (self.definite and stance == "denies") or (self.presupposed and stance == "expects")


def events(doc: Doc) -> list[Event]:
    """The events that a document tells, one for each group of words that tell it, in the order of the text."""
    found = list(triggers(doc))
    groups = _join(doc, found)
    return sorted((_event(doc, group) for group in groups), key=lambda e: e.triggers[0].token)


def _join(doc: Doc, found: list[Trigger]) -> list[list[Trigger]]:
    """Groups of triggers that grammar ties to one event."""
    by_token = {t.token: t for t in found}
    leader = {i: i for i in by_token}

    def root(i: int) -> int:
        while leader[i] != i:
            i = leader[i]
        return i

    for i, trigger in by_token.items():
        for j in _tied(doc[i], by_token):
            a, b = root(i), root(j)
            if a != b and doc[i].sent == doc[j].sent and not _aside(doc, trigger, by_token[j]):
                leader[max(a, b)] = min(a, b)
    groups: dict[int, list[Trigger]] = {}
    for i, trigger in by_token.items():
        groups.setdefault(root(i), []).append(trigger)
    return list(groups.values())


def _aside(doc: Doc, a: Trigger, b: Trigger) -> bool:
    """`a bomb near three bodies found in a street hurt two`: bodies found are one thing, what is told above another;
    what a killer did is another thing than what is done to him (`arrested the killers of two priests`); and a protest
    is another than what it is held against or what befalls those who hold it."""
    if "doer" in (a.rule.id.partition(".")[2], b.rule.id.partition(".")[2]):
        return True
    if (a.rule.type == "protest") != (b.rule.type == "protest"):
        return True
    if (a.rule.type == "bodies_found") == (b.rule.type == "bodies_found"):
        return False
    found, other = (a, b) if a.rule.type == "bodies_found" else (b, a)
    return other.token in {t.i for t in tree.ancestors(doc[found.token])}


def _tied(token: Token, by_token: dict[int, Trigger]) -> Iterator[int]:
    """The triggers that tell the same event as this one, by the relation between them."""
    rank = by_token[token.i].rule.rank
    near = [*tree.subjects(token), *tree.patients_of_passive(token), *tree.objects(token)]
    near += tree.obliques(token, *(JOINING if rank < 3 else JOINING - words("amid")))
    near += [c for c in token.children if c.dep_ in {"compound", "amod", "appos", "obl:agent"}]
    yield from (t.i for t in near if t.i in by_token)
    yield from (g.i for t in near for g in tree.children(t, "nmod") if g.i in by_token and tree.case(g) == "of")
    near += tree.obliques(token, "with", "by")
    yield from (g.i for t in near if is_weapon(t) for g in tree.children(t, "acl") if g.i in by_token)
    if token.pos_ == "NOUN" and tree.case(token) in JOINING and token.head.ent_type_ == "PLACE":
        yield from (up.i for up in list(tree.ancestors(token))[:3] if up.i in by_token)
    if token.dep_ in {"acl", "acl:relcl"} and token.head.i in by_token:
        yield token.head.i
    elif token.dep_ == "acl:relcl" and rank == 1 and is_site(token.head) and token.head.head.i in by_token:
        yield token.head.head.i  # "a massacre at a school that killed 90"
    if rank == 1:
        yield from _above(token, by_token)
        beside = (c for c in tree.children(token, "conj") if tree.is_passive(c) and not _apart(c))
        yield from (t.i for c in beside for t in tree.obliques(c, "in", "during") if t.i in by_token)
    for c in token.children:
        if c.i not in by_token or c.pos_ != "VERB":
            continue
        mark = next((m.lower_ for m in c.children if m.dep_ in {"mark", "advmod"} and m.i < c.i), "")
        bare = c.tag_ == "VBG" and not mark and not tree.subjects(c)
        if (c.dep_ == "advcl" and (bare or mark in SAME_TIME)) or (mark == "after" and rank == 1):
            yield c.i
        if c.dep_ == "conj" and not any(tree.base(g.dep_) == "nsubj" for g in c.children) and not _apart(c):
            yield c.i
        if c.dep_ == "conj" and rank == by_token[c.i].rule.rank == 1 and not _apart(c):
            yield c.i


def _above(harm: Token, by_token: dict[int, Trigger]) -> Iterator[int]:
    """The deed that a clause of harm hangs on: `shelled the market, leaving ten wounded`."""
    for token in (harm, *tree.ancestors(harm)):
        if token != harm and token.i in by_token:
            yield token.i
            return
        told = [c.i for c in token.children if c.i in by_token and tree.base(c.dep_) == "nsubj" and c.i != harm.i]
        if token != harm and told and (lemma(token) in words("occurring") or _dated(token)):
            yield told[0]
            return
        marks = {tree.case(token), *(c.lower_ for c in token.children if c.dep_ == "mark")}
        subject = any(tree.base(c.dep_) == "nsubj" for c in token.children)
        own = token.dep_ == "conj" and token.pos_ == "VERB" and subject
        if marks & words("apart") or own or token.dep_ in {"ccomp", "parataxis", "root"}:
            return


def _dated(predicate: Token) -> bool:
    """`The largest blast was in May, killing six`: it only tells when or where, or that there was one."""
    if predicate.pos_ in {"VERB", "AUX"}:
        return lemma(predicate) == "be"
    copula = any(c.dep_ == "cop" for c in predicate.children)
    return copula and tree.case(predicate) in {"in", "on", "at", "near"}


def _apart(verb: Token) -> bool:
    """`killed four and arrested ten in separate raids`."""
    return any(t.lower_ in words("separating") for t in verb.subtree)


def _event(doc: Doc, group: list[Trigger]) -> Event:
    head = max(group, key=lambda t: (_weight(t.rule), doc[t.token].pos_ == "NOUN", -t.token))
    token = doc[head.token]
    kind = _sharpened(doc, group, head.rule.type)
    reached, hypothetical = status(token, group, doc)
    if head.rule.stopped:
        reached, hypothetical = "foiled", False
    if (reached != "foiled" and _untold(token)) or _habitual(token):
        hypothetical = True
    fresh = _opens(doc[group[0].token]) or any(
        c.lower_ in words("fresh") or c.tag_ == "JJS" for t in group for c in doc[t.token].children
    )
    return Event(
        head=head,
        triggers=tuple(group),
        type=kind,
        status=reached,
        negated=any(_negated(doc[t.token]) for t in group if t.rule.rank == head.rule.rank),
        hypothetical=hypothetical,
        plural=_plural(token, kind) or _several(doc, group),
        definite=_definite(token) and not fresh,
        sure=any(t.sure(doc) for t in group),
        harm=all(t.rule.rank == 1 and not t.roles.agents and not t.roles.means for t in group),
        fresh=fresh,
        elsewhere=_elsewhere(token),
        beside=frozenset(_beside(token)),
        presupposed=any(presupposes(v) for v in governing(token)),
        recalled=any(recalled(doc[t.token]) for t in group),
    )


def _weight(rule: Rule) -> float:
    """How much a word says of what happened: an arrest less than violence, a protest less than force."""
    if rule.type == "arrest":
        return 0
    return 1.5 if rule.weak and rule.rank > 1 else rule.rank


def _opens(token: Token) -> bool:
    """`Separately, ...`, `Also in Orvel, ...`: the sentence turns to another event."""
    start = token.sent.start
    verb = tree.clause_head(token)
    first = next((c.i for c in verb.children if tree.base(c.dep_) in {"nsubj", "expl"}), token.i)
    before = token.doc[start : max(start, min(first, start + 9, token.i))]
    return any(t.lower_ in words("opening") or _other_incident(t) for t in before)


def _other_incident(token: Token) -> bool:
    """`In an earlier incident, ...`."""
    return token.lower_ in words("fresh") and token.dep_ in {"amod", "det"} and lemma(token.head) in words("incidents")


def _elsewhere(token: Token) -> bool:
    """`In Orvel, two men were shot`: the sentence opens with a place or a time."""
    first = next((t for t in token.sent if not t.is_space), token)
    return first.lower_ in words("placing")


def _beside(token: Token) -> Iterator[int]:
    """`shot two men after an attack`: the words above one that "after" or "before" hangs there; `the raid was the
    latest in a series of attacks`: the one of several."""
    apart = False
    for up in (token, *tree.ancestors(token)):
        if apart:
            yield up.i
            yield from (c.i for c in tree.children(up, "ccomp") if c.i < token.i)  # "a raid hit it, he said, after ..."
        marks = {up.lower_, tree.case(up), *(c.lower_ for c in up.children if c.dep_ == "mark")}
        apart = apart or bool(marks & (words("sequencing") | words("containing")))
    top = many(token)
    if top != token and lemma(top) in words("series") and tree.case(top) in {"in", "of"}:
        yield from (c.i for c in top.head.children if tree.base(c.dep_) == "nsubj")


def _untold(token: Token) -> bool:
    """`made no mention of an attempt to attack`: nothing is said about it; nor is a target's own plan an event."""
    for up in (token, *tree.ancestors(token)):
        if up != token and up.pos_ == "VERB" and lemma(up) in words("ceasing"):
            return True
        if lemma(up) in words("mentioning") and (_none(up) or tree.negated(up.head)):
            return True
        if (
            up.dep_ in {"acl", "acl:relcl"}
            and lemma(up) in words("aiming")
            and up.head.dep_ in {"obj", "obl", "nmod", "conj"}
        ):
            return True
        if up.dep_ in {"ccomp", "root", "parataxis"} or (up.dep_ == "conj" and up.tag_ in {"VBD", "VBZ", "VBP"}):
            break  # "stopped a bus and kidnapped its driver"
    return False


def _habitual(verb: Token) -> bool:
    """`militants who clash with troops`, `the town is often shelled`: what happens as a rule, told of no one time."""
    aux = [c for c in verb.children if c.dep_ in {"aux", "aux:pass"}]
    if verb.pos_ == "VERB" and tree.negated(verb) and any(c.lower_ in {"do", "does"} for c in aux):
        return True  # "we do not attack civilians", "do not shoot"
    if verb.pos_ != "VERB" or any(c.tag_ not in {"VBZ", "VBP"} or c.lower_ not in words("present") for c in aux):
        return False
    if aux:
        return verb.tag_ == "VBN" and any(c.lower_ in words("habit") for c in verb.children)
    return verb.tag_ in {"VBZ", "VBP"} and verb.lower_ not in words("same_in_past") and not _headline(verb)


def _headline(verb: Token) -> bool:
    """Whether the sentence may be a headline, which tells what has happened in the present tense."""
    return verb.sent.text.rstrip()[-1:] not in {".", "!", "?", '"', "”", "'", "’"} or verb.sent.text.isupper()


def _negated(token: Token) -> bool:
    """Whether it is told not to have happened; `was not behind the attack` says so of something else."""
    return _none(token) or (tree.negated(token) and not (token.pos_ == "NOUN" and tree.case(token)))


def _none(token: Token) -> bool:
    """`no attacks were reported`."""
    return token.pos_ == "NOUN" and "no" in tree.determiners(token)


def _plural(token: Token, kind: Type) -> bool:
    return token.tag_ in {"NNS", "NNPS"} and kind not in PLURAL_BY_NATURE and lemma(token) not in words("neutral")


def habitual(doc: Doc, tokens: Iterable[int]) -> Token | None:
    """`have constantly attacked oil wells`: the word that makes many deeds of one verb."""
    return next((c for i in tokens for c in doc[i].children if c.dep_ == "advmod" and c.lower_ in words("habit")), None)


def _several(doc: Doc, group: Iterable[Trigger]) -> bool:
    """`four car bombs exploded`: one deed, or as many as there were weapons."""
    group = list(group)
    if habitual(doc, (t.token for t in group)) is not None:
        return True
    weapons = [doc[i] for t in group for i in t.roles.means]
    return any(w.tag_ == "NNS" and any(c.dep_ == "nummod" for c in w.children) for w in weapons)


def _over(token: Token) -> list[Token]:
    """The two words above one."""
    return [token.head, *list(tree.ancestors(token.head))[:1]]


def _definite(token: Token) -> bool:
    if token.dep_ == "amod" and token.pos_ == "VERB":
        return True
    above = _over(token)
    series = token.dep_ == "nmod" and lemma(token.head) in words("series")
    if any(lemma(t) in words("accusing") | words("charges") for t in above) and not (general(token) or series):
        return not _told_anew(token)
    if any(c.lower_ == "first" for c in token.children):
        return False
    dets = tree.determiners(token)
    if any(c.lower_ in {"a", "an"} for of in tree.obliques(token, "of") for c in of.children):
        return bool(dets & tree.DEMONSTRATIVES)
    return tree.pointed_at(token) or "both" in dets


def _told_anew(noun: Token) -> bool:
    """`charged with ordering a massacre that killed nine`: a deed told with its harm need not have been told before."""
    return bool(tree.determiners(noun) & {"a", "an"}) and bool(tree.children(noun, "acl:relcl"))


def general(verb: Token) -> bool:
    """`accused of massacring civilians`: a deed done to nobody in particular is no one deed, told before or not."""
    things = tree.objects(verb)
    accused = verb.pos_ == "VERB" and verb.tag_ == "VBG" and any(lemma(t) in words("accusing") for t in _over(verb))
    bare = all(t.tag_ == "NNS" and not any(c.dep_ in _PINNING for c in t.children) for t in things)
    return accused and bool(things) and bare


def _waits(crowd: Token) -> bool:
    """`a crowd waiting for food`, wherever a parse hangs the waiting."""
    behind = [t for t in crowd.doc[crowd.i + 1 : crowd.i + 2] if t.tag_ == "VBG"]
    return any(lemma(c) in words("waiting") for c in (*tree.children(crowd, "acl"), *behind))


def _sharpened(doc: Doc, group: list[Trigger], kind: Type) -> Type:
    """The type that the weapons, carriers and sides around the event ask for."""
    agents = {lemma(doc[i]) for t in group for i in t.roles.agents}
    hit = [doc[i] for t in group for i in (*t.roles.patients, *t.roles.sides)]
    patients = {lemma(t) for t in hit if not _waits(t)}
    if patients & words("crowds"):
        if kind == "attack" and agents & words("state_forces"):
            return "excessive_force"
        if kind == "armed_clash":
            return "violent_demonstration"
    if kind == "abduction" and agents & words("state_forces") and patients & (words("armed") | words("sought")):
        return "arrest"
    if kind not in SHARPENED:
        return kind
    near = set(_around(doc, group))
    if kind == "air_strike" and any(t.rule.id == "event.bombs-dropped" for t in group):
        return kind
    for sharper, lemmas in lexicon.table("events")["sharpen"].items():
        if sharper == "air_strike" and agents & set(lemmas) and agents & words("ground_forces"):
            continue
        if near & set(lemmas):
            return sharper  # type: ignore[no-any-return]
    return kind


def _around(doc: Doc, group: list[Trigger]) -> Iterator[str]:
    """Lemmas of what the event was done with: modifiers, weapons as subject, object or tool, and who did it."""
    hit = {i for t in group for i in t.roles.patients}
    for trigger in group:
        token = doc[trigger.token]
        if token.dep_ == "acl" and token.head.i in hit:  # what a victim was doing
            continue
        used = {"obj", "nsubj:pass"} if lemma(token) in words("shooting") else set()
        close = [c for c in token.children if c.dep_ in {"compound", "amod", "nsubj", "obl:agent", *used}]
        close += tree.subjects(token)
        close += [doc[i] for i in (*trigger.roles.means, *trigger.roles.agents)]
        close += [token.head] if token.dep_ == "acl" else []
        close += tree.obliques(token, "with", "from", "by") if token.pos_ == "VERB" or trigger.rule.rank < 3 else []
        for t in close:
            yield lemma(t)
            parts = [c for c in t.children if c.dep_ in {"compound", "amod"}]
            yield from (f"{lemma(c)}-{lemma(t)}" for c in parts)
            yield from (lemma(c) for c in (*parts, *(g for c in parts for g in c.children)))
            yield from (lemma(c) for c in t.children if c.dep_ == "acl" for c in tree.obliques(c, "from"))
