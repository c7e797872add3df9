"""Why a claim was made: its sentence, the parse that the rules read, and the rules."""

from spacy.tokens import Doc

from counterclaim.model import Claim, Explanation


def explain(doc: Doc, claim: Claim) -> Explanation:
    """The sentences that hold the claim's evidence, one line a token: index, form, tag, lemma, relation, head."""
    starts = [e.start for e in claim.evidence]
    sents = [s for s in doc.sents if any(s.start_char <= at < s.end_char for at in starts)]
    rows = []
    for sent in sents:
        for token in sent:
            if token.is_space:
                continue
            mark = "*" if any(e.start <= token.idx < e.end for e in claim.evidence) else " "
            head = "ROOT" if token.head == token else f"{token.head.i - sent.start + 1}:{token.head.text}"
            cells = (token.i - sent.start + 1, token.text, token.pos_, token.tag_, token.lemma_, token.dep_, head)
            rows.append("\t".join((mark, *map(str, cells))))
    return Explanation(claim.id, claim.rule, " ".join(s.text.strip() for s in sents), "\n".join(rows))
