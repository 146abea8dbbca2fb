"""Make what phones type comparable: NFKC, straight apostrophes, plain dashes, folded case; keep track of where it stood."""

import re
import unicodedata

_SAME = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201b\u02bc\u0060\u00b4\uff07", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
    },
)
_LONG_RUN = re.compile(r"(\w)\1{2,}")
_SURROGATE = re.compile("[\ud800-\udfff]")


def normalise(text: str) -> str:
    """Return `text` with Unicode forms, apostrophes, dashes and case made equal. Never raises; lone surrogates go."""
    if text.isascii():
        return text.casefold()
    folded = unicodedata.normalize("NFKC", _SURROGATE.sub(" ", text).translate(_SAME))
    return folded.casefold().translate(_SAME)


def normalise_with_offsets(text: str) -> tuple[str, list[int]]:
    """Return `normalise(text)` and, for each of its characters, the index in `text` it came from (one more, for the end).

    Letters are taken one by one, so `text` should be in composed form (NFC), as `corpus.schema` makes every text of the corpus.
    """
    if text.isascii():
        return text.casefold(), list(range(len(text) + 1))
    pieces: list[str] = []
    offsets: list[int] = []
    for index, character in enumerate(text):
        piece = normalise(character)
        pieces.append(piece)
        offsets.extend([index] * len(piece))
    return "".join(pieces), [*offsets, len(text)]


def shorten_runs(word: str) -> str:
    """Return `word` with three or more equal letters made two: sooooo -> soo, so that drawn-out words meet."""
    return _LONG_RUN.sub(r"\1\1", word)
