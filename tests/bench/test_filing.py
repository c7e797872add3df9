"""What an archive would file of articles, of one and of several together."""

from datetime import date

from bench.filing import record

from counterclaim import read


def filed(text: str) -> dict[str, object]:
    """What is filed of an article of Thursday, 14 May 2009."""
    (dossier,) = read(text, published=date(2009, 5, 14))
    return record(dossier)


def test_the_hit_who_are_not_told_to_have_died_are_injured() -> None:
    found = filed("Four people were shot behind a bakery in Orvel on Monday. One of them died.\n")
    assert (found["killed_best"], found["wounded_best"], found["date"]) == (1, 3, "2009-05-11")


def test_an_undated_article_is_filed_under_its_own_day() -> None:
    found = filed("A man was shot dead outside a bar in Orvel.\n")
    assert (found["killed_best"], found["dated"], found["date"]) == (1, False, "2009-05-14")


def test_an_undated_article_is_filed_under_the_day_it_names_before_its_own() -> None:
    found = filed(
        "A man was shot dead outside a bar in Orvel.\n\nA clerk worked there on Tuesday.\n\nOn Friday he slept.\n"
    )
    assert found["date"] in {"2009-05-12"}


def test_an_article_that_places_nothing_is_filed_under_its_dateline() -> None:
    found = filed("ORVEL, May 14 (Reuters) - A man was shot dead outside a bar.\n")
    assert "ORVEL" in {str(p).upper() for p in found["place"]}


def test_of_numbers_told_equally_often_the_first_is_filed() -> None:
    found = filed("Gunmen wounded eight people in Orvel on Monday. Doctors said the gunmen wounded six people.\n")
    assert found["wounded_best"] == 8


def test_a_death_somebody_is_accused_of_counts() -> None:
    found = filed("A man was accused of killing two clerks in a shop in Orvel on Tuesday.\n")
    assert found["killed_best"] == 2


def test_how_a_number_and_a_day_are_told_is_filed_too() -> None:
    found = filed("Four people were shot dead outside a bar in Orvel on Monday. Police came back on Wednesday.\n")
    assert {"early", "total"} <= set(found["numbers"]["killed"][4])
    monday, wednesday = (date(2009, 5, day).toordinal() for day in (11, 13))
    assert found["claimed"][monday] == ["day", "early"]
    assert found["named"] == {monday: ["early"], wednesday: ["early", "last"]}
    assert found["alone"]
