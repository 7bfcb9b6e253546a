"""The lexicon of reporting words, whatever the language."""

from collections import Counter
from typing import Any

import pytest

from dateline import lang, terms
from dateline.lang import Language
from dateline.reading.attribution.cues import lexicon, nouns

PREPOSITIONS = {"as", "of", "for", "with", "over", "about", "against"}
FRAMES = {"clause", "infinitive", "object", "gerund"}


@pytest.fixture
def language() -> Language:
    return lang.load("en")


def groups(language: Language) -> dict[str, dict[str, Any]]:
    """The groups of reporting words: those that say which frames they take."""
    return {name: group for name, group in language.table("cues").items() if "frames" in group}


def test_every_group_of_reporting_words_names_a_known_act(language: Language) -> None:
    acts = {name: group.get("act", name) for name, group in groups(language).items()}
    assert {name: act for name, act in acts.items() if act not in terms.ACTS} == {}


def test_every_act_that_one_word_can_perform_has_words(language: Language) -> None:
    acts = {group.get("act", name) for name, group in groups(language).items()}
    assert terms.ACTS - acts == {"claim_responsibility", "decline_comment"}


@pytest.mark.parametrize("words", ["verbs", "nouns"])
def test_no_lemma_stands_in_two_groups(language: Language, words: str) -> None:
    standing = Counter(lemma for group in groups(language).values() for lemma in group[words])
    assert [lemma for lemma, times in standing.items() if times > 1] == []


def test_every_frame_is_one_that_the_rules_know(language: Language) -> None:
    assert {f for group in groups(language).values() for f in group["frames"]} <= FRAMES | PREPOSITIONS


@pytest.mark.parametrize("words", ["verbs", "nouns"])
def test_lemmas_are_written_in_small_letters(language: Language, words: str) -> None:
    assert [w for group in groups(language).values() for w in group[words] if w != w.lower()] == []


def test_a_reporting_word_has_its_group_its_act_and_its_frames(language: Language) -> None:
    denies, warns, warning = (
        lexicon(language)["deny"],
        lexicon(language)["warn"],
        nouns(language)["warning"],
    )
    assert (denies.group, denies.act) == ("deny", "deny")
    assert (warns.group, warns.act) == (warning.group, warning.act) == ("warn", "predict")
    assert "object" in denies.frames
