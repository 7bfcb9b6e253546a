"""Subjects that a finite verb lacks: what stands right before it hangs on another word, or on it by another link.

A finite verb that is joined to none before has a subject of its own, which in the plain order of words stands right
before it. "The strike lasted until *the curfew* was lifted", "said *no decision* had been taken", "*Norland*, which
arms both, sent a ship".
"""

from collections.abc import Sequence

from dateline.lang import Language
from dateline.reading.syntax.lemmas import lemma
from dateline.reading.syntax.owners import NOUNS, SUBJECTS, above

_NOMINAL = frozenset({*NOUNS, "NUM", "PRON"})
_OWN = (*SUBJECTS, "csubj", "csubj:pass", "expl", "nsubj:outer")
_HUNG = ("obj", "obl", "iobj", "dep", "dislocated")
_SHARED = ("conj", "xcomp", "acl", "acl:relcl", "amod", "compound")
"""How a verb hangs that has the subject of another, or a noun for one."""
_AUXILIARIES = ("aux", "aux:pass")


def described(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str], small: Sequence[str], present: str
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, with what only describes a subject, right behind it, on it and no second subject:
    "ministers *meeting* in Oslo agreed", "officers *loyal* to him left"."""
    heads, relations = list(heads), list(relations)
    for noun, (head, relation) in enumerate(zip(heads[:-1], relations, strict=False)):
        after = noun + 1
        if relation not in SUBJECTS or tags[noun] not in NOUNS or heads[after] != head:
            continue
        if relations[after] not in SUBJECTS or head <= after + 1:
            continue
        leads = tags[after + 1] in ("ADP", "PART")
        takes = any(
            up == after and name in ("obj", *_AUXILIARIES) for up, name in zip(heads, relations, strict=True)
        )
        doing = small[after].endswith(present) and tags[after] in ("VERB", "NOUN")
        done = tags[after] == "VERB" and not takes
        if (tags[after] == "ADJ" and leads) or done or (doing and (leads or tags[after] == "VERB")):
            heads[after], relations[after] = noun, "amod" if tags[after] == "ADJ" else "acl"
    return heads, relations


def lacking(
    language: Language,
    heads: Sequence[int],
    relations: Sequence[str],
    tags: Sequence[str],
    small: Sequence[str],
    present: str,
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, with the noun right before a finite verb that has no subject as its subject, where
    nothing else explains the noun: it hangs on the verb without a preposition, or on a word that stands before the mark
    of the verb's clause, or as the object of the verb that takes the clause. ``present`` is the ending of participles
    that stand alone.
    """
    heads, relations = list(heads), list(relations)
    acting = {head for head, name in zip(heads, relations, strict=True) if name in _OWN}
    for verb, tag in enumerate(tags):
        if tag != "VERB" or verb in acting or relations[verb] in _SHARED:
            continue
        own = [word for word, head in enumerate(heads) if head == verb]
        first = min((word for word in own if relations[word] in _AUXILIARIES), default=verb)
        bare = first == verb
        form = small[verb]
        if bare and (
            relations[verb] != "root" or form.endswith(present) or form == lemma(language, form, tag)
        ):
            continue
        noun = _before(first, heads, relations, tags)
        if (
            noun is None
            or (bare and tags[noun] == "NUM")
            or noun in above(verb, heads)
            or not _lacks(verb, noun, own, heads, relations)
        ):
            continue
        passive = any(relations[word] == "aux:pass" for word in own)
        heads[noun], relations[noun] = verb, "nsubj:pass" if passive else "nsubj"
    return heads, relations


def _before(first: int, heads: Sequence[int], relations: Sequence[str], tags: Sequence[str]) -> int | None:
    """The head of the noun phrase that ends right before a word, past adverbs and what a comma closes."""
    last = first - 1
    while last >= 0 and tags[last] == "ADV":
        last -= 1
    comma = last >= 0 and tags[last] == "PUNCT"
    last -= comma
    if last < 0 or tags[last] == "VERB":
        return None  # "a band, which *they say* is armed"
    word = last
    for _ in range(len(heads)):
        is_noun = tags[word] in _NOMINAL and relations[word] in (*_HUNG, *SUBJECTS)
        if is_noun and (not comma or word < last):
            return word
        if not 0 <= heads[word] < first:
            return None
        word = heads[word]
    return None


def _lacks(verb: int, noun: int, own: Sequence[int], heads: Sequence[int], relations: Sequence[str]) -> bool:
    """Whether a verb lacks a noun before it that hangs elsewhere, or on it by a link that subjects have not."""
    if any(head == noun and relations[word] == "case" for word, head in enumerate(heads)):
        return False
    taker, relation = heads[noun], relations[noun]
    if taker == verb:
        return relation in ("obl", "dep", "dislocated", "obj")
    mark = next((word for word in own if relations[word] in ("mark", "advmod") and word < noun), None)
    if mark is not None and taker < mark:
        return True  # "until *the curfew* was lifted", hung on the verb above
    return relation == "obj" and relations[verb] == "ccomp" and heads[verb] == taker < noun
