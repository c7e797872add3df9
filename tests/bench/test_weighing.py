"""The weights that choose MUC-4's incidents are learned from examples."""

from bench.weighing import fit


def test_a_sign_that_goes_with_the_keys_weighs_more_than_one_that_does_not() -> None:
    asked = [({"bias": 1.0, "victims": 1.0}, 1.0)] * 20 + [({"bias": 1.0, "parties": 1.0}, 0.0)] * 20
    mixed = [({"bias": 1.0, "placed": 1.0}, float(n % 2)) for n in range(20)]
    weights = fit([*asked, *mixed])
    assert weights["victims"] > 0.5 > abs(weights["placed"])
    assert weights["parties"] < -0.5
