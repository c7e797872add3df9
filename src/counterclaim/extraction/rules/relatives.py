"""Whom a relative clause tells more of, whatever a parse hangs it on."""

from spacy.tokens import Token

from counterclaim.extraction.rules import tree


def told_of(clause: Token) -> Token:
    """Whom a relative clause tells more of; of `Orm, lawyer for Novak, who is on trial` the nearer one."""
    before = [t for t in clause.doc[clause.head.i + 1 : clause.left_edge.i] if t.text != ","]
    name = before[-1] if before else clause.head
    name = name.head if name.dep_ == "flat" else name
    nearer = name.pos_ == "PROPN" and tree.case(name) == "for" and clause.head.pos_ in {"NOUN", "PROPN"}
    return name if nearer and name.i > clause.head.i else clause.head
