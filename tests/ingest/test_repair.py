"""What changes last before a text is final, and what stays."""

import pytest

from dateline.ingest.repair import final

CLEAN = "‘We’re going,’ said José Müller – “soon”… at the café, for £5 or €6. Naïve?"


def mended(text: str) -> tuple[str, list[str]]:
    result, issues = final(text, (), where="a", mend=True)
    for issue in issues:
        assert all(span.end <= len(result) for span in issue.spans)
    return result, [issue.code for issue in issues]


def mojibake(text: str) -> str:
    undefined = {0x81, 0x8D, 0x8F, 0x90, 0x9D}
    return "".join(
        chr(byte) if byte in undefined else bytes([byte]).decode("cp1252") for byte in text.encode()
    )


@pytest.mark.parametrize("text", [CLEAN, "Привет, Вася", "قالت الوزارة", "😀 said the post", "in Kościuszko"])
def test_mojibake_is_mended_once_and_twice_over_and_told(text: str) -> None:
    assert mended(mojibake(text)) == (text, ["mojibake-mended"])
    assert mended(mojibake(mojibake(text))) == (text, ["mojibake-mended"])


def test_the_places_that_were_mended_are_those_of_the_final_text() -> None:
    text, issues = final(mojibake("He said: ‘No’."), (), where="a", mend=True)
    assert [text[span.start : span.end] for issue in issues for span in issue.spans] == ["‘", "’"]


@pytest.mark.parametrize(
    "text",
    [
        CLEAN,
        "MALMÅ” and the CAFÉ” and ESPAÑA»",
        "Ã la carte, Â, â",
        "he sang “là–bas” and “à la”",
        "Ærø, Å–Å, SÅ” and PÅ’",
        "Привет",
        "naïve… maïs—",
    ],
)
def test_text_that_is_right_is_left_alone(text: str) -> None:
    assert mended(text) == (text, [])


def test_mojibake_is_only_told_where_offsets_of_others_may_count_on_the_text() -> None:
    text, issues = final("donâ€™t", (), where="a", mend=False)
    assert (text, [issue.code for issue in issues]) == ("donâ€™t", ["mojibake"])


def test_what_cannot_be_stored_is_replaced_one_for_one() -> None:
    text, issues = final("a\0b\ud800c", (), where="a", mend=False)
    assert text == "a\ufffdb\ufffdc"
    assert [(issue.code, [span.start for span in issue.spans]) for issue in issues] == [
        ("unstorable-characters", [1, 3])
    ]


def test_characters_that_were_lost_before_are_told_with_their_places() -> None:
    _, issues = final("the caf\ufffd", (), where="a", mend=False)
    assert [(issue.code, issue.spans[0].start) for issue in issues] == [("characters-lost", 7)]


@pytest.mark.parametrize(
    "text", ["resi\xaddents", "a\u200bb\u200e", "a\r\nb\rc\n", "  a  ", "a\x07b", "e\u0301"]
)
def test_everything_else_stays(text: str) -> None:
    assert mended(text) == (text, [])


def test_an_issue_names_a_thousand_places_and_counts_all() -> None:
    _, issues = final("\0" * 5000, (), where="a", mend=False)
    assert len(issues[0].spans) == 1000
    assert "5000" in issues[0].message
