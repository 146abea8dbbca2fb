"""The learned second layer: a linear score for wordings that no rule foresaw. It may raise a level and never lowers one.

Its weights lie in `weights.tsv`, one feature a line, and are made by `python -m tests.danger.retrain`.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import exp
from pathlib import Path

from indexer.danger.features import stretches
from indexer.danger.vocabulary import Readings
from indexer.errors import CorpusError
from indexer.model.help import Assessment, Level

CRISIS_FROM = 0.65
"""The least share of `crisis` that raises to it. By itself, on batches left out of training, the layer then finds two thirds of what is
crisis, and calls one look-alike and one everyday phrase of the corpus in a hundred crisis. A missed cry costs more than an unneeded line."""

HELP_FROM = 0.70
"""The least share of crisis and concern together that shows help, quietly: on batches left out, on 3 look-alikes and 2 everyday phrases in 100."""

RULE = "learned-score"
"""Stands among the rules of an assessment that the score decided."""

WEIGHTS = Path(__file__).with_name("weights.tsv")
_CATEGORY = {Level.CRISIS: "suicidal", Level.CONCERN: "low"}
"""The score tells levels apart, not kinds; these carry the broadest help where no rule named a kind."""


class Scorer:
    """Weights by feature: how far each speaks for crisis and for concern, against none."""

    def __init__(self, weights: Mapping[str, tuple[float, float]]) -> None:
        self._weights = weights
        self._bias = weights.get("", (0.0, 0.0))

    def judge(self, words: Sequence[Readings], classes: Mapping[str, int], covered: int = 0) -> Assessment:
        """Return the level of the most worrying stretch of a text."""
        shares = [self.shares(features) for features in stretches(words, classes, covered)]
        crisis = max((c for c, _ in shares), default=0.0)
        if crisis >= CRISIS_FROM:
            return _raised(Level.CRISIS)
        if max((c + o for c, o in shares), default=0.0) >= HELP_FROM:
            return _raised(Level.CONCERN)
        return Assessment(level=Level.NONE)

    def shares(self, features: Iterable[tuple[str, float]]) -> tuple[float, float]:
        """Return how likely crisis and concern are, each from 0 to 1."""
        crisis, concern = self._bias
        weights = self._weights
        for name, value in features:
            found = weights.get(name)
            if found is not None:
                crisis += value * found[0]
                concern += value * found[1]
        top = max(crisis, concern, 0.0)
        a, b, c = exp(crisis - top), exp(concern - top), exp(-top)
        return a / (a + b + c), b / (a + b + c)


def _raised(level: Level) -> Assessment:
    return Assessment(level=level, category=_CATEGORY[level], rules=(RULE,))


def load_scorer(path: Path = WEIGHTS) -> Scorer:
    """Read the weights. Raises CorpusError if the file is missing or damaged."""
    try:
        rows = (line.rstrip("\n").split("\t") for line in path.read_text("utf-8").split("\n") if line and line[0] != "#")
        return Scorer({name: (float(crisis), float(concern)) for name, crisis, concern in rows})
    except (OSError, ValueError) as error:
        what = f"{path}: error[R001] The weights of the danger check cannot be read ({error}). Run python -m tests.danger.retrain."
        raise CorpusError(what) from error
