"""Why a grade isn't higher, as far as the record itself can tell. Judges no study: it counts what was cited and how much of it was read."""

from collections.abc import Iterator

from indexer.model.resource import Resource
from indexer.model.vocabulary import Checked, Grade
from search_web.words import marked

READ = frozenset({Checked.SEEN_FULL, Checked.SEEN_ABSTRACT})


def why_capped(resource: Resource) -> Iterator[str]:
    """Yield what keeps the grade where it is; nothing for the highest grade and where nothing is graded."""
    evidence = resource.evidence
    if evidence is None or evidence.grade in (None, Grade.STRONG):
        return
    if not evidence.citations:
        yield marked("Nothing is cited.")
    elif not any(one.checked in READ for one in evidence.citations):
        yield marked("No cited work was read beyond its listing.")
    elif not any(one.checked is Checked.SEEN_FULL for one in evidence.citations):
        yield marked("No cited work was read in full, only summaries.")
