"""Makes the weights of the learned layer anew, or measures it on batches left out: `python -m tests.danger.retrain [--check]`."""

import sys
from pathlib import Path

from indexer.corpus.danger import load_danger_rules
from indexer.danger.check import DangerCheck
from indexer.danger.evaluation import format_report, read_batch, read_judged
from indexer.danger.scorer import WEIGHTS
from indexer.danger.training import left_out, tabulate, train, write_weights

RESOURCES = Path(__file__).parents[2] / "resources"


def main() -> None:
    rules = load_danger_rules(RESOURCES / "crisis.yaml")
    rows = read_judged(RESOURCES / "judgments" / "danger" / "development")
    own = list(read_batch(WEIGHTS.with_name("training.jsonl")))
    if "--check" in sys.argv:
        sys.stdout.write(format_report(left_out(rules, rows, own), misses=60) + "\n")
    else:
        write_weights(train(tabulate(DangerCheck(rules), [*rows, *own])))


if __name__ == "__main__":
    main()
