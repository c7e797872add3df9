"""The closed lists of the contract: every value that a field of the record may take."""

from typing import Literal, get_args

Field = Literal[
    "type", "status", "when", "where", "perpetrator", "target", "party", "means",
    "killed", "wounded", "casualties", "missing", "abducted", "detained",
    "damage", "outcome", "purpose", "occurred", "count", "link",
]  # fmt: skip
"""What a claim is about."""

TollField = Literal["killed", "wounded", "casualties", "missing", "abducted", "detained"]
"""The fields whose value is a number of people."""

Stance = Literal["asserts", "denies", "suspects", "expects", "withholds", "retracts"]
"""The source's commitment, not the reporter's distance."""

Role = Literal[
    "government", "military", "police", "security", "armed_group", "party", "court", "lawyer",
    "intergovernmental", "ngo", "medical", "witness", "relative", "resident", "religious", "media",
    "analyst", "company", "other", "unspecified",
]  # fmt: skip
"""In which capacity a source speaks."""

Type = Literal[
    "air_strike", "shelling", "bombing", "suicide_bombing", "grenade", "armed_clash", "attack",
    "abduction", "sexual_violence", "mob_violence", "violent_demonstration", "excessive_force",
    "protest", "arrest", "property_destruction", "weapons_disrupted", "chemical_attack",
    "bodies_found", "other",
]  # fmt: skip
"""What kind of thing happened."""

Status = Literal["accomplished", "attempted", "foiled", "planned", "threatened", "ongoing"]
"""How far it got. That it did not happen is a denial of `occurred`."""
AHEAD: frozenset[Status] = frozenset({"planned", "threatened"})
"""What has not been done yet."""

TimePrecision = Literal["hour", "day", "days", "week", "month", "season", "year", "unknown"]
"""How exactly a time is told, finest first."""

PlacePrecision = Literal["site", "town", "district", "admin1", "country", "region", "unknown"]
"""How exactly a place is told, finest first."""

Who = Literal[
    "civilians", "children", "women", "men", "soldiers", "police", "militants", "officials",
    "aid_workers", "journalists", "foreigners",
]  # fmt: skip
"""Who the people counted are."""

Counting = Literal["total", "part"]
"""The scope of a count: all of an incident's, or some of them."""

Responsibility = Literal["claimed", "accused", "stated", "denied", "reported"]
"""How a party comes to be held responsible, derived from `perpetrator` claims."""

DisputeKind = Literal["contradiction", "divergence", "denial"]
LinkKind = Literal["retaliation_for", "follows", "part_of", "same_as_earlier_report"]
Legal = Literal["suspected", "charged", "convicted", "acquitted"]

TOLLS: tuple[TollField, ...] = get_args(TollField)
"""`TollField` as values, in the order in which they are printed."""
