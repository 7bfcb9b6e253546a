"""What befell those who are counted, by words beyond the nearest verb's own, with the real weights.

The sentences are invented.
"""

import pytest

from dateline.model import document_of
from dateline.reading import Reader

FATES = [
    ("Some 200 people are in custody after the raid.", 200, "detained"),
    ("About 40 men with burns lay in the yard.", 40, "injured"),
    ("A crowd of about 300 people waited at the gate.", 300, "demonstrating"),
    ("A protest by 60 teachers held up the trams.", 60, "demonstrating"),
    ("The dead were four nurses and a driver.", 4, "killed"),
    ("Among those wounded were six sailors.", 6, "injured"),
    ("Nearly 5,000 soldiers attacked the pass at dawn.", 5000, "deployed"),
    ("Soldiers evicted 900 families from the harbour quarter.", 900, "displaced"),
    ("Soldiers beat two boys at the fence.", 2, "injured"),
    ("Some 30 workers downed tools on Monday.", 30, "demonstrating"),
    ("The gang set nine houses on fire.", 9, "destroyed"),
    ("Among the dead were the mayor and three of his guards.", 3, "killed"),
    ("Among those killed were four policemen, two engineers and a cook.", 2, "killed"),
    ("The dead were two nurses, the driver and six passengers.", 6, "killed"),
    ("They killed 60 people, among them her husband and three of her sons.", 3, "killed"),
    ("Searchers found eight more bodies, among them those of two girls.", 2, "killed"),
    ("A court sentenced three clerks to six years in prison.", 3, "detained"),
]
NONE = [
    ("The company dismissed 80 employees in May.", 80),
    ("Thirty members took part in the congress.", 30),
    ("Two people died in hospital on Sunday.", 2),
    ("No fewer than 90 inmates escaped.", 90),
]


@pytest.mark.parametrize(("sentence", "number", "scope"), FATES)
def test_a_count_has_the_scope_that_its_words_tell(
    reader: Reader, sentence: str, number: int, scope: str
) -> None:
    counts = reader.read(document_of(sentence, id="d1", published="2024-05-10")).counts
    assert [count.scope for count in counts if count.low == number] == [scope]


@pytest.mark.parametrize(("sentence", "number"), NONE)
def test_a_count_has_no_scope_of_words_that_tell_another_thing(
    reader: Reader, sentence: str, number: int
) -> None:
    counts = reader.read(document_of(sentence, id="d1", published="2024-05-10")).counts
    scopes = {count.scope for count in counts if count.low == number}
    assert scopes <= {None, "killed"}


@pytest.mark.parametrize(
    ("sentence", "number", "scopes"),
    [
        ("The party held 40 rallies in the north.", 40, []),
        ("Two bombings killed five shoppers.", 2, [None]),
        ("The insurgents hold 14 of the 34 provinces.", 14, []),
        ("Guards detained 14 trucks at the border.", 14, ["seized"]),
        ("The army lost 14 men and three tanks.", 3, ["destroyed"]),
        ("Police arrested 12 of the 40 marchers.", 12, ["detained"]),
        ("Seven bodies were found.", 7, ["killed"]),
        ("The senator has lost six primaries in a row.", 6, []),
        ("Medics saved 14 lives.", 14, [None]),
        ("The crash cost nine lives.", 9, ["killed"]),
        ("Fourteen lives were lost.", 14, ["killed"]),
        ("The raid killed all but two of the guards.", 2, [None]),
    ],
)
def test_what_is_no_person_is_neither_killed_nor_held(
    reader: Reader, sentence: str, number: int, scopes: list[str | None]
) -> None:
    counts = reader.read(document_of(sentence, id="d1", published="2024-05-10")).counts
    assert [count.scope for count in counts if count.low == number] == scopes


@pytest.mark.parametrize(
    ("sentence", "number", "scope"),
    [
        ("More than 400 soldiers were killed or wounded.", 400, "casualties"),
        ("The ambush left 12 people dead or injured.", 12, "casualties"),
        ("Some 300 fighters have been killed or captured since May.", 300, None),
        ("Militants kidnapped 20 workers or killed them.", 20, "abducted"),
    ],
)
def test_the_dead_or_hurt_together_are_no_toll_of_the_dead(
    reader: Reader, sentence: str, number: int, scope: str | None
) -> None:
    counts = reader.read(document_of(sentence, id="d1", published="2024-05-10")).counts
    assert [count.scope for count in counts if count.low == number] == [scope]


def test_that_nobody_will_be_hurt_counts_nobody(reader: Reader) -> None:
    counts = reader.read(document_of("He promised that nobody would be hurt.", id="d1")).counts
    assert not [count for count in counts if count.scope]


def test_objects_of_a_kind_that_no_list_has_are_counted_without_a_scope(reader: Reader) -> None:
    counts = reader.read(document_of("The two navies tested 40 beacons in May.", id="d1")).counts
    assert [(count.low, count.scope) for count in counts] == [(40, None)]


@pytest.mark.parametrize(
    ("sentence", "killed"),
    [
        ("Two gunmen shot dead a judge.", ["a judge"]),
        ("A policeman shot dead a man who had attacked him with a knife.", ["a man"]),
        ("A gunman shot a priest dead.", ["a priest"]),
        ("Police shot dead two men.", ["two"]),
        ("Soldiers beat to death three prisoners.", ["three"]),
        ("Two men were shot dead by police.", ["Two"]),
    ],
)
def test_whoever_shoots_somebody_dead_is_none_of_the_dead(
    reader: Reader, sentence: str, killed: list[str]
) -> None:
    counts = reader.read(document_of(sentence, id="d1", published="2024-05-10")).counts
    assert [each.span.of(sentence) for each in counts if each.scope == "killed"] == killed
