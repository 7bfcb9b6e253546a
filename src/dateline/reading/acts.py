"""Acts: what a speaker does by saying it, and the words that show it.

The cue decides first ("denied", "urged", "declined to comment"). Where the cue only says that something is said, the
main clauses of what is said decide: a future of others is predicted, one's own is promised or, where it would hurt,
threatened; a deed of one's own that is negated, or a report called false, is denied; an obligation or an imperative
is a request. Everything else is asserted.
"""

from collections.abc import Sequence

from dateline.nn import OUTSIDE
from dateline.reading.attribution import Attribution
from dateline.reading.cues import grammar, lexicon, nouns, refused
from dateline.reading.draft import Draft
from dateline.reading.entities import entity_at
from dateline.terms import Act

_SPEECH = ("assert", "claim", "warn")


_Shown = tuple[Act, tuple[int, ...]]


def act_of(draft: Draft, attribution: Attribution) -> tuple[Act, tuple[int, ...]]:
    """The act of an attribution and the words that show it (none for what is simply asserted)."""
    assert draft.trees is not None
    words = draft.language.table("cues")["content"]
    cue, group, act = _cue_act(draft, attribution)
    lemmas = {draft.tokens[i].lemma.lower(): i for i in (*attribution.cue, *attribution.content[:4])}
    if cue is not None:
        lemma = draft.tokens[cue].lemma.lower()
        owned = next((lemmas[w] for w in words["responsibility"] if w in lemmas), None)
        if lemma in words["responsibility_verbs"] and owned is not None:
            return "claim_responsibility", _ordered(cue, owned)
        negation = _negation(draft, cue)
        silent = refused(draft.language, draft.trees, cue)
        if silent is not None:
            return "decline_comment", _ordered(cue, silent)
        if negation is not None:
            if act in ("confirm", "deny", "assert") and group != "think":
                return "decline_comment", _ordered(negation, cue)
            return "assert", ()
    labelled = cue is not None and draft.tokens[cue].lemma.lower() in words["labels"]
    denied = next((i for i in attribution.content if draft.tokens[i].lemma.lower() in words["denied"]), None)
    if labelled and denied is not None and act == "assert":
        return "deny", _ordered(cue or 0, denied)
    if group in _SPEECH:
        by_content = _content_act(draft, attribution, group)
        if by_content is not None:
            return by_content
    return (act, (cue,)) if act != "assert" and cue is not None else ("assert", ())


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
    return best[1:] if best else (attribution.cue[0] if attribution.cue else None, "assert", "assert")


def _negation(draft: Draft, verb: int) -> int | None:
    assert draft.trees is not None
    for i in draft.trees.children(verb, "advmod", "aux", "cc"):
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


def _content_act(draft: Draft, attribution: Attribution, group: str) -> _Shown | None:
    """The act that most main clauses of what is said show, if at least half of them show any."""
    clauses = main_clauses(draft, attribution.content)
    votes = [shown for head in clauses if (shown := _clause_act(draft, attribution, head, group)) is not None]
    if not votes or 2 * len(votes) < len(clauses):
        return None
    kinds = [act for act, _ in votes]
    top = max(kinds, key=lambda act: (kinds.count(act), -kinds.index(act)))
    return top, tuple(sorted({i for act, shown in votes if act == top for i in shown}))


def _clause_act(draft: Draft, attribution: Attribution, head: int, group: str) -> _Shown | None:
    """What one main clause does: it predicts, promises, threatens, denies or asks; None where it only asserts."""
    assert draft.trees is not None
    table, trees = draft.language.table("cues")["content"], draft.trees
    lemma = draft.tokens[head].lemma.lower()
    quoted = draft.quote_states[head] != OUTSIDE
    own, negation = _own(draft, attribution, head), _negation(draft, head)
    auxiliaries = {draft.word(i).lower(): i for i in trees.children(head, "aux")}
    must = next((auxiliaries[w] for w in table["obligation"] if w in auxiliaries), None)
    futures = table["future"] if quoted else [*table["future"], *table["reported_future"]]
    future = next((auxiliaries[w] for w in futures if w in auxiliaries), None)
    if must is not None:
        return ("request", (must,)) if own is False and draft.tokens[head].upos == "VERB" else None
    if future is not None:
        shown = _ordered(future, head)
        if negation is None and lemma in table["hostile"] and (own or group == "warn"):
            return "threaten", shown
        if group == "warn" and (
            own or lemma in table["answers"] or _powerful_condition(draft, attribution, head)
        ):
            return "threaten", shown
        if own is None or _polite(draft, head, future):
            return None
        return ("promise", shown) if own else ("predict", (future,))
    if own and negation is not None and lemma in table["hostile_deeds"]:
        return "deny", _ordered(negation, head)
    if negation is None and lemma in table["denied"] and trees.child(head, "cop", "aux:pass") is not None:
        return "deny", (head,)
    return ("request", (head,)) if quoted and _imperative(draft, head) else None


def _own(draft: Draft, attribution: Attribution, verb: int) -> bool | None:
    """Whether a clause is about the speaker or those who are his ("our forces"); None where it has no subject."""
    assert draft.trees is not None
    subject = draft.trees.child(verb, "nsubj")
    while subject is None and draft.tokens[verb].deprel == "conj":
        verb = draft.tokens[verb].head
        subject = draft.trees.child(verb, "nsubj")
    if subject is None:
        return None
    owner = draft.trees.child(subject, "nmod:poss")
    for word in (subject, owner):
        if word is None:
            continue
        if draft.quote_states[word] != OUTSIDE:
            if draft.word(word).lower() in draft.language.table("cues")["content"]["first_person"]:
                return True
        elif attribution.source:
            here = entity_at(draft, word, word)
            there = entity_at(draft, attribution.source[0], attribution.source[-1])
            if here is not None and there is not None and here.id == there.id:
                return True
    return False


def _polite(draft: Draft, head: int, future: int) -> bool:
    """A "would" that wishes or supposes ("would like", "would be glad if …"): no prediction."""
    if draft.word(future).lower() not in draft.language.table("cues")["content"]["reported_future"]:
        return False
    return draft.tokens[head].lemma in ("like", "have", "prefer", "love") or _condition(draft, head)


def _condition(draft: Draft, head: int) -> bool:
    assert draft.trees is not None
    conditions = draft.language.table("cues")["content"]["conditions"]
    return any(
        draft.tokens[mark].lemma.lower() in conditions
        for clause in draft.trees.children(head, "advcl")
        for mark in draft.trees.children(clause, "mark")
    )


def _powerful_condition(draft: Draft, attribution: Attribution, head: int) -> bool:
    """Whether somebody with arms or power warns of what will be if something is or is not done."""
    if not attribution.source or not _condition(draft, head):
        return False
    entity = entity_at(draft, attribution.source[0], attribution.source[-1])
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
