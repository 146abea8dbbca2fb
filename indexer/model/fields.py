"""What a field of a corpus file may hold, said once.

`corpus.schema` reads files by these marks and `corpus.jsonschema` prints them for editors; both see the same limits.
"""

from dataclasses import dataclass
from typing import Annotated

SLUG_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
COUNTRY_PATTERN = r"[A-Z]{2}|INT"
DIAL_PATTERN = r"[+*]?[0-9]{2,15}"
DOI_PATTERN = r"10\.[0-9]{4,9}/\S+"
URL_PATTERN = r"https?://[^\s/]+\.[^\s]+"
LANGUAGE_PATTERN = r"[a-z]{2,3}(?:-[A-Z][a-zA-Z]+)?"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text of at most `max` characters."""

    max: int


@dataclass(frozen=True, slots=True)
class Prose:
    """Text of one or more paragraphs, at most `max` characters."""

    max: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """Text that matches `regex` as a whole; `example` shows the form in messages."""

    regex: str
    example: str


@dataclass(frozen=True, slots=True)
class Between:
    """A whole number from `low` to `high`, both included."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Items:
    """A list or map with `low` to `high` entries."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Doc:
    """What the field is for, in words a writer can act on."""

    text: str


Slug = Annotated[str, Pattern(SLUG_PATTERN, "box-breathing")]
Url = Annotated[str, Pattern(URL_PATTERN, "https://www.example.org/page")]
Doi = Annotated[str, Pattern(DOI_PATTERN, "10.1002/14651858.CD013162.pub2")]
CountryCode = Annotated[str, Pattern(COUNTRY_PATTERN, '"GB"')]
Dial = Annotated[str, Pattern(DIAL_PATTERN, '"08001111"')]
Language = Annotated[str, Pattern(LANGUAGE_PATTERN, "en")]
Short = Annotated[str, Line(120)]
Sentence = Annotated[str, Line(400)]
Paragraphs = Annotated[str, Prose(4000)]
