"""Makes the weights of the learned layer anew, or measures it on batches left out: `python -m tests.danger.retrain [--check]`."""

import sys
from collections.abc import Iterator
from pathlib import Path

from indexer.corpus.danger import load_danger_rules
from indexer.corpus.load import load_corpus
from indexer.danger.check import DangerCheck
from indexer.danger.evaluation import Judged, format_report, read_batch, read_judged
from indexer.danger.scorer import WEIGHTS
from indexer.danger.training import EVERYDAY, left_out, tabulate, train, write_weights
from indexer.model.help import Level
from indexer.model.vocabulary import Kind, SafetyLevel

RESOURCES = Path(__file__).parents[2] / "resources"


DANGER_TOPICS = frozenset({"suicidal-thoughts", "self-harm", "harm-from-others"})


def everyday_phrases(check: DangerCheck) -> Iterator[Judged]:
    """Yield what people type when they look for ordinary coping: the phrases and names of resources that are not about danger."""
    corpus, _ = load_corpus(RESOURCES)
    for entry in corpus.entries:
        resource = entry.resource
        if resource.kind is Kind.HELPLINE or resource.safety.level is SafetyLevel.CRISIS_GATE or DANGER_TOPICS & resource.topics.keys():
            continue
        for phrase in dict.fromkeys((*resource.phrases, *resource.aka, resource.title)):
            found = check.assess(phrase)
            if found.level is not Level.CRISIS:
                yield Judged(query=phrase, level=found.level, category=found.category, lang="en", style="plain", batch=EVERYDAY)


def main() -> None:
    rules = load_danger_rules(RESOURCES / "crisis.yaml")
    rows = read_judged(RESOURCES / "judgments" / "danger" / "development")
    own = [*read_batch(WEIGHTS.with_name("training.jsonl")), *everyday_phrases(DangerCheck(rules))]
    if "--check" in sys.argv:
        sys.stdout.write(format_report(left_out(rules, rows, own), misses=60) + "\n")
    else:
        write_weights(train(tabulate(DangerCheck(rules), [*rows, *own])))


if __name__ == "__main__":
    main()
