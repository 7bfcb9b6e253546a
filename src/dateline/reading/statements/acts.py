"""Acts: what a speaker does by saying it, and the words that show it.

The cue decides first ("denied", "urged", "declined to comment"). Where the cue only says that something is said, the
main clauses of what is said decide: a future of others is predicted, one's own is promised or, where it would hurt,
threatened; what one did not do, what is not there, or a report called false, is denied; an obligation or an imperative
is a request. Everything else is asserted. A vow to hurt is a threat; an oath about what was is no promise; a claim to
have done harm claims responsibility.
"""

from collections.abc import Sequence

from dateline.nn import OUTSIDE
from dateline.reading.attribution.component import Attribution
from dateline.reading.attribution.cues import grammar, lexicon, nouns, refused
from dateline.reading.attribution.idioms import idiom_at
from dateline.reading.attribution.pieces import runs
from dateline.reading.draft import Draft
from dateline.reading.entities.component import entity_of
from dateline.reading.statements.denying import denies, nothing, says_no
from dateline.reading.statements.menacing import (
    armed,
    banned_by,
    presses,
    punishes_all,
    punishes_whoever,
    yields,
)
from dateline.reading.statements.own_deeds import in_power, own_deed
from dateline.reading.statements.performing import asked, assured, blamed, halted, menaces, performed
from dateline.reading.statements.stances import DEADLINE, REFUSAL, cannot_say, suspected, suspects_deed
from dateline.terms import Act

_BARE = "claim"
_SPEECH = ("assert", "claim", "warn")
"""Groups of words that say no more than that something is said, so that what is said tells the act."""


_Shown = tuple[Act, tuple[int, ...]]


def act_of(draft: Draft, attribution: Attribution) -> tuple[Act, tuple[int, ...]]:
    """The act of an attribution and the words that show it (none for what is simply asserted)."""
    words = draft.language.table("cues")["content"]
    if attribution.rule == REFUSAL:
        return "decline_comment", attribution.cue
    if attribution.rule == DEADLINE:
        return "request", attribution.cue
    silent = next(
        (i for i in attribution.cue if draft.tokens[i].lemma.lower() in words["keeping_silent"]), None
    )
    if silent is not None and _negation(draft, silent) is None:
        return "decline_comment", (silent,)
    cue, group, act = _cue_act(draft, attribution)
    if group in _SPEECH and (no := says_no(draft, attribution.content)) is not None:
        return "deny", (no,)
    if cue is None:
        return (group in _SPEECH and _content_act(draft, attribution, group)) or ("assert", ())
    by_cue = _by_cue(draft, attribution, cue, group, act)
    if by_cue is not None:
        return by_cue
    lemma = draft.tokens[cue].lemma.lower()
    denied = next((i for i in attribution.content if draft.tokens[i].lemma.lower() in words["denied"]), None)
    if lemma in words["labels"] and denied is not None and act == "assert":
        return "deny", _ordered(cue, denied)
    if act == "assert" and (harsh := blamed(draft, attribution, cue)) is not None:
        return harsh
    if lemma in words["foreseeing"] and (future := _foreseen(draft, attribution, cue)) is not None:
        return "predict", (future,)
    by_content = _content_act(draft, attribution, group)
    by_content = assured(draft, attribution, cue, by_content) or by_content
    if by_content is not None and group in _SPEECH:
        return by_content
    if by_content is not None and lemma in words["expecting"] and by_content[0] == "accuse":
        return by_content
    return (act, (cue,)) if act != "assert" else ("assert", ())


def _foreseen(draft: Draft, attribution: Attribution, cue: int) -> int | None:
    """The auxiliary by which somebody thinks of what is to come: that is foretold, whoever is to do it."""
    assert draft.trees is not None
    table = draft.language.table("cues")["content"]
    futures = {*table["future"], *table["reported_future"]}
    inside = set(attribution.content)
    for head in (*main_clauses(draft, attribution.content), *draft.trees.children(cue, "ccomp")):
        for helper in draft.trees.children(head, "aux"):
            told = not futures.isdisjoint((draft.small[helper], draft.tokens[helper].lemma.lower()))
            if told and head in inside and not _polite(draft, head, helper):
                return helper
    return None


def _by_cue(draft: Draft, attribution: Attribution, cue: int, group: str, act: Act) -> _Shown | None:
    """The act where the cue and what hangs on it settle it; None where what is said has a say too."""
    assert draft.trees is not None
    words = draft.language.table("cues")["content"]
    lemmas = {draft.tokens[i].lemma.lower(): i for i in (*attribution.cue, *attribution.content[:4])}
    owned = next((lemmas[w] for w in words["responsibility"] if w in lemmas), None)
    taking = next(
        (i for i in attribution.cue if draft.tokens[i].lemma.lower() in words["responsibility_verbs"]), None
    )  # "released a statement *claiming* responsibility"
    if taking is not None and owned is not None:
        return "claim_responsibility", _ordered(taking, owned)
    if group == "think" and (suspected(draft, cue) or suspects_deed(draft, cue)):
        return "accuse", (cue,)
    negation = _negation(draft, cue)
    if negation in attribution.content:
        negation = None  # "said nine died but that two had not been named"
    if (phrased := _by_phrase(draft, attribution, group)) is not None:
        return phrased
    if negation is not None:
        return _negated(draft, cue, negation, group, act)
    deed = draft.tokens[attribution.content[0]]
    done = len(attribution.content) > 1 and draft.tokens[attribution.content[1]].lemma in words["perfect"]
    if act == "accuse" and deed.upos == "PART" and draft.small[attribution.content[0]] in words["to_do"]:
        # "charged the ministry to look into it", but "is alleged to have ordered it"
        return ("accuse" if done else "request"), (cue,)
    shown = _pleaded(draft, attribution, cue) or _renewed(draft, cue) or _belittled(draft, cue)
    if shown is None and act in ("assert", "predict"):
        shown = asked(draft, attribution, cue, group) or halted(draft, attribution, cue)
    if shown is not None:
        return shown
    harm = _claimed(draft, attribution, cue)
    if harm is not None:
        return "claim_responsibility", _ordered(cue, harm)
    return _promised(draft, attribution, cue) if act == "promise" else None


def _by_phrase(draft: Draft, attribution: Attribution, group: str) -> _Shown | None:
    """The act of a cue that is a set phrase, or a refusal to comment ("have *yet* to confirm how many died")."""
    assert draft.trees is not None
    for word in attribution.cue:
        silent = refused(draft.language, draft.trees, word)
        if silent is not None:
            return "decline_comment", _ordered(word, silent)
        idiom = idiom_at(draft.language, draft.trees, word)
        if idiom is not None and idiom.act != "assert":
            return idiom.act, _ordered(*idiom.shown)
    yet = draft.language.table("cues")["content"]["yet"]
    if group == "confirm" and any(draft.small[i] in yet for i in attribution.cue):
        return "decline_comment", attribution.cue
    return None


def _negated(draft: Draft, cue: int, negation: int, group: str, act: Act) -> _Shown | None:
    """What a cue does that is negated: mostly it keeps silent about what is said."""
    words = draft.language.table("cues")["content"]
    lemma, shown = draft.tokens[cue].lemma.lower(), _ordered(negation, cue)
    told = group != "think" and (group or lemma in words["comment"])
    if group == "confirm" and draft.small[negation] in words["never"]:
        return "deny", shown  # "never admitted the killing"
    if told and act in ("confirm", "deny", "assert"):
        return "decline_comment", shown
    if group == "predict":
        return "predict", shown  # "did not expect to find them alive"
    return None if lemma in words["expecting"] else ("assert", ())


def _claimed(draft: Draft, attribution: Attribution, cue: int) -> int | None:
    """The harm that somebody says is his own deed ("claimed the bombing", "boasted of having shelled"), or None."""
    assert draft.trees is not None
    words = draft.language.table("cues")["content"]
    if draft.tokens[cue].lemma.lower() not in words["claiming"]:
        return None
    inside = set(attribution.content)
    outer = [i for i in attribution.content if draft.tokens[i].head not in inside]
    for head in sorted({*draft.trees.dependents[cue], *outer}):
        token, lemma = draft.tokens[head], draft.tokens[head].lemma.lower()
        if (
            token.deprel in ("obj", "obl")
            and token.upos == "NOUN"
            and lemma in words["harms"]
            and head in inside
        ):
            return head
        perfect = any(
            draft.tokens[i].lemma.lower() in words["perfect"] for i in draft.trees.children(head, "aux")
        )
        harmful = lemma in words["hostile"] or lemma in words["hostile_deeds"]
        boasts = draft.tokens[cue].lemma.lower() in words["boasting"]
        boasted = boasts and token.deprel == "ccomp" and head in inside
        if boasted and perfect and own_deed(draft, attribution, head) and armed(draft, attribution):
            return head
        if token.deprel in ("xcomp", "advcl", "acl") and perfect and harmful and head in inside:
            return head
    return None


def _pleaded(draft: Draft, attribution: Attribution, cue: int) -> _Shown | None:
    """What a plea does: "not guilty" denies, "guilty" confirms."""
    words = draft.language.table("cues")["performing"]
    if draft.tokens[cue].lemma.lower() not in words["pleading"]:
        return None
    near = (*attribution.content, *range(cue + 1, min(cue + 3, len(draft.tokens))))
    guilt = next((i for i in near if draft.tokens[i].lemma.lower() in words["pleas"]), None)
    if guilt is None:
        return None
    before = guilt - 1
    denied = before >= 0 and draft.small[before] in grammar(draft.language)["negations"]
    return ("deny", _ordered(cue, before, guilt)) if denied else ("confirm", _ordered(cue, guilt))


def _belittled(draft: Draft, cue: int) -> _Shown | None:
    """What is done by dismissing as something what is no charge: "dismissed the *ceasefire* as a ploy" finds it bad."""
    assert draft.trees is not None
    table = draft.language.table("cues")
    thing = draft.trees.child(cue, "obj", "nsubj:pass")
    if thing is None or draft.tokens[cue].lemma.lower() not in table["performing"]["belittling"]:
        return None
    named = {
        *table["doing"]["turned_down"],
        *table["doing"]["convened"],
        "threat",
        "talk",
        "statement",
        "announcement",
    }
    return ("criticize", _ordered(cue, thing)) if draft.tokens[thing].lemma.lower() in named else None


def _renewed(draft: Draft, cue: int) -> _Shown | None:
    """What is done by renewing or issuing what a noun reports: "repeated its *demand*", "renewed his *call* for it"."""
    assert draft.trees is not None
    thing = draft.trees.child(cue, "obj", "nsubj:pass")
    renews = draft.tokens[cue].lemma.lower() in draft.language.table("cues")["content"]["renewing"]
    entry = (
        nouns(draft.language).get(draft.tokens[thing].lemma.lower()) if renews and thing is not None else None
    )
    return (entry.act, _ordered(cue, thing)) if entry is not None and thing is not None else None


def _promised(draft: Draft, attribution: Attribution, cue: int) -> _Shown:
    """What a word of promise does: it promises, unless it vows harm, or swears to what was or is."""
    assert draft.trees is not None
    words = draft.language.table("cues")["content"]
    heads = main_clauses(draft, attribution.content)
    if draft.tokens[cue].lemma.lower() in words["vowing"]:
        harm = next((i for i in heads if _harms_by(draft, i, words)), None)
        if harm is not None and _is_done(draft, harm):
            return "threaten", _ordered(cue, harm)
        thing = draft.trees.child(cue, "obj", "nsubj:pass")
        if thing is not None and draft.tokens[thing].lemma.lower() in words["vowed_things"]:
            return "threaten", _ordered(cue, thing)
        deed = heads[0] if heads and _is_done(draft, heads[0]) else None
        if deed is not None and armed(draft, attribution) and not yields(draft, deed):
            return "threaten", _ordered(cue, deed)
        told = [i for i in heads if draft.trees.child(i, "nsubj", "expl", "nsubj:pass") is not None]
        futures = {*words["future"], *words["reported_future"], *words["modal"]}
        if told and not any(draft.small[a] in futures for i in told for a in draft.trees.children(i, "aux")):
            return _content_act(draft, attribution, "claim") or ("assert", ())
    return "promise", (cue,)


def _harms_by(draft: Draft, head: int, words: dict[str, list[str]]) -> bool:
    """Whether a deed that is vowed is harm, or goes on with one: "to *continue the attacks*"."""
    assert draft.trees is not None
    lemma, thing = draft.tokens[head].lemma.lower(), draft.trees.child(head, "obj")
    performing = draft.language.table("cues")["performing"]
    suffers = _suffers(draft, head)
    if thing is None:
        thing = suffers
    if suffers is not None and lemma in performing["penalties"] and _is_answerable(draft, suffers):
        return False  # "to find and punish the killers", "that those responsible will be punished"
    if thing is not None and lemma in performing["penalties"]:
        named = draft.tokens[thing].lemma.lower()
        if named in performing["guilty"] or named in performing["wrongdoing"]:
            return False  # "promised to punish the killers": justice is promised
    goes_on = lemma in words["going_on"] and thing is not None
    return lemma in words["vowed_harm"] or (
        goes_on and thing is not None and draft.tokens[thing].lemma.lower() in words["harms"]
    )


def _is_done(draft: Draft, head: int) -> bool:
    """Whether a clause tells of a deed that is done: not "would *not* shoot", "*nobody* would be shot"."""
    return _negation(draft, head) is None and nothing(draft, head) is None


def _cue_act(draft: Draft, attribution: Attribution) -> tuple[int | None, str, Act]:
    """The word of the cue that tells the act, its group in the lexicon, and the act."""
    verbs, named = lexicon(draft.language), nouns(draft.language)
    best: tuple[bool, int, str, Act] | None = None
    for i in attribution.cue:
        token = draft.tokens[i]
        lemma = token.lemma.lower()
        entry = (verbs if token.upos in ("VERB", "AUX", "ADJ") else named).get(lemma)
        if entry is None:
            continue
        found = entry.act != "assert", i, entry.group, entry.act
        if lemma == "call" and any(
            draft.tokens[n].lemma in grammar(draft.language)["calls"]
            for n in range(i + 1, min(i + 3, len(draft.tokens)))
        ):
            found = True, i, "request", "request"
        if best is None or found[0] > best[0]:
            best = found
    if best:
        return best[1:]
    if all(draft.tokens[i].upos == "PUNCT" for i in attribution.cue):
        return None, _BARE, "assert"  # a colon says nothing but that it is said
    verbal = [i for i in attribution.cue if draft.tokens[i].upos == "VERB"]
    spoken = verbal or list(attribution.cue)
    return spoken[-1] if spoken else None, "", "assert"


def _negation(draft: Draft, verb: int) -> int | None:
    assert draft.trees is not None
    for i in draft.trees.children(verb, "advmod", "aux", "cc", "cc:preconj"):
        if draft.tokens[i].lemma.lower() in grammar(draft.language)["negations"]:
            return i
    return None


def main_clauses(draft: Draft, content: Sequence[int]) -> list[int]:
    """The heads of the clauses of what is said that hang on nothing said: what is told, not what is told about it."""
    assert draft.trees is not None
    inside = set(content)
    heads = []
    for i in content:
        token = draft.tokens[i]
        stands = token.upos == "ADP" and token.deprel == "ccomp"  # "foreign agents were *behind* the unrest"
        if not stands and token.upos not in ("VERB", "ADJ", "NOUN", "AUX", "PROPN", "PRON", "ADV"):
            continue
        outer = token.head not in inside
        told = token.deprel in ("conj", "parataxis", "root", "ccomp") and (outer or _chain(draft, i, inside))
        if (outer or told) and (
            draft.trees.child(i, "nsubj", "aux", "cop", "expl", "nsubj:pass") is not None
            or token.upos == "VERB"
        ):
            heads.append(i)
    return heads


def _chain(draft: Draft, index: int, inside: set[int]) -> bool:
    """Whether a word is joined to a main clause by coordination alone."""
    while draft.tokens[index].head in inside:
        if draft.tokens[index].deprel not in ("conj", "parataxis"):
            return False
        index = draft.tokens[index].head
    return True


def _content_act(draft: Draft, attribution: Attribution, group: str) -> _Shown | None:
    """The act that most main clauses of what is said show, if most of them show any, or half of them and the first.

    Half are enough for a threat, which is meant whatever is told before it, and where the cue stands between the two.
    """
    if (whoever := punishes_whoever(draft, attribution.content)) is not None:
        return "threaten", whoever
    clauses = main_clauses(draft, attribution.content)
    shows = [_clause_act(draft, attribution, head, group) for head in clauses]
    votes = [shown for shown in shows if shown is not None]
    if not votes or 2 * len(votes) < len(clauses):
        return None
    kinds = [act for act, _ in votes]
    top = max(kinds, key=lambda act: (kinds.count(act), -kinds.index(act)))
    whole = len(runs(attribution.content)) == 1
    if 2 * len(votes) == len(clauses) and shows[0] is None and top != "threaten" and whole:
        return None
    return top, tuple(sorted({i for act, shown in votes if act == top for i in shown}))


def _clause_act(draft: Draft, attribution: Attribution, head: int, group: str) -> _Shown | None:
    """What one main clause does: it predicts, promises, threatens, denies or asks; None where it only asserts."""
    assert draft.trees is not None
    table, trees = draft.language.table("cues")["content"], draft.trees
    silent = idiom_at(draft.language, trees, head)
    if silent is not None and silent.act == "decline_comment":
        return silent.act, _ordered(*silent.shown)
    if (unsaid := cannot_say(draft, head)) is not None:
        return "decline_comment", _ordered(*unsaid)
    lemma = draft.tokens[head].lemma.lower()
    quoted = draft.quote_states[head] != OUTSIDE
    own, negation = own_deed(draft, attribution, head), _negation(draft, head)
    auxiliaries = {draft.small[i]: i for i in trees.children(head, "aux")}
    must = next((auxiliaries[w] for w in table["obligation"] if w in auxiliaries), None)
    future = next((auxiliaries[w] for w in table["future"] if w in auxiliaries), None)
    if future is None:  # "would" is a future where it is reported, not where it is quoted
        shifted = (auxiliaries[w] for w in table["reported_future"] if w in auxiliaries)
        future = next((i for i in shifted if draft.quote_states[i] == OUTSIDE), None)
    if must is not None:
        return ("request", (must,)) if own is False and draft.tokens[head].upos == "VERB" else None
    perfect = any(draft.tokens[i].lemma == "have" for i in auxiliaries.values())
    if future is not None and perfect and _is_would(draft, future):
        return None  # "would have been on that flight" was not to be
    if future is not None:
        return _future_act(draft, attribution, head, future, group)
    if (menacing := _threatens_now(draft, head, own=own is True, warns=group == "warn")) and negation is None:
        return "threaten", menacing
    if own is False and (foreseen := _likely(draft, head)) is not None:
        return "predict", foreseen
    done = performed(draft, attribution, head, own=own, negation=negation)
    if done is not None:
        return done
    absent = negation if negation is not None else nothing(draft, head)
    if absent is not None and denies(draft, head, own=own, plain=negation is not None):
        return "deny", _ordered(absent, head)
    if negation is None and lemma in table["denied"] and trees.child(head, "cop", "aux:pass") is not None:
        return "deny", (head,)
    return ("request", (head,)) if quoted and _imperative(draft, head) else None


def _threatens_now(draft: Draft, head: int, *, own: bool, warns: bool) -> tuple[int, ...]:
    """The words by which a clause threatens without a future: "warned that it was *unlawful*", "*reserved* the *right* to
    respond"."""
    assert draft.trees is not None
    table, thing = draft.language.table("cues")["content"], draft.trees.child(head, "obj")
    lemma = draft.tokens[head].lemma.lower()
    if warns and lemma in table["unlawful"]:
        return (head,)
    if thing is None or not own or lemma not in table["reserving"]:
        return ()
    return _ordered(head, thing) if draft.tokens[thing].lemma.lower() in table["rights"] else ()


def _likely(draft: Draft, head: int) -> tuple[int, ...] | None:
    """The words by which a clause tells what is likely to come: "was *unlikely* to last", "*might* fall"."""
    assert draft.trees is not None
    table, trees = draft.language.table("cues")["content"], draft.trees
    helpers = trees.children(head, "aux")
    chance = next((i for i in helpers if draft.small[i] in table["chance"]), None)
    if chance is not None and not any(draft.tokens[i].lemma in table["perfect"] for i in helpers):
        return (chance,)
    deed = trees.child(head, "xcomp", "advcl", "csubj", "acl")
    if draft.tokens[head].lemma.lower() not in table["likely"] or deed is None or deed < head:
        return None
    return (head,) if trees.child(deed, "mark") is not None else None


def _future_act(draft: Draft, attribution: Attribution, head: int, future: int, group: str) -> _Shown | None:
    """What a main clause in the future does: what hurts is threatened, one's own promised, others' predicted."""
    table, shown = draft.language.table("cues")["content"], _ordered(future, head)
    lemma = draft.tokens[head].lemma.lower()
    assert draft.trees is not None
    own, negation = own_deed(draft, attribution, head), _negation(draft, head)
    longer = any(draft.small[i] in table["longer"] for i in draft.trees.children(head, "advmod"))
    advances = lemma in draft.language.table("cues")["performing"]["advancing"] and armed(draft, attribution)
    hurts = negation is None and not longer and (_is_hostile(draft, head, own=own is True) or advances)
    banned = banned_by(draft, head, warns=group == "warn") or punishes_all(draft, attribution, head)
    if banned is not None:
        return "threaten", _ordered(future, *banned)
    others = own is False and draft.trees.child(head, "nsubj") is not None
    if hurts and (own or (group == "warn" and not others) or _condition(draft, head, table["unless"])):
        return "threaten", shown
    if group == "warn" and lemma in table["unlawful"] and negation is None:
        return "threaten", (head,)
    if _is_done(draft, head) and (_menaced(draft, head) or presses(draft, head, own=own is True)):
        return "threaten", shown
    if group == "warn" and (
        own
        or lemma in table["answers"]
        or armed(draft, attribution)
        or _powerful_condition(draft, attribution, head)
    ):
        return "threaten", shown
    if own and negation is None and menaces(draft, attribution, head) and _condition(draft, head):
        return "threaten", shown
    if own is not True and group != "warn" and _decreed(draft, attribution, head):
        performing = draft.language.table("cues")["performing"]
        if lemma not in (*performing["wrongs"], *performing["side_wrongs"]):
            harm = lemma in table["vowed_harm"] and _is_done(draft, head) and not _answers_for_it(draft, head)
            return ("threaten" if harm else "promise"), shown
    if own is None or _polite(draft, head, future):
        return None
    if own:
        return "promise", shown
    return None if _supposes(draft, head, future) else ("predict", (future,))


def _is_hostile(draft: Draft, head: int, *, own: bool) -> bool:
    """Whether a deed to come is harm by its verb: not one's own "will *pay* for it", nor "will *resume* flights"."""
    assert draft.trees is not None
    table, thing = draft.language.table("cues")["content"], draft.trees.child(head, "obj")
    lemma = draft.tokens[head].lemma.lower()
    if own and lemma in (*table["paying"], *table["regretting"]):
        return False
    if lemma in table["going_on"] and thing is not None:
        return lemma in table["hostile"] and draft.tokens[thing].lemma.lower() in table["harms"]
    return lemma in table["hostile"]


def _menaced(draft: Draft, head: int) -> bool:
    """Whether a future menaces whomever it is told of: they "would be *executed if*" or "*die unless*" something is
    done, "will *pay* a heavy *price*", or "take up *arms*"."""
    assert draft.trees is not None
    table, trees = draft.language.table("cues")["content"], draft.trees
    lemma, thing = draft.tokens[head].lemma.lower(), trees.child(head, "obj")
    done = trees.child(head, "nsubj:pass") is not None and trees.child(head, "obl:agent") is None
    if lemma in table["vowed_harm"] and done and _condition(draft, head):
        return True
    if lemma in table["dying"] and _condition(draft, head, table["unless"]):
        return True
    named = draft.tokens[thing].lemma.lower() if thing is not None else ""
    pays = lemma in table["paying"] and named in table["price"]
    return pays or (lemma in table["arming"] and named in table["arms"])


def _decreed(draft: Draft, attribution: Attribution, head: int) -> bool:
    """Whether who is in power says what will be done, or will not be: "more police *would be deployed*", "there *would be
    no* talks"."""
    assert draft.trees is not None
    trees = draft.trees
    done = trees.child(head, "nsubj:pass") is not None and trees.child(head, "obl:agent") is None
    none = trees.child(head, "expl") is not None and nothing(draft, head) is not None
    if done and draft.tokens[head].lemma.lower() in draft.language.table("cues")["performing"]["punishing"]:
        speaker = entity_of(draft, attribution.source)
        if speaker is not None and speaker.sector in ("COP", "JUD"):
            return True  # "police said three men would be charged"
    return (done or none) and in_power(draft, attribution)


def _answers_for_it(draft: Draft, head: int) -> bool:
    """Whether a passive tells what is done to those who are to blame: "*those responsible* would be punished"."""
    assert draft.trees is not None
    subject = _suffers(draft, head)
    return subject is not None and _is_answerable(draft, subject)


def _suffers(draft: Draft, head: int) -> int | None:
    """To whom something is done: the object, or the subject of a passive, also of the verb that one is joined to ("to
    find and *punish* the killers")."""
    assert draft.trees is not None
    verb = head
    while (whom := draft.trees.child(verb, "obj", "nsubj:pass")) is None and draft.tokens[
        verb
    ].deprel == "conj":
        verb = draft.tokens[verb].head
    return whom


def _is_answerable(draft: Draft, word: int) -> bool:
    """Whether somebody is "those responsible" or a killer."""
    assert draft.trees is not None
    words = draft.language.table("cues")["performing"]
    blamed = any(draft.small[i] in words["answerable"] for i in (word, *draft.trees.dependents[word]))
    return blamed or draft.tokens[word].lemma.lower() in words["guilty"]


def _polite(draft: Draft, head: int, future: int) -> bool:
    """A "would" that wishes ("would like"): no promise and no prediction."""
    return _is_would(draft, future) and draft.tokens[head].lemma in ("like", "have", "prefer", "love")


def _supposes(draft: Draft, head: int, future: int) -> bool:
    """A "would" under a condition ("they would leave if …"): of others no prediction, of oneself a promise."""
    return _is_would(draft, future) and _condition(draft, head)


def _is_would(draft: Draft, future: int) -> bool:
    return draft.small[future] in draft.language.table("cues")["content"]["reported_future"]


def _condition(draft: Draft, head: int, marks: Sequence[str] = ()) -> bool:
    """Whether a clause stands under a condition, by some marks or by any."""
    assert draft.trees is not None
    conditions = marks or draft.language.table("cues")["content"]["conditions"]
    return any(
        draft.tokens[mark].lemma.lower() in conditions
        for clause in draft.trees.children(head, "advcl", "conj")
        for mark in draft.trees.children(clause, "mark")
    )


def _powerful_condition(draft: Draft, attribution: Attribution, head: int) -> bool:
    """Whether somebody with arms or power warns of what will be if something is or is not done."""
    if not attribution.source or not _condition(draft, head):
        return False
    entity = entity_of(draft, attribution.source)
    if entity is None:
        return False
    powers = draft.language.table("cues")["content"]["powers"]
    described = f"{entity.role or ''} {draft.span(attribution.source[0], attribution.source[-1]).of(draft.text)}".lower()
    return entity.kind in ("armed_group", "government", "country") or any(
        word in powers for word in described.split()
    )


def _imperative(draft: Draft, head: int) -> bool:
    assert draft.trees is not None
    token = draft.tokens[head]
    if (
        token.upos != "VERB"
        or draft.small[head] != token.lemma
        or token.deprel not in ("root", "ccomp", "parataxis")
        or token.lemma.lower() in draft.language.table("cues")["content"]["no_orders"]
    ):
        return False
    if any(True for _ in draft.trees.children(head, "nsubj", "csubj", "mark", "expl", "cop")):
        return False
    auxiliaries = [draft.tokens[i].lemma for i in draft.trees.children(head, "aux")]
    return all(a in ("do", "let") for a in auxiliaries) and not any(
        draft.tokens[i].upos in ("VERB", "AUX")
        for i in draft.trees.dependents[head]
        if i < head and draft.tokens[i].deprel != "aux"
    )


def _ordered(*words: int) -> tuple[int, ...]:
    return tuple(sorted(set(words)))
