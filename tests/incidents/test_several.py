"""Several incidents of one type in one report are told apart; what is told of another time or in other words is none."""

from dataclasses import replace

from tests.incidents.test_told import scene, violent
from tests.incidents.test_view import WORDS
from tests.invented import blank

from dateline.incidents.candidates import phrases, scene_of, words
from dateline.incidents.firm import is_past
from dateline.incidents.several import One, Parting, Setting, features_of_pair, one_of, parted, setting_of
from dateline.incidents.told import completed, told_incidents
from dateline.model import (
    IncidentView,
    Instrument,
    Interval,
    Perpetrator,
    Published,
    Reading,
    Sentence,
    Span,
    Token,
)

BARS = Parting(together=0.5, worth=0.3, shared=0.5)
ROWS = """\
Rebels rebel NOUN 2 nsubj
killed kill VERB 0 root
a _ DET 4 det
judge _ NOUN 2 obj
. _ PUNCT 2 punct
Another _ DET 7 det
bomb _ NOUN 8 compound
attack _ NOUN 9 nsubj
hurt _ VERB 0 root
three _ NUM 11 nummod
nurses nurse NOUN 9 obj
. _ PUNCT 9 punct"""


def two_sentences() -> Reading:
    """A reading of two sentences with trees."""
    rows = [row.split() for row in ROWS.splitlines()]
    text = " ".join(row[0] for row in rows)
    tokens, start = [], 0
    for form, lemma, upos, head, relation in rows:
        own = Span(start, start + len(form))
        tokens.append(Token(own, form.lower() if lemma == "_" else lemma, upos, int(head) - 1, relation))
        start += len(form) + 1
    border = tokens[4].span.end
    sentences = (Sentence(Span(0, border), 0, 5), Sentence(Span(border + 1, len(text)), 5, len(rows)))
    return replace(blank(text, id="x"), tokens=tuple(tokens), sentences=sentences)


def candidates() -> tuple[Setting, dict[str, One]]:
    known = scene_of(two_sentences(), WORDS.classes, WORDS.slots, WORDS.articles)
    roles = {"rebels": "PerpInd", "judge": "Victim", "nurses": "Victim"}
    found = {words(known, p).lower(): p for p in phrases(known)}
    ones = {name: one_of(known, role, [found[name]], 0.6) for name, role in roles.items()}
    return setting_of(known, WORDS.further), ones


def test_a_weapon_before_a_word_that_tells_of_an_incident_can_have_a_role() -> None:
    known = scene_of(two_sentences(), WORDS.classes, WORDS.slots, WORDS.articles)
    assert "bomb" in [words(known, phrase) for phrase in phrases(known)]


def test_a_pair_knows_how_far_it_is_and_that_one_more_is_told_between() -> None:
    setting, ones = candidates()
    features = features_of_pair(setting, ones["judge"], ones["nurses"])
    assert {"far=1", "further=True", "roles=Victim+Victim", "told=differ"} <= features
    assert features == features_of_pair(setting, ones["nurses"], ones["judge"])


def test_those_who_are_not_likely_together_are_in_two_incidents_and_whoever_did_one_in_his() -> None:
    setting, ones = candidates()
    apart = {"further=True": (-3.0,)}
    assert parted(setting, list(ones.values()), apart, BARS) == [[0, 1], [2]]
    assert parted(setting, list(ones.values()), {}, BARS) == [[0, 1, 2]]


def test_whom_hardly_anything_hit_makes_no_further_incident() -> None:
    setting, ones = candidates()
    rare = replace(ones["nurses"], likelihood=0.2)
    found = parted(setting, [ones["rebels"], ones["judge"], rare], {"further=True": (-3.0,)}, BARS)
    assert found == [[0, 1, 2]]


def test_nobody_hit_is_one_incident() -> None:
    setting, ones = candidates()
    assert parted(setting, [ones["rebels"]], {}, BARS) == [[0]]


def test_a_number_goes_to_the_one_incident_in_whose_sentence_it_stands() -> None:
    known = violent()
    there = IncidentView(type="attack", stage="accomplished", events=("e1",))
    away = replace(there, type="bombing", events=(), instruments=(Instrument((Span(0, 3),), None),))
    views = completed(scene(known), WORDS, [there, away])
    assert [[target.count for target in view.targets] for view in views] == [["c1"], []]


def test_nobody_did_it_both_as_somebody_and_as_an_organization() -> None:
    one = Perpetrator("g", (Span(0, 20),), "individual", None)
    both = (one, replace(one, kind="organization", confidence="possible"))
    view = IncidentView(type="attack", stage="accomplished", events=("e1",), perpetrators=both)
    (found,) = completed(scene(violent()), WORDS, [view])
    assert [who.kind for who in found.perpetrators] == ["organization"]


def test_a_word_that_is_no_word_of_violence_makes_an_incident_only_with_arms_or_the_dead() -> None:
    mild = replace(WORDS, classes={})
    assert told_incidents(scene(violent()), mild), "with a number of the dead"
    bare = replace(violent(), counts=())
    assert told_incidents(scene(bare), mild) == ()
    assert told_incidents(scene(replace(violent(mode="firearms"), counts=())), mild)


def test_what_is_told_without_a_day_beside_old_violence_is_as_old() -> None:
    known = violent()
    known = replace(known, document=replace(known.document, published=Published("2021-08-20")))
    (event,) = known.events
    old = replace(event, id="e2", time=Interval(None, "1971-05-01", "said", (Span(0, 3),)))
    new = replace(event, id="e2", time=Interval("2021-08-19", "2021-08-19", "said", (Span(0, 3),)))
    both = replace(known, events=(event, old))
    assert is_past(both, [event])
    assert told_incidents(scene(both), WORDS) == ()
    assert not is_past(replace(known, events=(event, new)), [event, new])
    assert not is_past(both, [event, event]), "more of it has no day"
