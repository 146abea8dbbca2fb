"""What a query asks for: its terms and their weights, exact phrases, and the topics its lay words lead to."""

import re
from collections.abc import Callable, Iterable

from indexer.model.search import MAX_RANKED_WORDS, Understanding
from indexer.text.analysis import Token, terms, tokenise
from indexer.text.lexicon import CompiledLexicon, Match

ALSO_WEIGHT = 0.35
"""A word the lexicon adds stands for what was meant, not for what was said: about a third of a typed word."""

EXPANDED_PREFIXES = 20
"""`anx*` looks for at most this many words, so that no query can ask for the whole vocabulary."""

SHORTEST_PREFIX = 3

_QUOTED = re.compile(r'["\u201c\u201d]([^"\u201c\u201d]{1,200})["\u201c\u201d]')
_STARRED = re.compile(r"(\w{3,40})\*")

Expand = Callable[[str, int], list[str]]


def understand(text: str, lexicon: CompiledLexicon, expand: Expand) -> Understanding:
    """Return what `text` asks for. `expand` gives the indexed terms that start with a prefix."""
    tokens = list(tokenise(text))
    cut = len(tokens) > MAX_RANKED_WORDS
    tokens = tokens[:MAX_RANKED_WORDS]
    matches = list(lexicon.matches(tokens))
    typed = _typed(tokens)
    weights = dict(typed)
    for prefix in _STARRED.findall(text):
        weights |= dict.fromkeys(expand(prefix.casefold(), EXPANDED_PREFIXES), 1.0)
    for match in matches:
        for term in (term for also in match.group.also for term in terms(also)):
            weights.setdefault(term, ALSO_WEIGHT * match.weight)
    return Understanding(
        terms=weights,
        typed=tuple(typed),
        phrases=tuple(phrase for phrase in map(tuple, map(terms, _QUOTED.findall(text))) if phrase),
        topics=_strongest((slug, match.weight) for match in matches for slug in match.group.topics),
        families=_strongest((slug, match.weight) for match in matches for slug in match.group.families),
        because=_because(text, matches),
        cut=cut,
    )


def _typed(tokens: list[Token]) -> dict[str, float]:
    kept = [token for token in tokens if not token.stop] or tokens
    return {token.term: 1.0 for token in kept}


def _strongest(pairs: Iterable[tuple[str, float]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for slug, weight in pairs:
        found[slug] = max(found.get(slug, 0.0), weight)
    return found


def _because(text: str, matches: list[Match]) -> dict[str, tuple[str, ...]]:
    """Return for each topic and family the person's own words that led there; coded words are never repeated."""
    said: dict[str, tuple[str, ...]] = {}
    for match in matches:
        if not match.shown:
            continue
        words = " ".join(text[match.start : match.end].split())
        for slug in (*match.group.topics, *match.group.families):
            if words not in said.get(slug, ()):
                said[slug] = (*said.get(slug, ()), words)
    return said
