"""Verbs that attribute: who is their source, where their content stands, how far the source commits itself."""

from dataclasses import dataclass

from spacy.tokens import Token

from counterclaim.extraction.rules.attribution_clauses import clause, is_ahead, is_question, union
from counterclaim.extraction.rules.attribution_cues import Cue, cues, lemma_cue, verb_cues, words
from counterclaim.extraction.rules.attribution_order import closing
from counterclaim.extraction.rules.attribution_spans import (
    agent,
    child,
    is_negated,
    left_noun,
    phrase,
    right_noun,
    subject,
    subtree,
)  # fmt: skip
from counterclaim.extraction.rules.sources_roles import can_speak
from counterclaim.extraction.rules.tree import case, children, is_passive, lemma
from counterclaim.model.vocabulary import Stance

_PRONOUNS = frozenset(["it", "this", "that", "them", "him", "her", "me", "us", "you", "one", "so"])


@dataclass(frozen=True, slots=True)
class Saying:
    """An attribution before its last touches: the head of the source, the rule, the relaying nouns.

    `span` is the source's phrase where word order gives it; else it is the head's.
    """

    source: Token | None
    cue: tuple[int, ...]
    stance: Stance
    content: frozenset[int]
    rule: Cue
    relays: tuple[Token, ...] = ()
    span: tuple[int, int] | None = None


def sayings(verb: Token) -> list[Saying]:
    """The attributions of which `verb` is the cue: none, one, or two for a relayed quotation."""
    if verb.pos_ not in {"VERB", "AUX"} and not (verb.tag_.startswith("VB") and verb.pos_ != "ADJ"):
        return []
    for rule in (_relayed, _responsible, _declined, _raised):
        found = rule(verb)
        if found is not None:
            return [found]
    for cue in verb_cues(verb):
        found = _passive(verb, cue) if is_passive(verb) else _active(verb, cue)
        if found is not None:
            return [found]
    return []


def _cue_tokens(verb: Token) -> tuple[int, ...]:
    """The verb with its auxiliaries, negation and particle."""
    parts = [c.i for c in children(verb, "aux", "compound:prt") if abs(c.i - verb.i) < 6]
    parts += [c.i for c in children(verb, "advmod") if c.lower_ in words("negators")]
    return tuple(sorted({*parts, verb.i}))


def _speaker(verb: Token) -> Token | None:
    """The subject by the tree, else by word order."""
    who = (_previous(verb) if verb.tag_ == "VBG" and lemma(verb) in words("followers") else None) or subject(verb)
    if who is None and verb.tag_ not in {"VB", "VBG", "VBN"}:
        before = verb.nbor(-1).text if verb.i > verb.sent.start else ""
        who = right_noun(verb) if before in {",", '"', "”", "''"} else None
        who = who or left_noun(verb)
    return who if who is None or who.pos_ not in {"VERB", "AUX"} else None


# -- active ---------------------------------------------------------------------------------------------------------


def _closing(verb: Token, cue: Cue) -> Saying | None:
    """", police said." """
    found = closing(verb) if "clause" in cue.frames and cue.use == "report" and not cue.finite else None
    if found is None:
        return None
    who, span, content = found
    stance = _stance(verb, cue, content)
    if stance is None or lemma(who) in cue.not_subjects:
        return None
    return Saying(who, _cue_tokens(verb), stance, content, cue, tuple(_told(verb)), span)


def _active(verb: Token, cue: Cue) -> Saying | None:
    final = _closing(verb, cue)
    if final is not None:
        return final
    who = _speaker(verb)
    if who is None or who.dep_ == "expl" or lemma(who) in cue.not_subjects or _is_unsaid(verb):
        return None
    mute = cue.finite and not can_speak(who)
    if mute and cue.stance == "asserts":
        return None
    content = _content(verb, cue, who)
    if not content or (who.i in content and verb.dep_ not in {"acl", "acl:relcl"}):
        content = content - frozenset(range(*phrase(who)))
    stance = _stance(verb, cue, content)
    if not content or stance is None:
        return None
    source = None if mute else who
    return Saying(source, _cue_tokens(verb), stance, content, cue, tuple(_told(verb)))


def _previous(verb: Token) -> Token | None:
    """Who has spoken before in the sentence, for a participle that goes on ("..., adding that")."""
    for token in reversed(verb.doc[verb.sent.start : verb.i]):
        if token.tag_ in {"VBD", "VBZ", "VBP"} and any("clause" in c.frames and c.use == "report" for c in verb_cues(token)):
            who = subject(token) or left_noun(token)
            if who is not None:
                return who
    return None


def _is_unsaid(verb: Token) -> bool:
    """Whether the cue is an infinitive that nobody carries out ("to say that ..."), unless one goes on to say it."""
    if verb.tag_ != "VB" or not any(c.lower_ == "to" for c in children(verb, "mark")):
        return False
    return verb.dep_ != "xcomp" or lemma(verb.head) not in words("carriers")


def _content(verb: Token, cue: Cue, who: Token) -> frozenset[int]:
    """What stands in the first of the cue's frames that is filled."""
    found: frozenset[int] = frozenset()
    if "clause" in cue.frames and not (cue.finite and not _has_finite(verb)):
        found = clause(verb, who)
    if not found and "infinitive" in cue.frames:
        found = _infinitive(verb)
    if not found and "of" in cue.frames:
        found = _of(verb, cue)
    if not found and "blame" in cue.frames:
        found = _blamed(verb, cue)
    if not found and "as" in cue.frames:
        found = _as(verb, cue)
    if not found and "about" in cue.frames:
        found = union(
            c for c in children(verb, "obl", "advcl") if case_or_mark(c) in {"of", "about", "against"}
        )
    if not found and "object" in cue.frames:
        found = _object(verb, cue)
    return found


def case_or_mark(token: Token) -> str:
    """The preposition of a nominal or the conjunction of a clause."""
    mark = child(token, "mark")
    return case(token) or (mark.lower_ if mark is not None else "")


def _has_finite(verb: Token) -> bool:
    """Whether a finite clause or a quotation is what the cue tells."""
    return any(
        c.tag_ in {"VBD", "VBZ", "VBP", "MD"}
        or any(a.pos_ == "AUX" or a.lower_ == "that" for a in c.children)
        for c in children(verb, "ccomp")
    )


def _infinitive(verb: Token) -> frozenset[int]:
    comps = [c for c in children(verb, "xcomp") if c.i > verb.i and c.pos_ in {"VERB", "AUX", "NOUN", "ADJ"}]
    verbal = [c for c in comps if any(m.lower_ == "to" for m in c.children) or c.tag_ in {"VBG", "VBN"}]
    objects = children(verb, "obj") if verbal else ()
    return union(verbal) | union(objects)


def _of(verb: Token, cue: Cue) -> frozenset[int]:
    """The one who is accused and what of."""
    acts = [c for c in children(verb, "obl", "advcl", "xcomp", "ccomp") if case_or_mark(c) in cue.prep]
    objects = list(children(verb, "obj"))
    inside = [o for o in objects if any(t.lower_ in cue.prep and t.i + 1 < len(t.doc) for t in o.subtree)]
    return union(acts) | union(objects) if acts else union(inside)


def _blamed(verb: Token, cue: Cue) -> frozenset[int]:
    """The one who is blamed; an act only where it is told as a verb ("for killing ten")."""
    on = [c for c in children(verb, "obl") if case(c) in cue.prep]
    if on:
        return union(on)
    if lemma(verb) not in {"blame"}:
        return frozenset()
    return union(children(verb, "obj")) | union(
        c for c in children(verb, "advcl") if case_or_mark(c) == "for"
    )


def _as(verb: Token, cue: Cue) -> frozenset[int]:
    """The thing and what it is called."""
    beside = list(children(verb, "obj"))[1:]
    named = [c for c in children(verb, "xcomp", "obl", "advcl") if c.dep_ == "xcomp" or case_or_mark(c) == "as"]
    named = named or beside
    if cue.predicate and not any(lemma(c) in cue.predicate for c in named):
        return frozenset()
    return union(named) | union(children(verb, "obj")) if named else frozenset()


def _object(verb: Token, cue: Cue) -> frozenset[int]:
    nouns = [c for c in children(verb, "obj") if c.pos_ in {"NOUN", "PROPN", "NUM", "VERB", "ADJ"}]
    if cue.objects:
        nouns = [c for c in nouns if lemma(c) in cue.objects]
    return union(c for c in nouns if lemma(c) not in cue.not_objects and c.lower_ not in _PRONOUNS)


def _stance(verb: Token, cue: Cue, content: frozenset[int]) -> Stance | None:
    """The commitment: by the rule, its negation, and the tense of the content. None where nothing is claimed."""
    modal = any(c.lower_ in words("future") for c in children(verb, "aux"))
    if is_negated(verb, words("negators")):
        return cue.negated or ("withholds" if modal and cue.stance == "asserts" else None)
    if is_question(verb, content) and cue.use == "report":
        return None
    if cue.future is not None and is_ahead(verb, content):
        return cue.future
    return cue.stance


def _told(verb: Token) -> list[Token]:
    """Those to whom it was said: "told X", "said in an interview with X", "to X", "on X television"."""
    told = list(children(verb, "iobj", "obj")) if lemma(verb) in {"tell", "inform", "brief"} else []
    for c in children(verb, "obl"):
        if case(c) in {"to", "on"} or (case(c) == "in" and lemma(c) == "interview"):
            told.append(next((n for n in children(c, "nmod") if case(n) in {"with", "to"}), c))
    return told


# -- passive --------------------------------------------------------------------------------------------------------


def _passive(verb: Token, cue: Cue) -> Saying | None:
    """What is said of its subject, by an agent or by nobody named."""
    by = agent(verb)
    about = next(iter(children(verb, "nsubj:pass")), None)
    content = _of_passive(verb, cue, about)
    if by is not None:
        content -= subtree(by)
    stance = _stance(verb, cue, content)
    if not content or stance is None or (by is None and cue.use != "report"):
        return None
    if by is None and stance == "asserts":
        stance = "suspects"
    return Saying(by, _cue_tokens(verb), stance, content, cue)


def _of_passive(verb: Token, cue: Cue, about: Token | None) -> frozenset[int]:
    """The content of a passive: its clause, what its subject is said to have done, or the subject alone."""
    comps = [c for c in children(verb, "ccomp", "csubj") if c.i > verb.i]
    reduced = subtree(about) if about is not None and about.tag_ not in {"WDT", "WP"} else frozenset()
    named = "as" in cue.frames and (bool(cue.predicate) or agent(verb) is not None)
    if "clause" in cue.frames or "infinitive" in cue.frames or named:
        raised = [
            c for c in children(verb, "xcomp", "advcl", "obl") if c.dep_ == "xcomp" or case_or_mark(c) == "as"
        ]
        raised = [
            c
            for c in raised
            if c.i > verb.i and not cue.finite and (not cue.predicate or lemma(c) in cue.predicate)
        ]
        if raised:
            return union(raised) | reduced
        if comps and (about is None or about.lower_ == "it"):
            return union(comps)
    if "of" in cue.frames:
        acts = [
            c
            for c in children(verb, "obl", "advcl", "xcomp", "ccomp")
            if case_or_mark(c) in cue.prep and c.i > verb.i
        ]
        return union(acts) | reduced if acts else frozenset()
    if "blame" in cue.frames:
        return _passive_blame(verb, cue, reduced)
    known = agent(verb) is not None or lemma(verb) in {"report"}
    return reduced if "object" in cue.frames and known and verb.dep_ != "acl" else frozenset()


def _passive_blame(verb: Token, cue: Cue, reduced: frozenset[int]) -> frozenset[int]:
    """ "Blamed on X": X; "X was blamed for Y": X."""
    on = [c for c in children(verb, "obl") if case(c) in cue.prep]
    if on:
        return union(on)
    return (
        reduced
        if lemma(verb) == "blame" and any(case_or_mark(c) == "for" for c in verb.children)
        else frozenset()
    )


# -- relayed, claimed, declined, raised ---------------------------------------------------------------------------------


def _relayed(verb: Token) -> Saying | None:
    """ "X quoted Y as saying Z", "Y was quoted (by X) as saying Z", "X said Z, citing Y"."""
    rule = lemma_cue("relay", lemma(verb))
    if rule is None:
        return None
    if is_passive(verb):
        who, by = next(iter(children(verb, "nsubj:pass")), None), agent(verb)
        who = verb.head if who is None and verb.dep_ == "acl" else who
        who = subject(verb) if who is None and verb.dep_ in {"advcl", "conj"} else who
    else:
        who, by = child(verb, "obj"), _speaker(verb)
    if who is None:
        return None
    said = next((t for t in verb.subtree if t.lower_ in {"saying", "telling"} and t.i > verb.i), None)
    content = clause(said, None) if said is not None else frozenset()
    if said is None and verb.dep_ in {"advcl", "acl", "conj", "parataxis"}:
        content = _matrix(verb)
    content = content or clause(verb, who)
    content -= frozenset(range(*phrase(who))) | ({verb.i} if said is None else {verb.i, said.i})
    cue = (*_cue_tokens(verb), *((said.i,) if said is not None else ()))
    return Saying(who, cue, rule.stance, content, rule, (by,) if by is not None else ()) if content else None


def _matrix(verb: Token) -> frozenset[int]:
    """What the saying says on which "citing Y" or "quoting Y" hangs."""
    head = verb.head
    if verb.dep_ == "acl" and head.dep_ == "nsubj":
        head = head.head
    return next(
        (s.content for c in verb_cues(head) if (s := _active(head, c)) is not None and c.use == "report"),
        frozenset(),
    )


def _responsible(verb: Token) -> Saying | None:
    """ "X claimed responsibility for Y": X asserts the act."""
    rule = lemma_cue("responsibility", lemma(verb))
    noun = next((c for c in children(verb, "obj", "nsubj:pass") if rule and lemma(c) in rule.nouns), None)
    if rule is None or noun is None:
        return None
    passive = is_passive(verb)
    who = agent(verb) if passive else _speaker(verb)
    acts = [
        c
        for t in (noun, verb)
        for c in children(t, "nmod", "obl", "acl", "advcl")
        if case_or_mark(c) in rule.prep
    ]
    if who is None or not acts or is_negated(verb, words("negators")):
        return None
    stance: Stance = "denies" if lemma(verb) in {"deny", "disclaim", "reject"} else rule.stance
    return Saying(who, (*_cue_tokens(verb), noun.i), stance, union(acts), rule)


def _declined(verb: Token) -> Saying | None:
    """ "X declined to confirm Y", "refused comment"."""
    rule = lemma_cue("withholding", lemma(verb))
    if rule is None:
        return None
    inner = next((c for c in children(verb, "xcomp") if lemma(c) in rule.complements), None)
    noun = next((c for c in children(verb, "obj") if lemma(c) in rule.nouns), None)
    who = _speaker(verb)
    kept = inner if inner is not None else noun
    if kept is None or who is None:
        return None
    cue = (verb.i, kept.i)
    content = union(c for c in children(kept, "obj", "ccomp", "obl", "nmod", "advcl") if c.i > kept.i)
    return Saying(who, cue, rule.stance, content, rule) if content else None


def _raised(verb: Token) -> Saying | None:
    """ "X appeared to have done Y": nobody is named, the whole clause is hedged."""
    rule = lemma_cue("raising", lemma(verb))
    comps = [c for c in children(verb, "xcomp", "ccomp") if c.i > verb.i]
    if rule is None or not comps:
        return None
    who = child(verb, "nsubj")
    held = subtree(who) if who is not None and who.tag_ not in {"WDT", "WP"} else frozenset()
    return Saying(None, (verb.i,), rule.stance, union(comps) | held, rule)


def known_rules() -> tuple[str, ...]:
    """The ids of all verb rules, for the documentation."""
    return tuple(c.id for c in cues("verbs"))
