"""What a query asks for: its terms and their weights, exact phrases, the topics its lay words lead to, and how the answer should be."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from indexer.model.lexicon import Lexicon, Wish
from indexer.model.search import MAX_RANKED_WORDS, SPELLING, ReadWish, Understanding
from indexer.text.analysis import Token, terms, tokenise
from indexer.text.lexicon import Entry, Expressions, compile_groups, compile_wishes
from indexer.text.spelling import Speller

ALSO_WEIGHT = 0.35
"""A word the lexicon adds stands for what was meant, not for what was said: about a third of a typed word."""

EXPANDED_PREFIXES = 20
"""`anx*` looks for at most this many words, so that no query can ask for the whole vocabulary."""

OPERATORS_UP_TO = 20
"""In longer texts quotation marks tell what somebody said; only in a short query do they ask for the exact words."""

_QUOTED = re.compile(r'["\u201c\u201d]([^"\u201c\u201d]{1,200})["\u201c\u201d]')
_STARRED = re.compile(r"(\w{3,40})\*")

Expand = Callable[[str, int], list[str]]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Reader:
    """What queries are read with: lay words, wishes and spelling, made ready once for an index."""

    groups: Expressions[Entry]
    wishes: Expressions[Wish]
    speller: Speller


@dataclass(frozen=True, slots=True)
class _Said:
    """A lexicon entry and the person's own words that led to it."""

    entry: Entry
    words: str


def make_reader(lexicon: Lexicon, speller: Speller) -> Reader:
    """Return what queries are read with."""
    return Reader(groups=compile_groups(lexicon), wishes=compile_wishes(lexicon), speller=speller)


def understand(text: str, reader: Reader, expand: Expand, ignored: Collection[str] = ()) -> Understanding:
    """Return what `text` asks for. `expand` gives the indexed terms that start with a prefix; wishes in `ignored` are not followed."""
    mended, corrections = (text, ()) if SPELLING in ignored else reader.speller.mend(text)
    tokens = list(tokenise(mended))
    cut = len(tokens) > MAX_RANKED_WORDS
    tokens = tokens[:MAX_RANKED_WORDS]
    wishes, left = _wishes(mended, tokens, reader, ignored)
    said = _said(mended, left, reader)
    typed = _typed(left)
    weights = dict(typed)
    for prefix in _STARRED.findall(mended):
        weights |= dict.fromkeys(expand(prefix.casefold(), EXPANDED_PREFIXES), 1.0)
    for found in said:
        for term in (term for also in found.entry.group.also for term in terms(also)):
            weights.setdefault(term, ALSO_WEIGHT * found.entry.weight)
    return Understanding(
        text=_left_over(mended, left),
        terms=weights,
        typed=tuple(typed),
        phrases=_phrases(mended) if len(tokens) <= OPERATORS_UP_TO else (),
        topics=_strongest((slug, found.entry.weight) for found in said for slug in found.entry.group.topics),
        families=_strongest((slug, found.entry.weight) for found in said for slug in found.entry.group.families),
        because=_because(said),
        wishes=wishes,
        corrections=corrections,
        cut=cut,
    )


def _wishes(text: str, tokens: list[Token], reader: Reader, ignored: Collection[str]) -> tuple[tuple[ReadWish, ...], list[Token]]:
    """Return how the answer should be, and the tokens that say what it is about. A query of wishes alone keeps all its words."""
    read: dict[str, ReadWish] = {}
    spent: set[int] = set()
    for meant, stretch in reader.wishes.find(tokens):
        for wish in meant:
            if wish.id in ignored:
                continue
            read.setdefault(wish.id, ReadWish(id=wish.id, label=wish.label, words=_words(text, stretch)))
            if not wish.about:
                spent.update(token.position for token in stretch)
    left = [token for token in tokens if token.position not in spent]
    return tuple(read.values()), left if any(not token.stop for token in left) else tokens


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(phrase for phrase in map(tuple, map(terms, _QUOTED.findall(text))) if phrase)


def _said(text: str, tokens: Sequence[Token], reader: Reader) -> list[_Said]:
    return [_Said(entry, _words(text, stretch)) for meant, stretch in reader.groups.find(tokens) for entry in meant]


def _words(text: str, stretch: Sequence[Token]) -> str:
    return " ".join(text[stretch[0].start : stretch[-1].end].split())


def _left_over(text: str, tokens: Sequence[Token]) -> str:
    """Return the text from word to word, without the stretches that were taken out."""
    pieces: list[str] = []
    for before, token in zip((None, *tokens), tokens, strict=False):
        joined = before is not None and token.position == before.position + 1
        pieces.append(text[before.end : token.end] if before is not None and joined else " " + text[token.start : token.end])
    return "".join(pieces).strip() or text


def _typed(tokens: list[Token]) -> dict[str, float]:
    kept = [token for token in tokens if not token.stop] or tokens
    return {token.term: 1.0 for token in kept}


def _strongest(pairs: Iterable[tuple[str, float]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for slug, weight in pairs:
        found[slug] = max(found.get(slug, 0.0), weight)
    return found


def _because(said: Iterable[_Said]) -> dict[str, tuple[str, ...]]:
    """Return for each topic and family the person's own words that led there; coded words are never repeated."""
    found: dict[str, tuple[str, ...]] = {}
    for one in said:
        if not one.entry.shown:
            continue
        for slug in (*one.entry.group.topics, *one.entry.group.families):
            if one.words not in found.get(slug, ()):
                found[slug] = (*found.get(slug, ()), one.words)
    return found
