"""The danger rules made ready to run: symbols, patterns, indexes. Made once, at start; says what is wrong with a pattern and where."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from indexer.danger.index import PatternIndex, commonness
from indexer.danger.normalise import words_of
from indexer.danger.patterns import Compiled, PatternError, Places, Symbols, compile_pattern, covered, ends_of, sum_bits
from indexer.danger.vocabulary import Vocabulary
from indexer.model.danger import DangerRules, Exclusion, Rule

_FILLER = "filler"
"""The class of words that may stand anywhere between two others."""


@cache
def everyday_words() -> tuple[tuple[str, ...], int]:
    """Return the everyday words, most frequent first, and how many of them are English."""
    text = Path(__file__).with_name("everyday.txt").read_text("utf-8")
    english, _, other = text.partition("# other\n")
    words = [w for line in english.splitlines() if not line.startswith("#") for w in line.split()]
    return (*words, *other.split()), len(words)


@dataclass(frozen=True, slots=True)
class RuleCheck:
    """A rule with its conditions as symbols."""

    rule: Rule
    needs: frozenset[int]
    unless: frozenset[int]


@dataclass(frozen=True, slots=True)
class Cover:
    """An exclusion with its conditions as symbols and the rules it takes words from (all if None)."""

    exclusion: Exclusion
    needs: frozenset[int]
    unless: frozenset[int]
    rules: frozenset[str] | None


class CompiledRules:
    """Finds the rules that fire on a list of words."""

    def __init__(self, rules: DangerRules) -> None:
        everyday, split_from = everyday_words()
        spellings = {_one(k): " ".join(_plain(v)) for k, v in rules.spellings.items()}
        spelling_only = Vocabulary((), (), spellings, (), 0)
        self.symbols = Symbols(rules.classes)
        self._spell = cache(lambda text: [r[0] for r in words_of(text, spelling_only)])  # of the rules' own words, met again and again
        self.problems: list[tuple[str, str]] = []
        checks = [RuleCheck(r, self._classes(r.id, r.needs), self._classes(r.id, r.unless)) for r in rules.rules]
        covers = [self._cover(x, rules) for x in rules.exclusions]
        rule_entries = [(p, c) for c in checks for p in self._compile(c.rule.id, c.rule.patterns)]
        cover_entries = [(p, c) for c in covers for p in self._compile(c.exclusion.id, c.exclusion.patterns)]
        self.class_symbols = {name: n for name in rules.classes for n in self._classes(name, (name,))}
        self._filler = self.class_symbols.get(_FILLER, -1)
        common = commonness(self.symbols.of_word, everyday)
        self._rules = PatternIndex(rule_entries, common)
        self._covers = PatternIndex(cover_entries, common)
        self._phrases = PatternIndex([(p, s) for s, p in self.symbols.phrases], common)
        self._stem_lengths = sorted({len(stem) for stem in self.symbols.of_stem})
        self._symbols_of = {word: frozenset(found) | self._by_stem(word) for word, found in self.symbols.of_word.items()}
        self.vocabulary = Vocabulary(self.symbols.of_word, self.symbols.of_stem, spellings, everyday, split_from)

    def _classes(self, owner: str, names: Iterable[str]) -> frozenset[int]:
        found = set()
        for name in names:
            try:
                found.add(self.symbols.number(f"{{{name}}}", self._spell))
            except PatternError as error:
                self.problems.append((owner, str(error)))
        return frozenset(found)

    def _compile(self, owner: str, patterns: Iterable[str]) -> list[Compiled]:
        done = []
        for text in patterns:
            try:
                done.append(compile_pattern(text, self.symbols, self._spell))
            except PatternError as error:
                self.problems.append((owner, str(error)))
        return done

    def _cover(self, exclusion: Exclusion, rules: DangerRules) -> Cover:
        named = frozenset(exclusion.cancels)
        hit = frozenset(r.id for r in rules.rules if named & {r.id, r.category, r.level.value}) if named else None
        return Cover(exclusion, self._classes(exclusion.id, exclusion.needs), self._classes(exclusion.id, exclusion.unless), hit)

    def class_words(self, places: Places) -> dict[str, int]:
        """Return the classes that stand in a text and where, as features of the learned layer."""
        return {name: places.at[n] | sum_bits(b for b, _ in places.long.get(n, ())) for name, n in self._present(places)}

    def _present(self, places: Places) -> list[tuple[str, int]]:
        return [(name, n) for name, n in self.class_symbols.items() if n in places.present]

    def symbols_of(self, word: str) -> frozenset[int]:
        """Return the symbols that `word` answers to."""
        found = self._symbols_of.get(word)
        return self._by_stem(word) if found is None else found

    def _by_stem(self, word: str) -> frozenset[int]:
        stems = [self.symbols.of_stem.get(word[:n]) for n in self._stem_lengths if n <= len(word)]
        return frozenset(symbol for found in stems if found for symbol in found)

    def complete(self, places: Places) -> Places:
        """Add the phrases and fillers to places that hold single words."""
        places.fillers = places.at[self._filler]
        for pattern, symbol in list(self._phrases.candidates(places)):
            _note_phrase(pattern, symbol, places)
        return places

    def fired(self, places: Places) -> tuple[list[Rule], int]:
        """Return the rules that fire after exclusions took the words they cover, and those words as bits."""
        present = places.present
        taken: dict[int, tuple[Cover, int]] = {}
        for pattern, cover in self._covers.candidates(places):
            if cover.needs <= present and not cover.unless & present and (bits := covered(pattern, places)):
                taken[id(cover)] = (cover, bits | taken.get(id(cover), (cover, 0))[1])
        found: dict[str, Rule] = {}
        for pattern, check in self._rules.candidates(places):
            rule = check.rule
            if rule.id in found or not check.needs <= present or check.unless & present:
                continue
            if ends_of(pattern, places, _blocked(rule.id, taken.values())):
                found[rule.id] = rule
        return list(found.values()), sum_bits(bits for _, bits in taken.values())


def _blocked(rule_id: str, taken: Iterable[tuple[Cover, int]]) -> int:
    blocked = 0
    for cover, bits in taken:
        if cover.rules is None or rule_id in cover.rules:
            blocked |= bits
    return blocked


def _note_phrase(pattern: Compiled, symbol: int, places: Places) -> None:
    firsts = places.at[pattern.steps[0].symbol]
    while firsts:
        start = firsts & -firsts
        firsts ^= start
        ends = ends_of(pattern, places, start=start)
        if ends:
            length = (ends & -ends).bit_length() - start.bit_length()
            places.long.setdefault(symbol, []).append((start, length))
            places.present.add(symbol)


_BARE = Vocabulary((), (), {}, (), 0)


def _plain(text: str) -> list[str]:
    return [readings[0] for readings in words_of(text, _BARE)]


def _one(text: str) -> str:
    return "".join(_plain(text))
