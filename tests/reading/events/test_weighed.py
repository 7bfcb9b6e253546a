"""Which words tell events: those that the network mistook too, and no more and no less than is likely."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.model import document_of
from dateline.reading import Reader
from dateline.reading.events import triggers
from dateline.reading.events.chances import Weighed
from dateline.reading.events.codebook import codebook_of
from dateline.terms import EVENT_TYPES

OWN = """
type = "COERCE"

[[event]]
name = "bridge grab"
verbs = ["grab"]
where = { object = ["bridge"] }
"""


def types(reader: Reader, text: str) -> dict[str, str]:
    """The type of each event by its trigger."""
    return {event.trigger.of(text): event.type for event in reader.read(document_of(text)).events}


def weighing(likely: float) -> Callable[..., Weighed]:
    """Weights by which each word is as likely to tell an event, of each type."""
    return lambda *_: Weighed(likely, dict.fromkeys(EVENT_TYPES, 1.0))


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Theft of nine rifles from a depot; a guard was hurt.", "Theft", "COERCE"),
        ("The monitors left, since a cease-fire was in force.", "cease", "RETREAT"),
        ("The president called off the peace talks with the rebels.", "talks", "CONSULT"),
        ("The army repulsed an attack on the village of Tarmo.", "attack", "ASSAULT"),
        ("Gunmen stormed the mill at noon. They burned it before they left.", "burned", "ASSAULT"),
        ("Government forces continued their attacks on Odrin for a fifth day.", "attacks", "ASSAULT"),
        ("The order to shoot came from the capital.", "order", "REQUEST"),
        ("The Front claimed responsibility for the operation in Odrin.", "operation", "ASSAULT"),
        ("The rebels laid down their arms on Sunday.", "laid", "RETREAT"),
    ],
)
def test_a_word_tells_an_event_however_it_is_written(
    reader: Reader, text: str, trigger: str, kind: str
) -> None:
    assert types(reader, text).get(trigger) == kind


def test_what_hardly_tells_an_event_is_left_out(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(triggers, "weigh", weighing(0.0))
    text = "Rebels attacked the village of Tarmo."
    reading = reader.read(document_of(text))
    assert not reading.events
    assert "nothing-coded" in [issue.code for issue in reading.issues]


def test_what_meets_no_condition_is_coded_where_it_likely_tells_an_event(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "The warders held the poet."
    monkeypatch.setattr(triggers, "weigh", weighing(0.0))
    assert not types(reader, text)
    monkeypatch.setattr(triggers, "weigh", weighing(1.0))
    assert "held" in types(reader, text)


def test_words_that_the_codebook_says_tell_nothing_are_not_guessed_at(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(triggers, "weigh", weighing(1.0))
    assert "came" not in types(reader, "The plan came under scrutiny.")


def test_entries_of_ones_own_are_not_weighed(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own.toml"
    own.write_text(OWN, encoding="utf-8")
    monkeypatch.setattr(triggers, "weigh", weighing(0.0))
    with_own = replace(reader, codebook=codebook_of(reader.language, own))
    assert types(with_own, "The militia grabbed the bridge.") == {"grabbed": "COERCE"}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The front will close the road unless the shelling stops.", "stops"),
        ("Asked whether the mission would leave Tarmo, the envoy laughed.", "Asked"),
        ("The guard asked us who had opened the gate.", "asked"),
    ],
)
def test_what_only_asks_or_ends_a_deed_is_none(reader: Reader, text: str, trigger: str) -> None:
    assert trigger not in types(reader, text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The UN agency warned that 90,000 people would run out of flour.", "warned"),
        ("A policeman assured her that nobody inside was hurt.", "assured"),
        ("The minister declined to discuss the bridge.", "discuss"),
        ("The colonel pleaded not guilty to the charge.", "pleaded"),
        ("His car went off the road near the camp.", "went"),
        ("Friends laid a wreath at the gate of the barracks.", "laid"),
        ("The union called a strike.", "called"),
        ("Three buyers have backed out of the sale.", "backed"),
        ("The two ministers shared ideas on trade.", "shared"),
        ("The general, wanted by the tribunal, fled to Kesk.", "wanted"),
    ],
)
def test_what_only_says_or_only_sounds_like_a_deed_is_none(reader: Reader, text: str, word: str) -> None:
    assert word not in types(reader, text)


def test_a_noun_keeps_its_sense_through_a_text(reader: Reader) -> None:
    text = "A strike of 9,000 miners began on Monday. The owners say that the strike has cost them a fortune."
    assert {e.type for e in reader.read(document_of(text)).events if e.trigger.of(text) == "strike"} == {
        "PROTEST"
    }


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("The mayor promised a police escort for the convoy.", "promised", "AGREE"),
        ("The Front vowed to block the road.", "vowed", "THREATEN"),
        ("Hackers attacked the website of the ministry.", "attacked", "COERCE"),
        ("The rebels said no lorry would pass.", "pass", "RETREAT"),
        ("The party voted against the bill.", "voted", "REJECT"),
        ("The driver was rushed to a hospital in Tarmo.", "rushed", "AID"),
    ],
)
def test_what_stands_beside_a_word_tells_what_it_does(
    reader: Reader, text: str, trigger: str, kind: str
) -> None:
    assert types(reader, text).get(trigger) == kind


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Weavers sat in the road outside the mill for two hours.", "sat", "PROTEST"),
        ("The abbot shuttled between the camp and the mayor all Sunday.", "shuttled", "CONSULT"),
        ("The gang came at the guards with hoes.", "came", "ASSAULT"),
        ("The bishop put his name to the accord on Monday.", "put", "SUPPORT"),
    ],
)
def test_everyday_words_tell_an_event_where_that_is_likely(
    reader: Reader, text: str, trigger: str, kind: str
) -> None:
    assert types(reader, text).get(trigger) == kind


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The dean sat in a deep chair.", "sat"),
        ("The train shuttled between the two towns.", "shuttled"),
        ("The winter came early.", "came"),
        ("The bishop put his hat on the chair.", "put"),
    ],
)
def test_everyday_words_mostly_tell_none(reader: Reader, text: str, trigger: str) -> None:
    assert trigger not in types(reader, text)


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("A merchant was pulled from his car by five masked men.", "pulled", "ASSAULT"),
        ("Rescuers pulled a girl from the rubble.", "pulled", "AID"),
        ("Police have taken in nine youths.", "taken", "COERCE"),
        ("The nuns took in nine families.", "took", "AID"),
        ("The charity stopped deliveries to nine schools.", "stopped", "SANCTION"),
        ("A clerk was struck from behind.", "struck", "ASSAULT"),
        ("The porter was hit by a sniper on Wednesday.", "hit", "ASSAULT"),
        ("The diggers laid down their tools on Monday.", "laid", "PROTEST"),
        ("Both sides held their fire until noon.", "held", "RETREAT"),
    ],
)
def test_the_type_is_told_by_who_does_it_to_what(reader: Reader, text: str, trigger: str, kind: str) -> None:
    assert types(reader, text).get(trigger) == kind


def test_nobody_fights_with_arms_against_a_summons(reader: Reader) -> None:
    assert "fought" not in types(reader, "The editor fought the summons in two courts.")


def test_who_says_whose_a_raid_was_did_not_do_it(reader: Reader) -> None:
    text = "The mayor put the ambush down to the rebels."
    events = {event.trigger.of(text): event for event in reader.read(document_of(text)).events}
    assert events["put"].type == "ACCUSE"
    doers = {span.of(text) for p in events["ambush"].participants if p.role == "actor" for span in p.spans}
    assert "The mayor" not in doers


def test_what_is_set_to_happen_is_told_once(reader: Reader) -> None:
    found = types(
        reader, "The two sides are set to exchange prisoners. Protesters set a police station on fire."
    )
    assert list(found) == ["exchange", "set"]


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Heavy fighting was reported near Tarmo.", "fighting", "ASSAULT"),
        ("Residents said a battle for the dam had begun.", "battle", "ASSAULT"),
        ("Fighting broke out at dawn.", "Fighting", "ASSAULT"),
    ],
)
def test_what_is_likely_enough_is_told_though_nobody_takes_part(
    reader: Reader, text: str, trigger: str, kind: str
) -> None:
    assert types(reader, text).get(trigger) == kind


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Norway offered to transport the monitors.", "transport", "AID"),
        ("The Red Cross lifted 200 people out of Tarmo.", "lifted", "AID"),
        ("The company paid its workers on Friday.", "paid", None),
        ("The airline took passengers to Oslo.", "took", None),
        ("The trains brought commuters to the city.", "brought", None),
    ],
)
def test_help_is_guessed_at_where_it_is_sure_alone(
    reader: Reader, text: str, trigger: str, kind: str | None
) -> None:
    assert types(reader, text).get(trigger) == kind


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Tarmo and Kesk signed a ceasefire on Friday.", {"signed": "SUPPORT"}),
        ("The two sides reached a truce in Oslo.", {"reached": "SUPPORT"}),
        ("The rebels offered a truce.", {"offered": "AGREE", "truce": "RETREAT"}),
        ("The premier ordered the release of 40 men.", {"ordered": "REQUEST", "release": "RETREAT"}),
        ("The rebels declared a truce.", {"truce": "RETREAT"}),
        ("Norway suspended aid worth 40 million euros.", {"suspended": "SANCTION"}),
        ("Two aircraft were hit by small-arms fire.", {"hit": "ASSAULT"}),
        ("He is wanted for the murder of a judge.", {"murder": "ASSAULT"}),
        ("The mayor offered scathing criticism of the army.", {"criticism": "ACCUSE"}),
        ("The army launched an offensive.", {"offensive": "ASSAULT"}),
    ],
)
def test_one_predicate_tells_one_event_and_who_signs_offers_or_orders_does_that_beside(
    reader: Reader, text: str, kinds: dict[str, str]
) -> None:
    assert types(reader, text) == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Fighting broke out on Sunday between the army and rebels.",
        "Clashes erupted between the army and rebels.",
    ],
)
def test_between_whom_fighting_breaks_out_are_those_who_fight(reader: Reader, text: str) -> None:
    (event,) = reader.read(document_of(text)).events
    assert {span.of(text) for part in event.participants for span in part.spans} == {"the army", "rebels"}
    assert {part.role for part in event.participants} == {"actor"}


def test_a_state_of_emergency_is_declared_on_nobody(reader: Reader) -> None:
    text = "The governor declared a state of emergency in the province."
    (event,) = reader.read(document_of(text)).events
    assert {span.of(text) for part in event.participants for span in part.spans} == {"The governor"}


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Fishermen have blocked the harbour with 60 boats.", "blocked", "PROTEST"),
        ("The army blocked the harbour.", "blocked", "COERCE"),
        ("Students occupied the university.", "occupied", "PROTEST"),
        ("The rebels occupied the town.", "occupied", "COERCE"),
        ("The commander protested to the government over the delay.", "protested", "ACCUSE"),
        ("Crowds protested in the square over the delay.", "protested", "PROTEST"),
    ],
)
def test_a_type_that_is_by_far_the_likelier_is_told(
    reader: Reader, text: str, trigger: str, kind: str
) -> None:
    assert types(reader, text).get(trigger) == kind


def test_what_is_hit_by_fire_is_no_gun(reader: Reader) -> None:
    text = "Two planes were hit by small-arms fire."
    (event,) = reader.read(document_of(text)).events
    assert {(part.role, part.spans[0].of(text)) for part in event.participants} == {
        ("target", "Two planes"),
        ("instrument", "small-arms fire"),
    }
