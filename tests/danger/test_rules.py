"""Every example that stands in crisis.yaml, and what a broken file does."""

from pathlib import Path

import pytest

from indexer.corpus.danger import load_danger_rules, read_danger_rules
from indexer.danger.check import DangerCheck
from indexer.errors import CorpusError
from indexer.model.danger import Exclusion, Rule
from indexer.model.help import Level

RESOURCES = Path(__file__).parents[2] / "resources"
RULES = load_danger_rules(RESOURCES / "crisis.yaml")
LANGUAGES = {"en", "es", "fr", "de", "pt", "it", "nl", "pl", "tr", "ar", "hi", "zh", "tl"}


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_a_rule_fires_on_its_examples_and_not_on_its_counter_examples(plain: DangerCheck, rule: Rule) -> None:
    silent = [text for text in rule.must_match if rule.id not in plain.assess(text).rules]
    wrong = [text for text in rule.must_not_match if rule.id in plain.assess(text).rules]
    assert (silent, wrong) == ([], [])


@pytest.mark.parametrize("exclusion", RULES.exclusions, ids=lambda exclusion: exclusion.id)
def test_an_exclusion_calms_its_examples_and_nothing_else(plain: DangerCheck, exclusion: Exclusion) -> None:
    alarmed = [text for text in exclusion.calm if plain.assess(text).level is Level.CRISIS]
    hidden = [text for text in exclusion.not_calm if plain.assess(text).level is not Level.CRISIS]
    assert (alarmed, hidden) == ([], [])


def test_every_category_of_crisis_has_a_rule_in_every_promised_language() -> None:
    wanted = {c.slug for c in RULES.categories if c.level is Level.CRISIS}
    covered = {(rule.lang, rule.category) for rule in RULES.rules}
    assert [(lang, slug) for lang in sorted(LANGUAGES) for slug in sorted(wanted) if (lang, slug) not in covered] == []


def test_the_core_sentences_exist_in_every_promised_language_and_claim_no_review() -> None:
    assert {words.lang for words in RULES.core_words} >= LANGUAGES | {"hi-Latn"}
    assert not any(words.reviewed for words in RULES.core_words)


@pytest.mark.parametrize("slug", ["abuse", "sexual-harm"])
def test_exit_comes_first_where_somebody_may_be_watching(slug: str) -> None:
    assert next(category for category in RULES.categories if category.slug == slug).exit_first


WORDS_NEVER_SHOWN = ("commit", "failed attempt", "successful", "cry for help", "attention seeking", "epidemic", "calm down", "selfish")


def test_what_is_shown_blames_nobody_and_promises_no_secrecy() -> None:
    shown = [t.lower() for c in RULES.categories for t in (c.heading, c.message, c.next_step)]
    assert [(word, text) for text in shown for word in (*WORDS_NEVER_SHOWN, "confidential", "secret") if word in text] == []


def broken(tmp_path: Path, old: str, new: str) -> Path:
    text = (RESOURCES / "crisis.yaml").read_text("utf-8")
    assert old in text
    path = tmp_path / "crisis.yaml"
    path.write_text(text.replace(old, new, 1), "utf-8")
    return path


def test_a_rule_that_contradicts_its_example_is_a_problem_with_place_and_remedy(tmp_path: Path) -> None:
    path = broken(tmp_path, "must_match: [suicide, ", "must_match: [box breathing, ")
    rules, problems = read_danger_rules(path, "crisis.yaml")
    assert rules is None
    assert [p.code for p in problems] == ["R054"]
    assert problems[0].place.line > 1
    assert "box breathing" in problems[0].what


def test_a_file_of_the_wrong_shape_stops_the_start_with_place_and_remedy(tmp_path: Path) -> None:
    path = broken(tmp_path, "    category: suicidal", "    categorie: suicidal")
    with pytest.raises(CorpusError, match=r"crisis\.yaml:\d+:\d+: error\[R010\].*Did you mean `category`"):
        load_danger_rules(path)


def test_a_class_that_does_not_exist_is_named_with_its_line(tmp_path: Path) -> None:
    rules, problems = read_danger_rules(broken(tmp_path, '"{suicide_word}"', '"{no_such_class}"'))
    assert rules is None
    assert any(p.code == "R014" and "no_such_class" in p.what for p in problems)


def test_a_file_that_is_not_there_is_a_problem_not_a_crash(tmp_path: Path) -> None:
    rules, problems = read_danger_rules(tmp_path / "nowhere.yaml")
    assert rules is None
    assert [p.code for p in problems] == ["R001"]
