"""A kit: a few resources somebody picked. It has no account and no cookie: the kit is its address, and links carry it along.

`/kit?id=a&id=b` shows one; every other page takes it as `kit=a.b`, so that "Add to my kit" knows what is in it.
"""

import io
import re
from collections.abc import Iterable, Mapping, Sequence

import segno

MAX_KIT = 12
"""A kit is for hard moments: more than this is a list again, and the address has to fit into a QR code that a cheap phone reads."""

JOINT = "."
"""Between ids in the one parameter that links carry; no id holds it."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

Values = Mapping[str, Sequence[str]]


def read_kit(named: Iterable[str]) -> tuple[str, ...]:
    """Return the ids in what an address names, each once, without what cannot be one."""
    parts = (part.partition("~")[0] for value in named for part in value.split(JOINT))  # a handout's ids carry digests
    return tuple(dict.fromkeys(part for part in parts if _ID.fullmatch(part) and len(part) <= 80))[:MAX_KIT]


def join_kit(ids: Iterable[str]) -> str:
    """Return ids as the one value that links carry."""
    return JOINT.join(ids)


def qr_code(text: str) -> str:
    """Return `text` as a QR code in SVG, dark on white in both colour schemes: scanners want it so."""
    drawn = io.BytesIO()
    segno.make(text, micro=False).save(drawn, kind="svg", scale=6, border=3, light="#fff", xmldecl=False, svgns=True)
    return drawn.getvalue().decode()
