"""The judgement: status, negation, history and voice of one thing told, with the words that show each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, cast

from dateline.model import Span, Statement
from dateline.nn import OUTSIDE
from dateline.reading.attribution import cues
from dateline.reading.attribution.idioms import idiom_at
from dateline.reading.draft import Draft
from dateline.reading.status.clauses import Operator, is_past, lemma, lower, trees_of
from dateline.reading.status.factuality import MOST, scored
from dateline.reading.status.features import features
from dateline.reading.status.futures import conditional, future_status
from dateline.reading.status.governing import speaks
from dateline.reading.status.harm import HOSTILE, insists, is_hostile, is_own_denial, suffered
from dateline.reading.status.history import history, to_come
from dateline.reading.status.lexicon import Lexicon, lexicon
from dateline.reading.status.path import Path, path_of
from dateline.reading.status.sides import by_another, is_armed, is_of_state, is_ours, is_own, subject_of
from dateline.reading.status.voices import cue_holds, draft_words, joined, voices
from dateline.terms import PLAIN_STATUSES, EventType, Status

_ACTS: Final[dict[str, Status]] = {
    "request": "requested", "threaten": "threatened", "promise": "promised", "predict": "predicted", "deny": "denied",
}  # fmt: skip
"""The status that an act gives to what is said by it."""
_ABOUT: Final = frozenset(("criticize", "praise", "claim_responsibility", "decline_comment"))
"""Acts about a thing that is there, whoever does them."""
_VAGUE: Final = frozenset(("predicted", "promised", "hypothetical"))
_TOLD: Final = frozenset(("occurred", "ongoing", "claimed", "apparent", "denied"))
"""Statuses of what lies in its own time; what is planned or asked for lies in the time of the plan."""
_DECLARED: Final[frozenset[EventType]] = frozenset(
    ("AGREE", "CONCEDE", "COERCE", "REJECT", "RETREAT", "SANCTION", "SUPPORT")
)
"""Deeds that are done by being announced ("announced a truce", "announced a curfew"); of others the announcing is a plan
("announced a march")."""
_KIND: Final[frozenset[EventType]] = frozenset(("AID", "AGREE", "CONCEDE", "CONSULT", "COOPERATE", "SUPPORT"))
"""Deeds that nobody threatens, but where the cue says so ("threatened to tell")."""
_AHEAD: Final = frozenset(("requested", "promised", "threatened", "planned", "predicted", "hypothetical"))
"""Statuses of what is yet to come."""
_OPEN_GROUPS: Final = frozenset(("open", "talked_of", "allowed"))
"""Groups of the lexicon under which a thing stays open, whenever it is talked of or allowed."""
_NO_SPEECH: Final = frozenset(
    ("fact", "fail", "attempt", "planned", "hypothetical", "presupposed", "ongoing")
)
"""Effects of words that say nothing to anybody, though their subject may pass for a source: to try, to plan, to know."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What was judged of one word; see `dateline.model.Event` for the fields."""

    status: Status
    evidence: tuple[Span, ...]
    negated: bool
    historical: bool
    according_to: str | None


@dataclass(slots=True)
class _State:
    """What the operators have come to so far, from the inside out."""

    status: Status = "occurred"
    weak: bool = True
    group: str = ""
    negated: bool = False
    shown: list[Span] = field(default_factory=list)
    hearsay: tuple[int, ...] = ()
    to_come: bool = False
    foiled: bool = False
    tried: bool = False
    stopped: list[Span] = field(default_factory=list)
    modal: bool = False
    tensed: bool = False
    going_on: list[Span] = field(default_factory=list)


def judge(draft: Draft, word: int, *, type: EventType | None = None) -> Judged:  # noqa: A002 - the name of the field
    """What the report makes of the thing that the word tells: the contract is `Judged`.

    ``type`` is what the caller codes the word as; without it the lexicon of statements says whether a deed is hostile.
    """
    lex, word = lexicon(draft.language), told_by(draft, word)
    path = path_of(draft, lex, word)
    state, voice = _weighed(draft, lex, path)
    if state.group == "readied" and state.status == "planned" and type not in HOSTILE and type != "MOBILIZE":
        state.status = "promised"
    if state.status == "threatened" and type in _KIND and not state.negated and not _by_cue(voice):
        state.status = "promised"
    if state.group == "announced" and state.status == "planned" and type in _DECLARED:
        state.status = "occurred"
    if (voice is not None or state.to_come or state.negated) and is_hostile(draft, word, type):
        _as_hostile(draft, lex, path, (state, voice), type)
    if state.status == "claimed" and state.negated and voice is not None and insists(draft, lex, voice):
        state.status = "denied"
    coming = to_come(draft, lex, word) if state.status in PLAIN_STATUSES or state.status == "claimed" else ()
    if coming:
        state.status = "planned"
        state.shown += coming
    if state.status in (*PLAIN_STATUSES, "claimed") and lemma(draft, word) in lex.small["plots"]:
        state.status = "planned"
        state.shown.append(draft.tokens[word].span)
    if state.stopped and state.status in _AHEAD:
        state.negated = not state.negated
        state.shown += state.stopped
    if state.tried and state.status == "occurred" and voice is None:
        state.negated = True  # "tried to storm it": nobody says that it was done
    past = history(draft, lex, word, told=state.status in _TOLD)
    return Judged(
        status=state.status,
        evidence=joined([*state.shown, *past]),
        negated=state.negated,
        historical=bool(past),
        according_to=voice.id if voice else None,
    )


def factuality(draft: Draft, word: int) -> float:
    """How sure a report leaves its reader that the thing told by a word happened, from -3 (certainly not) to 3."""
    most = lexicon(draft.language).most.get(judge(draft, word).status, MOST)
    return min(scored(draft, told_by(draft, word), features_of(draft, word)), most)


def told_by(draft: Draft, word: int) -> int:
    """The word that tells what a word tells: for a copula or an auxiliary, the one that it makes a predicate of; for a
    particle, its verb."""
    token = draft.tokens[word]
    relation = token.deprel.partition(":")[0]
    particle = (
        token.upos in ("ADV", "ADP") and token.head < word and relation in ("advmod", "compound")
    )  # "took the boats *back*"
    verb = token.head >= 0 and draft.tokens[token.head].upos == "VERB"
    return token.head if token.head >= 0 and (relation in ("cop", "aux") or (particle and verb)) else word


def features_of(draft: Draft, word: int) -> frozenset[str]:
    """The features on which the score of a word rests: what its weights are fitted to."""
    lex, word = lexicon(draft.language), told_by(draft, word)
    path = path_of(draft, lex, word)
    state, voice = _weighed(draft, lex, path)
    act = voice.act if voice else None
    return features(draft, lex, path, state.status, negated=state.negated, act=act)


def _weighed(draft: Draft, lex: Lexicon, path: Path) -> tuple[_State, Statement | None]:
    """What is made of the thing at the beginning of a way, and on whose word."""
    word = path.heads[0]
    said = voices(draft, word)
    state = _taken_together(draft, lex, path, said)
    voice = _spoken(draft, lex, path, state, said, word)
    if state.negated and state.to_come and state.status == "promised" and not _by_cue(voice):
        state.status = "planned"  # a refusal for the time to come
    if state.negated and state.status == "ongoing":
        state.status = "occurred"
        state.shown = [s for s in state.shown if s not in state.going_on]
    return state, voice


def _by_cue(voice: Statement | None) -> bool:
    """Whether the cue of a statement shows its act ("promised that …")."""
    return voice is not None and any(c.overlaps(part) for c in voice.cue for part in voice.act_evidence)


def _taken_together(draft: Draft, lex: Lexicon, path: Path, said: list[Statement]) -> _State:
    state = _State()
    for operator in path.operators:
        _apply(draft, lex, path, state, operator, said)
    return state


def _apply(
    draft: Draft, lex: Lexicon, path: Path, state: _State, operator: Operator, said: list[Statement]
) -> None:
    """One operator more, from outside."""
    spans = [draft.tokens[w].span for w in operator.words]
    match operator.effect:
        case "fact" | "presupposed":
            return
        case "stopped":
            state.stopped = spans
        case "attempt":
            state.tried = True
            state.shown += spans
        case "not" | "fail":
            state.negated = not state.negated
            if state.group == "ruled_out" and not state.negated:
                state.status = "hypothetical"  # "did not rule out sending troops"
            state.foiled |= operator.effect == "fail"
            state.shown += spans
        case "almost":
            state.negated = state.foiled = True
            state.shown += spans
        case effect:
            status = _status_of(draft, lex, effect, path, said)
            if effect == "apparent" and state.status in PLAIN_STATUSES:
                state.hearsay = operator.words if operator.group == "alleged" else ()
            state.to_come |= effect in ("future", "past future")
            if _yields(state, status, operator):
                if state.status == "ongoing":
                    state.shown = [s for s in state.shown if s not in state.going_on]
                if status == "ongoing":
                    state.going_on = spans
                state.status, state.weak = status, operator.weak or status in ("apparent", "ongoing")
                state.group = operator.group
                state.tensed = effect in ("future", "past future")
                state.modal = status == "hypothetical" and not operator.group and effect == "hypothetical"
                state.shown += spans


def _yields(state: _State, status: Status, operator: Operator) -> bool:
    """Whether what was found so far gives way to a status from further out."""
    if status == "ongoing" or status == "apparent":
        return state.status == "occurred" or (status == "apparent" and state.status == "ongoing")
    if status == "denied":
        return state.status != "denied"
    if state.status in (*PLAIN_STATUSES, "apparent"):
        return True
    if operator.group == "foretold" and state.tensed:
        return True  # "it is expected that they will ask"
    if state.status == "planned" and operator.group == "asked" and not state.negated:
        return True  # "was told to be ready to sail"
    if state.group in _OPEN_GROUPS and operator.effect in ("future", "past future"):
        return False  # "will vote on a draft renewing it", "the law would allow them to detain …"
    if state.modal and status == "predicted":
        return False  # "warned that it could be attacked"
    if operator.effect == "condition" and (state.status == "planned" or operator.group == "nobody"):
        return True  # "if they plan to march", "few believe that they will"
    return state.weak and not operator.weak and operator.effect != "condition"


def _status_of(draft: Draft, lex: Lexicon, effect: str, path: Path, said: list[Statement]) -> Status:
    """The status that an effect gives, in the statement in which it stands."""
    voice = said[0] if said else None
    match effect:
        case "purpose":
            return lex.statuses[effect]
        case "condition" | "unreal":
            return "hypothetical"
        case "obliged":
            return "requested"
        case "future" | "past future":
            return future_status(draft, lex, path, voice, past=effect == "past future")
    return cast(Status, effect)


def _quoted(draft: Draft, word: int) -> bool:
    return draft.quote_states[word] != OUTSIDE


def _spoken(
    draft: Draft, lex: Lexicon, path: Path, state: _State, said: list[Statement], word: int
) -> Statement | None:
    """On whose word the thing is told; a plain status gives way to what the speaker does by saying it."""
    quoted = _quoted(draft, word)
    while said and not _speaks_of(draft, lex, path, said[0], quoted=quoted):
        said = said[1:]
    if not said:
        return None
    voice = said[0]
    if state.status == "apparent" and state.hearsay:
        if voice.act == "deny" and _bears(draft, voice, path):
            state.status = "denied"
            state.shown += voice.act_evidence
        elif voice.act == "confirm" or cue_holds(draft, voice, state.hearsay):
            state.status = "claimed"
        return voice
    if state.status not in PLAIN_STATUSES:
        return voice
    known = path.given is not None and not quoted and not _is_all_said(draft, voice, path.heads[0])
    if voice.act != "assert" or not _reports(draft, voice):
        inside = path.given is not None and _holds(draft, voice, draft.tokens[path.given].head)
        clause = path.finite is not None and path.heads[0] == path.finite
        past = path.finite is not None and is_past(draft, lex, path.finite)
        about = voice.act in _ABOUT and draft.tokens[word].upos != "VERB"
        if known and (inside or (clause and past and voice.act in _ACTS) or about):
            return voice
        if (
            voice.act in _ACTS
            and not inside
            and draft.tokens[word].deprel != "amod"  # "promised to free *captured* men"
            and (voice.act == "deny" or not past)
            and _bears(draft, voice, path)
        ):
            state.status = _ACTS[voice.act]
            state.shown += voice.act_evidence
            return voice
    rumoured = _rumoured(draft, lex, voice)
    state.status = "apparent" if rumoured else "claimed"
    state.shown += rumoured or voice.cue or voice.content
    return voice


def _rumoured(draft: Draft, lex: Lexicon, voice: Statement) -> list[Span]:
    """The word by which the report itself calls what it quotes hearsay: "*unconfirmed* reports spoke of …"."""
    parts = voice.source.spans if voice.source is not None else ()
    words = [w for part in parts for w in draft_words(draft, part)]
    told = any(lex.effect("nouns", lemma(draft, w)) == "apparent" for w in words)
    doubts = (w for w in words if told and lex.group("attributes", lower(draft, w)) == "alleged")
    return [draft.tokens[w].span for w in doubts][:1]


def _is_all_said(draft: Draft, voice: Statement, word: int) -> bool:
    """Whether a clause is itself what a statement says, wherever the tree hangs it: "rejects in the strongest terms the
    reports, spread by media, *that the army attacked*"."""
    that = cues.grammar(draft.language)["that"]
    marks = [m for m in trees_of(draft).children(word, "mark") if lemma(draft, m) in that]
    return any(part.start == draft.tokens[mark].span.start for part in voice.content for mark in marks)


def _as_hostile(
    draft: Draft, lex: Lexicon, path: Path, found: tuple[_State, Statement | None], kind: EventType | None
) -> None:
    """Harm that somebody promises is threatened, and so is harm to come under a condition or by whoever has arms, unless
    it is told as another's deed; harm that somebody says was not done is denied, but not where it was tried or planned
    and something kept it from being done ("said the march had been banned")."""
    (state, voice), word = found, path.heads[0]
    active = trees_of(draft).child(word, "aux:pass", "nsubj:pass") is None
    if state.status == "promised" and not state.negated:
        state.status = "promised" if kind == "COERCE" and _is_word(draft, lex, voice) else "threatened"
    elif (
        state.status == "planned" and state.negated and state.to_come and _is_spared(draft, lex, word, voice)
    ):
        state.status = "promised"
    elif (
        state.status == "hypothetical"
        and state.to_come
        and not state.negated
        and _befalls_whoever(draft, lex, word)
    ):
        state.status = "threatened"
    elif (state.status == "claimed" and state.negated and active and not state.foiled) or (
        voice is None and state.status == "occurred" and state.negated and is_own_denial(draft, lex, word)
    ):
        state.status = "denied"
    elif voice is not None and state.status in _VAGUE and state.to_come and not state.negated:
        on_terms = conditional(draft, lex, path)  # "more will die unless …"
        by_force = is_armed(draft, voice) or (kind == "SANCTION" and is_of_state(draft, voice))
        meant = on_terms or (state.status == "predicted" and suffered(draft, word) and by_force)
        if meant and not by_another(draft, lex, word, voice):
            state.status = "threatened"
    elif (
        voice is not None and state.status == "predicted" and state.to_come and conditional(draft, lex, path)
    ):
        state.status = "promised"  # "nobody will be harmed if …"


def _is_word(draft: Draft, lex: Lexicon, voice: Statement | None) -> bool:
    """Whether somebody gives his word and vows nothing: "*promised* to search the hills", not "vowed"."""
    if voice is None or voice.act != "promise" or not _by_cue(voice):
        return False
    return not any(
        lemma(draft, w) in lex.small["vowing"] for part in voice.cue for w in draft_words(draft, part)
    )


def _is_spared(draft: Draft, lex: Lexicon, word: int, voice: Statement | None) -> bool:
    """Whether harm that will not be done is a deed of whoever speaks or writes: "we will not shoot"."""
    subject = subject_of(draft, word)
    if subject is None:
        return False
    return is_ours(draft, lex, subject) or (voice is not None and is_own(draft, lex, word, voice))


def _befalls_whoever(draft: Draft, lex: Lexicon, word: int) -> bool:
    """Whether harm is to come to whoever does something: "*whoever stays* will be shot"."""
    if not suffered(draft, word):
        return False
    subjects = trees_of(draft).children(word, "nsubj", "csubj")
    return any(
        lower(draft, w) in lex.small["anyone"] for s in subjects for w in trees_of(draft).subtree(s)[:2]
    )


def _speaks_of(draft: Draft, lex: Lexicon, path: Path, voice: Statement, *, quoted: bool) -> bool:
    """Whether a statement has a say in what is told: not one whose cue only says that something was tried, planned or
    felt, nor one about a thing that is named and taken as known ("condemned the attack")."""
    if voice.source is not None and voice.act in _ABOUT:
        return True
    for operator in path.operators:
        felt = operator.effect == "apparent" and operator.group != "alleged"
        if (felt or operator.group == "agreed" or operator.effect in _NO_SPEECH) and cue_holds(
            draft, voice, operator.words
        ):
            return False
    if quoted:
        return True
    if voice.source is None or _beside(draft, path.heads[0], voice):
        return False
    of_noun = path.given is not None and draft.tokens[path.given].deprel in ("nmod", "acl:relcl")
    if of_noun and _is_of_known(draft, lex, draft.tokens[cast(int, path.given)].head, voice):
        return False
    if path.finite is not None and _holds(draft, voice, path.finite):
        return True
    named = path.given is not None and not _holds(draft, voice, draft.tokens[path.given].head)
    return not named or _reports(draft, voice)


def _is_of_known(draft: Draft, lex: Lexicon, noun: int, voice: Statement) -> bool:
    """Whether a deed is told of a noun, or in one, that the cue of a statement takes as known: "apologised for the
    killing of two men *in a strike*"."""
    while noun >= 0 and draft.tokens[noun].deprel == "nmod":
        noun = draft.tokens[noun].head
    if noun < 0 or draft.tokens[noun].upos != "NOUN":
        return False
    above = path_of(draft, lex, noun).operators
    return any(o.effect == "presupposed" and cue_holds(draft, voice, o.words) for o in above)


def _beside(draft: Draft, word: int, voice: Statement) -> bool:
    """Whether a deed is told beside the saying and not in it, wherever the content is taken to end: it is joined to the
    cue ("claimed to have freed them *and withdrew*"), or is an act of speech in the plain past, joined without a subject
    to what is said in another tense ("said it was flying in tents *and appealed* for more")."""
    token, trees = draft.tokens[word], trees_of(draft)
    if token.deprel != "conj" or trees.child(word, "nsubj", "expl", "mark", "aux") is not None:
        return False
    if cue_holds(draft, voice, [token.head]):
        return True
    plain = is_past(draft, lexicon(draft.language), word) and speaks(draft, word)
    said = [w for part in voice.cue for w in draft_words(draft, part)]
    past = any(is_past(draft, lexicon(draft.language), w) for w in said)
    return plain and past and trees.child(token.head, "aux", "cop") is not None


def _reports(draft: Draft, voice: Statement) -> bool:
    """Whether the cue of a statement says, and not only feels or does something about, what it takes."""
    table, names = cues.lexicon(draft.language), cues.nouns(draft.language)
    for part in voice.cue:
        for word in draft_words(draft, part):
            found = table.get(lemma(draft, word)) or names.get(lemma(draft, word))
            if found is not None and found.group not in ("think", "criticize", "praise"):
                return True
            if found is None and (told := idiom_at(draft.language, trees_of(draft), word)) is not None:
                return told.act == "assert"  # "spoke of nine deaths"
            if found is None and draft.tokens[word].upos == "ADP":  # "spoke *of* looting"
                return voice.act == "assert" and draft.tokens[word - 1].upos == "VERB"
    return False


def _bears(draft: Draft, voice: Statement, path: Path) -> bool:
    """Whether the act of a statement is that of what is told: shown by the cue, by words on the way, or by what is said
    of it ("claims of a massacre were *invented*")."""
    if not all(any(said.contains(part) for said in voice.content) for part in voice.act_evidence):
        return True
    shown = [draft.tokens[w].span for o in path.operators for w in o.words] + [
        draft.tokens[path.heads[0]].span
    ]
    below = path.heads[0]
    for above in trees_of(draft).ancestors(below):
        if draft.tokens[below].deprel.startswith("nsubj"):
            shown.append(draft.tokens[above].span)
        below = above
    return any(part.overlaps(span) for part in voice.act_evidence for span in shown)


def _holds(draft: Draft, voice: Statement, word: int) -> bool:
    """Whether a word is of what a statement says."""
    return word >= 0 and any(part.contains(draft.tokens[word].span) for part in voice.content)
