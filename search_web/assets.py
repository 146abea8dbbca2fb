"""The stylesheet and the script, named by what is in them, so that browsers may keep them for ever. Packed once, at start."""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "static"
_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file to serve under `name`."""

    name: str
    type: str
    plain: bytes
    packed: bytes


def load_assets(folder: Path = FOLDER) -> Mapping[str, Asset]:
    """Return the files of `static/` by their plain names."""
    return {path.name: _asset(path) for path in sorted(folder.glob("*.*"))}


def _asset(path: Path) -> Asset:
    plain = path.read_bytes()
    mark = hashlib.sha256(plain).hexdigest()[:10]
    ending = path.suffix[1:]
    return Asset(name=f"{path.stem}-{mark}.{ending}", type=_TYPES[ending], plain=plain, packed=gzip.compress(plain, 9, mtime=0))
