"""A reading as incidents: every role quotes words of the report, and what is not told is not made up."""

from dataclasses import replace

from tests.invented import blank, reading

from dateline import lang
from dateline.incidents import incidents_of
from dateline.incidents.candidates import grouped, phrases, scene_of, words
from dateline.incidents.company import companies
from dateline.incidents.features import features_of, features_of_report
from dateline.incidents.meanings import PARTS, meaning_of
from dateline.incidents.standing import report_again, standings
from dateline.incidents.surroundings import surroundings_of, words_around
from dateline.incidents.view import KEYS, SENTENCES, SHOWN, all_features
from dateline.incidents.wordings import wordings
from dateline.incidents.words import ROLES, TYPES, likelihoods, words_of
from dateline.model import Reading, Sentence, Span, Token

ENGLISH = lang.load("en")
WORDS = words_of(ENGLISH)

ROWS = """\
Two _ NUM 2 nummod
armed _ ADJ 3 amod
guerrillas guerrilla NOUN 4 nsubj
killed kill VERB 0 root
the _ DET 6 det
mayor _ NOUN 4 obj
with _ ADP 9 case
a _ DET 9 det
bomb _ NOUN 4 obl"""


def told() -> Reading:
    """A reading of one sentence, with its tokens."""
    rows = [row.split() for row in ROWS.splitlines()]
    text = " ".join(row[0] for row in rows)
    tokens, start = [], 0
    for form, lemma, upos, head, deprel in rows:
        span = Span(start, start + len(form))
        tokens.append(Token(span, form.lower() if lemma == "_" else lemma, upos, int(head) - 1, deprel))
        start += len(form) + 1
    sentence = Sentence(Span(0, len(text)), 0, len(tokens))
    return replace(blank(text, id="x"), tokens=tuple(tokens), sentences=(sentence,))


def test_a_phrase_is_without_article_and_number() -> None:
    scene = scene_of(told(), WORDS.classes, WORDS.slots)
    assert [words(scene, phrase) for phrase in phrases(scene)] == ["armed guerrillas", "mayor", "bomb"]


def test_who_kills_and_who_is_killed_stand_at_different_places() -> None:
    scene = scene_of(told(), WORDS.classes, WORDS.slots)
    killers, mayor, bomb = (features_of(scene, group) for group in grouped(scene))
    assert "sl=agent:kill" in killers
    assert "sl=patient:kill" in mayor
    assert "sl=means:kill" in bomb
    assert "sl=patient:kill" not in killers


def test_every_role_of_an_incident_quotes_words_of_the_report() -> None:
    known = told()
    for view in incidents_of(known, ENGLISH):
        quoted = [who.spans for who in view.perpetrators]
        quoted += [target.spans for target in view.targets] + [each.spans for each in view.instruments]
        assert all(span.of(known.document.text) for spans in quoted for span in spans)


def test_a_report_of_nothing_violent_has_no_incident() -> None:
    assert incidents_of(blank("The council met and spoke about the price of bread.", id="x"), ENGLISH) == ()


def test_the_view_adds_nothing_to_the_reading_and_is_always_the_same() -> None:
    known = reading()
    views = incidents_of(known, ENGLISH)
    assert views == incidents_of(known, ENGLISH)
    ids = {event.id for event in known.events}
    assert all(set(view.events) <= ids for view in views)


def test_weights_have_a_column_for_each_role_and_for_each_type_and_any() -> None:
    assert {len(row) for row in WORDS.roles.values()} == {len(ROLES)}
    assert {len(row) for row in WORDS.kinds.values()} == {len(TYPES) + 1}


def test_features_of_a_report_say_what_it_tells_of_and_of_whom_and_are_of_length_one() -> None:
    found = features_of_report(scene_of(told(), WORDS.classes, WORDS.slots))
    assert {"n=kill", "w=mayor", "b=guerrilla_kill", "g=obj:kill:mayor"} <= set(found)
    assert abs(sum(number**2 for name, number in found.items() if name != "bias") - 1) < 1e-9


def test_a_name_is_a_name_whoever_it_is() -> None:
    known = told()
    tokens = [replace(each, upos="PROPN") if each.lemma == "guerrilla" else each for each in known.tokens]
    scene = scene_of(replace(known, tokens=tuple(tokens)), WORDS.classes, WORDS.slots)
    group = next(iter(grouped(scene)))
    found = set(all_features(scene, group)) | set(features_of_report(scene))
    assert not any("guerrilla" in name for name in found)
    assert not meaning_of(scene, group, WORDS.vectors)[: WORDS.vectors.rows.shape[1]].any()


def test_the_meaning_of_a_candidate_is_a_vector_for_each_part() -> None:
    scene = scene_of(told(), WORDS.classes, WORDS.slots)
    found = meaning_of(scene, next(iter(grouped(scene))), WORDS.vectors)
    assert found.shape == (len(PARTS) * WORDS.vectors.rows.shape[1],) == (len(WORDS.meanings),)


def test_likelihoods_lie_between_nought_and_one() -> None:
    assert all(0 <= p <= 1 for p in likelihoods(WORDS.roles, ["bias", "no such feature"], len(ROLES)))


def test_a_candidate_is_quoted_in_words_that_stand_in_the_text_without_article() -> None:
    known = told()
    scene = scene_of(known, WORDS.classes, WORDS.slots, WORDS.articles)
    found = [wordings(scene, group) for group in grouped(scene)]
    assert [sorted(each) for each in found] == [
        ["armed guerrillas", "guerrillas", "two armed guerrillas"],
        ["mayor"],
        ["bomb"],
    ]
    assert all(
        each.span.of(known.document.text).lower() == plain for row in found for plain, each in row.items()
    )


def test_what_stands_around_a_candidate_is_told_by_its_neighbours_and_by_the_words_above() -> None:
    scene = scene_of(told(), WORDS.classes, WORDS.slots, WORDS.articles)
    killers, mayor, bomb = (surroundings_of(scene, group) for group in grouped(scene))
    assert {"a1=kill", "gl0=kill:nsubj", "nr=B1:kill"} <= killers
    assert {"det=the", "b1=kill", "gl0=kill:obj"} <= mayor
    assert "b2=mayor_with" in bomb


def test_the_words_of_its_sentences_speak_of_a_candidate_with_a_weight_of_their_own() -> None:
    scene = scene_of(told(), WORDS.classes, WORDS.slots, WORDS.articles)
    mayor = list(grouped(scene))[1]
    around = words_around(scene, mayor)
    assert {"sw=kill", "sw=bomb", "ksw=none:kill"} <= around
    length = sum(all_features(scene, mayor)[name] ** 2 for name in around)
    assert abs(length - SENTENCES**2) < 1e-9


def test_whoever_stands_in_a_row_with_a_likely_victim_has_that_one_in_his_company() -> None:
    known = told()
    tokens = [replace(each, deprel="conj", head=5) if each.lemma == "bomb" else each for each in known.tokens]
    scene = scene_of(replace(known, tokens=tuple(tokens)), WORDS.classes, WORDS.slots, WORDS.articles)
    groups = list(grouped(scene))
    odds = [[-8.0] * len(ROLES), [2.0] * len(ROLES), [-8.0] * len(ROLES)]
    found = companies(scene, groups, odds, [0, 2])
    assert list(found) == [0, 2], "nobody is asked about who is not wanted"
    assert found[2]["row:Victim"] == found[2]["before:Victim"] == found[0]["after:Victim"] == 2.0
    assert found[2]["row+1:Victim"] == 3.0
    assert found[0]["row:Victim"] < -8.0 < found[0]["beside:Victim"]


def test_nobody_is_his_own_company() -> None:
    scene = scene_of(told(), WORDS.classes, WORDS.slots, WORDS.articles)
    groups = list(grouped(scene))
    alone = companies(scene, groups[1:2], [[2.0] * len(ROLES)], [0])[0]
    assert alone["beside:Victim"] < -8.0 > alone["like:Victim"]


def test_a_candidate_is_weighed_again_by_how_far_it_is_behind_the_likeliest() -> None:
    scene = scene_of(told(), WORDS.classes, WORDS.slots, WORDS.articles)
    groups = list(grouped(scene))
    chances = [[0.5] * len(ROLES), [0.1] * len(ROLES), [0.001] * len(ROLES)]
    found = standings(scene, groups, chances, [0.5] * (len(TYPES) + 1))
    assert list(found) == [0, 1], "what is unlikely in every role is left out"
    assert found[0]["behind:Victim"] == 0 > found[1]["behind:Victim"]
    again = report_again([0.5] * (len(TYPES) + 1), [[0.9] * len(ROLES)])
    assert set(again) == set(WORDS.report)


def test_readers_are_told_no_more_than_the_keys_want() -> None:
    assert SHOWN.least >= KEYS.least
    assert SHOWN.unlinked > SHOWN.least


def test_readers_are_named_nobody_as_having_done_it_who_stands_at_no_word_of_it() -> None:
    assert SHOWN.accused == 1.0
