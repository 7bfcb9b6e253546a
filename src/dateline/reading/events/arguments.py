"""Who and what hangs on a word by syntax: the fillers of its slots, each of those joined by "and".

Slots are named as codebooks name them: ``subject`` (who does it, whatever the voice), ``object``, ``indirect``,
``owner`` (of a noun), ``modifier`` (a name or noun before a noun), ``number`` (of a noun: "*sixteen* dead"),
``content`` (a clause), ``infinitive`` (one with "to"), ``content_subject`` (its subject), ``aim`` (whom its purpose is
about), ``about`` (the noun that a clause hangs on), or a preposition.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dateline.reading.draft import Draft
from dateline.reading.events.entries import Codebook
from dateline.reading.events.grammar import grammar, is_manner
from dateline.reading.events.guilt import accused, blamed_on, is_nobody
from dateline.reading.events.links import Links
from dateline.reading.times import time_at

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})
_NOT_OBLIQUE = ("nmod:poss", "obl:unmarked", "nmod:unmarked", "nmod:desc")
NUMBER = "number"
_REACHED = ("obl", "nmod", "xcomp", "obl:agent", "obj")
"""How a noun hangs on the verb of whoever gets to what it tells."""
_BEFORE = ("compound", "amod", "nmod:desc")


class Filler(NamedTuple):
    """A word that fills a slot, and whether it stands outside the clause and is shared with it by syntax."""

    slot: str
    word: int
    shared: bool = False


def fillers(draft: Draft, book: Codebook, word: int) -> list[Filler]:
    """Everything that fills a slot of a trigger."""
    links = _links(draft, book)
    return _each(links, _of_noun(links, book.light, word) if links.is_noun(word) else _of_verb(links, word))


def _links(draft: Draft, book: Codebook) -> Links:
    return Links(draft, grammar(draft.language), book.subject_control, book.promising, book.acting)


def beside(draft: Draft, book: Codebook, nouns: Sequence[int]) -> list[Filler]:
    """What hangs by a preposition on nouns that are part of a trigger: "issued an ultimatum *to the rebels*"."""
    links = _links(draft, book)
    found = (each for noun in nouns if links.is_noun(noun) for each in _of_noun(links, book.light, noun))
    return [each for each in _each(links, found) if each.slot not in ("owner", "modifier", "subject")]


def is_passive(draft: Draft, word: int) -> bool:
    """Whether a verb is in the passive."""
    return Links(draft, grammar(draft.language)).passive(word)


def owners(draft: Draft, word: int) -> list[int]:
    """Who has a noun, by a genitive."""
    return list(Links(draft, grammar(draft.language)).owners(word))


def dative(draft: Draft, word: int) -> int | None:
    """Who is given what a noun is, where the tree has the one hang on the other."""
    return Links(draft, grammar(draft.language)).dative(word)


# Verbs and adjectives


def _of_verb(links: Links, word: int) -> Iterator[Filler]:
    passive, subject = links.passive(word), links.subject(word)
    gap = links.gap(word)
    objects = _without_what_it_is_called(links, word, links.objects(word), passive=passive, gap=gap)
    laid = _is_laid(links, word)
    if subject is not None and not (laid and passive and not links.is_somebody(subject[0])):
        yield Filler("object" if passive else "subject", *subject)
    for child in objects:
        if laid and not links.is_somebody(child):
            continue
        if links.case(child) in links.grammar.spatial:  # "met *outside Europe*", taken for an object
            yield Filler(links.case(child), child)
        elif subject is None or child != subject[0]:
            is_second = links.relation(child) == "iobj" and len(objects) > 1
            yield Filler("indirect" if is_second else "object", *links.meant(word, child))
            given = links.dative(child)
            yield from (
                Filler("indirect", each) for each in ([given] if given is not None else links.given(child))
            )
    if gap is not None and not objects and not passive:
        yield Filler("object", gap, True)
    yield from _obliques(links, word, passive=passive)
    if passive and not links.children(word, "obl:agent"):
        direct = any(links.case(c) in links.grammar.agents for c in links.children(word, "obl", "nmod"))
        yield from (Filler("subject", each) for each in ([] if direct else links.agents(word)))
    leaver = links.leaver(word)
    if leaver is not None:
        yield Filler("subject" if passive else "leaver", *leaver)
    yield from _clauses(links, word, objects)
    yield from _aims(links, word, objects)
    token = links.draft.tokens[word]
    if subject is None and token.deprel == "acl" and links.is_noun(token.head):
        yield Filler("about", token.head, True)
    elif links.is_written_to(word):
        yield Filler("indirect", token.head, True)


def _without_what_it_is_called(
    links: Links, verb: int, objects: Sequence[int], *, passive: bool, gap: int | None
) -> list[int]:
    """The objects of a verb without what somebody or something is called: "called the arrests *a farce*", "was called *a
    traitor*", "a decision he called *an insult*"."""
    if links.lemma(verb) not in links.grammar.styling or not objects:
        return list(objects)
    told = [each for each in objects if not links.children(each, "case")]
    if passive or gap is not None:
        return [each for each in told if each < verb]
    return told[:1] if len(told) > 1 and told[0] != told[1] else list(objects)


def _is_laid(links: Links, verb: int) -> bool:
    """Whether a verb puts what is its object on somebody: "blamed the attack *on them*", which is not on the attack."""
    return links.lemma(verb) in links.grammar.laying and any(
        links.case(child) in links.grammar.laid for child in links.children(verb, "obl", "nmod")
    )


def _clauses(links: Links, word: int, objects: Sequence[int]) -> Iterator[Filler]:
    """The clauses that a verb takes."""
    for child in links.children(word, "xcomp", "ccomp"):
        yield from _content(links, child)
    for child in objects:
        for clause in links.children(child, "acl"):  # "ordered the ministry to pay", hung on the ministry
            if links.is_infinitive(clause):
                yield Filler("content", clause)
                yield Filler("infinitive", clause)


def _aims(links: Links, word: int, objects: Sequence[int]) -> Iterator[Filler]:
    """Whom a purpose is about: "assembled a militia to take on *the army*"."""
    purposes = [
        *links.children(word, "advcl"),
        *(clause for child in objects for clause in links.children(child, "acl")),
    ]
    for clause in purposes:
        if links.is_infinitive(clause) and links.lemma(clause) not in links.grammar.helping:
            for child in links.children(clause, "obj", "obl"):
                if not links.case(child) or links.case(child) in links.grammar.against:
                    yield Filler("aim", child, True)


def _content(links: Links, clause: int) -> Iterator[Filler]:
    """A clause that a word takes, and who that is about."""
    yield Filler("content", clause)
    if links.is_infinitive(clause):
        yield Filler("infinitive", clause)
    before = links.subject_before(clause)
    for child in links.children(clause, "nsubj") if before is None else [before]:
        if not links.owns(child):
            yield Filler("content_subject", child)
            break


def _obliques(links: Links, word: int, *, passive: bool) -> Iterator[Filler]:
    """What hangs on a word by a preposition."""
    beside = (
        each for each in links.children(word, "advmod") if links.draft.small[each] in links.grammar.alongside
    )
    for child in (
        *links.children(word, "obl", "nmod"),
        *(c for each in beside for c in links.children(each, "obl")),
    ):
        relation = links.relation(child)
        if relation in _NOT_OBLIQUE or links.owns(child):
            continue
        case = links.case(child)
        if is_manner(links.draft, child, why=True):
            continue
        if (
            links.lemma(child) in links.grammar.hands and case in links.grammar.at_hands
        ):  # "died at the hands of"
            yield from (Filler("subject", each) for each in links.children(child, "nmod", "nmod:poss"))
        elif case and _is_alongside(links, child):
            yield Filler("object" if passive else "subject", child)
        elif relation == "obl:agent" or (passive and case in links.grammar.agents):
            yield Filler("subject", child)
        elif case:
            yield Filler(case, child)
        elif (
            relation == "obl"
            and child > word
            and not (passive or links.objects(word) or _is_led(links, child, word))
        ):
            yield Filler("object", child)  # "called on the government", with "on" as a part of the verb


def _is_alongside(links: Links, word: int) -> bool:
    """Whether somebody takes the part of another: "surrendered *along with* 30 men", "died *together with* two aides"."""
    marks = links.children(word, "case")
    here = range(max(marks[0] - 1, 0), marks[0] + 1) if marks else ()
    return any(links.draft.small[i] in links.grammar.alongside for i in here)


def _is_led(links: Links, word: int, verb: int) -> bool:
    """Whether a preposition stands before what hangs on a verb, and the parser hung it on neither of the two."""
    assert links.draft.trees is not None
    before = min(links.draft.trees.subtree(word)) - 1
    if before < 0 or links.relation(before) not in ("case", "fixed"):
        return False
    above = links.draft.tokens[before].head
    if links.relation(before) == "fixed":
        above = links.draft.tokens[above].head
    return above not in (word, verb)


# Nouns


def _of_noun(links: Links, light: frozenset[str], word: int) -> Iterator[Filler]:
    """The slots of a noun, and of the light verb that carries it."""
    owned = False
    hit = any(
        links.case(c) in links.grammar.of and links.is_somebody(c) for c in links.children(word, "nmod")
    )
    for owner in links.owners(word):
        owned = True
        yield Filler("subject" if hit and links.is_somebody(owner) else "owner", owner)
    blamed = list(blamed_on(links, word))
    yield from (Filler("subject", each, True) for each in blamed)
    for child in _hanging(links, word):
        if (
            links.relation(child) in _NOT_OBLIQUE
            or links.owns(child)
            or child in blamed
            or is_manner(links.draft, child, why=True)
        ):
            continue
        case = links.case(child)
        if case and links.lemma(child) in links.grammar.lives:  # "an attempt on *her* life"
            yield from (Filler("object", each) for each in _whose_life(links, child))
        elif case:
            owned = owned or case in links.grammar.agents
            yield Filler("subject" if case in links.grammar.agents else case, child)
    if not owned:  # "the kidnapping of two nurses by bandits"
        found = links.agents(word)
        owned = bool(found)
        yield from (Filler("subject", each) for each in found)
    guilty = None if owned and not _is_blamed(links, word) else accused(links, word)
    if guilty is not None:
        yield Filler("subject", guilty, True)
    yield from _modifiers(links, word)
    yield from (Filler(NUMBER, child) for child in links.children(word, "nummod"))
    yield from _held(links, word) if links.lemma(word) in links.grammar.holding else _of_copula(links, word)
    for clause in links.children(word, "acl", "acl:relcl"):
        if links.children(clause, "mark"):
            yield from _content(links, clause)
        elif links.lemma(clause) in light and not _takes_another(links, clause):
            yield from _lent(links, word, clause)
        elif links.lemma(clause) in links.grammar.calling_off and links.passive(clause):
            yield from (Filler("subject", child) for child in links.children(clause, "obl:agent"))
    yield from _of_light_verb(links, light, word)
    yield from _between(links, word)
    yield from _of_work(links, word)
    yield from (Filler("object", each) for each in _of_mark(links, word))


def _takes_another(links: Links, clause: int) -> bool:
    """Whether the verb of a relative clause carries another noun than the one it hangs on: "a raid in which twelve *had*
    their homes burned"."""
    return any(
        links.draft.small[child] not in links.grammar.relatives for child in links.children(clause, "obj")
    )


def _is_blamed(links: Links, deed: int) -> bool:
    """Whether somebody is blamed for what was done to whoever owns the noun for it: "blame *him* for her arrest"."""
    verb = links.draft.tokens[deed].head
    owners = [each for each in links.children(deed, "nmod:poss") if links.draft.tokens[each].upos == "PRON"]
    blamed = bool(owners) and links.relation(deed) == "obl" and links.case(deed) in links.grammar.cause
    return blamed and links.lemma(verb) in links.grammar.accusing


def _between(links: Links, word: int) -> Iterator[Filler]:
    """Between whom a deed was that somebody's clause is about: "fighting broke out *between the army and rebels*"."""
    verb = links.draft.tokens[word].head
    if verb >= 0 and links.relation(word) == "nsubj":
        for child in links.children(verb, "obl"):
            if child > verb and links.case(child) in links.grammar.between:
                yield Filler(links.case(child), child)


def _whose_life(links: Links, life: int) -> list[int]:
    """Whose life it is."""
    of = (child for child in links.children(life, "nmod") if links.case(child) in links.grammar.of)
    return [*links.owners(life), *of]


def _of_mark(links: Links, deed: int) -> Iterator[int]:
    """Whom a deed was aimed at, by the word for what it makes of him: "*she* was the target of a raid", "*Roe*, a victim
    of torture", "*survivors* of the massacre"."""
    mark = links.draft.tokens[deed].head
    relation, grammar = links.relation(deed), links.grammar
    if mark < 0 or relation != "nmod" or links.case(deed) not in grammar.of:
        return
    if links.lemma(mark) not in grammar.targets | grammar.victims:
        return
    above = links.draft.tokens[mark].head
    subject = links.subject(mark) if links.children(mark, "cop") else None
    if subject is not None:
        yield subject[0]
    elif links.relation(mark) == "appos":
        titled = links.relation(above) in ("nmod:desc", "compound")
        yield links.draft.tokens[above].head if titled else above
    elif links.relation(mark) == "nsubj" and links.children(above, "cop") and links.is_noun(above):
        yield above  # "the target of the raid was *the mayor*"
    elif links.lemma(mark) in grammar.victims:
        yield mark


def _hanging(links: Links, noun: int) -> Iterator[int]:
    """What hangs on a noun by prepositions, also across a time: "the seizure in May *of a boat*"."""
    for child in links.children(noun, "nmod", "obl"):
        yield child
        inner = links.children(child, "nmod")
        if inner and time_at(links.draft, child) is not None:
            yield from inner


def _of_copula(links: Links, word: int) -> Iterator[Filler]:
    """Who is in or under something: "*we* are in contact with them", "*the town* is under siege"."""
    case = links.case(word)
    if not case or not links.children(word, "cop"):
        return
    subject = links.subject(word)
    if subject is not None and case in links.grammar.under:
        yield Filler("object", *subject)
    elif subject is not None and case in links.grammar.carrying:
        yield Filler("subject", *subject)


def _held(links: Links, word: int) -> Iterator[Filler]:
    """Who is held in what a noun tells: "*they* remain in captivity", "*he* was taken into custody", "took *him* into
    custody"."""
    verb = links.draft.tokens[word].head
    if links.case(word) not in links.grammar.carrying:
        return
    if links.children(word, "cop"):
        verb = word
    elif verb < 0 or links.relation(word) != "obl":
        return
    objects = [] if verb == word or links.passive(verb) else links.objects(verb)
    subject = None if objects else links.subject(verb)
    yield from (Filler("object", each) for each in objects)
    if subject is not None and subject[0] != word:
        yield Filler("object", *subject)


def _of_work(links: Links, word: int) -> Iterator[Filler]:
    """Whose work a deed was: "the ambush was the work *of rebels*", "the attack, the work *of rebels*, …"."""
    head = links.draft.tokens[word].head
    told = [head] if head >= 0 and links.relation(word) == "nsubj" and links.children(head, "cop") else []
    for work in (*told, *links.children(word, "appos")):
        if links.lemma(work) in links.grammar.works:
            for child in links.children(work, "nmod"):
                if links.case(child) in links.grammar.guilt:
                    yield Filler("subject", child)


def _modifiers(links: Links, word: int) -> Iterator[Filler]:
    """Names and nouns right before a noun: "the Soviet occupation", "a police raid"."""
    for child in links.children(word, *_BEFORE, "nmod"):
        is_before = links.relation(child).startswith(_BEFORE) or not links.case(child)
        if child == links.dative(word):
            yield Filler("indirect", child)
        elif is_before and child < word and links.draft.tokens[child].upos in ("NOUN", "PROPN", "ADJ"):
            yield Filler("modifier", child)
        elif is_before and child < word and links.draft.small[child] in links.grammar.led:
            for leader in links.children(child, "compound", "nsubj", "obl", "nmod"):  # "a *US*-led raid"
                if leader == child - 2:
                    yield Filler("modifier", leader)


def _of_light_verb(links: Links, light: frozenset[str], word: int) -> Iterator[Filler]:
    """What a verb that only carries the noun lends it: its subject and its prepositions."""
    while links.relation(word) == "conj" and links.is_noun(links.draft.tokens[word].head):
        word = links.draft.tokens[word].head  # "ordered the arrest and *detention* of"
    word = _run_of(links, word)
    head = links.draft.tokens[word].head
    grammar = links.grammar
    carrying = light | grammar.suffering | grammar.subjecting | grammar.accusing | grammar.answering
    further = grammar.crediting | grammar.intending | grammar.placing | grammar.ending | grammar.fighting
    if head < 0 or links.lemma(head) not in carrying | further | grammar.menacing:
        return
    relation = links.relation(word)
    case = links.case(word) if relation == "obl" else ""
    if links.lemma(head) in links.grammar.answering and links.case(word) in links.grammar.guilt:
        verb = links.draft.tokens[head].head  # "claimed responsibility for the attack"
        answering = links.subject(verb) if verb >= 0 and links.relation(head) == "obj" else None
        if answering is not None and not is_nobody(links, answering[0]):
            yield Filler("subject", _whose_word(links, answering[0]), answering[1])
        return
    if _is_suffered(links, word, head):
        yield from _suffered(links, word, head)
    elif _is_put(links, head, case):
        yield from _put(links, word, head)
    elif _is_own(links, word, head) or links.lemma(head) in grammar.intending - light:
        doer = links.subject(head) if relation == "obj" and _is_meant(links, word, head) else None
        if doer is not None and doer[0] != word:  # "threatened a walkout"
            yield Filler("subject", *doer)
    elif links.lemma(head) not in light or _is_laid_down(links, head):
        return
    elif case in links.grammar.turning and any(not links.is_somebody(each) for each in links.objects(head)):
        return  # "opened an inquiry into *the deaths*"
    elif relation in ("obj", "nsubj:pass", "iobj") or case in links.grammar.carrying:
        yield from _lent(links, word, head)


def _is_meant(links: Links, deed: int, verb: int) -> bool:
    """Whether somebody is to do, or has done, what his verb takes; he does not do what he "called *the arrests* a
    farce"."""
    named = not _is_own(links, deed, verb) and bool(links.children(verb, "xcomp"))
    called = named or any(each > deed for each in links.children(verb, "obj"))
    return not links.passive(verb) and not called


def _is_own(links: Links, deed: int, verb: int) -> bool:
    """Whether a verb takes a deed of its own subject: "*ended* a visit", "*fought* a war"."""
    grammar, ends = links.grammar, links.lemma(verb) in links.grammar.ending
    fights = links.lemma(verb) in grammar.fighting and links.lemma(deed) in grammar.wars | grammar.fights
    return fights or (ends and links.lemma(deed) in grammar.own_deeds)


def _is_put(links: Links, verb: int, case: str) -> bool:
    """Whether a verb puts somebody under what a noun tells, or threatens him with it."""
    under = links.lemma(verb) in links.grammar.placing and case in links.grammar.under
    return under or (links.lemma(verb) in links.grammar.menacing and case in links.grammar.menaces)


def _put(links: Links, noun: int, verb: int) -> Iterator[Filler]:
    """Who puts whom under what a noun tells, or threatens him with it: "put *the town* under curfew", "threatened *them*
    with sanctions"."""
    subject, passive = links.subject(verb), links.passive(verb)
    if passive:
        yield from (Filler("object", *each) for each in [subject] if each is not None and each[0] != noun)
        yield from (Filler("subject", child) for child in links.children(verb, "obl:agent"))
        return
    objects = [each for each in links.objects(verb) if each < noun]
    yield from (Filler("object", *links.meant(verb, each)) for each in objects)
    if objects and subject is not None:
        yield Filler("subject", *subject)


def _whose_word(links: Links, who: int) -> int:
    """Who is meant by somebody: of a spokesman, those for whom he speaks, "a spokesman for *the rebels* claimed it"."""
    if links.lemma(who) not in links.grammar.spokespeople:
        return who
    told = (c for c in links.children(who, "nmod") if links.case(c) in links.grammar.for_whom)
    named = (*told, *links.owners(who), *links.children(who, "compound", "nmod:desc"))
    known = (each for each in named if links.is_somebody(each) or links.relation(each) == "compound")
    return next((each for each in known if links.draft.tokens[each].upos in ("PROPN", "NOUN")), who)


def _run_of(links: Links, word: int) -> int:
    """The word for several of a deed or for its worth, in whose place it stands: "carried out *a series* of raids",
    "announced *$20 million* in aid"; else the deed."""
    above = links.draft.tokens[word].head
    if above < 0 or links.relation(word) != "nmod":
        return word
    run = links.case(word) in links.grammar.of and links.lemma(above) in links.grammar.runs
    worth = links.case(word) in links.grammar.carrying and links.lemma(above) in links.grammar.money
    return above if run or worth else word


def _is_laid_down(links: Links, verb: int) -> bool:
    """Whether a verb does more to a noun than carry it: "put the raid *down* to a feud"."""
    return any(links.lemma(child) in links.grammar.downward for child in links.children(verb, "compound:prt"))


def _is_suffered(links: Links, word: int, verb: int) -> bool:
    """Whether a verb says that its subject suffers what a noun tells: "*came* under attack", "was *subjected* to it"."""
    grammar, case, relation = links.grammar, links.case(word), links.relation(word)
    if links.lemma(verb) in grammar.subjecting:
        return links.passive(verb) and case in grammar.carrying
    suffers = links.lemma(verb) in grammar.suffering
    return suffers and (relation == "obj" or (relation == "obl" and case in grammar.under))


def _suffered(links: Links, word: int, verb: int) -> Iterator[Filler]:
    """Who suffers what a noun tells, and from whom: "*the convoy* came under attack from *rebels*"."""
    subject = links.subject(verb)
    if subject is not None and subject[0] != word:
        yield Filler("object", *subject)
    for child in (*links.children(verb, "obl"), *links.children(word, "nmod")):
        if links.case(child) in links.grammar.sources:
            yield Filler("subject", child)


def _lent(links: Links, noun: int, verb: int) -> Iterator[Filler]:
    """The subject and the prepositions of a light verb, for the noun that it carries."""
    passive, subject = links.passive(verb), links.subject(verb)
    if subject is not None and subject[0] != noun and not passive and not is_nobody(links, subject[0]):
        yield Filler("subject", *subject)
    yield from (each for each in _obliques(links, verb, passive=passive) if each.word != noun)
    yield from (Filler("indirect", child) for child in links.children(verb, "iobj") if child != noun)
    for child in links.children(verb, "xcomp", "ccomp", "advcl"):
        if links.is_infinitive(child):
            yield from _content(links, child)


def attending(draft: Draft, book: Codebook, noun: int) -> list[Filler]:
    """Who gets to what a noun tells, leaves it, is ready for it or is sent there: "*the envoy* flew to Oslo for talks",
    "sent *a delegation* to the summit", "invited *both sides* to talks"."""
    links = _links(draft, book)
    while links.relation(noun) == "conj" and links.is_noun(draft.tokens[noun].head):
        noun = draft.tokens[noun].head
    noun = _run_of(links, noun)
    head, words = draft.tokens[noun].head, links.grammar
    hung = links.relation(noun) in _REACHED and links.case(noun) in words.towards
    sent = _is_sent(links, noun, head) if hung and head >= 0 else []
    if sent:
        return _each(links, [Filler("subject", sent[0], True)])
    goes = hung and (links.lemma(head) in words.going or bool(links.children(head, "cop")))
    leaves = links.relation(noun) == "obj" and links.lemma(head) in words.leaving_it
    leaves = leaves or _is_after(links, noun)
    acts = leaves or is_manner(draft, noun, why=True)  # "*the minister* resigned in protest"
    if head < 0 or not (goes or (acts and not links.passive(head))):
        return []
    found = links.subject(head)
    if found is None and links.relation(head) in ("ccomp", "xcomp") and not links.children(head, "mark"):
        found = links.subject(draft.tokens[head].head)  # "said it *remained* ready for talks"
    if found is None or is_nobody(links, found[0]):
        return []
    return _each(links, [Filler("subject", found[0], True)])


def _is_after(links: Links, noun: int) -> bool:
    """Whether somebody did something about the time of what a noun tells, and that was with others: "called off the
    strike *after talks with* the minister"."""
    beside = (links.case(each) for each in links.children(noun, "nmod"))
    when = links.relation(noun) == "obl" and links.case(noun) in links.grammar.apart | links.grammar.befalling
    return when and not links.grammar.opposing.isdisjoint(beside)


def _is_sent(links: Links, noun: int, head: int) -> list[int]:
    """Who is sent or invited to what a noun tells: the object of the verb, on which the noun may hang."""
    verb = links.draft.tokens[head].head if links.relation(head) == "obj" else head
    if verb < 0 or links.lemma(verb) not in links.grammar.dispatching:
        return []
    if links.passive(verb):
        subject = links.subject(verb)
        return [subject[0]] if subject is not None and links.is_somebody(subject[0]) else []
    return [each for each in links.objects(verb) if each < noun and links.is_somebody(each)]


# Coordination


def _each(links: Links, found: Iterable[Filler]) -> list[Filler]:
    """Fillers, and after each those that are joined to it; no word twice in a slot."""
    seen: dict[tuple[str, int], Filler] = {}
    for filler in found:
        seen.setdefault((filler.slot, filler.word), filler)
        for word in _joined(links, filler):
            seen.setdefault((filler.slot, word), filler._replace(word=word))
    return list(seen.values())


def _joined(links: Links, filler: Filler) -> list[int]:
    """What is joined by "and" to a filler, also where the parser has each of a list hang on the one before."""
    joined = list(links.children(filler.word, "conj"))
    if not joined:
        return joined
    for child in joined:
        joined += links.children(child, "conj") if links.is_noun(child) else ()
    if filler.slot in ("content", "infinitive"):
        return list(joined)
    tokens, found = links.draft.tokens, []
    for child in joined:
        if tokens[child].upos == "VERB" and tokens[filler.word].upos != "VERB":
            break  # "killed 38 people and stole goats": what follows is that verb's own
        own = links.children(child, "nsubj", "cop", "aux") or links.is_denied(child)
        if tokens[child].upos in _NOMINAL and not own:
            found.append(child)
    return found
