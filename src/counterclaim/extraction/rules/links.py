"""How one event answers another: retaliation, said with nouns or verbs of the lexicon."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.tokens import Token

from counterclaim import lexicon
from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.tree import lemma
from counterclaim.model.vocabulary import LinkKind

if TYPE_CHECKING:
    from counterclaim.extraction.rules.scene import Scene


@dataclass(frozen=True, slots=True)
class LinkFound:
    """Event number `event` (told at token `at`) stands so to event number `other`, as the token `cue` says."""

    event: int
    other: int
    kind: LinkKind
    cue: int
    at: int
    rule: str


def links(scene: "Scene", event_at: Mapping[int, int]) -> Iterator[LinkFound]:
    """The links between events of one report.

    Without a complement ("In retaliation, ...") the event answers the last one told before its sentence.
    """
    said = [(token, lemma(token)) for token in scene.doc]
    for rule in lexicon.table("links")["rules"]:
        for token, word in said:
            if word in rule["lemmas"] and _stands(token, rule.get("case", ())):
                yield from _link(token, rule, event_at)


def _stands(cue: Token, cases: Sequence[str]) -> bool:
    """Whether a noun of answering stands as it must: `in retaliation`, `as a reprisal`, `was revenge`."""
    return not cases or tree.case(cue) in cases or (not tree.case(cue) and bool(list(tree.children(cue, "cop"))))


def _answered(cue: Token) -> set[int]:
    """The words of what is answered: below the cue, or right behind it wherever a parse hangs it."""
    inside = {t.i for t in cue.subtree}
    behind = cue.nbor() if cue.i + 1 < cue.sent.end else cue
    return inside | {t.i for t in behind.head.subtree} if behind.dep_ == "case" else inside


def _link(cue: Token, rule: Mapping[str, object], event_at: Mapping[int, int]) -> Iterator[LinkFound]:
    inside = _answered(cue)
    answer = next((t.i for t in (cue, *tree.ancestors(cue)) if t.i in event_at), None)
    if answer is None:
        answer = max((i for i in inside if i in event_at and i < cue.i), default=None)
    if answer is None:
        beside = (t.i for up in tree.ancestors(cue) for t in up.subtree if t.i in event_at and t.i not in inside)
        answer = min(beside, key=lambda i: abs(i - cue.i), default=None)
    if answer is None:
        return
    below = [i for i in sorted(inside) if i in event_at and i != answer and i > cue.i]
    before = [i for i in event_at if i < cue.sent.start]
    other = (
        below[0] if below else max(before, default=None) if not any(c.dep_ == "nmod" for c in cue.children) else None
    )
    if other is not None and event_at[other] != event_at[answer]:
        yield LinkFound(event_at[answer], event_at[other], rule["kind"], cue.i, answer, str(rule["id"]))  # type: ignore[arg-type]
