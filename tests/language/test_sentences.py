"""Where sentences end, in the ways that news ends them."""

import pytest

from counterclaim.language.layout import paragraphs
from counterclaim.language.sentences import dateline, sentences

SPLIT = [
    "Gunmen killed Gen. A. B. Karim. | His driver survived.",
    "The U.S. military denied it. | The U.S. Embassy said nothing.",
    "They left the U.S. | He stayed.",
    '"Who did it?" he asked.',
    '"We won." | The crowd cheered.',
    '"We won," he said. | "They lost."',
    "He waited ... and then fired. | Nobody died... | Later, two did.",
    "At 5 p.m. police came. | They left at 6 p.m. on Nov. 3.",
    "Rebels held No. 5 post. | It fell.",
    "(The army said so.) | Others denied it.",
    "BAGHDAD, Nov 3 (Xinhua) -- | Gunmen killed four. | Two fled.",
    "KABUL (Reuters) - | A bomb went off.",
    "SAN SALVADOR, 3 JAN 90 -- | The army denied it.",
    "GAZA CITY — | Rockets fell.",
    "1. The army attacks.",
    "Yahoo! said it knew nothing.",
    "St. Mary is near Mt. Hermon, said Lt. Col. Dan Cole. | Others agreed.",
    "Smith et al. wrote it. | Mr. Smith denied it.",
    "POLICE IN THE U.S. SAID GEN. PEREZ DIED. | THE ARMY DENIED IT.",
    "the army left. | police came.",
]


@pytest.mark.parametrize("marked", SPLIT)
def test_one_paragraph(marked):
    parts = marked.split(" | ")
    text = " ".join(parts)
    found = [text[a:b].strip() for a, b in sentences(text, paragraphs(text))]
    assert found == parts


def test_paragraphs_end_sentences():
    text = "Army denies attack\n\n- Repeated attacks -\n\nFour people\nwere killed."
    found = [text[a:b] for a, b in sentences(text, paragraphs(text))]
    assert found[:2] == ["Army denies attack", "- Repeated attacks -"]


def test_glued_sentences_come_apart():
    text = "The army denied the attack.Police confirmed it."
    assert len(sentences(text, paragraphs(text))) == 2


def test_lines_wrapped_by_hand_are_one_paragraph():
    text = (
        "Rebels attacked an army post near the border late on Monday and\n"
        "killed at least four soldiers, a spokesman for the army said in the\n"
        "capital.\n"
        "He gave no more details about what had happened at the post in the\n"
        "hills.\n"
    )
    assert len(paragraphs(text)) == 2
    assert len(sentences(text, paragraphs(text))) == 2


def test_list_items_stay_apart():
    text = "Killed this week:\n- four soldiers in the north of the country near Mosul\n- two policemen"
    assert len(paragraphs(text)) == 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("BAGHDAD, Nov 3 (Xinhua) -- Four died.", "BAGHDAD, Nov 3 (Xinhua) -- "),
        ("Islamabad (AFP) - Four died.", "Islamabad (AFP) - "),
        ("NEW DELHI, India, March 3, 2006 (AFP) – Four died.", "NEW DELHI, India, March 3, 2006 (AFP) – "),
        ("Four died -- two of them police.", ""),
        ("THE ARMY -- WHICH DENIED IT -- LEFT.", ""),
        ("Police: four died.", ""),
        ("", ""),
    ],
)
def test_dateline(text, found):
    assert text[: dateline(text)] == found
