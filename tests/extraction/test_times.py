"""Times: the examples of times.yaml, resolution against the report's day, and which time dates an event."""

import re
from collections.abc import Iterator
from datetime import date, datetime

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from counterclaim.extraction.rules.found import TimeMention
from counterclaim.extraction.rules.times import calendar, periods, time_of, times
from counterclaim.extraction.rules.times.senses import SENSES
from counterclaim.lexicon import table
from counterclaim.model import Report

BLANK = spacy.blank("en")
THURSDAY = date(2006, 12, 14)


def found(text: str, day: date | None = THURSDAY) -> list[TimeMention]:
    return times(BLANK(text), Report("x", text, published=day))


def told(text: str, day: date | None = THURSDAY) -> tuple[str, str, str]:
    """The only time that dates events in a text, as start, end, precision."""
    dating = [m.when for m in found(text, day) if m.dates_events]
    assert len(dating) == 1, dating
    return str(dating[0].start), str(dating[0].end), dating[0].precision


def examples(key: str, bare: bool) -> Iterator[tuple[str, str]]:
    for entry in table("times")["rules"]:
        for sentence in entry.get(key, entry.get(bare, [])):
            yield entry["id"], sentence


@pytest.mark.parametrize(("rule", "sentence"), examples("yes", True))
def test_examples_are_found(rule: str, sentence: str) -> None:
    marked = re.search(r"\[(.+?)\]", sentence)
    assert marked
    text = sentence.replace("[", "").replace("]", "")
    hits = [(m.rule, m.when.text) for m in found(text)]
    assert any(r.startswith(rule) and marked.group(1).strip() in t for r, t in hits), hits


@pytest.mark.parametrize(("rule", "sentence"), examples("no", False))
def test_counterexamples_are_not(rule: str, sentence: str) -> None:
    assert not [m for m in found(sentence) if m.rule.startswith(rule)]


def test_every_sense_of_the_table_is_known() -> None:
    assert {entry["sense"] for entry in table("times")["rules"]} <= set(SENSES)


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("Nine people were shot on Monday.", "2006-12-11", "2006-12-11", "day"),
        ("Nine people were shot Thursday.", "2006-12-14", "2006-12-14", "day"),
        ("Nine people were shot last Thursday.", "2006-12-07", "2006-12-07", "day"),
        ("The council will meet on Monday.", "2006-12-18", "2006-12-18", "day"),
        ("They voted on the Wednesday night.", "2006-12-13", "2006-12-13", "day"),
        ("The station was hit on Friday.", "2006-12-15", "2006-12-15", "day"),
        ("Four died overnight.", "2006-12-13", "2006-12-14", "days"),
        ("Tonight, a convoy was hit.", "2006-12-13", "2006-12-14", "days"),
        ("Rockets fell last week.", "2006-12-04", "2006-12-10", "week"),
        ("Rockets fell this week.", "2006-12-11", "2006-12-14", "week"),
        ("Rockets fell at the weekend.", "2006-12-09", "2006-12-10", "days"),
        ("Rockets fell last month.", "2006-11-01", "2006-11-30", "month"),
        ("Rockets fell in December.", "2006-12-01", "2006-12-14", "month"),
        ("Rockets fell in the past month.", "2006-11-14", "2006-12-14", "month"),
        ("A truce was signed in February.", "2006-02-01", "2006-02-28", "month"),
        ("He was shot in October last year.", "2005-10-01", "2005-10-31", "month"),
        ("He was shot in mid-September.", "2006-09-10", "2006-09-20", "days"),
        ("He was shot early this year.", "2006-01-01", "2006-04-30", "season"),
        ("He was shot on March 21.", "2006-03-21", "2006-03-21", "day"),
        ("He was shot on 3 February 1997.", "1997-02-03", "1997-02-03", "day"),
        ("He was shot on the 31st of July, 2004.", "2004-07-31", "2004-07-31", "day"),
        ("The polls are to be held on January 25.", "2007-01-25", "2007-01-25", "day"),
        ("The post was stormed between 3 and 5 March.", "2006-03-03", "2006-03-05", "days"),
        ("The post was stormed from Monday to Wednesday.", "2006-12-11", "2006-12-13", "days"),
        ("Hundreds died in the July-August war.", "2006-07-01", "2006-08-31", "month"),
        ("He was shot two weeks ago.", "2006-11-27", "2006-12-03", "week"),
        ("He was shot three days ago.", "2006-12-11", "2006-12-11", "day"),
        ("Ten have died since Monday.", "2006-12-11", "2006-12-14", "days"),
        ("Ten have died since 2003.", "2003-01-01", "2006-12-14", "year"),
        ("They ruled in the early 1990s.", "1990-01-01", "1993-12-31", "year"),
        ("They struck last summer.", "2006-06-01", "2006-08-31", "season"),
        ("It fell before Sunday.", "None", "2006-12-09", "unknown"),
        ("It went off at around 5:00 p.m. (1400 GMT) on Monday.",
         "2006-12-11 17:00:00+03:00", "2006-12-11 17:00:00+03:00", "hour"),
        ("It went off at 0530 GMT.", "2006-12-14 05:30:00+00:00", "2006-12-14 05:30:00+00:00", "hour"),
        ("It went off at 9 p.m. (0200 GMT).", "2006-12-14 21:00:00-05:00", "2006-12-14 21:00:00-05:00", "hour"),
        ("It went off at 6 a.m. EST.", "2006-12-14 06:00:00-05:00", "2006-12-14 06:00:00-05:00", "hour"),
        ("It went off at 6 a.m. IST.", "2006-12-14 06:00:00", "2006-12-14 06:00:00", "hour"),
        ("The truce expires on Saturday.", "2006-12-16", "2006-12-16", "day"),
        ("The talks are supposed to end by May.", "None", "2007-05-31", "unknown"),
        ("The mine expects to report a third-quarter loss.", "2006-07-01", "2006-09-30", "season"),
        ("Gunmen struck at dawn.", "2006-12-14", "2006-12-14", "day"),
        ("BOGOTA, 16 NOV 89 (AGENCY) -- NOTHING WAS SAID.", "1989-11-16", "1989-11-16", "day"),
        ("It was fought during the first few months of the Korean War.", "1950-06-25", "1950-09-24", "month"),
        ("The army will leave in three months.", "2007-03-01", "2007-03-31", "month"),
        ("He fell during Ramadan.", "2006-09-24", "2006-10-23", "days"),
    ],
)  # fmt: skip
def test_resolved_against_the_day(text: str, start: str, end: str, precision: str) -> None:
    assert told(text) == (start, end, precision)


@pytest.mark.parametrize("text", ["Ten died on Monday.", "It fell last week.", "He came in May.", "He came on May 3."])
def test_nothing_is_guessed_without_a_day(text: str) -> None:
    assert told(text, None)[0] == "None"


def test_full_dates_need_no_day() -> None:
    assert told("He was shot on 3 February 1997.", None)[0] == "1997-02-03"


@pytest.mark.parametrize(
    "text",
    ["A 16-year-old boy died.", "The siege lasted six days.", "Shells fall every day.", "A three-day truce held.",
     "A second bomb went off.", "Three quarters of the town fell.", "The raid was previously announced.",
     "It was the first raid since February.", "There were 2000 soldiers.", "Troops may march on it.",
     "Ten people died in two weeks."],
)  # fmt: skip
def test_lengths_and_rates_date_nothing(text: str) -> None:
    assert not [m for m in found(text) if m.dates_events]


def test_the_day_told_before_is_what_the_next_one_counts_from() -> None:
    text = "A mayor was shot on March 3. The following day two guards died. Three days later his son was shot."
    assert [str(m.when.start) for m in found(text)] == ["2006-03-03", "2006-03-04", "2006-03-07"]


def test_mentions_keep_their_words() -> None:
    text = "Ten men died on Sunday night,\nand more on 4 May 2001."
    doc = BLANK(text)
    for mention in times(doc, Report("x", text, published=THURSDAY)):
        assert mention.when.text == doc[slice(*mention.tokens)].text


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    times(BLANK(text), Report("x", text, published=THURSDAY))


@given(st.dates(date(1950, 1, 1), date(2060, 1, 1)))
def test_feasts_of_the_past_lie_in_the_past(day: date) -> None:
    for key in ("ramadan", "easter-sunday", "christmas-day", "thanksgiving"):
        stretch = periods.dated(key, day)
        assert stretch is not None
        assert stretch[0] <= day


def test_known_feasts() -> None:
    assert [calendar.easter(y) for y in (1997, 2006, 2024)] == [
        date(1997, 3, 30), date(2006, 4, 16), date(2024, 3, 31)]  # fmt: skip
    assert calendar.islamic(1445, 9) == date(2024, 3, 11)


def parsed(rows: str) -> Doc:
    """A Doc from lines of: word, head (from 1; 0 the root), relation, tag, part of speech, lemma."""
    table_ = [row.split() for row in rows.strip().splitlines()]
    heads = [int(r[1]) - 1 if r[1] != "0" else n for n, r in enumerate(table_)]
    return Doc(
        BLANK.vocab, [r[0] for r in table_], heads=heads, deps=[r[2] for r in table_], tags=[r[3] for r in table_],
        pos=[r[4] for r in table_], lemmas=[r[5] for r in table_],
    )  # fmt: skip


SAID = """
Gunmen 2 nsubj NNS NOUN gunman
killed 8 ccomp VBD VERB kill
five 2 obj CD NUM five
on 5 case IN ADP on
Monday 2 obl NNP PROPN Monday
, 8 punct , PUNCT ,
police 8 nsubj NNS NOUN police
said 0 root VBD VERB say
on 10 case IN ADP on
Tuesday 8 obl NNP PROPN Tuesday
"""


def test_the_day_of_saying_is_not_that_of_the_event() -> None:
    doc = parsed(SAID)
    mentions = times(doc, Report("x", doc.text, published=THURSDAY))
    event, saying = time_of(doc, 1, mentions), time_of(doc, 7, mentions)
    assert event and event.when.text == "Monday"
    assert saying and saying.when.text == "Tuesday"


ONLY_SAID = """
Gunmen 2 nsubj NNS NOUN gunman
killed 6 ccomp VBD VERB kill
five 2 obj CD NUM five
, 6 punct , PUNCT ,
police 6 nsubj NNS NOUN police
said 0 root VBD VERB say
Tuesday 6 obl:unmarked NNP PROPN Tuesday
"""


def test_the_day_of_saying_comes_last_and_is_marked() -> None:
    doc = parsed(ONLY_SAID)
    event = time_of(doc, 1, times(doc, Report("x", doc.text, published=THURSDAY)))
    assert event and event.rule.endswith(".said")


SHARED = """
A 2 det DT DET a
bomb 3 nsubj NN NOUN bomb
exploded 0 root VBD VERB explode
Sunday 3 obl:unmarked NNP PROPN Sunday
, 6 punct , PUNCT ,
killing 3 advcl VBG VERB kill
four 6 obj CD NUM four
, 14 punct , PUNCT ,
two 10 nummod CD NUM two
days 14 obl:unmarked NNS NOUN day
after 14 mark IN SCONJ after
rebels 14 nsubj NNS NOUN rebel
had 14 aux VBD AUX have
attacked 3 advcl VBN VERB attack
"""


def test_clauses_share_a_time_and_a_distance_dates_what_it_is_counted_from() -> None:
    doc = parsed(SHARED)
    mentions = times(doc, Report("x", doc.text, published=THURSDAY))
    killing, attacked = time_of(doc, 5, mentions), time_of(doc, 13, mentions)
    assert killing and str(killing.when.start) == "2006-12-10"
    assert attacked and str(attacked.when.start) == "2006-12-08"


TOGETHER = """
Two 2 nsubj CD NUM two
died 0 root VBD VERB die
when 6 advmod WRB ADV when
a 5 det DT DET a
bomb 6 nsubj NN NOUN bomb
burst 2 advcl VBD VERB burst
on 8 case IN ADP on
Monday 6 obl NNP PROPN Monday
"""


def test_what_happened_when_something_else_did_shares_its_day() -> None:
    doc = parsed(TOGETHER)
    died = time_of(doc, 1, times(doc, Report("x", doc.text, published=THURSDAY)))
    assert died and str(died.when.start) == "2006-12-11"


def test_hours_are_local_and_bare() -> None:
    mention = found("It went off at 12:30 a.m. on 5 May 2001.")[0]
    assert mention.when.start == datetime(2001, 5, 5, 0, 30)
