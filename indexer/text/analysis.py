"""The one chain of analysis: normalise, tokenise, drop function words, stem. Index and query go through the same.

NLTK's objects live at module level on purpose: one that has been used cannot be pickled and read back, so an index must
never hold one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nltk.stem.snowball import EnglishStemmer
from nltk.tokenize import RegexpTokenizer

from indexer.text.normalise import normalise, normalise_with_offsets, shorten_runs

WORD_PATTERN = r"\d+(?:[-/]\d+)+|\w+(?:'\w+)*\+?"
"""Keeps can't, 5-4-3-2-1, 4-7-8, 24/7 and lgbtq+ whole; splits self-harm into its words."""

STOP_WORDS = frozenset(
    "a am an and are as at be been but by did do does for from had has have he her his i im i'm in is it its it's me my of on or our"
    " she so some such than that the their them then there they this to was we were what which while who will with you your".split(),
)
"""Function words only. `not`, `no`, `can't`, `down`, `off`, `out`, `over`, `up`, `alone`, `too` stay: feelings hang on them."""

_TOKENIZER = RegexpTokenizer(WORD_PATTERN)
_STEMMER = EnglishStemmer()
_CORPUS_STEMS: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Token:
    """A term, its position among the words, and the stretch of the original text it came from."""

    term: str
    position: int
    start: int
    end: int
    stop: bool


def remember_stems(words: Iterable[str]) -> None:
    """Keep the stems of these words of the corpus at hand. Only the corpus' words: what people type is never kept."""
    for word in words:
        _CORPUS_STEMS[word] = _stem(word)


def stem(word: str) -> str:
    """Return the term a normalised word is filed under."""
    return _CORPUS_STEMS.get(word) or _stem(word)


def _stem(word: str) -> str:
    if not word.isalpha() or len(word) < 3 or not word.isascii():
        return word.replace("'", "") if "'" in word else word
    return str(_STEMMER.stem(shorten_runs(word)))


def tokenise(text: str, *, of_corpus: bool = False) -> Iterator[Token]:
    """Yield every word of `text` as a token, function words marked as such. Stems of the corpus' own words are kept at hand."""
    plain, offsets = normalise_with_offsets(text)
    for position, (start, end) in enumerate(_TOKENIZER.span_tokenize(plain)):
        word = plain[start:end]
        if of_corpus and word not in _CORPUS_STEMS:
            _CORPUS_STEMS[word] = _stem(word)
        yield Token(stem(word), position, offsets[start], offsets[end], word in STOP_WORDS)


def words(text: str) -> Iterator[str]:
    """Yield the normalised words of `text`, unstemmed."""
    plain = normalise(text)
    for start, end in _TOKENIZER.span_tokenize(plain):
        yield plain[start:end]


def terms(text: str) -> list[str]:
    """Return the terms of `text` in order; if it has only function words, all of them."""
    tokens = list(tokenise(text))
    kept = [token.term for token in tokens if not token.stop]
    return kept or [token.term for token in tokens]
