"""How hard a text is to read: the Flesch-Kincaid grade (Kincaid et al. 1975), which is about the US school year it suits."""

import re
from functools import cache

from nltk.tokenize import SyllableTokenizer

_SENTENCE_END = re.compile(r"[.!?]+(?=\s|$)|\n+")
_WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)*")
_SYLLABLES = SyllableTokenizer()
_SILENT_ENDING = re.compile(r"(?<=[^aeiouy])(?:e|es|ed)$")
_VOICED_ENDING = re.compile(r"(?:[td]ed|[^aeiouy]le|les|[cgszx]es|ches|shes)$")


@cache
def syllables(word: str) -> int:
    """Return the number of syllables of an English word, at least 1; silent endings do not count. Remembered: only the corpus is counted."""
    letters = word.casefold().replace("'", "")
    count = len(_SYLLABLES.tokenize(letters))
    if count > 1 and _SILENT_ENDING.search(letters) and not _VOICED_ENDING.search(letters):
        count -= 1
    return max(1, count)


def reading_grade(text: str) -> float:
    """Return the Flesch-Kincaid grade of `text`; 0.0 when it has no words."""
    words = _WORD.findall(text.replace("\u2019", "'"))
    if not words:
        return 0.0
    sentences = sum(1 for part in _SENTENCE_END.split(text) if _WORD.search(part))
    per_sentence = len(words) / max(1, sentences)
    per_word = sum(map(syllables, words)) / len(words)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59
