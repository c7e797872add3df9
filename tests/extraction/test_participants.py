"""Who acts and who suffers, through the whole engine."""

import pytest

from counterclaim import read
from counterclaim.extraction.rules.actors import Actors
from counterclaim.extraction.rules.engine import Rules
from counterclaim.intake import furnish
from counterclaim.language import load
from counterclaim.model import Party, Report
from counterclaim.model.vocabulary import Field


def named(text: str, field: Field) -> set[str]:
    found = Rules().extract(Report("r", text), load().doc(text)).claims
    return {c.value.text for c in found if c.field == field and isinstance(c.value, Party)}


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("His convoy came under fire near Orvel, killing a driver.", "target", {"His convoy", "driver"}),
        ("His convoy came under fire near Orvel, killing a driver.", "perpetrator", set()),
        ("A bomb exploded in a crowded supermarket.", "target", {"crowded supermarket"}),
        ("A bomb exploded in the district of Orvel.", "target", set()),
        ("Foreign fighters took part in and joined the fighting near Orvel.", "party", {"Foreign fighters"}),
        ("A clerk and his wife were found shot to death.", "perpetrator", set()),
        ("Officers found two clerks shot to death.", "perpetrator", set()),
        ("A suicide bomber drove a car packed with explosives into a clinic.", "target", {"clinic"}),
        ("Four militants died in clashes with soldiers.", "party", {"Four militants", "soldiers"}),
        ("Four militants died in clashes with soldiers.", "target", set()),
        (
            "A cook, an army nurse and a school porter were killed in separate raids in Orvel, medics said.",
            "target",
            {"cook", "army nurse", "school porter"},
        ),
        ("Six gunmen burst into an office in Orvel and opened fire, killing two clerks.", "target", {"two clerks"}),
        ("A bomb went off in a market during the rush hour, officials and medics said.", "target", {"market"}),
        ("A local teacher was shot in Orvel. The 33-year-old teacher died.", "target", {"local teacher"}),
        ("A mortar round struck the market in Orvel.", "target", {"market"}),
        ("A man identified as Jan Novak was killed by gunmen in Orvel, police said.", "perpetrator", {"gunmen"}),
        ("Angry youths answered by throwing firebombs at soldiers in Orvel.", "perpetrator", {"Angry youths"}),
        ("Nine students were arrested before dawn in the West Bank by the army.", "perpetrator", {"army"}),
        ("A shell hit a bus carrying twelve nurses near Orvel.", "target", {"bus carrying twelve nurses"}),
        ("Police used tear gas to disperse the marchers.", "target", {"marchers"}),
        ("Thousands demonstrated in Orvel.", "perpetrator", set()),
        ("Street violence went on in Orvel as gunmen shot two men.", "target", {"two men"}),
        ("Tindi artillery shells killed six nurses in Orvel.", "perpetrator", {"Tindi"}),
        ("A rebel mortar shell hit a school in Orvel.", "perpetrator", {"rebel"}),
        ("A roadside mortar shell hit a school in Orvel.", "perpetrator", set()),
        ("Ten officers died in a Maoist attack on a police station.", "perpetrator", {"Maoist"}),
        ("Hundreds of students clashed with riot police in Orvel.", "party", {"students", "riot police"}),
        ("Rockets fired by rebels hit Orvel; one of the rockets killed a nurse.", "perpetrator", {"rebels"}),
        ("An attack by gunmen on a police camp killed ten officers.", "target", {"police camp", "ten officers"}),
        ("A trader was gunned down at his stall in Orvel.", "target", {"trader"}),
        ("Rebels fired rockets at Orvel.", "target", {"Orvel"}),
        ("Battles between Hezbollah and a feared border clan hurt six.", "party", {"Hezbollah", "feared border clan"}),
        ("Two rangers were hurt in a shootout with poachers in the hills.", "party", {"Two rangers", "poachers"}),
        ("Gunmen fired upon protesters in Orvel, killing two.", "target", {"protesters"}),
        ("Gunmen in a car shot and killed a judge near Orvel.", "perpetrator", {"Gunmen in a car"}),
        ("Gunmen in a car shot and killed a judge near Orvel.", "target", {"judge"}),
        ("A suicide bomber threw himself at the mayor's convoy.", "target", {"mayor's convoy"}),
        ("A military offensive killed two nurses in Orvel.", "perpetrator", set()),
        ("Rebels seized control of the port of Orvel.", "target", {"port of Orvel"}),
        ("Gunmen using a stolen jeep shot a nurse in Orvel.", "perpetrator", {"Gunmen"}),
        ("Hamas and Islamic Jihad fired rockets at a base.", "perpetrator", {"Hamas", "Islamic Jihad"}),
        ("A nurse was shot by two gunmen, said the Orvel police.", "perpetrator", {"two gunmen"}),
        (
            "Several groups, including Red Dawn, claimed the attack in Orvel.",
            "perpetrator",
            {"Several groups", "Red Dawn"},
        ),
        ("A bomb killed two nurses. The mayor accused rebels of carrying it out.", "perpetrator", {"rebels"}),
        ("A bomb killed two nurses. Residents cursed the militia behind the blast.", "perpetrator", {"militia"}),
        ("The clerk was killed by PLF [Popular Lake Front] rebels.", "perpetrator", {"PLF rebels"}),
        (
            "Police blamed rebels for the murder of political analyst Jan Roda.",
            "target",
            {"political analyst Jan Roda"},
        ),
        ("The murder of the general was condemned.", "target", {"general"}),
        ("Saboteurs destroyed two high-voltage posts near Orvel.", "target", {"two high-voltage posts"}),
        ("Two trucks loaded with grain were set on fire by rebels.", "target", {"Two trucks"}),
        ("The mayor was shot dead along with two of his bodyguards.", "target", {"mayor", "his bodyguards"}),
        ("Rebels wounded five people, including a nurse.", "target", {"nurse"}),
        ("The senator escaped unharmed from an attack by gunmen.", "target", {"senator"}),
        ("The banker was kidnapped by four persons.", "perpetrator", {"four persons"}),
        ("The banker was kidnapped by others.", "perpetrator", set()),
        ("A carbomb exploded at the bank in Orvel.", "perpetrator", set()),
        ("Rebels released three nurses kidnapped in Orvel in May.", "perpetrator", {"Rebels"}),
        ("Police released three nurses kidnapped in Orvel in May.", "perpetrator", set()),
        ("An inquiry speaks of the participation of rebels in the murder of a priest.", "perpetrator", {"rebels"}),
        ("Those responsible for killing the judge are smugglers.", "perpetrator", {"smugglers"}),
    ],
)
def test_each_part_is_played_by_the_right_one(text: str, field: Field, expected: set[str]) -> None:
    assert named(text, field) == expected


def test_the_town_of_a_dateline_is_no_target() -> None:
    text = "Orvel (Peru), 9 May 89 (Radio Lago) -- [Report] [A. Roda] [Text] A bus with nurses was blown up by rebels."
    report = furnish(Report("r", text))
    found = Rules().extract(report, load().doc(text)).claims
    parties = {c.value.text for c in found if isinstance(c.value, Party)}
    assert parties in ({"bus with nurses", "rebels"}, {"bus", "rebels"})


def test_a_speakers_label_acts_in_nothing() -> None:
    assert named("[Roda] Rebels attacked the bank in Orvel.", "perpetrator") == {"Rebels"}


@pytest.mark.parametrize(
    ("text", "word", "actor"),
    [
        ("The UN Security Council met. The Council sent troops.", "Council", "united-nations"),
        ("The town council of Orvel met. The Council sent guards.", "Council", None),
        ("Kurdish rebels of the PKK shot two men.", "rebels", "pkk"),
        ("Blue helmets shot two men in Goma.", "helmets", "united-nations"),
    ],
)
def test_a_short_form_is_that_of_the_name_told_before(text: str, word: str, actor: str | None) -> None:
    doc = load().doc(text)
    found = Actors(doc, Report("r", text)).party([t.i for t in doc if t.text == word][-1])
    assert (found.actor if found else None) == actor


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Order of the Lantern claimed the raid on a camp in Orvel.", "Order of the Lantern"),
        ("The Sons of the Valley claimed responsibility for the blast that killed two clerks.", "Sons of the Valley"),
    ],
)
def test_a_name_that_only_its_form_shows(text: str, who: str) -> None:
    assert named(text, "perpetrator") == {who}


def test_a_claimed_blast_is_no_accident() -> None:
    (claimed,) = read("The Sons of the Valley claimed responsibility for the blast that killed two clerks.\n")
    (blamed,) = read("Officials blamed the owner for the blast that killed two clerks.\n")
    assert [i.type for i in claimed.incidents] == ["bombing"]
    assert blamed.incidents == ()


def test_who_claims_together_claims() -> None:
    (dossier,) = read(
        "Several groups, including Red Dawn, claimed responsibility for an attack that killed two clerks in Orvel.\n"
    )
    assert {(b.party, b.how) for b in dossier.incidents[0].responsibility} == {
        ("Several groups", "claimed"),
        ("Red Dawn", "claimed"),
    }
