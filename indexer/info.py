"""What the index holds and whether it is up to date, and where the corpus is thin."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from indexer.corpus.load import digest_of
from indexer.manifest import read_manifest
from indexer.model.resource import Resource
from indexer.model.vocabulary import Grade, Kind
from indexer.publish import current_build, previous_builds
from indexer.settings import Settings

ENOUGH = 10
"""Techniques and explainers a topic should have."""


def describe_index(settings: Settings) -> dict[str, Any]:
    """Return facts about the index that serves, as plain values.

    Raises: IndexUnusable if there is none or it is damaged.
    """
    build = current_build(settings.index)
    manifest = read_manifest(build)
    matches = settings.resources.is_dir() and digest_of(settings.resources) == manifest.digest
    return {
        "index": str(build),
        "resources": str(settings.resources),
        "up to date": "yes" if matches else "no: the resources have changed, run `worrystone rebuild`",
        "built": manifest.built,
        "version": manifest.version,
        "corpus": manifest.digest,
        "documents": manifest.documents,
        "kinds": ", ".join(f"{count} {kind}" for kind, count in sorted(manifest.kinds.items())),
        "helplines": f"least recently checked {manifest.helplines_seen}",
        "megabytes": round(manifest.size / 1_000_000, 2),
        "to go back": ", ".join(build.name for build in previous_builds(settings.index)) or "nothing",
    }


def coverage_lines(resources: Sequence[Resource]) -> Iterator[str]:
    """Yield a table: for each topic how many resources of each kind and grade, and whether that is too few."""
    kinds = [kind for kind in Kind if kind is not Kind.HELPLINE]
    yield f"{'topic':<22}" + "".join(f"{kind + 's':>13}" for kind in kinds) + "".join(f"{grade:>10}" for grade in Grade) + "   leads"
    topics = sorted({slug for resource in resources for slug in resource.topics})
    for topic in topics:
        filed = [resource for resource in resources if topic in resource.topics and resource.kind is not Kind.HELPLINE]
        by_kind = Counter(resource.kind for resource in filed)
        by_grade = Counter(resource.evidence.grade for resource in filed if resource.evidence)
        leads = sum(resource.topics[topic] == 3 for resource in filed)
        few = by_kind[Kind.TECHNIQUE] + by_kind[Kind.EXPLAINER] < ENOUGH
        counts = "".join(f"{by_kind[kind]:>13}" for kind in kinds) + "".join(f"{by_grade[grade]:>10}" for grade in Grade)
        yield f"{topic:<22}{counts}{leads:>8}{'   thin' if few else ''}"
