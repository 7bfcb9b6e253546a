"""What others answer in the same sentence: "…, two aides said, *a claim the navy rejected*" is said by the aides up to
the comma, and the claim is denied by the navy.

A noun takes up what was told ("a claim", "an allegation"), and a relative clause or a participle on it tells who answers
it: "a charge *his office has denied*", "an allegation *rejected by the union*". What is answered is that noun, with what
it is called.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.nn import OUTSIDE
from dateline.reading.attribution.component import Attribution
from dateline.reading.attribution.cues import agent, grammar, lexicon, nouns, phrase
from dateline.reading.attribution.pieces import trimmed
from dateline.reading.draft import Draft
from dateline.reading.statements.deeds import turns_down
from dateline.reading.statements.stances import REFUSAL, SURE

_ANSWERS = ("deny", "confirm")


@dataclass(frozen=True, slots=True)
class _Answer:
    """The noun that takes up what is told, the verb that answers it, and who does."""

    noun: int
    verb: int
    subject: int


def answered(draft: Draft, known: Sequence[Attribution]) -> list[Attribution]:
    """The statements without what takes them up at their end and is answered by others, and these answers."""
    answers = [*_answers(draft)]
    known = [_without_denial(draft, one) for one in known]
    if not answers:
        return known
    assert draft.trees is not None
    found = list[Attribution]()
    cues = {i for one in known for i in one.cue}
    own = {
        answer.verb
        for answer in answers
        for one in known
        if answer.verb in one.cue and _is_whole(one, answer)
    }
    for answer in answers:
        if answer.verb not in own and (answer.verb in cues or _has_entry(draft, answer)):
            found += _statement(draft, answer)
    told = {answer.verb for answer in answers if answer.verb not in own}
    for one in known:
        if told.isdisjoint(one.cue):
            found.append(_without_answers(draft, one, answers))
    return found


def _is_whole(one: Attribution, answer: _Answer) -> bool:
    """Whether a statement is known as it is told: by whom, and of what."""
    return answer.subject in one.source and answer.noun in one.content


def _has_entry(draft: Draft, answer: _Answer) -> bool:
    """Whether a verb that nothing is known to be said by reports."""
    return draft.tokens[answer.verb].lemma.lower() in lexicon(draft.language)


def _statement(draft: Draft, answer: _Answer) -> Iterator[Attribution]:
    """The statement that an answer is."""
    trees, verb = draft.trees, answer.verb
    assert trees is not None
    content = trimmed(draft, _told(draft, answer))
    either = _neither(draft, verb)
    words = [verb, *trees.children(verb, "aux", "advmod", "aux:pass"), *either]
    cue = tuple(i for i in sorted({*words}) if answer.subject < i <= max(verb, *either, 0) or i == verb)
    source = tuple(i for i in phrase(trees, answer.subject) if i not in cue)
    if content and source:
        yield Attribution(cue, source, content, SURE, REFUSAL if either else "frame-object")


def _neither(draft: Draft, verb: int) -> list[int]:
    """The words of "*neither* confirm *nor deny*"."""
    trees, negations = draft.trees, grammar(draft.language)["negations"]
    assert trees is not None
    for other in trees.children(verb, "conj"):
        acts = {
            getattr(lexicon(draft.language).get(draft.tokens[i].lemma.lower()), "act", "")
            for i in (verb, other)
        }
        between = [i for i in range(verb - 1, other) if draft.small[i] in negations]
        if acts == set(_ANSWERS) and between:
            return [*between, *trees.children(other, "cc"), other]
    return []


def _without_answers(draft: Draft, one: Attribution, answers: Sequence[_Answer]) -> Attribution:
    """A statement up to the noun behind a comma that takes it up for somebody's answer."""
    assert draft.trees is not None
    inside = set(one.content[1:])
    for answer in answers:
        start = min(
            draft.trees.children(answer.noun, "det", "amod", "compound", "nmod:poss"), default=answer.noun
        )
        if answer.noun in inside and answer.verb not in one.cue and draft.word(start - 1) == ",":
            kept = trimmed(draft, [i for i in one.content if i < start])
            return replace(one, content=kept) if kept else one
    return one


def _without_denial(draft: Draft, one: Attribution) -> Attribution:
    """A statement without what somebody else denies at its end: "blamed the militia | , *which denied it*"."""
    trees, relatives = draft.trees, grammar(draft.language)["relatives"]
    assert trees is not None
    for word in one.content[1:-1]:
        if (
            draft.small[word] not in relatives
            or draft.word(word - 1) != ","
            or draft.quote_states[word] != OUTSIDE
        ):
            continue
        verb = draft.tokens[word].head
        entry = lexicon(draft.language).get(draft.tokens[verb].lemma.lower()) if verb > word else None
        denies = entry is not None and entry.act == "deny" and draft.tokens[word].deprel == "nsubj"
        behind = all(
            i in trees.subtree(verb) or draft.tokens[i].upos == "PUNCT" for i in one.content if i > word
        )
        if denies and behind and verb in one.content and max(one.cue, default=word) < word:
            kept = trimmed(draft, [i for i in one.content if i < word])
            return replace(one, content=kept) if kept else one
    return one


def _answers(draft: Draft) -> Iterator[_Answer]:
    """Every answer to what a noun takes up, outside of quotations."""
    trees = draft.trees
    assert trees is not None
    taking = _taking(draft)
    for verb, token in enumerate(draft.tokens):
        if token.deprel not in ("acl:relcl", "acl") or not 0 <= token.head < verb or token.upos != "VERB":
            continue
        noun = draft.tokens[token.head]
        takes_up = noun.upos == "NOUN" and noun.lemma.lower() in taking
        if not takes_up or draft.quote_states[verb] != OUTSIDE or trees.child(verb, "ccomp") is not None:
            continue
        if turns_down(draft, verb):
            continue  # "an offer that the general rejected"
        subject = _who_answers(draft, verb)
        if subject is not None:
            yield _Answer(token.head, verb, subject)


def _taking(draft: Draft) -> frozenset[str]:
    """The nouns that take up what is told."""
    words = grammar(draft.language)
    return words["accounts"] | words["takes_up"] | nouns(draft.language).keys()


def _who_answers(draft: Draft, verb: int) -> int | None:
    """Who answers by the verb of a clause what the noun before it takes up: its subject, or its agent; None where the
    clause answers nothing or leads to something else than the noun."""
    trees = draft.trees
    assert trees is not None
    token, entry = draft.tokens[verb], lexicon(draft.language).get(draft.tokens[verb].lemma.lower())
    relatives = grammar(draft.language)["relatives"]
    if entry is None or any(draft.small[i] not in relatives for i in trees.children(verb, "obj") if i < verb):
        return None
    passive = trees.child(verb, "aux:pass") is not None
    if token.deprel == "acl" or passive:
        active = draft.small[verb].endswith(tuple(grammar(draft.language)["active"]))
        return None if active or entry.act not in _ANSWERS else agent(draft.language, trees, verb)
    subject = trees.child(verb, "nsubj", "nsubj:pass")
    if subject is None or draft.small[subject] in relatives:
        return None
    if entry.act in _ANSWERS:
        return subject
    # with any other verb only where the noun stands apart: "…, an account the guard repeated"
    start = min(
        trees.children(draft.tokens[verb].head, "det", "amod", "compound"), default=draft.tokens[verb].head
    )
    return (
        subject if start and draft.word(start - 1) == "," and trees.child(verb, "nsubj") is not None else None
    )


def _told(draft: Draft, answer: _Answer) -> list[int]:
    """The words of the noun that is taken up, and what it is called ("rejected *as pure invention*")."""
    trees, called = draft.trees, draft.language.table("cues")["doing"]["called"]
    assert trees is not None
    label = [
        i
        for i in trees.children(answer.verb, "obl", "advcl", "xcomp")
        if i > answer.verb and any(draft.small[c] in called for c in trees.children(i, "case", "mark"))
    ]
    clause = set(trees.subtree(answer.verb))
    noun = [i for i in phrase(trees, answer.noun) if i not in clause]
    return sorted({*noun, *(w for i in label for w in trees.subtree(i))})
