"""Everything `worrystone check` finds, in one list."""

from pathlib import Path

from indexer.corpus.danger import read_danger_rules
from indexer.corpus.load import Corpus, load_corpus
from indexer.corpus.problems import Problem, errors, in_file_order
from indexer.corpus.rules import RULES
from indexer.errors import CorpusError

SHOWN = 20
"""How many problems an error message lists before it refers to `worrystone check`."""


def check(folder: Path) -> tuple[Corpus, list[Problem]]:
    """Read the corpus and run every rule. Return it with all problems in the order of files and lines.

    Raises: EnvironmentProblem.
    """
    corpus, problems = load_corpus(folder)
    problems.extend(read_danger_rules(folder / "crisis.yaml", f"{folder.name}/crisis.yaml")[1])
    for rule in RULES:
        problems.extend(rule(corpus))
    return corpus, in_file_order(problems)


def checked_corpus(folder: Path) -> Corpus:
    """Return a corpus without errors.

    Raises: CorpusError listing what to mend, EnvironmentProblem.
    """
    corpus, problems = check(folder)
    blocking = errors(problems)
    if blocking:
        listed = "\n".join(str(problem) for problem in blocking[:SHOWN])
        raise CorpusError(f"{listed}\n{len(blocking)} errors in the resources. Mend them; `worrystone check` lists all.")
    return corpus
