"""The content model as JSON Schema (draft 2020-12), for editors: made from the same type hints that files are read by."""

import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum, IntEnum
from typing import Any

from indexer.corpus.schema import hints, key_of
from indexer.model.fields import Between, Doc, Items, Line, Pattern, Prose
from indexer.model.resource import OPTIONAL, REQUIRED, Resource
from indexer.model.vocabulary import Kind

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def resource_schema() -> dict[str, Any]:
    """Return the schema of one resource file: the fields all kinds share, and for each kind what it must and may not carry."""
    schema = _record(Resource)
    return {
        "$schema": DIALECT,
        "title": "A Worrystone resource",
        **schema,
        "required": sorted(set(schema["required"])),
        "allOf": [_for_kind(kind) for kind in Kind],
    }


def _for_kind(kind: Kind) -> dict[str, Any]:
    all_fields = {key_of(f.name) for f in fields(Resource)}
    foreign = sorted(all_fields - REQUIRED[kind] - OPTIONAL[kind])
    then = {"required": sorted(REQUIRED[kind]), "properties": {name: {"type": "null"} for name in foreign}}
    return {"if": {"properties": {"kind": {"const": str(kind)}}}, "then": then}


def _schema(wanted: Any, marks: tuple[Any, ...] = ()) -> dict[str, Any]:
    origin = typing.get_origin(wanted)
    if origin is typing.Annotated:
        inner, *more = typing.get_args(wanted)
        return _schema(inner, (*marks, *more))
    if origin in (typing.Union, types.UnionType):
        inner = next(option for option in typing.get_args(wanted) if option is not type(None))
        return {"anyOf": [_schema(inner, marks), {"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": _schema(typing.get_args(wanted)[0])} | _limits(marks, "Items") | _doc(marks)
    if origin is Mapping:
        key, value = typing.get_args(wanted)
        return {"type": "object", "propertyNames": _schema(key), "additionalProperties": _schema(value)} | _doc(marks)
    if is_dataclass(wanted):
        return _record(typing.cast("type", wanted)) | _doc(marks)
    return _scalar(wanted, marks) | _doc(marks)


def _record(wanted: type) -> dict[str, Any]:
    required = [key_of(f.name) for f in fields(wanted) if f.default is MISSING and f.default_factory is MISSING]
    properties = {key_of(f.name): _schema(hints(wanted)[f.name]) for f in fields(wanted)}
    return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}


def _scalar(wanted: Any, marks: tuple[Any, ...]) -> dict[str, Any]:
    if wanted is str:
        return {"type": "string"} | _text_limits(marks)
    if wanted is bool:
        return {"type": "boolean"}
    if wanted is date:
        return {"type": "string", "format": "date"}
    if wanted is int or issubclass(wanted, IntEnum):
        choices = {"enum": [choice.value for choice in wanted]} if wanted is not int else {}
        return {"type": "integer"} | choices | _limits(marks, "Between")
    return {"enum": _choices(wanted)}


def _choices(wanted: type[Enum]) -> list[Any]:
    """Return the words of a vocabulary; editors read a bare true or false as a truth value."""
    words = [choice.value for choice in wanted]
    return words + [word == "true" for word in words if word in ("true", "false")]


def _text_limits(marks: tuple[Any, ...]) -> dict[str, Any]:
    limits: dict[str, Any] = {"minLength": 1}
    for mark in marks:
        if isinstance(mark, Line | Prose):
            limits["maxLength"] = mark.max
        if isinstance(mark, Pattern):
            limits["pattern"] = f"^(?:{mark.regex})$"
    return limits


def _limits(marks: tuple[Any, ...], name: str) -> dict[str, Any]:
    keys = ("minItems", "maxItems") if name == "Items" else ("minimum", "maximum")
    for mark in marks:
        if isinstance(mark, Items | Between) and type(mark).__name__ == name:
            return dict(zip(keys, (mark.low, mark.high), strict=True))
    return {}


def _doc(marks: tuple[Any, ...]) -> dict[str, str]:
    return next(({"description": mark.text} for mark in marks if isinstance(mark, Doc)), {})
