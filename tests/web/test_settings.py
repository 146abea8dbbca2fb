"""Settings by environment."""

import pytest

from indexer.errors import EnvironmentProblem
from search_web.settings import read_web_settings


def test_without_an_environment_there_are_defaults() -> None:
    settings = read_web_settings({"HOME": "/home/somebody"})
    assert (settings.country, settings.exit_url, settings.base_path) == ("INT", "https://www.bbc.co.uk/weather", "")
    assert settings.operator is None


def test_every_setting_can_come_from_the_environment() -> None:
    settings = read_web_settings(
        {
            "WORRYSTONE_COUNTRY": "gb",
            "WORRYSTONE_EXIT_URL": "https://weather.example.org/",
            "WORRYSTONE_OPERATOR": "Hill School",
            "WORRYSTONE_CONTACT": "office@hill.example",
            "WORRYSTONE_BASE_PATH": "/calm/",
            "WORRYSTONE_HOSTS": "a.example, b.example",
        }
    )
    assert (settings.country, settings.exit_url, settings.base_path) == ("GB", "https://weather.example.org/", "/calm")
    assert (settings.operator, settings.contact) == ("Hill School", "office@hill.example")
    assert settings.hosts == ("a.example", "b.example")


def test_every_bad_setting_is_told_at_once_with_its_remedy() -> None:
    bad = {
        "WORRYSTONE_COUNTRY": "Britain",
        "WORRYSTONE_EXIT_URL": "javascript:alert(1)",
        "WORRYSTONE_BASE_PATH": "calm",
        "WORRYSTONE_HOSTS": "a/b",
    }
    with pytest.raises(EnvironmentProblem) as told:
        read_web_settings(bad)
    for name in bad:
        assert name in str(told.value)
