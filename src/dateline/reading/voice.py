"""Subjects that agree with the voice of their verb.

In Universal Dependencies a verb with a passive auxiliary has a passive subject ("they *were* met"), and one with
another auxiliary and an object has an active one ("they *had* met him"). The network labels each word for itself, so a
label may contradict the words beside it; the auxiliary is the surer of the two.
"""

from collections.abc import Sequence

_PASSIVE = {"nsubj": "nsubj:pass", "csubj": "csubj:pass"}
_ACTIVE = {passive: active for active, passive in _PASSIVE.items()}


def voiced(heads: Sequence[int], relations: Sequence[str]) -> list[str]:
    """The relations of one sentence, with subjects as the auxiliaries of their verbs say.

    ``heads`` are indices in the sentence, -1 at the root.
    """
    beside: dict[int, set[str]] = {}
    for head, relation in zip(heads, relations, strict=True):
        beside.setdefault(head, set()).add(relation)
    agreed = []
    for head, relation in zip(heads, relations, strict=True):
        around = beside[head]
        if relation in _PASSIVE and "aux:pass" in around:
            relation = _PASSIVE[relation]
        elif relation in _ACTIVE and "aux:pass" not in around and {"aux", "obj"} <= around:
            relation = _ACTIVE[relation]
        agreed.append(relation)
    return agreed
