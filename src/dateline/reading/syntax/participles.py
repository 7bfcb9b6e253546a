"""Participles after a noun that pass for the verb of its clause: "the eighty workers *sacked* in June could apply"; and
those after a comma, which tell of the noun before it or of the whole clause.

What could be told of such a noun is told of it: the finite verb that follows and has no subject is its verb, and the
participle only says which it is.
"""

from collections.abc import Sequence, Set

from dateline.reading.syntax.owners import SUBJECTS, above

_HELPS = ("aux", "aux:pass", "cop")
_LINKS = (*SUBJECTS, "expl", "mark", "cc", "csubj", "case")
"""What the verb of such a clause has not of its own."""
_BARRED = frozenset({"VERB", "AUX", "SCONJ", "CCONJ", "PUNCT", "PRON", "PART"})
"""What cannot stand between a participle and the verb after it."""
_NOMINAL = ("NOUN", "PROPN", "NUM")
_BELOW = ("nmod", "flat", "compound", "conj", "appos", "amod")
_PREDICATE = (*SUBJECTS, "cop", "parataxis", "expl")
"""What shows that the root of a sentence is what its clause tells."""
_UNFINISHED = ("be", "been", "being", "having", "to")


def parted_from_verbs(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str], forms: Sequence[str]
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, mended where a participle took the subject of the verb behind it.

    ``heads`` are indices in the sentence, -1 at the root; ``forms`` the words in small letters.
    """
    heads, relations = list(heads), list(relations)
    helped: dict[int, int] = {}
    for word, relation in enumerate(relations):
        if relation in _HELPS and heads[word] > word:
            helped.setdefault(heads[word], word)
    for verb, helper in helped.items():
        if forms[helper] not in _UNFINISHED:
            _mend(verb, helper, heads, relations, tags, forms)
    return heads, relations


def finite(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str], forms: Sequence[str], lent: Set[str]
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, mended where its verb passes for a participle of its subject or of what that has beside
    it, though it has an object as no such participle has: "Police in riot gear *charged* students" charges them. ``lent``
    are forms of verbs that keep an object in the passive.
    """
    heads, relations = list(heads), list(relations)
    root = next((word for word, relation in enumerate(relations) if relation == "root"), 0)
    if tags[root] not in _NOMINAL or "acl" not in relations:
        return heads, relations
    if any(head == root and relations[word] in _PREDICATE for word, head in enumerate(heads)):
        return heads, relations
    for verb, relation in enumerate(relations):
        if relation != "acl" or tags[verb] != "VERB" or forms[verb].endswith("ing") or forms[verb] in lent:
            continue
        own = [word for word, head in enumerate(heads) if head == verb]
        takes = any(relations[word] == "obj" and word > verb for word in own)
        noun = heads[verb]
        while noun != root and noun >= 0 and relations[noun] in _BELOW:
            noun = heads[noun]
        bare = not any(relations[word] in (*_HELPS, *_LINKS) for word in own)
        if not (takes and bare and root < verb and noun == root):
            continue
        for word, head in enumerate(heads):
            if head == root and word > verb:
                heads[word] = verb
        heads[root], relations[root] = verb, "nsubj"
        heads[verb], relations[verb] = -1, "root"
        break
    return heads, relations


def after_commas(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str], forms: Sequence[str]
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, mended where a participle after a comma passes for what the verb before says, or is
    joined to one that only tells which noun is meant: "freed the editor, *jailed* in May", "blocked the road linking two
    towns, *burning* tyres"."""
    heads, relations = list(heads), list(relations)
    for word in range(2, len(heads)):
        before, higher = word - 2, heads[word]
        if tags[word] != "VERB" or forms[word - 1] != "," or not 0 <= higher < before:
            continue
        if any(head == word and relations[other] in _OWN for other, head in enumerate(heads)):
            continue
        if (
            relations[word] in ("ccomp", "parataxis")
            and forms[word].endswith(_PAST)
            and tags[before] in _NOMINAL
        ):
            while relations[before] in ("flat", "appos") and 0 <= heads[before] < before:
                before = heads[before]
            below = word in above(before, heads)
            if (
                relations[before] not in SUBJECTS and not below
            ):  # not "said *officials*, killed when a bus hit a mine"
                heads[word], relations[word] = before, "acl"
        elif relations[word] == "conj" and forms[word].endswith("ing") and forms[higher].endswith("ing"):
            noun = heads[higher]
            verb = heads[noun] if relations[higher] == "acl" and noun == higher - 1 else -1
            if verb >= 0 and tags[verb] == "VERB" and relations[noun] in ("obj", "obl"):
                heads[word], relations[word] = verb, "advcl"
    return heads, relations


_OWN = (*SUBJECTS, *_HELPS, "mark", "cc", "expl")
_PAST = ("ed", "en", "ung", "ot", "ght")


def _mend(
    verb: int, helper: int, heads: list[int], relations: list[str], tags: Sequence[str], forms: Sequence[str]
) -> None:
    if any(head == verb and relations[word] in _LINKS for word, head in enumerate(heads)):
        return
    last = _before_aside(helper - 1, relations, tags, forms)
    participle = last
    while participle > 0 and tags[participle] not in _BARRED:
        participle -= 1
    noun = participle - 1
    while noun > 0 and tags[noun] == "ADV":
        noun -= 1
    told = (
        noun >= 0
        and tags[participle] == "VERB"
        and tags[noun] in _NOMINAL
        and heads[noun] == participle
        and relations[noun] in SUBJECTS
    )
    if not told or forms[participle].endswith(("ing", "s")) or relations[participle] == "acl:relcl":
        return
    own = [word for word, head in enumerate(heads) if head == participle]
    if any(relations[word] in (*_HELPS, "obj", "ccomp", "xcomp") and word != verb for word in own):
        return
    beside = heads[verb] == participle or heads[participle] == verb or heads[participle] == heads[verb]
    between = range(participle + 1, last + 1)
    if not beside or not all(_is_led(w, (participle, verb), heads, relations, tags) for w in between):
        return
    if heads[verb] == participle:
        heads[verb], relations[verb] = heads[participle], relations[participle]
    for word in own:
        if word != verb and word != noun and not noun < word < helper:
            heads[word] = verb
    heads[participle], relations[participle] = noun, "acl"
    passive = any(head == verb and relations[word] == "aux:pass" for word, head in enumerate(heads))
    heads[noun], relations[noun] = verb, "nsubj:pass" if passive else "nsubj"


def _before_aside(last: int, relations: Sequence[str], tags: Sequence[str], forms: Sequence[str]) -> int:
    """The word before a relative clause between two commas, of which ``last`` is the second: "rebels led by Ode, *who
    rejects the deal*, were seen"; else ``last``."""
    if forms[last] != ",":
        return last
    first = last - 1
    while first > 0 and forms[first] != ",":
        first -= 1
    aside = tags[first + 1] in ("PRON", "DET") and "acl:relcl" in relations[first:last]
    return first - 1 if first > 0 and aside else last


def _is_led(
    word: int, verbs: tuple[int, int], heads: Sequence[int], relations: Sequence[str], tags: Sequence[str]
) -> bool:
    """Whether a word between is no noun that could be a subject: it has a preposition, tells a time or hangs lower."""
    if tags[word] not in _NOMINAL or heads[word] not in verbs or relations[word] == "obl:unmarked":
        return True
    return any(head == word and relations[other] == "case" for other, head in enumerate(heads))
