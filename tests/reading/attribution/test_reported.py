import pytest
from tests.reading.drafts import at, draft_of, forms, know, said

from dateline.model import document_of
from dateline.reading import Reader
from dateline.reading.attribution.component import Attribution
from dateline.reading.attribution.reported import missing, nested, parted
from dateline.reading.draft import Draft


def shown(draft: Draft, found: list[Attribution]) -> list[tuple[str, str, str, str]]:
    """Source, cue, content and rule of each attribution, in words."""
    return [(forms(draft, a.source), forms(draft, a.cue), forms(draft, a.content), a.rule) for a in found]


def of(rows: str) -> list[tuple[str, str, str, str]]:
    draft = draft_of(rows)
    return shown(draft, missing(draft, []))


THEY_LEFT = "they they PRON 4 nsubj / left leave VERB 2 ccomp"


def test_a_clause_is_what_is_said() -> None:
    assert of(f"Rebels rebel NOUN 2 nsubj / said say VERB 0 root / {THEY_LEFT}") == [
        ("Rebels", "said", "they left", "frame-clause")
    ]


def test_a_clause_before_its_cue_is_what_is_said_without_the_mark_between() -> None:
    assert of(
        "They they PRON 2 nsubj / left leave VERB 4 ccomp / , , PUNCT 4 punct / said say VERB 0 root / "
        "Ruun Ruun PROPN 4 nsubj"
    ) == [("Ruun", "said", "They left", "frame-clause")]  # fmt: skip


def test_an_infinitive_is_what_is_asked_for() -> None:
    assert of(
        "Ruun Ruun PROPN 2 nsubj / asked ask VERB 0 root / them they PRON 2 obj / to to PART 5 mark / "
        "leave leave VERB 2 xcomp"
    ) == [("Ruun", "asked", "to leave", "frame-infinitive")]  # fmt: skip


def test_an_infinitive_of_a_verb_that_takes_none_is_nothing_said() -> None:
    assert of(
        "Ruun Ruun PROPN 2 nsubj / stopped stop VERB 0 root / to to PART 4 mark / sleep sleep VERB 2 advcl"
    ) == []  # fmt: skip


def test_an_object_is_what_is_denied_or_condemned() -> None:
    assert of(
        "The the DET 2 det / mayor mayor NOUN 3 nsubj / condemned condemn VERB 0 root / the the DET 5 det / "
        "attack attack NOUN 3 obj / . . PUNCT 3 punct"
    ) == [("The mayor", "condemned", "the attack", "frame-object")]


def test_whom_somebody_accuses_is_part_of_what_he_says() -> None:
    assert of(
        "Ruun Ruun PROPN 2 nsubj / accused accuse VERB 0 root / rebels rebel NOUN 2 obj / of of SCONJ 5 mark / "
        "lying lie VERB 2 advcl"
    ) == [("Ruun", "accused", "rebels of lying", "frame-of")]


PASSIVE = "The the DET 2 det / attack attack NOUN 4 nsubj:pass / was be AUX 4 aux:pass / {} VERB 0 root"


def test_a_passive_is_said_by_its_agent_or_by_nobody() -> None:
    condemned = PASSIVE.format("condemned condemn")
    agent = "by by ADP 7 case / the the DET 7 det / mayor mayor NOUN 4 obl:agent"
    assert of(condemned) == [("", "was condemned", "The attack", "frame-passive")]
    assert of(f"{condemned} / {agent}") == [("the mayor", "was condemned", "The attack", "frame-passive")]


def test_who_is_dismissed_has_lost_a_post_and_what_is_dismissed_is_denied() -> None:
    rows = "{} _ {} 3 nsubj:pass / was be AUX 3 aux:pass / dismissed dismiss VERB 0 root"
    assert of(rows.format("He", "PRON")) == []
    assert [rule for *_, rule in of(rows.format("It", "PRON"))] == ["frame-passive"]


def test_the_passive_of_a_verb_that_only_reports_says_nothing_about_its_subject() -> None:
    assert of(PASSIVE.format("announced announce")) == []


def test_a_refusal_to_comment_is_said_by_the_one_who_refuses() -> None:
    assert of(
        "Ruun Ruun PROPN 2 nsubj / declined decline VERB 0 root / to to PART 4 mark / comment comment VERB 2 xcomp / "
        "on on ADP 7 case / the the DET 7 det / raid raid NOUN 4 obl / . . PUNCT 2 punct"
    ) == [("Ruun", "declined", "to comment on the raid", "frame-refusal")]


def test_the_negation_of_a_cue_belongs_to_it() -> None:
    assert of(
        "Ruun Ruun PROPN 4 nsubj / did do AUX 4 aux / n't not PART 4 advmod / say say VERB 0 root / "
        "they they PRON 6 nsubj / left leave VERB 4 ccomp"
    ) == [("Ruun", "n't say", "they left", "frame-clause")]


@pytest.mark.parametrize("auxiliary", ["may", "might", "could", "would", "should", "must", "will"])
def test_what_somebody_might_say_is_not_said(auxiliary: str) -> None:
    assert of(
        f"Ruun Ruun PROPN 3 nsubj / {auxiliary} _ AUX 3 aux / say say VERB 0 root / they they PRON 5 nsubj / "
        "left leave VERB 3 ccomp"
    ) == []  # fmt: skip


@pytest.mark.parametrize("mark", ["if", "unless", "whether"])
def test_what_is_said_on_a_condition_is_not_said(mark: str) -> None:
    assert of(
        "We we PRON 2 nsubj / leave leave VERB 0 root / "
        f"{mark} _ SCONJ 5 mark / Ruun Ruun PROPN 5 nsubj / says say VERB 2 advcl / they they PRON 7 nsubj / "
        "left leave VERB 5 ccomp"
    ) == []  # fmt: skip


def test_what_somebody_only_thinks_is_left_to_the_network() -> None:
    assert of(f"Ruun Ruun PROPN 2 nsubj / thinks think VERB 0 root / {THEY_LEFT}") == []


def test_what_is_already_somebodys_is_not_found_again() -> None:
    draft = draft_of(f"Ruun Ruun PROPN 2 nsubj / said say VERB 0 root / {THEY_LEFT}")
    assert missing(draft, [said(draft, "Ruun", "said", "they left")]) == []
    assert missing(draft, [Attribution((), (), at(draft, "left"), 1.0)]) == []


TOLD = (
    "Doran Doran PROPN 2 nsubj / said say VERB 0 root / Ruun Ruun PROPN 4 nsubj / told tell VERB 2 ccomp / "
    "him he PRON 4 iobj / they they PRON 7 nsubj / left leave VERB 4 ccomp"
)


def test_what_is_reported_inside_what_somebody_says_is_nested_in_it() -> None:
    draft = draft_of(TOLD)
    outer = said(draft, "Doran", "said", "Ruun told him they left")
    assert shown(draft, nested(draft, outer, {*outer.cue})) == [("Ruun", "told", "they left", "frame-clause")]


def test_what_reaches_beyond_the_words_said_is_not_nested_in_them() -> None:
    draft = draft_of(TOLD)
    outer = said(draft, "Doran", "said", "told him they left")
    assert nested(draft, outer, {*outer.cue}) == []


def test_a_word_that_is_a_cue_already_is_not_one_again() -> None:
    draft = draft_of(TOLD)
    outer = said(draft, "Doran", "said", "Ruun told him they left")
    assert nested(draft, outer, {*at(draft, "said"), *at(draft, "told")}) == []


RUUN = "Ruun Ruun PROPN 2 nsubj"


def test_a_toll_that_somebody_puts_at_a_number_is_said() -> None:
    rows = "police police NOUN 2 nsubj / put put VERB 0 root / the the DET 4 det / toll toll NOUN 2 obj / "
    assert of(rows + "at at ADP 6 case / nine nine NUM 2 obl") == [
        ("police", "put", "the toll at nine", "frame-idiom")
    ]


def test_a_toll_that_nobody_puts_at_a_number_is_not_said() -> None:
    rows = "rain rain NOUN 2 nsubj / put put VERB 0 root / the the DET 4 det / toll toll NOUN 2 obj / "
    assert of(rows + "at at ADP 6 case / nine nine NUM 2 obl") == []


def test_at_whom_somebody_points_the_finger_is_said() -> None:
    rows = "police police NOUN 2 nsubj / pointed point VERB 0 root / the the DET 4 det / finger finger NOUN 2 obj / "
    assert of(rows + "at at ADP 6 case / rebels rebel NOUN 2 obl") == [
        ("police", "pointed", "rebels", "frame-idiom")
    ]


def test_who_has_no_comment_is_silent_on_what_was_asked() -> None:
    rows = "police police NOUN 2 nsubj / made make VERB 0 root / no no DET 4 det / comment comment NOUN 2 obj"
    assert of(rows) == [("police", "made", "no comment", "frame-idiom")]
    assert of(f"{rows} / on on ADP 6 case / arrests arrest NOUN 4 nmod") == [
        ("police", "made", "arrests", "frame-idiom")
    ]


def test_whom_somebody_points_to_is_accused_and_a_thing_is_not() -> None:
    rows = "police police NOUN 2 nsubj / pointed point VERB 0 root / to to ADP 4 case / {} 2 obl"
    assert of(rows.format("Maru Maru PROPN")) == [("police", "pointed", "Maru", "frame-idiom")]
    assert of(rows.format("maps map NOUN")) == []


def test_a_thing_is_demanded_and_somebody_is_not() -> None:
    assert of(f"{RUUN} / demanded demand VERB 0 root / compensation compensation NOUN 2 obj") == [
        ("Ruun", "demanded", "compensation", "frame-object")
    ]


def test_whom_an_accusation_hangs_on_is_part_of_what_is_said() -> None:
    assert of(
        f"{RUUN} / accused accuse VERB 0 root / them they PRON 2 obj / of of SCONJ 5 mark / lying lie VERB 3 acl"
    ) == [("Ruun", "accused", "them of lying", "frame-of")]


def test_a_noun_that_reports_has_its_clause_and_its_owner() -> None:
    draft = draft_of(
        f"{RUUN} / knew know VERB 0 root / their their PRON 4 nmod:poss / demand demand NOUN 2 obj / "
        "that that SCONJ 7 mark / he he PRON 7 nsubj / leave leave VERB 4 acl"
    )
    assert shown(draft, missing(draft, [])) == [("their", "demand", "that he leave", "frame-noun")]


def test_what_a_speaker_says_next_is_no_part_of_what_he_said() -> None:
    draft = draft_of(
        f"{RUUN} / said say VERB 0 root / he he PRON 5 nsubj / had have AUX 5 aux / waited wait VERB 2 ccomp / "
        "and and CCONJ 7 cc / denied deny VERB 5 conj / it it PRON 7 obj"
    )
    said_first = Attribution((1,), (0,), (2, 3, 4, 5, 6, 7), 1.0)
    assert shown(draft, parted(draft, said_first)) == [
        ("Ruun", "said", "he had waited", "network"),
        ("Ruun", "denied", "it", "frame-object"),
    ]


def test_what_somebody_else_did_next_is_still_what_was_said() -> None:
    draft = draft_of(
        f"{RUUN} / said say VERB 0 root / Doran Doran PROPN 5 nsubj / had have AUX 5 aux / waited wait VERB 2 ccomp / "
        "and and CCONJ 7 cc / blamed blame VERB 5 conj / them they PRON 7 obj"
    )
    know(draft, "person", 0)
    know(draft, "person", 2)
    said_first = Attribution((1,), (0,), (2, 3, 4, 5, 6, 7), 1.0)
    assert parted(draft, said_first) == [said_first]


def test_what_somebody_said_he_had_done_and_says_stays_whole() -> None:
    draft = draft_of(
        f"{RUUN} / said say VERB 0 root / he he PRON 4 nsubj / waited wait VERB 2 ccomp / "
        "and and CCONJ 6 cc / blamed blame VERB 4 conj / them they PRON 6 obj"
    )
    said_first = Attribution((1,), (0,), (2, 3, 4, 5, 6), 1.0)
    assert parted(draft, said_first) == [said_first]


def test_a_report_that_somebody_denies_is_nested_and_its_authors() -> None:
    draft = draft_of(
        "He he PRON 2 nsubj / denied deny VERB 0 root / the the DET 4 det / report report NOUN 2 obj / "
        "by by ADP 6 case / Ruun Ruun PROPN 4 nmod / that that SCONJ 9 mark / they they PRON 9 nsubj / "
        "left leave VERB 4 acl"
    )
    outer = said(draft, "He", "denied", "that they left")
    assert shown(draft, nested(draft, outer, {1})) == [("Ruun", "report", "that they left", "frame-noun")]


def test_a_report_in_a_newspaper_is_the_newspapers() -> None:
    assert of(
        "Reports report NOUN 0 root / in in ADP 4 case / the the DET 4 det / newspaper newspaper NOUN 1 nmod / "
        "that that SCONJ 7 mark / they they PRON 7 nsubj / left leave VERB 1 acl"
    ) == [("the newspaper", "Reports", "that they left", "frame-noun")]  # fmt: skip


def test_who_is_said_to_have_said_something_said_it() -> None:
    draft = draft_of(
        "Ruun Ruun PROPN 3 nsubj:pass / is be AUX 3 aux:pass / said say VERB 0 root / to to PART 6 mark / "
        "have have AUX 6 aux / boasted boast VERB 3 xcomp / that that SCONJ 9 mark / they they PRON 9 nsubj / "
        "left leave VERB 6 ccomp"
    )
    outer = said(draft, "", "said", "to have boasted that they left")
    assert shown(draft, nested(draft, outer, {2})) == [("Ruun", "boasted", "that they left", "frame-clause")]


def test_what_agents_of_a_passive_accuse_somebody_of_is_said_by_them_alone() -> None:
    assert of(
        "Ruun Ruun PROPN 3 nsubj:pass / was be AUX 3 aux:pass / accused accuse VERB 0 root / by by ADP 5 case / "
        "Doran Doran PROPN 3 obl:agent / of of SCONJ 7 mark / lying lie VERB 5 acl"
    ) == [("Doran", "was accused", "Ruun of lying", "frame-of")]  # fmt: skip


def test_people_accused_of_something_accuse_nobody() -> None:
    assert of(
        "People people NOUN 0 root / accused accuse VERB 1 acl / of of SCONJ 4 mark / lying lie VERB 2 advcl"
    ) == []  # fmt: skip


def test_a_thing_is_promised_as_well_as_a_deed_and_nothing_is_not() -> None:
    promised = "Ruun Ruun PROPN 2 nsubj / promised promise VERB 0 root / {} PRON 2 obj"
    assert of(promised.format("peace peace")) == [("Ruun", "promised", "peace", "frame-object")]
    assert of(promised.format("nothing nothing")) == []


def test_a_clause_with_that_is_said_by_no_verb_after_it() -> None:
    assert of(
        "Ruun Ruun PROPN 7 nsubj / , , PUNCT 7 punct / that that SCONJ 5 mark / they they PRON 5 nsubj / "
        "left leave VERB 7 ccomp / , , PUNCT 7 punct / says say VERB 0 root"
    ) == []  # fmt: skip


def test_what_somebody_describes_a_thing_as_is_said() -> None:
    assert of(
        "Ruun Ruun PROPN 2 nsubj / described describe VERB 0 root / it it PRON 2 obj / as as ADP 6 case / "
        "a a DET 6 det / retreat retreat NOUN 2 obl"
    ) == [("Ruun", "described", "it as a retreat", "frame-as")]  # fmt: skip


WERE = "They they PRON 3 nsubj:pass / were be AUX 3 aux:pass / {} VERB 0 root"


def test_what_somebody_is_told_to_do_is_asked_by_nobody_named() -> None:
    assert of(f"{WERE.format('told tell')} / to to PART 5 mark / wait wait VERB 3 xcomp") == [
        ("", "were told", "to wait", "frame-infinitive")
    ]


def test_to_tell_without_anybody_told_asks_for_nothing() -> None:
    assert (
        of("He he PRON 2 nsubj / tells tell VERB 0 root / to to PART 4 mark / wait wait VERB 2 xcomp") == []
    )


def test_what_somebody_was_promised_is_said_with_its_time_and_by_nobody_named() -> None:
    assert of(
        f"{WERE.format('promised promise')} / relief relief NOUN 3 obj / by by ADP 6 case / midnight midnight NOUN 3 obl"
    ) == [("", "were promised", "relief by midnight", "frame-object")]


def test_harm_that_is_claimed_is_said_to_be_ones_own_and_a_victory_is_not() -> None:
    rows = "Herons heron NOUN 2 nsubj / claimed claim VERB 0 root / the the DET 4 det / {0} {0} NOUN 2 obj"
    assert of(rows.format("bombing")) == [("Herons", "claimed", "the bombing", "frame-responsibility")]
    assert of(rows.format("victory")) == []


def test_who_disowns_something_denies_it() -> None:
    assert of(
        "Herons heron NOUN 2 nsubj / disowned disown VERB 0 root / the the DET 4 det / raid raid NOUN 2 obj"
    ) == [("Herons", "disowned", "the raid", "frame-object")]


@pytest.mark.parametrize(("thing", "content"), [("it it PRON", ["it"]), ("Doran Doran PROPN", [])])
def test_what_is_threatened_with_is_said_and_who_is_threatened_is_not(thing: str, content: list[str]) -> None:
    draft = draft_of(f"{RUUN} / threatened threaten VERB 0 root / {thing} 2 obj")
    know(draft, "person", 2)
    assert [found[2] for found in shown(draft, missing(draft, []))] == content


def test_a_toll_is_put_at_a_number() -> None:
    draft = draft_of(
        f"{RUUN} / put put VERB 0 root / the the DET 4 det / dead dead ADJ 2 obj / at at ADP 6 case / 19 19 NUM 2 obl"
    )
    know(draft, "person", 0)
    assert [found[2] for found in shown(draft, missing(draft, []))] == ["the dead at 19"]


def test_it_asks_for_something_though_the_report_does_not_tell_who_it_is() -> None:
    rows = "It it PRON 2 nsubj / asked ask VERB 0 root / them they PRON 2 iobj / to to PART 5 mark / go go VERB 2 xcomp"
    assert of(rows) == [("It", "asked", "to go", "frame-infinitive")]


def test_what_a_clause_without_a_pronoun_hangs_on_is_promised_in_it() -> None:
    rows = (
        "They they PRON 2 nsubj / want want VERB 0 root / talks talk NOUN 2 obj / rebels rebel NOUN 5 nsubj / "
        "promised promise VERB 3 acl:relcl"
    )
    assert ("rebels", "promised", "talks", "frame-relative") in of(rows)


def test_what_a_speaker_says_next_in_the_present_is_no_part_of_what_he_said() -> None:
    draft = draft_of(
        f"{RUUN} / says say VERB 0 root / rebels rebel NOUN 5 nsubj / have have AUX 5 aux / fled flee VERB 2 ccomp / "
        "and and CCONJ 7 cc / promises promise VERB 5 conj / calm calm NOUN 7 obj"
    )
    parts = parted(
        draft,
        Attribution(
            at(draft, "says"), at(draft, "Ruun"), at(draft, "rebels have fled and promises calm"), 1.0
        ),
    )
    assert [(forms(draft, one.cue), forms(draft, one.content)) for one in parts] == [
        ("says", "rebels have fled"), ("promises", "calm"),
    ]  # fmt: skip


@pytest.mark.parametrize(("noun", "found"), [("access", 0), ("charge", 1)])
def test_only_what_can_be_untrue_is_denied_by_a_passive(noun: str, found: int) -> None:
    rows = f"The the DET 2 det / {noun} {noun} NOUN 4 nsubj:pass / is be AUX 4 aux:pass / denied deny VERB 0 root"
    assert len(of(rows)) == found


def test_whoever_is_cited_goes_on_in_public_whatever_others_did(reader: Reader) -> None:
    text = "Oram said that the police had closed the shop and appealed to readers to buy the paper."
    contents = [s.content[0].of(text) for s in reader.read(document_of(text, id="x")).statements]
    assert contents == ["that the police had closed the shop", "to buy the paper"]


def test_who_calls_for_something_next_is_no_part_of_what_he_said(reader: Reader) -> None:
    assert said_in(reader, "The party said it would boycott the vote and called for protests.") == [
        ("promise", "The party", "it would boycott the vote"),
        ("request", "The party", "protests"),
    ]


def test_a_finite_verb_after_what_is_asked_for_goes_on_from_the_asking(reader: Reader) -> None:
    assert said_in(reader, "The agency urged donors to send food and appealed for $6 million.") == [
        ("request", "The agency", "to send food"),
        ("request", "The agency", "for $6 million"),
    ]
    assert said_in(reader, "The judge ordered him to leave and fined him 500 dollars.") == [
        ("request", "The judge", "to leave")
    ]
    assert said_in(reader, "The council asked the prefect to reopen the road and repair the bridge.") == [
        ("request", "The council", "to reopen the road and repair the bridge")
    ]


def test_what_nobody_can_say_is_not_said_by_the_subject_before_it(reader: Reader) -> None:
    text = "The army said an investigation was under way and denied reports that soldiers had taken goods."
    assert said_in(reader, text)[:2] == [
        ("assert", "The army", "an investigation was under way"),
        ("deny", "The army", "reports that soldiers had taken goods"),
    ]
    text = "She said the guard wept and begged her to stay."
    assert said_in(reader, text)[0] == ("assert", "She", "the guard wept and begged her to stay")


def test_a_report_of_nobody_named_is_no_statement_in_a_denial(reader: Reader) -> None:
    text = "The ministry denied reports that the army was preparing an attack."
    assert said_in(reader, text) == [
        ("deny", "The ministry", "reports that the army was preparing an attack")
    ]


def test_who_calls_a_strike_says_nothing_and_who_calls_it_something_does(reader: Reader) -> None:
    assert said_in(reader, "The union called a strike for Monday.") == []
    assert said_in(reader, "The union called the strike a success.") != []


def test_who_is_accused_of_a_thing_is_not_accused_by_it(reader: Reader) -> None:
    text = "“We were accused of the fire,” the mayor said."
    assert said_in(reader, text)[1] == ("accuse", "", "We … of the fire")


def test_who_is_quoted_as_saying_something_says_it_once(reader: Reader) -> None:
    text = "The leader was quoted by the agency as saying that the talks had failed."
    assert said_in(reader, text) == [("assert", "The leader", "that the talks had failed")]


def said_in(reader: Reader, text: str) -> list[tuple[str, str, str]]:
    draft = reader.draft(document_of(text))
    return [
        (
            statement.act,
            " ".join(span.of(text) for span in (statement.source.spans if statement.source else ())),
            " … ".join(span.of(text) for span in statement.content),
        )
        for statement in draft.statements
    ]


def test_a_headline_reports_what_others_say_in_it(reader: Reader) -> None:
    text = "Police deny beating students – lawyer"
    reading = reader.read(document_of(text, id="x"))
    outer, inner = reading.statements
    assert [span.of(text) for span in outer.source.spans] == ["lawyer"]  # type: ignore[union-attr]
    assert (inner.act, inner.within) == ("deny", outer.id)


def test_a_headline_in_whose_words_nothing_is_left_is_no_statement_more(reader: Reader) -> None:
    text = "Toll rises to 40, say rescuers"
    assert len(reader.read(document_of(text, id="x")).statements) == 1


def test_reports_that_somebody_offered_to_go_hold_his_offer(reader: Reader) -> None:
    text = "The spokesman declined to comment on reports that he had offered to resign."
    statements = {s.act: s for s in reader.read(document_of(text, id="x")).statements}
    assert statements["promise"].within is not None


def test_what_goes_on_accuses_nobody(reader: Reader) -> None:
    text = "The minister said the army would step in if the unrest continued and accused the crowd of planning a coup."
    sources = [s.source.spans[0].of(text) for s in reader.read(document_of(text)).statements if s.source]
    assert "the unrest" not in sources
