"""What the check promises of any text at all."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.danger.check import DangerCheck
from indexer.danger.fuzz import FUZZES
from indexer.model.help import Level

ANY_TEXT = st.text(st.characters(), max_size=300)  # lone surrogates and control characters included
AT_PEACE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
PLAIN = ["i want to kill myself tonight", "my dad hits me every night", "i took too many pills and feel sick"]


@AT_PEACE
@given(text=ANY_TEXT)
def test_any_text_is_assessed_without_an_error(check: DangerCheck, text: str) -> None:
    found = check.assess(text)
    assert found.level in set(Level)
    assert "check-failed" not in found.rules
    assert (found.category is None) is (found.level is Level.NONE)


@AT_PEACE
@given(before=ANY_TEXT)
def test_a_plain_cry_for_help_is_heard_after_any_other_line(check: DangerCheck, before: str) -> None:
    known_calm = check.assess(before).level is Level.NONE
    if known_calm and not any(c.isalnum() for c in before[-1:]):
        assert check.assess(f"{before} . i want to kill myself tonight").level is not Level.NONE


def test_nothing_is_found_in_nothing(check: DangerCheck) -> None:
    for text in ("", " ", "\n", "...", "\u200b", "?!", "\ud800"):
        assert check.assess(text).level is Level.NONE


def test_a_signal_at_the_end_of_a_long_text_counts(check: DangerCheck) -> None:
    filler = "we had pasta and watched the match with my cousin and the weather was fine "
    assert check.assess(filler * 60 + "and i want to kill myself").level is Level.CRISIS


def test_five_thousand_characters_without_a_space_are_read(check: DangerCheck) -> None:
    assert check.assess("a" * 5000).level is Level.NONE
    assert "check-failed" not in check.assess("k1ll*" * 1000).rules


@pytest.mark.parametrize("kind", sorted(FUZZES))
@pytest.mark.parametrize("text", PLAIN)
def test_masking_does_not_hide_a_plain_cry_for_help(check: DangerCheck, kind: str, text: str) -> None:
    import random

    masked = FUZZES[kind](text, random.Random(7))
    assert check.assess(masked).level is Level.CRISIS, masked


@pytest.mark.parametrize(
    "text",
    [
        "i don't want to live",
        "not suicidal but i wish i was dead",
        "im not going to do anything i just dont want to be alive",
    ],
)
def test_negation_alone_never_lowers(check: DangerCheck, text: str) -> None:
    assert check.assess(text).level is Level.CRISIS


def test_a_joke_lowers_to_concern_and_seriousness_lifts_it_again(check: DangerCheck) -> None:
    assert check.assess("lmao kms this homework").level is Level.CONCERN
    assert check.assess("lmao kms this homework").category == "hyperbole"
    assert check.assess("lmao im gonna kms and im not joking").level is Level.CRISIS


def test_a_title_covers_only_its_own_words(check: DangerCheck) -> None:
    assert check.assess("suicide squad").level is Level.NONE
    assert check.assess("suicide squad but i want to die").level is Level.CRISIS


CALM_OPENINGS = [
    "my boss is awful and",
    "after that episode",
    "who dies in hamlet",
    "killing time at work,",
    "dying laughing at this but",
    "my phone died and",
    "lost at fifa and",
    "cut my fringe and now",
    "essay on durkheim is late and",
    "goodbye card for teacher done,",
    "starving after practice,",
    "hotline bling is on,",
    "intrusive thoughts all day and",
]
CRIES = [
    "i want to die",
    "i am going to kill myself tonight",
    "my dad hits me",
    "he raped me",
    "i took too many pills",
    "the voices tell me to jump",
    "i need to talk to someone now",
    "my friend wants to kill herself",
    "im going to stab him tomorrow",
]


@pytest.mark.parametrize("opening", CALM_OPENINGS)
@pytest.mark.parametrize("cry", CRIES)
def test_no_idiom_or_title_hides_the_cry_that_follows(plain: DangerCheck, opening: str, cry: str) -> None:
    assert plain.assess(f"{opening} {cry}").level is Level.CRISIS


@pytest.mark.parametrize(
    "text",
    ["feeling anxious", "cant sleep", "box breathing", "how to make friends", "he dumped me", "nervous about my exam tomorrow"],
)
def test_everyday_searches_stay_calm(check: DangerCheck, text: str) -> None:
    assert check.assess(text).level is Level.NONE


@pytest.mark.parametrize("text", ["bill", "hill climbing", "sucking sweets", "kilt hire", "silly jokes", "diet plan for footballers"])
def test_an_everyday_word_never_becomes_a_danger_word(check: DangerCheck, text: str) -> None:
    assert check.assess(text).level is not Level.CRISIS


def test_the_learned_layer_never_lowers(check: DangerCheck, plain: DangerCheck) -> None:
    rank = {Level.NONE: 0, Level.CONCERN: 1, Level.CRISIS: 2}
    texts = ["i hate myself", "childline", "suicide statistics essay", "beat eggs by hand", "my friend is cutting"]
    assert [t for t in texts if rank[check.assess(t).level] < rank[plain.assess(t).level]] == []


def test_an_assessment_never_holds_the_text(check: DangerCheck) -> None:
    assert "marmalade" not in repr(check.assess("marmalade i want to die marmalade"))
