"""The judgement: status, negation, history and voice of one thing told, with the words that show each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, cast

from dateline.model import Span, Statement
from dateline.nn import OUTSIDE
from dateline.reading import cues
from dateline.reading.draft import Draft
from dateline.reading.status.clauses import Operator, is_past, lemma, trees_of
from dateline.reading.status.history import history
from dateline.reading.status.lexicon import Lexicon, lexicon
from dateline.reading.status.path import Path, path_of
from dateline.reading.status.voices import cue_holds, draft_words, joined, voices
from dateline.terms import PLAIN_STATUSES, EventType, Status

_ACTS: Final[dict[str, Status]] = {
    "request": "requested", "threaten": "threatened", "promise": "promised", "predict": "predicted", "deny": "denied",
}  # fmt: skip
"""The status that an act gives to what is said by it."""
_ABOUT: Final = frozenset(("criticize", "praise", "claim_responsibility", "decline_comment"))
"""Acts about a thing that is there, whoever does them."""
_NO_SPEECH: Final = frozenset(
    ("fact", "fail", "attempt", "planned", "hypothetical", "presupposed", "ongoing")
)
"""Effects of words that say nothing to anybody, though their subject may pass for a source: to try, to plan, to know."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What was judged of one word; see `dateline.model.Event` for the fields. ``score`` is its factuality, from -3
    (certainly not) to 3 (certainly)."""

    status: Status
    evidence: tuple[Span, ...]
    negated: bool
    historical: bool
    according_to: str | None
    score: float


@dataclass(slots=True)
class _State:
    """What the operators have come to so far, from the inside out."""

    status: Status = "occurred"
    weak: bool = True
    negated: bool = False
    shown: list[Span] = field(default_factory=list)
    hearsay: tuple[int, ...] = ()
    going_on: list[Span] = field(default_factory=list)


def judge(draft: Draft, word: int, *, type: EventType | None = None) -> Judged:  # noqa: A002, ARG001
    """What the report makes of the thing that the word tells: the contract is `Judged`.

    ``type`` is what the caller codes the word as. Nothing rests on it so far: that a threat was made and that what it
    threatens was not done are judgements of two words.
    """
    lex = lexicon(draft.language)
    path = path_of(draft, lex, word)
    said = voices(draft, word)
    state = _taken_together(draft, lex, path, said)
    voice = _spoken(draft, lex, path, state, said, word)
    past = (
        history(draft, lex, path.heads)
        if state.status in ("occurred", "claimed", "apparent", "denied")
        else ()
    )
    evidence = [*state.shown, *(draft.tokens[w].span for w in past)]
    return Judged(
        status=state.status,
        evidence=joined(evidence),
        negated=state.negated,
        historical=bool(past),
        according_to=voice.id if voice else None,
        score=_score(lex, state),
    )


def _score(lex: Lexicon, state: _State) -> float:
    """The factuality of a status, as the table has it; what is negated lies as far on the other side of nought."""
    score = lex.scores[state.status]
    return -score if state.negated else score


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
        case "not" | "fail":
            state.negated = not state.negated
            state.shown += spans
        case "almost":
            state.negated = True
            state.shown += spans
        case effect:
            status = _status_of(draft, lex, effect, path, said)
            if effect == "apparent" and state.status in PLAIN_STATUSES:
                state.hearsay = operator.words if operator.group == "alleged" else ()
            if _yields(state, status, operator):
                if state.status == "ongoing":
                    state.shown = [s for s in state.shown if s not in state.going_on]
                if status == "ongoing":
                    state.going_on = spans
                state.status, state.weak = status, operator.weak or status in ("apparent", "ongoing")
                state.shown += spans


def _yields(state: _State, status: Status, operator: Operator) -> bool:
    """Whether what was found so far gives way to a status from further out."""
    if status == "ongoing" or status == "apparent":
        return state.status == "occurred" or (status == "apparent" and state.status == "ongoing")
    if status == "denied":
        return state.status != "denied"
    if state.status in (*PLAIN_STATUSES, "apparent"):
        return True
    return state.weak and not operator.weak and operator.effect != "condition"


def _status_of(draft: Draft, lex: Lexicon, effect: str, path: Path, said: list[Statement]) -> Status:
    """The status that an effect gives, in the statement in which it stands."""
    voice = said[0] if said else None
    match effect:
        case "attempt" | "purpose":
            return lex.statuses[effect]
        case "condition" | "unreal":
            return "hypothetical"
        case "obliged":
            return "requested" if voice else "hypothetical"
        case "future" | "past future":
            if effect == "past future" and (
                voice is None or _quoted(draft, path.heads[0]) or _conditional(draft, lex, path)
            ):
                return "hypothetical" if voice is None or _conditional(draft, lex, path) else "predicted"
            if voice is None:
                return "planned"
            return _ACTS[voice.act] if voice.act in ("promise", "threaten", "predict") else "predicted"
    return cast(Status, effect)


def _conditional(draft: Draft, lex: Lexicon, path: Path) -> bool:
    """Whether a clause on the way stands under a condition of its own."""
    trees = trees_of(draft)
    return any(
        lemma(draft, mark) in lex.clauses["conditions"]
        for head in path.heads
        for clause in trees.children(head, "advcl")
        for mark in trees.children(clause, "mark")
    )


def _quoted(draft: Draft, word: int) -> bool:
    return draft.quote_states[word] != OUTSIDE


def _spoken(
    draft: Draft, lex: Lexicon, path: Path, state: _State, said: list[Statement], word: int
) -> Statement | None:
    """On whose word the thing is told; a plain status gives way to what the speaker does by saying it."""
    quoted = _quoted(draft, word)
    while said and not _speaks_of(draft, path, said[0], quoted=quoted):
        said = said[1:]
    if not said:
        return None
    voice, outer = said[0], (said[1] if len(said) > 1 else None)
    if state.status == "apparent" and state.hearsay:
        if voice.act == "deny":
            state.status = "denied"
            state.shown += voice.act_evidence
        elif cue_holds(draft, voice, state.hearsay):
            state.status = "claimed"
        return voice
    if state.status not in PLAIN_STATUSES:
        return voice
    inside = path.given is not None and _holds(draft, voice, draft.tokens[path.given].head)
    if voice.act in _ACTS:
        past = path.finite is not None and is_past(draft, lex, path.finite)
        if inside and not quoted and (path.finite is None or path.heads[0] != path.finite):
            return outer
        if not inside and (voice.act == "deny" or not past):
            if voice.act == "deny" and state.negated and _shows(voice, state.shown):
                state.negated = False
            state.status = _ACTS[voice.act]
            state.shown += voice.act_evidence
            return voice
    state.status = "claimed"
    state.shown += voice.cue or voice.content
    return voice


def _speaks_of(draft: Draft, path: Path, voice: Statement, *, quoted: bool) -> bool:
    """Whether a statement has a say in what is told: not one whose cue only says that something was tried, planned or
    felt, nor one about a thing that is named and taken as known ("condemned the attack")."""
    for operator in path.operators:
        felt = operator.effect == "apparent" and operator.group != "alleged"
        if (felt or operator.effect in _NO_SPEECH) and cue_holds(draft, voice, operator.words):
            return False
    if quoted:
        return True
    if voice.source is None:
        return False
    if path.finite is not None and _holds(draft, voice, path.finite):
        return True
    if voice.act in _ABOUT:
        return False
    named = path.given is not None and not _holds(draft, voice, draft.tokens[path.given].head)
    return not named or _reports(draft, voice)


def _reports(draft: Draft, voice: Statement) -> bool:
    """Whether the cue of a statement says, and not only feels or does something about, what it takes."""
    table, names = cues.lexicon(draft.language), cues.nouns(draft.language)
    for part in voice.cue:
        for word in draft_words(draft, part):
            found = table.get(lemma(draft, word)) or names.get(lemma(draft, word))
            if found is not None and found.group not in ("think", "criticize", "praise"):
                return True
    return False


def _holds(draft: Draft, voice: Statement, word: int) -> bool:
    """Whether a word is of what a statement says."""
    return word >= 0 and any(part.contains(draft.tokens[word].span) for part in voice.content)


def _shows(voice: Statement, spans: list[Span]) -> bool:
    """Whether some words are among those that show the act of a statement."""
    return any(part.contains(span) for span in spans for part in voice.act_evidence)
