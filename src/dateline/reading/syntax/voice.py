"""Subjects that agree with the voice of their verb.

In Universal Dependencies a verb with a passive auxiliary has a passive subject ("they *were* met"), and one with
another auxiliary and an object has an active one ("they *had* met him"). The network labels each word for itself, so a
label may contradict the words beside it; the auxiliary is the surer of the two.
"""

from collections.abc import Mapping, Sequence, Set

ALWAYS = "*"
"""Stands in `undergone` for whatever word follows a participle."""
_PASSIVE = {"nsubj": "nsubj:pass", "csubj": "csubj:pass"}
_ACTIVE = {passive: active for active, passive in _PASSIVE.items()}
_WHOLE = ("root", "ccomp", "advcl", "parataxis")
"""Relations of verbs of clauses that share no auxiliary with another."""
_OF_VOICE = frozenset({*_ACTIVE, "aux:pass"})
"""Relations without any of which no subject says the wrong voice."""
_OF_PASSIVES = frozenset({"aux", "aux:pass", "obl:agent"})


def undergone(
    heads: Sequence[int], relations: Sequence[str], forms: Sequence[str], pairs: Mapping[str, Set[str]]
) -> list[str]:
    """The relations of one sentence, with the subjects of participles without auxiliary and object as passive ones, where
    the word that follows says so ("Leader *charged with* treason"), or that none does ("RECEIVER *ARRESTED*"); what that
    word brings in is no object. ``pairs`` are participles by the word that follows, the empty one where none does,
    and by `ALWAYS` those that are so whatever does ("strike *averted* at last minute").
    """
    relations = list(relations)
    ever = pairs.get(ALWAYS, frozenset())
    for verb, form in enumerate(forms):
        beside_it = verb > 0 and heads[verb - 1] == verb and relations[verb - 1] == "compound"
        if beside_it and relations[verb] == "conj" and form in pairs.get("", ()):
            relations[verb - 1] = "nsubj:pass"  # "six died and ten *others* wounded"
        after = forms[verb + 1] if verb + 1 < len(forms) and forms[verb + 1][:1].isalnum() else ""
        paired = form in pairs.get(after, ())
        if not (paired or form in ever) or (not after and relations[verb].startswith("acl")):
            continue  # "the men *the army killed*"
        led = paired and bool(after)
        for word, head in enumerate(heads):
            if led and head == verb and relations[word] == "obj" and heads[verb + 1] == word > verb + 1:
                relations[word] = "obl"
        beside = {relations[word]: word for word, head in enumerate(heads) if head == verb}
        subject = beside.get("nsubj")
        if (
            subject is not None
            and subject < verb
            and beside.keys().isdisjoint(("aux", "aux:pass", "obj", "cop"))
        ):
            relations[subject] = "nsubj:pass"
    return relations


def passives(
    heads: Sequence[int],
    relations: Sequence[str],
    tags: Sequence[str],
    forms: Sequence[str],
    words: tuple[Set[str], str],
) -> list[str]:
    """The relations of one sentence, with a form of "be" right before a verb that is no present participle as what makes
    it passive: "*was* shot". ``words`` are the forms of "be" and the ending of the present participle.
    """
    be, present = words
    relations = list(relations)
    for word, form in enumerate(forms):
        verb = heads[word]
        if form not in be or relations[word] != "aux" or verb <= word or tags[verb] != "VERB":
            continue
        between = {relations[each] for each in range(word + 1, verb) if heads[each] == verb}
        if between.isdisjoint(("aux", "aux:pass", "mark")) and not forms[verb].endswith(present):
            relations[word] = "aux:pass"
    return relations


def voiced(
    heads: Sequence[int],
    relations: Sequence[str],
    forms: Sequence[str] = (),
    acting: Set[str] = frozenset(),
) -> list[str]:
    """The relations of one sentence, with subjects as the auxiliaries of their verbs say. A verb with none has a passive
    subject in headlines alone, which leave articles out: "*the mine* exploded" is active; and so is, without one, what
    nobody undergoes: "*students* marched".

    ``heads`` are indices in the sentence, -1 at the root; ``acting`` forms of verbs that have no passive, some with the
    word that follows ("called for").
    """
    if _OF_VOICE.isdisjoint(relations):
        return list(relations)
    beside: dict[int, set[str]] = {}
    for head, relation in zip(heads, relations, strict=True):
        beside.setdefault(head, set()).add(relation)
    agreed = []
    for word, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        around = beside[head]
        if relation in _PASSIVE and "aux:pass" in around:
            relation = _PASSIVE[relation]
        elif relation in _ACTIVE and "aux:pass" not in around and {"aux", "obj"} <= around:
            relation = _ACTIVE[relation]
        elif (
            relation in _ACTIVE
            and word < head
            and relations[head] == "acl:relcl"
            and around.isdisjoint(_OF_PASSIVES)
        ):
            relation = _ACTIVE[relation]  # "men *it* accused"
        elif (
            relation in _ACTIVE
            and head >= 0
            and relations[head] in _WHOLE
            and around.isdisjoint(_OF_PASSIVES)
        ):
            acts = head < len(forms) and not acting.isdisjoint(
                (forms[head], " ".join(forms[head : head + 2]))
            )
            told = acts or "det" in beside.get(word, ())
            relation = _ACTIVE[relation] if told or "obj" in around else relation
        agreed.append(relation)
    return agreed


def not_by(
    heads: Sequence[int], relations: Sequence[str], forms: Sequence[str], agents: Set[str]
) -> list[str]:
    """The relations of one sentence, with no agent that another preposition brings in: "is wanted *for murder*"."""
    relations = list(relations)
    for word, relation in enumerate(relations):
        if relation == "obl:agent":
            cases = [
                forms[each] for each, head in enumerate(heads) if head == word and relations[each] == "case"
            ]
            if cases and agents.isdisjoint(cases):
                relations[word] = "obl"
    return relations
