"""`resources/crisis.yaml` -> `DangerRules`, or its problems with their places. A rule that contradicts its examples is one (R054)."""

from collections.abc import Iterator
from pathlib import Path

from indexer.corpus.problems import Place, Problem, in_file_order
from indexer.corpus.schema import SchemaReader
from indexer.corpus.yamlfile import read_yaml
from indexer.danger.check import DangerCheck
from indexer.errors import CorpusError
from indexer.model.danger import DangerRules, Exclusion, Rule
from indexer.model.help import Level

_MAX_SHOWN = 20
"""Problems in one error message: enough to work on, and still one screen."""


def read_danger_rules(path: Path, shown_as: str = "crisis.yaml") -> tuple[DangerRules | None, list[Problem]]:
    """Read and check the rules, their examples too. Return them, or None if they cannot be used, with every problem found."""
    rules, places, problems = _read(path, shown_as)
    if rules is not None:
        problems = list(_contradictions(rules, places, shown_as))
    return (None if problems else rules), in_file_order(problems)


def _read(path: Path, shown_as: str) -> tuple[DangerRules | None, "_Places", list[Problem]]:
    node, problems = read_yaml(path, shown_as)
    if node is None:
        return None, {}, problems
    reader = SchemaReader()
    rules = reader.read(node, DangerRules)
    problems = [*problems, *reader.problems]
    return (None if problems else rules), reader.places, problems


def load_danger_rules(path: Path) -> DangerRules:
    """Return the rules without running their examples, which `check` and every rebuild have run.

    Raises: CorpusError that lists what to mend and where.
    """
    rules, _, problems = _read(path, str(path))
    if rules is None:
        more = f"\n… and {len(problems) - _MAX_SHOWN} more." if len(problems) > _MAX_SHOWN else ""
        listed = "\n".join(map(str, problems[:_MAX_SHOWN]))
        raise CorpusError(f"The danger rules cannot be used:\n{listed}{more}")
    return rules


_Places = dict[tuple[str | int, ...], Place]


def _contradictions(rules: DangerRules, places: _Places, path: str) -> Iterator[Problem]:
    check = DangerCheck(rules)
    owners: dict[str, Place] = {}
    ids = [("rules", i, rule.id) for i, rule in enumerate(rules.rules)]
    ids += [("exclusions", i, exclusion.id) for i, exclusion in enumerate(rules.exclusions)]
    for kind, i, name in ids:
        place = places.get((kind, i, "id"), Place(path=path))
        if name in owners:
            yield _problem(place, "R021", f"The id `{name}` is used twice.", f"The first is on line {owners[name].line}.")
        owners[name] = place
    for owner, what in check.compiled.problems:
        yield _problem(owners.get(owner, Place(path=path)), "R014", what, "Mend the pattern.")
    yield from _unknown_names(rules, owners)
    for i, rule in enumerate(rules.rules):
        yield from _rule_examples(check, rule, i, places)
    for i, exclusion in enumerate(rules.exclusions):
        yield from _exclusion_examples(check, exclusion, i, places)


def _unknown_names(rules: DangerRules, owners: dict[str, Place]) -> Iterator[Problem]:
    slugs = {category.slug for category in rules.categories}
    ids = slugs | {rule.id for rule in rules.rules} | {level.value for level in Level}
    for rule in rules.rules:
        if rule.category not in slugs:
            yield _problem(owners[rule.id], "R022", f"The category `{rule.category}` is not in `categories`.", "Add or rename it.")
    for exclusion in rules.exclusions:
        for name in sorted(set(exclusion.cancels) - ids):
            yield _problem(owners[exclusion.id], "R022", f"`{name}` is neither a rule nor a category.", "Rename or remove it.")


def _rule_examples(check: DangerCheck, rule: Rule, i: int, places: _Places) -> Iterator[Problem]:
    for key, texts, wanted in (("must_match", rule.must_match, True), ("must_not_match", rule.must_not_match, False)):
        for j, text in enumerate(texts):
            if (rule.id in check.assess(text).rules) is not wanted:
                what = f"The rule `{rule.id}` {'does not fire' if wanted else 'fires'} on “{text}”."
                yield _problem(places[("rules", i, key, j)], "R054", what, "Change the pattern, or the example if it is wrong.")


def _exclusion_examples(check: DangerCheck, exclusion: Exclusion, i: int, places: _Places) -> Iterator[Problem]:
    for key, texts, calm in (("calm", exclusion.calm, True), ("not_calm", exclusion.not_calm, False)):
        for j, text in enumerate(texts):
            if (check.assess(text).level is not Level.CRISIS) is not calm:
                what = f"With the exclusion `{exclusion.id}`, “{text}” {'is still' if calm else 'is no longer'} crisis."
                yield _problem(places[("exclusions", i, key, j)], "R054", what, "Change the patterns, or the example if it is wrong.")


def _problem(place: Place, code: str, what: str, remedy: str) -> Problem:
    return Problem(place=place, code=code, what=what, remedy=remedy)
