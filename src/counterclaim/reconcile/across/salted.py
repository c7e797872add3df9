"""Profiles and fingerprints for a store that others may see: their hashes hashed again with the store's own salt.

Equal words are equal hashes within one store and nowhere else, so that who finds a profile or a key without the salt
can neither test it for a name nor hold two stores against each other. Whoever has the salt still can.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import blake2b

from counterclaim.reconcile.across.profile import Profile


def hidden(word: str, salt: str) -> str:
    """48 bits of BLAKE2b under a key, as 12 hex digits; `salt` is hexadecimal, of at most 64 bytes."""
    return blake2b(word.encode(), digest_size=6, key=bytes.fromhex(salt)).hexdigest()


def salted(profile: Profile, salt: str) -> Profile:
    """The same profile for one store; its traces can be compared with those of the same salt."""
    left = profile.traces

    def weighted(words: Mapping[str, float]) -> dict[str, float]:
        return {hidden(w, salt): size for w, size in words.items()}

    def plain(words: Iterable[str]) -> frozenset[str]:
        return frozenset(hidden(w, salt) for w in words)

    return replace(
        profile,
        traces=replace(
            left, words=weighted(left.words), lead=weighted(left.lead), rare=weighted(left.rare),
            places=weighted(left.places), names=plain(left.names), streets=plain(left.streets),
            foremost=plain(left.foremost), here=plain(left.here),
        ),
    )  # fmt: skip
