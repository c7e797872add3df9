"""What an archive would file of an article about a shooting."""

from datetime import date

from bench.filing import record
from bench.gva import constant, headed

from counterclaim import read
from counterclaim.model import Report


def filed(text: str) -> dict[str, object]:
    [dossier] = read(Report("a", text, published=date(2016, 6, 14)))
    return record(dossier)


def test_the_dead_the_hurt_and_the_day_are_filed() -> None:
    found = filed("A gunman killed one man and wounded three women outside a bar in Orvel on Monday, police said.")
    assert (found["killed_best"], found["wounded_best"], found["date"]) == (1, 3, "2016-06-13")


def test_those_hit_of_whom_no_death_is_told_are_filed_as_hurt() -> None:
    found = filed("Four people were shot behind a bakery in Orvel on Monday, one of them fatally, police said.")
    assert (found["killed_best"], found["wounded_best"]) == (1, 3)


def test_an_article_about_no_incident_has_no_figures() -> None:
    assert filed("The council met on Monday and approved the budget.").keys() == {"id", "named", "date"}


def test_a_title_is_printed_once() -> None:
    article = {
        "id": "a",
        "title": "Two shot in Orvel",
        "text": "Police were called on Monday.",
        "published": "2016-06-14",
    }
    assert headed(article)["text"].startswith("Two shot in Orvel\n\nPolice")
    assert headed(headed(article)) == headed(article)
    assert constant(article)["killed_best"] == 1
