"""What extraction hands over: mentions of incidents, and the claims that hang on them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from counterclaim.model.claim import Claim
from counterclaim.model.count import Toll
from counterclaim.model.report import Evidence
from counterclaim.model.source import Source
from counterclaim.model.vocabulary import Status, Type


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in a report where something that happened is told, before grouping.

    `trigger` is the word that tells it; `definite` marks a reference back ("the strike"); `aggregate` counts many told
    as one; `sentence` and `paragraph` number from 0; `headline` marks the report's title line; `plural` a plural, which
    may be one incident of many acts or many incidents; `implied` one that only a toll tells ("four people are dead");
    `sure` one whose words tell violence and not only harm; `accident` one whose sentence names an accident or a
    disaster; `fresh` one that is set apart from others ("another blast"); `harm` one that tells only who was harmed;
    `elsewhere` one whose sentence opens with a place or a time ("In Orvel, ..."); `recalled` one told as past already
    when the news happened ("had killed six"); `days` those that its sentence names, of saying too; `beside` names
    those of its sentence that "after", "before" or the like sets it apart from ("shot two men after an attack").
    """

    id: str
    trigger: Evidence
    lemma: str
    type: Type
    status: Status = "accomplished"
    aggregate: Toll | None = None
    definite: bool = False
    sentence: int = 0
    paragraph: int = 0
    headline: bool = False
    implied: bool = False
    sure: bool = True
    accident: bool = False
    fresh: bool = False
    plural: bool = False
    harm: bool = False
    elsewhere: bool = False
    recalled: bool = False
    days: tuple[date, ...] = ()
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a claim was made: the sentence, its parse (one line a token) and the rules that matched."""

    claim: str
    rule: str
    sentence: str
    parse: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that an engine found in one report; claims name a mention's id as their incident."""

    sources: tuple[Source, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    explanations: Mapping[str, Explanation] = field(default_factory=dict)
