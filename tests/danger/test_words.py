"""How hidden words are found again, and patterns matched."""

import pytest

from indexer.danger.letters import fold
from indexer.danger.normalise import words_of
from indexer.danger.patterns import PatternError, Symbols, compile_pattern, ends_of, locate
from indexer.danger.vocabulary import Vocabulary

VOCABULARY = Vocabulary(
    ["suicide", "kill", "myself", "hurt", "unalive"], [], {"wanna": "want to"}, ["the", "want", "to", "bill", "sure"], 5
)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("K\u200bILL", ["kill"]),
        ("kіll mуself", ["kill", "myself"]),  # Cyrillic letters
        ("k1ll my5elf", ["kill", "myself"]),
        ("k*ll", ["kill"]),
        ("kiiiiill", ["kill"]),
        ("s u i c i d e", ["suicide"]),
        ("s.u.i.c.i.d.e", ["suicide"]),
        ("sui cide", ["suicide"]),
        ("sucide", ["suicide"]),
        ("hurtmyself", ["hurt", "myself"]),
        ("un-al1ve", ["unalive"]),
        ("sui😊cide", ["suicide"]),
        ("wanna", ["want", "to"]),
        ("bill", ["bill"]),
        ("🇰🇮🇱🇱", ["kill"]),
    ],
)
def test_hidden_words_are_read(typed: str, read: list[str]) -> None:
    assert [readings[0] for readings in words_of(typed, VOCABULARY)] == read


def test_folding_takes_any_character() -> None:
    for point in (0, 0x200B, 0xD800, 0xFFFF, 0x10FFFF):
        fold(f"a{chr(point)}b")


def matches(pattern: str, text: str, classes: dict[str, str] | None = None) -> bool:
    symbols = Symbols(classes or {})
    compiled = compile_pattern(pattern, symbols, str.split)
    places = locate([(word,) for word in text.split()], lambda word: frozenset(symbols.of_word.get(word, ())))
    return bool(ends_of(compiled, places))


@pytest.mark.parametrize(
    ("pattern", "text", "wanted"),
    [
        ("want to die", "i want to die", True),
        ("want to die", "to want die", False),
        ("want ..2 die", "want very much die", True),
        ("want ..1 die", "want very much die", False),
        ("want to? die", "want die", True),
        ("^ want", "i want", False),
        ("want $", "i want it", False),
        ("want {end}", "i want death", True),
        ("want die|death", "want death", True),
    ],
)
def test_patterns_mean_what_the_file_says(pattern: str, text: str, wanted: bool) -> None:
    assert matches(pattern, text, {"end": "die, death"}) is wanted


@pytest.mark.parametrize("pattern", ["word?", "a ..13 b", "{unknown}", ""])
def test_a_pattern_that_cannot_work_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        matches(pattern, "a b")
