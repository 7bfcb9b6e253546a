"""Acts: what a speaker does by saying it, and the words that show it.

The cue decides first ("denied", "urged", "declined to comment"). Where the cue only says that something is said, the
main clauses of what is said decide: a future of others is predicted, one's own is promised or, where it would hurt,
threatened; a deed of one's own that is negated, or a report called false, is denied; an obligation or an imperative
is a request. Everything else is asserted.
"""

from collections.abc import Sequence

from dateline.nn import OUTSIDE
from dateline.reading.attribution import Attribution
from dateline.reading.draft import Draft
from dateline.reading.entities import entity_at
from dateline.reading.reported import lexicon, nouns
from dateline.reading.trees import Trees
from dateline.terms import Act

_NEGATIONS = ("not", "n't", "never", "neither", "nor")
_SPEECH = ("assert", "warn")


def act_of(draft: Draft, attribution: Attribution) -> tuple[Act, tuple[int, ...]]:
    """The act of an attribution and the words that show it (none for what is simply asserted)."""
    assert draft.trees is not None
    words = draft.language.table("cues")["content"]
    trees = draft.trees
    cue, act = _cue_act(draft, attribution)
    lemmas = {draft.tokens[i].lemma.lower(): i for i in (*attribution.cue, *attribution.content[:4])}
    if cue is not None:
        lemma = draft.tokens[cue].lemma.lower()
        owned = next((lemmas[w] for w in words["responsibility"] if w in lemmas), None)
        if lemma in words["responsibility_verbs"] and owned is not None:
            return "claim_responsibility", _ordered(cue, owned)
        negation = _negation(trees, cue)
        silent = next(
            (i for i in trees.children(cue, "xcomp") if draft.tokens[i].lemma in words["comment"]), None
        )
        if lemma in words["decline_verbs"] and silent is not None:
            return "decline_comment", _ordered(cue, silent)
        if negation is not None:
            if act in ("confirm", "deny", "assert"):
                return "decline_comment", _ordered(negation, cue)
            return "assert", ()
    if act == "claim_responsibility":
        return "claim_responsibility", attribution.cue
    if act in _SPEECH:
        by_content = _content_act(draft, attribution)
        if by_content is not None:
            return by_content
        if act == "warn" and cue is not None:
            return "predict", (cue,)
        return "assert", ()
    if act == "think" or act is None or cue is None:
        return "assert", ()
    return act, (cue,)  # type: ignore[return-value]  # the lexicon's other groups are acts; a test holds it to that


def _cue_act(draft: Draft, attribution: Attribution) -> tuple[int | None, str]:
    """The word of the cue that tells the act, and the group of the lexicon that it belongs to."""
    verbs, named = lexicon(draft.language), nouns(draft.language)
    best: tuple[int, int, str] | None = None
    for i in attribution.cue:
        token = draft.tokens[i]
        lemma = token.lemma.lower()
        if token.upos in ("VERB", "AUX", "ADJ") and lemma in verbs:
            group = verbs[lemma].act
        elif lemma in named and token.upos in ("NOUN", "PROPN"):
            group = named[lemma]
        elif lemma == "call" and token.upos == "VERB":
            group = "assert"
        else:
            continue
        if lemma == "call" and any(
            draft.tokens[c].lemma in ("for", "on", "upon") for c in (i + 1, i + 2) if c < len(draft.tokens)
        ):
            group = "request"
        rank = 0 if group in ("assert", "think") else 1
        if best is None or rank > best[0]:
            best = (rank, i, group)
    return (best[1], best[2]) if best else (attribution.cue[0] if attribution.cue else None, "assert")


def _negation(trees: Trees, verb: int) -> int | None:
    for i in trees.children(verb, "advmod", "aux", "cc"):
        if trees.tokens[i].lemma.lower() in _NEGATIONS:
            return i
    return None


def main_clauses(draft: Draft, content: Sequence[int]) -> list[int]:
    """The heads of the clauses of what is said that hang on nothing said: what is told, not what is told about it."""
    assert draft.trees is not None
    inside = set(content)
    heads = []
    for i in content:
        token = draft.tokens[i]
        if token.upos not in ("VERB", "ADJ", "NOUN", "AUX", "PROPN", "PRON", "ADV"):
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


def _content_act(draft: Draft, attribution: Attribution) -> tuple[Act, tuple[int, ...]] | None:
    assert draft.trees is not None
    words = draft.language.table("cues")["content"]
    trees, tokens = draft.trees, draft.tokens
    clauses = main_clauses(draft, attribution.content)
    votes: list[tuple[Act, tuple[int, ...]]] = []
    for head in clauses:
        quoted = draft.quote_states[head] != OUTSIDE
        own = _own(draft, attribution, head)
        negation = _negation(trees, head)
        lemma = tokens[head].lemma.lower()
        aux = [(i, draft.word(i).lower()) for i in trees.children(head, "aux")]
        future = next(
            (i for i, w in aux if w in words["future"] or (not quoted and w in words["reported_future"])),
            None,
        )
        must = next((i for i, w in aux if w in words["obligation"]), None)
        if future is not None and must is None:
            if own is True:
                hostile = lemma in words["hostile"] and negation is None
                votes.append(("threaten" if hostile else "promise", _ordered(future, head)))
            elif own is False and not _conditional(draft, head, future):
                votes.append(("predict", (future,)))
        elif own is True and negation is not None and lemma in words["hostile_deeds"]:
            votes.append(("deny", _ordered(negation, head)))
        elif lemma in words["denied"] and negation is None and trees.child(head, "cop") is not None:
            votes.append(("deny", (head,)))
        elif (
            must is not None
            and own is False
            and tokens[head].upos == "VERB"
            and draft.word(must).lower() == "must"
        ):
            votes.append(("request", (must,)))
        elif quoted and _imperative(draft, head):
            votes.append(("request", (head,)))
    if not votes or 2 * len(votes) < len(clauses):
        return None
    kinds = [act for act, _ in votes]
    top = max(kinds, key=lambda act: (kinds.count(act), -kinds.index(act)))
    return top, tuple(sorted({i for act, shown in votes if act == top for i in shown}))


def _own(draft: Draft, attribution: Attribution, verb: int) -> bool | None:
    """Whether the clause is about the speaker: True, False, or None where there is no subject to tell by."""
    assert draft.trees is not None
    subject = draft.trees.child(verb, "nsubj")
    if subject is None:
        return None
    word = draft.word(subject).lower()
    if draft.quote_states[verb] != OUTSIDE:
        return word in ("i", "we")
    if not attribution.source:
        return False
    here = entity_at(draft, subject, subject)
    there = entity_at(draft, attribution.source[0], attribution.source[-1])
    return here is not None and there is not None and here.id == there.id


def _conditional(draft: Draft, head: int, future: int) -> bool:
    """ "would" that depends on a condition, or that is polite: no prediction."""
    assert draft.trees is not None
    if draft.word(future).lower() not in ("would", "'d", "’d"):
        return False
    return any(draft.tokens[i].lemma in ("like", "have", "prefer") for i in (head,)) or any(
        draft.tokens[m].lemma in ("if", "unless")
        for c in draft.trees.children(head, "advcl")
        for m in draft.trees.children(c, "mark")
    )


def _imperative(draft: Draft, head: int) -> bool:
    assert draft.trees is not None
    token = draft.tokens[head]
    if (
        token.upos != "VERB"
        or draft.word(head).lower() != token.lemma
        or token.deprel not in ("root", "ccomp", "parataxis")
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
