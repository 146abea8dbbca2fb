"""The short texts that the table learns on: the corpus' own, the lexicon's in many settings, WordNet's glosses, and noisy copies.

Nothing here comes from anybody's posts or from the sets that judge us (`resources/judgments` is left out whole).
"""

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from indexer.corpus.load import Corpus
from indexer.model.resource import Resource

WORDNET = Path("/usr/share/wordnet")
"""Where Debian's package wordnet-base puts the database of WordNet 3.0."""

OPENERS: Sequence[str] = (
    "", "", "", "i feel like", "why do i", "how to deal with", "help with", "what to do when", "im", "i am", "i keep", "my friend says",
    "my daughter has", "my son is", "a student with", "idk what to do", "anyone else", "so tired of", "tips for", "app for", "is it normal to",
    "how do i stop", "exercise for", "something quick for", "technique for", "i hate that", "everyone says", "my mum says i", "cant deal with",
)  # fmt: skip
CLOSERS: Sequence[str] = (
    "", "", "", "at school", "before my exam", "in class", "at night", "at 3am", "rn", "lol", "and i cant sleep", "with my mum", "with my dad",
    "because of my friends", "after the break up", "on the bus", "in front of people", "all the time", "every day", "for no reason", "again",
    "tomorrow", "when im alone", "at work", "in year 9", "fast", "without anyone noticing", "without my phone", "for kids", "worksheet",
    "for a group", "in 2 minutes", "and my heart is racing", "and i feel sick", "since we moved", "what do i do", "please", "how", "??",
)  # fmt: skip
OFF_TOPIC: Sequence[str] = (
    "weather tomorrow", "pizza near me", "lyrics of that song", "how to solve quadratic equations", "python list comprehension", "football scores",
    "capital of france", "best gaming laptop", "cheap flights", "how to tie a tie", "recipe for pancakes", "train times", "who won the match",
    "essay on photosynthesis", "convert miles to km", "haircut ideas", "shoe size chart", "how to screenshot", "minecraft seeds", "movie times",
)  # fmt: skip
"""A little of what else people type, so that it gets a place of its own far from the rest."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_GLOSS = re.compile(r"^\d{8} .*? \| (.*)$")
_QUOTED = re.compile(r'"([^"]{8,160})"')
_KEYS = dict(zip("qwertyuiopasdfghjklzxcvbnm", ("wa", "qe", "wr", "et", "ry", "tu", "yi", "uo", "ip", "ol", "sq", "ad", "sf", "dg", "fh", "gj", "hk", "jl", "ko",
                                               "xs", "zc", "xv", "cb", "vn", "bm", "nj"), strict=True))  # fmt: skip
_AFFIXES: Sequence[str] = ("lol ", "ngl ", "tbh ", "like ", "ok so ", "omg ", "pls ")


def corpus_texts(corpus: Corpus) -> Iterator[str]:
    """Yield the sentences of every published record but helplines."""
    for resource in corpus.published:
        if resource.helpline is None:
            yield from _of_resource(resource)


def _of_resource(resource: Resource) -> Iterator[str]:
    yield from (resource.title, resource.promise, *resource.aka, *resource.phrases, *resource.use_when, *resource.skip_when)
    yield f"{resource.title}. {resource.promise}"
    yield from (step.do for step in resource.steps)
    for section in resource.body:
        yield section.heading
        yield from _SENTENCE.split(section.text)
    if resource.counsellor is not None:
        for text in (resource.counsellor.mechanism, resource.counsellor.introduce, resource.counsellor.session_use):
            yield from _SENTENCE.split(text)


def searched_texts(corpus: Corpus, count: int, dice: random.Random) -> Iterator[str]:
    """Yield `count` searches put together from openers, what people say, and closers; one in four joins two complaints."""
    said = [*_expressions(corpus), *(phrase for resource in corpus.published if resource.helpline is None for phrase in resource.phrases)]
    for _ in range(count):
        words = dice.choice(said)
        if dice.random() < 0.25:
            words = f"{words} {dice.choice(('and', 'but', 'because', 'so'))} {dice.choice(said)}"
        yield " ".join(f"{dice.choice(OPENERS)} {words} {dice.choice(CLOSERS)}".split())


def _expressions(corpus: Corpus) -> Iterator[str]:
    for group in corpus.lexicon.groups if corpus.lexicon else ():
        yield from (*group.lay, *group.slang, *group.clinical)
    yield from OFF_TOPIC


def wordnet_texts(folder: Path, share: float, dice: random.Random) -> Iterator[str]:
    """Yield a share of WordNet's definitions, and all of its example sentences: everyday English of every kind."""
    for part in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"data.{part}").read_text(encoding="utf-8").splitlines():
            gloss = _GLOSS.match(line)
            if gloss is None:
                continue
            yield from _QUOTED.findall(gloss[1])
            if dice.random() < share:
                yield gloss[1].split('; "')[0]


def noisy(text: str, dice: random.Random) -> str:
    """Return `text` as a thumb in a hurry types it: one or two slips, sometimes no apostrophes, sometimes a word of slang before."""
    found = text.lower()
    if dice.random() < 0.5:
        found = found.replace("'", "").replace("\u2019", "")
    for _ in range(1 + (dice.random() < 0.4)):
        found = _slip(found, dice)
    return dice.choice(_AFFIXES) + found if dice.random() < 0.15 else found


def _slip(text: str, dice: random.Random) -> str:
    places = [place for place, letter in enumerate(text) if letter in _KEYS and 0 < place < len(text) - 1]
    if not places:
        return text
    place = dice.choice(places)
    before, letter, after = text[:place], text[place], text[place + 1 :]
    kind = dice.randrange(5)
    if kind == 0:
        return before + after
    if kind == 1:
        return before + letter + letter + after
    if kind == 2:
        return before + after[:1] + letter + after[1:]
    if kind == 3:
        return before + dice.choice(_KEYS[letter]) + after
    return before + letter + dice.choice(_KEYS[letter]) + after


def unique(texts: Iterable[str]) -> list[str]:
    """Return the texts once each, in order, without what is too short to mean anything."""
    return list(dict.fromkeys(text.strip() for text in texts if len(text.strip()) > 2))
