"""Statements: who says what, to whom, through what, when, and with what force.

The network's attributions come first. They are mended where typography knows better, joined by those that syntax
alone shows (inside what others say, without an agent, clear frames that the network missed), nested, and given their
manner, act, addressee, medium and time.
"""

from collections.abc import Sequence
from dataclasses import replace

from dateline.model import Party, Span, Statement
from dateline.nn import OUTSIDE
from dateline.reading.attribution.asides import turned
from dateline.reading.attribution.component import Attribution
from dateline.reading.attribution.cues import grammar, refused
from dateline.reading.attribution.frames import is_negative
from dateline.reading.attribution.labels import POST, posts
from dateline.reading.attribution.mend import mended, quoted_words
from dateline.reading.attribution.pieces import conditioned, runs, trimmed
from dateline.reading.attribution.questions import agent_before, leads_up, opens_before_answer
from dateline.reading.attribution.reported import missing, nested, parted, under_headlines
from dateline.reading.draft import Component, Draft
from dateline.reading.entities.component import entity_of
from dateline.reading.statements.acts import act_of
from dateline.reading.statements.answered import answered
from dateline.reading.statements.circumstances import addressee_of, medium_of, time_of
from dateline.reading.statements.deeds import does_only
from dateline.reading.statements.issuing import issued
from dateline.reading.statements.several import by_act
from dateline.reading.statements.stances import keeps_back
from dateline.reading.statements.turns import beside_turns, spoken_turns, telling, turn_at
from dateline.terms import Manner

DIRECT_SHARE = 0.95
"""Share of the letters of what is said that stand in quotation marks in direct speech; below it the manner is mixed.
The same border as the scorer of attribution draws between kinds of content."""


def add_statements(draft: Draft) -> None:
    """All statements of the document, in the order of their first words."""
    outer = [
        part
        for attribution in answered(draft, [*turned(draft, mended(draft, draft.attributions))])
        if not is_negative(draft, attribution.source)
        and not _nobody_speaks(draft, attribution)
        and not does_only(draft, attribution)
        for part in parted(draft, attribution)
    ]
    outer = _beside_posts(outer, [*posts(draft)])
    turns = spoken_turns(draft)
    outer = beside_turns(draft, turns, outer)
    outer = under_headlines(outer + missing(draft, outer))
    outer = [_with_question(draft, _as_silent(draft, attribution)) for attribution in outer]
    taken = {i for one in outer for i in (*one.cue, *one.content)}
    outer = [conditioned(draft, attribution, taken) for attribution in outer]
    outer = issued(draft, outer)
    outer = [part for attribution in outer for part in by_act(draft, attribution)]
    turns = telling(draft, turns)
    found: list[tuple[Attribution, int | None]] = [(turn, None) for turn in turns]
    found += [(attribution, turn_at(turns, attribution)) for attribution in outer]
    outer = turns + outer
    cues = {i for attribution in outer for i in attribution.cue}
    for number, attribution in enumerate(outer):
        inside = {i for one, turn in found[: len(outer)] if turn == number for i in one.content}
        inner = [part for one in nested(draft, attribution, cues | inside) for part in by_act(draft, one)]
        found += _with_parents(inner, number, len(found))
    order = sorted(range(len(found)), key=lambda n: _place(found[n][0]))
    names = {number: f"s{rank + 1}" for rank, number in enumerate(order)}
    loose = _loose_quotations(draft, outer)
    for number in order:
        attribution, parent = found[number]
        within = names[parent] if parent is not None else None
        draft.statements.append(_statement(draft, attribution, names[number], within, loose))


def _beside_posts(known: Sequence[Attribution], written: Sequence[Attribution]) -> list[Attribution]:
    """The attributions and the posts that a page embeds, without what takes a part of a post for all of it."""
    words = {i for post in written for i in (*post.cue, *post.source, *post.content)}
    apart = [one for one in known if words.isdisjoint((*one.cue, *one.content))] if written else [*known]
    return [*apart, *written]


def _said_of(draft: Draft, attribution: Attribution) -> bool:
    """Whether a cue is a passive of knowing, and its source whom it is said of: "the band *known* as the Levy"."""
    assert draft.trees is not None
    verb = attribution.cue[-1]
    subject = draft.trees.child(verb, "nsubj:pass")
    beside = draft.tokens[verb].head if draft.tokens[verb].deprel == "acl" else None
    known = draft.small[verb] in draft.language.table("cues")["own_voice"]["known"]
    done = known and draft.trees.child(verb, "obl:agent") is None
    return done and any(word in attribution.source for word in (subject, beside) if word is not None)


def _as_silent(draft: Draft, attribution: Attribution) -> Attribution:
    """What somebody would rather not say as the refusal that it is: "preferred | *not to say* why"."""
    keeping = draft.language.table("cues")["performing"]["keeping_back"]
    verb = next((i for i in attribution.cue if draft.tokens[i].lemma.lower() in keeping), None)
    silent = keeps_back(draft, verb) if verb is not None else None
    return attribution if silent is None else replace(silent, source=attribution.source or silent.source)


def _with_question(draft: Draft, attribution: Attribution) -> Attribution:
    """A refusal to comment with the question before it as what it is about: "Asked *whether he knew*, he declined to
    comment"."""
    assert draft.trees is not None
    trees = draft.trees
    for cue in attribution.cue:
        no_comment = refused(draft.language, trees, cue)
        if no_comment is None or trees.child(no_comment, "obl", "nmod") is not None:
            continue
        for verb in trees.children(cue, "advcl", "parataxis"):
            question = trees.child(verb, "ccomp", "xcomp", "advcl") if leads_up(draft, verb) else None
            if question is not None:
                content = trimmed(draft, trees.subtree(question))
                words = {*attribution.cue, no_comment, *trees.children(no_comment, "mark")}
                return replace(attribution, cue=tuple(sorted(words)), content=content)
    return attribution


def _with_parents(
    inner: Sequence[Attribution], outer: int, first: int
) -> list[tuple[Attribution, int | None]]:
    """Statements inside one, each with the number of the narrowest that holds it; theirs begin at ``first``."""
    contents = [set(attribution.content) for attribution in inner]
    placed: list[tuple[Attribution, int | None]] = []
    for n, attribution in enumerate(inner):
        holding = [m for m, said in enumerate(contents) if m != n and said > {*attribution.cue, *contents[n]}]
        narrowest = min(holding, key=lambda m: (len(contents[m]), m), default=None)
        placed.append((attribution, outer if narrowest is None else first + narrowest))
    return placed


def _nobody_speaks(draft: Draft, attribution: Attribution) -> bool:
    """Whether a cue without a source, or with whom it is said of, is the report's own hedge or sight ("it appears", "were
    seen"), or only leads up to what somebody else answers ("Asked whether …, she replied")."""
    verbs = [i for i in attribution.cue[:1] if draft.tokens[i].upos == "VERB"]
    if any(opens_before_answer(draft, i) and agent_before(draft, i) is None for i in verbs):
        return True
    if attribution.source and not _said_of(draft, attribution):
        return False
    if any(draft.tokens[i].deprel == "advcl" or leads_up(draft, i) for i in verbs):
        return True
    lemmas = set(draft.language.table("cues")["own_voice"]["lemmas"])
    cue = attribution.cue
    if all(draft.tokens[i].deprel in ("expl", "cop") for i in cue):
        # "It" of "it appears that" and "is" of "the motive is unclear" say nothing by themselves
        cue = tuple(draft.tokens[i].head for i in cue)
    says = [draft.tokens[i] for i in cue if draft.tokens[i].upos in ("VERB", "ADJ", "ADV", "NOUN")]
    return bool(says) and says[-1].lemma.lower() in lemmas


def _place(attribution: Attribution) -> tuple[int, int]:
    return min(
        (*attribution.content[:1], *attribution.cue[:1], *attribution.source[:1])
    ), attribution.content[0]


def _statement(
    draft: Draft, attribution: Attribution, name: str, within: str | None, loose: set[int]
) -> Statement:
    act, shown = act_of(draft, attribution)
    addressee = addressee_of(draft, attribution)
    attribution = _without_addressee(draft, attribution, addressee)
    return Statement(
        id=name,
        source=_source(draft, attribution),
        cue=spans(draft, attribution.cue),
        content=spans(draft, attribution.content),
        manner=manner_of(draft, attribution, loose),
        act=act,
        act_evidence=spans(draft, shown),
        addressee=addressee,
        medium=medium_of(draft, attribution),
        time=time_of(draft, attribution),
        within=within,
        by=f"{STATEMENTS.by}/{attribution.rule}",
        confidence=None,
    )


def _without_addressee(draft: Draft, attribution: Attribution, addressee: Party | None) -> Attribution:
    """The attribution without whom it is said to before what is said: "urged | *the donors* | to pay"."""
    if addressee is None:
        return attribution
    start, end = addressee.spans[0].start, addressee.spans[-1].end
    first, last = attribution.content[0], attribution.content[-1]
    if not start <= draft.words[first][0] < end or draft.words[last][1] <= end:
        return attribution
    kept = trimmed(draft, [i for i in attribution.content if draft.words[i][0] >= end])
    infinitive = grammar(draft.language)["infinitive"] | grammar(draft.language)["negations"]
    after = tuple(i for i in kept if i > max(attribution.cue, default=last))
    if kept and kept[0] < min(attribution.cue, default=0) and after and draft.small[after[0]] in infinitive:
        kept = after  # "*anyone* with information is asked | to call"
    return replace(attribution, content=kept) if kept and draft.small[kept[0]] in infinitive else attribution


def _source(draft: Draft, attribution: Attribution) -> Party | None:
    if not attribution.source:
        return None
    entity = entity_of(draft, attribution.source)
    return Party(entity.id if entity else None, spans(draft, attribution.source))


def spans(draft: Draft, words: Sequence[int]) -> tuple[Span, ...]:
    """Words as spans of the text, one for each unbroken run."""
    return tuple(draft.span(run[0], run[-1]) for run in runs(sorted(words)))


def manner_of(draft: Draft, attribution: Attribution, loose: set[int]) -> Manner:
    """Direct, indirect or mixed, by how much of what is said stands in quotation marks.

    Words quoted in the sentence of the cue that belong to no statement ("Calling it ‘a betrayal’, she said …") are the
    speaker's too and make the manner mixed; ``loose`` are the first words of sentences that have such.
    """
    if attribution.rule == POST:
        return "direct"
    letters = inside = 0
    for i in attribution.content:
        form = draft.word(i)
        size = len(form) if form.isalnum() else sum(c.isalnum() for c in form)
        letters += size
        inside += size * (draft.quote_states[i] != OUTSIDE)
    if letters and inside >= DIRECT_SHARE * letters:
        return "direct"
    beside = bool(attribution.cue) and draft.sentence(attribution.cue[0]).first in loose
    return "mixed" if inside or beside else "indirect"


def _loose_quotations(draft: Draft, attributions: Sequence[Attribution]) -> set[int]:
    """The first words of the sentences that hold a quotation of no statement."""
    spoken = {i for attribution in attributions for i in attribution.content}
    loose = set()
    for low, high, _ in quoted_words(draft):
        sentence = draft.sentence(low)
        if high <= sentence.end and not spoken.intersection(range(low, high)):
            loose.add(sentence.first)
    return loose


STATEMENTS = Component(
    "statements", "1",
    frozenset({"attributions", "tokens", "sentences", "trees", "quoted", "mentions", "entities", "times"}),
    frozenset({"statements"}), add_statements,
)  # fmt: skip
