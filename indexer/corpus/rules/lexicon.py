"""The lexicon leads to slugs that exist, and says each thing once."""

from collections.abc import Iterator, Mapping

from indexer.corpus.load import Corpus
from indexer.corpus.problems import Place, Problem, Severity
from indexer.model.lexicon import LexiconGroup
from indexer.model.vocabulary import Body, Discreet, Eyes, Kind, Needs, Where

MINUTES = (1, 2, 5, 10, 20, 30)

WISHABLE: Mapping[str, frozenset[str]] = {
    "kind": frozenset(Kind),
    "minutes": frozenset(f"up-to-{minutes}" for minutes in MINUTES),
    "where": frozenset(Where),
    "discreet": frozenset(Discreet),
    "needs": frozenset(Needs),
    "eyes": frozenset(Eyes),
    "body": frozenset({*Body, *(f"no-{part}" for part in Body)}),
    "cost": frozenset({"free"}),
}
"""What a wish can ask for, by facet."""


def lexicon_is_consistent(corpus: Corpus) -> Iterator[Problem]:
    """Yield a problem for unknown slugs, groups that lead nowhere, and (as advice) expressions in several groups."""
    if corpus.lexicon is None or corpus.taxonomy is None:
        return
    topics = {topic.slug for topic in corpus.taxonomy.topics}
    families = {term.slug for term in corpus.taxonomy.families}
    owners: dict[str, str] = {}
    for number, group in enumerate(corpus.lexicon.groups):
        place = corpus.lexicon_places[("groups", number)]
        unknown = [slug for slug in group.topics if slug not in topics] + [slug for slug in group.families if slug not in families]
        for slug in unknown:
            yield Problem(place=place, code="R055", what=f"`{group.id}` leads to `{slug}`, which is unknown.", remedy="Mend the slug.")
        if not (group.topics or group.families):
            yield Problem(place=place, code="R055", what=f"`{group.id}` leads nowhere.", remedy="Name a topic or family.")
        yield from _twice(group, place, owners)


def wishes_can_be_met(corpus: Corpus) -> Iterator[Problem]:
    """Yield a problem for each wish that no resource could ever meet."""
    for number, wish in enumerate(corpus.lexicon.wishes if corpus.lexicon else ()):
        if wish.value not in WISHABLE.get(wish.facet, ()):
            place = corpus.lexicon_places[("wishes", number)]
            what = f"`{wish.id}` wishes for {wish.facet} `{wish.value}`, which no resource can have."
            yield Problem(place=place, code="R055", what=what, remedy=f"Facets and values are: {_wishable()}.")


def _wishable() -> str:
    return "; ".join(f"{facet} {', '.join(sorted(values))}" for facet, values in WISHABLE.items())


def _twice(group: LexiconGroup, place: Place, owners: dict[str, str]) -> Iterator[Problem]:
    for expression in (*group.lay, *group.slang, *group.clinical, *group.route_only):
        if owners.setdefault(expression, group.id) != group.id:
            what = f"“{expression}” stands in `{owners[expression]}` and in `{group.id}`; both will be followed."
            yield Problem(place=place, code="R055", what=what, remedy="Keep it twice only on purpose.", severity=Severity.ADVICE)
