import re

import numpy as np
import pytest

from dateline.nn import word_spacing
from dateline.reading.syntax.quotes import quotations, word_states
from dateline.reading.syntax.sentences import MOST_WORDS, sentence_starts


def sentences(marked: str, *, sure: float = 0.5) -> list[str]:
    """The sentences of a text where the network favours a start at each ``|``, by log-odds of twice ``sure``."""
    text = marked.replace("|", "")
    favoured = {found.start() - number for number, found in enumerate(re.finditer(r"\|", marked))}
    words = [found.span() for found in re.finditer(r"[ap]\.m\.|\w+(?:\.(?=\w))?|\S", text)]
    signs = np.array([1.0 if start in favoured else -1.0 for start, _ in words])
    scores = np.stack([-signs * sure, signs * sure], 1).astype(np.float32)
    forms = [text[start:end] for start, end in words]
    states = word_states(quotations(text), words)
    starts = sentence_starts(
        forms, word_spacing(text, words), states, scores, days={"friday", "monday"}, clocks={"a.m."}
    )
    return [
        text[words[a][0] : words[b - 1][1]] for a, b in zip(starts, [*starts[1:], len(words)], strict=True)
    ]


def test_the_network_decides_where_nothing_else_speaks() -> None:
    assert sentences("Rebels left: |the town was calm.", sure=1) == ["Rebels left:", "the town was calm."]


def test_a_paragraph_begins_a_sentence() -> None:
    assert sentences("Town falls to rebels\n\nThe army left.\nNobody came.") == [
        "Town falls to rebels",
        "The army left.",
        "Nobody came.",
    ]


def test_a_capital_after_a_full_stop_begins_a_sentence_even_against_a_doubtful_network() -> None:
    assert sentences("The army left. Nobody came.", sure=0.5) == ["The army left.", "Nobody came."]


def test_a_capital_inside_a_sentence_needs_a_surer_network() -> None:
    assert sentences("Heavy |Rain fell.", sure=0.5) == ["Heavy Rain fell."]


@pytest.mark.parametrize(
    "marked",
    [
        "“We left.|” Nobody came.",
        "‘We left.|’ Nobody came.",
        '"We left.|" Nobody came.',
        "(We left.|) Nobody came.",
    ],
)
def test_a_mark_that_closes_belongs_to_what_it_closes(marked: str) -> None:
    text = marked.replace("|", "")
    first = text[: text.index(" Nobody")]
    assert sentences(marked, sure=0.6) == [first, "Nobody came."]


@pytest.mark.parametrize("opening", ["“", "‘", "(", '"', "«"])
def test_a_mark_that_opens_belongs_to_what_it_opens(opening: str) -> None:
    closing = {"“": "”", "‘": "’", "(": ")", '"': '"', "«": "»"}[opening]
    text = f"They left. {opening}|Nobody came{closing}."
    assert sentences(text, sure=0.6)[1] == f"{opening}Nobody came{closing}."


def test_what_is_too_long_for_a_sentence_is_cut() -> None:
    cut = sentences("name " * (3 * MOST_WORDS))
    assert max(len(part.split()) for part in cut) <= MOST_WORDS


def test_a_text_without_words_has_no_sentences() -> None:
    assert sentence_starts([], [], [], np.zeros((0, 2), np.float32)) == []


@pytest.mark.parametrize(
    "text", ["The High Court |Friday rejected the plea.", "They left at 6 a.m. |Monday by boat."]
)
def test_a_day_goes_on_with_what_it_is_told_of(text: str) -> None:
    plain = text.replace("|", "")
    assert sentences(text, sure=4) == [plain]


def test_a_day_begins_a_sentence_after_a_full_stop() -> None:
    assert sentences("They left. |Monday was calm.", sure=1) == ["They left.", "Monday was calm."]
