"""What hangs too low: on an auxiliary instead of its verb, or on the subject though it stands behind the verb.

In Universal Dependencies an auxiliary has no subject of its own; the network weighs every arc for itself, and in "the
minister *has* condemned it" may take the auxiliary for the verb. Each arc is moved to a word above, so that what is a
tree stays one.
"""

from collections.abc import Sequence

_AUXILIARIES = ("aux", "aux:pass", "cop")
_SUBJECTS = ("nsubj", "nsubj:pass")


def of_verbs(heads: Sequence[int], relations: Sequence[str]) -> list[int]:
    """The heads of one sentence, with the subject before an auxiliary on its verb: "*the minister* has condemned it".

    ``heads`` are indices in the sentence, -1 at the root.
    """
    heads = list(heads)
    acting = {head for head, relation in zip(heads, relations, strict=True) if relation in _SUBJECTS}
    for word, head in enumerate(heads):
        if relations[word] not in _SUBJECTS or not word < head or relations[head] not in _AUXILIARIES:
            continue
        verb = heads[head]
        if head < verb and verb not in acting:
            heads[word] = verb
    return heads


def behind_verbs(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str], ofs: Sequence[bool]
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, with a phrase behind a verb on the verb where it hangs on the subject before it: "many
    were freed *by rebels*"; not where ``ofs`` say that its preposition brings a whole in.
    """
    heads, relations = list(heads), list(relations)
    brings = {heads[word]: word for word in reversed(range(len(heads))) if relations[word] == "case"}
    for word, subject in enumerate(heads):
        if subject < 0 or relations[word] != "nmod" or relations[subject] not in _SUBJECTS:
            continue
        verb, case = heads[subject], brings.get(word)
        if subject < verb < word and tags[verb] == "VERB" and case is not None and not ofs[case]:
            heads[word], relations[word] = verb, "obl"
    return heads, relations
