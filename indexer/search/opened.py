"""An index opened for reading: the build that serves or, if it is damaged, the one before."""

import functools
from dataclasses import dataclass
from pathlib import Path

from indexer.catalogue import Catalogue, open_catalogue
from indexer.engine.base import Engine
from indexer.engine.whoosh import WhooshEngine
from indexer.errors import IndexUnusable
from indexer.manifest import Manifest, read_manifest
from indexer.publish import current_build, previous_builds
from indexer.search.understand import Reader, make_reader
from indexer.settings import Settings
from indexer.vectors.store import Meanings, open_meanings
from indexer.vectors.subject import Subject, open_subject
from indexer.vectors.table import Table, load_table

shipped_table = functools.cache(load_table)
"""The table of meaning, opened once a process: every build of the index is compared by it."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class OpenIndex:
    """An index that serves: engine, records, lexicon and its own account."""

    engine: Engine
    catalogue: Catalogue
    reader: Reader
    manifest: Manifest
    fallback: bool
    meanings: Meanings
    subject: Subject
    table: Table


def open_best(settings: Settings) -> tuple[OpenIndex, str | None]:
    """Open the build that serves or, if it is damaged, the one before. Return it, and what was wrong if something was.

    Raises: IndexUnusable if none can be opened.
    """
    try:
        return _open_build(current_build(settings.index), fallback=False), None
    except IndexUnusable as error:
        for build in previous_builds(settings.index):
            try:
                return _open_build(build, fallback=True), str(error)
            except IndexUnusable:
                continue
        raise


def _open_build(build: Path, *, fallback: bool) -> OpenIndex:
    manifest = read_manifest(build)
    catalogue = open_catalogue(build)
    return OpenIndex(
        engine=WhooshEngine(build),
        catalogue=catalogue,
        reader=make_reader(catalogue.lexicon, catalogue.speller),
        manifest=manifest,
        fallback=fallback,
        meanings=open_meanings(build),
        subject=open_subject(build),
        table=shipped_table(),
    )
