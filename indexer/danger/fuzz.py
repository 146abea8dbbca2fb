"""Seeded distortions of a text, as people mask or mistype words. Used to measure, never to detect."""

import random
from collections.abc import Callable, Mapping

_LEET = {"a": "4@", "e": "3", "i": "1!", "o": "0", "s": "5$", "t": "7"}
_TWINS = {"a": "а", "e": "е", "o": "о", "c": "с", "i": "і", "p": "р", "x": "х", "y": "у", "s": "ѕ", "d": "ԁ"}
_DECOR = "😭😔💔🥺😩✨🖤"
_UNSEEN = "\u200b\u200c\u2060\ufeff"
_SHARE = 0.5
"""The share of letters that can be changed that is changed."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def leet(text: str, dice: random.Random) -> str:
    """Write digits and signs for letters."""
    return "".join(dice.choice(_LEET[c]) if c in _LEET and dice.random() < _SHARE else c for c in text)


def homoglyph(text: str, dice: random.Random) -> str:
    """Write Cyrillic letters that look Latin."""
    return "".join(_TWINS[c] if c in _TWINS and dice.random() < _SHARE else c for c in text)


def zero_width(text: str, dice: random.Random) -> str:
    """Put characters that nobody sees between letters."""
    return "".join(c + dice.choice(_UNSEEN) if c.isalpha() and dice.random() < 0.3 else c for c in text)


def emoji(text: str, dice: random.Random) -> str:
    """Scatter emoji between words."""
    return " ".join(word + (" " + dice.choice(_DECOR) if dice.random() < 0.3 else "") for word in text.split(" "))


def spaced(text: str, dice: random.Random) -> str:
    """Space out the letters of the longest word or two."""
    words = text.split(" ")
    longest = sorted(range(len(words)), key=lambda i: -len(words[i]))[: dice.choice((1, 2))]
    return "  ".join(" ".join(w) if i in longest and w.isascii() else w for i, w in enumerate(words))


def slip(text: str, dice: random.Random) -> str:
    """Make one slip in the longest word: a letter lost, doubled, changed or swapped."""
    words = text.split(" ")
    at = max(range(len(words)), key=lambda i: len(words[i]))
    word = words[at]
    if len(word) < 4:
        return text
    i = dice.randrange(1, len(word) - 1)
    kinds = (word[:i] + word[i + 1 :], word[:i] + word[i] + word[i:], word[:i] + word[i + 1] + word[i] + word[i + 2 :])
    words[at] = dice.choice((*kinds, word[:i] + dice.choice(_LETTERS) + word[i + 1 :]))
    return " ".join(words)


FUZZES: Mapping[str, Callable[[str, random.Random], str]] = {
    "leet": leet,
    "spacing": spaced,
    "homoglyph": homoglyph,
    "emoji": emoji,
    "zero-width": zero_width,
    "one-edit": slip,
}
