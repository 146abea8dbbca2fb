"""Links between resources: they lead to something that is there, and everything can be reached."""

from collections.abc import Iterator, Mapping

from indexer.corpus.load import Corpus, Entry
from indexer.corpus.problems import Problem, Severity
from indexer.model.vocabulary import Kind, Status


def _relations(entry: Entry) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield (keys, id) for every resource this one names."""
    related = entry.resource.related
    named: Mapping[str, tuple[str, ...]] = {
        "try_next": related.try_next,
        "instead": related.instead,
        "learn": related.learn,
        "myth": related.myth,
    }
    for key, ids in named.items():
        yield from ((("related", key, place), id_) for place, id_ in enumerate(ids))
    if entry.resource.helpline is not None:
        yield from ((("helpline", "paired_with", place), id_) for place, id_ in enumerate(entry.resource.helpline.paired_with))
    if entry.resource.app is not None and entry.resource.app.successor is not None:
        yield ("app", "successor"), entry.resource.app.successor


def relations_lead_somewhere(corpus: Corpus) -> Iterator[Problem]:
    """Yield a problem for each relation to nothing, to itself, or from a published to an unpublished resource."""
    for entry in corpus.entries:
        for keys, id_ in _relations(entry):
            reason = _why_not(corpus, entry, id_)
            if reason is not None:
                yield Problem(place=entry.at(*keys), code="R023", what=reason, remedy="Name another, or take it out.")


def _why_not(corpus: Corpus, entry: Entry, id_: str) -> str | None:
    target = corpus.by_id.get(id_)
    if target is None:
        return f"There is no resource `{id_}`."
    if id_ == entry.resource.id:
        return "It leads to itself."
    if entry.resource.status is Status.PUBLISHED and target.resource.status is not Status.PUBLISHED:
        return f"`{id_}` is {target.resource.status}."
    return None


def nothing_is_an_orphan(corpus: Corpus) -> Iterator[Problem]:
    """Yield advice for published resources that no other leads to. Helplines are reached through help."""
    reached = {id_ for entry in corpus.entries for _, id_ in _relations(entry)}
    for entry in corpus.entries:
        resource = entry.resource
        if resource.kind is Kind.HELPLINE or resource.status is not Status.PUBLISHED or resource.id in reached:
            continue
        yield Problem(
            place=entry.at("id"),
            code="R026",
            what="No other resource leads here.",
            remedy="Add it to `related` of one that a reader may come from.",
            severity=Severity.ADVICE,
        )


def withdrawn_says_what_instead(corpus: Corpus) -> Iterator[Problem]:
    """Yield a problem where a withdrawn resource leaves its readers with nothing."""
    for entry in corpus.entries:
        resource = entry.resource
        gone = resource.status is Status.WITHDRAWN
        if gone and (resource.withdrawn is None or not resource.related.instead):
            what = "It is withdrawn without `withdrawn` (date, why) or without `related.instead`."
            yield Problem(place=entry.at("status"), code="R053", what=what, remedy="Say why, and what to use instead.")
        if not gone and resource.withdrawn is not None:
            what = "`withdrawn` is filled in but the status is not withdrawn."
            yield Problem(place=entry.at("withdrawn"), code="R053", what=what, remedy="Take one of them out.")
