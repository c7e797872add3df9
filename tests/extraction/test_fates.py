"""What became of those shot or hit: dead, alive, or not told; and ages, which count nobody."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from counterclaim.extraction.rules.tolls import tolls
from counterclaim.model import Report

Read = Callable[[str], Doc]

TOLD = [
    ("Six people were shot outside a bar.", {"casualties 6"}),
    ("Six people were shot in a bar. All of them are in hospital.", {"wounded 6"}),
    ("A man was shot in the leg on Friday by a masked gunman.", {"wounded 1"}),
    ("Two people were shot, one of them fatally, near the harbour.", {"casualties 2", "killed 1"}),
    ("A robber fatally shot a clerk on Monday.", {"killed 1"}),
    ("Two men were hit by gunfire and taken to hospital.", {"wounded 2"}),
    ("A gunman opened fire. Three women were taken to a hospital.", {"wounded 3"}),
    ("A woman was struck by a bullet. She was flown to a hospital, where she died.", {"killed 1"}),
    ("A boy was shot dead on Sunday. The boy was shot in the leg first.", {"killed 1"}),
    ("A girl was found with a gunshot wound in her leg.", {"wounded 1"}),
    ("Rebels shot and wounded three soldiers.", {"wounded 3"}),
    ("Gunmen raided a farm, killing three men. The victims were shot in the head, police said.", {"killed 3"}),
    ("Ten people were killed in the air strike on Monday.", {"killed 10"}),
    ("Guards shot in the air.", set()),
    ("They shot a film in the harbour.", set()),
    ("The minister was taken to the hospital for tests.", set()),
    ("Gunmen killed a 13 year old girl.", {"killed 1"}),
    ("Two boys, ages 4 and 6, were wounded in a shooting.", {"wounded 2"}),
    ("Ana Sand, 31, Lena Dorn, and a guard were wounded by gunmen.", {"wounded 3"}),
    ("A guard in his 20's was wounded.", {"wounded 1"}),
    ("A 12-year-old accidentally shot himself in the shoulder.", {"wounded 1"}),
    ("A miner killed his brother and then killed himself.", {"killed 1"}),
    ("One of five men wounded in a shooting has died.", {"wounded 5", "killed 1"}),
    ("Officers arrived on the scene on Friday and found a man shot to death.", {"killed 1"}),
    ("A miner killed himself.", {"killed 1"}),
    ("A miner stabbed two guards to death and then took his own life.", {"killed 2", "killed 1"}),
    ("A miner killed two guards before committing suicide.", {"killed 2", "killed 1"}),
    ("A miner killed two guards, a clerk and then himself.", {"killed 2", "killed 1"}),
    ("A miner threatened to commit suicide.", set()),
    ("Gunmen wounded a 17 y.o clerk.", {"wounded 1"}),
    ("Boy kills man, 18\n\nIt happened in Orvel.", {"killed 1"}),
    ("Homicide detectives went to the house.", set()),
    ("A clerk was treated at a hospital after being shot in Orvel.", {"wounded 1"}),
    ("One dead, six hurt in Orvel shooting", {"killed 1", "wounded 6"}),
    ("Teen shot to death in Orvel park", {"killed 1"}),
    ("Woman shot, killed in Orvel", {"killed 1"}),
    ("Two shot in Orvel", {"casualties 2"}),
    ("One shot was fired at the wall.", set()),
    ("Officers found four gunshot victims in the yard.", {"casualties 4"}),
    ("Officers spoke to the shooting victims.", set()),
    ("The fatal shooting of a baker shocked the town.", {"killed 1"}),
    ("Police investigate a deadly shooting.", {"killed 1+"}),
    ("A deadly shooting left two dead.", {"killed 2"}),
    ("Officers found a body in a barn.", {"killed 1"}),
    ("A specialist body was found to be in charge.", set()),
    (
        "They found six people suffering from gunshot wounds. Two men were pronounced dead.",
        {"casualties 6", "killed 2"},
    ),
    ("Someone fired into a crowd, hitting two women.", {"casualties 2"}),
    ("A storm hit two villages.", set()),
    ("She was hungry. She was shot in the foot on Sunday.", {"wounded 1"}),
    ("Two men were hurt. He was shot in the foot, too.", {"wounded 2"}),
    ("Two brothers were killed and two cousins remain in critical condition.", {"killed 2", "wounded 2"}),
    ("The clerk is in serious condition and his son in stable condition after being shot.", {"wounded 1"}),
    ("The attack left a boy dead and another in critical condition.", {"killed 1", "wounded 1"}),
    ("A boy, 6, is dead and his older brother is in hospital with a wound.", {"killed 1", "wounded 1"}),
    ("His sister was stabbed by a robber and is expected to survive.", {"wounded 1"}),
    ("A woman is in the hospital with a gunshot wound.", {"wounded 1"}),
    ("The president is in hospital.", set()),
    ("A clerk was shot dead. The clerk was in critical condition at first.", {"killed 1"}),
    ("The economy is in critical condition.", set()),
    ("Ole Tarn was shot in the leg and later pronounced deceased.", {"killed 1"}),
    ("A toddler has died. Medics had treated the 4-year-old girl with a gunshot wound in the neck.", {"killed 1"}),
    ("A man died on Sunday. Another man was shot in the leg.", {"killed 1", "wounded 1"}),
    ("A woman died on Sunday. Officers found a boy with a gunshot wound to the leg.", {"killed 1", "wounded 1"}),
    ("Five people found shot to death at Orvel farm", {"killed 5"}),
    ("Four found dead in Orvel flat", {"killed 4"}),
    ("A father killed his sons, 10 and 12, on Friday.", {"killed 2+"}),
    ("Piet Orlo, 24, Jon Tarn, 25 and Mick Sander, 32 were all taken to hospital with injuries.", {"wounded 3"}),
    ("In Orvel, 12 were wounded.", {"wounded 12"}),
    ("A stray bullet struck a 3-year-old in a park.", {"casualties 1"}),
    ("He is charged with criminal attempt to commit homicide.", set()),
    ("A juvenile was found with gunshot wounds near a mill.", {"wounded 1"}),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_the_fate_is_the_one_told(read: Read, text: str, expected: set[str]) -> None:
    doc = read(text)
    assert {f"{m.field} {m.toll.count}" for m in tolls(doc, Report("invented", text))} == expected
