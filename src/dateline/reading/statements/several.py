"""Several acts under one cue: "said the front had shelled the depot *and would do so again*" is a claim and a threat.

What somebody says by one word of saying is one statement, unless its coordinated clauses do different things: then each
stretch of clauses that does one thing is a statement of its own, with the same cue and source.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.nn import OUTSIDE
from dateline.reading.attribution.component import Attribution
from dateline.reading.attribution.cues import grammar
from dateline.reading.attribution.pieces import trimmed
from dateline.reading.draft import Draft
from dateline.reading.statements.acts import act_of
from dateline.reading.times.tense import tense_of

_TOLD = frozenset(("assert", "predict", "promise"))
"""Acts that are not parted: people who annotate keep what is and what will be as one ("the march was postponed and will
take place on Sunday": gold set, train and dev)."""
_BESIDE = frozenset(("deny", "accuse", "request"))
"""Acts that are not parted from what is asserted beside them ("had no notice of it and was going on with the talks"): of
nine such pairs in the gold set people kept all as one."""
_TO_COME = frozenset(("promise", "threaten"))
"""Acts about what is still to come, to which nothing past belongs."""


def by_act(draft: Draft, attribution: Attribution) -> list[Attribution]:
    """The attribution, or one for each stretch of its coordinated clauses that does another act than the one before."""
    joined = list(_joined(draft, attribution))
    if not joined:
        return [attribution]
    starts = [min(attribution.content), *(start for start, *_ in joined)]
    ends = [*starts[1:], max(attribution.content) + 1]
    parts = [
        replace(attribution, content=trimmed(draft, [i for i in attribution.content if low <= i < high]))
        for low, high in zip(starts, ends, strict=True)
    ]
    if not all(part.content for part in parts):
        return [attribution]
    kept = [parts[0]]
    to_come = act_of(draft, parts[0])[0] in _TO_COME
    but = grammar(draft.language)["but"]
    for part, (joint, _, verb) in zip(parts[1:], joined, strict=True):
        if to_come and draft.small[joint] in but and tense_of(draft, verb).time == "past":
            break  # "promised that they would be let in, but two were stopped": the report tells the rest
        acts = {act_of(draft, part)[0], act_of(draft, kept[-1])[0]}
        if len(acts) == 1 or acts <= _TOLD or ("assert" in acts and acts & _BESIDE):
            said = range(kept[-1].content[0], part.content[-1] + 1)
            kept[-1] = replace(kept[-1], content=tuple(i for i in attribution.content if i in said))
        else:
            kept.append(part)
    return [_without_joint(draft, part, joined) for part in kept]


def _without_joint(draft: Draft, part: Attribution, joined: Sequence[tuple[int, int, int]]) -> Attribution:
    """A later part without the "and" that joins it to the one before."""
    joint = next((after for start, after, _ in joined if start == part.content[0]), part.content[0])
    return replace(part, content=trimmed(draft, [i for i in part.content if i >= joint]))


def _joined(draft: Draft, attribution: Attribution) -> Iterator[tuple[int, int, int]]:
    """Where the clauses that are joined to the main one begin: at their "and", at the word after it; and their verbs.
    Only those that say by an auxiliary, a subject or a "that" of their own what they do, and outside quotation marks."""
    trees = draft.trees
    assert trees is not None
    inside = set(attribution.content)
    main = next(
        (i for i in attribution.content if draft.tokens[i].deprel == "ccomp" and draft.tokens[i].head in attribution.cue),
        None,
    )  # fmt: skip
    if main is None or draft.quote_states[main] != OUTSIDE:
        return
    for verb in trees.children(main, "conj"):
        joints = [i for i in trees.children(verb, "cc") if i in inside]
        own = trees.child(verb, "nsubj", "aux", "mark", "nsubj:pass", "expl", "aux:pass", "cop")
        if verb in inside and joints and own is not None and draft.quote_states[verb] == OUTSIDE:
            yield joints[0], joints[0] + 1, verb
