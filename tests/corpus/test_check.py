"""`check` reports everything at once, with place and remedy, and nothing on the real corpus that blocks."""

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml

from indexer.corpus.check import check, checked_corpus
from indexer.corpus.due import due
from indexer.corpus.jsonschema import resource_schema
from indexer.corpus.problems import CODES, Severity, errors
from indexer.corpus.template import fill_template, write_template
from indexer.errors import CorpusError, EnvironmentProblem
from indexer.model.vocabulary import Kind
from tests.build import technique, write_technique


def codes(folder: Path, id_: str = "count-the-tiles") -> set[str]:
    _, problems = check(folder)
    return {problem.code for problem in problems if Path(problem.place.path).stem == id_ and problem.severity is Severity.ERROR}


def test_the_real_corpus_has_no_errors(corpus_folder):
    _, problems = check(corpus_folder)
    assert [str(problem) for problem in errors(problems)] == []


def test_every_file_of_the_real_corpus_is_loaded(corpus_folder):
    corpus, _ = check(corpus_folder)
    assert len(corpus.entries) == len(list(corpus_folder.glob("*/*.yaml")))


def test_a_valid_record_passes(small_corpus):
    write_technique(small_corpus)
    assert codes(small_corpus) == set()


@pytest.mark.parametrize(
    ("key", "line", "code"),
    [
        ("title", "title: " + "x" * 61, "R013"),
        ("promise", "promse: Something.", "R010"),
        ("effort", "effort: 4", "R014"),
        ("effort", "effort: much", "R012"),
        ("eyes", "  eyes: shut", "R014"),
        ("families", "families: grounding", "R012"),
        ("families", "families: [groundng]", "R022"),
        ("topics", "topics: {anxiety: 2}", "R024"),
        ("topics", "topics: {anxiety: 3, panic: 3, stress: 3}", "R024"),
        ("topics", "topics: {anxeity: 3}", "R022"),
        ("status", "status: withdrawn", "R053"),
        ("minutes", "minutes: {first_use: 1, quick: 5, full: 5}", "R042"),
        ("grade", "  grade: moderate", "R030"),
        ("grade", "  grade: early", "R030"),
        ("related", "related: {try_next: [no-such-thing]}", "R023"),
        ("related", "related: {try_next: [count-the-tiles]}", "R023"),
        ("review", "review: {state: clinical, by: null, date: null, note: Yes.}", "R033"),
        ("dates", "dates: {written: 2026-11-22, last_checked: 2026-01-01, recheck_by: 2027-11-22}", "R060"),
        ("dates", "dates: {written: soon, last_checked: 2026-01-01, recheck_by: 2027-11-22}", "R012"),
        ("promise", "promise: This will fix it, so just breathe.", "R041"),
        ("id", "id: another-name", "R020"),
        ("licence", "licence:", "R011"),
    ],
)
def test_one_wrong_thing_is_one_problem_of_its_code(small_corpus, key, line, code):
    write_technique(small_corpus, **{key: line})
    found = codes(small_corpus)
    assert code in found


def test_all_problems_come_at_once_with_their_lines(small_corpus):
    write_technique(small_corpus, effort="effort: 9", title="title: " + "x" * 70, licence="licence:")
    _, problems = check(small_corpus)
    mine = [problem for problem in problems if "count-the-tiles" in problem.place.path]
    assert {problem.code for problem in mine} >= {"R014", "R013", "R011"}
    lines = technique(effort="effort: 9").split("\n")
    assert lines.index("effort: 9") + 1 in {problem.place.line for problem in mine}
    assert all(str(problem).startswith("resources/techniques/count-the-tiles.yaml:") for problem in mine)


def test_an_unknown_key_is_answered_with_the_nearest_known_one(small_corpus):
    write_technique(small_corpus, promise="promisse: Something.")
    _, problems = check(small_corpus)
    assert any("Did you mean `promise`?" in problem.remedy for problem in problems)


def test_an_id_used_twice_names_the_other_file(small_corpus):
    write_technique(small_corpus)
    write_technique(small_corpus, "hum-a-tune", id="id: count-the-tiles")
    _, problems = check(small_corpus)
    assert any(problem.code == "R021" and "count-the-tiles.yaml" in problem.what for problem in problems)


def test_a_country_without_emergency_number_is_an_error(small_corpus):
    (small_corpus / "helplines" / "helpline-gb-emergency.yaml").unlink()
    _, problems = check(small_corpus)
    assert "R051" in {problem.code for problem in problems}


def test_hard_reading_is_an_error_and_medium_reading_advice(small_corpus):
    hard = "Consideration of physiological hyperarousal necessitates comprehensive individualised intervention " * 2
    write_technique(small_corpus, plain=f"  plain: {hard}")
    assert "R040" in codes(small_corpus)


def test_errors_stop_a_rebuild_with_a_list_and_advice_does_not(small_corpus):
    write_technique(small_corpus)
    assert checked_corpus(small_corpus).entries
    write_technique(small_corpus, effort="effort: 9")
    with pytest.raises(CorpusError, match=r"count-the-tiles\.yaml:\d+:\d+: error\[R014\]"):
        checked_corpus(small_corpus)


def test_a_missing_folder_says_how_to_name_another(tmp_path):
    with pytest.raises(EnvironmentProblem, match="--resources"):
        check(tmp_path / "nowhere")


def test_time_alone_gives_due_and_never_an_error(small_corpus):
    write_technique(small_corpus)
    corpus, problems = check(small_corpus)
    assert not errors(problems)
    later = list(due(corpus, date(2030, 1, 1)))
    assert later and all(problem.severity is Severity.DUE for problem in later)
    assert not list(due(corpus, date(2026, 11, 23)))


@pytest.mark.parametrize("kind", list(Kind))
def test_a_template_is_clean_but_for_what_is_to_be_filled_in(small_corpus, kind):
    path = write_template(small_corpus, kind, "my-new-one", date(2026, 11, 22))
    _, problems = check(small_corpus)
    mine = [problem for problem in errors(problems) if Path(problem.place.path).stem == "my-new-one"]
    assert {problem.code for problem in mine} <= {"R014", "R022", "R050"}, [str(problem) for problem in mine]
    text = path.read_text(encoding="utf-8").replace("FILL: 3", "anxiety: 3").replace("families: [FILL]", "families: [grounding]")
    text = text.replace('value: "FILL"', 'value: "000"').replace('display: "FILL"', 'display: "000"')
    for number in range(1, 60):
        text = text.replace("FILL", f"Say it {'again ' * (number % 3)}{number}", 1)
    path.write_text(text.replace("https://Say it ", "https://x"), encoding="utf-8")
    _, problems = check(small_corpus)
    mine = [str(problem) for problem in errors(problems) if Path(problem.place.path).stem == "my-new-one"]
    assert [line for line in mine if "www" not in line and "R014" not in line] == []


def test_a_template_never_overwrites(small_corpus):
    write_template(small_corpus, Kind.APP, "my-app", date(2026, 11, 22))
    with pytest.raises(EnvironmentProblem, match="exists already"):
        write_template(small_corpus, Kind.APP, "my-app", date(2026, 11, 22))
    with pytest.raises(EnvironmentProblem, match="is no id"):
        write_template(small_corpus, Kind.APP, "../escape", date(2026, 11, 22))
    assert "kind: helpline" in fill_template(Kind.HELPLINE, "x", date(2026, 11, 22))


def test_the_editors_schema_accepts_the_real_corpus_and_refuses_what_check_refuses(corpus_folder):
    """A second opinion: an independent validator agrees with our reader on every real file."""
    validator = jsonschema.Draft202012Validator(json.loads(json.dumps(resource_schema())))
    for path in sorted(corpus_folder.glob("*/*.yaml"))[::7]:
        record = json.loads(json.dumps(yaml.load(path.read_text(encoding="utf-8"), Loader=EditorLoader), default=str))
        assert [error.message for error in validator.iter_errors(record)] == [], path
    broken = yaml.safe_load(technique(effort="effort: 9"))
    assert list(validator.iter_errors(json.loads(json.dumps(broken, default=str))))


class EditorLoader(yaml.SafeLoader):
    """Reads as an editor's YAML 1.2 does: only true, false, null and numbers are not text."""


EditorLoader.yaml_implicit_resolvers = {
    key: [
        (tag, pattern) for tag, pattern in pairs if tag.endswith((":null", ":int", ":float")) or (tag.endswith(":bool") and key in "tTfF")
    ]
    for key, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def test_every_code_is_explained_for_writers(corpus_folder):
    text = (corpus_folder / "README.md").read_text(encoding="utf-8")
    assert [code for code in CODES if code not in text] == []
