"""From a folder of resources to an index that serves: check, make documents, write aside, seal, switch.

Killed at any moment, the old index still serves; nothing is ever written into a build that serves.
"""

import hashlib
import json
import shutil
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from indexer.catalogue import Catalogued, write_catalogue
from indexer.corpus.check import checked_corpus
from indexer.corpus.load import Corpus, help_digest
from indexer.danger.compiled import everyday_words
from indexer.documents import to_document, to_saying
from indexer.engine.whoosh import write_index
from indexer.errors import EnvironmentProblem, IndexUnusable
from indexer.manifest import Manifest, read_manifest, write_manifest
from indexer.model.plain import to_plain
from indexer.model.resource import Resource
from indexer.model.vocabulary import Status
from indexer.publish import current_build, fresh_folder, publish, rebuild_lock
from indexer.settings import Settings
from indexer.vectors.store import write_meanings
from indexer.vectors.subject import write_subject
from indexer.vectors.table import load_table

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """What a rebuild did: ids added, changed and removed since the last build, seconds taken, and the new manifest."""

    folder: Path
    manifest: Manifest
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    seconds: float


def rebuild(settings: Settings, progress: Progress = lambda _: None) -> Rebuilt:
    """Build the index anew from the resources and let it serve.

    Raises: CorpusError if the resources have errors (the old index goes on), EnvironmentProblem if something is in the way.
    """
    started = time.perf_counter()
    with rebuild_lock(settings.index):
        before = _records_of_current(settings.index)
        progress("checking the resources")
        corpus = checked_corpus(settings.resources)
        folder = fresh_folder(settings.index, _build_name(corpus))
        try:
            manifest = _write(folder, corpus, progress)
            place = publish(settings.index, folder)
        except OSError as error:
            shutil.rmtree(folder, ignore_errors=True)
            what = f"The index could not be written to {settings.index} ({error.strerror}). The old one goes on."
            raise EnvironmentProblem(f"{what} Free space or give another --index.") from error
    after = manifest.records
    return Rebuilt(
        folder=place,
        manifest=manifest,
        added=tuple(sorted(after.keys() - before.keys())),
        changed=tuple(sorted(id_ for id_ in after.keys() & before.keys() if after[id_] != before[id_])),
        removed=tuple(sorted(before.keys() - after.keys())),
        seconds=time.perf_counter() - started,
    )


def _build_name(corpus: Corpus) -> str:
    return f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{corpus.digest[:8]}"


def _records_of_current(index: Path) -> dict[str, str]:
    try:
        return dict(read_manifest(current_build(index)).records)
    except IndexUnusable:
        return {}


def _write(folder: Path, corpus: Corpus, progress: Progress) -> Manifest:
    resources = sorted(corpus.published, key=lambda resource: resource.id)
    withdrawn = [entry.resource for entry in corpus.entries if entry.resource.status is Status.WITHDRAWN]
    if corpus.taxonomy is None or corpus.lexicon is None:
        raise EnvironmentProblem("The corpus has no taxonomy or lexicon.")  # checked_corpus has refused this already
    progress(f"indexing {len(resources)} resources")
    documents = [to_document(resource, corpus.taxonomy) for resource in resources]
    write_index(folder, documents)
    progress("writing records")
    table = load_table()
    ours = write_meanings(folder, [to_saying(resource) for resource in resources], table)
    write_subject(folder, ours, table.encode_all(corpus.lexicon.elsewhere))
    catalogued = Catalogued(
        resources=resources,
        documents=documents,
        withdrawn=withdrawn,
        taxonomy=corpus.taxonomy,
        lexicon=corpus.lexicon,
    )
    write_catalogue(folder, catalogued, everyday_words()[0])
    progress("sealing")
    return write_manifest(
        folder,
        digest=corpus.digest,
        help_digest=help_digest(corpus.folder),
        kinds=Counter(str(resource.kind) for resource in resources),
        records={resource.id: _digest(resource) for resource in resources},
        helplines_seen=_oldest_sight(resources),
    )


def _digest(resource: Resource) -> str:
    return hashlib.sha256(json.dumps(to_plain(resource), sort_keys=True).encode()).hexdigest()[:16]


def _oldest_sight(resources: Sequence[Resource]) -> str | None:
    """Return the date on which the least recently checked helpline was looked at."""
    dates = [resource.dates.last_checked for resource in resources if resource.helpline is not None]
    return min(dates).isoformat() if dates else None
