"""The command line as a newcomer uses it: real processes, real files, exit codes as documented."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.build import write_technique

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str, stdin: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "ignore::SyntaxWarning", "-m", "indexer", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        timeout=120,
        cwd=ROOT,
        env=os.environ | environment,
        check=False,
    )


@pytest.fixture(scope="module")
def folders(real_settings) -> tuple[str, ...]:
    return ("--resources", str(real_settings.resources), "--index", str(real_settings.index))


def test_help_and_version_answer():
    assert "rebuild" in run("--help").stdout
    assert run("--version").stdout.startswith("worrystone")


def test_search_prints_results_and_why(folders):
    done = run("search", "feeling anxious", *folders)
    assert done.returncode == 0
    assert "because you said: feeling anxious" in done.stdout
    assert " 1. " in done.stdout


def test_explain_shows_what_each_stage_added(folders):
    assert "words +" in run("search", "cant sleep", "--explain", *folders).stdout


def test_danger_is_answered_with_help_before_any_result(folders):
    done = run("search", "i want to die", "--country", "GB", *folders)
    assert done.returncode == 0
    assert done.stdout.index("Childline") < done.stdout.index(" 1. ")


def test_a_batch_is_answered_line_by_line_in_order(folders):
    asked = [{"id": "b", "query": "cant sleep"}, {"id": 7, "query": "i want to die"}, {"id": "x", "query": "\ud800 zzzzqq"}]
    done = run("search", "--batch", "-", "--limit", "3", *folders, stdin="\n".join(map(json.dumps, asked)))
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["id"] for line in lines] == ["b", 7, "x"]
    for line in lines:
        assert set(line) == {"id", "crisis", "no_match", "nearest_topics", "results"}
        assert set(line["crisis"]) == {"level", "category", "message", "help"}
        assert len(line["results"]) <= 3
        for result in line["results"]:
            assert set(result) == {"id", "kind", "title", "topics", "families", "minutes", "score"}
    assert (lines[0]["crisis"]["level"], lines[0]["crisis"]["help"]) == ("none", [])
    assert lines[1]["crisis"]["level"] == "crisis"
    assert lines[1]["crisis"]["help"]


def test_a_broken_batch_line_is_named(folders):
    done = run("search", "--batch", "-", *folders, stdin='{"id": 1, "query": "a"}\nnonsense\n')
    assert done.returncode == 3
    assert "Line 2" in done.stderr
    assert "Traceback" not in done.stderr


def test_export_writes_every_published_resource(folders):
    lines = [json.loads(line) for line in run("export", *folders).stdout.splitlines()]
    assert {line["kind"] for line in lines} == {"technique", "explainer", "app", "community", "helpline"}
    assert {"id", "kind", "title", "topics", "families", "minutes", "record"} == set(lines[0])


def test_info_says_whether_the_index_is_up_to_date(folders):
    facts = json.loads(run("info", "--json", *folders).stdout)
    assert facts["up to date"] == "yes"
    assert "sleep" in run("info", "--coverage", *folders).stdout


def test_check_reports_with_place_and_code(small_corpus):
    write_technique(small_corpus, effort="effort: 9")
    done = run("check", "--resources", str(small_corpus))
    assert done.returncode == 1
    assert "count-the-tiles.yaml:" in done.stdout
    assert "error[R014]" in done.stdout
    assert json.loads(run("check", "--json", "--resources", str(small_corpus)).stdout)
    assert "::error file=" in run("check", "--format", "github", "--resources", str(small_corpus)).stdout


def test_check_prints_the_editors_schema():
    assert json.loads(run("check", "--schema").stdout)["$schema"].endswith("2020-12/schema")


def test_new_writes_a_template_once(small_corpus):
    first = run("new", "technique", "my-idea", "--resources", str(small_corpus))
    assert first.returncode == 0
    assert Path(first.stdout.strip()).exists()
    again = run("new", "technique", "my-idea", "--resources", str(small_corpus))
    assert again.returncode == 3
    assert "exists already" in again.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("search",), 2, "Give words"),
        (("search", "x", "--filter", "nonsense"), 2, "FACET=VALUE"),
        (("search", "x", "--limit", "0"), 2, "limit"),
        (("frobnicate",), 2, "No such command"),
        (("check", "--resources", "/no/such/folder"), 3, "--resources"),
        (("search", "x", "--index", "/no/such/index"), 3, "worrystone rebuild"),
        (("info", "--index", "/no/such/index"), 3, "worrystone rebuild"),
        (("rebuild", "--index", "/proc/nowhere"), 3, "cannot be written"),
    ],
)
def test_what_is_in_the_way_is_said_with_the_remedy(arguments, code, said):
    done = run(*arguments)
    assert done.returncode == code, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_without_an_index_danger_is_still_answered_with_help():
    done = run("search", "i want to die", "--country", "GB", "--index", "/no/such/index")
    assert done.returncode == 3
    assert "Childline" in done.stdout


def test_a_rebuild_of_a_broken_corpus_lists_what_to_mend(small_corpus, tmp_path):
    write_technique(small_corpus, effort="effort: 9")
    done = run("rebuild", "--resources", str(small_corpus), "--index", str(tmp_path / "index"))
    assert done.returncode == 1
    assert "count-the-tiles.yaml" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "text", ["", " ", "\x00\x07", "🙂" * 50, "x" * 5001, 'title:x AND (NOT *) "', "безсоння", "\\ud800", "a" * 4000 + " panic"]
)
def test_odd_input_is_answered(folders, text):
    done = run("search", "--batch", "-", *folders, stdin=json.dumps({"id": 1, "query": text}))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["id"] == 1
