"""Makes the learned layer: a linear model over development rows and `training.jsonl`, and its honest figures.

Reads no rules by itself; `python -m tests.danger.retrain` hands them in, writes `weights.tsv`, or leaves out batch by batch.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from indexer.danger.check import DangerCheck
from indexer.danger.evaluation import DangerReport, Judged, evaluate
from indexer.danger.scorer import WEIGHTS, Scorer
from indexer.model.danger import DangerRules
from indexer.model.help import Assessment, Level

Floats = npt.NDArray[np.float64]
_CLASSES = (Level.CRISIS, Level.CONCERN, Level.NONE)
_PENALTY = 2e-5
"""Keeps weights small; of 1e-5 to 1e-4 the value that did best on left-out batches."""
_ROUNDS = 300
_RATE = 0.25
EVERYDAY = "phrases"
"""The batch of everyday phrases; there are three times as many of them as of judged queries."""
_EVERYDAY_WEIGHT = 0.25
"""What an everyday phrase counts beside a judged query. At 1 the calm outvoted the rest: recall on judged queries fell by a tenth."""
_MIN_ROWS = 2
"""A feature seen in one row only says nothing about others."""
_LEAST = 0.12
"""Smaller weights change no verdict and would double the file."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows as sparse features: for each entry its row, column and value. `weight` says how much each row counts, 1 on average."""

    row: npt.NDArray[np.int64]
    column: npt.NDArray[np.int64]
    value: Floats
    names: tuple[str, ...]
    level: npt.NDArray[np.int64]
    weight: Floats


def tabulate(check: DangerCheck, rows: Sequence[Judged]) -> Table:
    """Turn judged queries into features; a long one counts once for each stretch."""
    stretched = [(row, list(features)) for row in rows for features in check.features(row.query)]
    seen = Counter(name for _, features in stretched for name, _ in features)
    names = tuple(sorted(name for name, count in seen.items() if count >= _MIN_ROWS))
    number = {name: i for i, name in enumerate(names)}
    entries = [(i, number[n], v) for i, (_, features) in enumerate(stretched) for n, v in features if n in number]
    columns = np.array(entries, dtype=np.float64)
    level = np.array([_CLASSES.index(row.level) for row, _ in stretched], dtype=np.int64)
    weight = np.array([_EVERYDAY_WEIGHT if row.batch == EVERYDAY else 1.0 for row, _ in stretched])
    return Table(columns[:, 0].astype(np.int64), columns[:, 1].astype(np.int64), columns[:, 2], names, level, weight / weight.mean())


def train(table: Table) -> dict[str, tuple[float, float]]:
    """Fit a multinomial logistic model by Adam; `none` is the reference, so two weights a feature remain."""
    count, width = len(table.level), len(table.names)
    wanted = np.eye(3)[table.level]
    weights, bias = np.zeros((width, 3)), np.zeros(3)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for turn in range(1, _ROUNDS + 1):
        wrong = (_probabilities(table, weights, bias) - wanted) * table.weight[:, None]
        sums = [np.bincount(table.column, table.value * wrong[table.row, k], width) for k in range(3)]
        slope: Floats = np.stack(sums, 1) / count + _PENALTY * weights
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights -= _RATE * (first / (1 - 0.9**turn)) / (np.sqrt(second / (1 - 0.999**turn)) + 1e-8)
        bias -= _RATE * wrong.mean(0)
    weights, bias = weights - weights[:, 2:], bias - bias[2]
    kept = {name: (float(w[0]), float(w[1])) for name, w in zip(table.names, weights, strict=True) if max(abs(w[:2])) >= _LEAST}
    return {"": (float(bias[0]), float(bias[1])), **kept}


def _probabilities(table: Table, weights: Floats, bias: Floats) -> Floats:
    count = len(table.level)
    scores = np.stack([np.bincount(table.row, table.value * weights[table.column, k], count) for k in range(3)], 1) + bias
    powers = np.exp(scores - scores.max(1, keepdims=True))
    result: Floats = powers / powers.sum(1, keepdims=True)
    return result


def write_weights(weights: dict[str, tuple[float, float]], path: Path = WEIGHTS) -> None:
    """Write one feature a line, the strongest for crisis first."""
    ordered = sorted(weights.items(), key=lambda item: (-item[1][0], item[0]))
    head = "# feature\tfor crisis\tfor concern. Made by python -m tests.danger.retrain; do not edit by hand.\n"
    path.write_text(head + "".join(f"{name}\t{a:.2f}\t{b:.2f}\n" for name, (a, b) in ordered), "utf-8")


def learn(rules: DangerRules, rows: Sequence[Judged]) -> Scorer:
    """Return the learned layer for `rules`, made from `rows`."""
    return Scorer(train(tabulate(DangerCheck(rules), rows)))


def left_out(rules: DangerRules, rows: Sequence[Judged], own: Sequence[Judged]) -> DangerReport:
    """Measure each batch of `rows` by a layer that has seen all other batches and `own`, but not this one. Masked texts are read by the rules alone."""
    verdicts: dict[str, Assessment] = {}
    for batch in sorted({row.batch for row in rows}):
        check = DangerCheck(rules, learn(rules, [*(row for row in rows if row.batch != batch), *own]))
        verdicts |= {row.query: check.assess(row.query) for row in rows if row.batch == batch}
    plain = DangerCheck(rules)
    return evaluate(lambda text: verdicts.get(text) or plain.assess(text), rows)
