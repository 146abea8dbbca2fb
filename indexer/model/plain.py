"""Dataclasses to plain JSON values and back, by their type hints. Only for data we wrote ourselves; files go through `corpus.schema`."""

import types
import typing
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast

T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """Return `value` as dicts, lists, texts and numbers; fields that stand at their default are left out."""
    if is_dataclass(value) and not isinstance(value, type):
        pairs = ((f, getattr(value, f.name)) for f in fields(value))
        return {f.name.rstrip("_"): to_plain(item) for f, item in pairs if item != f.default}
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def from_plain(plain: Any, wanted: type[T]) -> T:
    """Return what `to_plain` made, as a `wanted` again."""
    built: T = _builder(cast("Hashable", wanted))(plain)
    return built


@cache
def _builder(wanted: Hashable) -> Callable[[Any], Any]:
    """Return a function that builds a `wanted` from plain values; made once a type, so that reading is quick."""
    origin = typing.get_origin(wanted)
    if origin is typing.Annotated:
        return _builder(typing.get_args(wanted)[0])
    if origin in (typing.Union, types.UnionType):
        inner = _builder(next(option for option in typing.get_args(wanted) if option is not type(None)))
        return lambda plain: None if plain is None else inner(plain)
    if origin is tuple:
        each = _builder(typing.get_args(wanted)[0])
        return lambda plain: tuple(each(item) for item in plain)
    if origin is Mapping:
        of_value = _builder(typing.get_args(wanted)[1])
        return lambda plain: {key: of_value(item) for key, item in plain.items()}
    if is_dataclass(wanted):
        return _record_builder(typing.cast("type", wanted))
    if wanted is date:
        return date.fromisoformat
    return wanted if isinstance(wanted, type) and issubclass(wanted, Enum) else _as_is


def _record_builder(wanted: type) -> Callable[[Any], Any]:
    hints = typing.get_type_hints(wanted, include_extras=True)
    builders = {f.name.rstrip("_"): (f.name, _builder(hints[f.name])) for f in fields(wanted)}

    def build(plain: Mapping[str, Any]) -> Any:
        values = {}
        for key, item in plain.items():
            name, builder = builders[key]
            values[name] = builder(item)
        return wanted(**values)

    return build


def _as_is(plain: Any) -> Any:
    return plain
