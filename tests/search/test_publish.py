"""A rebuild is whole or not at all, and readers never see half an index."""

import json
import multiprocessing
import os
import signal
import time
from pathlib import Path

import pytest

from indexer.build import rebuild
from indexer.errors import CorpusError, EnvironmentProblem, IndexUnusable
from indexer.manifest import read_manifest
from indexer.model.search import Query
from indexer.publish import current_build, rebuild_lock
from indexer.search.service import SearchService
from indexer.settings import Settings
from tests.build import write_technique


def test_a_rebuild_says_what_changed(small_settings: Settings):
    first = rebuild(small_settings)
    assert "count-the-tiles" in first.added
    write_technique(small_settings.resources, "hum-a-tune", promise="promise: Another line.")
    write_technique(small_settings.resources, "rub-a-pebble")
    (small_settings.resources / "techniques" / "walk-the-corridor.yaml").unlink()
    second = rebuild(small_settings)
    assert (second.added, second.changed, second.removed) == (("rub-a-pebble",), ("hum-a-tune",), ("walk-the-corridor",))


def test_a_broken_corpus_leaves_the_old_index_serving(small_settings: Settings):
    before = rebuild(small_settings).folder
    write_technique(small_settings.resources, effort="effort: 9")
    with pytest.raises(CorpusError):
        rebuild(small_settings)
    assert current_build(small_settings.index) == before


def test_a_rebuild_is_picked_up_without_a_restart(small_settings: Settings):
    rebuild(small_settings)
    service = SearchService(small_settings)
    assert service.resource("rub-a-pebble") is None
    write_technique(small_settings.resources, "rub-a-pebble")
    rebuild(small_settings)
    deadline = time.monotonic() + 10
    while service.resource("rub-a-pebble") is None and time.monotonic() < deadline:
        time.sleep(0.1)
    assert service.search(Query(text="pebble trick")).results[0].resource.id == "rub-a-pebble"
    service.close()


def test_two_builds_are_kept_and_no_more(small_settings: Settings):
    for _ in range(4):
        rebuild(small_settings)
    assert len(list(small_settings.index.glob("build-*"))) == 2


def test_a_second_writer_is_refused_and_told_why(small_settings: Settings):
    with rebuild_lock(small_settings.index), pytest.raises(EnvironmentProblem, match="Another rebuild"):
        rebuild(small_settings)


def flip_a_byte(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)


def test_one_flipped_byte_anywhere_is_found_at_opening(small_settings: Settings):
    build = rebuild(small_settings).folder
    for path in sorted(file for file in build.rglob("*") if file.is_file() and file.stat().st_size and file.name != "manifest.json"):
        flip_a_byte(path)
        with pytest.raises(IndexUnusable, match="damaged"):
            read_manifest(build)
        flip_a_byte(path)
    assert read_manifest(build).documents


def test_a_damaged_build_is_answered_by_the_one_before(small_settings: Settings):
    rebuild(small_settings)
    newest = rebuild(small_settings).folder
    flip_a_byte(next((newest / "whoosh").glob("*.seg")))
    service = SearchService(small_settings)
    assert service.index is not None
    assert service.index.fallback
    assert "damaged" in (service.trouble or "")
    assert service.search(Query(text="tiles")).results
    service.close()


def test_an_index_of_another_format_says_so(small_settings: Settings):
    build = rebuild(small_settings).folder
    manifest = json.loads((build / "manifest.json").read_text())
    (build / "manifest.json").write_text(json.dumps(manifest | {"format": 999}))
    with pytest.raises(IndexUnusable, match="format 999"):
        read_manifest(build)


def test_without_an_index_help_is_still_answered(small_settings: Settings):
    service = SearchService(small_settings)
    page = service.search(Query(text="i want to die", country="GB"))
    assert page.engine_down
    assert page.crisis.level == "crisis"
    assert page.crisis.help


def run_rebuild(settings: Settings) -> None:
    os.setpgrp()
    rebuild(settings)


@pytest.mark.parametrize("after", [0.0, 0.05, 0.15, 0.3, 0.6])
def test_a_rebuild_killed_at_any_moment_leaves_a_whole_index(small_settings: Settings, after):
    rebuild(small_settings)
    child = multiprocessing.get_context("spawn").Process(target=run_rebuild, args=(small_settings,))
    child.start()
    deadline = time.monotonic() + 30
    while child.is_alive() and not list(small_settings.index.glob("unfinished-*")) and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(after)
    if child.pid and child.is_alive():
        os.kill(child.pid, signal.SIGKILL)
    child.join()
    assert read_manifest(current_build(small_settings.index)).documents
    rebuild(small_settings)
    assert not list(small_settings.index.glob("unfinished-*"))


def test_a_file_in_the_way_of_the_index_folder_is_told_plainly(small_settings: Settings, tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(EnvironmentProblem, match="--index"):
        rebuild(Settings(resources=small_settings.resources, index=tmp_path / "file" / "index"))
