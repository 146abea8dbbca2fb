"""The embedded engine: a Whoosh index, ranked through impact lists read from its postings.

The only module that imports `whoosh`. Whoosh keeps postings, positions and lengths; phrases and prefixes are its own work, with a
searcher a thread (a shared one gives wrong results). Ranked queries never walk its matchers. The index is always opened with the
schema made here, so no pickled schema is read; `Searcher.refresh()` is never called (in Whoosh's forks it revives deleted documents).
"""

import threading
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh import fields, index, query, scoring
from whoosh.analysis import Analyzer
from whoosh.analysis import Token as WhooshToken
from whoosh.searching import Searcher

from indexer.engine.base import BM25_B, BM25_K1, FIELD_WEIGHTS, Document, LexicalQuery, Retrieved
from indexer.engine.facets import FacetTable, load_facets, pack, tabulate
from indexer.engine.impact import ImpactLists, gather, load_impacts
from indexer.errors import EngineFailure, IndexUnusable
from indexer.text.analysis import tokenise

WEIGHTING = scoring.BM25F(B=BM25_B, K1=BM25_K1)
"""Whoosh's BM25F scores each field on its own and the query adds them up: a weighted sum of per-field BM25."""


class ChainAnalyzer(Analyzer):  # type: ignore[misc]  # Whoosh has no types
    """Our chain of analysis as Whoosh wants it. Holds nothing: NLTK's objects cannot be pickled once used."""

    def __call__(self, value: str, **wanted: Any) -> Iterator[WhooshToken]:
        """Yield a token for every word that is no function word. Whoosh says in `wanted` whether it wants positions and characters."""
        token = WhooshToken(wanted.get("positions", False), wanted.get("chars", False))
        for found in tokenise(value, of_corpus=True):
            if found.stop:
                continue
            token.text, token.boost, token.stopped = found.term, 1.0, False
            token.pos, token.startchar, token.endchar = found.position, found.start, found.end
            yield token


def make_schema() -> fields.Schema:
    """Return the one schema, made by code."""
    texts = {name: fields.TEXT(analyzer=ChainAnalyzer(), phrase=True) for name in FIELD_WEIGHTS}
    return fields.Schema(key=fields.ID(stored=True), **texts)


def write_index(folder: Path, documents: Iterable[Document]) -> int:
    """Write a whole new index into `folder`, which must be empty. Return the number of documents."""
    kept = list(documents)
    store = folder / "whoosh"
    store.mkdir()
    ix = index.create_in(str(store), make_schema())
    writer = ix.writer(limitmb=256)
    for document in kept:
        writer.add_document(key=document.key, **{name: document.fields.get(name, "") for name in FIELD_WEIGHTS})
    writer.commit(optimize=True)
    with ix.searcher(weighting=WEIGHTING) as searcher:
        gather(_impacts(searcher), len(kept)).save(folder)
    ix.close()
    tabulate([document.facets for document in kept]).save(folder)
    return len(kept)


def _impacts(searcher: Searcher) -> Iterator[tuple[str, dict[int, float]]]:
    """Yield each term of the index with what it adds to the score of each document, over all fields."""
    reader = searcher.reader()
    texts = sorted({text for name in FIELD_WEIGHTS for text in reader.lexicon(name)})
    for text in texts:
        by_doc: dict[int, float] = {}
        for name, weight in FIELD_WEIGHTS.items():
            for doc, score in _field_scores(searcher, name, text):
                by_doc[doc] = by_doc.get(doc, 0.0) + weight * score
        yield text.decode("utf-8"), by_doc


def _field_scores(searcher: Searcher, name: str, text: bytes) -> Iterator[tuple[int, float]]:
    """Yield (document, BM25 of one term in one field), as Whoosh's own scorer works it out."""
    if (name, text) not in searcher.reader():
        return
    matcher = searcher.postings(name, text)
    while matcher.is_active():
        yield matcher.id(), matcher.score()
        matcher.next()


class WhooshEngine:
    """An opened index. Safe to share between threads; see `indexer.engine.base.Engine` for what each method promises."""

    def __init__(self, folder: Path) -> None:
        """Open the index in `folder`.

        Raises: IndexUnusable.
        """
        try:
            self._index = index.open_dir(str(folder / "whoosh"), schema=make_schema(), readonly=True)
            self._facets: FacetTable = load_facets(folder)
            self._impacts: ImpactLists = load_impacts(folder, self._facets.count)
        except Exception as error:  # Whoosh raises whatever its unpickling met
            raise IndexUnusable(f"The index in {folder} cannot be opened ({type(error).__name__}). Run `worrystone rebuild`.") from error
        self._threads = threading.local()

    @property
    def count(self) -> int:
        """The number of documents."""
        return self._facets.count

    def search(self, query: LexicalQuery, limit: int) -> Retrieved:
        """Return the best `limit` documents."""
        scores = self._impacts.score(query.terms)
        matches = self._matches(query, scores)
        matching = pack(matches)
        kept = matches & self._unpacked(self._facets.passing(query.filters)) if query.filters else matches
        docs = np.flatnonzero(kept).astype(np.int32)
        order = _best(scores[docs], limit)
        counts = self._facets.counts(matching, query.filters)
        best = int(np.argmax(np.where(matches, scores, -1.0))) if matches.any() else None
        return Retrieved(docs[order], scores[docs[order]], best, len(docs), counts)

    def explain(self, query: LexicalQuery, doc: int) -> dict[str, float]:
        """Return how much each field added to a document's score."""
        searcher = self._searcher()
        parts = {}
        for name, weight in FIELD_WEIGHTS.items():
            scored = (dict(_field_scores(searcher, name, term.encode())).get(doc, 0.0) * boost for term, boost in query.terms.items())
            parts[name] = weight * sum(scored)
        return {name: score for name, score in parts.items() if score}

    def coverage(self, terms: Mapping[str, float], doc: int) -> float:
        """Return the share of what `terms` ask for that a document has."""
        return self._impacts.coverage(terms, doc)

    def expand(self, prefix: str, limit: int) -> list[str]:
        """Return up to `limit` indexed terms that start with `prefix`."""
        reader = self._searcher().reader()
        found = {text.decode("utf-8") for name in FIELD_WEIGHTS for text in reader.expand_prefix(name, prefix)}
        return sorted(found)[:limit]

    def close(self) -> None:
        """Let go of the index's files."""
        self._index.close()

    def _matches(self, query: LexicalQuery, scores: NDArray[np.float64]) -> NDArray[np.bool_]:
        best = float(scores.max(initial=0.0))
        matches: NDArray[np.bool_] = (scores > 0.0) & (scores >= best * query.cut)
        if query.also:
            matches[list(query.also)] = True
        for phrase in query.phrases:
            matches &= self._with_phrase(phrase)
        return matches

    def _unpacked(self, bits: NDArray[np.uint64]) -> NDArray[np.bool_]:
        return np.unpackbits(bits.view(np.uint8), bitorder="little")[: self.count].astype(np.bool_)

    def _with_phrase(self, phrase: tuple[str, ...]) -> NDArray[np.bool_]:
        mask = np.zeros(self.count, dtype=np.bool_)
        wanted = query.Or([_phrase(name, phrase) for name in FIELD_WEIGHTS])
        try:
            docs = list(self._searcher().docs_for_query(wanted))
        except Exception as error:
            raise EngineFailure(f"The index could not look up a phrase ({type(error).__name__}).") from error
        mask[docs] = True
        return mask

    def _searcher(self) -> Searcher:
        """Return this thread's searcher: Whoosh's readers share a file position and must not be shared."""
        if not hasattr(self._threads, "searcher"):
            try:
                self._threads.searcher = self._index.searcher(weighting=WEIGHTING)
            except Exception as error:
                raise EngineFailure(f"The index cannot be read any more ({type(error).__name__}).") from error
        found: Searcher = self._threads.searcher
        return found


def _phrase(name: str, phrase: tuple[str, ...]) -> query.Query:
    return query.Phrase(name, list(phrase)) if len(phrase) > 1 else query.Term(name, phrase[0])


def _best(scores: NDArray[np.float64], limit: int) -> NDArray[np.intp]:
    """Return the places of the `limit` highest scores, highest first, earlier places first among equals."""
    return np.argsort(-scores, kind="stable")[:limit]


def whoosh_query(lexical: Mapping[str, float]) -> query.Query:
    """Return the same question as a query of Whoosh's own, for comparison in tests and benchmarks."""
    return query.Or(
        [query.Term(name, term, boost=weight * boost) for term, boost in lexical.items() for name, weight in FIELD_WEIGHTS.items()]
    )


def open_with_whoosh(folder: Path) -> index.Index:
    """Open the index as plain Whoosh, for comparison in tests and benchmarks."""
    return index.open_dir(str(folder / "whoosh"), schema=make_schema(), readonly=True)
