"""Words of the codebook that tell no event where they stand."""

import pytest

from dateline.model import document_of
from dateline.reading import Reader


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            "Kadri, 22, from the suburb of West Maido, had pleaded guilty on March 24 to attempted murder.",
            "March",
        ),
        ("Regime bombing kills 16 in rebel-held Maido Monitor AFP Tuesday.", "held"),
    ],
)
def test_a_month_and_the_end_of_an_adjective_in_parts_are_no_deeds(
    reader: Reader, text: str, word: str
) -> None:
    reading = reader.read(document_of(text, id="x"))
    assert word not in {event.trigger.of(text) for event in reading.events}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The two armies exchanged 30 prisoners of war at a bridge.", ("prisoners", "war")),
        ("The mayor called the landing an act of war.", ("act", "war")),
        ("Observers watched over the cease-fire in the valley.", ("fire",)),
        ("Two guards were beaten to death in Orsa.", ("death",)),
        ("The army closed the bridge in retaliation for a raid on Orsa.", ("retaliation",)),
        ("In response to the strike, the company dismissed 200 workers.", ("response",)),
        ("The governor said order had been restored in Orsa.", ("order", "restored")),
        ("The minister rejected the accusation and went home.", ("rejected", "accusation")),
        ("He was jailed for taking bribes from a builder.", ("taking", "bribes")),
    ],
)
def test_words_that_only_belong_to_another_word_are_no_deeds(
    reader: Reader, text: str, words: tuple[str, ...]
) -> None:
    told = {event.trigger.of(text) for event in reader.read(document_of(text, id="x")).events}
    assert told.isdisjoint(words)


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("The clan retaliated with mortar fire against the village.", "retaliated", "ASSAULT"),
        ("The raiders released two aid workers on Monday.", "released", "RETREAT"),
        ("Norland's ministry summoned the envoy to protest against the raid.", "protest", "ACCUSE"),
        ("Weavers marched through Orsa to protest against the tax.", "protest", "PROTEST"),
        ("Norland brokered a truce between the two clans.", "brokered", "CONSULT"),
        ("The governor invited the elders to a meeting.", "invited", "REQUEST"),
        ("Deputies opposed the appointment of the judge.", "opposed", "REJECT"),
        ("The colonel ordered his men to leave the bridge.", "ordered", "REQUEST"),
    ],
)
def test_a_verb_tells_what_is_done_by_it_with_whom_or_what_it_is_done_to(
    reader: Reader, text: str, word: str, kind: str
) -> None:
    types = [
        event.type
        for event in reader.read(document_of(text, id="x")).events
        if event.trigger.of(text) == word
    ]
    assert types == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "An army helicopter crashed near the border, killing all nine on board.",
        "A police car collided with a lorry, killing two officers.",
        "A navy boat sank off the coast and 30 migrants drowned.",
        "Nine soldiers died when a military helicopter crashed.",
        "A fire at a rebel camp killed ten.",
    ],
)
def test_what_an_accident_did_nobody_did(reader: Reader, text: str) -> None:
    assert reader.read(document_of(text, id="x")).events == ()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A Russian jet bombed a block of flats, killing six.", "killing"),
        ("A helicopter crashed after rebels hit it with a missile, killing nine.", "killing"),
        ("Gunmen shot the driver and the bus overturned, killing ten.", "killing"),
    ],
)
def test_what_a_blow_brought_about_is_no_accident(reader: Reader, text: str, word: str) -> None:
    assert word in {event.trigger.of(text) for event in reader.read(document_of(text, id="x")).events}
