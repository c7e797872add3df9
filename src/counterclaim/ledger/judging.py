"""What people decide: incidents are one or are not, a claim is right, wrong or to be corrected.

It outranks the rules until it is undone; it is dated, signed and given a reason, and never deleted.
"""

from collections.abc import Collection, Sequence
from itertools import product
from typing import Any, Literal

from sqlalchemy import Connection, insert, select

from counterclaim.errors import UsageError
from counterclaim.ledger import linking, relinking
from counterclaim.ledger.candidates import Pair, end, pair
from counterclaim.ledger.loading import live
from counterclaim.ledger.moments import now
from counterclaim.ledger.rules import Rules
from counterclaim.ledger.showing import resolve
from counterclaim.ledger.tables import claims, judgements, members, reports, testimonies
from counterclaim.model import restore
from counterclaim.model.record import digest

Verdict = Literal["same", "different", "accept", "reject", "correct"]
_SCORES = {"same": 1.0, "different": 0.0}


def merge(connection: Connection, rules: Rules, a: str, b: str, *, author: str, reason: str) -> str:
    """Judge that two incidents are one; the judgement's id.

    `a` and `b` are ids of incidents or of testimonies, or beginnings of such. Raises UsageError if there is none, or if
    both are one testimony.
    """
    one, other = endpoint(connection, a), endpoint(connection, b)
    if one == other:
        raise UsageError(f"{a!r} and {b!r} are one and the same")
    (made,) = _decide(connection, [pair(one, other)], "same", author, reason)
    linking.settle(connection, rules, {one, other})
    return made


def split(
    connection: Connection, rules: Rules, incident: str, leaving: Sequence[str], *, author: str, reason: str
) -> list[str]:
    """Judge that some testimonies, together, are not of the incident; the judgements' ids.

    They are named by id, or by the key of their report. One that is not of the incident now is kept apart from it from
    now on. Raises UsageError if there is no such thing, or if nothing would be left.
    """
    name = resolve(connection, incident)
    held = set(connection.scalars(select(members.c.testimony).where(members.c.incident == name, _STANDING)).all())
    out = {_testimony(connection, one, held) for one in leaving}
    rest = held - out
    if not rest:
        raise UsageError("nothing would be left of the incident")
    apart = {pair(x, y) for x, y in product(out & held, rest)} | {pair(x, name) for x in out - held}
    made = _decide(connection, sorted(apart), "different", author, reason)
    linking.settle(connection, rules, {m for both in apart for m in both})
    return made


_STANDING = members.c.ended.is_(None)


def on_claim(
    connection: Connection, rules: Rules, claim: str, verdict: Verdict, *, author: str, reason: str, value: Any = None
) -> str:
    """Accept, reject or correct a claim; the judgement's id. A correction gives the value as the contract has it.

    Raises UsageError if there is no such claim, or the value is none of its field.
    """
    row = _claim(connection, claim)
    if verdict == "correct":
        _check(row.field, value)
    former = connection.scalars(select(judgements.c.id).where(live("claim"), judgements.c.a == row.id)).all()
    end(connection, former, author, "judged anew")
    made = _write(connection, "claim", row.id, None, verdict, author, reason, value)
    relinking.relink(connection, rules, row.report)
    return made


def read_as(connection: Connection, claim: str) -> tuple[str, Any]:
    """The field of a claim, and the value that was read. Raises UsageError if there is no such claim."""
    row = _claim(connection, claim)
    return row.field, row.value


def on_pair(connection: Connection, rules: Rules, judgement: str, verdict: Verdict, *, author: str, reason: str) -> str:
    """Accept or reject what a rule judged of two testimonies: they are one, or they are not. The new judgement's id."""
    row = _judgement(connection, judgement)
    if row.about != "testimonies":
        raise UsageError(f"judgement {row.id} is about a claim; name the claim")
    (made,) = _decide(connection, [(row.a, row.b)], "same" if verdict == "accept" else "different", author, reason)
    linking.settle(connection, rules, {row.a, row.b})
    return made


def undo(connection: Connection, rules: Rules, judgement: str, *, author: str, reason: str) -> None:
    """End a person's judgement; what the rules say stands again. Raises UsageError if there is none that stands."""
    row = _judgement(connection, judgement)
    if row.by != "person":
        raise UsageError(f"judgement {row.id} is a rule's; `split` or `reject` says otherwise")
    end(connection, [row.id], author, reason)
    if row.about == "claim":
        report = connection.scalar(select(claims.c.report).where(claims.c.id == row.a))
        if report:
            relinking.relink(connection, rules, report)
    else:
        linking.settle(connection, rules, {row.a, row.b})


def what_is(connection: Connection, name: str) -> Literal["claim", "judgement"]:
    """Whether an id, or the beginning of one, is a claim's or a judgement's. Raises UsageError if it is neither's."""
    if name and connection.scalar(select(claims.c.id).where(claims.c.id.startswith(name, autoescape=True)).limit(1)):
        return "claim"
    _judgement(connection, name, "claim or judgement")
    return "judgement"


def endpoint(connection: Connection, name: str) -> str:
    """The testimony that is meant by an id: itself, or the one after which an incident is named."""
    meant = members.c.testimony.startswith(name, autoescape=True)
    found = connection.scalars(select(members.c.testimony).where(meant, _STANDING).limit(2)).all()
    return found[0] if name and len(found) == 1 else resolve(connection, name)


def _testimony(connection: Connection, name: str, held: Collection[str]) -> str:
    """A testimony by its id, or by the key or the id of a report that has one in the incident."""
    chosen = select(testimonies.c.id).join(reports, testimonies.c.report == reports.c.id)
    meant = (reports.c.key == name) | reports.c.id.startswith(name, autoescape=True)
    found = [t for t in connection.scalars(chosen.where(meant)) if t in held]
    if len(found) == 1:
        return str(found[0])
    try:
        return endpoint(connection, name)
    except UsageError as fault:
        raise UsageError(f"{fault}; name a testimony by its id or by the key of its report") from fault


def _claim(connection: Connection, name: str) -> Any:
    found = connection.execute(select(claims).where(claims.c.id.startswith(name, autoescape=True)).limit(2)).all()
    if len(found) == 1 and name:
        return found[0]
    raise UsageError(f"several claims have ids that begin with {name!r}" if found else f"no claim {name!r}")


def _judgement(connection: Connection, name: str, sought: str = "judgement") -> Any:
    meant = judgements.c.id.startswith(name, autoescape=True)
    standing = judgements.c.ended.is_(None)
    found = connection.execute(select(judgements).where(meant, standing).limit(2)).all()
    if len(found) == 1 and name:
        return found[0]
    if found:
        raise UsageError(f"several judgements have ids that begin with {name!r}")
    ended = connection.scalar(select(judgements.c.ended).where(meant)) if name else None
    raise UsageError(f"judgement {name!r} has ended on {ended[:10]}" if ended else f"no {sought} {name!r}")


def _check(field: str, value: Any) -> None:
    """Raises UsageError if a value is none that a claim on the field may have."""
    try:
        made = restore.value(field, value)
    except (TypeError, ValueError, KeyError, AttributeError) as fault:
        raise UsageError(f"not a value of {field}: {fault}") from fault
    if value is None or (field in restore.NOUNS and made is value):
        raise UsageError(f"not a value of {field}: give an object as `counterclaim schema` has it")


def _decide(connection: Connection, pairs: Sequence[Pair], verdict: Verdict, author: str, reason: str) -> list[str]:
    """Write a person's judgement on pairs, and end what people had judged of them before."""
    made = []
    for a, b in pairs:
        mine = (judgements.c.a == a) & (judgements.c.b == b) & (judgements.c.by == "person")
        former = connection.scalars(select(judgements.c.id).where(live("testimonies"), mine)).all()
        end(connection, former, author, "judged anew")
        made.append(_write(connection, "testimonies", a, b, verdict, author, reason))
    return made


def _write(  # noqa: PLR0913, PLR0917
    connection: Connection, about: str, a: str, b: str | None, verdict: str, author: str, reason: str, value: Any = None
) -> str:
    moment = now()
    name = digest("person", about, a, b, verdict, author, moment)
    row = {
        "id": name, "about": about, "a": a, "b": b, "verdict": verdict, "value": value, "score": _SCORES.get(verdict),
        "reasons": [reason], "by": "person", "author": author, "created": moment,
    }  # fmt: skip
    connection.execute(insert(judgements), row)
    return name
