"""Makes the table of meaning: `python -m indexer.vectors.fitting [FOLDER]`. About half an hour on two cores; needs wordnet-base.

First the table learns to point where the teacher points (`fit`), then to bring what people type nearer to what helps (`contrast`).
"""

import random
import re
import sys
import unicodedata
from pathlib import Path

import numpy as np

from indexer.corpus.check import checked_corpus
from indexer.corpus.load import Corpus
from indexer.documents import to_saying
from indexer.settings import read_settings
from indexer.vectors.fitting import fit
from indexer.vectors.fitting.contrast import Lessons, sharpen
from indexer.vectors.fitting.teacher import Teacher, model_folder, pieces_of_teacher
from indexer.vectors.fitting.texts import WORDNET, corpus_texts, noisy, searched_texts, unique, wordnet_texts
from indexer.vectors.table import PAIR, TABLE, save_table

SEARCHES = 130_000
NOISY_SHARE = 0.45
OWN_TIMES = 3
"""The corpus' own sentences count three times: they are what queries are compared with."""

_LATIN = re.compile(r"^(##)?[a-z0-9\u00c0-\u024f]+$|^[!-/:-@\[-`{-~]$")
_EMOJI = (*range(0x1F300, 0x1FAFF), *range(0x2600, 0x27C0))


def main() -> None:
    """Fit the table and write it."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else TABLE
    dice = random.Random(fit.SEED)  # noqa: S311 - training data, not secrets
    corpus = checked_corpus(read_settings().resources)
    teacher = Teacher(model_folder())
    words, alone = _pieces(teacher)
    vocabulary = {word: number for number, word in enumerate(words)}
    texts, wanted = _material(corpus, teacher, dice)
    numbered = fit.numbered(texts, vocabulary)
    pairs = fit.frequent_pairs(numbered)
    rows = {int(first) * PAIR + int(second): len(words) + number for number, (first, second) in enumerate(pairs)}
    material = fit.Material(
        texts=[fit.with_pairs(text, rows) or [0] for text in numbered], wanted=wanted @ (axes := fit.principal_axes(wanted))
    )
    table = fit.fit(material, fit.start_rows(alone @ axes, pairs, numbered))
    elsewhere = corpus.lexicon.elsewhere if corpus.lexicon else ()
    sayings = [to_saying(resource).texts for resource in corpus.published]
    lessons = Lessons(sayings=sayings, elsewhere=elsewhere, vocabulary=vocabulary, rows=rows)
    save_table(folder, words, pairs, sharpen(table, lessons, material))


def _pieces(teacher: Teacher) -> tuple[list[str], fit.Floats]:
    """Return the pieces that get a row, and the teacher's vector of each alone; an emoji stands for its Unicode name."""
    words = [word for word in pieces_of_teacher(model_folder()) if _LATIN.match(word)]
    emoji = [chr(code) for code in _EMOJI if unicodedata.name(chr(code), "")]
    names = [unicodedata.name(sign).lower() for sign in emoji]
    return [*words, *emoji], teacher.encode([*(word.removeprefix("##") for word in words), *names])


def _material(corpus: Corpus, teacher: Teacher, dice: random.Random) -> tuple[list[str], fit.Floats]:
    own = unique(corpus_texts(corpus))
    others = unique([*searched_texts(corpus, SEARCHES, dice), *wordnet_texts(WORDNET, 1.0, dice)])
    clean = [*own, *others]
    vectors = teacher.encode(clean)
    places = [place for place in range(len(clean)) if place < len(own) or dice.random() < NOISY_SHARE]
    again = list(range(len(own))) * (OWN_TIMES - 1)
    texts = [*clean, *(noisy(clean[place], dice) for place in places), *(clean[place] for place in again)]
    return texts, np.concatenate([vectors, vectors[places], vectors[again]])


if __name__ == "__main__":
    main()
