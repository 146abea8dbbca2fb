"""What help needs, loaded apart from any index: danger rules, helplines, and what countries are called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.corpus.danger import load_danger_rules
from indexer.corpus.load import help_digest, load_country_names, load_helplines
from indexer.danger.check import DangerCheck
from indexer.danger.help import Helplines
from indexer.danger.scorer import load_scorer
from indexer.model.resource import Resource
from indexer.search.opened import OpenIndex


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Help:
    """The danger check, the helplines, and for each danger the topics that may be shown below its help. `digest` names their source."""

    check: DangerCheck
    helplines: Helplines
    countries: Mapping[str, str]
    safe_topics: Mapping[str, tuple[str, ...]]
    digest: str


def load_help(resources: Path, index: OpenIndex | None = None) -> Help:
    """Load help from the resources. Helplines come from an opened index where it holds exactly what the resources say: that is quicker.

    Raises: CorpusError if the danger rules or helplines are broken, with what to mend.
    """
    rules = load_danger_rules(resources / "crisis.yaml")
    digest = help_digest(resources)
    records, names = _indexed(index) if index and index.manifest.help_digest == digest else _read(resources)
    served = sorted({record.helpline.country for record in records if record.helpline is not None})
    return Help(
        check=DangerCheck(rules, load_scorer()),
        helplines=Helplines(records, rules, names),
        countries={code: names.get(code, code) for code in served},
        safe_topics={category.slug: category.topics for category in rules.categories},
        digest=digest,
    )


def _indexed(index: OpenIndex) -> tuple[Sequence[Resource], Mapping[str, str]]:
    lines = [number for id_, number in index.catalogue.numbers.items() if id_.startswith("helpline-")]
    return [index.catalogue.resource(number) for number in lines], index.catalogue.taxonomy.countries


def _read(resources: Path) -> tuple[Sequence[Resource], Mapping[str, str]]:
    return load_helplines(resources), load_country_names(resources)
