"""Read a whole resources folder: every file, every problem, one digest."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from indexer.corpus.problems import Place, Problem
from indexer.corpus.schema import SchemaReader
from indexer.corpus.yamlfile import Mapping as Node
from indexer.corpus.yamlfile import read_yaml
from indexer.errors import CorpusError, EnvironmentProblem
from indexer.model.lexicon import Lexicon
from indexer.model.resource import OPTIONAL, REQUIRED, Resource
from indexer.model.taxonomy import Taxonomy
from indexer.model.vocabulary import Kind, Status

FOLDERS: Mapping[str, Kind] = {
    "techniques": Kind.TECHNIQUE,
    "explainers": Kind.EXPLAINER,
    "apps": Kind.APP,
    "communities": Kind.COMMUNITY,
    "helplines": Kind.HELPLINE,
}

T = TypeVar("T")
Places = Mapping[tuple[str | int, ...], Place]


@dataclass(frozen=True, slots=True)
class Entry:
    """A resource with the file it came from and the place of each of its values."""

    resource: Resource
    path: str
    places: Places

    def at(self, *keys: str | int) -> Place:
        """Return the place of a value, or of the nearest thing above it that stands in the file."""
        for length in range(len(keys), -1, -1):
            if keys[:length] in self.places:
                return self.places[keys[:length]]
        return Place(path=self.path)


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """Everything read from a resources folder that could be read. `digest` names its exact content."""

    folder: Path
    entries: tuple[Entry, ...]
    taxonomy: Taxonomy | None
    lexicon: Lexicon | None
    lexicon_places: Places
    digest: str

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """Entries by id; the first of a twice-used id."""
        return {entry.resource.id: entry for entry in reversed(self.entries)}

    @property
    def published(self) -> Iterator[Resource]:
        """The resources that are shown."""
        return (entry.resource for entry in self.entries if entry.resource.status is Status.PUBLISHED)


def load_corpus(folder: Path) -> tuple[Corpus, list[Problem]]:
    """Read all resources, the taxonomy and the lexicon.

    Raises: EnvironmentProblem if the folder is not there.
    """
    if not folder.is_dir():
        raise EnvironmentProblem(f"There is no resources folder at {folder}. Name it with --resources or WORRYSTONE_RESOURCES.")
    problems: list[Problem] = []
    taxonomy, _ = _read(folder / "taxonomy.yaml", folder, Taxonomy, problems)
    lexicon, lexicon_places = _read(folder / "lexicon.yaml", folder, Lexicon, problems)
    entries = tuple(entry for name in FOLDERS for entry in _folder_entries(folder, name, problems))
    corpus = Corpus(
        folder=folder,
        entries=entries,
        taxonomy=taxonomy,
        lexicon=lexicon,
        lexicon_places=lexicon_places,
        digest=digest_of(folder),
    )
    return corpus, problems


def load_helplines(folder: Path) -> list[Resource]:
    """Return the published helplines alone, without the rest of the corpus: help must not wait for anything.

    Raises: CorpusError if one of them cannot be read.
    """
    problems: list[Problem] = []
    entries = list(_folder_entries(folder, "helplines", problems))
    if problems:
        listed = "\n".join(map(str, problems))
        raise CorpusError(f"The helplines cannot be used:\n{listed}")
    return [entry.resource for entry in entries if entry.resource.status is Status.PUBLISHED]


def load_country_names(folder: Path) -> Mapping[str, str]:
    """Return what countries are called, by code. A taxonomy that cannot be read must not keep help away: then none has a name."""
    taxonomy, _ = _read(folder / "taxonomy.yaml", folder, Taxonomy, [])
    return taxonomy.countries if taxonomy is not None else {}


def corpus_files(folder: Path) -> list[Path]:
    """Return every YAML file that makes up the corpus, in a fixed order."""
    single = [folder / name for name in ("taxonomy.yaml", "lexicon.yaml", "crisis.yaml")]
    listed = [path for name in FOLDERS for path in sorted((folder / name).glob("*.yaml"))]
    return [path for path in single if path.exists()] + listed


def help_digest(folder: Path) -> str:
    """Return the SHA-256 of all that help is made of: danger rules, helplines and the taxonomy's names of countries."""
    return _digest([folder / "taxonomy.yaml", folder / "crisis.yaml", *sorted((folder / "helplines").glob("*.yaml"))], folder)


def digest_of(folder: Path) -> str:
    """Return the SHA-256 of all files of the corpus with their names, as hex."""
    return _digest(corpus_files(folder), folder)


def _digest(paths: Iterable[Path], folder: Path) -> str:
    whole = hashlib.sha256()
    for path in paths:
        part = hashlib.sha256(path.read_bytes()).digest()
        whole.update(path.relative_to(folder).as_posix().encode() + b"\0" + part)
    return whole.hexdigest()


def _read(path: Path, folder: Path, wanted: type[T], problems: list[Problem]) -> tuple[T | None, Places]:
    node, found = read_yaml(path, shown_as=_shown(path, folder))
    problems.extend(found)
    if node is None:
        return None, {}
    reader = SchemaReader()
    value = reader.read(node, wanted)
    problems.extend(reader.problems)
    return value, reader.places


def _shown(path: Path, folder: Path) -> str:
    return (Path(folder.name) / path.relative_to(folder)).as_posix()


def _folder_entries(folder: Path, name: str, problems: list[Problem]) -> Iterator[Entry]:
    kind = FOLDERS[name]
    for path in sorted((folder / name).glob("*.yaml")):
        shown = _shown(path, folder)
        node, found = read_yaml(path, shown)
        problems.extend(found)
        if isinstance(node, Node):
            problems.extend(_fields_of_kind(node, kind))
        reader = SchemaReader()
        resource = None if node is None else reader.read(node, Resource)
        problems.extend(reader.problems)
        if resource is not None:
            problems.extend(_placed(resource, path, kind, reader.places))
            yield Entry(resource, shown, reader.places)


def _fields_of_kind(node: Node, kind: Kind) -> Iterator[Problem]:
    """Yield what a file of this folder must carry and does not, and what it may not carry."""
    present = {key for key, value in node.entries.items() if not getattr(value, "is_null", False)}
    for key in sorted(REQUIRED[kind] - node.entries.keys()):
        if key not in _REQUIRED_ANYWAY:
            yield _problem(node.place, "R011", f"`{key}` is missing; every {kind} has it.", "Add it.")
    for key in sorted((present & _ALL_FIELDS) - REQUIRED[kind] - OPTIONAL[kind]):
        yield _problem(node.key_places[key], "R016", f"A {kind} does not carry `{key}`.", "Take it out.")


def _placed(resource: Resource, path: Path, kind: Kind, places: Places) -> Iterator[Problem]:
    if resource.id != path.stem:
        yield _problem(places[("id",)], "R020", f"The id is `{resource.id}` but the file is `{path.name}`.", "Make them equal.")
    if resource.kind is not kind:
        what = f"A {resource.kind} lies in the folder of {path.parent.name}."
        yield _problem(places[("kind",)], "R020", what, "Move the file or mend `kind`.")


def _problem(place: Place, code: str, what: str, remedy: str) -> Problem:
    return Problem(place=place, code=code, what=what, remedy=remedy)


_ALL_FIELDS = frozenset().union(*REQUIRED.values(), *OPTIONAL.values())
_REQUIRED_ANYWAY = frozenset(REQUIRED[Kind.HELPLINE] - {"helpline"})
"""Fields without a default, which the schema itself asks for."""
