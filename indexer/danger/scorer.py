"""The learned second layer: a linear score over words, word pairs, letter groups and word classes. It can only raise a level."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from indexer.danger.vocabulary import Readings
from indexer.model.help import Assessment, Level


class Scorer:
    """Placeholder until weights exist."""

    def judge(self, words: Sequence[Readings], classes: Mapping[str, int], *, calm: bool) -> Assessment:
        """Return the level the score gives."""
        return Assessment(level=Level.NONE)
