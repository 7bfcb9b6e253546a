"""What the syntax of a sentence says of its mentions: which are one (appositions, predicates, names beside names) and
which cannot be (the subject and the object of a verb, an owner and what is owned, the parts of a list)."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations, product

from dateline.reading.draft import Draft
from dateline.reading.entities import asking
from dateline.reading.mentions.found import Found
from dateline.reading.mentions.lexicon import Lexicon, lexicon
from dateline.reading.mentions.traits import Traits

CORE = ("nsubj", "nsubj:pass", "obj", "iobj", "obl:agent")
_SPOKEN = (*CORE, "obl", "nmod", "nmod:poss")
"""Where a description in what is said is of somebody who takes part."""
_SUBJECTS = ("nsubj", "nsubj:pass")
_OF_ANOTHER = ("nmod", "nmod:poss")
"""Whom somebody is of: "the widow of *the chief* said"."""
_SHARED = 4
"""Verbs up to the one whose subject others share."""
CLAUSES = ("ccomp", "xcomp", "advcl", "acl", "conj", "parataxis", "csubj")
BESIDE = "beside"
"""The rule for a name and a description between which a comma stands."""
COPIED = ("acl", "appos")
"""Below these a pronoun inside a mention may stand for the whole: "a man who lost his house"."""


def by_head(found: Sequence[Found]) -> dict[int, int]:
    """The mention that each head word carries; of several, the shortest."""
    heads: dict[int, int] = {}
    for index, one in enumerate(found):
        other = heads.get(one.head)
        if other is None or one.last - one.first <= found[other].last - found[other].first:
            heads[one.head] = index
    return heads


def joined(draft: Draft, words: Lexicon, found: Sequence[Found]) -> Iterator[tuple[int, int, str]]:
    """Pairs of mentions that the syntax says are one, with the rule that says so."""
    heads = by_head(found)
    firsts = {one.first: index for index, one in reversed(list(enumerate(found))) if one.form == "name"}
    for index, one in enumerate(found):
        for other in _appositions(draft, one.head):
            if (
                other in heads
                and not _is_among(draft, words, other)
                and _may_stand_beside(one, found[heads[other]])
            ):
                firm = _is_set_beside(draft, one, found[heads[other]])
                yield index, heads[other], BESIDE if firm else "apposition"
        equated = _equated(draft, words, one)
        if equated is not None and equated[0] in heads and equated[1]:
            yield heads[equated[0]], index, "predicate"
        for other in _aliases(draft, words, one):
            if other in heads:
                yield index, heads[other], "alias"
        called = _called(draft, words, one, firsts)
        if called is None:
            called = firsts.get(
                _by_the_name(draft, words, one.head + 1), firsts.get(_name_given(draft, words, one.head))
            )
        if called is not None:
            yield index, called, "alias"
    yield from _between_commas(draft, found)
    yield from _at_the_end(draft, found, words.titles)


def _at_the_end(
    draft: Draft, found: Sequence[Found], titles: Collection[str]
) -> Iterator[tuple[int, int, str]]:
    """A description of one person that ends in a comma and a name, whatever the tree makes of it: "a spokesman, Col. Ivo
    Brand", "the mayor of Orsa, Ivo Brand". What is joined by "and" or hangs on another preposition is somebody else."""
    names = {
        one.last: index for index, one in enumerate(found) if one.form == "name" and one.sort == "person"
    }
    for index, one in enumerate(found):
        other = names.get(one.last)
        if other is None or one.form != "nominal" or one.sort != "person":
            continue
        comma = found[other].first - 1
        alone = one.head < comma and draft.word(comma) == "," and comma > one.first
        tags = {draft.tokens[w].upos for w in range(one.head, one.last)}
        within = (each for each in found if one.head < each.head < comma)
        of_place = draft.tokens[one.head].lemma.lower() in titles and all(
            each.form == "name" and each.sort == "place" for each in within
        )
        if alone and "CCONJ" not in tags and ("ADP" not in tags or of_place):
            yield index, other, "apposition"


def _between_commas(draft: Draft, found: Sequence[Found]) -> Iterator[tuple[int, int, str]]:
    """A person's name and a description side by side, with a comma between and a comma or the end after, that the tree
    does not show as an apposition nor as parts of a list: "the mayor, Ilyas Doran, said"."""
    assert draft.trees is not None
    begins = {one.first: index for index, one in reversed(list(enumerate(found)))}
    for index, one in enumerate(found):
        other = begins.get(one.last + 2)
        if (
            other is None
            or one.sort != "person"
            or found[other].sort != "person"
            or draft.word(one.last + 1) != ","
        ):
            continue
        after = found[other].last + 1
        forms = {one.form, found[other].form}
        if (
            forms == {"name", "nominal"}
            and after < len(draft.tokens)
            and draft.word(after) in (",", ".", ";")
        ):
            listed = any(
                "conj" in (draft.tokens[k.head].deprel, *_relations(draft, k.head))
                for k in (one, found[other])
            )
            if not listed:
                yield index, other, "apposition"


def _is_set_beside(draft: Draft, one: Found, other: Found) -> bool:
    """Whether a comma and no relative pronoun parts a description with a noun from the name after it, or a name from the
    description with an article: "a group, *the Blue Partisans*"."""
    nominal = other if one.form == "name" else one
    parted = other.first > one.head and draft.word(other.first - 1) == ","
    described = nominal.form == "nominal" and draft.tokens[nominal.head].upos == "NOUN"
    article = draft.tokens[nominal.first].upos == "DET" or (
        draft.tokens[nominal.first].deprel == "nmod:poss" and draft.tokens[nominal.first].upos == "PRON"
    )
    relative = lexicon(draft.language).among("relative", draft.word(nominal.first))
    return parted and described and article and not relative and one.form != other.form


def _relations(draft: Draft, word: int) -> list[str]:
    assert draft.trees is not None
    return [draft.tokens[below].deprel for below in draft.trees.dependents[word]]


def _appositions(draft: Draft, head: int) -> Iterator[int]:
    """What is set beside a noun, and the name right after it that the tree takes for a part of it: "the analyst *Ilyas
    Doran*"."""
    assert draft.trees is not None
    yield from draft.trees.children(head, "appos")
    for name in draft.trees.children(head, "compound"):
        if name == head + 1 and draft.tokens[name].upos == "PROPN" and draft.tokens[head].upos == "NOUN":
            yield name


def _may_stand_beside(one: Found, other: Found) -> bool:
    """ "Kormo, Alia" is a village and its country; two names side by side are one only as name and acronym, which
    names themselves show."""
    if one.form == "name" and other.form == "name":
        return one.sort == other.sort == "person"
    return one.form != "pronoun" and other.form != "pronoun"


def _equated(draft: Draft, words: Lexicon, one: Found) -> tuple[int, bool] | None:
    """The subject that a mention is the predicate of ("Hallak is the governor and the owner of the port"), and whether
    the clause asserts it."""
    assert draft.trees is not None
    trees, head = draft.trees, one.head
    if draft.tokens[head].deprel == "conj" and trees.child(head, "nsubj", "cop") is None:
        head = draft.tokens[head].head
    subject = trees.child(head, "nsubj")
    if (
        one.form == "pronoun"
        or subject is None
        or trees.child(head, "cop") is None
        or trees.child(one.head, "case") is not None
    ):
        return None
    doubts = (
        *(i for i in trees.children(head, "advmod", "det") if draft.small[i] in words.words["negations"]),
        *(i for i in trees.children(head, "aux") if draft.small[i] in words.words["modals"]),
        *(i for i in trees.children(head, "mark") if draft.small[i] in words.words["conditions"]),
    )
    return subject, not doubts


def _aliases(draft: Draft, words: Lexicon, one: Found) -> Iterator[int]:
    """Names that a mention is said to be known by: "known as the Falcon", "nicknamed Bruno"."""
    assert draft.trees is not None
    for clause in draft.trees.children(one.head, "acl"):
        if _is_of_nearer(draft, one, clause):
            continue
        for verb in (clause, *draft.trees.children(clause, "xcomp")):  # "who wished to be known as Violeta"
            named = draft.small[verb] in words.words["alias"] and _is_undergone(draft, verb)
            if named or _calls_itself(draft, words, verb):
                yield from draft.trees.children(verb, "obl", "xcomp", "obj")


def _is_of_nearer(draft: Draft, one: Found, verb: int) -> bool:
    """Whether what says how something is called stands right after another noun: "an official of *a group* called X"."""
    nearer = draft.tokens[verb - 1].upos in ("NOUN", "PROPN") and verb - 1 > one.head
    return nearer and draft.tokens[verb - 1].deprel in ("nmod", "obl", "obj")


def _is_undergone(draft: Draft, verb: int) -> bool:
    """Whether a verb after a noun is a participle or a passive: not "the chief who named the group" or "the rebels called
    on Bern"."""
    assert draft.trees is not None
    active = draft.tokens[verb].deprel == "acl:relcl" or draft.trees.child(verb, "nsubj") is not None
    return not active or draft.trees.child(verb, "aux:pass", "nsubj:pass") is not None


def _called(draft: Draft, words: Lexicon, one: Found, firsts: Mapping[int, int]) -> int | None:
    """The name that follows a noun and what says that it is called so, whatever the tree makes of the name: "a man
    styling himself *Captain Drusk*", "hackers using the name *Silver Tide*", "a user labelled “*Bruno*”"."""
    assert draft.trees is not None
    if one.form == "pronoun":
        return None
    for verb in dict.fromkeys((*draft.trees.children(one.head, "acl", "acl:relcl"), one.head + 1)):
        after = verb + 1
        if after >= len(draft.tokens) or verb < one.head or _is_of_nearer(draft, one, verb):
            continue
        lemma = draft.tokens[verb].lemma.lower()
        if lemma in words.words["calling"] and draft.small[after] in words.words["reflexive"]:
            after += 1
        elif lemma in words.words["going"] and draft.small[after] in words.words["going_by"]:
            after += 1  # "who goes by *Abu Rakan*"
        elif lemma in words.words["name_used"]:
            while after < len(draft.tokens) and draft.tokens[after].upos in ("ADP", "DET", "PRON", "ADJ"):
                after += 1
            if (
                after >= len(draft.tokens)
                or draft.tokens[after].lemma.lower() not in words.words["name_nouns"]
            ):
                continue
            after += 1
        elif draft.small[verb] not in words.words["alias"] or not _is_undergone(draft, verb):
            continue
        while (
            after not in firsts
            and after < len(draft.tokens)
            and (
                draft.tokens[after].upos in ("PUNCT", "ADP", "SCONJ", "DET", "ADV")
                or draft.tokens[after].lemma.lower() in words.words["name_nouns"]
            )
        ):  # "known by the name of *Silver Tide*"
            after += 1
        named = firsts.get(after)
        if named is not None:
            return named
    return None


def _name_given(draft: Draft, words: Lexicon, noun: int) -> int:
    """Where the name begins that somebody gives as his own: "a man who gave his name only as *Ali*"; else -1."""
    assert draft.trees is not None
    for verb in draft.trees.children(noun, "acl:relcl", "acl"):
        after = range(verb + 1, min(verb + 6, len(draft.tokens) - 1))
        if draft.tokens[verb].lemma.lower() in words.words["name_giving"] and any(
            draft.tokens[i].lemma.lower() in words.words["name_nouns"] for i in after
        ):
            return next((i + 1 for i in after if draft.small[i] in words.words["name_as"]), -1)
    return -1


def _by_the_name(draft: Draft, words: Lexicon, word: int) -> int:
    """Where the name begins of somebody "by the name of" it, as a word says; else -1."""
    noun = word + 2
    told = noun + 2 < len(draft.tokens) and draft.small[word] in words.words["going_by"]
    return noun + 2 if told and draft.small[noun] in words.words["name_nouns"] else -1


def _is_among(draft: Draft, words: Lexicon, apposed: int) -> bool:
    """Whether what is apposed is only some of many: "several parties, among them the Greens"."""
    assert draft.trees is not None
    if any(draft.small[case] in words.words["among"] for case in draft.trees.children(apposed, "case")):
        return True
    start = min(draft.trees.subtree(apposed))
    return (
        start > 1
        and draft.small[start - 2] in words.words["among"]
        and draft.tokens[start - 1].upos == "PRON"
    )


def _calls_itself(draft: Draft, words: Lexicon, verb: int) -> bool:
    """Whether a verb says how somebody calls himself: "a man who calls himself Commander Zef"."""
    assert draft.trees is not None
    own = any(draft.small[w] in words.words["reflexive"] for w in draft.trees.children(verb, "obj", "iobj"))
    return own and draft.tokens[verb].lemma.lower() in words.words["calling"]


def subjects_above(draft: Draft, found: Sequence[Found], heads: Mapping[int, int]) -> list[dict[int, str]]:
    """For each pronoun the mentions that are subjects of its clause and of the clauses above it, with the relation by
    which its clause hangs on theirs: "Doran said (ccomp) he would stay", "Doran sold his (own) car"."""
    assert draft.trees is not None
    above: list[dict[int, str]] = [{} for _ in found]
    for index, one in enumerate(found):
        below, relation = one.head, "own"
        for word in draft.trees.ancestors(one.head) if one.form == "pronoun" else ():
            for subject in draft.trees.children(word, "nsubj"):
                if subject != below and subject in heads and heads[subject] != index:
                    above[index].setdefault(heads[subject], relation)
            shares = draft.tokens[word].deprel == "conj" and draft.trees.child(word, "nsubj") is None
            if draft.tokens[word].deprel.partition(":")[0] in CLAUSES and not (shares and relation != "own"):
                relation = draft.tokens[word].deprel.partition(":")[0]
            below = word
    return above


def kept_apart(
    draft: Draft, words: Lexicon, found: Sequence[Found], traits: Sequence[Traits], heads: Mapping[int, int]
) -> list[set[int]]:
    """For each mention those that it cannot be one with."""
    assert draft.trees is not None
    apart: list[set[int]] = [set() for _ in found]

    def part(one: int, other: int) -> None:
        if one != other:
            apart[one].add(other)
            apart[other].add(one)

    ends = {(index, other) for index, other, _ in _at_the_end(draft, found, words.titles)}
    open_mentions: list[int] = []
    for index, one in enumerate(found):
        open_mentions = [k for k in open_mentions if found[k].last >= one.first]
        for outer in open_mentions:
            if (outer, index) not in ends and not _may_nest(draft, found[outer], one):
                part(outer, index)
        open_mentions.append(index)
        equated = _equated(draft, words, one)
        if equated is not None and equated[0] in heads and not equated[1]:
            part(heads[equated[0]], index)
        owner = traits[index].possessor
        if owner is not None and owner in heads:
            part(index, heads[owner])
        for member in draft.trees.children(one.head, "conj"):
            if member in heads:
                part(index, heads[member])
    for first, second in (
        *_arguments(draft, words, traits, heads),
        *_spoken_of(draft, found, traits, heads),
        *_told_of(draft, found),
        *asking.apart(draft, heads),
        *combinations((index for index, one in enumerate(found) if _is_of_them(draft, words, one)), 2),
    ):
        part(first, second)
    for first, second in (
        *_of_two_places(draft, words, found, traits, heads),
        *_undergone(draft, words, found, heads),
        *_many_and_one(draft, found, traits, heads),
    ):
        part(first, second)
    return apart


def _undergone(
    draft: Draft, words: Lexicon, found: Sequence[Found], heads: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Somebody and the pronoun for whoever does it to him: "Batu, whom *he* accuses", "a man *he* had arrested"."""
    assert draft.trees is not None
    for index, one in enumerate(found):
        verb = draft.tokens[one.head].head
        if one.form != "pronoun" or verb < 0 or draft.tokens[one.head].deprel != "nsubj":
            continue
        whom = draft.tokens[verb].head
        before = range(whom + 1, one.head)
        marks = [w for w in before if draft.small[w] in words.words["relative"]]
        whose = any(draft.tokens[w].deprel == "nmod:poss" for w in marks)
        told = (marks and not whose) or not before
        if draft.tokens[verb].deprel == "acl:relcl" and told and whom in heads:
            yield index, heads[whom]


def _many_and_one(
    draft: Draft, found: Sequence[Found], traits: Sequence[Traits], heads: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Who says something, and the "they" of what he says whose deed touches an "it" or "its" of his: "*the company* says
    that *they* attacked *its* workers"."""
    trees = draft.trees
    assert trees is not None
    for index, one in enumerate(found):
        if one.form != "pronoun" or not _takes_up(one, traits[index]) or traits[index].number != "p":
            continue
        clause = draft.tokens[one.head].head
        if draft.tokens[one.head].deprel != "nsubj" or draft.tokens[clause].deprel != "ccomp":
            continue
        says = draft.tokens[clause].head
        named = trees.child(says, "nsubj")
        speaker = _shared_subject(draft, says) if named is None else named
        if speaker not in heads:
            continue
        hit = (i for thing in trees.children(clause, "obj", "obl") for i in trees.subtree(thing))
        bodies = (traits[heads[i]] for i in hit if i in heads and found[heads[i]].form == "pronoun")
        if any(trait.gender == "n" and trait.number == "s" for trait in bodies):
            yield heads[speaker], index


def _of_two_places(
    draft: Draft, words: Lexicon, found: Sequence[Found], traits: Sequence[Traits], heads: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Pairs called by one noun and said to be of two places or bodies: "the envoy of Orland" and "the envoy of Sarno",
    "the president of the Hill Front" and "the president of the miners' union"."""
    assert draft.trees is not None
    told: dict[str, list[tuple[int, str, str]]] = {}
    for index, one in enumerate(found):
        if one.form != "nominal" or one.sort != "person":
            continue
        for word in draft.trees.children(one.head, "nmod", "nmod:poss"):
            case = draft.trees.child(word, "case")
            of = draft.tokens[word].deprel == "nmod:poss" or (
                case is not None and draft.small[case] in words.words["of"]
            )
            place = heads.get(word) if of else None
            if place is None or (found[place].form != "name" and traits[place].possessor is None):
                continue
            span = range(found[place].first, found[place].last + 1)
            tags = ("PROPN", "NOUN") if found[place].sort == "organization" else ("PROPN",)
            name = " ".join(draft.small[k] for k in span if draft.tokens[k].upos in tags)
            if not name:
                continue
            # one of the two must be a place, or both bodies; the other may be a new name
            sort = found[place].sort
            before = told.setdefault(traits[index].noun, [])
            for other, of_, known in before:
                told_apart = "place" in (known, sort) or known == sort == "organization"
                if told_apart and not _same_letters(of_, name) and set(of_.split()).isdisjoint(name.split()):
                    yield other, index
            before.append((index, name, sort))


def _same_letters(one: str, other: str) -> bool:
    """Whether one of two names is a part of the other, or begins as it does, as abbreviations do."""
    return one in other or other in one or one[:1] == other[:1]


def _spoken_of(
    draft: Draft, found: Sequence[Found], traits: Sequence[Traits], heads: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Pairs of whoever is the subject of a clause and whoever is called by a noun below it (Principle C of Chomsky's
    theory of binding, 1981): "a diplomat said *the president* would go", "the prosecutor alleged that *Mr Tindo* had
    paid" and "*he* denied a report that *Mr Tindo* had fled" speak of two. A name below a noun, but in what is said, is
    left to be judged by what it is."""
    assert draft.trees is not None
    for index, one in enumerate(found):
        token = draft.tokens[one.head]
        if one.form == "name":  # what somebody is called or calls himself is a name too
            if token.deprel not in CORE or draft.quote_states[one.head]:
                continue
        elif one.form != "nominal":
            continue
        below, clausal = one.head, False
        for word in draft.trees.ancestors(one.head):
            relation = draft.tokens[below].deprel
            if relation == "parataxis":  # "he left, Mr Tindo said" may speak of one
                break
            clausal = clausal or (relation == "ccomp" and below != one.head)
            for subject in draft.trees.children(word, "nsubj"):
                if subject not in heads or subject == below or heads[subject] == index:
                    continue
                other = heads[subject]
                parted = clausal and relation == "ccomp"
                if one.form == "name":
                    noun = parted and found[other].form == "nominal"
                    parted = subject < one.head and (noun or _takes_up(found[other], traits[other]))
                if parted:
                    yield other, index
            below = word


def _told_of(draft: Draft, found: Sequence[Found]) -> Iterator[tuple[int, int]]:
    """Pairs of who says something and whom he describes in it: "“*The president* will go,” *a diplomat* said" speaks of
    two, and so does "*Mr Odo* may go, *the judge* said". What somebody says that he is ("I am *a soldier*") is left
    out."""
    assert draft.trees is not None
    persons = [index for index, one in enumerate(found) if one.sort == "person"]
    for each in draft.attributions:
        sources, content = set(each.source), set(each.content)
        said = [
            index
            for index in persons
            if found[index].head in sources and draft.tokens[found[index].head].deprel not in _OF_ANOTHER
        ]
        unnamed = any(found[other].form == "nominal" for other in said)
        for index in persons if said else ():
            one = found[index]
            told = one.form == "nominal" or (one.form == "name" and unnamed)
            described = told and one.head in content and one.head not in sources
            token = draft.tokens[one.head]
            if described and token.deprel in _SPOKEN and draft.trees.child(one.head, "cop") is None:
                yield from ((other, index) for other in said if "nominal" in (one.form, found[other].form))


def _is_of_them(draft: Draft, words: Lexicon, one: Found) -> bool:
    """Whether a mention is one of some, or some, of those that a pronoun stands for: whoever is "*one* of them" next is
    another."""
    few = draft.tokens[one.head].upos in ("NUM", "PRON", "DET") and one.last == one.head + 2
    return few and draft.small[one.head + 1] in words.words["of"] and draft.tokens[one.last].upos == "PRON"


def _takes_up(one: Found, trait: Traits) -> bool:
    """Whether it is a pronoun for somebody spoken of: "he", "they"."""
    return one.form == "pronoun" and one.sort == "person" and trait.person == "3"


def _arguments(
    draft: Draft, words: Lexicon, traits: Sequence[Traits], heads: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Pairs of mentions, none of them reflexive, that are subject, object or oblique of one verb."""
    assert draft.trees is not None
    for verb, dependents in enumerate(draft.trees.dependents):
        if len(dependents) > 1 and draft.tokens[verb].upos in ("VERB", "AUX"):
            core = [d for d in dependents if d in heads and draft.tokens[d].deprel in CORE]
            for one, other in combinations(core, 2):
                reflexive = traits[heads[one]].reflexive or traits[heads[other]].reflexive
                # two subjects are a misread apposition
                if draft.tokens[one].deprel != draft.tokens[other].deprel and not reflexive:
                    yield heads[one], heads[other]
        if draft.tokens[verb].upos == "VERB":
            objects = [d for d in draft.trees.children(verb, "obj", "iobj") if d in heads]
            shared = _shared_subject(draft, verb) if objects else -1
            shared = _doer_of_relative(draft, words, verb) if objects and shared < 0 else shared
            doing = [shared, *(_sent_to(draft, words, verb) if objects else ())]
            for doer, child in product(doing, objects):
                if doer in heads and not traits[heads[child]].reflexive:
                    yield heads[doer], heads[child]


def _sent_to(draft: Draft, words: Lexicon, verb: int) -> Sequence[int]:
    """Who is sent, or what is used, to do what an infinitive tells, and so is not whom it is done to: "sent *troops* to
    free them"."""
    above = draft.tokens[verb].head
    assert draft.trees is not None
    if draft.tokens[verb].deprel != "advcl" or above < 0 or draft.trees.child(verb, "mark") is None:
        return ()
    sending = draft.tokens[above].lemma.lower() in words.words["sending"]
    return draft.trees.children(above, "obj") if sending else ()


def _doer_of_relative(draft: Draft, words: Lexicon, verb: int) -> int:
    """The noun that does what a clause on it tells: "*a general* who had jailed him", "*a clerk* accusing him"; -1 where
    another does."""
    assert draft.trees is not None
    while draft.tokens[verb].deprel == "conj" and draft.trees.child(verb, *_SUBJECTS) is None:
        verb = draft.tokens[verb].head
    token = draft.tokens[verb]
    if not token.deprel.startswith("acl") or token.head < 0:
        return -1
    subject = draft.trees.child(verb, "nsubj")
    if subject is None:
        present = draft.language.table("words")["passive"]["present"]
        return token.head if token.upos == "VERB" and draft.small[verb].endswith(present) else -1
    return token.head if words.among("acting_relative", draft.word(subject)) else -1


def _shared_subject(draft: Draft, verb: int) -> int:
    """The word that a verb without a subject shares as one: that of the verb that it is joined to, or whose infinitive or
    participle it is, or that one's object ("asked *him* to go"); -1 where there is none."""
    assert draft.trees is not None
    for _ in range(_SHARED):
        token = draft.tokens[verb]
        if draft.trees.child(verb, *_SUBJECTS) is not None or token.head < 0:
            return -1
        above = token.head
        named = draft.tokens[above].upos == "VERB"
        bare = token.deprel != "advcl" or _opens_freely(draft, verb)
        if not named or token.deprel not in ("xcomp", "conj", "advcl") or not bare:
            return -1
        told = draft.trees.children(above, "obj", "iobj") if token.deprel == "xcomp" else ()
        subject = draft.trees.child(above, *_SUBJECTS)
        if told or subject is not None:
            return told[0] if told else subject if subject is not None else -1
        verb = above
    return -1


def _opens_freely(draft: Draft, verb: int) -> bool:
    """Whether a clause has no word before it but the mark of an infinitive: "used gas *to* disperse them"."""
    assert draft.trees is not None
    infinitive = draft.language.table("status")["small"]["infinitive"]
    return all(
        draft.small[mark] in infinitive
        for mark in draft.trees.children(verb, "mark", "advmod")
        if mark < verb
    )


def _may_nest(draft: Draft, outer: Found, inner: Found) -> bool:
    """Whether a mention inside another may be one with it: "a man who lost his house", "the town of Kormali"."""
    if outer.head == inner.head:
        return False
    if not outer.covers(inner.head) or (inner.name and outer.name == inner.name):
        return True
    return _copies(draft, outer.head, inner.head)


def _copies(draft: Draft, outer: int, inner: int) -> bool:
    """Whether a word stands in a clause about the head above it, where it may take up that head."""
    word = inner
    while word >= 0 and word != outer:
        token = draft.tokens[word]
        if token.head == outer:
            return token.deprel.partition(":")[0] in COPIED
        word = token.head
    return False
