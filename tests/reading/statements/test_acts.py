import pytest
from tests.reading.drafts import at, draft_of, forms, know, said

from dateline.model import document_of
from dateline.reading import Reader
from dateline.reading.draft import Draft
from dateline.reading.statements.acts import act_of, main_clauses


def act(draft: Draft, source: str, cue: str, *content: str) -> tuple[str, str]:
    """The act of an attribution, and the words that show it."""
    found, shown = act_of(draft, said(draft, source, cue, *content))
    assert list(shown) == sorted(set(shown))
    return found, forms(draft, shown)


# What the cue decides ---------------------------------------------------------------------------------

OBJECT = "Ruun Ruun PROPN 2 nsubj / {} VERB 0 root / the the DET 4 det / {} NOUN 2 obj"
INFINITIVE = "Ruun Ruun PROPN 2 nsubj / {} VERB 0 root / to to PART 4 mark / {} VERB 2 xcomp"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (OBJECT.format("denied deny", "raid raid"), "deny"),
        (OBJECT.format("rejected reject", "charge charge"), "deny"),
        (OBJECT.format("confirmed confirm", "raid raid"), "confirm"),
        (OBJECT.format("condemned condemn", "raid raid"), "criticize"),
        (OBJECT.format("praised praise", "army army"), "praise"),
        (OBJECT.format("predicted predict", "flood flood"), "predict"),
        (OBJECT.format("demanded demand", "truth truth"), "request"),
        (OBJECT.format("blamed blame", "army army"), "accuse"),
        (INFINITIVE.format("asked ask", "leave leave"), "request"),
        (INFINITIVE.format("threatened threaten", "attack attack"), "threaten"),
        (INFINITIVE.format("vowed vow", "fight fight"), "promise"),
        (INFINITIVE.format("expects expect", "win win"), "predict"),
    ],
)
def test_a_cue_that_names_its_act_decides_and_shows_it(rows: str, expected: str) -> None:
    draft = draft_of(rows)
    cue = draft.word(1)
    assert act(draft, "Ruun", cue, f"{draft.word(2)} {draft.word(3)}") == (expected, cue)


@pytest.mark.parametrize(
    "cue", ["said say", "claimed claim", "thinks think", "fears fear", "muttered mutter", "xed xe"]
)
def test_a_cue_that_only_says_that_something_is_said_asserts_and_shows_nothing(cue: str) -> None:
    draft = draft_of(
        f"Ruun Ruun PROPN 2 nsubj / {cue} VERB 0 root / they they PRON 4 nsubj / left leave VERB 2 ccomp"
    )
    assert act(draft, "Ruun", draft.word(1), "they left") == ("assert", "")


def test_a_noun_can_be_the_cue() -> None:
    draft = draft_of(
        "Ruun Ruun PROPN 3 nmod:poss / ’s ’s PART 1 case / threat threat NOUN 6 nsubj / to to PART 5 mark / "
        "attack attack VERB 3 acl / worked work VERB 0 root"
    )
    assert act(draft, "Ruun", "threat", "to attack") == ("threaten", "threat")


@pytest.mark.parametrize("preposition", ["for", "on", "upon"])
def test_to_call_for_or_on_is_to_request_and_to_call_is_to_assert(preposition: str) -> None:
    rows = "Ruun Ruun PROPN 2 nsubj / called call VERB 0 root / {}talks talk NOUN 2 obl"
    asked = draft_of(rows.format(f"{preposition} _ ADP 4 case / "))
    assert act(asked, "Ruun", "called", "talks") == ("request", "called")
    assert act(draft_of(rows.format("")), "Ruun", "called", "talks") == ("assert", "")


def test_the_word_of_a_longer_cue_that_does_more_than_assert_decides() -> None:
    draft = draft_of(
        "Ruun Ruun PROPN 2 nsubj / said say VERB 0 root / urging urge VERB 2 advcl / them they PRON 3 obj / "
        "to to PART 6 mark / leave leave VERB 3 xcomp"
    )
    assert act(draft, "Ruun", "said urging", "to leave") == ("request", "urging")


@pytest.mark.parametrize(
    ("verb", "noun"),
    [
        ("claimed claim", "responsibility"),
        ("took take", "credit"),
        ("accepted accept", "responsibility"),
        ("accepted accept", "blame"),
    ],
)
def test_to_claim_responsibility_is_an_act_of_its_own(verb: str, noun: str) -> None:
    draft = draft_of(
        f"Herons Heron PROPN 2 nsubj / {verb} VERB 0 root / {noun} {noun} NOUN 2 obj / for for ADP 6 case / "
        "the the DET 6 det / blast blast NOUN 3 nmod"
    )
    cue = draft.word(1)
    assert act(draft, "Herons", cue, f"{noun} for the blast") == ("claim_responsibility", f"{cue} {noun}")


@pytest.mark.parametrize("verb", ["declined decline", "refused refuse"])
def test_to_decline_to_comment_is_an_act_of_its_own_and_to_decline_to_go_is_not(verb: str) -> None:
    silent = draft_of(INFINITIVE.format(verb, "comment comment"))
    cue = silent.word(1)
    assert act(silent, "Ruun", cue, "to comment") == ("decline_comment", f"{cue} comment")
    assert (
        act(draft_of(INFINITIVE.format(verb, "leave leave")), "Ruun", cue, "to leave")[0] != "decline_comment"
    )


@pytest.mark.parametrize("verb", ["confirm", "deny", "say"])
def test_neither_to_confirm_nor_to_deny_is_to_decline_comment(verb: str) -> None:
    draft = draft_of(
        f"Ruun Ruun PROPN 4 nsubj / did do AUX 4 aux / not not PART 4 advmod / {verb} {verb} VERB 0 root / "
        "the the DET 6 det / raid raid NOUN 4 obj"
    )
    assert act(draft, "Ruun", verb, "the raid") == ("decline_comment", f"not {verb}")


@pytest.mark.parametrize("verb", ["threaten", "promise", "accuse", "praise"])
def test_what_somebody_did_not_do_by_saying_it_he_did_not_do(verb: str) -> None:
    draft = draft_of(
        f"Ruun Ruun PROPN 4 nsubj / did do AUX 4 aux / n't not PART 4 advmod / {verb} {verb} VERB 0 root / "
        "the the DET 6 det / army army NOUN 4 obj"
    )
    assert act(draft, "Ruun", verb, "the army") == ("assert", "")


# What the content decides -----------------------------------------------------------------------------


def quoted(subject: str, *rows: str, cue: str = "said say") -> Draft:
    """“subject auxiliaries… verb the town ,” cue Ruun; the last of the rows is the verb."""
    verb = 2 + len(rows)
    clause = "".join(f"{row.replace('HEAD', str(verb))} / " for row in rows[:-1])
    return draft_of(
        f"“ “ PUNCT {verb} punct / {subject} _ PRON {verb} nsubj / {clause}{rows[-1]} VERB {verb + 5} ccomp / "
        f"the the DET {verb + 2} det / town town NOUN {verb} obj / , , PUNCT {verb} punct / ” ” PUNCT {verb} punct / "
        f"{cue} VERB 0 root / Ruun Ruun PROPN {verb + 5} nsubj"
    )


def quoted_act(draft: Draft) -> tuple[str, str]:
    last = len(draft.words)
    content = forms(draft, range(1, last - 4))
    return act(draft, "Ruun", draft.word(last - 2), content)


WILL, MUST, NOT = "will will AUX HEAD aux", "must must AUX HEAD aux", "not not PART HEAD advmod"


def test_ones_own_future_is_promised() -> None:
    assert quoted_act(quoted("We", WILL, "rebuild rebuild")) == ("promise", "will rebuild")


def test_ones_own_future_that_would_hurt_is_threatened() -> None:
    assert quoted_act(quoted("We", WILL, "attack attack")) == ("threaten", "will attack")
    assert quoted_act(quoted("We", WILL, NOT, "attack attack"))[0] == "promise"


def test_the_future_of_others_is_predicted() -> None:
    assert quoted_act(quoted("They", WILL, "leave leave")) == ("predict", "will")


def test_a_deed_of_ones_own_that_is_negated_is_denied() -> None:
    assert quoted_act(quoted("We", "did do AUX HEAD aux", NOT, "shell shell")) == ("deny", "not shell")


def test_what_one_merely_does_not_know_or_want_and_what_one_cannot_do_is_not_denied() -> None:
    assert quoted_act(quoted("We", "do do AUX HEAD aux", NOT, "know know"))[0] == "assert"
    assert quoted_act(quoted("We", "do do AUX HEAD aux", NOT, "want want"))[0] == "assert"
    assert quoted_act(quoted("We", "can can AUX HEAD aux", NOT, "enter enter"))[0] == "assert"


def test_that_something_is_there_at_all_can_be_denied() -> None:
    draft = draft_of(
        "Ruun Ruun PROPN 2 nsubj / said say VERB 0 root / there there PRON 4 expl / was be VERB 2 ccomp / "
        "no no DET 6 det / raid raid NOUN 4 nsubj"
    )
    assert act(draft, "Ruun", "said", "there was no raid") == ("deny", "was no")


@pytest.mark.parametrize(("verb", "expected"), [("shell shell", "threaten"), ("rebuild rebuild", "promise")])
def test_to_vow_harm_is_to_threaten_and_to_vow_anything_else_is_to_promise(verb: str, expected: str) -> None:
    draft = draft_of(INFINITIVE.format("vowed vow", verb))
    assert act(draft, "Ruun", "vowed", f"to {draft.word(3)}")[0] == expected


def test_an_oath_about_what_was_is_no_promise() -> None:
    draft = draft_of(
        "Ruun Ruun PROPN 2 nsubj / swore swear VERB 0 root / they they PRON 4 nsubj / left leave VERB 2 ccomp"
    )
    assert act(draft, "Ruun", "swore", "they left") == ("assert", "")


@pytest.mark.parametrize(("noun", "expected"), [("bombing", "claim_responsibility"), ("victory", "assert")])
def test_to_claim_a_harm_is_to_claim_responsibility(noun: str, expected: str) -> None:
    draft = draft_of(OBJECT.format("claimed claim", f"{noun} {noun}"))
    assert act(draft, "Ruun", "claimed", f"the {noun}")[0] == expected


def test_to_think_that_something_will_be_is_to_predict() -> None:
    draft = draft_of(
        "Ruun Ruun PROPN 2 nsubj / thinks think VERB 0 root / they they PRON 5 nsubj / will will AUX 5 aux / "
        "leave leave VERB 2 ccomp"
    )
    assert act(draft, "Ruun", "thinks", "they will leave") == ("predict", "will")


def test_it_that_takes_up_nothing_named_is_the_body_that_speaks() -> None:
    draft = draft_of(REPORTED.format("it it", "rebuild rebuild"))
    know(draft, "organization", 0)
    assert act(draft, "Ruun", "said", "it would rebuild the town") == ("promise", "would rebuild")


def test_a_deed_of_others_that_is_negated_is_asserted() -> None:
    assert quoted_act(quoted("They", "did do AUX HEAD aux", NOT, "shell shell")) == ("assert", "")


def test_what_others_must_do_is_requested_and_what_one_must_do_oneself_is_not() -> None:
    assert quoted_act(quoted("They", MUST, "leave leave")) == ("request", "must")
    assert quoted_act(quoted("We", MUST, "leave leave")) == ("assert", "")


def test_what_happened_is_asserted() -> None:
    assert quoted_act(quoted("They", "left leave")) == ("assert", "")


def test_an_imperative_in_quotation_marks_is_a_request() -> None:
    rows = (
        "“ “ PUNCT 2 punct / Leave leave VERB 6 ccomp / now now ADV 2 advmod / , , PUNCT 2 punct / ” ” PUNCT 2 punct / "
        "said say VERB 0 root / Ruun Ruun PROPN 6 nsubj"
    )
    assert act(draft_of(rows), "Ruun", "said", "Leave now") == ("request", "Leave")


def test_a_verb_without_a_subject_outside_quotation_marks_is_no_imperative() -> None:
    rows = "Ruun Ruun PROPN 2 nsubj / said say VERB 0 root / leave leave VERB 2 ccomp / now now ADV 3 advmod"
    assert act(draft_of(rows), "Ruun", "said", "leave now") == ("assert", "")


REPORTED = (
    "Ruun Ruun PROPN 2 nsubj / said say VERB 0 root / {} PRON 5 nsubj / would would AUX 5 aux / {} VERB 2 ccomp / "
    "the the DET 7 det / town town NOUN 5 obj"
)


def test_a_reported_would_is_the_future_of_others_or_where_it_is_the_speakers_his_own() -> None:
    draft = draft_of(REPORTED.format("they they", "leave leave"))
    assert act(draft, "Ruun", "said", "they would leave the town") == ("predict", "would")
    own = draft_of(REPORTED.format("he he", "rebuild rebuild"))
    know(own, "person", 0, 2)
    assert act(own, "Ruun", "said", "he would rebuild the town") == ("promise", "would rebuild")


def test_a_would_that_is_polite_or_supposes_predicts_nothing() -> None:
    polite = draft_of(REPORTED.format("they they", "like like"))
    assert act(polite, "Ruun", "said", "they would like the town") == ("assert", "")
    supposed = draft_of(
        REPORTED.format("they they", "leave leave")
        + " / if if SCONJ 10 mark / it it PRON 10 nsubj / rained rain VERB 5 advcl"
    )
    assert act(supposed, "Ruun", "said", "they would leave the town if it rained") == ("assert", "")


def test_what_a_speaker_would_do_under_a_condition_is_promised() -> None:
    own = draft_of(
        REPORTED.format("he he", "leave leave")
        + " / if if SCONJ 10 mark / it it PRON 10 nsubj / rained rain VERB 5 advcl"
    )
    know(own, "person", 0, 2)
    assert act(own, "Ruun", "said", "he would leave the town if it rained") == ("promise", "would leave")


@pytest.mark.parametrize("word", ["false", "baseless", "untrue"])
def test_a_report_that_is_called_false_is_denied(word: str) -> None:
    rows = (
        "Ruun Ruun PROPN 2 nsubj / said say VERB 0 root / it it PRON 6 nsubj / was be AUX 6 cop / {}"
        + f"{word} _ ADJ 2 ccomp"
    )
    draft = draft_of(rows.format("so so ADV 6 advmod / "))
    assert act(draft, "Ruun", "said", f"it was so {word}") == ("deny", word)
    true = draft_of(rows.format("not not PART 6 advmod / "))
    assert act(true, "Ruun", "said", f"it was not {word}") == ("assert", "")


def test_to_dismiss_something_as_false_shows_both_words() -> None:
    draft = draft_of(
        "Ruun Ruun PROPN 2 nsubj / called call VERB 0 root / it it PRON 2 obj / baseless baseless ADJ 2 xcomp"
    )
    assert act(draft, "Ruun", "called", "it baseless") == ("deny", "called baseless")


def test_to_warn_is_to_predict_unless_the_speaker_would_do_it_himself() -> None:
    famine = draft_of(
        "Ruun Ruun PROPN 2 nsubj / warned warn VERB 0 root / of of ADP 4 case / famine famine NOUN 2 obl"
    )
    assert act(famine, "Ruun", "warned", "famine") == ("predict", "warned")
    assert quoted_act(quoted("We", WILL, "respond respond", cue="warned warn")) == (
        "threaten",
        "will respond",
    )
    assert quoted_act(quoted("You", MUST, "leave leave", cue="warned warn")) == ("request", "must")


def test_what_only_some_of_many_clauses_show_does_not_decide() -> None:
    clauses = " / ".join(
        f"they they PRON {head} nsubj / {verb} VERB {above} {relation}"
        for head, verb, above, relation in [
            (4, "came come", 2, "ccomp"),
            (6, "ate eat", 4, "conj"),
            (8, "slept sleep", 4, "conj"),
        ]
    )
    last = "they they PRON 11 nsubj / will will AUX 11 aux / leave leave VERB 4 conj"
    draft = draft_of(f"Ruun Ruun PROPN 2 nsubj / said say VERB 0 root / {clauses} / {last}")
    said_ = " ".join(draft.word(i) for i in range(2, 11))
    assert forms(draft, main_clauses(draft, at(draft, said_))) == "came ate slept leave"
    assert act(draft, "Ruun", "said", said_) == ("assert", "")


def test_clauses_that_hang_on_what_is_said_do_not_count() -> None:
    draft = draft_of(
        "Ruun Ruun PROPN 2 nsubj / said say VERB 0 root / they they PRON 4 nsubj / left leave VERB 2 ccomp / "
        "because because SCONJ 8 mark / it it PRON 8 nsubj / will will AUX 8 aux / rain rain VERB 4 advcl"
    )
    assert forms(draft, main_clauses(draft, at(draft, "they left because it will rain"))) == "left"
    assert act(draft, "Ruun", "said", "they left because it will rain") == ("assert", "")


def test_an_attribution_without_a_cue_asserts() -> None:
    draft = draft_of("They they PRON 2 nsubj / left leave VERB 0 root")
    assert act(draft, "", "", "They left") == ("assert", "")


# Silence, pleas and denials without a word of them -----------------------------------------------------

CLAUSE = "Ruun Ruun PROPN 2 nsubj / said say VERB 0 root / "


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            CLAUSE
            + "it it PRON 6 nsubj / could could AUX 6 aux / not not PART 6 advmod / say say VERB 2 ccomp / "
            "when when ADV 6 advmod",
            "decline_comment",
        ),
        (
            CLAUSE
            + "it it PRON 6 expl / was be AUX 6 cop / too too ADV 6 advmod / early early ADJ 2 ccomp / "
            "to to PART 8 mark / say say VERB 6 xcomp",
            "decline_comment",
        ),
        (
            CLAUSE
            + "it it PRON 4 nsubj / knows know VERB 2 ccomp / nothing nothing PRON 4 obj / of of ADP 7 case / "
            "it it PRON 5 nmod",
            "deny",
        ),
        (
            CLAUSE
            + "no no DET 4 det / order order NOUN 7 nsubj:pass / had have AUX 7 aux / been be AUX 7 aux:pass / "
            "given give VERB 2 ccomp",
            "deny",
        ),
        (
            CLAUSE
            + "no no DET 4 det / school school NOUN 7 nsubj:pass / had have AUX 7 aux / been be AUX 7 aux:pass / "
            "damaged damage VERB 2 ccomp",
            "assert",
        ),
    ],
)
def test_what_is_not_told_is_silence_and_what_is_told_not_to_be_is_denied(rows: str, expected: str) -> None:
    draft = draft_of(rows)
    know(draft, "organization", 0, *at(draft, "it")[:1]) if "it" in rows.split() else know(
        draft, "organization", 0
    )
    rest = " ".join(draft.word(i) for i in range(2, len(draft.words)))
    assert act(draft, "Ruun", "said", rest)[0] == expected


@pytest.mark.parametrize(("plea", "expected"), [("not guilty", "deny"), ("guilty", "confirm")])
def test_a_plea_denies_or_confirms(plea: str, expected: str) -> None:
    draft = draft_of(
        "Ruun Ruun PROPN 2 nsubj / pleaded plead VERB 0 root / "
        + (
            "not not PART 4 advmod / guilty guilty ADJ 2 xcomp"
            if plea != "guilty"
            else "guilty guilty ADJ 2 xcomp"
        )
    )
    assert act(draft, "Ruun", "pleaded", plea)[0] == expected


def test_whoever_pleads_guilty_confirms_whatever_the_day(reader: Reader) -> None:
    text = "Abbas Kadri had pleaded guilty on March 24 to attempted murder of a guard."
    assert [s.act for s in reader.read(document_of(text, id="x")).statements] == ["confirm"]


def test_to_say_that_some_were_not_named_is_not_to_decline(reader: Reader) -> None:
    text = "The Observatory said 27 people were killed but that 12 of them have not been identified yet."
    (statement,) = reader.read(document_of(text, id="x")).statements
    assert statement.act == "assert"


# What is foretold, halted, suspected and answered -------------------------------------------------------

FORETOLD = "they they PRON 5 nsubj / will will AUX 5 aux / leave leave VERB 2 ccomp"


@pytest.mark.parametrize("verb", ["thinks think", "hopes hope", "fears fear"])
def test_what_somebody_thinks_will_be_is_predicted(verb: str) -> None:
    draft = draft_of(f"Ruun Ruun PROPN 2 nsubj / {verb} VERB 0 root / {FORETOLD}")
    assert act(draft, "Ruun", draft.word(1), "they will leave") == ("predict", "will")


@pytest.mark.parametrize(("noun", "expected"), [("truce", "promise"), ("victory", "assert")])
def test_a_truce_that_is_declared_is_promised(noun: str, expected: str) -> None:
    draft = draft_of(
        f"Rebels rebel NOUN 2 nsubj / declared declare VERB 0 root / a a DET 4 det / {noun} {noun} NOUN 2 obj"
    )
    assert act(draft, "Rebels", "declared", f"a {noun}")[0] == expected


def test_an_answer_that_opens_with_no_denies_and_no_list_does_not() -> None:
    draft = draft_of(
        "Ruun Ruun PROPN 0 root / : : PUNCT 1 punct / No no INTJ 1 parataxis / , , PUNCT 3 punct / we we PRON 6 nsubj / "
        "left leave VERB 1 parataxis"
    )
    assert act(draft, "Ruun", ":", "No , we left")[0] == "deny"
    listed = draft_of(
        "Ruun Ruun PROPN 0 root / : : PUNCT 1 punct / No no DET 4 det / list list NOUN 1 parataxis"
    )
    assert act(listed, "Ruun", ":", "No list")[0] != "deny"


def test_who_suspects_that_something_was_done_by_somebody_accuses_him() -> None:
    draft = draft_of(
        "Police police NOUN 2 nsubj / suspect suspect VERB 0 root / it it PRON 5 nsubj:pass / was be AUX 5 aux:pass / "
        "planted plant VERB 2 ccomp / by by ADP 7 case / creditors creditor NOUN 5 obl:agent"
    )
    assert act(draft, "Police", "suspect", "it was planted by creditors")[0] == "accuse"


def test_to_accept_that_something_is_so_is_to_confirm_it() -> None:
    draft = draft_of(
        "Ruun Ruun PROPN 2 nsubj / accepted accept VERB 0 root / they they PRON 4 nsubj / left leave VERB 2 ccomp"
    )
    assert act(draft, "Ruun", "accepted", "they left") == ("confirm", "accepted")


def test_a_not_in_what_is_asked_for_does_not_negate_the_asking() -> None:
    draft = draft_of(
        "Ruun Ruun PROPN 2 nsubj / asked ask VERB 0 root / not not PART 2 advmod / "
        "to to PART 5 mark / leave leave VERB 2 xcomp"
    )
    assert act(draft, "Ruun", "asked", "not to leave")[0] == "request"


def test_harm_that_one_says_one_carried_out_is_claimed() -> None:
    draft = draft_of(
        "Ruun Ruun PROPN 2 nsubj / said say VERB 0 root / his his PRON 4 nmod:poss / men man NOUN 6 nsubj / "
        "had have AUX 6 aux / carried carry VERB 2 ccomp / out out ADP 6 compound:prt / "
        "the the DET 9 det / ambush ambush NOUN 6 obj"
    )
    know(draft, "person", *at(draft, "Ruun"))
    assert act(draft, "Ruun", "said", "his men had carried out the ambush")[0] == "claim_responsibility"


def test_to_be_silent_about_a_thing_is_not_to_tell_it(reader: Reader) -> None:
    text = "The text is silent about the massacre at Oslev, in which at least 170 villagers perished."
    assert [s.act for s in reader.read(document_of(text, id="x")).statements] == ["decline_comment"]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("“I have never seen the letter,” said Oram.", "deny"),
        ("“I have never seen a puppy recover after that,” said Oram.", "assert"),
        ("“I have never seen such a crowd,” said Oram.", "assert"),
    ],
)
def test_to_say_how_rare_a_thing_is_is_not_to_deny_it(reader: Reader, text: str, act: str) -> None:
    assert [s.act for s in reader.read(document_of(text, id="x")).statements] == [act]


def test_what_would_have_been_is_neither_promised_nor_predicted() -> None:
    rows = (
        "Ruun Ruun PROPN 2 nsubj / said say VERB 0 root / he he PRON 6 nsubj / would would AUX 6 aux /"
        " have have AUX 6 aux / rebuilt rebuild VERB 2 ccomp / the the DET 8 det / town town NOUN 6 obj"
    )
    draft = draft_of(rows)
    know(draft, "person", 0, 2)
    assert act(draft, "Ruun", "said", "he would have rebuilt the town") == ("assert", "")


def test_thanks_ask_for_nothing(reader: Reader) -> None:
    text = '"Thank God, the war is over," the mayor said in a letter to the king on Monday.'
    [statement] = reader.read(document_of(text)).statements
    assert statement.act == "assert"
