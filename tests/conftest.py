"""Fixtures that several packages use: the real corpus, and an index of it built once a session."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.build import rebuild
from indexer.search.service import SearchService
from indexer.settings import Settings

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def corpus_folder() -> Path:
    return ROOT / "resources"


@pytest.fixture(scope="session")
def real_settings(corpus_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The real corpus with an index of its own. Tests must not write into either."""
    settings = Settings(resources=corpus_folder, index=tmp_path_factory.mktemp("index"))
    rebuild(settings)
    return settings


@pytest.fixture(scope="session")
def service(real_settings: Settings) -> Iterator[SearchService]:
    opened = SearchService(real_settings)
    yield opened
    opened.close()


@pytest.fixture
def small_corpus(corpus_folder: Path, tmp_path: Path) -> Path:
    """A copy of a few real resources, with all that they lean on, to change and break."""
    small = tmp_path / "resources"
    for name in ("techniques", "explainers", "apps", "communities", "helplines"):
        (small / name).mkdir(parents=True)
    for name in ("taxonomy.yaml", "lexicon.yaml", "crisis.yaml"):
        shutil.copy(corpus_folder / name, small / name)
    for path in (corpus_folder / "helplines").glob("helpline-*.yaml"):
        if path.name.startswith(("helpline-gb-", "helpline-int-")):
            shutil.copy(path, small / "helplines" / path.name)
    return small


@pytest.fixture
def small_settings(small_corpus: Path, tmp_path: Path) -> Settings:
    from tests.build import write_technique

    for id_ in ("count-the-tiles", "hum-a-tune", "walk-the-corridor"):
        write_technique(small_corpus, id_)
    return Settings(resources=small_corpus, index=tmp_path / "index")
