"""The API's contract: `openapi.yaml`, read by the corpus' own strict reader, since nothing else may parse YAML."""

from functools import cache
from pathlib import Path

from indexer.corpus.yamlfile import Mapping, Node, Scalar, Sequence, read_yaml
from indexer.errors import EnvironmentProblem

CONTRACT = Path(__file__).resolve().parent / "openapi.yaml"

_CONSTANTS: dict[str, object] = {"true": True, "false": False, "null": None}


@cache
def load_contract() -> dict[str, object]:
    """Return the contract as plain values.

    Raises: EnvironmentProblem if the file is broken, which only a broken installation can make happen.
    """
    tree, problems = read_yaml(CONTRACT, CONTRACT.name)
    plain = _plain(tree) if tree is not None else None
    if problems or not isinstance(plain, dict):
        raise EnvironmentProblem("The API's contract cannot be read:\n" + "\n".join(map(str, problems)))
    return plain


def _plain(node: Node) -> object:
    match node:
        case Mapping(entries=entries):
            return {key: _plain(value) for key, value in entries.items()}
        case Sequence(items=items):
            return [_plain(item) for item in items]
        case Scalar():
            return _value(node)


def _value(scalar: Scalar) -> object:
    """Return a scalar as JSON has it: only plain ones may be numbers or constants."""
    if not scalar.plain:
        return scalar.text
    if scalar.text in _CONSTANTS:
        return _CONSTANTS[scalar.text]
    return int(scalar.text) if scalar.text.lstrip("-").isdigit() else scalar.text
