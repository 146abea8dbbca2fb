"""The writing guide as far as a machine can hold it: readable, kind, safe, each text its own."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from indexer.corpus.load import Corpus, Entry
from indexer.corpus.problems import Problem, Severity
from indexer.model.resource import Resource
from indexer.model.vocabulary import Kind
from indexer.text.analysis import terms
from indexer.text.readability import reading_grade

GRADE_ERROR = 8.0
GRADE_ADVICE = 6.0
"""Reading grades of teen text; the writing guide aims at 6 or lower."""

NEVER_SAY: Mapping[str, str] = {
    r"committed suicide|commits? suicide": "Say died by suicide.",
    r"(?:successful|failed|completed) (?:suicide )?attempt": "Say suicide attempt.",
    r"attention[- ]seek\w*|cry for help": "Say what the person may need.",
    r"just breathe|just relax|just calm down": "Give the step instead.",
    r"(?:^|[.!?] )calm down[.!]": "Give the step instead.",
    r"it'?s only hormones|everyone feels like that|stay positive|snap out of it|man up": "Take the feeling seriously.",
    r"this will (?:fix|cure)|guaranteed to|100 ?% effective": "Promise nothing; say it helps some people.",
    r"psychos?\b|\baddicts?\b|\bso ocd\b|\bso bipolar\b": "Use person-first words.",
    r"you are (?:depressed|bipolar|autistic|anorexic)\b": "Never diagnose.",
    r"\b\d+ ?(?:kcal|calories|kg|lbs|pounds of weight)\b": "No weights or calories.",
    r"just tell your (?:parents|mum|mom|dad)": "Not every home is safe: offer three kinds of adult.",
    r"keep (?:this|it) (?:a )?secret for (?:you|them)": "Promise no secrecy.",
}
"""What no teen or counsellor text may say, with what to say instead. A phrase people search for may."""

SHINGLE = 5
NEAR_COPY = 0.35
"""Texts that share over a third of their runs of five words read like copies."""

_NEVER = [(re.compile(pattern, re.IGNORECASE), instead) for pattern, instead in NEVER_SAY.items()]


def teen_text(resource: Resource) -> list[str]:
    """Return every text of the record that a young person reads, in page order."""
    safety = [text for note in resource.safety.notes for text in (note.if_, note.then)]
    texts = [
        resource.title,
        resource.promise,
        *(step.do for step in resource.steps),
        *(text for section in resource.body for text in (section.heading, section.text)),
        *resource.use_when,
        *resource.skip_when,
        *safety,
    ]
    return [*texts, resource.evidence.plain] if resource.evidence else texts


def teen_text_reads_easily(corpus: Corpus) -> Iterator[Problem]:
    """Yield an error above grade 8 and advice above grade 6. Helplines, whose text is facts, are left out."""
    for entry in corpus.entries:
        if entry.resource.kind is Kind.HELPLINE:
            continue
        grade = reading_grade("\n".join(teen_text(entry.resource)))
        if grade > GRADE_ADVICE:
            severity = Severity.ERROR if grade > GRADE_ERROR else Severity.ADVICE
            what = f"The teen text reads at grade {grade:.1f}; aim at 6 or lower."
            remedy = "Shorter words, shorter sentences."
            yield Problem(place=entry.at("title"), code="R040", what=what, remedy=remedy, severity=severity)


def nothing_we_never_say(corpus: Corpus) -> Iterator[Problem]:
    """Yield an error for wording that the guide rules out."""
    for entry in corpus.entries:
        for text in (*teen_text(entry.resource), *_counsellor_text(entry.resource)):
            for pattern, instead in _NEVER:
                found = pattern.search(text)
                if found:
                    what = f"It says “{found.group().strip()}”."
                    yield Problem(place=entry.at("title"), code="R041", what=what, remedy=instead)


def _counsellor_text(resource: Resource) -> tuple[str, ...]:
    voice = resource.counsellor
    return (voice.introduce, voice.mechanism, voice.session_use, voice.pitfalls) if voice else ()


def phrases_are_owned(corpus: Corpus) -> Iterator[Problem]:
    """Yield an error for a phrase twice in one record and advice for one that another record has too."""
    owners: dict[tuple[str, ...], str] = {}
    for entry in corpus.entries:
        own: set[tuple[str, ...]] = set()
        for number, phrase in enumerate(entry.resource.phrases):
            key = tuple(terms(phrase))
            yield from _shared_phrase(entry, number, phrase, twice=key in own, owner=owners.get(key))
            own.add(key)
        if entry.resource.kind is not Kind.HELPLINE:
            owners |= dict.fromkeys(own, entry.resource.id)


def _shared_phrase(entry: Entry, number: int, phrase: str, *, twice: bool, owner: str | None) -> Iterator[Problem]:
    place = entry.at("phrases", number)
    if twice:
        yield Problem(
            place=place, code="R025", what=f"“{phrase}” says the same as an earlier phrase.", remedy="Replace it by another wording."
        )
    elif owner is not None and entry.resource.kind is not Kind.HELPLINE:
        what = f"“{phrase}” is a phrase of `{owner}` too."
        remedy = "Keep it where it belongs more."
        yield Problem(place=place, code="R025", what=what, remedy=remedy, severity=Severity.ADVICE)


def texts_differ(corpus: Corpus) -> Iterator[Problem]:
    """Yield advice for pairs of records whose texts share too many runs of words."""
    shingles: list[tuple[Entry, set[tuple[str, ...]]]] = []
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for entry in corpus.entries:
        if entry.resource.kind is Kind.HELPLINE:
            continue
        own = _shingles(" ".join((*teen_text(entry.resource), *_counsellor_text(entry.resource))))
        yield from _near_copies(entry, own, shingles, holders)
        for run in own:
            holders[run].append(len(shingles))
        shingles.append((entry, own))


def _near_copies(
    entry: Entry,
    own: set[tuple[str, ...]],
    earlier: list[tuple[Entry, set[tuple[str, ...]]]],
    holders: Mapping[tuple[str, ...], list[int]],
) -> Iterator[Problem]:
    shared: dict[int, int] = defaultdict(int)
    for run in own:
        for number in holders.get(run, ()):
            shared[number] += 1
    for number, count in shared.items():
        other, runs = earlier[number]
        share = count / max(1, min(len(own), len(runs)))
        if share > NEAR_COPY:
            what = f"{share:.0%} of its text stands in `{other.resource.id}` too."
            yield Problem(place=entry.at("title"), code="R043", what=what, remedy="Say it anew, or merge them.", severity=Severity.ADVICE)


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = text.casefold().split()
    return {tuple(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1)}
