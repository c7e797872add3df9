"""Who speaks, in which capacity and for whom; and what stands beside a saying without being said."""

from datetime import date

import pytest

from counterclaim import read
from counterclaim.model import Claim, Dossier, Party, Source

RAID = "Gunmen shot two nurses in Orvel on Monday. "


def dossier(text: str) -> Dossier:
    (one,) = read(f"{text}\n", published=date(2020, 6, 12))
    return one


def source(text: str, name: str) -> Source:
    return next(s for s in dossier(text).sources if s.name == name)


def by(one: Dossier, name: str) -> list[Claim]:
    return [c for c in one.claims if any(s.id == c.source and s.name == name for s in one.sources)]


@pytest.mark.parametrize(
    "text",
    [
        "Jan Novak, head of the traders' chamber, said at a funeral for three of the victims of Monday's shelling that "
        "the market would not reopen.",
        "Jan Novak said at the scene of the blast that killed nine people that shops would not reopen.",
        '"We will not leave," said Jan Novak, whose son was killed in the shelling of the market on Monday.',
    ],
)
def test_what_tells_where_it_was_said_and_by_whom_is_not_said(text: str) -> None:
    one = dossier(f"{RAID}{text}")
    assert not by(one, "Jan Novak")
    assert any(c.field == "type" for c in one.claims)


def test_what_stands_behind_that_is_said() -> None:
    one = dossier("Jan Novak said at the funeral of two victims of the raid that nine people were killed in the town.")
    assert [c.value.best for c in by(one, "Jan Novak") if c.field == "killed"] == [9]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        "His wife travelled to Orvel and recalled the moment when gunmen stormed the clinic.",
        "His wife recounted the night when gunmen stormed the clinic.",
    ],
)
def test_who_recalls_a_deed_tells_it(text: str) -> None:
    one = dossier(f"Jan Novak said two nurses were shot in Orvel on Monday. {text}")
    assert any(c.field == "target" for c in by(one, "His wife"))
    assert not any("clinic" in one.report.text[e.start : e.end] for c in by(one, "Jan Novak") for e in c.evidence)


@pytest.mark.parametrize("verb", ["confessed to killing", "admitted to killing", "admitted killing"])
def test_who_confesses_tells_it(verb: str) -> None:
    one = dossier(f"A court in Orvel opened the trial of Jan Novak. Novak {verb} nine farmers.")
    told = [c for c in one.claims if c.field == "killed"]
    assert told
    assert all(c.source is not None for c in told)
    assert not any(i.perpetrators for i in one.incidents)


def test_whoever_the_court_accuses_has_no_office_by_the_words_of_the_prosecutors() -> None:
    one = dossier("Prosecutors said Jan Novak, who is charged with murder, shot nine farmers in Orvel in 2014.")
    assert not any(i.perpetrators for i in one.incidents)
    assert any(c.field == "perpetrator" and isinstance(c.value, Party) and c.value.person for c in one.claims)


@pytest.mark.parametrize(
    ("who", "role"),
    [
        ("Jan Novak, the president of the KRP,", "unspecified"),
        ("Jan Novak, the president of a packaging firm,", "company"),
        ("Jan Novak, president of the Orvel chess club,", "unspecified"),
        ("Jan Novak, the president of Uganda,", "government"),
        ("Jan Novak, the president,", "government"),
        ("Jan Novak, head of the National Police,", "police"),
        ("The head of the National Police, Gen. Jan Novak,", "police"),
        ("The chief executive of the regional power company, Jan Novak,", "company"),
    ],
)
def test_an_office_of_clubs_and_firms_is_no_governments(who: str, role: str) -> None:
    assert source(f"{who} said two nurses were shot in Orvel.", "Jan Novak").role == role


@pytest.mark.parametrize(
    ("who", "side"),
    [
        ("The Ugandan Red Cross's secretary general, Jan Novak,", "Ugandan Red Cross"),
        ("A spokesman for the People's Defence Force", "People's Defence Force"),
        ("Jan Novak, a Ugandan defence ministry spokesman,", "Uganda"),
    ],
)
def test_for_whom_somebody_speaks(who: str, side: str) -> None:
    (one,) = dossier(f"{who} said two nurses were shot in Orvel.").sources
    assert one.speaks_for == side


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ('"They attacked our convoy with mortars," mayor Jan Novak said.', "our convoy"),
        ('"Our forces shot two smugglers," said Colonel Jan Novak, a commander.', "Our forces"),
    ],
)
def test_who_says_our_is_not_the_one_who_fights(quote: str, text: str) -> None:
    one = dossier(f"{RAID}{quote}")
    named = {c.value.name: c.value.text for c in one.claims if isinstance(c.value, Party)}
    assert "Jan Novak" not in named
    assert text in named.values()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('"Our fighters shot two guards," rebel spokesman Jan Novak said in a statement.', "Jan Novak"),
        ("Two guards were shot, police said in a statement. Minister Ada Orm called it an outrage.", "police"),
        ("The mayor's office said in a statement four guards were shot.", "mayor's office"),
    ],
)
def test_a_statement_is_theirs_who_said_something_in_one(text: str, name: str) -> None:
    one = dossier(f"{text} The statement added that nine men died.")
    assert [s.name for s in one.sources] == [name]
    assert {c.source for c in one.claims} == {"s1"}


def test_a_coalition_is_no_other_name_of_an_army() -> None:
    one = dossier("Two men were shot, the US military said. Four were seized, the coalition said.")
    assert [s.name for s in one.sources] == ["US military", "coalition"]


@pytest.mark.parametrize(
    ("who", "name", "role"),
    [
        ("The mayor of Kharkiv Jan Novak", "Jan Novak", "government"),
        ("The army commander for Beni Jan Novak", "Jan Novak", "military"),
        ("One of the rebels' military commanders, Jan Novak,", "Jan Novak", "armed_group"),
        ("The Front's deputy leader Jan Novak", "Jan Novak", None),
        ("Jan Novak, deputy director of the Chin Human Rights Organization,", "Jan Novak", "ngo"),
        ("The formerly communist Tindi People's Party", "Tindi People's Party", "party"),
        ("Captain Jan Novak", "Jan Novak", "military"),
        ("The captain of the ship, Jan Novak,", "Jan Novak", "witness"),
    ],
)
def test_a_name_behind_a_description(who: str, name: str, role: str | None) -> None:
    (one,) = dossier(f"{who} said two nurses were shot in Orvel.").sources
    assert one.name == name
    assert role is None or one.role == role


def test_a_mans_name_is_no_state_that_he_speaks_for() -> None:
    (one,) = dossier("Police chief Sam Washington said two nurses were shot. One died, Washington said.").sources
    assert one.speaks_for is None


def test_whoever_looks_into_what_others_allege_does_not_suspect_it() -> None:
    one = dossier(f'{RAID}"We are investigating the alleged shooting of a guard," police chief Jan Novak said.')
    assert not by(one, "Jan Novak")
    assert any(c.source is None and c.stance == "suspects" for c in one.claims)


def test_what_describes_those_who_appear_to_do_something_is_no_guess() -> None:
    one = dossier("The gunmen who shot two nurses in Orvel on Monday appeared to have fled abroad, police said.")
    assert {c.stance for c in one.claims if c.field in {"type", "target"}} == {"asserts"}


def test_what_some_tell_in_the_account_that_others_accept_is_theirs() -> None:
    text = "Soldiers accepted the account of the settlers that they opened fire in self-defence in Orvel on Monday."
    one = dossier(text)
    assert any(c.field == "type" for c in by(one, "settlers"))
    assert not any(isinstance(c.value, Party) and "soldiers" in c.value.name.lower() for c in one.claims)


def test_behind_a_lawyer_for_somebody_a_clause_tells_of_the_client() -> None:
    tried = "who is being tried for an attack that left six people dead."
    one = dossier(f'"He was not there," said lawyer Ada Orm for Jan Novak, {tried}')
    held = [c.value for c in one.claims if c.field == "perpetrator"]
    assert [p.name for p in held if isinstance(p, Party)] == ["Jan Novak"]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Guards shot at rioters in Orvel on Monday, killing two, while a third was allegedly stabbed to death.", 3),
        ("A bomber struck a clinic in Orvel on Monday, killing 32 people, while a gunman allegedly shot another.", 32),
    ],
)
def test_one_more_by_hearsay_is_no_rival_of_those_known(text: str, killed: int) -> None:
    one = dossier(f"{text} The ministry said {killed} people were killed.")
    assert one.incidents[0].killed is not None
    assert one.incidents[0].killed.best == killed
    assert not one.incidents[0].disputes


@pytest.mark.parametrize("office", ["The health ministry", "The Health Ministry"])
def test_an_office_is_no_side_by_its_own_name(office: str) -> None:
    (one,) = dossier(f"{office} said two nurses were shot in Orvel.").sources
    assert one.speaks_for is None


def test_its_spokesman_is_the_body_that_spoke_last() -> None:
    one = dossier("Ukraine's General Staff said its drones hit a depot. Its spokesman said 12 tanks were destroyed.")
    assert [s.name for s in one.sources] == ["Ukraine's General Staff"]


@pytest.mark.parametrize(
    ("who", "role"),
    [
        ("The local administrator Jan Novak", "government"),
        ("One of the survivors", "witness"),
    ],
)
def test_the_noun_of_a_title_tells_the_role(who: str, role: str) -> None:
    (one,) = dossier(f"{who} said two nurses were shot in Orvel.").sources
    assert one.role == role


def test_the_countrys_forces_are_its_states() -> None:
    one = dossier("Kenya said on Monday that the country's forces killed nine rebels in Somalia.")
    assert [p.name for p in one.incidents[0].perpetrators] == ["Kenya"]


def test_one_of_the_wounded_is_no_side_of_a_clash() -> None:
    one = dossier(
        "Troops battled protesters in Orvel on Monday. At least three men, including a policeman, were wounded by "
        "bullets fired by soldiers."
    )
    assert not any("policeman" in p.name for i in one.incidents for p in i.parties)


def test_some_of_those_who_suffered_are_no_other_target() -> None:
    one = dossier(
        'A lawyer said Jan Novak killed 90 farmers in Orvel in 1984. Novak admitted shooting two of the hostages "to '
        'set an example to his men." He was in Orvel during the massacre.'
    )
    assert any(c.field == "target" and c.source != "s1" for c in one.claims)
    assert not any(i.disputes for i in one.incidents)


def test_where_and_when_it_was_said_is_neither_said_nor_expected() -> None:
    one = dossier(
        "In his first comments since the attack killed nine people in Orvel, the president vowed revenge. Gunmen fled, "
        "Jan Novak said by phone from Dorvan, where shelling killed six people on Monday."
    )
    assert {(c.source, c.stance) for c in one.claims if c.field == "killed"} == {(None, "asserts")}


def test_a_last_name_is_not_that_of_a_relative_who_has_said_nothing() -> None:
    one = dossier(
        "President Juan Koro said six men were shot. His son, Kenji Koro, is abroad. Two of the men died, Koro said."
    )
    assert [s.name for s in one.sources] == ["Juan Koro"]
