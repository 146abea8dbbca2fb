"""Raw text -> words, undoing what hides them: look-alikes, invisible characters, spaced-out letters, stars, emoji inside words.

What a single odd word may mean is `vocabulary`'s business; which words matter is the rules'.
"""

import re
from collections.abc import Iterator

from indexer.danger.letters import fold
from indexer.danger.vocabulary import Readings, Vocabulary

EMOJI = "\u2190-\u2bff\u3030\U0001f000-\U0001fbff"
_HAN = "\u3040-\u30ff\u3400-\u9fff"
_LETTER = rf"[^\W_{_HAN}]|[\u0900-\u0963\u0966-\u097f]"
_TOKEN = re.compile(
    rf"(?P<han>[{_HAN}])|(?P<emoji>[{EMOJI}])(?:ing|ed|s)?(?![a-z])|(?P<emoji2>[{EMOJI}])|(?P<word>(?:{_LETTER}|[@$€£+|*!'])+)"
)
_EMOJI_INSIDE = re.compile(rf"(?<=[a-z])[{EMOJI}]+(?=[a-z])(?!(?:ing|ed)\b)")
_HAS_LETTER = re.compile(_LETTER)
_EDGES = "!+|'"
_ELIDED = re.compile(r"(j|l|d|n|s|t|c|m|qu|dell|all|un|nell)'(?=[a-z]{2})")
_MIN_RUN = 3
"""So many single letters in a row are a word written with gaps; two may be initials."""


def words_of(text: str, vocabulary: Vocabulary) -> list[Readings]:
    """Return the words of `text` in order, each with the readings it allows, the likeliest first."""
    tokens = list(_tokens(_EMOJI_INSIDE.sub("*", fold(text))))
    words: list[Readings] = []
    at = 0
    while at < len(tokens):
        at = _take(tokens, at, words, vocabulary)
    return words


def _tokens(text: str) -> Iterator[str]:
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "word":
            yield from _clean(match.group())
        elif kind:
            yield match.group(kind)


def _clean(word: str) -> Iterator[str]:
    """Strip signs from the ends, and undo elision: d'adieu is two words, don't is one."""
    word = word.strip(_EDGES)
    if word.startswith("*") and word.endswith("*"):
        word = word.strip("*")
    if "'" in word:
        elided = _ELIDED.match(word)
        if elided:
            yield elided.group(1)
            word = word[elided.end() :]
        word = word.replace("'", "")
    if word and _HAS_LETTER.search(word):
        yield word


def _take(tokens: list[str], at: int, words: list[Readings], vocabulary: Vocabulary) -> int:
    """Read one word from `tokens[at:]`, or a run of single letters, or two halves of a danger word; return where to go on."""
    token = tokens[at]
    if len(token) == 1 and _is_letter(token):
        end = at
        while end < len(tokens) and len(tokens[end]) == 1 and _is_letter(tokens[end]):
            end += 1
        if end - at >= _MIN_RUN and (spelt := vocabulary.joined("".join(tokens[at:end]))):
            words.extend(spelt)
            return end
    elif at + 1 < len(tokens) and vocabulary.is_broken(token, tokens[at + 1]):
        words.extend(vocabulary.read(token + tokens[at + 1]))
        return at + 2
    words.extend(vocabulary.read(token))
    return at + 1


def _is_letter(token: str) -> bool:
    return token.isalnum() and not "\u3040" <= token <= "\u9fff"
