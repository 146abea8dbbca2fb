"""From a YAML tree to the dataclasses of `indexer.model`, by their type hints, collecting every problem with its place.

The hints are the schema: `Annotated` marks from `model.fields` give limits. Texts are converted here and nowhere else, so 988 and
0111 stay what they are until a field asks for a number.
"""

import difflib
import re
import types
import typing
import unicodedata
from collections.abc import Mapping as MappingType
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import Enum, IntEnum
from functools import cache
from typing import Any, TypeVar

from indexer.corpus.problems import Place, Problem
from indexer.corpus.yamlfile import Mapping, Node, Scalar, Sequence, type_names
from indexer.model.fields import Between, Items, Line, Pattern, Prose

T = TypeVar("T")
_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,9}")
_INVALID = object()


@cache
def hints(cls: type) -> dict[str, Any]:
    """Return the annotated types of a dataclass by field name."""
    return typing.get_type_hints(cls, include_extras=True)


def key_of(name: str) -> str:
    """Return a field's key in a file: `if_` is written `if`."""
    return name.rstrip("_")


class SchemaReader:
    """Reads nodes into typed values. Problems add up in `problems`; places of values in `places`, by path of keys."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.places: dict[tuple[str | int, ...], Place] = {}

    def read(self, node: Node, wanted: type[T]) -> T | None:
        """Return `node` as a `wanted` dataclass, or None if anything about it is wrong."""
        before = len(self.problems)
        value = self._value(node, wanted, (), ())
        return value if len(self.problems) == before else None

    def _report(self, place: Place, code: str, what: str, remedy: str) -> object:
        self.problems.append(Problem(place=place, code=code, what=what, remedy=remedy))
        return _INVALID

    def _value(self, node: Node, wanted: Any, marks: tuple[Any, ...], path: tuple[str | int, ...]) -> Any:
        self.places[path] = node.place
        origin = typing.get_origin(wanted)
        if origin is typing.Annotated:
            inner, *more = typing.get_args(wanted)
            return self._value(node, inner, (*marks, *more), path)
        if origin in (typing.Union, types.UnionType):
            return self._optional(node, wanted, marks, path)
        if origin is tuple:
            return self._list(node, wanted, marks, path)
        if origin is MappingType:
            return self._map(node, wanted, marks, path)
        if is_dataclass(wanted):
            return self._record(node, wanted, path)
        return self._scalar(node, wanted, marks, path)

    def _optional(self, node: Node, wanted: Any, marks: tuple[Any, ...], path: tuple[str | int, ...]) -> Any:
        if isinstance(node, Scalar) and node.is_null:
            return None
        inner = next(option for option in typing.get_args(wanted) if option is not type(None))
        return self._value(node, inner, marks, path)

    def _list(self, node: Node, wanted: Any, marks: tuple[Any, ...], path: tuple[str | int, ...]) -> Any:
        if not isinstance(node, Sequence):
            return self._wrong_type(node, "a list", path, "Write it as [a, b] or as lines that start with a dash.")
        inner = typing.get_args(wanted)[0]
        self._length(node.place, len(node.items), marks, path)
        return tuple(self._value(item, inner, (), (*path, i)) for i, item in enumerate(node.items))

    def _map(self, node: Node, wanted: Any, marks: tuple[Any, ...], path: tuple[str | int, ...]) -> Any:
        if not isinstance(node, Mapping):
            return self._wrong_type(node, "a map of keys", path, "Write it as {key: value}.")
        key_type, value_type = typing.get_args(wanted)
        self._length(node.place, len(node.entries), marks, path)
        result = {}
        for key, value in node.entries.items():
            self._value(Scalar(node.key_places[key], key, plain=False), key_type, (), (*path, key))
            result[key] = self._value(value, value_type, (), (*path, key))
        return result

    def _length(self, place: Place, count: int, marks: tuple[Any, ...], path: tuple[str | int, ...]) -> None:
        for mark in marks:
            if isinstance(mark, Items) and not mark.low <= count <= mark.high:
                what = f"`{named(path)}` has {count} entries; it needs {mark.low} to {mark.high}."
                self._report(place, "R015", what, "Add or remove some.")

    def _record(self, node: Node, wanted: Any, path: tuple[str | int, ...]) -> Any:
        if not isinstance(node, Mapping):
            return self._wrong_type(node, "a map of keys", path, "Write its keys below it, indented by two spaces.")
        known = {key_of(f.name): f for f in fields(wanted)}
        self._unknown_keys(node, known, path)
        values = {f.name: self._field(node, f, wanted, (*path, key)) for key, f in known.items()}
        kept = {name: value for name, value in values.items() if value is not _Unset}
        return _INVALID if any(value is _INVALID for value in kept.values()) else wanted(**kept)

    def _unknown_keys(self, node: Mapping, known: MappingType[str, object], path: tuple[str | int, ...]) -> None:
        for key in node.entries.keys() - known.keys():
            where = f" in `{named(path)}`" if path else ""
            near = _nearest(key, known)
            remedy = f"Did you mean `{near}`?" if near else f"Known keys: {', '.join(sorted(known))}."
            self._report(node.key_places[key], "R010", f"The key `{key}` is unknown{where}.", remedy)

    def _field(self, node: Mapping, f: "Field[Any]", owner: type, path: tuple[str | int, ...]) -> Any:
        child = node.entries.get(str(path[-1]))
        if child is not None:
            return self._value(child, hints(owner)[f.name], (), path)
        if f.default is MISSING and f.default_factory is MISSING:
            return self._report(
                node.place, "R011", f"`{named(path)}` is missing.", "Add it; unknown facts are written not-checked or null."
            )
        return _Unset

    def _scalar(self, node: Node, wanted: Any, marks: tuple[Any, ...], path: tuple[str | int, ...]) -> Any:
        if not isinstance(node, Scalar):
            return self._wrong_type(node, "a single value", path, "Write it on the line of its key.")
        if node.is_null:
            return self._report(node.place, "R011", f"`{named(path)}` is empty.", "Fill it in.")
        if wanted is str:
            return self._text(node, marks, path)
        if wanted is bool:
            return self._truth(node, path)
        if wanted is date:
            return self._date(node, path)
        if wanted is int or issubclass(wanted, IntEnum):
            return self._number(node, wanted, marks, path)
        return self._word(node, wanted, path)

    def _text(self, node: Scalar, marks: tuple[Any, ...], path: tuple[str | int, ...]) -> Any:
        text = unicodedata.normalize("NFC", node.text.strip())
        if not text:
            return self._report(node.place, "R013", f"`{named(path)}` is empty.", "Write something.")
        for mark in marks:
            if isinstance(mark, Line) and "\n" in text:
                return self._report(node.place, "R013", f"`{named(path)}` runs over several lines.", "Keep it on one.")
            if isinstance(mark, Line | Prose) and len(text) > mark.max:
                what = f"`{named(path)}` has {len(text)} characters; at most {mark.max} fit."
                return self._report(node.place, "R013", what, "Shorten it.")
            if isinstance(mark, Pattern) and not re.fullmatch(mark.regex, text):
                what = f"`{named(path)}` is “{_short(text)}”, which has the wrong form."
                return self._report(node.place, "R014", what, f"It looks like {mark.example}.")
        return text

    def _truth(self, node: Scalar, path: tuple[str | int, ...]) -> Any:
        if node.text in ("true", "false"):
            return node.text == "true"
        return self._report(node.place, "R012", f"`{named(path)}` is “{_short(node.text)}”.", "Write true or false.")

    def _date(self, node: Scalar, path: tuple[str | int, ...]) -> Any:
        try:
            return date.fromisoformat(node.text)
        except ValueError:
            what = f"`{named(path)}` is “{_short(node.text)}”, which is no date."
            return self._report(node.place, "R012", what, "Write it as 2026-11-22.")

    def _number(self, node: Scalar, wanted: Any, marks: tuple[Any, ...], path: tuple[str | int, ...]) -> Any:
        if not _WHOLE_NUMBER.fullmatch(node.text):
            return self._report(node.place, "R012", f"`{named(path)}` is “{_short(node.text)}”.", "Write a whole number.")
        number = int(node.text)
        for mark in marks:
            if isinstance(mark, Between) and not mark.low <= number <= mark.high:
                what = f"`{named(path)}` is {number}."
                return self._report(node.place, "R014", what, f"It must be {mark.low} to {mark.high}.")
        if wanted is not int and number not in set(wanted):
            return self._report(node.place, "R014", f"`{named(path)}` is {number}.", f"It is one of {_choices(wanted)}.")
        return wanted(number)

    def _word(self, node: Scalar, wanted: type[Enum], path: tuple[str | int, ...]) -> Any:
        try:
            return wanted(node.text)
        except ValueError:
            what = f"`{named(path)}` is “{_short(node.text)}”."
            return self._report(node.place, "R014", what, f"It is one of {_choices(wanted)}.")

    def _wrong_type(self, node: Node, needed: str, path: tuple[str | int, ...], remedy: str) -> object:
        what = f"`{named(path) or 'the file'}` must be {needed}, and is {type_names[type(node)]}."
        return self._report(node.place, "R012", what, remedy)


class _UnsetType:
    """Marks a key that the file leaves out and whose default holds."""


_Unset = _UnsetType()


def named(path: tuple[str | int, ...]) -> str:
    """Return a path of keys as people write it: `steps[2].do`."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return text.lstrip(".")


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 40 else flat[:39] + "…"


def _choices(wanted: type[Enum]) -> str:
    return ", ".join(str(choice.value) for choice in wanted)


def _nearest(key: str, known: MappingType[str, object]) -> str | None:
    close = difflib.get_close_matches(key, list(known), n=1, cutoff=0.75)
    return close[0] if close else None
