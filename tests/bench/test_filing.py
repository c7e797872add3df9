"""What an archive would file of articles, of one and of several together."""

from datetime import date

from bench.filing import record, together

from counterclaim import read


def filed(text: str) -> dict[str, object]:
    """What is filed of an article of Thursday, 14 May 2009."""
    (dossier,) = read(text, published=date(2009, 5, 14))
    return record(dossier)


def test_the_hit_who_are_not_told_to_have_died_are_injured() -> None:
    found = filed("Four people were shot outside a bar in Orvel on Monday. One of them died.\n")
    assert (found["killed_best"], found["wounded_best"], found["date"]) == (1, 3, "2009-05-11")


def test_an_undated_article_is_filed_under_its_own_day() -> None:
    found = filed("A man was shot dead outside a bar in Orvel.\n")
    assert (found["killed_best"], found["dated"], found["date"]) == (1, False, "2009-05-14")


def test_a_death_somebody_is_accused_of_counts() -> None:
    found = filed("A man was accused of killing two clerks in a shop in Orvel on Tuesday.\n")
    assert found["killed_best"] == 2


def test_the_day_that_most_articles_give_is_filed() -> None:
    rows = [
        {"published": "2009-05-14", "date": "2009-05-13", "dated": True, "killed_best": 1, "wounded_best": 0},
        {"published": "2009-05-13", "date": "2009-05-12", "dated": True, "killed_best": 2, "wounded_best": 0},
        {"published": "2009-05-15", "date": "2009-05-12", "dated": True, "killed_best": 2, "wounded_best": 3},
        {"published": "2009-05-16", "date": "2009-05-16", "dated": False, "killed_best": 2, "wounded_best": 3},
    ]
    assert together(rows) == {"killed_best": 2, "wounded_best": 3, "date": "2009-05-12"}


def test_no_deed_is_later_than_its_first_report() -> None:
    rows = [
        {"published": "2009-05-13", "date": "2009-05-13", "dated": False},
        {"published": "2009-05-20", "date": "2009-05-18", "dated": True},
    ]
    assert together(rows)["date"] == "2009-05-13"
