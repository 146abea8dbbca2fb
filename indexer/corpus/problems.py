"""A problem in a file: where, what, how to fix it. Codes are stable; `resources/README.md` lists them all."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Errors block a rebuild; advice does not; due is advice that time alone brings."""

    ERROR = "error"
    ADVICE = "advice"
    DUE = "due"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A spot in a file: lines and columns count from 1."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to mend. `what` and `remedy` are whole sentences."""

    place: Place
    code: str
    what: str
    remedy: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        at = self.place
        return f"{at.path}:{at.line}:{at.column}: {self.severity}[{self.code}] {self.what} {self.remedy}"


CODES: dict[str, str] = {
    "R001": "the file cannot be read or is not YAML",
    "R002": "a key stands twice",
    "R003": "an anchor, alias or tag is used",
    "R004": "the file is too large, too deep or holds control characters",
    "R010": "an unknown key",
    "R011": "a missing key",
    "R012": "a value of the wrong type",
    "R013": "a text that is too long, empty or on more than one line",
    "R014": "a value outside its vocabulary or form",
    "R015": "a list or map of the wrong length",
    "R016": "a field that this kind does not carry",
    "R020": "the id differs from the file's name, or the file lies in another kind's folder",
    "R021": "an id or alias used twice",
    "R022": "a slug the taxonomy does not have",
    "R023": "a relation to a resource that does not exist, is not published, or is itself",
    "R024": "topic strengths that break the rule",
    "R025": "the same phrase in two resources, or twice in one",
    "R026": "an orphan: no other resource leads here",
    "R030": "a grade above what its citations allow",
    "R031": "a citation without DOI or address",
    "R032": "a grade or verdict missing or not allowed",
    "R033": "review state claims more than it says",
    "R040": "reading grade too high",
    "R041": "wording that we never use",
    "R042": "minutes out of order",
    "R043": "a text nearly the same as another resource's",
    "R050": "a helpline channel that cannot be reached as written",
    "R051": "a country without its emergency number or youth line",
    "R052": "an app or community whose facts do not fit together",
    "R053": "withdrawn without saying why or what instead",
    "R054": "a danger rule that contradicts its own examples",
    "R055": "a lexicon entry that contradicts another or names an unknown slug",
    "R060": "a date in the future or out of order",
    "R061": "a check that is due",
}


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return those that block."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def in_file_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort by file, line, column, code."""
    return sorted(problems, key=lambda p: (p.place.path, p.place.line, p.place.column, p.code))
