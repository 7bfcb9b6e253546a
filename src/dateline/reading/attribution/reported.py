"""Reported speech by syntax: what the frames of reporting words show, asides, and labels.

Fills in what the network leaves out: statements inside statements, passives without an agent, refusals to comment, and
clear cases that it missed; and parts what somebody says next from what was said.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.nn import OUTSIDE
from dateline.reading.attribution.asides import asides
from dateline.reading.attribution.component import Attribution
from dateline.reading.attribution.cues import entry_at, grammar
from dateline.reading.attribution.frames import framed, frames
from dateline.reading.attribution.idioms import idiom_at
from dateline.reading.attribution.labels import HEADLINE, labels
from dateline.reading.attribution.mend import top_of
from dateline.reading.attribution.pieces import conditioned, trimmed
from dateline.reading.draft import Draft
from dateline.reading.entities.component import entity_at, entity_of
from dateline.reading.mentions.kinds import is_plural
from dateline.reading.mentions.lexicon import lexicon as entity_words
from dateline.reading.statements.stances import REFUSAL, speaks


def missing(draft: Draft, known: Sequence[Attribution]) -> list[Attribution]:
    """Statements in nobody's words yet that syntax shows."""
    taken = {i for a in known for i in (*a.cue, *a.content)}
    source_of = {i: a.source for a in known for i in a.cue}
    found = []
    for attribution in frames(draft, range(len(draft.tokens)), taken):
        silent = attribution.rule != REFUSAL and _says_nothing(draft, attribution)
        if not taken.intersection(attribution.content) and not silent:
            taken.update(attribution.cue, attribution.content)
            found.append(replace(attribution, source=_shared(draft, attribution, source_of)))
    found += asides(draft, taken)
    found += [a for a in labels(draft) if a.rule == HEADLINE or not taken.intersection(a.content)]
    return found


def under_headlines(found: Sequence[Attribution]) -> list[Attribution]:
    """The statements without those that a headline has somebody report ("Police deny beating students – *lawyer*"), which
    are found again inside it, and without headlines of what is somebody's words anyhow."""
    kept = list(found)
    for headline in found:
        if headline.rule != HEADLINE:
            continue
        said, mark = set(headline.content), headline.cue[0]
        others = [
            one for one in kept if one is not headline and not said.isdisjoint((*one.cue, *one.content))
        ]
        inside = all(
            one.rule != HEADLINE and one.source and said.issuperset((*one.cue, *one.source, *one.content))
            for one in others
        )
        gone = others if inside and headline.source[0] > mark else [headline] if others else []
        kept = [one for one in kept if all(one is not other for other in gone)]
    return kept


def _shared(
    draft: Draft, attribution: Attribution, source_of: Mapping[int, tuple[int, ...]]
) -> tuple[int, ...]:
    """The source, or that of the cue whose subject the reporting verb shares ("Despite claiming …, she asked …")."""
    assert draft.trees is not None
    verb = attribution.cue[-1]
    while draft.tokens[verb].deprel in ("advcl", "conj", "xcomp", "parataxis"):
        if draft.trees.child(verb, "nsubj") is not None:
            break
        verb = draft.tokens[verb].head
        if verb in source_of:
            return source_of[verb]
    return attribution.source


def nested(draft: Draft, outer: Attribution, cues: set[int]) -> list[Attribution]:
    """Statements that are reported inside what somebody says; ``cues`` are words that are cues already."""
    assert draft.trees is not None
    inside = set(outer.content)
    told = [
        noun
        for verb in outer.cue
        for noun in draft.trees.children(verb, "obj")
        if noun not in inside and inside.intersection(draft.trees.children(noun, "acl", "ccomp"))
    ]  # "denied *a report* by the radio that …"
    found = []
    for attribution in frames(draft, [*told, *outer.content], cues, thought=True):
        whose = inside.issuperset(attribution.source) or (
            bool(attribution.source)
            and (attribution.cue[0] in told or (not outer.source and attribution.source[0] < outer.cue[0]))
        )  # "*He* is said to have boasted that …"
        if (
            attribution.rule == "frame-noun"
            and not attribution.source
            and _is_taken_up(draft, attribution, outer)
        ):
            continue  # "denied *reports* that …": nobody told of says so
        if _says_nothing(draft, attribution):
            continue  # "did not ask them to leave": nobody was asked
        if _is_of_a_thing(draft, attribution):
            continue  # "would step in if *the unrest* went on and *accused* …"
        attribution = conditioned(draft, attribution, ())
        content = trimmed(draft, inside.intersection(attribution.content))
        if whose and content[:1] == attribution.content[:1] and not _silent(draft, attribution):
            found.append(replace(attribution, content=content))
    return found


def _says_nothing(draft: Draft, attribution: Attribution) -> bool:
    """Whether a deed or a thing is told not to have been asked for, promised or the like."""
    negated = any(draft.small[i] in grammar(draft.language)["negations"] for i in attribution.cue)
    entry = entry_at(draft.language, draft.trees, attribution.cue[-1]) if negated and draft.trees else None
    silent = entry is not None and entry.act not in ("deny", "confirm", "predict")
    return silent and attribution.rule.startswith("frame-") and attribution.rule != "frame-clause"


def _is_of_a_thing(draft: Draft, attribution: Attribution) -> bool:
    """Whether a reporting verb is joined to one whose subject is a thing, which says nothing."""
    if draft.tokens[attribution.cue[-1]].deprel != "conj" or not attribution.source:
        return False
    top = top_of(draft, attribution.source)
    return draft.tokens[top].upos == "NOUN" and not speaks(draft, top)


def _is_taken_up(draft: Draft, attribution: Attribution, outer: Attribution) -> bool:
    """Whether a reporting noun is the object of the cue that it is nested under."""
    token = draft.tokens[attribution.cue[0]]
    return token.head in outer.cue and token.deprel in ("obj", "nsubj:pass")


def _silent(draft: Draft, attribution: Attribution) -> bool:
    """Whether somebody says in it that he has no comment: that is what the outer statement does."""
    assert draft.trees is not None
    if attribution.rule == REFUSAL:
        return bool(attribution.source)
    told = idiom_at(draft.language, draft.trees, attribution.cue[-1])
    return told is not None and told.act == "decline_comment"


def parted(draft: Draft, attribution: Attribution) -> list[Attribution]:
    """The attribution, and apart what its speaker says next ("said they had not fired and *accused the army of …*").

    In reported speech tenses shift back, so a reporting verb in the plain past that is joined to a clause in the past
    perfect or the future in the past, without a subject of its own, goes on from the cue and not from what is said.
    """
    trees = draft.trees
    assert trees is not None
    inside = set(attribution.content)
    for head in attribution.content:
        token = draft.tokens[head]
        if token.head not in attribution.cue:
            continue
        for verb in (*trees.children(head, "conj"), *trees.children(token.head, "conj")):
            if verb > head and verb in inside and _is_apart(draft, attribution, head, verb):
                gone = {i for i in trees.subtree(verb) if i >= min(trees.children(verb, "cc"), default=verb)}
                kept = replace(attribution, content=trimmed(draft, inside - gone))
                goes_on = _goes_on(draft, verb, token.head)
                return [kept, *(_next(draft, verb, attribution) if goes_on else ())]
    return [attribution]


def _is_apart(draft: Draft, attribution: Attribution, head: int, verb: int) -> bool:
    """Whether a verb that is joined to what a cue governs, or to the cue, tells what the speaker does or says next."""
    token = draft.tokens[head]
    if _is_deed(draft, head):
        return _leaves_deed(draft, verb, head)
    if token.deprel != "ccomp" or not _goes_on(draft, verb, token.head):
        return False
    subject = trees.child(head, "nsubj", "nsubj:pass") if (trees := draft.trees) is not None else None
    perfect = subject is not None and trees is not None and trees.child(verb, "aux") is not None
    if perfect and subject is not None and is_plural(draft, entity_words(draft.language), subject):
        return True  # "says its members were beaten and *has* accused the police"
    if _shifted(draft, head):
        return not _others_go_on(draft, attribution, head, verb)
    return _cannot_go_on(draft, head, verb)


def _cannot_go_on(draft: Draft, head: int, verb: int) -> bool:
    """Whether a reporting verb with what it says cannot go on from the clause before it: because nobody is its subject
    ("the search was over and *denied* reports"), or because that is a passive or tells what was going on ("it was looking
    into it and *warned* all sides"), which a plain past does not join."""
    trees = draft.trees
    assert trees is not None
    if trees.child(verb, "obj", "ccomp", "xcomp", "obl") is None or trees.child(verb, "cc") is None:
        return False
    subject = trees.child(head, "nsubj", "nsubj:pass")
    helpers = [draft.tokens[i].lemma.lower() for i in trees.children(head, "aux", "aux:pass")]
    active = draft.small[head].endswith(tuple(grammar(draft.language)["active"]))
    passive = trees.child(head, "aux:pass") is not None and trees.child(verb, "obj") is not None
    publicly = draft.tokens[verb].lemma.lower() in grammar(draft.language)["publicly"]
    thing = (
        subject is not None and draft.tokens[subject].upos in ("NOUN", "PRON") and not speaks(draft, subject)
    )
    thing = thing and draft.tokens[subject or 0].upos != "PRON"
    return thing or passive or (bool(helpers) and active and publicly)


def _is_deed(draft: Draft, head: int) -> bool:
    """Whether what is said is a deed in the plain infinitive: "urged donors *to send* food"."""
    assert draft.trees is not None
    infinitive = grammar(draft.language)["infinitive"]
    marks = (draft.small[mark] in infinitive for mark in draft.trees.children(head, "mark"))
    return any(marks) and draft.trees.child(head, "aux", "aux:pass", "cop") is None


def _leaves_deed(draft: Draft, verb: int, head: int) -> bool:
    """Whether a verb that is joined to an infinitive is none itself, so that it goes on from the cue: "urged them to stop
    and *called* for talks", "promised to resign and *left*"."""
    assert draft.trees is not None
    form, lemma = draft.small[verb], draft.tokens[verb].lemma.lower()
    finite = form != lemma and not form.endswith(tuple(grammar(draft.language)["active"]))
    own = draft.trees.child(verb, "nsubj", "aux", "aux:pass", "mark", "cop", "obl:agent")
    joined = verb > head and draft.trees.child(verb, "cc") is not None
    return (
        draft.tokens[verb].upos == "VERB"
        and finite
        and joined
        and own is None
        and draft.quote_states[verb] == OUTSIDE
    )


def _others_go_on(draft: Draft, attribution: Attribution, head: int, verb: int) -> bool:
    """Whether a verb goes on from the clause before it: where that tells what somebody else did ("that a guard had wept
    and *begged* her …"), or what was done to somebody and the verb has nothing of its own ("and *threatened* with …")."""
    assert draft.trees is not None
    subject = draft.trees.child(head, "nsubj", "nsubj:pass")
    if subject is None:
        return draft.trees.child(verb, "xcomp", "ccomp", "obj") is None
    if draft.tokens[verb].lemma.lower() in grammar(draft.language)["publicly"]:
        return False  # "said that police had shut the shop and *appealed* to readers to buy the paper"
    if draft.tokens[subject].upos == "PRON" or not speaks(draft, subject):
        return False
    other, own = entity_at(draft, subject, subject), entity_of(draft, attribution.source)
    return other is None or own is None or other.id != own.id


def _next(draft: Draft, verb: int, attribution: Attribution) -> Iterator[Attribution]:
    """What the speaker of an attribution says by a verb that goes on from its cue."""
    assert draft.trees is not None
    entry = entry_at(draft.language, draft.trees, verb)
    if not attribution.source or entry is None:
        return
    found = framed(draft, verb, entry, attribution.source[0])
    if found is not None:
        yield replace(found, source=attribution.source)


def _shifted(draft: Draft, head: int) -> bool:
    """Whether a clause is in the past perfect or in the future in the past, or has an auxiliary that a verb joined to it
    would do without: "says they *have* fled and *promises* help"."""
    assert draft.trees is not None
    words = grammar(draft.language)["shifted"]
    helpers = draft.trees.children(head, "aux", "aux:pass", "cop")
    present = draft.small[draft.tokens[head].head].endswith("s")
    return any(draft.small[a] in words for a in helpers) or (present and bool(helpers))


def _goes_on(draft: Draft, verb: int, cue: int) -> bool:
    """Whether a verb reports, in the cue's own plain tense and with no subject of its own."""
    trees = draft.trees
    assert trees is not None
    token = draft.tokens[verb]
    entry = entry_at(draft.language, trees, verb)
    inflected = [draft.small[i] != draft.tokens[i].lemma.lower() for i in (verb, cue)]
    alike = draft.small[verb].endswith("s") == draft.small[cue].endswith("s")
    helpers = trees.children(verb, "aux")
    # "says its clinic was hit and *has* called for an inquiry": in the perfect beside a present
    perfect = [draft.small[i] for i in helpers] == [*grammar(draft.language)["perfect_present"]][:1]
    alike = (perfect and draft.small[cue].endswith("s")) if helpers else alike
    return (
        token.upos == "VERB"
        and entry is not None
        and entry.group != "think"
        and draft.quote_states[verb] == OUTSIDE
        and all(inflected)
        and alike
        and trees.child(verb, "nsubj", "aux:pass", "expl") is None
    )
