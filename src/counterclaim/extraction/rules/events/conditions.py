"""What the event lexicon's `needs` asks of a word and of what stands around it."""

from collections.abc import Callable

from spacy.tokens import Token

from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.events.figures import drill
from counterclaim.extraction.rules.events.nominals import grasped, measured
from counterclaim.extraction.rules.events.roles import Roles, mines_met, under_fire
from counterclaim.extraction.rules.events.senses import (
    held_by_arms,
    is_accident,
    is_armed,
    is_figure,
    is_heavy,
    is_people,
    is_place,
    is_weapon,
    sort,
    words,
)
from counterclaim.extraction.rules.events.stopped import drones, intercepts
from counterclaim.extraction.rules.tree import lemma
from counterclaim.registry import candidates


def _violent(token: Token, around: Roles) -> bool:
    doc = token.doc
    patients = tree.touched(token)
    fighters = any(lemma(doc[i]) in words("fighters") for i in around.agents)
    if any(is_figure(p) and not (fighters and sort(p)) for p in patients):
        return False
    known = [doc[i] for i in (*around.agents, *around.patients)]
    return any(is_armed(t) or is_people(t) or is_place(t) or sort(t) for t in known) or bool(around.means)


def _armed(token: Token, around: Roles) -> bool:
    doc = token.doc
    if drill(token) or intercepts(token):
        return False
    if any(is_figure(p) for p in tree.objects(token) + tree.obliques(token, "over", "about", "for")):
        return False
    if any(is_armed(doc[i]) for i in (*around.agents, *around.sides)) or around.means:
        return True
    if lemma(token) == "target" and tree.is_passive(token) and any(is_people(doc[i]) for i in around.patients):
        return True
    if _told_by_the_armed(token, around) or any(map(held_by_arms, tree.touched(token))):
        return True
    loose = [c for c in token.children if c.dep_ == "obl" and c.i < token.i and not tree.case(c)]
    near = tree.subjects(token) + tree.touched(token) + loose
    return any(is_heavy(t) for t in near)


def _told_by_the_armed(token: Token, around: Roles) -> bool:
    """Whether those who bear arms say what was hit, not by whom: `the army denied that ambulances were targeted`."""
    hit = any(is_people(token.doc[i]) or sort(token.doc[i]) in {"property", "place"} for i in around.patients)
    told = token.dep_ == "ccomp" and tree.is_passive(token) and not around.agents
    return told and hit and any(is_armed(t) for t in tree.subjects(token.head))


def _armed_or_hit(token: Token, around: Roles) -> bool:
    """Armed, or a passive that tells what was hit: `a bridge was blown up`."""
    hit = tree.is_passive(token) and any(sort(token.doc[i]) in {"property", "place"} for i in around.patients)
    return hit or _armed(token, around)


def _weapon(token: Token, _: Roles) -> bool:
    if drill(token):
        return False
    near = tree.touched(token) + ([token.head] if token.dep_ == "acl" else [])
    near = [m for t in near for m in measured(t)]
    if any(_fires(t) and lemma(t) != "drone" for t in near):
        return True
    if any(lemma(t) == "drone" for t in near) and lemma(token) in {"fire", "launch"}:
        return True
    if any(lemma(t) in words("thrown") for t in near) and lemma(token) in words("throwing"):
        return True
    shooters = [t for t in tree.subjects(token) if is_armed(t)]
    aimed = tree.obliques(token, "on", "upon", "at", "into")
    someone = any(is_people(t) for t in tree.subjects(token)) and any(is_people(t) or sort(t) for t in aimed)
    return lemma(token) == "fire" and bool(aimed) and (bool(shooters) or someone)


def _fires(noun: Token) -> bool:
    """Whether a noun names a weapon by itself: no car, which may carry one, and no deed."""
    return is_weapon(noun) and lemma(noun) not in words("driven") | words("deeds_as_weapons")


def _dropped(token: Token, around: Roles) -> bool:
    """`barrel bombs were dropped on the town`: bombs fall from aircraft, unless a man lets one fall."""
    near = [m for t in tree.touched(token) for m in measured(t)]
    agents = [token.doc[i] for i in around.agents]
    bombs = any(lemma(t) in words("bombs") or lemma(t) in words("munitions") for t in near)
    return bombs and not drill(token) and all(is_armed(a) and lemma(a) not in words("doers") for a in agents)


def _weapon_subject(token: Token, _: Roles) -> bool:
    if drill(token):
        return False
    agents = [c for c in token.children if c.dep_ == "obl:agent"]
    near = tree.subjects(token) + (agents if tree.is_passive(token) else [])
    near += [token.head] if token.dep_ == "acl" and token.tag_ == "VBG" else []
    return any(is_heavy(t) for t in near)


def _harm(token: Token, around: Roles) -> bool:
    if token.dep_ in {"nmod", "obl", "amod", "appos", "compound"} and not (around.agents or around.patients):
        return False
    causes = tree.subjects(token) + tree.obliques(token, "in", "by", "from", "of")
    if any(is_accident(t) and not is_weapon(t) for t in causes if not (is_people(t) and lemma(t) != "bus")):
        return False
    patients = tree.touched(token) + [token.doc[i] for i in around.patients]
    return not any(is_figure(p) for p in patients)


def _people(token: Token, around: Roles) -> bool:
    if lemma(token) == "gas" and any(t.lower_ == "tear" for t in token.sent):
        return False
    if lemma(token) == "execute" and any(lemma(t) in words("courts") for t in token.sent):
        return False
    near = [token.doc[i] for i in (*around.agents, *around.patients)]
    return any(is_people(t) for t in near)


def _fighters(token: Token, around: Roles) -> bool:
    """Whether people are what it befalls, and they, or those who do it, bear arms by kind."""
    agents, patients = ([token.doc[i] for i in ids] for ids in (around.agents, around.patients))
    armed = any(lemma(t) in words("armed") for t in (*agents, *patients))
    return armed and any(is_people(t) for t in patients)


def _by_group(token: Token, around: Roles) -> bool:
    doc = token.doc
    agents, objects = [doc[i] for i in around.agents], tree.touched(token)
    if any(_town(t) or is_place(t) or lemma(t) in words("units") | words("seats") for t in objects):
        return False
    return any(is_people(t) and t.pos_ != "PRON" for t in objects) and (not agents or any(is_armed(a) for a in agents))


def _town(noun: Token) -> bool:
    """Whether a name is a place's, by its kind or by the distance behind it: `Orvel, 90 km north of the capital`."""
    if noun.ent_type_ == "PLACE":
        return True
    behind = [t.lower_ for t in noun.doc[noun.i + 1 : min(noun.i + 14, noun.sent.end)]]
    return noun.pos_ == "PROPN" and behind[:1] == [","] and "of" in behind and bool(set(behind) & words("distances"))


def _craft(token: Token, around: Roles) -> bool:
    objects = tree.touched(token)
    agents = [token.doc[i] for i in around.agents]
    lawful = any(lemma(t) in words("lawful") for a in agents for t in (a, *a.children))
    return any(lemma(t) in words("craft") for t in objects) and not lawful


def _place(token: Token, around: Roles) -> bool:
    objects = [t for o in tree.touched(token) for t in grasped(o)]
    agents = [token.doc[i] for i in around.agents]
    if any(lemma(t) in words("seats") for t in objects) and agents:
        return all(is_armed(a) and lemma(a) not in words("lawful") for a in agents)
    return any(is_place(t) or _town(t) or lemma(t) in words("units") for t in objects) and (
        not agents or any(is_armed(a) or is_people(a) for a in agents)
    )


def _of_guns(token: Token, _: Roles) -> bool:
    """Whether firearms or their bullets alone qualify it: `a shotgun blast`, `a barrage of bullets`."""
    near = [c for c in token.children if c.dep_ in {"compound", "amod"}] + tree.obliques(token, "of")
    fired = [t for t in near if lemma(t) in words("guns") | words("gunshots")]
    return bool(fired) and not any(is_heavy(t) for t in near if t not in fired)


def _several(token: Token, around: Roles) -> bool:
    """Whether it is not one person who does it."""
    agents = [token.doc[i] for i in around.agents]
    return (
        len(agents) != 1
        or not (agents[0].tag_ in {"NN", "NNP", "PRP"} and is_people(agents[0]))
        or (agents[0].lower_ == "they" or lemma(agents[0]) in words("crowds"))
    )


def _taken(token: Token, around: Roles) -> bool:
    """`rebels took the town`: by those who bear arms, and a place that is held, not a stand that is taken up."""
    objects = tree.touched(token)
    held = [t for t in objects if is_place(t) and lemma(t) not in words("stands")]
    return bool(held) and bool(around.agents) and all(is_armed(token.doc[i]) for i in around.agents)


def _haul(token: Token, _: Roles) -> bool:
    """`police seized 12 kilos of explosives`: arms that are taken from whoever had them."""
    near = [m for t in tree.touched(token) for m in (*measured(t), *grasped(t))]
    near += [t for o in tree.touched(token) for t in tree.obliques(o, "of")]
    return any(lemma(t) in words("arms") or lemma(t) in words("bombs") for t in near) and not drill(token)


def _bodies(token: Token, _: Roles) -> bool:
    near = tree.touched(token) + ([token.head] if token.dep_ == "acl" else [])
    return any(lemma(t) in words("corpses") and _human_remains(t) for t in near)


def _human_remains(noun: Token) -> bool:
    return (
        noun.tag_ == "NNS"
        or any(tree.case(c) == "of" for c in noun.children)
        or any(c.dep_ in {"amod", "acl", "nummod", "nmod:poss"} for c in noun.children)
    )


def _weapon_object(token: Token, _: Roles) -> bool:
    near = tree.touched(token)
    return any(_fires(t) for t in near)


def _force(token: Token, around: Roles) -> bool:
    """Whether those who bear arms use what is a weapon and nothing else."""
    used = [t for t in tree.objects(token) if is_weapon(t) and lemma(t) not in words("light_weapons")]
    return bool(used) and any(is_armed(token.doc[i]) for i in around.agents)


def _under_fire(token: Token, around: Roles) -> bool:
    """Nobody comes under the fire of critics: those who fire bear arms, or what is fired at is none that one blames."""
    agents, patients = ([token.doc[i] for i in ids] for ids in (around.agents, around.patients))
    if not under_fire(token) or any(is_figure(p) for p in patients):
        return False
    if agents:
        return any(is_armed(a) or is_weapon(a) for a in agents)
    over = tree.obliques(token, "over", "for", "about")
    return not over and any(is_armed(p) or sort(p) in {"property", "place"} for p in patients)


def _terror(noun: Token, around: Roles) -> bool:
    """`the terrorist act against the fishermen`: one act, done by or to somebody."""
    kind = {lemma(c) for c in noun.children if c.dep_ in {"amod", "compound"}}
    return noun.tag_ == "NN" and bool(kind & words("terror")) and bool(around.agents or around.patients)


def _peaceable(name: Token) -> bool:
    """Whether it names an organisation whose operations mostly are relief: the United Nations, an aid group."""
    known = candidates(name.text)
    return any(a.kind in {"intergovernmental", "ngo"} for a in known[:1])


def _loaded(token: Token, around: Roles) -> bool:
    """Who drives into something is a bomber, or what is driven carries a bomb."""
    agents = [token.doc[i] for i in around.agents]
    if not tree.obliques(token, "into", "at", "against", "towards", "toward"):
        return bool(lemma(token) == "ram" and any(lemma(a) in words("doers") for a in agents))
    laden = (t for o in tree.objects(token) for t in o.subtree)
    return any(lemma(a) in words("doers") for a in agents) or any(lemma(t) in words("laden") for t in laden)


CONDITIONS: dict[str, Callable[[Token, Roles], bool]] = {
    "": lambda _token, _roles: True,
    "violent": _violent,
    "armed": _armed,
    "armed_or_hit": _armed_or_hit,
    "weapon": _weapon,
    "weapon_subject": _weapon_subject,
    "harm": _harm,
    "people": _people,
    "people_hit": lambda token, around: (
        not intercepts(token) and (_armed(token, around) or any(is_people(token.doc[i]) for i in around.patients))
    ),
    "mine": lambda token, _: bool(mines_met(token)),
    "fighters": _fighters,
    "military": lambda token, around: (
        any(lemma(c) in words("military_words") for c in token.children)
        or any(is_armed(t) and not _peaceable(t) for t in (token.doc[i] for i in (*around.agents, *around.sides)))
    ),
    "weapon_noun": lambda token, _: any(c.dep_ in {"compound", "amod"} and is_weapon(c) for c in token.children),
    "people_by_group": _by_group,
    "place": _place,
    "taken": _taken,
    "craft": _craft,
    "of_people": lambda token, _: any(is_people(t) for t in tree.obliques(token, "of")),
    "terror": _terror,
    "death": lambda token, _: any(lemma(c) == "death" for c in token.children if c.dep_ in {"compound", "amod"}),
    "things": lambda token, around: any(sort(token.doc[i]) in {"property", "place"} for i in around.patients),
    "of_fire": lambda token, _: any(lemma(t) in words("shots") for t in tree.obliques(token, "of")),
    "of_guns": _of_guns,
    "several": _several,
    "gun": lambda token, _: any(lemma(t) in words("guns") for t in tree.subjects(token)),
    "bodies": _bodies,
    "bombs_dropped": _dropped,
    "weapon_object": _weapon_object,
    "haul": _haul,
    "drones_stopped": lambda token, _: drones(token),
    "missiles_stopped": lambda token, _: intercepts(token),
    "force": _force,
    "under_fire": _under_fire,
    "loaded": _loaded,
}
"""What `needs` of a rule asks of a trigger and its roles."""
