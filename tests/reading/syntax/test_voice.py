import pytest

from dateline.model import document_of
from dateline.reading import Reader
from dateline.reading.syntax.voice import passives, undergone, voiced


def test_a_verb_with_a_passive_auxiliary_has_a_passive_subject() -> None:
    assert voiced([2, 2, -1], ["nsubj", "aux:pass", "root"]) == ["nsubj:pass", "aux:pass", "root"]


def test_a_verb_with_another_auxiliary_and_an_object_has_an_active_subject() -> None:
    heads, relations = [2, 2, -1, 2], ["nsubj:pass", "aux", "root", "obj"]
    assert voiced(heads, relations) == ["nsubj", "aux", "root", "obj"]


def test_a_subject_that_nothing_contradicts_keeps_its_voice() -> None:
    for relation in ("nsubj", "nsubj:pass"):
        assert voiced([1, -1], [relation, "root"]) == [relation, "root"]


@pytest.mark.parametrize(("after", "relation"), [("with", "nsubj:pass"), ("at", "nsubj")])
def test_a_headline_leaves_the_auxiliary_of_a_passive_out(after: str, relation: str) -> None:
    pairs = {"with": frozenset({"charged"})}
    found = undergone(
        [1, -1, 3, 1], ["nsubj", "root", "case", "obl"], ["leader", "charged", after, "it"], pairs
    )
    assert found[0] == relation


def test_whoever_charges_somebody_is_no_passive_subject() -> None:
    pairs = {"with": frozenset({"charged"})}
    heads, relations = [1, -1, 3, 1, 1], ["nsubj", "root", "case", "obl", "obj"]
    assert undergone(heads, relations, ["court", "charged", "with", "it", "him"], pairs) == relations


@pytest.mark.parametrize(
    ("auxiliary", "verb", "relation"),
    [("was", "shot", "aux:pass"), ("was", "shooting", "aux"), ("had", "shot", "aux")],
)
def test_be_before_a_participle_makes_a_passive(auxiliary: str, verb: str, relation: str) -> None:
    words = (frozenset({"was"}), "ing")
    found = passives(
        [2, 2, -1], ["nsubj", "aux", "root"], ["NOUN", "AUX", "VERB"], ["he", auxiliary, verb], words
    )
    assert found == ["nsubj", relation, "root"]


def test_headlines_in_the_passive_have_their_victim(reader: Reader) -> None:
    for text, victim in (
        ("2-month-old girl shot while in vehicle on I-43", "girl"),
        ("CHARGERS' RECEIVER ARRESTED", "RECEIVER"),
        ("Woman Killed In Orsa Accident, Driver Charged", "Woman"),
        ("Six people died and ten others wounded when a bomb went off.", "ten others"),
    ):
        reading = reader.read(document_of(text, id="x"))
        hit = {
            span.of(text)
            for event in reading.events
            if event.type in ("ASSAULT", "COERCE")
            for part in event.participants
            if part.role == "target"
            for span in part.spans
        }
        assert any(victim in words for words in hit)


def test_whoever_killed_those_of_whom_it_is_told_is_not_killed(reader: Reader) -> None:
    text = "They buried the men the army killed."
    (event,) = [e for e in reader.read(document_of(text, id="x")).events if e.trigger.of(text) == "killed"]
    assert "target" not in {
        p.role for p in event.participants if "army" in " ".join(s.of(text) for s in p.spans)
    }


def test_a_subject_with_an_article_and_no_auxiliary_is_active() -> None:
    # the mine exploded
    assert voiced([1, 2, -1], ["det", "nsubj:pass", "root"]) == ["det", "nsubj", "root"]


def test_a_headline_without_articles_may_be_passive() -> None:
    # four killed
    assert voiced([1, -1], ["nsubj:pass", "root"]) == ["nsubj:pass", "root"]


def test_a_verb_that_shares_the_auxiliary_of_another_stays_passive() -> None:
    # houses were burned and the mayor shot
    heads = [2, 2, -1, 6, 5, 6, 2]
    relations = ["nsubj:pass", "aux:pass", "root", "cc", "det", "nsubj:pass", "conj"]
    assert voiced(heads, relations) == relations


def test_what_nobody_undergoes_is_active_without_an_article() -> None:
    assert voiced([1, -1], ["nsubj:pass", "root"], ["students", "marched"], {"marched"})[0] == "nsubj"
    assert voiced([1, -1], ["nsubj:pass", "root"], ["students", "arrested"], {"marched"})[0] == "nsubj:pass"
