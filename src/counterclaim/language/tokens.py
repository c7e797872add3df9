"""The tokenizer: spaCy's blank English, brought in line with the word boundaries of the treebanks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import spacy
from spacy.lang.char_classes import ALPHA, HYPHENS
from spacy.lang.tokenizer_exceptions import URL_MATCH
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex
from spacy.vocab import Vocab

_PREFIXES = [
    "anti", "co", "counter", "cross", "e", "ex", "inter", "mid", "multi", "neo", "non", "pan", "post",
    "pre", "pro", "re", "semi", "sub", "trans", "ultra", "un", "mini", "micro", "intra", "extra", "over",
    "under", "vice",
]  # fmt: skip
_WHOLE = [
    "Gen.", "Lt.", "Col.", "Maj.", "Sgt.", "Capt.", "Cpl.", "Cmdr.", "Brig.", "Adm.", "Gov.", "Sen.",
    "Rep.", "Rev.", "Hon.", "Pres.", "Supt.", "Insp.", "Prof.", "Ave.", "Blvd.", "Bros.", "Dept.", "Ft.",
    "No.", "Nos.", "Sr.", "Jr.", "St.", "vs.", "etc.", "al.", "approx.", "a.m.", "p.m.", "Ltd.", "Inc.",
    "Corp.", "Co.", "Jan.", "Feb.", "Mar.", "Apr.", "Jun.", "Jul.", "Aug.", "Sep.", "Sept.", "Oct.",
    "Nov.", "Dec.", "Mon.", "Tue.", "Tues.", "Wed.", "Thu.", "Thur.", "Thurs.", "Fri.", "i.e.", "e.g.",
    "Mt.", "Msgr.", "Gens.", "Sens.", "Reps.", "Spc.", "Pvt.", "Lieut.", "Com.", "Min.",
    "drive-by", "drive-bys", "Drive-by", "Drive-By", "Drive-bys",
]  # fmt: skip
_SPLIT = {"and/or": ("and", "/", "or"), "wanna": ("wan", "na"), "US$": ("US", "$")}
_ENGLISH_WORDS_WITH_STOP = {"Mar.", "No.", "Fri.", "Com.", "Min.", "al."}


def _hyphen() -> str:
    """A hyphen between letters, or a letter and a digit, unless a prefix stands before it."""
    guard = "".join(rf"(?<!\b(?i:{prefix}))" for prefix in _PREFIXES)
    left, either = rf"[{ALPHA}.]", f"[{ALPHA}0-9]"
    return rf"(?:(?<={left}){guard}|(?<=[0-9])(?=(?:{HYPHENS}){left}))(?:{HYPHENS})(?={either})"


def _infixes(tokenizer: Any, defaults: Sequence[Any]) -> None:
    kept = [rule for rule in defaults if HYPHENS not in str(rule)]
    glued = [r"(?<=[0-9]),(?=[A-Za-z])", r":(?=[\"“])", r"(?<=:)[\"“]"]
    tokenizer.infix_finditer = compile_infix_regex([*kept, _hyphen(), *glued]).finditer


def _upper(tokenizer: Any) -> None:
    """Let contractions and abbreviations written in capitals split as their usual forms do."""
    form = tokenizer.vocab.strings["ORTH"]
    for word, parts in list((tokenizer.rules or {}).items()):
        loud = word.upper()
        if loud != word and len(word) > 2 and loud not in (tokenizer.rules or {}):
            tokenizer.add_special_case(loud, [{"ORTH": str(part.get(form) or part["ORTH"]).upper()} for part in parts])


def tokenizer() -> Callable[[str], Doc]:
    """The one tokenizer that makes all documents."""
    found: Callable[[str], Doc] = _tokenizer()
    return found


def vocabulary() -> Vocab:
    """The vocabulary that all documents share."""
    found: Vocab = _tokenizer().vocab
    return found


@cache
def _tokenizer() -> Any:
    nlp = spacy.blank("en")
    found: Any = nlp.tokenizer
    _infixes(found, nlp.Defaults.infixes or [])
    form = found.vocab.strings["ORTH"]
    for word in _WHOLE:
        found.add_special_case(word, [{form: word}])
    for word, parts in _SPLIT.items():
        found.add_special_case(word, [{form: part} for part in parts])
    _upper(found)
    found.url_match = URL_MATCH
    found.prefix_search = compile_prefix_regex(["``", *(nlp.Defaults.prefixes or [])]).search
    return found
