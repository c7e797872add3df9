"""Who quotes, who claims responsibility, who declines to say, and what merely seems so."""

from spacy.tokens import Token

from counterclaim import lexicon
from counterclaim.extraction.rules.attribution.clauses import clause, union
from counterclaim.extraction.rules.attribution.cues import lemma_cue, verb_cues, words
from counterclaim.extraction.rules.attribution.saying import Saying, case_or_mark, cue_tokens, speaker_of
from counterclaim.extraction.rules.attribution.spans import (
    agent,
    child,
    is_negated,
    left_noun,
    phrase,
    subject,
    subtree,
)
from counterclaim.extraction.rules.attribution.voices import active
from counterclaim.extraction.rules.sources.roles import nouns
from counterclaim.extraction.rules.tree import ancestors, children, is_passive, lemma
from counterclaim.model.vocabulary import Stance


def relayed(verb: Token) -> Saying | None:
    """ "X quoted Y as saying Z", "Y was quoted (by X) as saying Z", "X said Z, citing Y"."""
    rule = lemma_cue("relay", lemma(verb))
    if rule is None:
        return None
    if is_passive(verb):
        who, by = next(iter(children(verb, "nsubj:pass")), None), agent(verb)
        who = verb.head if who is None and verb.dep_ == "acl" else who
        who = subject(verb) if who is None and verb.dep_ in {"advcl", "conj"} else who
    else:
        who, by = child(verb, "obj"), speaker_of(verb)
    if who is None:
        return None
    said = next((t for t in verb.subtree if t.lower_ in {"saying", "telling"} and t.i > verb.i), None)
    content = clause(said, None) if said is not None else frozenset()
    if said is None and verb.dep_ in {"advcl", "acl", "conj", "parataxis"}:
        content = _matrix(verb, who)
    by = by or _passer(verb, said)
    content = content or clause(verb, who)
    content -= frozenset(range(*phrase(who))) | ({verb.i} if said is None else {verb.i, said.i})
    cue = (*cue_tokens(verb), *((said.i,) if said is not None else ()))
    return Saying(who, cue, rule.stance, content, rule, (by,) if by is not None else ()) if content else None


def _passer(verb: Token, said: Token | None) -> Token | None:
    """Who passed a quotation on, by word order: the "by" phrase after "saying"."""
    start = (said or verb).i + 1
    for token in verb.doc[start : verb.sent.end]:
        if token.lower_ == "by" and token.i < start + 3:
            rest = [t for t in verb.doc[token.i + 1 : verb.sent.end] if t.pos_ in {"NOUN", "PROPN"}]
            return next((t for t in rest if t.dep_ not in {"compound", "amod", "flat"}), None)
    return None


def _matrix(verb: Token, who: Token) -> frozenset[int]:
    """What the saying says on which "citing Y" or "quoting Y" hangs, be it inside what is said, if Y is somebody."""
    head = verb.head
    if verb.dep_ == "acl" and head.dep_ == "nsubj":
        head = head.head
    told = next((t for t in (head, *ancestors(head)) if any(c.use == "report" for c in verb_cues(t))), head)
    said = (active(told, c) for c in verb_cues(told) if c.use == "report")
    content = next((s.content for s in said if s is not None), frozenset())
    if told == head:
        return content
    return frozenset() if lemma(who) in nouns("documents") else content - subtree(verb)


def responsible(verb: Token) -> Saying | None:
    """ "X claimed responsibility for Y": X asserts the act."""
    rule = lemma_cue("responsibility", lemma(verb))
    near = [*children(verb, "obj", "nsubj:pass"), *([verb.head] if verb.dep_ == "amod" else [])]
    noun = next((c for c in near if rule and lemma(c) in rule.nouns), None)
    if rule is None or noun is None:
        return None
    who = agent(verb) if is_passive(verb) and verb.dep_ != "amod" else speaker_of(verb) or left_noun(verb)
    acts = [c for t in (noun, verb) for c in children(t, "nmod", "obl", "acl", "advcl") if case_or_mark(c) in rule.prep]
    if who is None or is_negated(verb, words("negators")):
        return None
    if not acts and {who.lower_, *(c.lower_ for c in who.children)} & words("negators"):
        return None
    stance: Stance = "denies" if lemma(verb) in lexicon.words("responsibility", "claims", "denying") else rule.stance
    if not acts:
        return Saying(who, cue_tokens(verb), stance, union([noun]), rule)
    return Saying(who, (*cue_tokens(verb), noun.i), stance, union(acts), rule)


def declined(verb: Token) -> Saying | None:
    """ "X declined to confirm Y", "refused comment"."""
    rule = lemma_cue("withholding", lemma(verb))
    if rule is None or (not rule.complements and not is_negated(verb, words("negators"))):
        return None
    inner = next((c for c in children(verb, "xcomp") if lemma(c) in rule.complements), None)
    noun = next((c for c in children(verb, "obj") if lemma(c) in rule.nouns), None)
    who = speaker_of(verb)
    kept = inner if inner is not None else noun
    if kept is None or who is None:
        return None
    cue = (verb.i, kept.i)
    content = union(c for c in children(kept, "obj", "ccomp", "obl", "nmod", "advcl") if c.i > kept.i)
    return Saying(who, cue, rule.stance, content, rule) if content else None


def raised(verb: Token) -> Saying | None:
    """ "X appeared to have done Y": nobody is named, the whole clause is hedged, less what only describes a noun ("the
    men who fired appeared to have fled")."""
    rule = lemma_cue("raising", lemma(verb))
    comps = [c for c in children(verb, "xcomp", "ccomp") if c.i > verb.i]
    if rule is None or not comps:
        return None
    who = child(verb, "nsubj")
    held = subtree(who) if who is not None and who.tag_ not in {"WDT", "WP"} else frozenset()
    content = union(comps) | held
    granted = union(t for t in (verb.doc[i] for i in content) if t.dep_ in {"acl", "acl:relcl"} and t.head.i in content)
    return Saying(None, (verb.i,), rule.stance, content - granted, rule)
