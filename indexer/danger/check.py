"""The danger check itself: raw text in, an assessment out. Offline, in microseconds, and it never raises."""

from collections.abc import Iterator, Sequence

from indexer.danger.compiled import CompiledRules
from indexer.danger.features import stretches
from indexer.danger.normalise import words_of
from indexer.danger.patterns import Places, locate
from indexer.danger.scorer import Scorer
from indexer.model.danger import DangerRules, Rule
from indexer.model.help import Assessment, Level

MAX_CHARACTERS = 5000
"""Queries are cut to this elsewhere too; the check reads all that is kept, so a signal at the end of a long text counts."""

_RANK = {Level.NONE: 0, Level.CONCERN: 1, Level.CRISIS: 2}
_HYPERBOLE = "hyperbole"
_JOKE = "joke"
_SERIOUS = "serious"


class DangerCheck:
    """Assesses texts by the rules, and by the learned layer where one is given. The learned layer may raise, never lower."""

    def __init__(self, rules: DangerRules, scorer: Scorer | None = None) -> None:
        self.compiled = CompiledRules(rules)
        self._scorer = scorer
        self._order = {category.slug: i for i, category in enumerate(rules.categories)}
        self._joke = self.compiled.class_symbols.get(_JOKE, -1)
        self._serious = self.compiled.class_symbols.get(_SERIOUS, -1)

    def assess(self, text: str) -> Assessment:
        """Say how much danger `text` shows, and of which kind. Any string at all is fine."""
        try:
            return self._assess(text[:MAX_CHARACTERS])
        except Exception:  # noqa: BLE001  Promised never to raise; what cannot be read is shown help, without alarm.
            return Assessment(level=Level.CONCERN, category="low", rules=("check-failed",))

    def _assess(self, text: str) -> Assessment:
        compiled = self.compiled
        words = words_of(text, compiled.vocabulary)
        if not words:
            return Assessment(level=Level.NONE)
        places = compiled.complete(locate(words, compiled.symbols_of))
        fired, covered = compiled.fired(places)
        joke = self._is_joke(places)
        verdict = self._by_rules(fired, joke=joke)
        if self._scorer is None or verdict.level is Level.CRISIS:
            return verdict
        raised = self._scorer.judge(words, compiled.class_words(places), covered)
        if joke and raised.level is Level.CRISIS and any(rule.jokes_lower for rule in fired):
            return verdict
        return raised if _RANK[raised.level] > _RANK[verdict.level] else verdict

    def features(self, text: str) -> Iterator[list[tuple[str, float]]]:
        """Yield what the learned layer sees of `text`, for its training."""
        words = words_of(text[:MAX_CHARACTERS], self.compiled.vocabulary)
        places = self.compiled.complete(locate(words, self.compiled.symbols_of))
        yield from stretches(words, self.compiled.class_words(places), self.compiled.fired(places)[1])

    def _is_joke(self, places: Places) -> bool:
        return self._joke in places.present and self._serious not in places.present

    def _by_rules(self, fired: Sequence[Rule], *, joke: bool) -> Assessment:
        if not fired:
            return Assessment(level=Level.NONE)
        levels = [(Level.CONCERN, _HYPERBOLE) if joke and rule.jokes_lower else (rule.level, rule.category) for rule in fired]
        level, category = max(levels, key=lambda pair: (_RANK[pair[0]], -self._order.get(pair[1], len(self._order))))
        return Assessment(level=level, category=category, rules=tuple(sorted(rule.id for rule in fired)))
