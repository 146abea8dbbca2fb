"""Which human help is shown, and in which order. Built once from the helpline records and the rules; nothing here raises.

Knows nothing of pages. A country's emergency number and at least one of its lines are always among what it returns.
"""

from collections.abc import Iterable, Mapping, Sequence

from indexer.model.danger import CoreWords, DangerCategory, DangerRules
from indexer.model.facts import Helpline
from indexer.model.help import Assessment, CoreSentence, Crisis, HelpLine, Level
from indexer.model.resource import Resource
from indexer.model.vocabulary import ChannelType, Kind, LineCategory, LineState, Status

INTERNATIONAL = "INT"
"""The country code of the directory that helps everywhere."""

MAX_LINES = 8
"""So many rows fit on two screens of a phone; more would hide the ones that matter."""

_MOST_OF_A_KIND = 2
"""Of one kind two lines are a choice; further ones only push other kinds down."""

_EMERGENCY_WITHIN = 3
"""The emergency number stands at least this high at crisis, whatever order the category asks for."""

_LISTENS = frozenset({LineCategory.CRISIS, LineCategory.CHILD, LineCategory.YOUTH, LineCategory.LISTENING, LineCategory.ADULT})
"""Lines that anybody in distress may call when another does not answer."""

_MONTHS = "January February March April May June July August September October November December".split()


class Helplines:
    """The helplines of each country, ready to be ordered for a category."""

    def __init__(self, resources: Iterable[Resource], rules: DangerRules, countries: Mapping[str, str] | None = None) -> None:
        self._countries = dict(countries or {})
        self._rules = rules
        self._categories = {category.slug: category for category in rules.categories}
        self._lang_of = {rule.id: rule.lang for rule in rules.rules}
        self._lines: dict[str, list[tuple[Resource, Helpline]]] = {}
        for resource in sorted(resources, key=lambda r: r.id):
            line = resource.helpline
            if resource.kind is Kind.HELPLINE and line is not None and _is_shown(resource, line):
                self._lines.setdefault(line.country, []).append((resource, line))

    def countries(self) -> tuple[str, ...]:
        """Return the codes of the countries that have lines of their own."""
        return tuple(sorted(code for code in self._lines if code != INTERNATIONAL))

    def crisis_for(self, assessment: Assessment, country: str) -> Crisis:
        """Return the help for an assessment in a country; at level none it is empty."""
        code = country.strip().upper() if country.strip().upper() in self._lines else INTERNATIONAL
        name = self._countries.get(code, "International" if code == INTERNATIONAL else code)
        category = self._categories.get(assessment.category or "")
        if assessment.level is Level.NONE or category is None:
            category = None if assessment.level is Level.NONE else self._fallback(assessment.level)
        if category is None:
            return Crisis(level=Level.NONE, category=None, country=code, country_name=name)
        return self._filled(assessment, category, code, name)

    def _filled(self, assessment: Assessment, category: DangerCategory, code: str, name: str) -> Crisis:
        unknown = code == INTERNATIONAL
        extra = f" {self._rules.local_emergency} {self._rules.directory_note}" if unknown else ""
        return Crisis(
            level=assessment.level,
            category=category.slug,
            heading=category.heading,
            message=category.message,
            next_step=category.next_step + extra,
            country=code,
            country_name=name,
            help=tuple(self._shown(code, category, assessment.level)),
            in_other_words=self._in_other_words(assessment, code),
            exit_first=category.exit_first,
        )

    def _fallback(self, level: Level) -> DangerCategory | None:
        return next((category for category in self._rules.categories if category.level is level), None)

    def _shown(self, code: str, category: DangerCategory, level: Level) -> list[HelpLine]:
        own = self._lines.get(code, []) if code != INTERNATIONAL else []
        ranked = _with_pairs(_chosen(own, category.lines), own, frozenset(category.lines))
        if level is Level.CRISIS:
            ranked = _emergency_in_sight(ranked)
        directory = [entry for entry in self._lines.get(INTERNATIONAL, []) if entry not in ranked]
        backup = next((entry for entry in ranked if _LISTENS & set(entry[1].category)), None)
        return [_row(resource, line, backup) for resource, line in (*ranked, *directory)]

    def _in_other_words(self, assessment: Assessment, code: str) -> tuple[CoreSentence, ...]:
        """Say the core sentences in the language of the words typed and in those of the country's lines."""
        spoken = [self._lang_of.get(rule, "en") for rule in assessment.rules]
        spoken += [lang for _, line in self._lines.get(code, []) for lang in line.languages if code != INTERNATIONAL]
        wanted = dict.fromkeys(lang.split("-")[0] for lang in spoken)
        core = [words for lang in wanted for words in self._rules.core_words if words.lang.split("-")[0] == lang != "en"]
        return tuple(CoreSentence(lang=words.lang, text=_sentence(words)) for words in core)


_Entry = tuple[Resource, Helpline]


def _is_shown(resource: Resource, line: Helpline) -> bool:
    return resource.status is Status.PUBLISHED and line.state is not LineState.WITHDRAWN


def _is_emergency(entry: _Entry) -> bool:
    return LineCategory.EMERGENCY in entry[1].category


def _chosen(own: Sequence[_Entry], order: Sequence[LineCategory]) -> list[_Entry]:
    """Take up to two lines of each kind, in the order asked for: those it is the main kind of first, then those one can call or text."""
    chosen: list[_Entry] = []
    for kind in order:
        fitting = sorted(
            (e for e in own if kind in e[1].category and e not in chosen),
            key=lambda e: (e[1].category.index(kind), *_readiness(e)),
        )
        chosen += fitting[:_MOST_OF_A_KIND]
    emergency = [entry for entry in own if _is_emergency(entry)][:1]
    return _cut(chosen or list(own), emergency)


def _cut(chosen: list[_Entry], emergency: list[_Entry]) -> list[_Entry]:
    kept = chosen[:MAX_LINES]
    return kept if not emergency or any(map(_is_emergency, kept)) else [*kept[: MAX_LINES - 1], *emergency]


def _readiness(entry: _Entry) -> tuple[int, int, str]:
    """Lines one can call or text come before pages; those that never close before the others."""
    resource, line = entry
    reachable = any(channel.type in (ChannelType.PHONE, ChannelType.SMS) for channel in line.channels)
    return (0 if reachable else 1, 0 if "24" in line.hours.text else 1, resource.id)


def _with_pairs(ranked: list[_Entry], own: Sequence[_Entry], fitting: frozenset[LineCategory]) -> list[_Entry]:
    """Put lines that belong together next to each other, the first of them where it stands; none that this danger does not ask for."""
    by_id = {resource.id: (resource, line) for resource, line in own if fitting & set(line.category)}
    paired: list[_Entry] = []
    for entry in ranked:
        group = [entry, *(by_id[other] for other in entry[1].paired_with if other in by_id)]
        paired += [each for each in group if each not in paired]
    return paired


def _emergency_in_sight(ranked: list[_Entry]) -> list[_Entry]:
    at = next((i for i, entry in enumerate(ranked) if _is_emergency(entry)), None)
    if at is None or at < _EMERGENCY_WITHIN:
        return ranked
    rest = [*ranked[:at], *ranked[at + 1 :]]
    place = _EMERGENCY_WITHIN - 1
    if rest[place][0].id in rest[place - 1][1].paired_with:  # Lines that belong together are not parted.
        place -= 1
    return [*rest[:place], ranked[at], *rest[place:]]


def _row(resource: Resource, line: Helpline, backup: _Entry | None) -> HelpLine:
    other = backup if backup is not None and backup[0].id != resource.id and LineCategory.EMERGENCY not in line.category else None
    return HelpLine(
        id=resource.id,
        title=resource.title,
        promise=resource.promise,
        country=line.country,
        category=line.category,
        channels=line.channels,
        hours=f"{line.hours.text} ({line.hours.tz})" if line.hours.tz else line.hours.text,
        cost=line.cost.value,
        may_tell=line.may_tell,
        seen=_seen(line, other),
    )


def _seen(line: Helpline, backup: _Entry | None) -> str:
    """Say how old our sight of the number is, and what to do if it fails."""
    count = len(line.seen.sources)
    where = f"in {count} published source{'s' if count != 1 else ''}"
    when = f"{_MONTHS[line.seen.date.month - 1]} {line.seen.date.year} " if line.seen.date else ""
    confirmed = "confirmed by the service; " if line.state is LineState.CONFIRMED else ""
    return f"{confirmed}seen {when}{where}; if it doesn't connect, {_instead(backup)}"


def _instead(backup: _Entry | None) -> str:
    if backup is None:
        return "try the next line or your local emergency number"
    phone = next((c for c in backup[1].channels if c.type is ChannelType.PHONE), None)
    return f"call {backup[0].title}: {phone.display}" if phone else f"try {backup[0].title}"


def _sentence(words: CoreWords) -> str:
    return f"{words.talk} {words.call} {words.fault}"
