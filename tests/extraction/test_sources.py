"""Sources: who is who, how they are named, in which capacity they speak."""

from typing import Any

import pytest

from counterclaim.extraction.rules.attribution import attributions
from counterclaim.extraction.rules.sources import sources
from counterclaim.extraction.rules.sources.roles import described_role, named_role
from counterclaim.model import Report, Source


@pytest.fixture(scope="module")
def told(read: Any) -> Any:
    def found(text: str) -> tuple[Source, ...]:
        doc, report = read(text), Report(key="x", text=text)
        return sources(doc, report, attributions(doc, report))[0]

    return found


@pytest.mark.parametrize(
    ("phrase", "head", "role"),
    [
        ("US defence official", "official", "military"),
        ("security source", "source", "security"),
        ("government security source", "source", "security"),
        ("hospital source", "source", "medical"),
        ("police officer", "officer", "police"),
        ("spokesman for the army", "spokesman", "military"),
        ("villager", "villager", "resident"),
        ("defence lawyer", "lawyer", "lawyer"),
        ("opposition party official", "official", "party"),
        ("AFP correspondent", "correspondent", "media"),
        ("deputy foreign minister", "minister", "government"),
    ],
)
def test_the_role_of_a_description(phrase: str, head: str, role: str) -> None:
    assert described_role(phrase.split(), head) == role


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("African Union (AU)", "intergovernmental"),
        ("Reuters", "media"),
        ("Hamas", "armed_group"),
        ("International Committee of the Red Cross (ICRC)", "ngo"),
    ],
)
def test_the_role_of_a_name(name: str, role: str) -> None:
    assert named_role(name) == role


def test_a_paper_called_post_is_no_letter_from_itself(told: Any) -> None:
    assert [s.name for s in told("The raid was first reported by The Harbour Post.")] == ["Harbour Post"]


def test_a_person_is_one_source_by_name_surname_and_pronoun(told: Any) -> None:
    (one,) = told(
        "Interior Minister Karim Haddad said two men died. Haddad said they were armed. He added that one fled."
    )
    assert (one.name, one.anonymous, one.role) == ("Karim Haddad", False, "government")
    assert len(one.mentions) == 3
    assert not one.person


def test_unnamed_officials_are_anonymous_and_the_official_is_the_last_one(told: Any) -> None:
    text = "A security official said two men died. The official added that the toll would rise."
    (one,) = told(text)
    assert (one.name, one.anonymous, one.role) == ("security official", True, "security")
    assert [text[a:b] for a, b in one.mentions] == ["A security official", "The official"]


def test_another_official_is_another_source(told: Any) -> None:
    found = told("A security official said two men died. Another security official said that three had died.")
    assert len(found) == 2


def test_police_are_one_institution(told: Any) -> None:
    (one,) = told("Police said two men died. One of them was armed, police said.")
    assert (one.name, one.anonymous, one.role) == ("Police", False, "police")


def test_a_spokesman_speaks_for_his_side(told: Any) -> None:
    (one,) = told("An Israeli army spokesman said that soldiers had killed two gunmen.")
    assert (one.anonymous, one.role, one.speaks_for) == (True, "military", "Israel")


def test_a_named_resident_is_a_private_person(told: Any) -> None:
    (one,) = told('"They fired at us all night," said Amina Yusuf, a resident of the town.')
    assert (one.name, one.anonymous, one.role, one.person) == ("Amina Yusuf", False, "resident", True)


def test_the_same_text_gives_the_same_ids(told: Any) -> None:
    text = "Witnesses said two men died. Doctors said that three had died."
    assert [s.id for s in told(text)] == ["s1", "s2"]
    assert told(text) == told(text)


@pytest.mark.parametrize(
    ("text", "name", "role", "anonymous"),
    [
        ("First reports of the raid from the Marines said two men died.", "Marines", "military", False),
        ("Reports from Mopti said two men died.", "Reports from Mopti", "media", True),
        ("Security and medical sources said two men died.", "Security and medical sources", "security", True),
        ("The official ANI news agency said two men died.", "ANI news agency", "media", False),
        (
            '"We did it," the deputy chairman of the Bogor party chapter Nursanto said by telephone.',
            "Nursanto",
            "party",
            False,
        ),
        ("Lieutenant Colonel Jean-Marc Lebout said two men died.", "Jean-Marc Lebout", "military", False),
        (
            "Two men died, a United Nations official in Geneva said.",
            "United Nations official",
            "intergovernmental",
            True,
        ),
    ],
)
def test_how_a_source_is_named(told: Any, text: str, name: str, role: str, anonymous: bool) -> None:
    (one,) = told(text)
    assert (one.name.startswith(name), one.role, one.anonymous) == (True, role, anonymous)


def test_it_is_the_one_who_spoke_last(told: Any) -> None:
    text = "Hezbollah fired rockets, according to the security service. Two Hezbollah fighters died, it added."
    (one,) = told(text)
    assert one.name == "security service"


def test_two_spellings_of_a_surname_are_one_person(told: Any) -> None:
    (one,) = told("General Anton Haddadi said two men died. Haddady said they were armed.")
    assert one.role == "military"


def test_the_army_is_the_military_that_spoke_and_no_state(told: Any) -> None:
    (one,) = told("The US military said two soldiers died. A third was hurt, the army said.")
    assert one.speaks_for == "United States"
    assert len(told("Syria denied the report. The army said two soldiers died.")) == 2


def test_the_army_is_that_of_the_troops_told_of(told: Any) -> None:
    (one,) = told("Israeli troops blew up a house on Monday. The army said that nobody was hurt.")
    assert one.speaks_for == "Israel"


def test_a_state_comes_before_a_body_between_states(told: Any) -> None:
    (one,) = told("The secretary of the Russian Security Council said two guards died.")
    assert one.speaks_for == "Russia"


def test_papers_cited_in_speech_are_no_source(told: Any) -> None:
    text = '"According to intelligence reports, we killed ten men," governor Karim Haddad said.'
    assert "Karim Haddad" in {s.name for s in told(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("According to a statement released by the oil company Tindal, gunmen took two workers.", "Tindal"),
        ("According to a long report in the Orvel Times, two men died.", "Orvel Times"),
        ("A man who identified himself as Karim Adel said that two men died.", "Karim Adel"),
        ("A shopkeeper named Karim Adel said that two men died.", "Karim Adel"),
        ('"Two men died," said a resident who gave her name only as Mariam.', "Mariam"),
        ("The NRL said two men died. The Northern Relief League (NRL) left.", "Northern Relief League (NRL)"),
        ("The NRL said two men died.", "NRL"),
    ],
)
def test_who_is_behind_a_paper_a_call_or_letters(told: Any, text: str, name: str) -> None:
    assert [s.name for s in told(text)] == [name]


def test_who_tells_his_name_has_the_role_of_his_noun(told: Any) -> None:
    """The relative pronoun is no health organisation."""
    (one,) = told('"Two men died," said a villager who called himself Karim.')
    assert (one.name, one.role) == ("Karim", "resident")


def test_an_official_of_an_armed_group_is_no_government_s(told: Any) -> None:
    """Which group an alliance is, other words of the report tell."""
    text = (
        "The Islamic Resistance in Iraq, an alliance of armed groups, said two men had died. "
        "An official from the alliance said four people were killed."
    )
    assert [s.role for s in told(text) if "official" in s.name] == ["armed_group"]


def test_the_press_release_is_its_issuer_s(told: Any) -> None:
    text = "Two men died, a press release of the defence ministry said. They were armed, the press release added."
    (one,) = told(text)
    assert one.name == "defence ministry"


def test_a_dissident_does_not_speak_for_his_country_s_party(told: Any) -> None:
    text = "Cambodian dissident Sok Arun said two men died. The Cambodian Harvest Party said nobody had."
    found = {s.name: s.speaks_for for s in told(text)}
    assert found["Sok Arun"] is None


@pytest.mark.parametrize(
    ("text", "name", "role", "anonymous"),
    [
        (
            "A source in the interior ministry said nine men had died.",
            "source in the interior ministry",
            "government",
            True,
        ),
        ("A source at the town hospital said nine men had died.", "source at the town hospital", "medical", True),
        ("Four people were injured in Orvel, the regional head Jan Novak said.", "Jan Novak", "government", False),
        ("Jan Novak, head of the region, wrote that four were injured.", "Jan Novak", "government", False),
        ("The ship's operator, Brandt Shipping, said one man was injured.", "Brandt Shipping", "company", False),
        ("A resistance fighter said nine men had died.", "resistance fighter", "armed_group", True),
        ("The Varanian Doctors Network said nine men had died.", "Varanian Doctors Network", "medical", False),
    ],
)
def test_names_and_roles_of_today(told: Any, text: str, name: str, role: str, anonymous: bool) -> None:
    (one,) = told(text)
    assert (one.name, one.role, one.anonymous) == (name, role, anonymous)


def test_a_ministry_s_press_service_is_no_newspaper(told: Any) -> None:
    (one,) = told("The defence ministry's press service said nine men had died.")
    assert one.role != "media"


def test_the_force_is_the_mission_that_spoke(told: Any) -> None:
    names = told("UNIFIL said a shell had landed near a post. Nobody was hurt, the force said in a statement.")
    assert [s.name for s in names] == ["UNIFIL"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Defence Minister Jan Novak Wednesday vowed to avenge the attack, saying nine men had died.", "Jan Novak"),
        ('"They shot nine men," said one witness who would not be named.', "one witness"),
        ("The director of the Aldin Ambulance service, Jan Novak, said his men had found nine bodies.", "Jan Novak"),
        ("At least 45 men were killed by the army, a finding that the government disputed.", "government"),
        ("Tehrik-e-Orvel said it had killed nine men.", "Tehrik-e-Orvel"),
    ],
)
def test_a_name_ends_where_it_ends(told: Any, text: str, name: str) -> None:
    assert [s.name for s in told(text)] == [name]


def test_a_body_named_with_its_letters_is_not_anonymous(told: Any) -> None:
    (one,) = told("The Orvel Republican Guards (ORG), in a statement issued to the media, said nine soldiers had died.")
    assert not one.anonymous


def test_a_source_speaks_for_the_service_that_it_sits_in(told: Any) -> None:
    (one,) = told("A source in Ukraine's Security Service (SBU) said nine soldiers had died.")
    assert one.speaks_for == "Ukraine"
