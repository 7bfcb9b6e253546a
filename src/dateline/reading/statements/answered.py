"""What others answer in the same sentence: "…, two aides said, *a claim the navy rejected*" is said by the aides up to
the comma, and the claim is denied by the navy.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.nn import OUTSIDE
from dateline.reading.attribution.component import Attribution
from dateline.reading.attribution.cues import grammar, lexicon, nouns, phrase
from dateline.reading.attribution.pieces import trimmed
from dateline.reading.draft import Draft
from dateline.reading.statements.stances import SURE


def answered(draft: Draft, known: Sequence[Attribution]) -> list[Attribution]:
    """The statements without what takes them up at their end and is answered by others, and these answers."""
    trees = draft.trees
    assert trees is not None
    cues = {i for one in known for i in one.cue}
    found = list[Attribution]()
    for one in known:
        for noun, verb, subject in _answers(draft, one, cues):
            start = min(trees.subtree(noun))
            kept = trimmed(draft, [i for i in one.content if i < start])
            said = trimmed(draft, _told(draft, noun, verb))
            if kept and said:
                one = replace(one, content=kept)
                found.append(Attribution((verb,), tuple(phrase(trees, subject)), said, SURE, "frame-object"))
                break
        found.append(one)
    return found


def _answers(draft: Draft, one: Attribution, cues: set[int]) -> Iterator[tuple[int, int, int]]:
    """The noun that takes up what is said ("a *claim*"), the verb that answers it, and who does."""
    trees, verbs = draft.trees, lexicon(draft.language)
    assert trees is not None
    taking = (
        nouns(draft.language).keys()
        | grammar(draft.language)["accounts"]
        | grammar(draft.language)["takes_up"]
    )
    for noun in one.content[1:]:
        token = draft.tokens[noun]
        if token.upos != "NOUN" or token.lemma.lower() not in taking or draft.quote_states[noun] != OUTSIDE:
            continue
        start = min(trees.children(noun, "det", "amod", "compound", "nmod:poss"), default=noun)
        verb, mark = trees.child(noun, "acl:relcl"), start - 1
        if verb is None or verb < noun or mark < 0 or draft.word(mark) != ",":
            continue
        entry, subject = verbs.get(draft.tokens[verb].lemma.lower()), trees.child(verb, "nsubj")
        relatives = grammar(draft.language)["relatives"]
        named = subject is not None and draft.tokens[subject].lemma.lower() not in relatives
        if (
            entry is None
            or verb in cues
            or subject is None
            or not named
            or trees.child(verb, "ccomp") is not None
        ):
            continue
        yield noun, verb, subject


def _told(draft: Draft, noun: int, verb: int) -> list[int]:
    """The words of the noun that is taken up, and what it is called ("rejected *as pure invention*")."""
    assert draft.trees is not None
    label = [i for i in draft.trees.children(verb, "obl", "xcomp", "obj") if i > verb]
    return sorted({*phrase(draft.trees, noun), *(w for i in label for w in draft.trees.subtree(i))})
