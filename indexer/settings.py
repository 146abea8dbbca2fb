"""Where things are: folders and switches, from the environment unless the caller says otherwise."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The folder of resources and the folder of the index."""

    resources: Path
    index: Path


def read_settings(environment: Mapping[str, str] | None = None, *, resources: Path | None = None, index: Path | None = None) -> Settings:
    """Return settings: what the caller names, else WORRYSTONE_RESOURCES and WORRYSTONE_INDEX, else the defaults."""
    named = os.environ if environment is None else environment
    return Settings(
        resources=resources or _path(named.get("WORRYSTONE_RESOURCES")) or packaged_resources(),
        index=index or _path(named.get("WORRYSTONE_INDEX")) or user_cache(named) / "index",
    )


def packaged_resources() -> Path:
    """Return the corpus that came with the code: inside the installed package, or beside it in a checkout."""
    installed = _HERE / "_resources"
    return installed if installed.is_dir() else _HERE.parent / "resources"


def user_cache(environment: Mapping[str, str]) -> Path:
    """Return this user's cache folder for us, by the XDG rules, or macOS's."""
    if environment.get("XDG_CACHE_HOME"):
        return Path(environment["XDG_CACHE_HOME"]) / "worrystone"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "worrystone"
    return Path.home() / ".cache" / "worrystone"


def _path(value: str | None) -> Path | None:
    return Path(value).expanduser() if value else None
