"""What opens a sentence. A place without a comma: "In Toronto *protesters* blocked a highway" tells of no "Toronto
protesters", though names stand before nouns to describe them everywhere else. A condition without "if": "*Should they
attack*, troops will answer"."""

from collections.abc import Sequence, Set

from dateline.reading.syntax.owners import SUBJECTS, above

_HANGING = ("compound", "nmod", "obl", "flat", "nmod:desc")
_DOING = (*SUBJECTS, "obl")
_CLAUSES = ("conj", "parataxis", "ccomp", "advcl")


def placed(
    heads: Sequence[int],
    relations: Sequence[str],
    tags: Sequence[str],
    forms: Sequence[str],
    words: tuple[Set[str], tuple[str, ...], Set[str]],
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, mended where a preposition and a name open it, a noun in the plural follows and then its
    verb: the name hangs on the verb, and the noun is its subject. ``words`` are the prepositions, the endings of plurals
    and nouns that are such without one.
    """
    opening, endings, plurals = words
    noun = next((word for word in range(1, len(tags)) if tags[word] != "PROPN"), 0)
    if noun < 2 or forms[0] not in opening or noun + 1 >= len(tags) or tags[noun] != "NOUN":
        return list(heads), list(relations)
    verb, name = heads[noun], next((word for word in range(1, noun) if not 0 < heads[word] < noun), 0)
    many = forms[noun].endswith(endings) or forms[noun] in plurals
    told = verb > noun and tags[verb] == "VERB" and tags[noun + 1] in ("VERB", "AUX", "ADV")
    alone = not any(
        head == verb and relations[word] in SUBJECTS for word, head in enumerate(heads) if word != noun
    )
    hung = heads[name] == noun and relations[name] in _HANGING and relations[noun] in _DOING
    if not (many and told and alone and hung) or noun in above(verb, heads):
        return list(heads), list(relations)
    heads, relations = list(heads), list(relations)
    passive = any(head == verb and relations[word] == "aux:pass" for word, head in enumerate(heads))
    for word in range(1, noun):
        if word != name and heads[word] == noun:
            heads[word], relations[word] = name, "flat"
    heads[name], relations[name] = verb, "obl"
    heads[0], relations[0] = name, "case"
    relations[noun] = "nsubj:pass" if passive else "nsubj"
    return heads, relations


def turned(
    heads: Sequence[int],
    relations: Sequence[str],
    tags: Sequence[str],
    small: Sequence[str],
    words: tuple[Set[str], Set[str]],
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, with a clause that turns into a condition by its auxiliary before its subject on the main
    clause behind it: "*Should they attack*, troops will answer", "warned that *had they fired* it would have answered".
    The network takes either for the other's second part. ``words`` are such auxiliaries, and marks of infinitives.
    """
    heads, relations = list(heads), list(relations)
    for first, form in enumerate(small):
        if form not in words[0] or tags[first] != "AUX" or not _opens(first, small, tags):
            continue
        verb = _of_condition(first, heads, relations, tags, [form in words[1] for form in small])
        main = _main_of(verb, heads, relations) if verb is not None else None
        if verb is None or main is None:
            continue
        if heads[main] == verb:
            heads[main], relations[main] = heads[verb], relations[verb]
        heads[verb], relations[verb] = main, "advcl"
        for mark in range(first):
            if heads[mark] == verb and relations[mark] in ("mark", "cc"):
                heads[mark] = main
    return heads, relations


def _opens(word: int, small: Sequence[str], tags: Sequence[str]) -> bool:
    """Whether a word is the first of a clause: of its sentence, or behind a mark or a conjunction."""
    return "?" not in small[word:] and (word == 0 or tags[word - 1] in ("PUNCT", "SCONJ", "CCONJ"))


def _of_condition(
    first: int, heads: list[int], relations: list[str], tags: Sequence[str], tos: Sequence[bool]
) -> int | None:
    """The verb of a clause with its subject behind the auxiliary that is ``first``; None where there is none. One of an
    infinitive ("*were the rebels to attack*") is put over its subject and its auxiliary."""
    verb = heads[first]
    if verb > first and any(
        head == verb and relations[word] in SUBJECTS for word, head in enumerate(heads[:verb]) if word > first
    ):
        return verb
    noun = verb if relations[first] == "cop" and verb > first else None
    deed = next(
        (w for w in range(noun + 1, len(heads)) if heads[w] == noun and tags[w] == "VERB"), None
    ) if noun is not None else None  # fmt: skip
    if noun is None or deed is None or not any(heads[w] == deed and tos[w] for w in range(noun, deed)):
        return None
    heads[deed], relations[deed] = heads[noun], "advcl"
    heads[noun], relations[noun] = deed, "nsubj"
    heads[first], relations[first] = deed, "aux"
    for word, head in enumerate(heads):
        if head == noun and word > deed:
            heads[word] = deed
    return deed


def _main_of(verb: int, heads: Sequence[int], relations: Sequence[str]) -> int | None:
    """The main clause behind a condition: what hangs on it though it has a subject of its own, or hangs where it does."""
    for word in range(verb + 1, len(heads)):
        beside = heads[word] in (verb, heads[verb]) and relations[word] in _CLAUSES
        own = {relations[i] for i in range(verb + 1, word) if heads[i] == word}
        if word == heads[verb] or (beside and not own.isdisjoint(SUBJECTS) and "cc" not in own):
            return word
    return None
