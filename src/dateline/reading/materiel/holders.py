"""Who has a thing, and who gave it: from its owner, the verb that it hangs on, and what is said of it."""

from collections.abc import Iterator

from dateline.reading.draft import Draft
from dateline.reading.entities.component import entity_at
from dateline.reading.materiel.words import Words, words_of
from dateline.reading.mentions.lexicon import lexicon
from dateline.terms import EntityKind, EventType

_CLIMB = 5
"""How many steps up the tree the verb may be: "armed with M4 and M18 assault rifles, M24s …" takes three."""
_BEFORE = ("compound", "amod", "nmod:desc", "flat", "obl:npmod", "obl")
_BEARERS: frozenset[EntityKind] = frozenset({"person", "people", "armed_group", "organization"})
_WITH_ARMS: frozenset[EventType] = frozenset({"ASSAULT"})
_MAKERS: frozenset[EntityKind] = frozenset({"country", "government", "armed_group", "organization"})
_GROUND: frozenset[EntityKind] = frozenset({"place", "facility", "country"})
_HOLDERS: frozenset[EntityKind] = frozenset(
    {"person", "organization", "armed_group", "government", "country", "people", "place"}
)


def parties(draft: Draft, words: Words, thing: tuple[int, int]) -> tuple[str | None, str | None]:
    """The entities that have and that gave a thing, by its first and last word; None for each that the text does not
    say."""
    head = thing[1]
    maker = _maker(draft, thing) or _force(draft, words, thing)
    holder, giver = _by_clause(draft, words, head)
    above_holder, above_giver = _by_governor(draft, words, head)
    holder = _best(draft, holder, _owner(draft, words, thing), above_holder, _bears(draft, words, head))
    holder = holder or _wielder(draft, head)
    giver = giver or above_giver
    if maker is not None and maker != holder:
        if holder is not None or _is_supplied(draft, words, head):
            giver = giver or maker
        else:
            holder = maker
    return holder, giver if giver != holder else None


def _entity(draft: Draft, word: int) -> str | None:
    entity = entity_at(draft, word, word)
    return entity.id if entity is not None and entity.kind in _HOLDERS else None


def _best(draft: Draft, *entities: str | None) -> str | None:
    """The first of some entities that is more than a pronoun, or else the first."""
    found = [entity for entity in entities if entity is not None]
    known = {entity.id: entity.by for entity in draft.entities}
    return next(
        (entity for entity in found if not known[entity].endswith("/pronoun")), found[0] if found else None
    )


def _owner(draft: Draft, words: Words, thing: tuple[int, int]) -> str | None:
    """ "Their weapons", "the rebels' mortars", "rebels whose guns", "the tanks of the army"; not the snipers of "snipers'
    rifles"."""
    assert draft.trees is not None
    for child in draft.trees.children(thing[1], "nmod:poss"):
        if child < thing[0]:
            whose = draft.small[child] in words.sets["whose"]
            found = _before(draft, child) if whose else _entity(draft, child)
            if found:
                return found
    of = (c for c in draft.trees.children(thing[1], "nmod") if _case(draft, c) in words.sets["of"])
    return next((found for c in of if (found := _entity(draft, c))), None)


def _before(draft: Draft, whose: int) -> str | None:
    """Who stands right before "whose", but for a comma."""
    near = whose - 1
    if near > 0 and draft.tokens[near].upos == "PUNCT":
        near -= 1
    return _entity(draft, near) if near >= 0 else None


def _bears(draft: Draft, words: Words, head: int) -> str | None:
    """Who is told of with it or in it: "*men* with rifles and a mortar", "*gunmen* in a speedboat"."""
    word = head
    for _ in range(_CLIMB):
        token = draft.tokens[word]
        if token.deprel == "nmod" and _case(draft, word) in words.sets["bearing_with"]:
            found = _entity(draft, token.head)
            return next((e.id for e in draft.entities if e.id == found and e.kind in _BEARERS), None)
        if token.deprel not in ("conj", "compound", "appos") or token.head < 0:
            return None
        word = token.head
    return None


def _maker(draft: Draft, thing: tuple[int, int]) -> str | None:
    """The country or group right before it: "US Humvees", "Afghan army tanks", "Iranian-made drones"; a country that is
    told of by its adjective alone here has to be named elsewhere in the report."""
    assert draft.trees is not None
    demonyms = lexicon(draft.language).demonyms
    for child in draft.trees.subtree(thing[1]):
        if child >= thing[0]:
            break
        at = draft.mention_at.get(child)
        if draft.tokens[child].deprel in _BEFORE and at is not None and draft.mentions[at].kind in _MAKERS:
            found = _entity(draft, child)
            if found:
                return found
        code = (
            demonyms.get(draft.small[child]) if draft.tokens[child].deprel in ("amod", "compound") else None
        )
        if code is not None:
            return next((e.id for e in draft.entities if e.kind == "country" and e.country == code), None)
    return None


def _wielder(draft: Draft, head: int) -> str | None:
    """Who does a deed with it: in `evaluation/gold`, train and development part, 6 of 6 where the set names anybody."""
    heads = [head]
    while draft.tokens[head].deprel == "conj" and len(heads) < _CLIMB:
        head = draft.tokens[head].head
        heads.append(head)
    at = [draft.words[each][0] for each in heads]
    for event in draft.events:
        if event.type in _WITH_ARMS and not event.negated and event.status != "denied":
            doers = [
                each.entity
                for each in event.participants
                if each.role == "actor"
                and each.entity
                and not any(s.start <= at[0] < s.end for s in each.spans)
            ]  # not a craft for itself: "*jets* bombed the bridge"
            means = (each.spans for each in event.participants if each.role == "instrument")
            inside = (span.start <= each < span.end for spans in means for span in spans for each in at)
            if doers and any(inside):
                return doers[0]
    return None


def _force(draft: Draft, words: Words, thing: tuple[int, int]) -> str | None:
    """The force right before it that the report tells of elsewhere: "*police* helicopters", "*Navy* vans"."""
    assert draft.trees is not None
    for child in draft.trees.children(thing[1], "compound", "amod"):
        force = draft.tokens[child].lemma.lower()
        if child <= thing[0] and force in words.sets["forces"]:
            told = (w for w in draft.mention_at if w != child and draft.tokens[w].lemma.lower() == force)
            found = {entity for word in told if (entity := _entity(draft, word)) is not None}
            if len(found) == 1:
                return found.pop()
    return None


def _is_supplied(draft: Draft, words: Words, head: int) -> bool:
    """Whether a compound says that the one named made or gave it ("US-supplied")."""
    assert draft.trees is not None
    return any(draft.small[i] in words.sets["supplied"] for i in draft.trees.subtree(head) if i < head)


def _by_clause(draft: Draft, words: Words, head: int) -> tuple[str | None, str | None]:
    """What a clause about it says: "supplied by the United States", "that the rebels have seized"."""
    assert draft.trees is not None
    holder = giver = None
    first = draft.tokens[head].head if draft.tokens[head].deprel == "conj" else head
    for clause in (
        *draft.trees.children(head, "acl"),
        *(draft.trees.children(first, "acl") if first != head else ()),
    ):
        if not _is_real(draft, words, clause):
            continue
        lemma = draft.tokens[clause].lemma.lower()
        agents = [w for w in draft.trees.children(clause, "obl") if _case(draft, w) in words.sets["by"]]
        subjects = list(draft.trees.children(clause, "nsubj"))
        who = next((e for w in (*agents, *subjects) if w != head and (e := _entity(draft, w))), None)
        passive = draft.tokens[clause].deprel == "acl" or any(
            True for _ in draft.trees.children(clause, "aux:pass")
        )
        if lemma in words.sets["supplying"]:
            if agents or not passive or subjects:
                giver = giver or who
            holder = holder or _recipient(draft, words, clause, head)
        elif lemma in words.sets["holding"]:
            holder = holder or who
    return holder, giver


def _by_governor(draft: Draft, words: Words, head: int) -> tuple[str | None, str | None]:
    """What the verb above says: "were seen armed with", "drove in", "received … from", "sent … to"."""
    for word, verb, relation in _above(draft, head):
        yields = draft.tokens[verb].lemma.lower() in words.sets["yielding"] and relation == "obj"
        if yields and _gives_up(draft, words, verb):
            return _subject(draft, verb), None  # who is to give it up has it
        if not _is_real(draft, words, verb) or _has_none(draft, words, head):
            break
        if relation == "obj" and _is_means(draft, words, head, word, verb):
            return _subject(draft, verb), None
        if relation == "obj" and _is_given_with(draft, words, head, word, verb):
            return _entity(draft, word), _subject(draft, verb)
        if relation == "obl" and _backs(draft, words, word, verb):
            return _bearer(draft, verb), None
        found = _of_verb(draft, words, verb, (word, relation))
        if found is not None:
            return found
        if relation != "xcomp":
            break
    return None, None


def _has_none(draft: Draft, words: Words, head: int) -> bool:
    """Whether it is said that there is none of it: "they own *no* mortars"."""
    assert draft.trees is not None
    return any(draft.small[each] in words.sets["none"] for each in draft.trees.children(head, "det"))


def _is_given_with(draft: Draft, words: Words, head: int, whom: int, verb: int) -> bool:
    """Whether somebody is supplied with a thing that the parser hangs on him: "supplied the rebels *with rifles*"."""
    while draft.tokens[head].deprel == "conj":
        head = draft.tokens[head].head
    hung = draft.tokens[head].head == whom and draft.tokens[head].deprel == "nmod"
    lemma = draft.tokens[verb].lemma.lower()
    gives = lemma in words.sets["supplying"] - words.sets["sending"]
    return hung and gives and _case(draft, head) in words.sets["with"]


def _backs(draft: Draft, words: Words, word: int, verb: int) -> bool:
    """Whether a thing is what somebody is backed by: "soldiers *supported by tanks*"."""
    return (
        draft.tokens[verb].lemma.lower() in words.sets["backing"] and _case(draft, word) in words.sets["by"]
    )


def _is_means(draft: Draft, words: Words, head: int, target: int, verb: int) -> bool:
    """Whether a thing that the parser hangs on what was attacked is what it was attacked with: "shelled the valley *with
    howitzers*"; men may have it themselves ("attacked *men with rifles*")."""
    if head == target or draft.tokens[verb].lemma.lower() not in words.sets["using"]:
        return False
    while head >= 0 and draft.tokens[head].head != target:
        if draft.tokens[head].deprel not in ("conj", "compound", "appos"):
            return False
        head = draft.tokens[head].head
    if head < 0 or draft.tokens[head].deprel != "nmod" or _case(draft, head) not in words.sets["with"]:
        return False
    entity = entity_at(draft, target, target)
    return entity is not None and entity.kind in _GROUND


def _of_verb(
    draft: Draft, words: Words, verb: int, hanging: tuple[int, str]
) -> tuple[str | None, str | None] | None:
    """Holder and supplier by one verb, and the word with its relation that hangs on it; None where it says nothing."""
    assert draft.trees is not None
    word, relation = hanging
    lemma, case = draft.tokens[verb].lemma.lower(), _case(draft, word)
    through = relation == "obl" and case in words.sets["through"]
    if through and draft.small[verb] in words.sets["armed"]:
        gave = lemma in words.sets["supplying"] and draft.trees.child(verb, "obj") is not None
        craft = draft.tokens[verb].head if draft.tokens[verb].deprel == "acl" else -1
        borne = craft >= 0 and _entity(draft, craft) is None  # "Norland has six boats *armed with missiles*"
        bearer = _by_governor(draft, words, craft)[0] if borne else None
        return bearer or _bearer(draft, verb), _subject(draft, verb) if gave else None
    if lemma in words.sets["supplying"]:
        if relation == "obj":
            recipient, giver = _recipient(draft, words, verb, word), _subject(draft, verb)
            kinds = {entity.id: entity.kind for entity in draft.entities}
            own = lemma in words.sets["sending"] and kinds.get(giver or "") != "country"
            if own and kinds.get(recipient or "", "place") == "place":
                return giver, None  # "the army sent two helicopters to the town"
            return recipient, giver
        if relation == "obl" and case in words.sets["with"]:  # "provided them with", but "sent troops with"
            giver = None if lemma in words.sets["sending"] else _subject(draft, verb)
            return _object(draft, verb), giver
        if relation == "nsubj:pass":
            return _recipient(draft, words, verb, word), _agent(draft, words, verb)
    passive = draft.trees.child(verb, "nsubj:pass") is not None
    if through and (passive or lemma in words.sets["using"] or case in words.sets["with"]):
        return _agent(draft, words, verb, but=word) if passive else _subject(draft, verb), None
    if lemma in words.sets["holding"] and not _is_down(draft, words, verb):
        loose = relation == "obl" and case in (None, *words.sets["particles_of_verbs"])
        if relation == "obj" or through or loose:
            return _subject(draft, verb), _source(draft, words, verb, word)
        if relation == "nsubj:pass":
            return _agent(draft, words, verb), None
    return None


def _is_real(draft: Draft, words: Words, verb: int) -> bool:
    """Whether a verb tells what is or was: no infinitive that somebody is asked or plans to do, no modal, no negation,
    and nothing that somebody denies; what somebody is said to do counts ("is believed *to hold* rifles")."""
    assert draft.trees is not None
    token = draft.tokens[verb]
    above = draft.tokens[token.head].lemma.lower() if token.head >= 0 else ""
    if token.deprel in ("ccomp", "xcomp") and above in words.sets["denying"]:
        return False
    said = token.deprel == "xcomp" and above in words.sets["believing"]
    said = said and bool(draft.trees.children(token.head, "aux:pass", "nsubj:pass"))
    around = draft.trees.children(verb, "mark", "aux", "advmod")
    forms = [*(draft.small[c] for c in around), *(draft.tokens[c].lemma.lower() for c in around)]
    done = any(
        draft.tokens[c].lemma.lower() in words.sets["perfect"] for c in around
    )  # "is said *to have* supplied"
    done = done or said
    return not any(form in words.sets["unreal"] and not (done and form in words.sets["to"]) for form in forms)


def _gives_up(draft: Draft, words: Words, verb: int) -> bool:
    """Whether somebody gives his own up: "handed *in*", "laid *down*"."""
    after = draft.small[verb + 1 : verb + 2]
    alone = draft.tokens[verb].lemma.lower() in words.sets["surrendering"]
    return alone or bool(words.sets["yielded"].intersection(after))


def _is_down(draft: Draft, words: Words, verb: int) -> bool:
    assert draft.trees is not None
    return any(draft.small[c] in words.sets["particles"] for c in draft.trees.children(verb, "compound:prt"))


def _above(draft: Draft, head: int) -> Iterator[tuple[int, int, str]]:
    """The verbs above a word, each with the word that hangs on it and the relation, past coordination."""
    word = head
    for _ in range(_CLIMB):
        token = draft.tokens[word]
        if token.head < 0:
            return
        relation = token.deprel.partition(":")[0]
        above = draft.tokens[token.head]
        if above.upos in ("VERB", "ADJ") and relation in ("obj", "obl", "nsubj", "xcomp", "advcl"):
            yield word, token.head, token.deprel if token.deprel == "nsubj:pass" else relation
        elif relation not in ("conj", "compound", "appos", "nmod", "nummod", "amod", "flat"):
            return
        word = token.head


def _case(draft: Draft, word: int) -> str | None:
    assert draft.trees is not None
    return next((draft.small[c] for c in draft.trees.children(word, "case")), None)


def _subject(draft: Draft, verb: int) -> str | None:
    """Who does it, also where the verb borrows its subject: "seen driving", "and seized", "fighters armed with"."""
    assert draft.trees is not None
    for _ in range(_CLIMB):
        subject = draft.trees.child(verb, "nsubj")
        if subject is not None:
            return _entity(draft, subject)
        token = draft.tokens[verb]
        if token.head < 0:
            return None
        if token.deprel == "acl":
            return _entity(draft, token.head)
        blamed = _blamed(draft, words_of(draft.language), verb)
        if blamed is not None:
            return _entity(draft, blamed)
        if token.deprel == "acl:relcl" or token.deprel.partition(":")[0] not in ("xcomp", "conj", "advcl"):
            return None
        verb = next((w for w in (token.head, *draft.trees.ancestors(token.head)) if _is_verb(draft, w)), -1)
        if verb < 0:
            return None
    return None


def _blamed(draft: Draft, words: Words, verb: int) -> int | None:
    """Who is said to do what a verb tells, by whom another blames: "accused *the army* of dropping bombs"."""
    assert draft.trees is not None
    token = draft.tokens[verb]
    blames = token.head >= 0 and draft.tokens[token.head].lemma.lower() in words.sets["blaming"]
    if not blames or not any(
        draft.small[c] in words.sets["of"] for c in draft.trees.children(verb, "mark", "case")
    ):
        return None
    return draft.trees.child(token.head, "obj", "nsubj:pass")


def _is_verb(draft: Draft, word: int) -> bool:
    return draft.tokens[word].upos in ("VERB", "ADJ", "AUX")


def _bearer(draft: Draft, verb: int) -> str | None:
    """Who is armed: the object of arming, or else whom the participle is about."""
    return _object(draft, verb) or _subject(draft, verb)


def _object(draft: Draft, verb: int) -> str | None:
    assert draft.trees is not None
    word = draft.trees.child(verb, "obj", "iobj")
    return _entity(draft, word) if word is not None else None


def _agent(draft: Draft, words: Words, verb: int, *, but: int = -1) -> str | None:
    assert draft.trees is not None
    agents = (
        w for w in draft.trees.children(verb, "obl") if w != but and _case(draft, w) in words.sets["by"]
    )
    return next((e for w in agents if (e := _entity(draft, w))), None)


def _source(draft: Draft, words: Words, verb: int, thing: int) -> str | None:
    """From whom it was bought or received; what was seized from somebody was not given."""
    assert draft.trees is not None
    if draft.tokens[verb].lemma.lower() not in words.sets["receiving"]:
        return None
    named = (*draft.trees.children(verb, "obl"), *draft.trees.children(thing, "nmod"))
    last = max((w for w in draft.trees.children(thing, "conj")), default=thing)
    named = (*named, *draft.trees.children(last, "nmod"))
    sources = (w for w in named if _case(draft, w) in words.sets["from"])
    return next((e for w in sources if (e := _entity(draft, w))), None)


def _recipient(draft: Draft, words: Words, verb: int, thing: int) -> str | None:
    assert draft.trees is not None
    told = list(draft.trees.children(verb, "iobj"))
    told += [
        w for w in draft.trees.children(verb, "obl") if w != thing and _case(draft, w) in words.sets["to"]
    ]
    return next((e for w in told if (e := _entity(draft, w))), None)
