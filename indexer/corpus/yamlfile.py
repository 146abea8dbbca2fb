"""YAML, strictly: every scalar stays text and keeps its line and column.

Common parsers turn 0111 into 73 and `no` into False, let a second key win silently, and expand aliases without bound. Here
duplicate keys, anchors, aliases and tags are problems, and nothing is guessed. The only module that imports `yaml`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from indexer.corpus.problems import Place, Problem

MAX_BYTES = 2_000_000
"""The longest file we read; the longest of ours (the danger rules) is a fifth of it."""

MAX_DEPTH = 24
"""The deepest nesting we read; the content model needs six."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, and whether it was written plainly (only a plain `null` means nothing)."""

    place: Place
    text: str
    plain: bool

    @property
    def is_null(self) -> bool:
        """Whether this says "nothing here"."""
        return self.plain and self.text in ("", "null", "~")


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    place: Place
    items: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Mapping:
    """A map from text to nodes, with the place of each key."""

    place: Place
    entries: "dict[str, Node]"
    key_places: dict[str, Place]


type_names = {Scalar: "a text", Sequence: "a list", Mapping: "a map of keys"}
Node = Scalar | Sequence | Mapping


class _Unreadable(Exception):
    """Carries the problem that ends the reading of a file."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def read_yaml(path: Path, shown_as: str) -> tuple[Node | None, list[Problem]]:
    """Read one file. Return its tree, or None with the problem that stopped the reading, and what else is wrong with it."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        problem = _problem(Place(path=shown_as), "R001", f"The file cannot be read ({error.strerror}).", "Check its rights and name.")
        return None, [problem]
    return parse_yaml(raw, shown_as)


def parse_yaml(raw: bytes, shown_as: str) -> tuple[Node | None, list[Problem]]:
    """Parse the bytes of one document; see `read_yaml`."""
    try:
        return _Parser(_decode(raw, shown_as), shown_as).document()
    except _Unreadable as stop:
        return None, [stop.problem]


def _problem(place: Place, code: str, what: str, remedy: str) -> Problem:
    return Problem(place=place, code=code, what=what, remedy=remedy)


def _decode(raw: bytes, shown_as: str) -> str:
    if len(raw) > MAX_BYTES:
        what = f"The file has {len(raw)} bytes; at most {MAX_BYTES} are read."
        raise _Unreadable(_problem(Place(path=shown_as), "R004", what, "Split it."))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        what = "The file is not UTF-8 from here on."
        raise _Unreadable(_problem(Place(path=shown_as, line=line), "R001", what, "Save it as UTF-8.")) from error
    control = _CONTROL.search(text)
    if control:
        at = _place_of(text, control.start(), shown_as)
        what = f"There is an invisible control character (U+{ord(control.group()):04X})."
        raise _Unreadable(_problem(at, "R004", what, "Delete it."))
    return text


def _place_of(text: str, index: int, path: str) -> Place:
    line_start = text.rfind("\n", 0, index) + 1
    return Place(path=path, line=text.count("\n", 0, index) + 1, column=index - line_start + 1)


class _Parser:
    """Builds the tree from YAML events, collecting what is wrong on the way."""

    def __init__(self, text: str, path: str) -> None:
        self._path = path
        self._problems: list[Problem] = []
        self._events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=_LOADER))

    def document(self) -> tuple[Node | None, list[Problem]]:
        """Return the single document of the stream."""
        event = self._next()
        while isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
            event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            raise _Unreadable(_problem(self._place(event), "R001", "The file is empty.", "Start from `worrystone new`."))
        node = self._node(event, depth=0)
        for rest in self._rest():
            if isinstance(rest, yaml.DocumentStartEvent):
                what = "A second document starts here (`---`)."
                raise _Unreadable(_problem(self._place(rest), "R001", what, "Keep one resource a file."))
        return node, self._problems

    def _rest(self) -> Iterator[yaml.Event]:
        event = self._next()
        while not isinstance(event, yaml.StreamEndEvent):
            yield event
            event = self._next()

    def _next(self) -> yaml.Event:
        try:
            return next(self._events)
        except yaml.MarkedYAMLError as error:
            place = self._marked(error.problem_mark or error.context_mark)
            what = f"This is not YAML: {error.problem or 'it breaks off'}."
            remedy = 'Put texts with ": ", " #", commas inside {…}, or a leading quote in "double quotes", and indent with spaces.'
            raise _Unreadable(_problem(place, "R001", what, remedy)) from error
        except yaml.YAMLError as error:
            what = "This is not YAML: a character cannot stand here."
            raise _Unreadable(_problem(Place(path=self._path), "R001", what, "Retype the line.")) from error

    def _place(self, event: yaml.Event) -> Place:
        return self._marked(event.start_mark)

    def _marked(self, mark: Any) -> Place:
        """Return the place of a mark; the C parser's has no type that both parsers share."""
        return Place(path=self._path) if mark is None else Place(path=self._path, line=mark.line + 1, column=mark.column + 1)

    def _node(self, event: yaml.Event, depth: int) -> Node:
        place = self._place(event)
        if depth > MAX_DEPTH:
            raise _Unreadable(_problem(place, "R004", f"Nested deeper than {MAX_DEPTH} levels.", "Flatten it."))
        self._refuse_tricks(event, place)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(place, event.value, plain=event.style in (None, ""))
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(place, tuple(self._items(depth)))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(place, depth)
        return Scalar(place, "", plain=True)

    def _refuse_tricks(self, event: yaml.Event, place: Place) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._problems.append(_problem(place, "R003", "An alias (`*name`) stands here.", "Write the value out."))
            return
        if getattr(event, "anchor", None):
            self._problems.append(_problem(place, "R003", "An anchor (`&name`) stands here.", "Take it out and write values in full."))
        if getattr(event, "tag", None):
            self._problems.append(_problem(place, "R003", "A tag (`!name`) stands here.", "Take it out; the field's type is known."))

    def _items(self, depth: int) -> Iterator[Node]:
        event = self._next()
        while not isinstance(event, yaml.SequenceEndEvent):
            yield self._node(event, depth + 1)
            event = self._next()

    def _mapping(self, place: Place, depth: int) -> Mapping:
        entries: dict[str, Node] = {}
        places: dict[str, Place] = {}
        event = self._next()
        while not isinstance(event, yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(self._next(), depth + 1)
            self._add(entries, places, key, value)
            event = self._next()
        return Mapping(place, entries, places)

    def _add(self, entries: dict[str, Node], places: dict[str, Place], key: Node, value: Node) -> None:
        if not isinstance(key, Scalar):
            self._problems.append(_problem(key.place, "R012", "A key must be a single word.", "Quote or rename it."))
            return
        if key.text in entries:
            what = f"The key `{key.text}` stands twice; the first is on line {places[key.text].line}."
            self._problems.append(_problem(key.place, "R002", what, "Keep one of them."))
            return
        entries[key.text] = value
        places[key.text] = key.place
