"""Help is the same whether its helplines come from the index or from the files, and survives what breaks either."""

import shutil

import pytest

from indexer.build import rebuild
from indexer.corpus.danger import load_danger_rules
from indexer.corpus.load import help_digest
from indexer.errors import CorpusError
from indexer.model.help import Assessment, Level
from indexer.model.search import Query
from indexer.search.helping import load_help
from indexer.search.opened import open_best
from indexer.search.service import SearchService
from indexer.settings import Settings


def test_helplines_from_the_index_and_from_the_files_are_the_same(real_settings: Settings):
    index, _ = open_best(real_settings)
    assert index.manifest.help_digest == help_digest(real_settings.resources)
    indexed, read = load_help(real_settings.resources, index), load_help(real_settings.resources)
    assert indexed.countries == read.countries
    for country in (*read.countries, "INT", "ZZ"):
        for category in read.safe_topics:
            asked = Assessment(level=Level.CRISIS, category=category)
            assert indexed.helplines.crisis_for(asked, country) == read.helplines.crisis_for(asked, country)


def test_a_changed_helpline_is_read_from_its_file_and_not_from_an_older_index(small_settings: Settings):
    rebuild(small_settings)
    path = small_settings.resources / "helplines" / "helpline-gb-childline.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("0800 1111", "0800 9999").replace("08001111", "08009999"), encoding="utf-8")
    service = SearchService(small_settings)
    page = service.search(Query(text="i want to die", country="GB"))
    numbers = {channel.dial for line in page.crisis.help for channel in line.channels}
    assert "08009999" in numbers
    assert "08001111" not in numbers
    service.close()


@pytest.mark.parametrize("name", ["crisis.yaml", "helplines/helpline-gb-childline.yaml"])
def test_a_broken_file_stops_the_start_with_its_place(small_settings: Settings, name):
    path = small_settings.resources / name
    path.write_text("a: [", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"\.yaml:\d+:\d+: error\[R001\]"):
        SearchService(small_settings)


def test_every_kind_of_crisis_is_bound_to_topics_that_the_corpus_has(service: SearchService, real_settings: Settings):
    rules = load_danger_rules(real_settings.resources / "crisis.yaml")
    known = {topic.slug for topic in service.taxonomy.topics}
    for category in rules.categories:
        if category.level is Level.CRISIS:
            assert category.topics, category.slug
            assert set(category.topics) <= known, category.slug


def test_help_goes_on_when_a_served_index_disappears(small_settings: Settings):
    rebuild(small_settings)
    service = SearchService(small_settings)
    shutil.rmtree(small_settings.index)
    page = service.search(Query(text="took all the pills", country="GB"))
    assert page.crisis.level is Level.CRISIS
    assert page.crisis.help
    service.close()
