"""What an index says of itself: versions, counts, the corpus it was made from, and a checksum of every file.

One flipped byte in a Whoosh segment goes unnoticed by Whoosh; here it is found before anything is opened.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from indexer import __version__
from indexer.errors import IndexUnusable
from indexer.model.plain import from_plain, to_plain

FORMAT = 3
"""Raised whenever an index written by older code cannot be read by newer code, or the other way round."""

NAME = "manifest.json"
_REBUILD = "Run `worrystone rebuild`."


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSeal:
    """A file's size in bytes and its SHA-256."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The index's own account. `digest` names the corpus, `help_digest` what help is made of; `built` is UTC, in ISO form."""

    format: int
    version: str
    built: str
    digest: str
    help_digest: str
    documents: int
    kinds: Mapping[str, int]
    helplines_seen: str | None = None
    records: Mapping[str, str]
    files: Mapping[str, FileSeal]

    @property
    def size(self) -> int:
        """The size of all files together, in bytes."""
        return sum(seal.size for seal in self.files.values())


def write_manifest(
    folder: Path,
    *,
    digest: str,
    help_digest: str,
    kinds: Mapping[str, int],
    records: Mapping[str, str],
    helplines_seen: str | None,
) -> Manifest:
    """Seal every file in `folder` and write the manifest beside them. `records` maps each id to a digest of its record."""
    manifest = Manifest(
        format=FORMAT,
        version=__version__,
        built=datetime.now(UTC).isoformat(timespec="seconds"),
        digest=digest,
        help_digest=help_digest,
        documents=len(records),
        kinds=kinds,
        helplines_seen=helplines_seen,
        records=records,
        files={path.relative_to(folder).as_posix(): _seal(path) for path in sorted(folder.rglob("*")) if path.is_file()},
    )
    _write_down(folder / NAME, json.dumps(to_plain(manifest)))
    return manifest


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of an index after checking every file against it.

    Raises: IndexUnusable if it is missing, of another format, or a file is missing or changed.
    """
    manifest = _parse(folder)
    for name, seal in manifest.files.items():
        path = folder / name
        if not path.is_file() or _seal(path) != seal:
            raise IndexUnusable(f"The index is damaged: {path} is missing or changed since it was built. {_REBUILD}")
    return manifest


def _parse(folder: Path) -> Manifest:
    path = folder / NAME
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(plain, dict) and plain.get("format") != FORMAT:
            raise IndexUnusable(f"The index in {folder} has format {plain.get('format')}; this version reads {FORMAT}. {_REBUILD}")
        return from_plain(plain, Manifest)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexUnusable(f"There is no readable manifest at {path} ({type(error).__name__}). {_REBUILD}") from error


def _seal(path: Path) -> FileSeal:
    return FileSeal(size=path.stat().st_size, sha256=hashlib.sha256(path.read_bytes()).hexdigest())


def _write_down(path: Path, text: str) -> None:
    """Write a file and wait until it is on the disk."""
    with path.open("w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
