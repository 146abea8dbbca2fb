"""What the learned layer looks at: words, neighbours, letter groups, word classes and which class follows which.

Words that an idiom or title covers are left out: what the rules know to be calm must not alarm the score.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import sqrt

from indexer.danger.vocabulary import Readings

WINDOW = 28
"""Longer texts are scored in stretches of so many words, so that a buried signal is not thinned out."""
CALM = "{calm}"
"""Says that an idiom or title stands in the text: where one is, the rest is mostly calm too."""
_STEP = 20
_REACH = 4
"""A class counts as following another within so many words."""
_GROUPS = (3, 4, 5)
_GROUP_WEIGHT = 0.5
"""Letter groups are many and overlap; at full weight they would drown the words."""


def stretches(words: Sequence[Readings], classes: Mapping[str, int], covered: int) -> Iterator[list[tuple[str, float]]]:
    """Yield the features of each stretch of a text, scaled so that stretches of any length compare."""
    count = len(words)
    for start in range(0, max(1, count - WINDOW + _STEP), _STEP):
        size = min(WINDOW, count - start)
        if size <= 0:
            return
        mask = (1 << size) - 1
        mask &= ~(covered >> start)
        inside = {name: bits >> start & mask for name, bits in classes.items() if bits >> start & mask}
        tokens = [words[i][0] for i in range(start, start + size) if not covered >> i & 1]
        features = list(_features(tokens, inside))
        yield _scaled([*features, (CALM, 1.0)] if covered else features)


def _scaled(features: list[tuple[str, float]]) -> list[tuple[str, float]]:
    unique = dict(features)
    norm = sqrt(sum(value * value for value in unique.values())) or 1.0
    return [(name, value / norm) for name, value in unique.items()]


def _features(tokens: Sequence[str], classes: Mapping[str, int]) -> Iterator[tuple[str, float]]:
    before = "<"
    for token in tokens:
        yield token, 1.0
        yield f"{before} {token}", 1.0
        before = token
    yield f"{before} >", 1.0
    for token in set(tokens):
        yield from _letter_groups(f"<{token}>")
    yield from _class_pairs(classes)


def _letter_groups(framed: str) -> Iterator[tuple[str, float]]:
    size = len(framed)
    for n in _GROUPS:
        for i in range(size - n + 1):
            yield f"~{framed[i : i + n]}", _GROUP_WEIGHT


def _class_pairs(classes: Mapping[str, int]) -> Iterator[tuple[str, float]]:
    for first, bits in classes.items():
        yield f"{{{first}}}", 1.0
        reach = bits << 1
        for _ in range(_REACH - 1):
            reach |= bits << 1 | reach << 1
        for second, others in classes.items():
            if reach & others and first != second:
                yield f"{{{first}}} {{{second}}}", 1.0
