"""Outcomes: "left nine people dead and twelve wounded", where the verb has a whole clause for what came of it."""

from collections.abc import Sequence, Set

from dateline.reading.syntax.owners import NOUNS, above

_Arcs = tuple[list[int], list[str], list[str]]
"""Heads, relations and parts of speech."""

Words = tuple[Set[str], Set[str], Set[str], Set[str]]
"""Forms of the verbs that leave, of the states, of what joins two of these, and of what brings in parts."""

FARTHEST = 12
"""Words between the verb, or one outcome, and the next."""
_PHRASE = frozenset({"DET", "NUM", "ADJ", "NOUN", "PROPN", "PRON", "ADP", "ADV", "SYM"})
_CARRIED = ("nsubj", "nsubj:pass", "obj")


def left_so(
    heads: Sequence[int],
    relations: Sequence[str],
    tags: Sequence[str],
    forms: Sequence[str],
    words: Words,
) -> tuple[list[int], list[str], list[str]]:
    """The arcs and the parts of speech of one sentence, mended where a verb leaves somebody in a state: the one is its
    object and the other its complement, no noun; and in "and twelve wounded" the twelve are those who are.

    ``heads`` are indices in the sentence, -1 at the root; ``words`` are as in `Words`.
    """
    leaving, states, *_ = words
    kept = list(heads), list(relations), list(tags)
    for verb, form in enumerate(forms):
        if form in leaving and tags[verb] == "VERB":
            first = _state(verb + 1, tags, forms, states)
            if first is not None and first not in above(verb, kept[0]):
                mended = _outcome(kept, forms, (verb, first), words)
                kept = mended if _is_tree(mended[0]) else kept
    return kept


def _outcome(
    arcs: _Arcs,
    forms: Sequence[str],
    told: tuple[int, int],
    words: Words,
) -> _Arcs:
    """The arcs with what one verb leaves somebody in: ``told`` are the verb and the first state."""
    heads, relations, tags = list(arcs[0]), list(arcs[1]), list(arcs[2])
    (verb, first), (_, states, joins, _) = told, words
    _hang(heads, relations, tags, range(verb + 1, first), verb, "obj")
    heads[first], relations[first] = verb, "xcomp"
    tags[first] = "ADJ" if tags[first] == "NOUN" else tags[first]
    over, end = above(verb, arcs[0]), first
    while (at := _next(forms, tags, end, words)) is not None:
        begin = at + 1 if forms[at + 1] not in joins else at + 2
        other = _state(begin, tags, forms, states)
        if other is None or other in over:
            break
        _hang(heads, relations, tags, range(begin, other), other, "nsubj:pass")
        for join in range(at, begin):
            heads[join], relations[join] = other, "punct" if tags[join] == "PUNCT" else "cc"
        heads[other], relations[other] = first, "conj"
        end = other
    return heads, relations, tags


def _next(forms: Sequence[str], tags: Sequence[str], end: int, words: Words) -> int | None:
    """What joins the next outcome to the one at ``end``: the join right after it, or, where that brings in parts ("12
    dead, *including two children*, and dozens hurt"), the first after these that does; None where none follows.
    """
    _, states, joins, parts = words
    if end + 2 >= len(forms) or forms[end + 1] not in joins:
        return None
    if forms[end + 2] not in parts:
        return end + 1
    for later in range(end + 3, min(end + FARTHEST, len(forms) - 1)):
        begin = later + 1 if forms[later + 1] not in joins else later + 2
        if forms[later] in joins and _state(begin, tags, forms, states) is not None:
            return later
    return None


def _state(start: int, tags: Sequence[str], forms: Sequence[str], states: Set[str]) -> int | None:
    """The state at the end of a phrase that begins here; None where none comes before the phrase ends."""
    for word in range(start, min(start + FARTHEST, len(forms))):
        if forms[word] in states and word > start and (tags[word] != "NOUN" or tags[word - 1] == "NUM"):
            return None if word + 1 < len(forms) and tags[word + 1] in NOUNS else word
        if tags[word] not in _PHRASE:
            return None
    return None


def _hang(
    heads: list[int], relations: list[str], tags: Sequence[str], phrase: range, verb: int, relation: str
) -> None:
    """Hang a phrase as one on a verb, by the word that carries it."""
    loose = [word for word in phrase if heads[word] not in phrase]
    carrier = min(
        loose, key=lambda word: (relations[word] not in _CARRIED, tags[word] in ("ADP", "DET", "ADV"), word)
    )
    for word in loose:
        heads[word] = carrier
    heads[carrier], relations[carrier] = verb, relation


def shot_dead(
    heads: Sequence[int], relations: Sequence[str], forms: Sequence[str], states: Set[str], shooting: Set[str]
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, mended where a verb of shooting and the state after it have an object that the state
    hangs on: "shot *dead* three suspects" shoots three, and whoever does it is not shot.
    """
    heads, relations = list(heads), list(relations)
    for state in range(1, len(forms) - 1):
        verb, hit = state - 1, heads[state]
        if forms[state] not in states or forms[verb] not in shooting or hit <= state:
            continue
        if (
            relations[state] in _BESIDE
            and heads[hit] == verb
            and not _brought_in(hit, state, heads, relations)
        ):
            heads[state], relations[state] = verb, "xcomp"
            _hit(verb, hit, heads, relations)
    return heads, relations


def to_death(
    heads: Sequence[int], relations: Sequence[str], forms: Sequence[str], death: Sequence[str]
) -> list[str]:
    """The relations of one sentence, with whoever stands behind "to death" as the object of the verb: "beat to death *a
    guard*"."""
    relations, many = list(relations), len(death)
    for first in range(1, len(forms) - many):
        verb, last = heads[first + many - 1], first + many - 1
        if tuple(forms[first : last + 1]) != tuple(death) or verb != first - 1:
            continue
        own = [word for word, head in enumerate(heads) if head == verb]
        hit = next((word for word in own if word > last and relations[word] in ("obl", "obj")), None)
        if hit is not None and not _brought_in(hit, last, heads, relations):
            _hit(verb, hit, heads, relations)
    return relations


_BESIDE = ("amod", "advmod")


def _brought_in(noun: int, after: int, heads: Sequence[int], relations: Sequence[str]) -> bool:
    """Whether a preposition after a word brings a noun in."""
    return any(heads[word] == noun and relations[word] == "case" for word in range(after, noun))


def _hit(verb: int, hit: int, heads: Sequence[int], relations: list[str]) -> None:
    """Make somebody the object of a verb, and its subject who does it."""
    relations[hit] = "obj"
    for word in range(verb):
        if heads[word] == verb and relations[word] == "nsubj:pass":
            relations[word] = "nsubj"


def counted(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str]
) -> tuple[list[str], list[str]]:
    """The relations and the parts of speech of one sentence, with an adjective that is counted as the object of a verb
    that has none: "received *nine dead*" says nothing of who received them.
    """
    relations, tags = list(relations), list(tags)
    for word in range(1, len(heads)):
        if (
            relations[word] != "xcomp"
            or tags[word] != "ADJ"
            or (heads[word - 1], relations[word - 1]) != (word, "nummod")
        ):
            continue
        if (heads[word], "obj") not in zip(heads, relations, strict=True):
            relations[word], tags[word] = "obj", "NOUN"
    return relations, tags


def held_so(
    heads: Sequence[int],
    relations: Sequence[str],
    forms: Sequence[str],
    words: tuple[Set[str], str],
) -> list[str]:
    """The relations of one sentence, with what somebody is held as no object of a participle: "workers held *hostage*"
    hold nobody. ``words`` are such nouns, and the ending of participles that take an object.
    """
    held, present = words
    relations = list(relations)
    for word, verb in enumerate(heads):
        if forms[word] not in held or relations[word] != "obj" or relations[verb] != "acl":
            continue
        if verb < word and not forms[verb].endswith(present) and word not in heads:
            relations[word] = "xcomp"
    return relations


def tolls(
    heads: Sequence[int],
    relations: Sequence[str],
    tags: Sequence[str],
    forms: Sequence[str],
    words: tuple[Set[str], Set[str]],
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, mended where the harm that closes it hangs on a clause that does none: in "A bomber blew
    himself up as elders were meeting officials, *killing* eight" no elder kills.

    ``words`` are the participles of harming, and the forms of verbs that do harm.
    """
    harming, blows = words
    heads, relations = list(heads), list(relations)
    for word in range(2, len(forms)):
        closing = forms[word] in harming and tags[word] == "VERB" and forms[word - 1] == ","
        if not closing or relations[word] not in ("advcl", "acl", "conj") or forms[heads[word]] in blows:
            continue
        over = (verb for verb in sorted(above(heads[word], heads), reverse=True) if verb < heads[word])
        blow = next((verb for verb in over if tags[verb] == "VERB" and forms[verb] in blows), None)
        if blow is not None:
            heads[word], relations[word] = blow, "advcl"
    return heads, relations


def _is_tree(heads: Sequence[int]) -> bool:
    """Whether one word is the root, and all hang on it in the end."""
    if heads.count(-1) != 1:
        return False
    for start in range(len(heads)):
        word, steps = start, 0
        while word >= 0:
            word, steps = heads[word], steps + 1
            if steps > len(heads):
                return False
    return True
