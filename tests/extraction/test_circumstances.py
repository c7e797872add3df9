"""When and where the text says an event happened, through the whole engine."""

from datetime import date

import pytest

from counterclaim import read
from counterclaim.extraction.rules.engine import Rules
from counterclaim.language import load
from counterclaim.model import Claim, Party, Place, Report, When
from counterclaim.model.vocabulary import Field

DAY = date(2009, 5, 14)
"""A Thursday."""


def claims(text: str, field: Field) -> list[Claim]:
    report = Report("r", text, published=DAY)
    return [c for c in Rules().extract(report, load().doc(text)).claims if c.field == field]


def places(text: str) -> list[Place]:
    return [c.value for c in claims(text, "where") if isinstance(c.value, Place)]


def whens(text: str) -> list[tuple[str | None, str | None]]:
    values = [c.value for c in claims(text, "when") if isinstance(c.value, When)]
    return [(str(v.start) if v.start else None, str(v.end) if v.end else None) for v in values]


@pytest.mark.parametrize(
    ("text", "name", "country", "precision"),
    [
        ("A bomb exploded in a supermarket in central Nairobi.", "supermarket in central Nairobi", "KE", "site"),
        ("Gunmen opened fire at a tea shop in Basra, killing two men.", "tea shop in Basra", "IQ", "site"),
        ("Gunmen snatched six engineers from a mobile phone shop in Kano.", "mobile phone shop in Kano", "NG", "site"),
        ("A mine killed two soldiers near the Chadian border.", "Chadian border", None, "unknown"),
        ("A grenade exploded at a crowded bus station.", "crowded bus station", None, "unknown"),
        (
            "Rebels killed nine people in a remote village near Kandahar.",
            "remote village near Kandahar",
            "AF",
            "district",
        ),
        (
            "Clashes broke out in several Sunni-majority neighbourhoods.",
            "several Sunni-majority neighbourhoods",
            None,
            "unknown",
        ),
        ("Troops killed two men in the town of Haditha.", "Haditha", "IQ", "town"),
        ("Rebels captured the town of Qendrel in Sudan.", "Qendrel", "SD", "town"),
        ("When the rebels captured the town of Gulu, they went through Kenya.", "Gulu", "UG", "town"),
        ("A bomb killed two men in Urgon district of Paktika province.", "Urgon district", "AF", "district"),
        ("A bomb killed two men in Diyala province north of Baghdad.", "Diyala province", "IQ", "admin1"),
        ("A bomb killed two men in a village north of Baghdad.", "north of Baghdad", "IQ", "district"),
        ("A bomb killed two men in San Luis de Orvel.", "San Luis de Orvel", None, "unknown"),
    ],
)
def test_a_described_place(text: str, name: str, country: str | None, precision: str) -> None:
    assert [(p.name, p.country, p.precision) for p in places(text)][:1] == [(name, country, precision)]


def test_a_described_place_lies_where_the_name_in_it_lies() -> None:
    (shop,) = places("Gunmen opened fire at a tea shop in Basra.")
    assert shop.centroid
    assert shop.lat == pytest.approx(30.5, abs=0.2)


@pytest.mark.parametrize(
    ("text", "name", "town"),
    [
        ("A woman was hurt in a shooting on Alder Drive in Dorwick.", "Alder Drive", "Dorwick"),
        ("A bomb exploded in a market in Mosul.", "market in Mosul", "Mosul"),
        ("A bomb exploded in Mosul.", "Mosul", None),
        ("Gunmen shot a clerk in Mosul. The clerk was shot on Alder Street, police said.", "Alder Street", "Mosul"),
    ],
)
def test_a_site_keeps_its_town(text: str, name: str, town: str | None) -> None:
    (dossier,) = read(f"{text}\n", published=DAY)
    where = dossier.incidents[0].where
    assert (where.name, where.town) == (name, town)


def test_an_age_is_no_decade() -> None:
    assert claims("A woman in her 20s was shot in Orvel.", "when") == []
    assert whens("Rebels shot a mayor in Orvel in the 1990s.") == [("1990-01-01", "1999-12-31")]


def test_a_street_is_no_target() -> None:
    hit = [c.value for c in claims("A woman was hurt in a shooting on Alder Drive in Dorwick.", "target")]
    assert [p.name for p in hit if isinstance(p, Party) and "Alder" in p.name] == []


def test_what_came_before_a_strike_was_not_where_it_hit() -> None:
    text = "A raid hit a landing in Basra, killing nine, hours after rebels claimed to have shot down an army drone."
    found = Rules().extract(Report("r", text, published=DAY), load().doc(text))
    told = {m.id: m.lemma for m in found.mentions}
    assert {told[c.incident] for c in found.claims if c.field == "where"} == {"raid"}
    assert "shoot" in told.values()


def test_what_lies_between_two_countries_is_in_neither() -> None:
    (border,) = places("A patrol was ambushed near the border with Chad.")
    assert (border.name, border.country, border.lat) == ("border with Chad", None, None)


def test_the_village_is_the_one_named_last() -> None:
    text = "Troops imposed a curfew on Surif on Monday. Two boys were shot dead in the village."
    assert [p.name for p in places(text)] == ["Surif"]


def test_the_capital_is_that_of_the_country_told_of() -> None:
    text = "Somalia has seen months of unrest. A bomb killed four people in the capital."
    assert [p.name for p in places(text)][-1:] == ["Mogadishu"]


def test_an_article_alone_describes_no_place() -> None:
    assert places("A bomb exploded at the station.") == []
    assert places("Two rockets were fired at militants in the same area.") == []


def test_a_hospital_where_the_wounded_lie_is_not_the_place() -> None:
    assert places("Four people were wounded in the blast and treated at a nearby military hospital.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The party looked set Monday to win, as police announced that six people were killed in a raid.", []),
        ("A man was charged on Monday with killing two guards.", []),
        ("The council called on Monday for an end to the attacks.", []),
        ("Victims of the bombing were buried on Monday.", []),
        ("Nine soldiers have been killed since the army's offensive in the valley in March 2008.", ["2008-03-01"]),
        ("Nine people were killed in Sunday's grenade attack.", ["2009-05-10"]),
        ("The group vowed to avenge Sunday's killing of its leader.", ["2009-05-10"]),
        ("The mayor's comments on Monday's bombing of a shop angered many.", ["2009-05-11"]),
        ("Gunmen shot dead two farmers in the weekend raid.", ["2009-05-09"]),
        ("The violence followed talks in Geneva on Monday.", []),
        ("Twenty troops were wounded during the fighting, which took place in Darfur on Monday.", ["2009-05-11"]),
    ],
)
def test_the_day_of_an_event_is_its_own(text: str, expected: list[str]) -> None:
    assert sorted({start for start, _ in whens(text) if start}) == expected


def test_a_part_of_a_country_keeps_its_words() -> None:
    (south,) = places("Gunmen shot dead four men in Thailand's restive Muslim-majority south.")
    assert (south.text, south.country, south.centroid) == ("Thailand's restive Muslim-majority south", "TH", True)


def test_a_funeral_is_elsewhere() -> None:
    text = "The funerals of six people killed in the attack were held in a temple in Phnom Penh."
    assert [p.country for p in places(text)] == []


def test_the_way_somebody_came_is_no_place() -> None:
    assert places("Rebels attacked the garrison, coming via Zambia.") == []


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Five people died in the Haifa bombing.", "Haifa"),
        ("Rebels attacked the northern Gaza Strip.", "northern Gaza Strip"),
        ("Two people were killed in one attack targeting mourners.", "one attack targeting mourners"),
        ("Fighting raged in the Arab-Israeli violence that killed nine people.", "Israel"),
        ("Feb. 2005, a blast killed nine people.", "Feb. 2005"),
    ],
)
def test_what_names_no_party(text: str, absent: str) -> None:
    found = [c for field in ("target", "perpetrator", "party") for c in claims(text, field)]
    assert absent not in {name for c in found if isinstance(c.value, Party) for name in (c.value.name, c.value.text)}


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Gunmen killed industry minister Jan Novak.", "industry minister Jan Novak"),
        ("Police discovered the body of a kidnapped Israeli soldier.", "kidnapped Israeli soldier"),
        ('Rebels shelled the "security zone" near Tyre.', "security zone"),
    ],
)
def test_whom_a_phrase_is_about(text: str, target: str) -> None:
    assert target in {c.value.text for c in claims(text, "target") if isinstance(c.value, Party)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Three rockets fired from the Gaza Strip exploded in Sderot on Monday.", {"Sderot"}),
        ("The violence followed talks in Geneva on Monday.", set()),
        ("A woman was killed as rockets fell in Sderot.", {"Sderot"}),
        ("A settler opened fire in Hebron's central market.", {"Hebron's central market"}),
    ],
)
def test_where_it_happened_and_not_what_led_to_it(text: str, names: set[str]) -> None:
    assert {p.name for p in places(text)} == names


def test_damage_ends_where_the_quotation_does() -> None:
    text = '"Our planes destroyed a bridge that led to the camp," an army spokesman told reporters in the capital.'
    (damage,) = claims(text, "damage")
    assert "bridge" in str(damage.value)
    assert all(word not in str(damage.value) for word in ("spokesman", "reporters", '"'))


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The guard was shot a few minutes ago.", "2009-05-14"),
        ("Rebels carried out a 21 October attack on a barracks.", "2008-10-21"),
    ],
)
def test_what_was_done_lies_behind_the_report(text: str, start: str) -> None:
    assert [s for s, _ in whens(text)] == [start]


def test_an_envoy_is_not_where_he_was_sent() -> None:
    assert places("Jan Novak, former ambassador to Spain, was shot dead by gunmen.") == []


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("It happened about 9 p.m. Monday.", "2009-05-11"),
        ("The incident was reported on Tuesday.", "2009-05-12"),
        ("Police were called to the house on Monday.", "2009-05-11"),
        ("Police were called to the house on Monday for a report of a shooting.", "2009-05-11"),
        ("They were called to the house on Monday.", "2009-05-11"),
        ("A call about the shooting came in on Monday.", "2009-05-11"),
        ("The search for a gunman went on Monday in the shooting of the baker.", None),
        ("Police responded on Monday to criticism of the shooting.", None),
        ("Nothing of the kind has happened since Monday.", None),
        ("Such incidents happened on Monday and on Friday.", None),
    ],
)
def test_what_only_says_when_dates_what_was_told_before(told: str, day: str | None) -> None:
    found = whens(f"A man was shot in the leg at his house in Orvel.\n\n{told}")
    assert [start and start[:10] for start, _ in found] == ([day] if day else [])


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The guard who shot a boy near the harbour on Monday was named.", ["2009-05-11"]),
        ("The boy who was shot near the harbour was released from the clinic on Monday.", []),
        ("A boy was shot near the harbour. He was on his way home on Monday.", ["2009-05-11"]),
        ("A boy was shot near the harbour. He was released on Monday. A trial begins on Friday.", []),
    ],
)
def test_the_only_day_named_is_the_day(text: str, days: list[str]) -> None:
    assert [start for start, _ in whens(text)] == days


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Gunmen shot a nurse here on Monday.", "Kirkuk"),
        ("A bomb killed a nurse in the centre of the city.", "Kirkuk"),
        ("Troops left Mosul. A bomb killed a nurse in the centre of the city.", "Mosul"),
        ('"Gunmen shot a nurse here on Monday," said a man from Mosul.', None),
    ],
)
def test_what_is_pointed_at_is_where_the_report_was_filed(said: str, name: str | None) -> None:
    (dossier,) = read(f"KIRKUK, Iraq, May 14 (AFP) - {said}\n", published=DAY)
    assert [i.where.name for i in dossier.incidents][-1:] == [name]


@pytest.mark.parametrize(
    ("title", "name"), [("Nurse shot in Kirkuk", "Kirkuk"), ("Shots in Kirkuk and Mosul", None), (None, None)]
)
def test_without_a_dateline_the_one_town_of_the_title_is_here(title: str | None, name: str | None) -> None:
    text = "Gunmen shot a nurse here on Monday. Schools in Kirkuk and Mosul stayed shut."
    found = Rules().extract(Report("r", text, title=title, published=DAY), load().doc(text)).claims
    assert [c.value.name for c in found if c.field == "where" and isinstance(c.value, Place)] == (
        [name] if name else []
    )


def test_a_sum_of_accidents_is_that_of_accidents() -> None:
    text = "The death toll in coal mine accidents rose to 85 over the past three days."
    mentions = Rules().extract(Report("r", text, published=DAY), load().doc(text)).mentions
    assert [m.accident for m in mentions] == [True]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The shelling of Basra, across the river from Tannuma, wounded nine people.", "Basra"),
        ("Missiles launched from Iran's Kerman region hit Basra, wounding nine people.", "Basra"),
        ("In Basra province, to the south, gunmen killed two men in the village of Qasr Mirda.", "Qasr Mirda"),
        ("Rebels took the town of Qasr Mirda in southern Iraq after a battle with the army.", "Qasr Mirda"),
        ("A tanker was hit by a missile 45 nautical miles southwest of Basra.", "45 nautical miles southwest of Basra"),
    ],
)
def test_where_it_fell_and_not_what_lies_beside_or_where_it_came_from(text: str, name: str) -> None:
    assert [p.name for p in places(text)] == [name]


def test_this_town_is_that_of_the_dateline() -> None:
    text = "BASRA, Iraq — A bomb exploded in this town near the border early Thursday, killing five soldiers."
    (dossier,) = read(text + "\n", published=DAY)
    assert (dossier.incidents[0].where.name or "").casefold() == "basra"


def test_a_kind_in_the_plural_is_that_of_every_name_in_the_row() -> None:
    (place,) = places("Air defences shot down nine drones over the Tikrit, Najaf and Basra provinces.")
    assert place.precision == "admin1"


@pytest.mark.parametrize(
    "text",
    ["Settlers set fire to two cars in Basra on Tuesday evening.", "Two rockets hit a school in Basra on Tuesday."],
)
def test_a_verb_whose_past_looks_like_its_present_tells_the_past(text: str) -> None:
    assert whens(text) == [("2009-05-12", "2009-05-12")]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Another bomb went off around midday.", "2009-05-10 12:00:00"),
        ("The blast occurred at 8:30 p.m. near the bank.", "2009-05-10 20:30:00"),
        ("The blast occurred in the afternoon.", "2009-05-10"),
    ],
)
def test_an_hour_is_that_of_the_day_told_and_not_of_the_day_of_saying(text: str, when: str) -> None:
    first = "A bomb killed six people in Basra on Sunday, residents told Reuters on Wednesday, as rebels fled. "
    assert whens(first + text)[-1] == (when, when)


def test_the_city_centre_is_that_of_the_town_told_last() -> None:
    text = "Rebels shelled a bridge in Basra on Monday. In 2008, a missile strike on the city centre killed 35 people."
    assert [p.name for p in places(text)][-1] == "Basra"
