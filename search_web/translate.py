"""Strings of the interface, from the source to catalogues and back: `python -m search_web.translate` brings every locale up to date.

Collects what templates mark by `trans` and `_`, and what the code marks by `marked`. Adds what is new to each `.po`, drops what is
gone, compiles the `.mo` beside it. Needs nothing that serving doesn't need; gettext's own tools read and write the same files.
"""

import ast
import re
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import Environment
from jinja2.ext import extract_from_ast

HERE = Path(__file__).resolve().parent
LOCALES = HERE / "locales"

Message = str | tuple[str, str]
"""A text, or the singular and plural of one."""

Catalogue = dict[Message, tuple[str, ...]]

_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')


def collect(folder: Path = HERE) -> list[Message]:
    """Return every marked string once, in the order of the files."""
    return list(dict.fromkeys((*_from_templates(folder), *_from_code(folder))))


def _from_templates(folder: Path) -> Iterator[Message]:
    environment = Environment(extensions=["jinja2.ext.i18n"], trim_blocks=True, lstrip_blocks=True)  # noqa: S701 - only parsed
    for path in sorted(folder.glob("templates/**/*.html")):
        for _, _, found in extract_from_ast(environment.parse(path.read_text(encoding="utf-8"))):
            one, many = (*found, None)[:2] if isinstance(found, tuple) else (found, None)
            if one:
                yield (one, many) if many else one


def _from_code(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "marked" and node.args:
                yield from _texts(node.args[0])


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def read_po(path: Path) -> tuple[str, Catalogue]:
    """Return the header of a catalogue and its messages."""
    entries = [_entry(block) for block in path.read_text(encoding="utf-8").split("\n\n") if "msgid" in block]
    header = next((texts[0] for message, texts in entries if message == ""), "")
    return header, {message: texts for message, texts in entries if message != ""}


def _entry(block: str) -> tuple[Message, tuple[str, ...]]:
    fields: dict[str, str] = {}
    key = ""
    for line in block.splitlines():
        if line.startswith("#") or not line.strip():
            continue
        key = key if line.startswith('"') else line.partition(" ")[0]
        fields[key] = fields.get(key, "") + "".join(ast.literal_eval(f'"{part}"') for part in _STRING.findall(line))
    plural = fields.get("msgid_plural")
    texts = tuple(text for name, text in fields.items() if name.startswith("msgstr"))
    return (fields["msgid"], plural) if plural is not None else fields["msgid"], texts


def write_po(path: Path, header: str, messages: Mapping[Message, tuple[str, ...]]) -> None:
    """Write a catalogue."""
    blocks = ['msgid ""\nmsgstr ""\n' + "\n".join(_quoted(f"{line}\n") for line in header.splitlines())]
    blocks += [_block(message, texts) for message, texts in messages.items()]
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def _block(message: Message, texts: tuple[str, ...]) -> str:
    if isinstance(message, str):
        return f"msgid {_quoted(message)}\nmsgstr {_quoted(texts[0] if texts else '')}"
    forms = "\n".join(f"msgstr[{at}] {_quoted(text)}" for at, text in enumerate(texts or ("", "")))
    return f"msgid {_quoted(message[0])}\nmsgid_plural {_quoted(message[1])}\n{forms}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def compiled(header: str, messages: Mapping[Message, tuple[str, ...]]) -> bytes:
    """Return a catalogue as `gettext` reads it (the .mo format); what is not translated is left out."""
    pairs = {"": header} | {_joined(message): "\0".join(texts) for message, texts in messages.items() if all(texts) and texts}
    ordered = sorted((key.encode(), value.encode()) for key, value in pairs.items())
    start = 28 + 16 * len(ordered)
    tables: tuple[list[bytes], list[bytes]] = ([], [])
    body = b""
    for side, table in enumerate(tables):
        for pair in ordered:
            table.append(struct.pack("<2I", len(pair[side]), start + len(body)))
            body += pair[side] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(ordered), 28, 28 + 8 * len(ordered), 0, 0)
    return head + b"".join(tables[0]) + b"".join(tables[1]) + body


def _joined(message: Message) -> str:
    return message if isinstance(message, str) else "\0".join(message)


def main() -> None:
    """Bring every catalogue up to date with the source, and compile it."""
    messages = collect()
    for path in sorted(LOCALES.glob("*/LC_MESSAGES/worrystone.po")):
        header, known = read_po(path)
        current = {message: known.get(message, ()) for message in messages}
        write_po(path, header, current)
        path.with_suffix(".mo").write_bytes(compiled(header, current))


if __name__ == "__main__":
    main()
