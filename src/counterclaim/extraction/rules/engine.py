"""The rule engine: a parsed report in, mentions of incidents and the claims about them out.

1. who says what (attributions, then the sources behind them)
2. what happened (events), how many were harmed (tolls), when (times), where (places), who is held responsible
3. each fact becomes a claim of the voice that speaks where it stands
"""

from spacy.tokens import Doc

from counterclaim.extraction.rules.actors import Actors
from counterclaim.extraction.rules.attribution import attributions
from counterclaim.extraction.rules.attribution.learned import completed
from counterclaim.extraction.rules.claims import Drafts
from counterclaim.extraction.rules.events import Event, events
from counterclaim.extraction.rules.events.figures import tells_none
from counterclaim.extraction.rules.events.senses import words
from counterclaim.extraction.rules.events.stopped import intercepts
from counterclaim.extraction.rules.explain import explain
from counterclaim.extraction.rules.found import TollMention
from counterclaim.extraction.rules.gate import may_tell
from counterclaim.extraction.rules.places import places
from counterclaim.extraction.rules.responsibility import held
from counterclaim.extraction.rules.scene import FURNITURE, Scene
from counterclaim.extraction.rules.sources import sources
from counterclaim.extraction.rules.times import times
from counterclaim.extraction.rules.tolls import tolls
from counterclaim.extraction.rules.tree import lemma
from counterclaim.extraction.rules.voices import Voices
from counterclaim.model import Claim, Explanation, Extraction, Report


class Rules:
    """The default engine. `counts` names the convention for vague numbers."""

    name = "rules"

    def __init__(self, counts: str = "acled") -> None:
        """Choose the convention; raises UsageError if there is none of that name."""
        self.counts = counts

    def may_tell(self, report: Report) -> bool:
        """Whether some word of the report may tell an incident."""
        return may_tell(report.text)

    def extract(self, report: Report, doc: Doc) -> Extraction:
        """Sources, mentions and claims of one report; `doc.text` must be `report.text`."""
        scene = self.see(report, doc)
        drafts = Drafts(scene)
        return Extraction(scene.sources, *drafts.all())

    def explain(self, doc: Doc, claim: Claim) -> Explanation:
        """Why the claim was made; `doc` is the parse it was made from."""
        return explain(doc, claim)

    def see(self, report: Report, doc: Doc) -> Scene:
        """All finders' results for one report."""
        who, says = sources(doc, report, completed(doc, attributions(doc, report)))
        voices = Voices(says, who)
        found = [e for e in events(doc) if _tells(report, doc, e, voices)]
        return Scene(
            report=report, doc=doc, sources=who, voices=voices, events=tuple(found),
            tolls=tuple(t for t in tolls(doc, report, self.counts) if _counts(report, doc, t)),
            times=tuple(t for t in times(doc, report) if not _furniture(report, doc, t.head)),
            places=tuple(p for p in places(doc, report) if not _furniture(report, doc, p.head)),
            held=tuple(held(doc)), actors=Actors(doc, report),
        )  # fmt: skip


def _tells(report: Report, doc: Doc, event: Event, voices: Voices) -> bool:
    """Whether an event is told as something that happens, not merely imagined, or denied by the report itself."""
    if event.hypothetical or _furniture(report, doc, event.head.token):
        return False
    voice = voices.at(event.head.token)
    return not event.negated or (voice.source is not None and not event.head.rule.weak)


def _counts(report: Report, doc: Doc, toll: TollMention) -> bool:
    """Whether a harm is one of news and of people: neither furniture nor a game's, no drones, no state broadcaster."""
    harm = doc[toll.harm]
    people = lemma(doc[toll.people]) not in words("seats")
    return people and not (_furniture(report, doc, harm.i) or tells_none(harm) or intercepts(harm))


def _furniture(report: Report, doc: Doc, token: int) -> bool:
    return report.within(doc[token].idx, *FURNITURE)
