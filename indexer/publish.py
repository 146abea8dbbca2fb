"""Where finished indexes live and which one serves: built aside, switched in one step, the one before kept.

<index folder>/CURRENT              the name of the build that serves, replaced in one step
<index folder>/build-<time>-<hash>/ a finished build, never changed
<index folder>/unfinished-…/        a build under way, or left by one that was killed
<index folder>/lock                 held while somebody rebuilds
"""

import contextlib
import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from indexer.errors import EnvironmentProblem, IndexUnusable

CURRENT = "CURRENT"
KEPT_BUILDS = 2
"""The one that serves and the one before, to go back to."""

_BUILD, _UNFINISHED = "build-", "unfinished-"


@contextlib.contextmanager
def rebuild_lock(folder: Path) -> Iterator[None]:
    """Hold the right to write into `folder`.

    Raises: EnvironmentProblem if the folder cannot be written or another rebuild is running.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "lock").open("w")
    except OSError as error:
        remedy = "Give another folder with --index or WORRYSTONE_INDEX, or the right to write there."
        raise EnvironmentProblem(f"The index folder {folder} cannot be written ({error.strerror}). {remedy}") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in (errno.EWOULDBLOCK, errno.EACCES):
                raise
            raise EnvironmentProblem(f"Another rebuild is writing to {folder}. Wait for it, or give another --index.") from error
        yield


def fresh_folder(folder: Path, name: str) -> Path:
    """Return a new empty folder to build in. Call under `rebuild_lock`; what killed rebuilds left is removed first."""
    for left in folder.glob(f"{_UNFINISHED}*"):
        shutil.rmtree(left, ignore_errors=True)
    fresh = folder / f"{_UNFINISHED}{name}"
    fresh.mkdir()
    return fresh


def publish(folder: Path, finished: Path) -> Path:
    """Make `finished` the build that serves, in one step, and remove all but the last `KEPT_BUILDS`. Return its new place."""
    place = folder / finished.name.replace(_UNFINISHED, _BUILD, 1)
    finished.rename(place)
    pointer = folder / f"{CURRENT}.new"
    with pointer.open("w", encoding="utf-8") as out:
        out.write(place.name)
        out.flush()
        os.fsync(out.fileno())
    pointer.replace(folder / CURRENT)
    for old in sorted(folder.glob(f"{_BUILD}*"))[:-KEPT_BUILDS]:
        if old != place:
            shutil.rmtree(old, ignore_errors=True)
    return place


def current_build(folder: Path) -> Path:
    """Return the build that serves.

    Raises: IndexUnusable if there is none.
    """
    try:
        name = (folder / CURRENT).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise IndexUnusable(f"There is no index in {folder}. Run `worrystone rebuild`.") from error
    build = folder / name
    if not name.startswith(_BUILD) or "/" in name or not build.is_dir():
        raise IndexUnusable(f"{folder / CURRENT} names no build that is there. Run `worrystone rebuild`.")
    return build


def previous_builds(folder: Path) -> list[Path]:
    """Return finished builds other than the one that serves, newest first: what to fall back on if it is damaged."""
    try:
        serving = current_build(folder).name
    except IndexUnusable:
        serving = ""
    return [build for build in sorted(folder.glob(f"{_BUILD}*"), reverse=True) if build.name != serving]


def pointer_stamp(folder: Path) -> tuple[int, int] | None:
    """Return what changes whenever another build starts to serve, for one call to the file system; None without an index."""
    try:
        found = (folder / CURRENT).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino
