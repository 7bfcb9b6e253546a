import pytest
from tests.reading.drafts import at, draft_of, forms, know, said

from dateline.model import document_of
from dateline.reading import Reader
from dateline.reading.attribution.component import Attribution
from dateline.reading.attribution.mend import SPEECH_WORDS, mended, quoted_words, whole_source
from dateline.reading.attribution.pieces import runs, trimmed
from dateline.reading.draft import Draft

LEFT = "“ “ PUNCT 3 punct / We we PRON 3 nsubj / left leave VERB 8 ccomp / the the DET 5 det / town town NOUN 3 obj"
RUUN = (
    f"{LEFT} / , , PUNCT 3 punct / ” ” PUNCT 3 punct / said say VERB 0 root / Ruun Ruun PROPN 8 nsubj / "
    ". . PUNCT 8 punct"
)
NOBODY = (
    "“ “ PUNCT 3 punct / Nobody nobody PRON 3 nsubj / came come VERB 0 root / to to PART 5 mark / "
    "help help VERB 3 advcl / us we PRON 5 obj / . . PUNCT 3 punct"
)
CLOSED = f"{NOBODY} / ” ” PUNCT 3 punct"


def contents(draft: Draft, *attributions: Attribution) -> list[str]:
    return [forms(draft, a.content) for a in mended(draft, attributions)]


def test_a_quotation_that_is_mostly_one_attributions_is_its_content_whole() -> None:
    draft = draft_of(RUUN)
    assert contents(draft, said(draft, "Ruun", "said", "left the town")) == ["We left the town"]


def test_a_quotation_of_which_one_says_a_little_and_no_other_anything_is_his() -> None:
    draft = draft_of(RUUN)
    assert contents(draft, said(draft, "Ruun", "said", "town")) == ["We left the town"]


def test_a_quotation_of_which_several_say_a_little_stays_as_it_was() -> None:
    draft = draft_of(
        f"{RUUN}\nHe he PRON 2 nsubj / added add VERB 0 root / no no DET 4 det / more more NOUN 2 obj"
    )
    both = said(draft, "Ruun", "said", "town"), said(draft, "He", "added", "We", "no more")
    assert contents(draft, *both) == ["the town", "no more"]


def test_a_quotation_of_several_sentences_is_whole_the_speakers_who_holds_its_last() -> None:
    draft = draft_of(
        f"{NOBODY}\nWe we PRON 2 nsubj / left leave VERB 5 ccomp / , , PUNCT 2 punct / ” ” PUNCT 2 punct / "
        "said say VERB 0 root / Ruun Ruun PROPN 5 nsubj"
    )
    assert contents(draft, said(draft, "Ruun", "said", "We left")) == ["Nobody came to help us . We left"]


def test_a_relative_pronoun_that_stands_for_a_part_of_what_is_said_is_said() -> None:
    draft = draft_of(
        "what what PRON 0 root / Ruun Ruun PROPN 3 nsubj / called call VERB 1 acl:relcl / a a DET 5 det / "
        "plot plot NOUN 3 obj"
    )
    assert contents(draft, said(draft, "Ruun", "called", "a plot")) == ["what a plot"]


def test_an_adverb_right_after_a_cue_belongs_to_it() -> None:
    draft = draft_of(
        "Ruun Ruun PROPN 2 nsubj / said say VERB 0 root / again again ADV 2 advmod / they they PRON 5 nsubj / "
        "left leave VERB 2 ccomp"
    )
    [mended_one] = mended(draft, [said(draft, "Ruun", "said", "they left")])
    assert forms(draft, mended_one.cue) == "said again"


def test_what_a_speaker_does_next_is_not_said() -> None:
    draft = draft_of(
        "Ruun Ruun PROPN 2 nsubj / called call VERB 0 root / it it PRON 2 obj / unfair unfair ADJ 2 xcomp / "
        "and and CCONJ 6 cc / left leave VERB 2 conj / the the DET 8 det / hall hall NOUN 6 obj"
    )
    assert contents(draft, said(draft, "Ruun", "called", "it unfair and left the hall")) == ["it unfair"]


def test_a_quotation_goes_whole_to_the_one_that_holds_most_of_it() -> None:
    draft = draft_of(
        f"{RUUN}\nHe he PRON 2 nsubj / added add VERB 0 root / no no DET 4 det / more more NOUN 2 obj"
    )
    most = said(draft, "Ruun", "said", "We left the")
    rest = said(draft, "He", "added", "town", "no more")
    assert contents(draft, most, rest) == ["We left the town", "no more"]


def test_a_quotation_does_not_go_to_a_cue_that_stands_inside_it() -> None:
    draft = draft_of(
        "“ “ PUNCT 3 punct / He he PRON 3 nsubj / said say VERB 0 root / they they PRON 5 nsubj / "
        "left leave VERB 3 ccomp / us we PRON 5 obj / ” ” PUNCT 3 punct"
    )
    assert contents(draft, said(draft, "He", "said", "they left us")) == ["they left us"]


def test_a_quotation_that_is_nobodys_joins_the_one_cited_just_before_it() -> None:
    draft = draft_of(f"{RUUN}\n{CLOSED}")
    assert contents(draft, said(draft, "Ruun", "said", "We left the town")) == [
        "We left the town Nobody came to help us"
    ]


def test_a_quotation_that_is_nobodys_joins_the_cue_beside_it() -> None:
    draft = draft_of(RUUN)
    silent = Attribution(at(draft, "said"), at(draft, "Ruun"), (), 1.0)
    assert contents(draft, silent) == ["We left the town"]


def test_a_quotation_that_is_nobodys_joins_the_cue_before_its_colon() -> None:
    draft = draft_of(
        "Ruun Ruun PROPN 2 nsubj / said say VERB 0 root / : : PUNCT 2 punct / “ “ PUNCT 6 punct / We we PRON 6 nsubj / "
        "left leave VERB 2 ccomp / the the DET 8 det / town town NOUN 6 obj / . . PUNCT 6 punct / ” ” PUNCT 6 punct"
    )
    silent = Attribution(at(draft, "said"), at(draft, "Ruun"), (), 1.0)
    assert contents(draft, silent) == ["We left the town"]


def test_a_cue_beyond_the_end_of_a_sentence_is_not_beside_a_quotation() -> None:
    draft = draft_of(
        f"{CLOSED}\nHe he PRON 2 nsubj / added add VERB 0 root / no no DET 4 det / more more NOUN 2 obj"
    )
    assert contents(draft, said(draft, "He", "added", "no more")) == ["no more"]


def test_a_quotation_in_the_next_paragraph_goes_on_with_one_that_was_not_closed() -> None:
    opened = (
        "Ruun Ruun PROPN 2 nsubj / said say VERB 0 root / : : PUNCT 2 punct / “ “ PUNCT 6 punct / We we PRON 6 nsubj / "
        "left leave VERB 2 ccomp / the the DET 8 det / town town NOUN 6 obj / . . PUNCT 6 punct"
    )
    draft = draft_of(f"{opened}\n\n{CLOSED}")
    assert contents(draft, said(draft, "Ruun", "said", "We left the town")) == [
        "We left the town Nobody came to help us"
    ]


def test_a_quotation_in_the_next_paragraph_is_not_the_speakers_whose_own_was_closed() -> None:
    draft = draft_of(f"{RUUN}\n\n{CLOSED}")
    assert contents(draft, said(draft, "Ruun", "said", "We left the town")) == ["We left the town"]


@pytest.mark.parametrize(
    "name",
    [
        "“ “ PUNCT 2 punct / Storm storm PROPN 0 root / ” ” PUNCT 2 punct",
        "“ “ PUNCT 5 punct / A a DET 5 det / very very ADV 4 advmod / great great ADJ 5 amod / day day NOUN 0 root / "
        "for for ADP 7 case / Marn Marn PROPN 5 nmod / ” ” PUNCT 5 punct",
    ],
    ids=["few words", "no verb"],
)
def test_a_name_in_marks_is_not_taken_for_speech(name: str) -> None:
    draft = draft_of(f"{RUUN}\n{name}")
    assert contents(draft, said(draft, "Ruun", "said", "We left the town")) == ["We left the town"]
    assert SPEECH_WORDS > 1


def test_content_holds_neither_its_cue_nor_its_source_nor_the_marks_at_its_edges() -> None:
    draft = draft_of(RUUN)
    everything = Attribution(at(draft, "said"), at(draft, "Ruun"), tuple(range(len(draft.words))), 1.0)
    assert contents(draft, everything) == ["We left the town"]


def test_an_attribution_of_marks_alone_is_dropped() -> None:
    draft = draft_of("Ruun Ruun PROPN 2 nsubj / said say VERB 0 root / , , PUNCT 2 punct")
    assert contents(draft, said(draft, "Ruun", "said", ",")) == []


def test_marks_between_the_words_of_content_stay_and_signs_of_money_count_as_words() -> None:
    draft = draft_of(
        "“ “ PUNCT 2 punct / Well well INTJ 0 root / , , PUNCT 4 punct / no no INTJ 2 discourse / ” ” PUNCT 2 punct / "
        "$ $ SYM 2 dep / 5 5 NUM 6 nummod / . . PUNCT 2 punct"
    )
    assert forms(draft, trimmed(draft, range(5))) == "Well , no"
    assert forms(draft, trimmed(draft, (4, 5, 6, 7))) == "$ 5"
    assert trimmed(draft, (0, 4)) == ()


def test_runs_are_unbroken() -> None:
    assert runs([1, 2, 5, 7, 8]) == [[1, 2], [5], [7, 8]]
    assert runs([]) == []


def test_quoted_words_are_those_between_the_outermost_marks() -> None:
    draft = draft_of(f"{RUUN}\n\n{NOBODY}")
    assert [(forms(draft, range(low, high)), closed) for low, high, closed in quoted_words(draft)] == [
        ("We left the town ,", True),
        ("Nobody came to help us .", False),
    ]


MAYOR = (
    "The the DET 3 det / deputy deputy ADJ 3 amod / mayor mayor NOUN 7 nsubj / of of ADP 5 case / "
    "Marn Marn PROPN 3 nmod / , , PUNCT 3 punct / said say VERB 0 root / they they PRON 9 nsubj / left leave VERB 7 ccomp"
)


@pytest.mark.parametrize("cut", ["mayor", "deputy", "deputy mayor", "The deputy mayor"])
def test_a_source_that_was_cut_gets_the_rest_of_its_name(cut: str) -> None:
    draft = draft_of(MAYOR)
    assert forms(draft, whole_source(draft, said(draft, cut, "said", "they left"))).startswith(
        "The deputy mayor"
    )


def test_a_source_never_grows_over_its_cue_or_its_content() -> None:
    draft = draft_of(MAYOR)
    source = whole_source(draft, said(draft, "mayor", "said", "they left"))
    assert not {*source} & {*at(draft, "said they left")}


def test_a_cue_that_the_network_leaves_alone_speaks_for_the_noun_before_it() -> None:
    draft = draft_of(MAYOR)
    assert "mayor" in forms(draft, whole_source(draft, said(draft, "", "said", "they left")))


def test_nobody_stays_nobody() -> None:
    passive = draft_of(
        "It it PRON 3 nsubj:pass / was be AUX 3 aux:pass / said say VERB 0 root / they they PRON 5 nsubj / "
        "left leave VERB 3 ccomp"
    )
    assert whole_source(passive, said(passive, "", "said", "they left")) == ()


def test_a_source_of_another_sentence_gives_way_to_the_subject_of_the_cue() -> None:
    draft = draft_of(f"Ruun Ruun PROPN 2 nsubj / slept sleep VERB 0 root\n{MAYOR}")
    assert "mayor" in forms(draft, whole_source(draft, said(draft, "Ruun", "said", "they left")))


def test_whom_others_accuse_is_not_the_source_of_the_charge() -> None:
    draft = draft_of(
        "Ruun Ruun PROPN 3 nsubj:pass / was be AUX 3 aux:pass / accused accuse VERB 0 root / of of SCONJ 5 mark / "
        "lying lie VERB 3 advcl / by by ADP 7 case / Doran Doran PROPN 3 obl:agent"
    )
    assert forms(draft, whole_source(draft, said(draft, "Ruun", "accused", "lying"))) == "Doran"


def test_who_stands_right_before_a_cue_speaks_rather_than_somebody_of_a_later_paragraph() -> None:
    draft = draft_of(
        "Bombs bomb NOUN 2 nsubj / fell fall VERB 5 ccomp / , , PUNCT 5 punct / Ruun _ PROPN 5 nsubj /"
        " said say VERB 0 root / . . PUNCT 5 punct\n\n"
        "He he PRON 2 nsubj / left leave VERB 0 root / . . PUNCT 2 punct"
    )
    know(draft, "person", 3)
    (found,) = mended(draft, [said(draft, "He", "said", "Bombs fell")])
    assert forms(draft, found.source) == "Ruun"


LEAD = (
    "Ostrel _ PROPN 3 dep / - - PUNCT 3 punct / Bombs bomb NOUN 4 nsubj / fell fall VERB 8 ccomp / Friday _ PROPN 4 obl /"
    " , , PUNCT 8 punct / Ruun _ PROPN 8 nsubj / said say VERB 0 root / {}. . PUNCT 8 punct"
)


def test_what_stands_before_a_cue_that_ends_its_sentence_is_said_whole_but_for_a_dateline() -> None:
    draft = draft_of(LEAD.format(""))
    assert contents(draft, said(draft, "Ruun", "said", "Friday")) == ["Bombs fell Friday"]


def test_what_stands_before_a_cue_in_the_midst_of_its_sentence_stays_as_it_was() -> None:
    draft = draft_of(LEAD.format("loudly _ ADV 8 advmod / "))
    assert contents(draft, said(draft, "Ruun", "said", "Friday")) == ["Friday"]


def test_a_source_ends_where_some_of_a_number_told_before_are_counted_off() -> None:
    draft = draft_of(
        "They _ PRON 2 nsubj / died die VERB 0 root / , _ PUNCT 5 punct / the _ DET 5 det / ministry _ NOUN 6 nsubj / "
        "said say VERB 2 parataxis / , _ PUNCT 8 punct / among _ ADP 9 case / them they PRON 5 nmod / "
        "18 18 NUM 11 nummod / women woman NOUN 9 nsubj"
    )
    cut = said(draft, "the ministry", "said", "They died")
    assert forms(draft, whole_source(draft, cut)) == "the ministry"


def test_what_stands_before_its_cue_is_said_with_its_whole_subject() -> None:
    draft = draft_of(
        "Gunmen _ NOUN 5 nsubj / near _ ADP 3 case / Kasa _ PROPN 1 nmod / late late ADV 5 advmod / "
        "killed kill VERB 9 ccomp / nine 9 NUM 5 obj / , _ PUNCT 9 punct / Olin _ PROPN 9 nsubj / "
        "said say VERB 0 root / , _ PUNCT 9 punct / in _ ADP 12 case / riots riot NOUN 9 obl"
    )
    (found,) = mended(draft, [said(draft, "Olin", "said", "Kasa late killed nine")])
    assert forms(draft, found.content) == "Gunmen near Kasa late killed nine"


def test_what_stands_after_its_cue_is_said_with_its_whole_subject() -> None:
    draft = draft_of(
        "Olin _ PROPN 2 nsubj / said say VERB 0 root / men man NOUN 7 nsubj / of _ ADP 5 case / "
        "hers hers PRON 3 nmod / were be AUX 7 aux / patrolling patrol VERB 2 ccomp"
    )
    (found,) = mended(draft, [said(draft, "Olin", "said", "were patrolling")])
    assert forms(draft, found.content) == "men of hers were patrolling"


def test_a_negation_after_the_cue_belongs_to_what_is_said() -> None:
    draft = draft_of(
        "Olin _ PROPN 2 nsubj / pleaded plead VERB 0 root / not not PART 2 advmod / guilty guilty ADJ 2 xcomp"
    )
    (found,) = mended(draft, [said(draft, "Olin", "pleaded", "guilty")])
    assert forms(draft, found.content) == "not guilty"


def test_who_was_quoted_as_saying_something_speaks() -> None:
    draft = draft_of(
        "The _ DET 2 det / general _ NOUN 4 nsubj:pass / was be AUX 4 aux:pass / quoted quote VERB 0 root / "
        "as _ SCONJ 6 mark / saying say VERB 4 advcl / they _ PRON 8 nsubj / won win VERB 6 ccomp"
    )
    (found,) = mended(draft, [said(draft, "", "was quoted as saying", "The general", "they won")])
    assert (forms(draft, found.source), forms(draft, found.content)) == ("The general", "they won")


def test_a_cue_that_is_an_auxiliary_has_its_verb() -> None:
    draft = draft_of(
        "Ruun Ruun PROPN 4 nsubj / did do AUX 4 aux / not not PART 4 advmod / expect expect VERB 0 root / "
        "rain rain NOUN 4 obj"
    )
    assert [forms(draft, a.cue) for a in mended(draft, [said(draft, "Ruun", "did", "rain")])] == [
        "did not expect"
    ]


def test_the_hour_at_the_head_of_an_entry_is_not_said() -> None:
    draft = draft_of(
        "Live live ADJ 0 root\n\n"
        "11:05 11:05 NUM 3 obl / Guards guard NOUN 3 nsubj / left leave VERB 5 ccomp / , , PUNCT 3 punct / "
        "says say VERB 0 root / Ruun Ruun PROPN 5 nsubj"
    )
    assert contents(draft, said(draft, "Ruun", "says", "11:05 Guards left")) == ["Guards left"]


def test_who_asks_at_the_head_of_a_sentence_is_named_by_by() -> None:
    draft = draft_of(
        "Asked ask VERB 7 advcl / by by ADP 3 case / Ruun Ruun PROPN 1 obl:agent / why why ADV 5 advmod / "
        "left leave VERB 1 ccomp / he he PRON 7 nsubj / nodded nod VERB 0 root"
    )
    [asked] = mended(draft, [said(draft, "", "Asked", "why left")])
    assert forms(draft, asked.source) == "Ruun"


def test_the_place_of_a_dateline_is_not_who_speaks() -> None:
    draft = draft_of(
        "ORSA ORSA PROPN 4 dep / – – PUNCT 1 punct / Officials official NOUN 4 nsubj / said say VERB 0 root / "
        "they they PRON 6 nsubj / left leave VERB 4 ccomp"
    )
    assert forms(draft, whole_source(draft, said(draft, "ORSA", "said", "they left"))) == "Officials"


DENIED = "Ruun Ruun PROPN 2 nsubj / denied deny VERB 0 root / it it PRON 2 obj / . . PUNCT 2 punct"


def test_a_quotation_by_itself_is_said_by_who_speaks_right_before_it() -> None:
    draft = draft_of(f"{DENIED}\n{CLOSED}")
    assert contents(draft, said(draft, "Ruun", "denied", "it")) == ["it Nobody came to help us"]


def test_a_quotation_in_the_next_paragraph_is_said_by_who_leads_on_to_it_with_a_colon() -> None:
    draft = draft_of(f"{DENIED.replace('. . PUNCT', ': : PUNCT')}\n\n{CLOSED}")
    assert contents(draft, said(draft, "Ruun", "denied", "it")) == ["it Nobody came to help us"]
    apart = draft_of(f"{DENIED}\n\n{CLOSED}")
    assert contents(apart, said(apart, "Ruun", "denied", "it")) == ["it"]


def test_what_another_verb_of_speaking_governs_is_not_said_by_the_one_before_it() -> None:
    draft = draft_of(
        "Ruun Ruun PROPN 2 nsubj / said say VERB 0 root / two two NUM 4 nsubj / died die VERB 2 ccomp / "
        "; ; PUNCT 6 punct / asked ask VERB 2 parataxis / us we PRON 6 iobj / "
        "to to PART 9 mark / leave leave VERB 6 xcomp"
    )
    assert contents(draft, said(draft, "Ruun", "said", "two died", "to leave")) == ["two died"]


def test_what_an_earlier_sentence_tells_is_not_said_where_the_cues_own_has_what_is() -> None:
    draft = draft_of(
        "Two two NUM 2 nsubj / died die VERB 0 root / . . PUNCT 2 punct\n"
        "Ruun Ruun PROPN 2 nsubj / said say VERB 0 root / they they PRON 4 nsubj / left leave VERB 2 ccomp"
    )
    assert contents(draft, said(draft, "Ruun", "said", "Two died", "they left")) == ["they left"]


def test_a_clause_of_which_the_network_has_but_the_subject_is_said_whole() -> None:
    draft = draft_of(
        "Ruun Ruun PROPN 2 nsubj / accepted accept VERB 0 root / that that SCONJ 6 mark / a a DET 5 det / "
        "log log NOUN 6 nsubj / recorded record VERB 2 ccomp / orders order NOUN 6 obj"
    )
    assert contents(draft, said(draft, "Ruun", "accepted", "that a log")) == ["that a log recorded orders"]


def test_whoever_is_the_subject_of_the_cue_says_it_and_not_that_of_the_clause_before(reader: Reader) -> None:
    text = (
        "No group has claimed responsibility. Residents blamed the Salt Brothers, a gang that has robbed lorries on the"
        " coast road for years; its supposed leader, in an audio message that could not be verified, said: ‘We take from"
        " trucks. We do not shoot watchmen.’"
    )
    statement = reader.read(document_of(text, id="x")).statements[-1]
    assert statement.source is not None
    assert "leader" in " ".join(span.of(text) for span in statement.source.spans)


@pytest.mark.parametrize(
    ("rows", "cue", "content", "whole"),
    [
        ("He he PRON 3 nsubj / also also ADV 3 advmod / said say VERB 0 root / they they PRON 5 nsubj / "
         "left leave VERB 3 ccomp", "also", "they left", "also said"),
        ("He he PRON 3 nsubj / reportedly reportedly ADV 3 advmod / attacked attack VERB 0 root / "
         "forts fort NOUN 3 obj", "reportedly", "forts", "reportedly"),
    ],
)  # fmt: skip
def test_a_cue_that_the_network_cuts_is_made_whole(rows: str, cue: str, content: str, whole: str) -> None:
    draft = draft_of(rows)
    (found,) = mended(draft, [said(draft, "He", cue, content)])
    assert forms(draft, found.cue) == whole


def test_what_is_said_before_a_cue_in_the_middle_is_said_from_the_start_of_its_clause() -> None:
    draft = draft_of(
        "Both both DET 2 det / sides side NOUN 3 nsubj / agreed agree VERB 9 ccomp / to to PART 5 mark / "
        "meet meet VERB 3 advcl / , , PUNCT 3 punct / the the DET 8 det / envoys envoy NOUN 9 nsubj / "
        "said say VERB 0 root / in in ADP 12 case / a a DET 12 det / letter letter NOUN 9 obl / sent send VERB 12 acl"
    )
    [mend] = mended(draft, [said(draft, "envoys", "said", "to meet")])
    assert forms(draft, mend.content) == "Both sides agreed to meet"


def test_a_content_does_not_end_before_the_noun_that_its_last_word_stands_for(reader: Reader) -> None:
    text = "A priest said 53 people had been taken since Friday, among them an aide to the mayor; the police denied it."
    contents = [
        " ".join(s.of(text) for s in one.content) for one in reader.read(document_of(text)).statements
    ]
    assert contents[0].endswith("among them an aide to the mayor")


def test_a_relative_clause_denies_the_charge_and_not_the_arrest(reader: Reader) -> None:
    text = "Omar Ruun was held as he tried to cross into Chad and faces charges of paying rebels, which he denies."
    reading = reader.read(document_of(text))
    [denial] = [s for s in reading.statements if s.act == "deny"]
    assert denial.content[0].of(text) == "charges of paying rebels"
    assert {e.status for e in reading.events if e.trigger.of(text) == "held"} == {"occurred"}


def test_whoever_is_told_of_in_a_subordinate_clause_says_what_is_joined_to_it(reader: Reader) -> None:
    text = (
        "The prime minister has resigned, the chair said on Tuesday, after armed gangs seized the capital and demanded "
        "that he quit."
    )
    [demand] = [s for s in reader.read(document_of(text)).statements if s.act == "request"]
    assert demand.source is not None
    assert [span.of(text) for span in demand.source.spans] == ["armed gangs"]


def test_who_stands_between_a_quotation_and_a_name_speaks(reader: Reader) -> None:
    text = "“He gave no such order,” one of them, Grace Obi, said."
    (statement,) = reader.read(document_of(text)).statements
    assert statement.source is not None
    assert [span.of(text) for span in statement.source.spans] == ["one of them, Grace Obi"]
    assert [span.of(text) for span in statement.content] == ["He gave no such order"]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Soldiers accused of shooting four students were arrested by military police.", [None]),
        ("The mayor won praise from doctors for his calm.", ["doctors"]),
        (
            "A threat by rebels to shell the port drew a warning from Norland that it would answer.",
            ["Norland"],
        ),
    ],
)
def test_nobody_speaks_who_does_another_thing_or_from_whom_nothing_comes(
    reader: Reader, text: str, sources: list[str | None]
) -> None:
    statements = reader.read(document_of(text)).statements
    assert [s.source.spans[0].of(text) if s.source else None for s in statements] == sources
