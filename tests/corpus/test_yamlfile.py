"""YAML is read strictly, and what is wrong has a place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.corpus.yamlfile import Mapping, Scalar, Sequence, parse_yaml


def read(text: str):
    return parse_yaml(text.encode(), "a.yaml")


@pytest.mark.parametrize("text", ["988", "0111", "no", "5:30", "2026-11-22", "1e3", "0x1f", "yes", "1_000"])
def test_scalars_stay_the_text_they_are(text):
    node, problems = read(f"value: {text}\n")
    assert problems == []
    assert isinstance(node, Mapping)
    value = node.entries["value"]
    assert isinstance(value, Scalar)
    assert value.text == text


def test_every_value_knows_its_line_and_column():
    node, _ = read("a: 1\nb:\n  - x\n  - y: z\n")
    assert isinstance(node, Mapping)
    items = node.entries["b"]
    assert isinstance(items, Sequence)
    assert (items.items[1].place.line, items.items[1].place.column) == (4, 5)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: 1\na: 2\n", "R002", 2),
        ("a: &x 1\n", "R003", 1),
        ("a: &x 1\nb: *x\n", "R003", 2),
        ("a: !!python/object:os.system 1\n", "R003", 1),
        ("a: [1, 2\n", "R001", 2),
        ("a: 1\n---\nb: 2\n", "R001", 2),
        ("", "R001", 1),
        ("a: b: c\n", "R001", 1),
        ("\tx: 1\n", "R001", 1),
        ("? [a, b]\n: 1\n", "R012", 1),
    ],
)
def test_what_is_not_allowed_is_a_problem_at_its_line(text, code, line):
    _, problems = read(text)
    assert code in {problem.code for problem in problems}
    assert line in {problem.place.line for problem in problems if problem.code == code}


def test_a_quoted_null_is_a_word_and_a_plain_one_is_nothing():
    node, _ = read('a: null\nb: "null"\n')
    assert isinstance(node, Mapping)
    plain, quoted = node.entries["a"], node.entries["b"]
    assert isinstance(plain, Scalar) and plain.is_null
    assert isinstance(quoted, Scalar) and not quoted.is_null


def test_deep_nesting_is_refused_before_it_costs_anything():
    _, problems = read("[" * 5000 + "]" * 5000)
    assert [problem.code for problem in problems] == ["R004"]


def test_a_file_that_is_not_utf8_names_the_line():
    _, problems = parse_yaml(b"a: 1\nb: \xff\n", "a.yaml")
    assert problems[0].place.line == 2
    assert "UTF-8" in problems[0].what


def test_a_control_character_and_a_direction_override_are_refused():
    for character in ("\x07", "\u202e"):
        _, problems = read(f"a: x{character}y\n")
        assert problems[0].code == "R004"


@given(st.binary(max_size=400))
def test_any_bytes_give_a_tree_or_a_problem_and_never_an_exception(raw):
    node, problems = parse_yaml(raw, "a.yaml")
    assert node is not None or problems


@given(st.text(max_size=200))
def test_any_text_gives_a_tree_or_a_problem(text):
    node, problems = parse_yaml(text.encode("utf-8", "surrogatepass"), "a.yaml")
    assert node is not None or problems
