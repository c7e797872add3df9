"""Who acts, who suffers, on which sides, by what means: the nominals around one word that tells an event."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.events.nominals import (
    belligerent,
    building,
    gerund,
    grasped,
    is_time,
    measured,
    nation,
    sides_behind,
    topmost,
    wielders,
)
from counterclaim.extraction.rules.events.senses import (
    counted,
    is_armed,
    is_figure,
    is_people,
    is_place,
    is_site,
    is_weapon,
    sort,
    words,
)
from counterclaim.extraction.rules.events.stopped import plotters
from counterclaim.extraction.rules.relatives import told_of
from counterclaim.extraction.rules.tree import lemma

AIMED = ("on", "against", "at", "upon", "toward", "towards", "into", "targeting")
SIDES = ("between", "among", "with", "against", "and")


@dataclass(frozen=True, slots=True)
class Roles:
    """Token indices of the heads of the nominals in each role."""

    agents: tuple[int, ...] = ()
    patients: tuple[int, ...] = ()
    sides: tuple[int, ...] = ()
    means: tuple[int, ...] = ()


def roles(token: Token, *, clash: bool = False) -> Roles:
    """The roles around a verb, participle or noun that tells an event; with `clash` both parties are sides."""
    found = (
        _of_verb(token)
        if (token.pos_ in {"VERB", "AUX"} or token.dep_ in {"acl", "advcl", "acl:relcl"}) and not gerund(token)
        else _of_noun(token)
    )
    agents = _people_of(found["agents"] or plotters(token))
    agents += [w for a in agents for w in wielders(a) if w not in agents]
    fighting = any(lemma(a) in words("fighters") or is_weapon(a) for a in agents)
    patients = [] if lemma(token) in words("resulting") else _people_of(found["patients"], fighting)
    patients += [w for p in patients for w in _with_them(p, token) if w not in patients]
    shot = [t for t in patients if is_weapon(t) and lemma(token) in words("shooting") and not _vehicle(t, token)]
    shot += [t for t in patients if measured(t) != [t] and any(is_weapon(m) for m in measured(t))]
    used = [m for t in (*found["agents"], *found["means"], *shot) for m in measured(t)]
    means = [t for t in used if is_weapon(t)]
    patients = [t for t in patients if t not in shot]
    if not clash:
        return Roles(_ids(a for a in agents if not is_weapon(counted(a))), _ids(patients), (), _ids(means))
    sides = [t for t in (*agents, *found["sides"], *patients) if not is_weapon(t) and not is_time(t)]
    return Roles(
        (),
        (),
        _ids(s for s in sides if is_armed(s) or is_people(counted(s)) or s.pos_ == "PROPN" or nation(s)),
        _ids(means),
    )


def _with_them(patient: Token, event: Token) -> list[Token]:
    """`five people, including two nurses`, `killed along with his driver`: those among them or beside them."""
    among = [t for at in (patient, *tree.children(patient, "nummod")) for t in tree.obliques(at, "including")]
    beside = [t for t in tree.obliques(event, "with") if _along(t)]
    return [t for t in (*among, *beside) if is_people(counted(t))] if is_people(counted(patient)) else []


def _along(noun: Token) -> bool:
    case = next((c for c in noun.children if c.dep_ == "case" and c.lower_ == "with"), None)
    return case is not None and case.i > 0 and case.nbor(-1).lower_ in words("alongside")


def _vehicle(token: Token, event: Token) -> bool:
    """Whether it is a vehicle that was fired at or burnt, not used: `opened fire on a car`, not `exploded a car`."""
    aimed = tree.base(token.dep_) in {"obl", "nmod"} and token.head == event
    burnt = lemma(event) == "set" and any(lemma(c) == "fire" for c in event.children)
    return (aimed or burnt) and lemma(token) in words("driven")


def _of_verb(verb: Token) -> dict[str, list[Token]]:
    """Grammatical roles of a verb form."""
    agents, patients = _by_grammar(verb)
    if met := mines_met(verb):
        return {"agents": [], "patients": tree.subjects(verb), "sides": [], "means": met}
    if under_fire(verb):
        fire = [c for c in verb.children if tree.case(c) == "under"]
        agents, patients = [t for at in (verb, *fire) for t in tree.obliques(at, "from", "by")], agents
    aimed = _aimed(verb, patients)
    driven = [t for t in patients if lemma(t) in words("light_weapons") and lemma(verb) in words("driving") and aimed]
    patients = [t for t in patients if t not in driven]
    tools = tree.obliques(verb, "with", "using", "by")
    tools += [t for c in verb.children if lemma(c) == "use" and c.dep_ in {"advcl", "xcomp"} for t in tree.objects(c)]
    return {
        "agents": agents,
        "patients": patients + aimed,
        "sides": tree.obliques(verb, *SIDES),
        "means": [m for t in (*tools, *driven) for m in measured(t)],
    }


def _by_grammar(verb: Token) -> tuple[list[Token], list[Token]]:
    """Who does and who suffers it, by the relations of a parse to the verb."""
    passive = tree.is_passive(verb)
    patients = [t for o in tree.objects(verb) for t in grasped(o)] or _shared_object(verb, passive)
    misread = [c for c in verb.children if c.dep_ == "obl:agent" and c.i < verb.i and tree.case(c) != "by"]
    agents = [t for c in verb.children if _names_doer(c, passive) and c not in misread for t in tree.conjuncts(c)]
    if passive:
        patients = [antecedent(t) for t in (*tree.patients_of_passive(verb), *misread)] + patients
        if not patients and verb.dep_ == "xcomp":
            patients = tree.objects(verb.head)
        if not patients and (verb.dep_ == "acl" or (verb.dep_ == "amod" and lemma(verb) in words("slaying"))):
            patients = [tree.qualified(verb)]
        return agents, patients
    doers = [antecedent(t) for t in (tree.patients_of_passive(verb) or tree.subjects(verb))]
    if not doers and verb.tag_ == "VBG" and verb.dep_ in {"acl", "advcl"}:
        doers = [verb.head] if verb.dep_ == "acl" else _controllers(verb)
    harmed = lemma(verb) in words("harming") and not (patients or agents or any(map(is_weapon, doers)))
    return ([], doers) if harmed else (doers, patients)


def _names_doer(token: Token, passive: bool) -> bool:
    """`killed by the army`, also where a parse hangs the army on the verb as any other complement; who says so behind a
    comma is no doer: `two were killed, the army said`."""
    if not tree.case(token):
        return False
    return token.dep_ == "obl:agent" or (passive and tree.base(token.dep_) == "obl" and tree.case(token) == "by")


def _aimed(verb: Token, patients: list[Token]) -> list[Token]:
    """What a deed is told to be directed at or to have been done in, beside who suffers it: `fired at a bus`."""
    aimed = [t for t in tree.obliques(verb, *AIMED) if not is_time(t) and lemma(t) not in words("ways")]
    aimed = [t for t in aimed if not any(w.is_quote for w in verb.doc[min(verb.i, t.i) : max(verb.i, t.i)])]
    if any(is_people(t) for t in patients):
        aimed = [t for t in aimed if tree.case(t) not in {"at", "on"} or not is_site(t)]
    if lemma(verb) in words("harming"):
        aimed = []  # "killed at a tea shop"
    return aimed + [t for t in (*_scene_hit(verb), *_set_on_fire(verb), *_dispersed(verb)) if t not in aimed]


def _shared_object(verb: Token, passive: bool) -> list[Token]:
    """`attacked and sank a boat`: the object that a parse gives to one of two verbs alone."""
    behind = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and verb.i < c.i <= verb.i + 2]
    first = [verb.head] if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not tree.is_passive(verb.head) else []
    shared = [t for c in first for t in tree.objects(c) if t.i > verb.i]
    return [] if passive else shared + [t for c in behind for t in tree.objects(c)]


def mines_met(verb: Token) -> list[Token]:
    """The mine of `the bus hit a landmine`, `a boy stepped on a mine`: whoever does it suffers it."""
    if lemma(verb) in words("met"):
        met = tree.objects(verb)
    elif lemma(verb) in words("met_on"):
        met = tree.obliques(verb, "on", "over", "onto", "into", "upon")
    else:
        return []
    shelled = any(map(is_weapon, tree.subjects(verb)))  # "an air strike hit a mine"
    return [] if shelled else [t for t in met if lemma(t) in words("mines")]


def under_fire(verb: Token) -> bool:
    """`The convoy came under fire`: whom the subject is suffers it."""
    if lemma(verb) != "come":
        return False
    return any(tree.case(c) == "under" and lemma(c) in words("under") for c in verb.children)


def _scene_hit(event: Token) -> list[Token]:
    """What a blast was in, at or among: `exploded inside a bus`, `an explosion near the bank`, `in front of a shop`."""
    if lemma(event) not in words("going_off"):
        return []
    near = tree.obliques(event, *words("scene_hit"))
    near += [t for at in (event, *event.children) for t in tree.obliques(at, "to") if _next(at, t)]
    near += [t for n in near if lemma(n) in words("beside") for t in tree.obliques(n, "of", "to")]
    nowhere = words("regions") | words("beside")
    return [t for t in near if sort(t) and t.ent_type_ != "PLACE" and lemma(t) not in nowhere]


def _next(above: Token, noun: Token) -> bool:
    """`next to the bank`, wherever a parse hangs "next"."""
    cases = (c for c in noun.children if c.dep_ == "case" and c.i > 0)
    near = (above, *noun.children, *(c.nbor(-1) for c in cases))
    return any(t.lower_ in {"next", "close"} for t in near)


def _dispersed(verb: Token) -> Iterator[Token]:
    """`opened fire to disperse the crowd`."""
    for aim in verb.children:
        if aim.dep_ in {"advcl", "xcomp"} and lemma(aim) in words("dispersing"):
            yield from (o for o in tree.objects(aim) if is_people(o) or lemma(o) in words("crowds"))


def _set_on_fire(verb: Token) -> list[Token]:
    """`set fire to the farm`."""
    lit = lemma(verb) == "set" and any(lemma(o) == "fire" for o in tree.objects(verb))
    return tree.obliques(verb, "to") if lit else []


def _of_noun(noun: Token) -> dict[str, list[Token]]:
    """Roles of a noun: from its own modifiers, from the verb that carries it, from the clauses that qualify it."""
    out: dict[str, list[Token]] = {"agents": [], "patients": [], "sides": [], "means": []}
    top = topmost(noun)
    for c in (*noun.children, *(c for c in top.children if noun not in (c, top))):
        _modifier(noun, c, out)
    for clause in tree.children(noun, "acl"):
        if not tree.hyphened(clause):
            _qualifier(clause, out)
    _carrier(noun, out)
    out["sides"] += [t for t in sides_behind(noun) if t not in out["sides"]]
    out["patients"] += [t for t in _scene_hit(noun) if t not in out["patients"]]
    return out


def _modifier(noun: Token, c: Token, out: dict[str, list[Token]]) -> None:
    """Sort one modifier of an event noun into a role."""
    if c.dep_ == "nmod:poss" and _suffered(noun) and not tree.obliques(noun, "of"):
        out["patients"] += tree.conjuncts(c)
    elif c.dep_ == "nmod:poss":
        out["agents"] += [t for t in tree.conjuncts(c) if not is_time(t) and not (is_place(t) and sort(t))]
    elif c.dep_ in {"amod", "compound"}:
        _premodifier(c, out)
    elif tree.base(c.dep_) in {"nmod", "obl"} and not is_time(c):
        how = tree.case(c)
        if how == "by":
            out["agents"] += tree.conjuncts(c)
            out["patients"] += tree.obliques(c, "on", "against")
            out["patients"] += [t for t in tree.obliques(c, "at") if _hit_at(noun, t)]
        elif how in {"between", "with", "among"}:
            out["sides"] += tree.conjuncts(c)
        elif how == "of" and any(is_weapon(m) for m in measured(c)) and lemma(noun) in words("going_off"):
            out["means"] += measured(c)
        elif how == "on" and c in tree.blamed_on(noun.head):
            return
        elif (how in AIMED and (how != "at" or _hit_at(noun, c))) or (how == "of" and _suffered(noun)):
            out["patients"] += tree.conjuncts(c)
            out["agents"] += [t for t in tree.obliques(c, "by") if is_armed(t) or is_people(t) or nation(t)]
            out["sides"] += tree.conjuncts(c) if how == "against" else []


def _suffered(noun: Token) -> bool:
    """Whether it is a deed of which the `of` complement suffers, whatever a parse takes "shelling" for."""
    return bool({lemma(noun), noun.lower_} & words("suffered"))


def _hit_at(noun: Token, c: Token) -> bool:
    """`a suicide attack at a clinic`, `shooting at marchers`: what is hit, not where."""
    return building(c) or (noun.lower_ in words("gerunds") and is_people(c))


def _premodifier(c: Token, out: dict[str, list[Token]]) -> None:
    """Sort a word before an event noun: `Israeli raid`, `NATO-led strike`, `rocket attack`, `bus bombing`."""
    if lemma(c) == "lead" and c.tag_ == "VBN":
        out["agents"] += [g for g in c.children if g.pos_ == "PROPN"]
    elif is_weapon(c):
        out["means"].append(c)
    elif lemma(c) in words("carriers"):
        return
    elif c.ent_type_ == "PERSON" and lemma(c.head) in words("suffered"):
        out["patients"].append(c)
    elif belligerent(c):
        out["agents"] += tree.conjuncts(c)
    elif sort(c) in {"property", "people"} and c.pos_ in {"NOUN", "PROPN"} and lemma(c) not in words("regions"):
        out["patients"].append(c)


def _qualifier(clause: Token, out: dict[str, list[Token]]) -> None:
    """`strikes carried out by X`, `an attack targeting Y`, `an ambush which Z staged`."""
    own = _of_verb(clause)
    if lemma(clause) in words("light") - words("light_agentless") or lemma(clause) in {"blame", "fire"}:
        out["agents"] += [a for a in own["agents"] if lemma(clause) != "blame" and a != clause.head]
    elif lemma(clause) in words("hitting"):
        out["patients"] += [p for p in own["patients"] if p != clause.head]


def _carrier(noun: Token, out: dict[str, list[Token]]) -> None:
    """`Rebels launched an attack on X`, `the raid was carried out by Y`."""
    noun = topmost(noun)
    verb = noun.head
    if noun.dep_ == "obj":
        out["sides"] += tree.obliques(verb, "between")
        by = tree.obliques(verb, "by") if verb.pos_ == "VERB" and not tree.is_passive(verb) else []
        out["agents"] += [t for t in by if t.i > noun.i and belligerent(counted(t))]
    if noun.dep_ in {"obl", "obj"} and lemma(verb) in words("joining"):
        out["sides"] += tree.patients_of_passive(verb) or [antecedent(t) for t in tree.subjects(verb)]
    if verb.pos_ != "VERB" or lemma(verb) not in words("light"):
        return
    own = _of_verb(verb)
    if noun.dep_ == "obj" or noun.dep_ in tree.PASSIVE_SUBJECTS:
        if lemma(verb) not in words("light_agentless"):
            out["agents"] += [a for a in own["agents"] if a != noun]
        aimed = [t for t in tree.obliques(verb, *AIMED) if not is_time(t)]
        out["patients"] += aimed
        out["means"] += own["means"]
    left = noun.dep_ == "obl" and tree.case(noun) == "from" and lemma(verb) == "escape"
    if left or (noun.dep_ == "obj" and lemma(verb) in words("surviving")):
        out["patients"] += [t for t in tree.subjects(verb) if is_people(t)]


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for."""
    if lemma(token) in {"who", "which", "that", "whom"} and token.tag_ in {"WP", "WDT", "IN", "DT"}:
        for up in (token.head, *tree.ancestors(token.head)):
            if up.dep_ == "acl:relcl":
                head = told_of(up)
                near = (head, *tree.ancestors(head))
                if (cleft := next((t for t in near if _is_cleft(t)), None)) is not None:
                    return cleft
                who = next((t for t in near if is_people(t) or nation(t)), head)
                return who if lemma(token) == "who" else head
    return token


def _is_cleft(noun: Token) -> bool:
    """`it was the militia, a band of smugglers, who did it`: whom a sentence names by "it was"."""
    it = any(c.lower_ == "it" and tree.base(c.dep_) in {"nsubj", "expl"} for c in noun.children)
    return it and noun.pos_ in {"NOUN", "PROPN"} and any(c.dep_ == "cop" for c in noun.children)


def _controllers(verb: Token) -> list[Token]:
    """Who does what a participle clause tells: the subject of the clause it hangs on."""
    above = verb.head
    how = any(c.dep_ == "mark" and c.lower_ == "by" for c in verb.children)
    if (not how and lemma(above) in words("light_agentless") | words("recording")) or under_fire(above):
        return []
    if lemma(above) in words("accusing"):
        who = tree.undergone(above)
        seized = tree.patients_of_passive(above.head.head) if above.head.dep_ == "obl:agent" else []
        return [antecedent(t) for t in who] or seized or tree.modified(above)
    if above.pos_ in {"VERB", "AUX"} and lemma(above) not in words("telling"):
        who = tree.subjects(above) or (tree.patients_of_passive(above) if not tree.is_passive(above) else [])
        who = who or ([above.head] if above.dep_ == "acl" and above.tag_ == "VBD" else [])
        return [antecedent(t) for t in who]
    return []


def _people_of(tokens: list[Token], fighting: bool = False) -> list[Token]:
    """The tokens without times and figures; what fighters attack is a thing if it can be one ("two positions"), and
    who suffers is somebody ("a political leader")."""
    real = {"people", "property", "place"} if fighting else {"people"}
    return [t for t in tokens if not is_time(t) and not (is_figure(t) and sort(t) not in real)]


def _ids(tokens: Iterable[Token]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(t.i for t in tokens))
