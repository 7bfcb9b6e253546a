from dateline.model import document_of
from dateline.reading import Reader
from dateline.reading.syntax.outcomes import counted, left_so

WORDS = (
    frozenset({"left"}),
    frozenset({"dead", "wounded"}),
    frozenset({"and", ","}),
    frozenset({"including"}),
)


def mended(*rows: tuple[str, str, int, str]) -> list[tuple[int, str]]:
    """Heads, counted from one, and relations of rows of form, part of speech, head and relation."""
    forms, tags, heads, relations = zip(*rows, strict=True)
    found, named, _ = left_so([head - 1 for head in heads], relations, tags, forms, WORDS)
    return [(head + 1, relation) for head, relation in zip(found, named, strict=True)]


def test_whom_a_deed_leaves_in_a_state_is_its_object_and_the_state_its_complement() -> None:
    assert mended(
        ("bomb", "NOUN", 2, "nsubj"),
        ("left", "VERB", 0, "root"),
        ("two", "NUM", 4, "nummod"),
        ("dead", "ADJ", 2, "obj"),
        ("and", "CCONJ", 6, "cc"),
        ("six", "NUM", 4, "conj"),
        ("wounded", "VERB", 4, "conj"),
    ) == [(2, "nsubj"), (0, "root"), (2, "obj"), (2, "xcomp"), (7, "cc"), (7, "nsubj:pass"), (4, "conj")]


def test_a_state_before_a_noun_is_of_that_noun() -> None:
    rows = (
        ("left", "VERB", 0, "root"),
        ("two", "NUM", 4, "nummod"),
        ("wounded", "VERB", 4, "amod"),
        ("men", "NOUN", 1, "obj"),
    )
    assert mended(*rows) == [(head, relation) for _, _, head, relation in rows]


def test_both_the_dead_and_the_wounded_that_are_left_are_told(reader: Reader) -> None:
    text = "A gunman stormed a school in Besh on Monday, leaving four pupils dead and at least six injured."
    reading = reader.read(document_of(text, id="x"))
    told = {event.trigger.of(text): {part.role for part in event.participants} for event in reading.events}
    assert told["dead"] == {"actor", "target"}
    assert told["injured"] == {"actor", "target"}


def test_parts_between_two_outcomes_are_no_outcome(reader: Reader) -> None:
    text = "Clashes left 12 dead, including two children, and dozens hurt."
    reading = reader.read(document_of(text, id="x"))
    told = {event.trigger.of(text): {part.role for part in event.participants} for event in reading.events}
    assert {"dead", "hurt"} <= told.keys()
    assert "actor" not in told["hurt"]


def test_what_an_earthquake_leaves_is_no_assault(reader: Reader) -> None:
    reading = reader.read(document_of("The earthquake left two people dead and 18 injured.", id="x"))
    assert not reading.events


def test_those_who_are_counted_are_the_object_of_a_verb_without_one() -> None:
    # hospitals received nine dead
    heads, tags = [1, -1, 3, 1], ["NOUN", "VERB", "NUM", "ADJ"]
    assert counted(heads, ["nsubj", "root", "nummod", "xcomp"], tags) == (
        ["nsubj", "root", "nummod", "obj"],
        ["NOUN", "VERB", "NUM", "NOUN"],
    )


def test_harm_that_closes_a_sentence_is_done_by_the_blow_and_not_by_whom_it_struck(reader: Reader) -> None:
    for text, doer in (
        ("A suicide bomber blew himself up on Monday as elders were meeting, killing eight people.", "A suicide bomber"),
        ("Gunmen opened fire on a convoy as it was leaving the town, killing six soldiers.", "Gunmen"),
        ("Troops fired on protesters who had blocked the road, killing three.", "Troops"),
    ):  # fmt: skip
        reading = reader.read(document_of(text, id="x"))
        killing = next(e for e in reading.events if e.trigger.of(text) == "killing")
        assert [p.spans[0].of(text) for p in killing.participants if p.role == "actor"] == [doer]


def test_harm_that_closes_a_clause_of_harm_stays_there(reader: Reader) -> None:
    text = "Police said on Monday that gunmen had stormed the hall, killing eight people."
    reading = reader.read(document_of(text, id="x"))
    killing = next(e for e in reading.events if e.trigger.of(text) == "killing")
    assert [p.spans[0].of(text) for p in killing.participants if p.role == "actor"] == ["gunmen"]
