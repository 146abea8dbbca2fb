"""Rules that no single field can see: across a record, across files, against the calendar.

A rule is a function from the corpus to its problems. `RULES` are all that `worrystone check` runs; adding one is adding it here.
"""

from collections.abc import Callable, Iterator

from indexer.corpus.load import Corpus
from indexer.corpus.problems import Problem
from indexer.corpus.rules import evidence, facts, identity, lexicon, relations, writing

Rule = Callable[[Corpus], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    identity.ids_are_unique,
    identity.slugs_are_known,
    identity.topic_strengths_fit,
    relations.relations_lead_somewhere,
    relations.nothing_is_an_orphan,
    relations.withdrawn_says_what_instead,
    evidence.grade_and_verdict_fit_the_kind,
    evidence.grade_is_backed,
    evidence.citations_can_be_found,
    evidence.review_is_honest,
    writing.teen_text_reads_easily,
    writing.nothing_we_never_say,
    writing.phrases_are_owned,
    writing.texts_differ,
    facts.minutes_are_in_order,
    facts.channels_can_be_reached,
    facts.countries_have_help,
    facts.apps_fit_together,
    facts.dates_are_in_order,
    lexicon.lexicon_is_consistent,
    lexicon.wishes_can_be_met,
)
