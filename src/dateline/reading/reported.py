"""Reported speech by syntax: the frames of reporting words, found in the tree.

Fills in what the network leaves out: statements inside statements, passives without an agent, refusals to comment,
headlines with a colon, and clear cases that it missed. A frame is a word of the lexicon (``lang/en/cues.toml``) with
the complement that its entry asks for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.lang import Language
from dateline.nn import NEW_PARAGRAPH, OUTSIDE, word_spacing
from dateline.reading.attribution import Attribution
from dateline.reading.draft import Draft
from dateline.reading.mend import trimmed
from dateline.reading.trees import Trees

_SURE = 1.0
_RELATIVES = ("who", "which", "that", "whom")
_NOT_IN_PHRASE = ("case", "punct", "parataxis", "acl:relcl", "cc:preconj", "mark", "cop", "nsubj", "aux", "advmod",
                  "discourse", "orphan", "ccomp", "advcl", "obl", "dislocated")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One reporting verb: the group of acts it belongs to and the frames it takes."""

    act: str
    frames: frozenset[str]


@cache
def lexicon(language: Language) -> dict[str, Entry]:
    """Reporting verbs by lemma."""
    entries: dict[str, Entry] = {}
    for act, group in language.table("cues").items():
        for verb in group["verbs"] if "frames" in group else ():
            entries.setdefault(verb, Entry(act, frozenset(group["frames"])))
    return entries


@cache
def nouns(language: Language) -> dict[str, str]:
    """Reporting nouns by lemma, with the group of acts each belongs to."""
    return {
        noun: act
        for act, group in language.table("cues").items()
        if "frames" in group
        for noun in group["nouns"]
    }


def missing(draft: Draft, known: Sequence[Attribution]) -> list[Attribution]:
    """Statements in nobody's words yet that syntax shows."""
    taken = {i for a in known for i in (*a.cue, *a.content)}
    found = []
    for attribution in _frames(draft, range(len(draft.tokens)), taken):
        if not taken.intersection(attribution.content):
            taken.update(attribution.cue, attribution.content)
            found.append(attribution)
    found += [a for a in _headlines(draft) if not taken.intersection(a.content)]
    return found


def nested(draft: Draft, outer: Attribution, known: Sequence[Attribution]) -> list[Attribution]:
    """Statements that are reported inside what somebody says."""
    inside = set(outer.content)
    cues = {i for a in known for i in a.cue}
    found = []
    for attribution in _frames(draft, outer.content, cues, attitudes=False):
        if inside.issuperset(attribution.content) and inside.issuperset(attribution.source):
            found.append(attribution)
    return found


def _frames(
    draft: Draft, words: Sequence[int] | range, taken: set[int], *, attitudes: bool = True
) -> Iterator[Attribution]:
    """Every frame whose reporting word is among ``words`` and not among ``taken``."""
    assert draft.trees is not None
    trees, verbs = draft.trees, lexicon(draft.language)
    table = draft.language.table("cues")
    for i in words:
        token = draft.tokens[i]
        if i in taken or token.upos != "VERB" or _hypothetical(trees, i):
            continue
        entry = verbs.get(token.lemma.lower())
        refusal = _refusal(draft, i, table["content"])
        if refusal is not None:
            yield refusal
        if entry is None or (entry.act == "think" and not attitudes) or entry.act == "think":
            continue
        source = speaker(trees, i)
        if source is not None and _is_expletive(trees, source):
            continue
        for frame, head in _complements(trees, i, entry):
            if frame == "passive" and entry.act not in ("criticize", "accuse", "praise", "deny"):
                continue
            if source is None and frame not in ("passive", "clause"):
                continue
            said = trees.subtree(head)
            if frame in ("object", "passive"):
                said = phrase(trees, head) if frame == "passive" else trees.subtree(head, without=("punct",))
            if frame in ("of", "for", "with", "over", "about", "against"):
                target = trees.child(i, "obj", "nsubj:pass")
                said = sorted({*said, *(phrase(trees, target) if target is not None else ())})
            phrase_of_source = phrase(trees, source) if source is not None else []
            said = [w for w in said if w not in phrase_of_source and w != i]
            content = trimmed(draft, said)
            if content:
                yield Attribution(_cue(trees, i), tuple(phrase_of_source), content, _SURE, f"frame-{frame}")
                break


def _hypothetical(trees: Trees, verb: int) -> bool:
    """Whether the reporting itself is only possible, wished for or conditional."""
    for auxiliary in trees.children(verb, "aux"):
        if trees.tokens[auxiliary].lemma.lower() in (
            "may",
            "might",
            "could",
            "can",
            "should",
            "must",
            "would",
            "will",
        ):
            return True
    return any(
        trees.tokens[m].lemma.lower() in ("if", "unless", "whether", "to")
        for m in trees.children(verb, "mark")
    )


def _refusal(draft: Draft, verb: int, table: dict[str, list[str]]) -> Attribution | None:
    """ "declined to comment on the report"."""
    trees = draft.trees
    assert trees is not None
    if draft.tokens[verb].lemma not in table["decline_verbs"]:
        return None
    silent = next(
        (c for c in trees.children(verb, "xcomp") if draft.tokens[c].lemma in table["comment"]), None
    )
    source = speaker(trees, verb)
    if silent is None or source is None:
        return None
    content = trimmed(draft, trees.subtree(silent, without=("punct", "parataxis", "conj")))
    return (
        Attribution(_cue(trees, verb), tuple(phrase(trees, source)), content, _SURE, "frame-refusal")
        if content
        else None
    )


def speaker(trees: Trees, verb: int) -> int | None:
    """The token that does what the verb says, found beside it, by coordination, control, or in a relative clause.

    A passive gives its agent. A participle or an infinitive without a subject takes that of the verb it hangs on
    (or its object, where that verb gives it one); a participle that hangs on a noun takes the noun.
    """
    seen: set[int] = set()
    while verb not in seen:
        seen.add(verb)
        token = trees.tokens[verb]
        if trees.child(verb, "aux:pass", "nsubj:pass") is not None:
            return trees.child(verb, "obl:agent")
        own = trees.child(verb, "nsubj", "nsubj:outer")
        if own is not None:
            relative = trees.tokens[own].lemma.lower() in _RELATIVES and trees.tokens[own].upos == "PRON"
            return token.head if relative and token.deprel == "acl:relcl" else own
        if token.head < 0:
            return None
        if token.deprel == "acl":
            return token.head if trees.child(verb, "obl:agent") is None else None
        if token.deprel == "xcomp":
            controlled = trees.child(token.head, "obj", "iobj")
            if controlled is not None and trees.tokens[token.head].lemma != "promise":
                return controlled
        elif token.deprel == "advcl":
            if any(
                trees.tokens[m].upos == "SCONJ" and trees.tokens[m].lemma in ("if", "as")
                for m in trees.children(verb, "mark")
            ):
                return None
        elif token.deprel not in ("conj", "parataxis"):
            return None
        verb = token.head
    return None


def phrase(trees: Trees, head: int) -> list[int]:
    """The words of a noun phrase without its preposition and the clauses set beside it, unbroken around its head."""
    if trees.tokens[head].upos == "PRON":
        return [head]
    words = set(trees.subtree(head, without=_NOT_IN_PHRASE))
    first = last = head
    while first - 1 in words or (first - 2 in words and trees.tokens[first - 1].upos == "PUNCT"):
        first -= 1
    while last + 1 in words or (last + 2 in words and trees.tokens[last + 1].upos == "PUNCT"):
        last += 1
    while trees.tokens[first].upos in ("PUNCT", "CCONJ") and first < head:
        first += 1
    while trees.tokens[last].upos in ("PUNCT", "CCONJ") and last > head:
        last -= 1
    return list(range(first, last + 1))


def _is_expletive(trees: Trees, index: int) -> bool:
    token = trees.tokens[index]
    return token.deprel == "expl" or token.lemma.lower() in ("it", "there", "this", "what")


def _cue(trees: Trees, verb: int) -> tuple[int, ...]:
    """The verb with its particle and, right before it, its auxiliaries and negation."""
    words = {verb, *trees.children(verb, "compound:prt")}
    words |= {
        i
        for i in trees.children(verb, "aux", "aux:pass", "advmod")
        if trees.tokens[i].lemma in ("not", "n't", "never", "be") and i < verb
    }
    return tuple(sorted(words))


def _complements(trees: Trees, verb: int, entry: Entry) -> Iterator[tuple[str, int]]:
    """What hangs on the verb as the words said, by frame: (frame, head of the complement), best first."""
    for child in trees.dependents[verb]:
        if trees.tokens[child].deprel == "ccomp" and trees.tokens[child].upos in (
            "VERB",
            "AUX",
            "ADJ",
            "NOUN",
            "PRON",
            "PROPN",
        ):
            yield "clause", child
    for child in trees.dependents[verb]:
        relation = trees.tokens[child].deprel
        marks = [trees.tokens[m].lemma.lower() for m in trees.children(child, "mark", "case")]
        if (
            relation in ("xcomp", "advcl", "acl")
            and "infinitive" in entry.frames
            and marks[:1] == ["to"]
            and child > verb
        ):
            yield "infinitive", child
        elif relation in ("obl", "advcl") and marks and marks[0] in entry.frames and child > verb:
            yield marks[0], child
    for child in trees.dependents[verb]:
        relation = trees.tokens[child].deprel
        if relation == "obj" and "object" in entry.frames:
            yield "object", child
        elif relation == "nsubj:pass":
            yield "passive", child


def _headlines(draft: Draft) -> Iterator[Attribution]:
    """ "Minister: talks will resume" and "Talks will resume: minister", on a line of its own without a full stop."""
    gaps = word_spacing(draft.text, draft.words)
    speakers = set(draft.language.table("cues")["headline"]["speakers"])
    for sentence in draft.sentences:
        first, end = sentence.first, sentence.end
        alone = gaps[first] == NEW_PARAGRAPH and (end == len(gaps) or gaps[end] == NEW_PARAGRAPH)
        if not alone or end - first > 24 or draft.word(end - 1) in (".", "!", "?"):
            continue
        colons = [
            i for i in range(first + 1, end - 1) if draft.word(i) == ":" and draft.quote_states[i] == OUTSIDE
        ]
        if len(colons) != 1:
            continue
        left, right = range(first, colons[0]), range(colons[0] + 1, end)
        for source, content in ((left, right), (right, left)):
            names = [draft.tokens[i] for i in source]
            named = all(t.upos in ("PROPN", "NOUN", "ADJ", "DET", "ADP", "PART", "PUNCT") for t in names)
            speaks = any(t.lemma.lower() in speakers for t in names) or (
                source is left and all(t.upos == "PROPN" for t in names)
            )
            if len(source) <= 6 and named and speaks and len(content) >= 3:
                said = trimmed(draft, content)
                if said:
                    yield Attribution((colons[0],), tuple(source), said, _SURE, "headline")
                break
