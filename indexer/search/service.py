"""The front doors' one way to search: `SearchService.search(Query) -> ResultPage`, danger check first, always.

What help needs (danger rules, helplines) is loaded when the service opens and depends on no index. The index may be missing, be
replaced while we serve, or fail: the answer then still carries help.
"""

import threading
import time
from collections.abc import Mapping, Sequence

from indexer.corpus.load import help_digest
from indexer.errors import EngineFailure, IndexUnusable, WorrystoneError
from indexer.model.help import Assessment, Crisis, Level
from indexer.model.resource import Resource
from indexer.model.search import MAX_QUERY_CHARACTERS, Query, ResultPage, Understanding
from indexer.model.taxonomy import Taxonomy
from indexer.publish import pointer_stamp
from indexer.search.answer import Answer, answer
from indexer.search.helping import load_help
from indexer.search.opened import OpenIndex, open_best
from indexer.settings import Settings

LOOK_AGAIN_SECONDS = 1.0
"""How long a rebuild may go unnoticed; looking costs one call to the file system."""

ANY_DANGER: Mapping[Level, str] = {Level.CRISIS: "help-request", Level.CONCERN: "low"}
"""The categories whose words fit when nothing is known but that help was looked for."""


class SearchService:
    """Answers queries. Safe to share between threads; picks up a rebuilt index by itself."""

    def __init__(self, settings: Settings) -> None:
        """Open the index if there is one, and load help, with or without it.

        Raises: CorpusError if the danger rules or helplines are broken, EnvironmentProblem if the resources are not there.
        """
        self._settings = settings
        self._reopening = threading.Lock()
        self._index: OpenIndex | None = None
        self._trouble: str | None = None
        self._stamp: tuple[int, int] | None = None
        self._looked = 0.0
        self._open()
        self._help = load_help(settings.resources, self._index)

    @property
    def index(self) -> OpenIndex | None:
        """The index that serves now, or None."""
        self._notice_rebuilds()
        return self._index

    @property
    def trouble(self) -> str | None:
        """Why there is no (or only an older) index, in words, or None."""
        return self._trouble

    @property
    def countries(self) -> Mapping[str, str]:
        """The countries that have helplines, code to name. Needs no index."""
        return self._help.countries

    @property
    def taxonomy(self) -> Taxonomy | None:
        """The topics and families of the index that serves, or None without one."""
        index = self.index
        return index.catalogue.taxonomy if index else None

    def search(self, query: Query) -> ResultPage:
        """Answer a query. Never raises: what cannot be searched is answered with help and `engine_down`."""
        started = time.perf_counter()
        text = query.text[:MAX_QUERY_CHARACTERS]
        assessment = self._help.check.assess(text)
        crisis = self._help.helplines.crisis_for(assessment, query.country)
        found = self._answer(query, text, assessment)
        return ResultPage(
            crisis=crisis,
            results=found.hits if found else (),
            total=found.total if found else 0,
            offset=query.offset,
            limit=query.limit,
            facets=found.facets if found else (),
            understanding=found.understanding if found else Understanding(),
            no_match=found is not None and not found.total,
            nearest_topics=found.nearest_topics if found else (),
            engine_down=found is None,
            milliseconds=(time.perf_counter() - started) * 1000,
        )

    def help_for(self, country: str, level: Level = Level.CRISIS, category: str | None = None) -> Crisis:
        """Return the help for a country and, where known, a kind of danger, without any query."""
        return self._help.helplines.crisis_for(Assessment(level=level, category=category or ANY_DANGER.get(level)), country)

    def assess(self, text: str) -> Assessment:
        """Return what the danger check finds in a text. Never raises."""
        return self._help.check.assess(text)

    def resource(self, id_: str) -> Resource | None:
        """Return a published or withdrawn resource by its id, or None."""
        index = self.index
        if index is None:
            return None
        doc = index.catalogue.numbers.get(id_)
        return index.catalogue.withdrawn.get(id_) if doc is None else index.catalogue.resource(doc)

    def renamed(self, id_: str) -> str | None:
        """Return the id that a former id goes by now, or None."""
        index = self.index
        return index.catalogue.aliases.get(id_) if index else None

    def resources(self) -> Sequence[Resource]:
        """Return every published resource, by id."""
        index = self.index
        return [index.catalogue.resource(doc) for doc in range(index.engine.count)] if index else []

    def close(self) -> None:
        """Let go of the index."""
        if self._index is not None:
            self._index.engine.close()
            self._index = None

    def _answer(self, query: Query, text: str, assessment: Assessment) -> Answer | None:
        index = self.index
        if index is None:
            return None
        try:
            return answer(query, text, index, assessment, safe_topics=self._safe_topics(assessment))
        except EngineFailure as failure:
            self._trouble = str(failure)
            return None

    def _safe_topics(self, assessment: Assessment) -> tuple[str, ...]:
        """Return, at crisis, the topics that results below the help are bound to."""
        if assessment.level is not Level.CRISIS or assessment.category is None:
            return ()
        return self._help.safe_topics.get(assessment.category, ())

    def _notice_rebuilds(self) -> None:
        now = time.monotonic()
        if now - self._looked < LOOK_AGAIN_SECONDS:
            return
        self._looked = now
        if pointer_stamp(self._settings.index) != self._stamp and self._reopening.acquire(blocking=False):
            threading.Thread(target=self._reopen, name="worrystone-reopen", daemon=True).start()

    def _reopen(self) -> None:
        """Take up the build that serves now, beside the queries that go on; then the help that goes with it, if that changed."""
        try:
            self._open()
            if help_digest(self._settings.resources) != self._help.digest:
                self._help = load_help(self._settings.resources, self._index)
        except (WorrystoneError, OSError) as error:
            self._trouble = f"The danger rules or helplines changed and cannot be used; the last good ones go on. {error}"
        finally:
            self._reopening.release()

    def _open(self) -> None:
        """Open the build that serves now; keep what we have if that cannot be done. Queries under way finish on the old one."""
        self._stamp = pointer_stamp(self._settings.index)
        try:
            self._index, self._trouble = open_best(self._settings)
        except IndexUnusable as error:
            self._trouble = str(error)
