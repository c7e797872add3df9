import time

import pytest

from counterclaim import gazetteer, lexicon
from counterclaim.gazetteer import Named, resolve, store
from counterclaim.model import Place


def test_the_file_is_small_and_opens_fast():
    assert store.DATA.stat().st_size < 12_000_000
    store._base.cache_clear()
    begin = time.perf_counter()
    assert store.named("Mosul")
    assert time.perf_counter() - begin < 0.2


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Iraq", "IQ"), ("Iraqi", "IQ"), ("Iraqis", "IQ"), ("US", "US"), ("U.S.", "US"), ("Britain", "GB"),
        ("Burma", "MM"), ("Ivory Coast", "CI"), ("Palestinian", "PS"), ("Zaire", "CD"), ("PK", "PK"),
    ],
)  # fmt: skip
def test_countries_by_name_adjective_and_people(name, code):
    place = gazetteer.country(name)
    assert place is not None
    assert place.country == code
    assert place.precision == "country"
    assert place.centroid


@pytest.mark.parametrize("name", ["Chechen", "us", "Mosul", "nowhere at all"])
def test_what_is_no_country(name):
    assert name == "us" or gazetteer.country(name) is None


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Mosul", "IQ", 36.34, 43.12), ("Falluja", "IQ", 33.35, 43.78), ("Beit Hanoun", "PS", 31.54, 34.54),
        ("Kobani", "SY", 36.89, 38.35), ("Grozny", "RU", 43.32, 45.69), ("Goma", "CD", -1.67, 29.22),
        ("Ain al-Assad", "IQ", 33.79, 42.44), ("Gaza Strip", "PS", 31.4, 34.35), ("Mogadishu", "SO", 2.04, 45.34),
    ],
)  # fmt: skip
def test_the_first_candidate(name, country, lat, lon):
    first = gazetteer.candidates(name)[0]
    assert first.country == country
    distance = first.km(Place("there", lat=lat, lon=lon))
    assert distance is not None
    assert distance < 25
    assert first.reason


def test_a_province_is_a_centroid_and_a_town_is_not():
    kinds = {p.precision: p.centroid for p in gazetteer.candidates("Idlib")}
    assert kinds == {"admin1": True, "town": False}


def test_an_unknown_name_has_no_candidates():
    assert gazetteer.candidates("Qwertzuiop") == ()


def test_containment_decides():
    first, _ = resolve([Named("Paris", within=(1,)), Named("Texas")])
    assert first.entry is not None
    assert (first.entry.country, first.entry.admin1) == ("US", "Texas")
    assert first.reason == "in Texas"


def test_one_sense_for_one_name_in_a_report():
    *_, last = resolve([Named("Springfield", within=(1,)), Named("Missouri"), Named("Springfield")])
    assert last.entry is not None
    assert last.entry.admin1 == "Missouri"


def test_the_countries_of_the_report_decide():
    choice = resolve([Named("Tripoli"), Named("Lebanon"), Named("Beirut"), Named("Sidon")])[0]
    assert choice.entry is not None
    assert choice.entry.country == "LB"
    alone = resolve([Named("Tripoli"), Named("Libya")])[0]
    assert alone.entry is not None
    assert alone.entry.country == "LY"


def test_the_noun_decides():
    assert resolve([Named("Idlib", kind="admin1")])[0].entry.kind == "admin1"  # type: ignore[union-attr]
    assert resolve([Named("Idlib", kind="town")])[0].entry.kind == "town"  # type: ignore[union-attr]


def test_a_list_of_countries_is_no_containment():
    chad, niger = resolve([Named("Chad", within=(1,)), Named("Niger")])
    assert chad.entry is not None
    assert niger.entry is not None
    assert (chad.entry.country, niger.entry.country) == ("TD", "NE")


def test_another_spelling_needs_the_support_of_the_report():
    supported = resolve([Named("Kirkouk"), Named("Iraq")])[0]
    assert supported.entry is None or supported.entry.country == "IQ"
    assert resolve([Named("Dammar"), Named("Yemen")])[0].entry.name == "Dhamār"  # type: ignore[union-attr]
    assert resolve([Named("Dammar"), Named("Norway")])[0].entry is None


def test_every_curated_row_has_a_point_and_a_source():
    for group in lexicon.table("places", ""):
        for row in group["rows"]:
            merged = {**group["all"], **row}
            lat, lon = merged["at"]
            assert -90 <= lat <= 90, row
            assert -180 <= lon <= 180, row
            assert merged["source"], row
            assert merged["precision"], row


def test_curated_places_lie_in_or_near_their_country():
    for group in lexicon.table("places", ""):
        for row in group["rows"]:
            code = row.get("country")
            if code and group["all"]["kind"] != "island":
                country = gazetteer.countries()[code]
                point = gazetteer.listed(row["name"])[0]
                allowed = 3.2 * (country.radius_km or 50) + 500
                assert country.km(point) < allowed or code == "US", (row["name"], country.km(point))


def test_demonyms_name_known_countries():
    for row in lexicon.table("demonyms")["countries"]:
        assert row["code"] in gazetteer.countries()
        assert row["names"]
