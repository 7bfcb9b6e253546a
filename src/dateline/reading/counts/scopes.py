"""What befell those who are counted, from the word that governs them: "killed 12", "12 dead", "the toll rose to 12"."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.reading.counts.units import Counted, kind_of_unit
from dateline.reading.counts.words import Side, Words, words_of
from dateline.reading.draft import Draft
from dateline.terms import Scope

_HIGHEST = 6
"""How many steps up the tree are looked at; a phrase inside a phrase inside a phrase takes three."""
_OF_PEOPLE = frozenset(("killed", "injured", "casualties", "detained", "abducted", "displaced"))
"""What befalls people alone."""
_THINGS = ("event", "object", "abstract", "place", "time")
_OF_WHAT_IS_BUILT = ("destroyed", "damaged")
_EARLIER = frozenset(("detained", "abducted", "missing", "displaced"))
"""What can be told of people to whom another thing happened since."""
_SINCE = frozenset(("released", "killed"))
_SHARED = frozenset(
    ("killed", "injured", "detained", "abducted", "released", "missing", "displaced", "evacuated")
)
"""What befalls those too who are with whom it befalls: "arrested *with two others*"."""
_MOST_LOST = 100_000
"""Losses from there on are of money: no report that was looked at has as many people lost in one number."""


@dataclass(frozen=True, slots=True)
class Fate:
    """A scope, and the word that says it; ``presumed`` where only what those counted are called does."""

    scope: Scope
    word: int
    presumed: bool = False


def fate_of(draft: Draft, counted: Counted) -> Fate | None:
    """What befell those counted, by the nearest word that says so; None where none does."""
    words = words_of(draft.language)
    if counted.unit is not None and draft.tokens[counted.unit[1]].lemma.lower() in words.sets["accusations"]:
        return None  # "three counts of murder" are no dead
    first = counted.number.first
    if (
        first > 1
        and draft.small[first - 1] in words.sets["except"]
        and draft.small[first - 2] in words.sets["every"]
    ):
        return None  # "killed all but two"
    fate = (
        _by_state(draft, words, counted)
        or _by_group(draft, words, counted)
        or _by_clause(draft, words, counted)
        or _by_governor(draft, words, counted)
        or _by_company(draft, words, counted)
        or _by_taking(draft, words, counted)
        or _by_noun(draft, words, counted)
        or _by_place(draft, words, counted)
        or _presumed(draft, words, counted)
    )
    if fate is not None and fate.scope in _EARLIER:
        fate = _since(draft, words, counted, fate)
    if fate is not None and fate.scope == "released" and is_wanted(draft, words, fate.word):
        if draft.small[fate.word] in words.sets["handing"]:
            return None  # whom somebody is asked to hand over he may not hold
        fate = Fate("detained", fate.word)  # "demanded the release of five" leaves them where they are
    if fate is not None and fate.scope in _OF_PEOPLE and _is_no_person(draft, words, counted, fate):
        fate = _of_things(draft, words, counted, fate)
    if fate is None or _is_loss_of_money(draft, words, counted, fate):
        return None
    if fate.scope in _OF_WHAT_IS_BUILT and counted.kind == "people":
        return None  # "the tanker was destroyed with 40 men on board"
    if fate.scope == "seized" and counted.kind == "people":  # "40 captured soldiers"
        return Fate("detained", fate.word)
    other = _or_else(draft, words, fate)
    if other is None:
        return fate
    return Fate("casualties", fate.word) if {fate.scope, other} == {"killed", "injured"} else None


def _since(draft: Draft, words: Words, counted: Counted, fate: Fate) -> Fate:
    """What befell them since, where what befell them first says who they are: "*freed* two nurses they had held"."""
    now = _by_governor(draft, words, counted)
    if now is None or now.scope not in _SINCE or is_unreal(draft, words, now.word):
        return fate
    return fate if is_wanted(draft, words, now.word, "settled") else now


def is_wanted(draft: Draft, words: Words, word: int, wants: str = "demands") -> bool:
    """Whether what a verb or noun tells is only asked for, or set as a condition: "demanded the *release* of five",
    "unless nine are *freed*"; ``wants`` is the set of what asks or, "settled", of what only decides it."""
    assert draft.trees is not None
    for _ in range(_HIGHEST):
        if any(draft.small[mark] in words.sets["unless"] for mark in draft.trees.children(word, "mark")):
            return True
        token = draft.tokens[word]
        if token.head < 0:
            return False
        above = draft.tokens[token.head]
        if above.lemma.lower() in words.sets[wants]:
            return token.deprel not in ("conj", "parataxis", "nsubj", "advcl")
        if token.deprel.partition(":")[0] not in ("obj", "obl", "nmod", "xcomp", "ccomp", "conj", "nsubj"):
            return False
        word = token.head
    return False


def _is_loss_of_money(draft: Draft, words: Words, counted: Counted, fate: Fate) -> bool:
    """Whether a number of losses is too great for people: "put its losses at *40 million*"."""
    lost = draft.tokens[fate.word].lemma.lower() in words.sets["loses"]
    return lost and counted.unit is None and counted.number.low >= _MOST_LOST


def _is_no_person(draft: Draft, words: Words, counted: Counted, fate: Fate) -> bool:
    """Whether what is counted cannot be killed or held, whatever the verb: "held *40 rallies*", "*two bombings* killed
    five", "soldiers were killed and *six helicopters* lost"; not a noun that itself says what befell people."""
    if counted.unit is None or fate.word in (counted.unit[1], counted.state) or counted.kind == "people":
        return False
    noun = counted.unit[1]
    joined = any(draft.tokens[i].upos == "CCONJ" for i in range(*counted.unit))  # "400 dead and three tanks"
    if joined or draft.tokens[noun].lemma.lower() in words.sets["groups"]:
        return False
    return counted.kind == "things" or any(one.head == noun and one.sort in _THINGS for one in draft.found)


def _of_things(draft: Draft, words: Words, counted: Counted, fate: Fate) -> Fate | None:
    """What befalls things where a verb is told of people too: they are taken or lost, and never killed or held."""
    assert counted.unit is not None
    verb = draft.tokens[fate.word].lemma.lower()
    for entry in words.verbs["object"].get(verb, ()):
        if entry.only == "things" and (counted.kind == "things" or entry.scope == "seized"):
            return Fate(entry.scope, fate.word)
    if not any(one.head == counted.unit[1] and one.sort == "object" for one in draft.found):
        return None
    if fate.scope in ("detained", "abducted") and verb not in words.sets["keeps"]:
        return Fate("seized", fate.word)
    lost = fate.scope == "killed" and counted.kind == "things" and verb in words.sets["loses"]
    return Fate("destroyed", fate.word) if lost else None


def _or_else(draft: Draft, words: Words, fate: Fate) -> Scope | None:
    """What else befell some of them, so that no number is of the one alone: "400 were killed *or* wounded"."""
    assert draft.trees is not None
    token = draft.tokens[fate.word]
    joined = [(word, word) for word in draft.trees.children(fate.word, "conj")]
    if token.deprel == "conj":
        joined.append((token.head, fate.word))
    for other, later in joined:
        scope = words.states.get(draft.small[other])
        signs = draft.trees.children(later, "cc")
        if all(draft.trees.child(verb, "obj") is not None for verb in (other, fate.word)):
            continue  # "kidnapped 20 workers or killed them"
        if scope not in (None, fate.scope) and any(draft.small[sign] in words.sets["or"] for sign in signs):
            return scope
    return None


def _by_state(draft: Draft, words: Words, counted: Counted) -> Fate | None:
    """A word right after them or hanging on them: "12 dead", "20 others injured", "four people killed in …"."""
    if counted.state is not None and not _acts(draft, counted.state):
        if counted.among == counted.state:  # "three of the wounded *died*"
            done = _by_governor(draft, words, counted)
            if done is not None and not is_unreal(draft, words, done.word):
                return done
        return Fate(words.states[draft.small[counted.state]], counted.state)
    assert draft.trees is not None
    first = counted.number.first
    if first > 1 and draft.word(first - 1) == ":" and draft.small[first - 2] in words.states:
        return Fate(words.states[draft.small[first - 2]], first - 2)  # "Killed: 4"
    for child in draft.trees.children(counted.head, "acl", "amod", "xcomp"):
        form = draft.small[child]
        of_another = draft.trees.child(child, "nsubj", "nsubj:pass") is not None  # "after a woman was killed"
        if draft.tokens[child].deprel == "acl:relcl" or of_another or _is_of_next(draft, counted, child):
            continue
        if form in words.states and not _acts(draft, child):
            # "killed 16 displaced people" counts the killed
            before = counted.number.last < child < counted.head
            done = _by_governor(draft, words, counted) if before else None
            return (
                done if done and not is_unreal(draft, words, done.word) else Fate(words.states[form], child)
            )
    return None


def _is_of_next(draft: Draft, counted: Counted, state: int) -> bool:
    """Whether a word for what befell some stands at the next number: "16 bodies and *45 injured*"."""
    before = state - 1
    return before > counted.number.last and draft.tokens[before].upos == "NUM"


def is_unreal(draft: Draft, words: Words, word: int) -> bool:
    """Whether what befalls them is only planned, possible or denied ("plotted to kill a guard")."""
    assert draft.trees is not None
    around = draft.trees.children(word, "mark", "aux", "advmod", "amod")
    return any(draft.small[i] in words.sets["unreal"] for i in around)


def _by_group(draft: Draft, words: Words, counted: Counted) -> Fate | None:
    """Those whom they are some of: "the dead included four children", "among the wounded were two nurses and *three
    guards*"."""
    head = counted.head
    for _ in range(_HIGHEST):
        for whole in _groups(draft, words, head):
            scope = words.states.get(draft.small[whole])
            if scope is None and draft.small[whole] in words.sets["them"]:  # "among those killed"
                scope = next((s for form in _said_of(draft, whole) if (s := words.states.get(form))), None)
            if scope is not None and whole != counted.head:
                return Fate(scope, whole)
        if draft.tokens[head].deprel not in ("conj", "appos"):
            break
        head = draft.tokens[head].head
    return None


def _groups(draft: Draft, words: Words, head: int) -> Iterator[int]:
    """The words for a group that a noun is said to be of, or to be all of."""
    assert draft.trees is not None
    token, trees = draft.tokens[head], draft.trees
    hung = (*trees.children(head, "nmod", "obl"), *_before_be(draft, head))
    yield from (
        w for w in hung if any(draft.small[c] in words.sets["among"] for c in trees.children(w, "case"))
    )
    above = token.head
    if above >= 0 and token.deprel in ("obj", "nsubj") and draft.small[above] in words.sets["including"]:
        yield from trees.children(above, "nsubj")
    if trees.child(head, "cop") is not None:  # "the dead were four nurses"
        yield from trees.children(head, "nsubj")


def _before_be(draft: Draft, head: int) -> Iterator[int]:
    """What passes for the subject of a clause on what somebody is: "among *those* killed were four guards"."""
    assert draft.trees is not None
    if draft.trees.child(head, "cop") is not None:
        for clause in draft.trees.children(head, "advcl"):
            yield from draft.trees.children(clause, "nsubj", "nsubj:pass")


def _said_of(draft: Draft, those: int) -> Iterator[str]:
    """The participles on "those"."""
    assert draft.trees is not None
    yield from (draft.small[child] for child in draft.trees.children(those, "acl"))
    above = draft.tokens[those].head
    if draft.tokens[those].deprel.startswith("nsubj") and draft.tokens[above].deprel == "advcl":
        yield draft.small[above]


def _by_place(draft: Draft, words: Words, counted: Counted) -> Fate | None:
    """What they are in or have: "200 people in jail", "two are in custody", "three men with burns"."""
    assert draft.trees is not None
    head = counted.head
    below = [*draft.trees.children(head, "nmod")]
    above = draft.tokens[head].head
    if above >= 0 and draft.tokens[head].deprel.startswith("nsubj"):
        below += [above, *draft.trees.children(above, "obl")]
    for word in below:
        lemma = draft.tokens[word].lemma.lower()
        if lemma in words.held or lemma in words.marks:
            case = draft.trees.child(word, "case")
            before = draft.small[case] if case is not None else ""
            if before in words.sets["inside"] and lemma in words.held:
                return Fate(words.held[lemma], word)
            if before in words.sets["with"] and lemma in words.marks:
                return Fate(words.marks[lemma], word)
    return None


def _acts(draft: Draft, word: int) -> bool:
    """Whether what looks like a participle is a verb with an object: "12 soldiers wounded a man"."""
    assert draft.trees is not None
    return draft.tokens[word].upos == "VERB" and draft.trees.child(word, "obj") is not None


def _by_clause(draft: Draft, words: Words, counted: Counted) -> Fate | None:
    """A clause about them: "12 people who died", "60 people fleeing the fighting"."""
    assert draft.trees is not None
    for clause in draft.trees.children(counted.head, "acl"):
        if draft.tokens[clause].upos != "VERB" or _is_of_next(draft, counted, clause):
            continue
        # those who do it are not those whom it befalls: "two mines killed six"
        active = _is_active(draft, words, clause) or _acts(draft, clause)
        side: Side | None = "subject" if active else "object"
        if draft.tokens[clause].deprel == "acl:relcl":
            side = _side_of_pronoun(draft, words, clause)
        found = _of_verb(draft, words, counted, clause, side) if side else None
        if found:
            return found
    return None


def _is_active(draft: Draft, words: Words, clause: int) -> bool:
    return draft.small[clause].endswith(tuple(words.sets["active"]))


def _side_of_pronoun(draft: Draft, words: Words, clause: int) -> Side | None:
    assert draft.trees is not None
    for child in draft.trees.dependents[clause]:
        if draft.small[child] in words.sets["relative"]:
            return _side(draft, child)
    return None


def _side(draft: Draft, word: int) -> Side | None:
    """Whether a word stands for the object or the subject of the verb above it; by the auxiliary where the parser calls
    the subject of a passive a plain one."""
    assert draft.trees is not None
    token = draft.tokens[word]
    if token.deprel in ("nsubj:pass", "obj"):
        return "object"
    if token.deprel == "nsubj":
        return "object" if draft.trees.child(token.head, "aux:pass") is not None else "subject"
    if token.deprel in ("obl", "obl:unmarked") and token.upos == "NUM" and word > token.head:
        alone = draft.trees.child(word, "case") is None and draft.trees.child(token.head, "obj") is None
        return "object" if alone else None  # "arrested about 40", which the parser takes for a measure
    loose = token.deprel in ("obl:unmarked", "compound", "dep") and word < token.head
    return "subject" if loose and draft.trees.child(token.head, "nsubj") is None else None


def _by_governor(draft: Draft, words: Words, counted: Counted) -> Fate | None:
    """The verb or noun that they hang on, past coordination, groups and appositions."""
    assert draft.trees is not None
    word = counted.head
    subject = draft.trees.child(word, "nsubj")
    if subject is not None and draft.tokens[word].upos == "NUM" and not is_unreal(draft, words, word):
        return toll_of(draft, words, subject, but=word)  # "the number of dead is 40"
    for _ in range(_HIGHEST):
        token = draft.tokens[word]
        if token.head < 0:
            return None
        relation = token.deprel.partition(":")[0]
        if _is_including(draft, words, word):
            return None  # parts take after their whole
        toll = _toll_above(draft, words, word)
        if toll:
            return toll
        above = draft.tokens[token.head]
        if relation in ("nsubj", "obj", "obl", "xcomp", "ccomp", "iobj") and above.upos in (
            "VERB",
            "ADJ",
            "AUX",
        ):
            side = _side(draft, word)
            verb = _nearer(draft, words, counted, token.head) if relation == "obj" else token.head
            found = _of_verb(draft, words, counted, verb, side) if side else None
            if found or relation not in ("xcomp",):
                return found
        elif relation == "nmod":
            found = _of_noun(draft, words, word)
            if found:
                return found
            if _is_apart(draft, words, counted, word):
                return None
        elif relation not in ("conj", "appos", "nummod", "compound", "amod", "dep", "det"):
            return None
        word = token.head
    return None


def _is_apart(draft: Draft, words: Words, counted: Counted, word: int) -> bool:
    """Whether what befalls the phrase above does not befall those counted in it: what befell two of the five did not
    befall the five. Their own number and a group of them are no such phrases ("tens of thousands of residents")."""
    assert draft.trees is not None
    above = draft.tokens[word].head
    if counted.number.first <= above <= counted.number.last:
        return False
    if draft.tokens[above].upos != "NUM":
        return draft.tokens[above].lemma.lower() not in words.sets["groups"]
    of = draft.trees.child(word, "case")
    return of is not None and draft.small[of] in words.sets["of"]


def _by_company(draft: Draft, words: Words, counted: Counted) -> Fate | None:
    """What befell those with whom they were: "arrested *with two others*", "pardoned along with *60 of his men*"."""
    assert draft.trees is not None
    token = draft.tokens[counted.head]
    case = draft.trees.child(counted.head, "case")
    if case is None or counted.kind != "people" or token.deprel.partition(":")[0] not in ("obl", "nmod"):
        return None
    along = draft.small[max(case - 1, 0)] in words.sets["along"]
    if draft.small[case] not in words.sets["with"] and not along:
        return None
    verb, above, last = token.head, token.head, case - 1
    if not along and any(one.sort == "event" and one.head == last for one in draft.found):
        return None  # "in a gunfight *with two policemen*"
    if token.deprel.startswith("nmod"):
        if not along:
            return None
        verb = draft.tokens[above].head
    if verb < 0 or draft.tokens[verb].upos != "VERB" or is_unreal(draft, words, verb):
        return None
    passive = draft.trees.child(verb, "aux:pass", "nsubj:pass") is not None
    if not passive and draft.trees.child(verb, "obj") is not None:
        return None
    found = _of_verb(draft, words, counted, verb, "object" if passive else "subject")
    return found if found and found.scope in _SHARED else None


def _by_taking(draft: Draft, words: Words, counted: Counted) -> Fate | None:
    """What somebody goes off with, or is robbed of ("made off *with four lorries*"), and those to whom nothing comes any
    more ("power was cut *to 9,000 homes*")."""
    assert draft.trees is not None
    head = counted.head
    while draft.tokens[head].deprel == "conj":
        head = draft.tokens[head].head
    case = draft.trees.child(head, "case")
    if case is None or draft.tokens[head].deprel.partition(":")[0] not in ("obl", "obj", "nmod"):
        return None
    before, verb = draft.small[case], draft.tokens[head].head
    lemma, told = draft.tokens[verb].lemma.lower(), set(_keys(draft, verb))
    if counted.kind != "people" and not is_unreal(draft, words, verb):
        loots = before in words.sets["with"] and not told.isdisjoint(words.sets["loots"])
        if loots or (before in words.sets["of"] and lemma in words.sets["robs"]):
            return Fate("seized", verb) if counted.kind == "things" else None
    if before in words.sets["to"]:
        above = draft.tokens[verb].head if draft.tokens[verb].deprel in ("obj", "nsubj:pass") else verb
        if draft.tokens[above].lemma.lower() in words.sets["cuts"]:
            return Fate("affected", above)
    return None


def _nearer(draft: Draft, words: Words, counted: Counted, verb: int) -> int:
    """The verb right before a number, where the parser hangs it on one that this verb is joined to ("killed 1,200,
    injured 4,000"); else the verb itself."""
    assert draft.trees is not None
    before = counted.number.first - 1
    joined = verb < before and draft.tokens[before].deprel == "conj" and draft.tokens[before].upos == "VERB"
    own = joined and draft.trees.child(before, "obj") is None
    return before if own and draft.tokens[before].lemma.lower() in words.verbs["object"] else verb


def _of_verb(draft: Draft, words: Words, counted: Counted, verb: int, side: Side | None) -> Fate | None:
    """What a verb does to its object, or its subject to itself; or the state that it finds or leaves them in."""
    assert draft.trees is not None
    token, form = draft.tokens[verb], draft.small[verb]
    state = next(
        (
            c
            for c in (
                *draft.trees.children(verb, "xcomp", "obj"),
                *draft.trees.children(verb, "advmod"),
                *(verb + 1,)[: verb + 1 < len(draft.tokens)],  # "shot dead five" as the parser may take it
            )
            if draft.small[c] in words.states and draft.tokens[c].upos in ("ADJ", "VERB", "ADV")
        ),
        None,
    )
    others = side == "subject" and any(each != state for each in draft.trees.children(verb, "obj"))
    if state is not None and not others and not _acts(draft, state):
        return Fate(words.states[draft.small[state]], state)  # whoever shot somebody dead lives
    entries = words.verbs[side] if side else {}
    named = next((entries[key] for key in _keys(draft, verb) if key in entries), ())
    for entry in named:
        if _is_another_sense(draft, words, counted, verb, entry.scope):
            continue
        if (
            entry.scope == "supplied"
            and words.among("sends", token.lemma)
            and _are_forces(draft, words, counted)
        ):
            return Fate("deployed", verb)  # "sent two frigates to the strait"
        if _narrows_to(words, draft, counted, entry.only):
            return Fate(entry.scope, verb)
    if side == "object" and _is_last_seen(draft, words, verb):
        return Fate("missing", verb)
    bare = token.upos == "ADJ" or (token.upos == "VERB" and not _acts(draft, verb))
    if (side == "subject" or token.upos == "ADJ") and bare and form in words.states:
        return Fate(words.states[form], verb)  # "30 are missing", "12 hurt in …"
    inner = draft.trees.child(verb, "xcomp")
    if inner is not None and draft.tokens[inner].upos == "VERB":  # "forced 300 to flee"
        for entry in words.verbs["subject"].get(draft.tokens[inner].lemma.lower(), ()):
            return Fate(entry.scope, inner)
    return None


def _is_another_sense(draft: Draft, words: Words, counted: Counted, verb: int, scope: Scope) -> bool:
    """Whether a verb says another thing of those counted than it mostly does."""
    assert draft.trees is not None
    lemma = draft.tokens[verb].lemma
    noun = draft.tokens[counted.unit[1]].lemma.lower() if counted.unit else ""
    if scope == "killed":
        return _loses_things(draft, words, counted, verb)
    if scope == "destroyed":  # who has "lost *two villages*" has not destroyed them
        return words.among("loses", lemma) and noun in words.sets["ground"]
    if scope == "displaced":  # diplomats who are expelled have not lost their homes
        return noun in words.sets["sent_out"]
    turned = draft.trees.children(verb, "compound", "advmod")  # "sent back eleven lorries"
    return scope in ("supplied", "deployed") and any(draft.small[i] in words.sets["back"] for i in turned)


def _are_forces(draft: Draft, words: Words, counted: Counted) -> bool:
    """Whether what is sent is there to serve: units, ships, and what goes with people ("two helicopters and 300 men")."""
    assert draft.trees is not None
    if counted.unit is None:
        return False
    if draft.tokens[counted.unit[1]].lemma.lower() in words.sets["forces"]:
        return True
    beside = [*draft.trees.children(counted.head, "conj")]
    if draft.tokens[counted.head].deprel == "conj":
        beside.append(draft.tokens[counted.head].head)
    return any(kind_of_unit(draft, words, word) == "people" for word in beside)


def _is_last_seen(draft: Draft, words: Words, verb: int) -> bool:
    """Whether nobody saw or heard of them after something: "have *not* been *seen since*"."""
    assert draft.trees is not None
    if draft.tokens[verb].lemma.lower() not in words.sets["seen"]:
        return False
    near = {draft.small[i] for i in draft.trees.children(verb, "advmod")}
    after = draft.trees.subtree(verb)
    return bool(near & words.sets["not"]) and any(
        draft.small[i] in words.sets["since"] for i in after if i > verb
    )


def _loses_things(draft: Draft, words: Words, counted: Counted, verb: int) -> bool:
    """Whether a verb of loss has for its object what is not known to be people: "lost *ten of the first* contests"."""
    if counted.kind == "people" or draft.tokens[verb].lemma.lower() not in words.sets["loses"]:
        return False
    after = counted.number.last + 1
    of = after < len(draft.tokens) and draft.small[after] in words.sets["of"]
    return counted.unit is not None or (of and counted.among is None)


def _keys(draft: Draft, verb: int) -> Iterator[str]:
    """The verb with what makes a phrase of it, the most telling first, then alone: "take into custody", "lose life",
    "lock up", "take"."""
    assert draft.trees is not None
    lemma = draft.tokens[verb].lemma.lower()
    for child in draft.trees.children(verb, "obl", "nmod", "obj", "xcomp", "advmod"):
        other = draft.tokens[child].lemma.lower()
        case = draft.trees.child(child, "case")
        yield f"{lemma} {draft.small[case]} {other}" if case is not None else f"{lemma} {other}"
    after = verb + 1
    sets = words_of(draft.language).sets
    if (
        draft.small[verb] in sets["handing"]
        and after < len(draft.small)
        and draft.small[after] in sets["hung"]
    ):
        yield f"{lemma} {draft.small[after]}"  # "handed *over* 37 men", with "over" hung on the number
    particle = draft.trees.child(verb, "compound:prt")
    if particle is not None:
        yield f"{lemma} {draft.small[particle]}"
    yield lemma


def _narrows_to(words: Words, draft: Draft, counted: Counted, only: str | None) -> bool:
    """Whether a verb that narrows to people or things has them; those whose noun says what befell them need no such verb
    ("sent refugees")."""
    if only is None:
        return True
    noun = draft.tokens[counted.unit[1]].lemma.lower() if counted.unit else None
    return noun not in words.nouns and (only == counted.kind or (only == "people" and counted.kind is None))


def _of_noun(draft: Draft, words: Words, word: int) -> Fate | None:
    """What a noun of that effect is done to, or of whom it is: "the killing of six monks", "a protest by 60 nurses"."""
    assert draft.trees is not None
    above = draft.tokens[word].head
    case = draft.trees.child(word, "case")
    if case is None or draft.small[case] not in words.sets["by"]:
        return None
    if draft.tokens[above].deprel == "appos" and draft.small[above] in words.sets["them"]:
        above = draft.tokens[above].head  # "eight bodies, among them *those* of two girls"
    noun, of = draft.tokens[above].lemma.lower(), draft.small[case] in words.sets["of"]
    scope = words.crowds.get(noun) or (words.nouns.get(noun) if of else None)
    if scope == "deployed" and noun in words.crowds and not _serve(draft, words, word):
        return None
    return Fate(scope, above) if scope else None


def _serve(draft: Draft, words: Words, noun: int) -> bool:
    """Whether those in a force or a column serve in it: "a column of *80 police*", not one of 2,000 villagers."""
    lemma = draft.tokens[noun].lemma.lower()
    people = kind_of_unit(draft, words, noun) == "people" and lemma not in words.sets["dwellers"]
    return people or lemma in words.sets["forces"]


def _by_noun(draft: Draft, words: Words, counted: Counted) -> Fate | None:
    """What the noun itself says: "nine deaths", "20 hostages"."""
    if counted.unit is None:
        return None
    noun = counted.unit[1]
    lemma, above = draft.tokens[noun].lemma.lower(), draft.tokens[counted.head].head
    if lemma in words.sets["lives"] and (
        above < 0 or draft.tokens[above].lemma.lower() not in words.sets["takes_life"]
    ):
        return None  # "saved 14 lives"
    scope = words.nouns.get(lemma)
    moves = draft.tokens[above].lemma.lower() if above >= 0 else ""
    if scope == "displaced" and moves in words.sets["returns"]:
        return None  # "2,700 refugees returned"
    return Fate(scope, noun) if scope else None


def _presumed(draft: Draft, words: Words, counted: Counted) -> Fate | None:
    """What those so called do where nothing else is told of them: "had 1,846 troops", "wanted twelve convicts"; not
    where they do a thing to others ("six soldiers killed three men")."""
    assert draft.trees is not None
    token = draft.tokens[counted.head]
    if any(
        draft.small[c] in words.sets["including"] for c in draft.trees.children(counted.head, "case", "mark")
    ):
        return None  # of "nine people, *including* six soldiers" what befell the nine is told
    does = token.deprel == "nsubj" and _acts(draft, token.head)
    if counted.unit is None or (
        does and draft.tokens[token.head].lemma.lower() not in words.sets["advances"]
    ):
        return None
    noun = counted.unit[1]
    scope = words.presumed.get(draft.tokens[noun].lemma.lower())
    if scope == "detained" and token.deprel.startswith("nsubj"):  # "90 inmates escaped"
        return None
    if (
        scope == "deployed" and token.deprel == "nsubj:pass"
    ):  # "six soldiers were tried" are not there to serve
        scope = scope if draft.tokens[token.head].lemma.lower() in words.sets["sighting"] else None
    return Fate(scope, noun, presumed=True) if scope else None


def _toll_above(draft: Draft, words: Words, word: int) -> Fate | None:
    """ "The death toll rose to 31", "put the toll at 45", "a toll of 31", "the number of dead reached 31"."""
    assert draft.trees is not None
    case = draft.trees.child(word, "case")
    at = case is not None and draft.small[case] in words.sets["toll_at"] | words.sets["change"]
    token = draft.tokens[word]
    if not at and token.deprel != "obj":
        return None
    above = token.head
    by = draft.trees.child(above, "case") if draft.tokens[above].upos == "NUM" else None
    if by is not None and draft.small[by] in words.sets["up_by"]:  # "rose by six | to 54"
        above = draft.tokens[above].head
    whole = draft.tokens[above].head if token.deprel == draft.tokens[above].deprel == "nmod" else above
    if draft.tokens[whole].lemma.lower() in words.sets["quantity"]:  # "the number of dead | *to three*"
        above = whole
    puts = _put_above(draft, words, word) if at else None
    for told in draft.trees.children(puts, "obj") if puts is not None else ():
        found = toll_of(draft, words, told, but=word)
        if found:
            return found
        crowd = words.crowds.get(draft.tokens[told].lemma.lower())
        if crowd:  # "put the crowd at 12,000"
            return Fate(crowd, told)
    if at and token.deprel.startswith("nmod") and draft.tokens[above].upos in ("NOUN", "PROPN"):
        found = toll_of(draft, words, above, but=word)
        if found or puts is None:
            return found
        above = puts
    if draft.tokens[above].upos not in ("VERB", "ADV", "ADJ"):  # "is down to 18"
        return None
    for child in draft.trees.children(above, "nsubj", "obj"):
        found = toll_of(draft, words, child, but=word) if child != word else None
        if found:
            return found
    return None


def _put_above(draft: Draft, words: Words, word: int) -> int | None:
    """The verb that puts a toll at a number hanging on a noun before it: "puts the dead in the raid at 23"."""
    assert draft.trees is not None
    case = draft.trees.child(word, "case")
    if case is None or draft.small[case] not in words.sets["put_at"]:
        return None
    return next(
        (i for i in draft.trees.ancestors(word) if draft.tokens[i].lemma.lower() in words.sets["puts"]), None
    )


def toll_of(draft: Draft, words: Words, noun: int, *, but: int) -> Fate | None:
    """What a noun that is a number of victims is a number of: "toll", "the number of people killed"."""
    assert draft.trees is not None
    lemma = draft.tokens[noun].lemma.lower()
    if draft.tokens[noun].upos == "PRON":
        return None
    parts = [draft.tokens[c].lemma.lower() for c in draft.trees.children(noun, "compound", "amod")]
    for phrase, scope in sorted(words.tolls.items(), key=lambda row: -len(row[0])):
        if phrase[-1] == lemma and (len(phrase) == 1 or phrase[0] in parts):
            return Fate(scope, noun)
    if lemma not in words.sets["quantity"]:
        form = draft.small[noun]
        return Fate(words.states[form], noun) if form in words.states else None  # "put the dead at 12"
    out = set(draft.trees.subtree(but))
    if noun in out:  # "the number of dead is *40*"
        out = {but}
    for word in draft.trees.subtree(noun, without=("advcl", "obl")):
        known = words.states.get(draft.small[word]) or words.nouns.get(draft.tokens[word].lemma.lower())
        known = known or next(
            (entry.scope for entry in words.verbs["subject"].get(draft.tokens[word].lemma.lower(), ())), None
        )
        if known and word not in out and word != noun:
            return Fate(known, word)
    return None


def _is_including(draft: Draft, words: Words, word: int) -> bool:
    assert draft.trees is not None
    return any(draft.small[c] in words.sets["including"] for c in draft.trees.children(word, "case"))
