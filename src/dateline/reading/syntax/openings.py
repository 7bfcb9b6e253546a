"""Where a sentence opens with a place and no comma: "In Toronto *protesters* blocked a highway" tells of no "Toronto
protesters", though names stand before nouns to describe them everywhere else."""

from collections.abc import Sequence, Set

from dateline.reading.syntax.owners import SUBJECTS, above

_HANGING = ("compound", "nmod", "obl", "flat", "nmod:desc")
_DOING = (*SUBJECTS, "obl")


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
