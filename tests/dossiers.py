"""Dossiers made by hand, of invented places and people, with everything that a screen has to show."""

from datetime import date, datetime
from typing import Any

from counterclaim.model import (
    Account,
    Blame,
    Claim,
    Dateline,
    Dispute,
    Dossier,
    Figure,
    Incident,
    Link,
    Party,
    Place,
    Report,
    Source,
    Tie,
    Toll,
    When,
    Wording,
)

TEXT = """Nine dead as shells hit ferry at Old Ferry crossing
VELMAR, March 14 (Norda Press) - Mortar shells struck a passenger ferry at the Old Ferry crossing on
Wednesday, killing at least nine people, the Marran army said.
"The Northern Front fired on civilians in broad daylight," army spokesman Colonel Ilan Tarek told
Norda Press. He said 20 people were wounded.
The Northern Front denied that its fighters had fired on the boat. "Our guns hit an army convoy on the
east bank," it said in a statement, and put the dead at 12 soldiers.
A hospital doctor in Velmar, speaking on condition of anonymity, said the toll was expected to rise.
"I saw bodies in the water," said Mira Sandovan, a fishmonger.
Police said they suspected a 30-year-old boatman, Jonas Ardel, of guiding the fire.
The shelling came days after an air strike in the hills of Osk in February, which the Front
blamed on the army. The Front called Wednesday's fire an answer to that strike.
Gunmen have attacked ferries on the river dozens of times since 2019.
"""


def _report() -> Report:
    return Report(
        key="old-ferry", text=TEXT, title="Nine dead as shells hit ferry at Old Ferry crossing",
        published=date(2024, 3, 14), outlet="The Velmar Courier", agencies=("Norda Press",),
        dateline=Dateline("Velmar", date(2024, 3, 14)),
    )  # fmt: skip


ARMY = Party("Marran army", "the Marran army", "people", actor="marran-army")
FRONT = Party("Northern Front", "its fighters", "people", actor="northern-front")
BOATMAN = Party("Jonas Ardel", "Jonas Ardel", "people", person=True, legal="suspected")

SOURCES = (
    Source("s1", "Marran army", False, "military", "Marran", ((136, 152),)),
    Source("s2", "Colonel Ilan Tarek", False, "military", "Marran"),
    Source("s3", "Northern Front", False, "armed_group", "Northern Front"),
    Source("s4", "a hospital doctor in Velmar", True, "medical"),
    Source("s5", "Mira Sandovan", False, "witness", person=True),
    Source("s6", "police", False, "police", "Marran"),
)


def _claims(report: Report) -> tuple[Claim, ...]:
    made: list[Claim] = []

    def say(incident: str, field: Any, value: Any, source: str | None, quote: str, **more: Any) -> None:
        evidence = tuple(
            report.cite(e.start, e.end, quoted=more.get("quoted", False))
            for e in (report.locate(q) for q in quote.split(" … "))
        )
        more.pop("quoted", None)
        made.append(
            Claim(
                f"c{len(made) + 1}", incident, field, value, source, more.pop("stance", "asserts"), evidence,
                rule=more.pop("rule", "toll.active attribution.say"), **more,
            )
        )  # fmt: skip

    struck = "Mortar shells struck a passenger ferry at the Old Ferry crossing on\nWednesday"
    nine = Toll(9, 9, None, "at least nine people")
    say("i1", "killed", nine, "s1", "killing at least nine people")
    say("i1", "target", Party("passenger ferry", "a passenger ferry", "property"), "s1", struck)
    say("i1", "means", Wording("Mortar shells", "mortar"), "s1", struck)
    say("i1", "when", When(date(2024, 3, 13), date(2024, 3, 13), "day", "Wednesday"), "s1", struck)
    accused = "The Northern Front fired on civilians in broad daylight"
    say("i1", "perpetrator", FRONT, "s2", accused, quoted=True, relayed_by=("Norda Press",))
    say("i1", "target", Party("civilians", "civilians", "people"), "s2", accused, quoted=True,
        relayed_by=("Norda Press",))  # fmt: skip
    say("i1", "wounded", Toll(20, 20, 20, "20 people"), "s2", "20 people were wounded")
    say("i1", "perpetrator", FRONT, "s3", "denied that its fighters had fired on the boat", stance="denies")
    convoy = "Our guns hit an army convoy on the\neast bank"
    say("i1", "target", Party("army convoy", "an army convoy", "people"), "s3", convoy, quoted=True)
    say("i1", "killed", Toll(12, 12, 12, "12 soldiers", "soldiers"), "s3", "put the dead at 12 soldiers")
    rise = "the toll was expected to rise"
    say("i1", "killed", Toll(10, None, None, "expected to rise"), "s4", rise, stance="expects")
    say("i1", "occurred", True, "s5", "I saw bodies in the water", quoted=True)
    say("i1", "perpetrator", BOATMAN, "s6", "suspected a 30-year-old boatman, Jonas Ardel,", stance="suspects")
    say("i1", "type", "shelling", None, "shells hit ferry")
    say("i1", "killed", Toll(9, 9, 9, "Nine"), None, "Nine dead")
    say("i2", "perpetrator", ARMY, "s3", "the Front\nblamed on the army", stance="suspects")
    say("i2", "when", When(date(2024, 2, 1), date(2024, 2, 29), "month", "in February"), None, "in February")
    say("i1", "link", Link("retaliation_for", "i2"), "s3", "an answer to that strike")
    many = Toll(24, None, None, "dozens of times")
    say("i3", "count", many, None, "attacked ferries on the river dozens of times since 2019")
    say("i3", "perpetrator", Party("gunmen", "Gunmen", "people"), None, "Gunmen have attacked ferries")
    return tuple(made)


def _incidents(claims: tuple[Claim, ...]) -> tuple[Incident, ...]:
    def accounts(incident: str) -> tuple[Account, ...]:
        by: dict[str | None, list[str]] = {}
        for claim in claims:
            if claim.incident == incident:
                by.setdefault(claim.source, []).append(claim.id)
        return tuple(Account(source, tuple(ids)) for source, ids in by.items())

    crossing = Place("Old Ferry crossing", "the Old Ferry crossing", None, "Velmar", precision="site")
    return (
        Incident(
            "i2", False, "air_strike", "accomplished", None,
            When(date(2024, 2, 1), date(2024, 2, 29), "month", "in February"),
            Place("hills of Osk", "the hills of Osk", None, precision="region"),
            perpetrators=(ARMY,), responsibility=(Blame("Marran army", "accused", ("s3",)),),
            accounts=accounts("i2"),
        ),
        Incident(
            "i1", True, "shelling", "accomplished", None,
            When(date(2024, 3, 13), date(2024, 3, 13), "day", "Wednesday"), crossing,
            perpetrators=(FRONT,),
            targets=(Party("passenger ferry", "a passenger ferry", "property"),
                     Party("civilians", "civilians", "people"),
                     Party("army convoy", "an army convoy", "people")),
            means=(Wording("Mortar shells", "mortar"),),
            responsibility=(Blame("Northern Front", "stated", ("s2",)),
                            Blame("Northern Front", "denied", ("s3",)),
                            Blame("Jonas Ardel", "accused", ("s6",))),
            killed=Figure(9, None, None), wounded=Figure(20, 20, 20), accounts=accounts("i1"),
            disputes=(Dispute("killed", "contradiction", ("c1", "c10", "c15")),
                      Dispute("perpetrator", "denial", ("c5", "c8")),
                      Dispute("target", "divergence", ("c2", "c6", "c9"))),
            links=(Tie("retaliation_for", "i2", ("c18",)),),
        ),
        Incident(
            "i3", False, "attack", "ongoing", Toll(24, None, None, "dozens of times"),
            When(date(2019, 1, 1), date(2024, 3, 14), "year", "since 2019"), Place(None),
            perpetrators=(Party("gunmen", "Gunmen", "people"),),
            responsibility=(Blame("gunmen", "reported", ()),), accounts=accounts("i3"),
        ),
    )  # fmt: skip


def crossing() -> Dossier:
    """A shelling that two sides tell differently, an earlier strike, and an aggregate."""
    report = _report()
    claims = _claims(report)
    return Dossier(report, SOURCES, _incidents(claims), claims, ("vague numbers by the convention acled",))


def quiet() -> Dossier:
    """A report that tells of no incident and has no date."""
    report = Report(key="talks", text="The two ministers met for talks.", published=None)
    return Dossier(report, notes=("report has no date; relative times stay unresolved",))


def clocked() -> When:
    """An hour."""
    return When(datetime(2024, 3, 13, 6, 30), datetime(2024, 3, 13, 6, 30), "hour", "at 6:30 a.m.")
