"""Links of syntax: whose deed a verb is, through voice, control, coordination and relative clauses; who has a noun."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from dateline.reading.draft import Draft
from dateline.reading.events.grammar import Grammar
from dateline.reading.events.guilt import accused
from dateline.reading.events.mistaken import (
    astern,
    astray,
    imminent,
    is_aside,
    is_misjoined,
    is_parted,
    joined_across,
    joined_to_verb,
    unnamed_link,
)
from dateline.reading.events.partitives import counted, is_some_of_them, told_of
from dateline.reading.times import time_at

_DEPTH = 6
"""Links that are followed to a subject; deeper nesting is left alone."""

_SOMEBODY = ("person", "people", "organization", "armed_group", "government", "country")
_BELOW = 2
"""Nouns down from what hangs on a verb to where the parser may have hung who does it."""
_NEAR = 5
"""Words after a genitive within which the noun that it belongs to stands."""
_OBJECTS = ("DET", "PRON", "NOUN", "PROPN", "NUM", "ADJ")
_FINITE = ("root", "parataxis", "ccomp")
_ACTIVE = ("obj", "iobj", "ccomp", "xcomp", "aux", "aux:pass", "nsubj:pass", "obl:agent")
_CLAUSAL = ("VERB", "AUX", "ADJ", "NOUN")

Found = tuple[int, bool]
"""A word, and whether it stands outside the clause."""


def _objects(_draft: Draft) -> dict[int, list[int]]:
    """The objects of verbs as far as they have been asked for."""
    return {}


def _passive(_draft: Draft) -> dict[int, bool]:
    """Which words are in the passive, as far as that has been asked for."""
    return {}


@dataclass(slots=True, eq=False)
class Links:
    """The tree of a draft with the words of its language by which links are told; ``children`` gives the dependents of a
    word by relation, in order (see `Trees.children`)."""

    draft: Draft
    grammar: Grammar
    subject_control: frozenset[str] = frozenset()
    promising: frozenset[str] = frozenset()
    acting: frozenset[str] = frozenset()
    children: Callable[..., Sequence[int]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        assert self.draft.trees is not None
        self.children = self.draft.trees.children

    def is_noun(self, word: int) -> bool:
        """Whether a word heads a nominal phrase."""
        return self.draft.tokens[word].upos in ("NOUN", "PROPN")

    def relation(self, word: int) -> str:
        """The relation of a word to its head."""
        return self.draft.tokens[word].deprel

    def lemma(self, word: int) -> str:
        """The lemma of a word, in small letters."""
        return self.draft.tokens[word].lemma.lower()

    def subject_before(self, word: int) -> int | None:
        """What the parser hung on an infinitive as its object though it stands before "to": its subject."""
        for mark in self.children(word, "mark"):
            if self.lemma(mark) in self.grammar.infinitive:
                return next((child for child in self.children(word, "obj", "iobj") if child < mark), None)
        return None

    def case(self, word: int) -> str:
        """The preposition of a word, with what is fixed to it ("on behalf of"); empty where it has none."""
        for child in self.children(word, "case"):
            if self.lemma(child) not in self.grammar.genitives:
                return " ".join(
                    [self.lemma(child), *(self.lemma(each) for each in self.children(child, "fixed"))]
                )
        return ""

    def owns(self, word: int) -> bool:
        """Whether a word bears a genitive: it belongs to the noun after it, wherever the parser hung it."""
        clitic = self.clitic(word) if self.relation(word) != "nmod:poss" else None
        head = self.draft.tokens[word].head
        if clitic is None or head < 0:
            return False
        beside = self.draft.trees.dependents[head] if self.draft.trees is not None else ()
        return head > clitic or any(
            clitic < other <= clitic + _NEAR and self.is_noun(other) for other in beside
        )

    def dative(self, noun: int) -> int | None:
        """Who is given what a noun is, where the parser hung the one object on the other: "promised *the families*
        compensation"."""
        verb = self.draft.tokens[noun].head
        if self.relation(noun) != "obj" or verb < 0 or self.lemma(verb) not in self.grammar.giving:
            return None
        for child in self.children(noun, "nmod:poss", "compound"):
            if not verb < child < noun or not self.is_noun(child) or self.clitic(child) is not None:
                continue
            many = self.draft.small[child] != self.lemma(child)
            counted = any(
                child < number for number in self.children(noun, "nummod")
            )  # "gave *Sarno* 40 tanks"
            if (self.relation(child) == "nmod:poss" or counted or self.is_land(child, verb)) or (
                many and (self.is_somebody(child) or self.children(child, "det", "nummod"))
            ):
                return child
        return None

    def is_land(self, word: int, verb: int) -> bool:
        """Whether a word right after a verb names a country in full, which before a noun its adjective does: "offered
        *Norland* grain", not "offered *US* grain"."""
        number = self.draft.mention_at.get(word)
        land = number is not None and self.draft.mentions[number].kind == "country"
        return land and word == verb + 1 and not self.draft.word(word).isupper()

    def given(self, noun: int) -> list[int]:
        """Who is given what a noun is, where the parser hung him on it: "denied recognition *to the junta*"."""
        verb = self.draft.tokens[noun].head
        if self.relation(noun) != "obj" or verb < 0 or self.lemma(verb) not in self.grammar.giving:
            return []
        return [
            child
            for child in self.children(noun, "nmod")
            if self.case(child) in self.grammar.infinitive and self.is_somebody(child)
        ]

    def clitic(self, word: int) -> int | None:
        """The genitive clitic right after a word and its name."""
        after = max([word, *self.children(word, "flat")]) + 1
        if after >= self.draft.sentence(word).end:
            return None
        token = self.draft.tokens[after]
        is_genitive = (
            token.upos == "PART" and token.deprel == "case" and self.lemma(after) in self.grammar.genitives
        )
        return after if is_genitive else None

    def objects(self, word: int) -> list[int]:
        """The objects of a verb; one that the parser hung on a verb before, across this one, is its own too ("set up
        after they burned *the mill*")."""
        known = self.draft.once(_objects)
        if word not in known:
            known[word] = self._objects(word)
        return known[word]

    def _objects(self, word: int) -> list[int]:
        before = self.fronted(word)
        own = [
            child
            for child in self.children(word, "obj", "iobj")
            if not self.owns(child)
            and child != before
            and (
                (verb := self.across(child)) is None
                or self.relation(verb) == "conj"  # "stopped and searched *a bus*"
            )
        ]
        own = [*own, *joined_to_verb(self, word, own[-1])] if own else astern(self, word)
        head = self.draft.tokens[word].head
        if own or head < 0 or head > word:
            return own
        return [child for child in self.children(head, "obj") if self.across(child) == word]

    def across(self, word: int) -> int | None:
        """The verb right before a noun phrase that the parser hung, as an object, on a verb further off."""
        token = self.draft.tokens[word]
        assert self.draft.trees is not None
        if token.head < 0 or token.head > word:
            return None
        verb = min(self.draft.trees.subtree(word)) - 1
        told = verb > token.head and self.draft.tokens[verb].head == token.head
        is_clause = told and self.draft.tokens[verb].deprel in ("xcomp", "ccomp", "advcl", "acl", "conj")
        is_clause = is_clause and self.draft.tokens[verb].upos not in (
            "ADJ",
            "ADV",
        )  # "shot *dead* a corporal"
        return verb if is_clause and not self.children(verb, "obj", "nsubj:pass", "aux:pass") else None

    def fronted(self, word: int) -> int | None:
        """What stands before a verb that has an object after it and no subject: its subject, whatever the parser says."""
        if self.children(word, "nsubj", "aux:pass", "mark") or self.is_gerund(word):
            return None
        if self.relation(word) == "acl:relcl":
            return None
        found = [child for child in self.children(word, "obj") if not self.case(child)]
        return found[0] if len(found) > 1 and found[0] < word < found[-1] else None

    def passive(self, word: int) -> bool:
        """Whether a verb is in the passive, as a participle on a noun or beside another passive too."""
        known = self.draft.once(_passive)
        if word not in known:
            known[word] = self._passive(word)
        return known[word]

    def _passive(self, word: int) -> bool:
        token = self.draft.tokens[word]
        if token.upos not in ("VERB", "ADJ", "AUX"):
            return False
        if self.children(word, "aux:pass", "obl:agent"):
            return True
        if self.children(word, "nsubj:pass"):  # but "the guns that *they have seized*"
            if self.lemma(word) in self.grammar.intending and self.children(word, "xcomp"):
                return False  # "units *threatened* to shell", whatever the subject passes for
            return token.deprel != "acl:relcl" or len(self.children(word, "aux")) != 1
        if token.upos == "ADJ":  # "nobody was hurt"; but "they are prepared to go"
            return (
                self.participle(word)
                and bool(self.children(word, "cop"))
                and not self.children(word, "xcomp", "advcl")
            )
        participle = self.participle(word)
        if participle and self.children(word, "cop") and not self.children(word, "obj"):
            return True  # "that the clerks be freed", with "be" taken for a copula
        if self.is_elliptic(word) or self.is_suffered(word):
            return True
        if self.is_cut_short(word):
            return True
        if not participle or self.children(word, "aux", "nsubj", "mark"):
            return False
        if token.deprel == "conj" and token.head >= 0:
            return self.passive(token.head) and not self.objects(word)
        return token.deprel in ("acl", "amod", "advcl", "xcomp") and not self.objects(word)

    def is_elliptic(self, word: int) -> bool:
        """Whether a participle shares the auxiliary of a passive before, or of a state: "the ship was seized and its crew
        *jailed*", "nine are dead and dozens *injured*"."""
        token = self.draft.tokens[word]
        withheld = self.lemma(word) in self.grammar.giving and any(
            self.lemma(each) in self.grammar.withheld and not self.children(each, "det", "nmod:poss")
            for each in self.children(word, "obj")
        )  # "was beaten and *denied* food"
        joined = token.deprel == "conj" and token.head >= 0
        joined = joined and (withheld or self.lemma(word) in self.grammar.done_to)
        own = ("aux", "mark", "ccomp", "nsubj") if withheld else ("aux", "mark", "obj", "ccomp")
        bare = not self.children(word, *own) and self.participle(word)
        if not (joined and bare):
            return False
        is_state = self.draft.tokens[token.head].upos == "ADJ" and bool(self.children(word, "nsubj"))
        return bool(self.children(token.head, "aux:pass", *(("cop",) if is_state else ())))

    def is_cut_short(self, word: int) -> bool:
        """Whether a participle is all of a clause that says when or if something is done to its subject: "would fire back
        *if attacked*"."""
        marks = self.children(word, "mark", "advmod")
        opens = marks and marks[0] == word - 1 and self.lemma(marks[0]) in self.grammar.cut_short
        bare = self.relation(word) == "advcl" and self.participle(word)
        return (
            bool(opens)
            and bare
            and not self.children(word, "aux", "aux:pass", "nsubj", "nsubj:pass", "obj", "cop")
        )

    def is_suffered(self, word: int) -> bool:
        """Whether a verb of harm that takes an object has none, so that its subject suffers it: "Two men *shot* in Orsa",
        "a child *shot* and *killed*"."""
        token, harm = self.draft.tokens[word], self.grammar.suffered
        told_now = self.draft.small[word].endswith("s")
        if token.upos != "VERB" or self.lemma(word) not in harm or not self.participle(word) or told_now:
            return False
        chain = [word, *self.children(word, "conj")]
        top = word
        while token.deprel == "conj" and self.draft.tokens[token.head].upos == "VERB":
            top, token = token.head, self.draft.tokens[token.head]
            chain += [top, *self.children(top, "conj")]
        if token.deprel not in _FINITE or not self.children(top, "nsubj") or self.lemma(top) not in harm:
            return False
        verbs = [each for each in chain if self.draft.tokens[each].upos == "VERB"]
        after = max(verbs) + 1
        followed = after < len(self.draft.tokens) and self.draft.tokens[after].upos in _OBJECTS
        if followed or any(self.children(each, *_ACTIVE) for each in verbs):
            return False
        aims = {self.case(child) for each in chain for child in self.children(each, "obl", "nmod", "advcl")}
        ways = {
            self.lemma(child) for each in chain for child in self.children(each, "advmod", "compound:prt")
        }
        return (aims | ways).isdisjoint(self.grammar.directed)

    def participle(self, word: int) -> bool:
        """Whether a form of a verb can be a past participle: it is not its lemma and has no ending of the present."""
        form = self.draft.small[word]
        return not form.endswith(self.grammar.present) and (
            form != self.lemma(word) or form in self.grammar.unchanged
        )

    def subject(self, word: int, depth: int = 0) -> Found | None:
        """The surface subject of a word."""
        if depth > _DEPTH:
            return None
        own = self.own_subject(word)
        if own is not None:
            return own
        token = self.draft.tokens[word]
        if self.children(word, "expl") or token.head < 0:
            return None
        guilty = accused(self, word) if self.is_gerund(word) else None
        if guilty is not None:
            return guilty, True
        match token.deprel:
            case "advcl" if (asked := self.asked_or_turned(word, depth)) is not None:
                return asked
            case "conj" | "parataxis" | "advcl":
                above = self.sharing(word)
                return self.shared(above, depth) if above is not None else None
            case "xcomp" | "ccomp" | "obl" if token.deprel == "xcomp" or self.is_infinitive(word):
                return self.controller(word, token.head, depth)
            case "ccomp" | "obl":  # "admitted having shot", "pleaded guilty to shooting"
                beside = token.head if self.is_gerund(word) else self.clause_beside(word)
                return self.shared(beside, depth) if beside is not None else None
            case "acl" if self.is_noun(token.head) or self.draft.tokens[token.head].upos in ("PRON", "NUM"):
                return self.of_participle(word, token.head, depth)
            case "acl:relcl" if not self.children(word, "nsubj"):
                return token.head, True
            case "amod" if token.upos == "VERB":
                return token.head, True
        return None

    def sharing(self, word: int) -> int | None:
        """The verb with which a clause that has no subject shares one."""
        token = self.draft.tokens[word]
        head = token.head
        match token.deprel:
            case "conj" if is_misjoined(self, word, head) and not self.is_elliptic(word):
                return self.draft.tokens[head].head
            case "conj" if is_parted(self, word, head) and not self.is_elliptic(word):
                above = self.draft.trees.ancestors(head) if self.draft.trees is not None else ()
                return next((each for each in above if self.draft.tokens[each].upos == "VERB"), None)
            case "advcl":
                told = self.told_before(word)
                if told is not None:
                    return told
                shares = not self.has_own_subject_mark(word)
            case "parataxis":
                shares = self.draft.tokens[head].upos in _CLAUSAL and self.is_present(word)
            case _:
                shares = self.draft.tokens[head].upos in _CLAUSAL
        return head if shares else None

    def clause_beside(self, word: int) -> int | None:
        """The clause with a subject that another without one goes on from, both hung on the verb of saying: "said men
        *were shooting*, *had looted* a shop and fled"."""
        head = self.draft.tokens[word].head
        if (
            self.relation(word) != "ccomp"
            or head > word
            or self.children(word, "mark", "nsubj:pass", "csubj")
        ):
            return None
        before = [each for each in self.children(head, "ccomp") if head < each < word]
        return before[-1] if before and self.children(before[-1], "nsubj", "nsubj:pass") else None

    def asked_or_turned(self, word: int, depth: int) -> Found | None:
        """Who is asked to a deed or kept from it, where that hangs on the verb as a clause of its own."""
        head = self.draft.tokens[word].head
        verb = self.lemma(head)
        if verb not in self.grammar.calling or not self.is_infinitive(word):
            turned = self.turned(word)
            return (turned, True) if turned is not None else None
        rung_up = verb in self.grammar.ringing and self.children(head, "obj")
        hired = verb not in self.grammar.hiring or any(map(self.is_somebody, self.objects(head)))
        asked = hired and not rung_up  # not "called him on Friday to thank him", "paid the fine to free him"
        return self.controller(word, head, depth) if asked else self.shared(head, depth)

    def turned(self, word: int) -> int | None:
        """Who is kept from a deed or brought to it, and so would do it: "barred *her* from leaving", "warned *all sides*
        against using gas", "talked *them* into surrendering"."""
        head, marks = self.draft.tokens[word].head, self.children(word, "mark")
        if not (marks and self.lemma(marks[0]) in self.grammar.turning and self.is_gerund(word)):
            return None
        told = (each for each in self.objects(head) if each < word and self.is_somebody_or_named(each))
        return next(told, None) if not self.passive(head) else None

    def suspected(self, noun: int) -> Found | None:
        """Whom a verb holds on suspicion of a deed that hangs on the noun: "arrested *two men* on suspicion of"."""
        above = self.draft.tokens[noun].head
        if self.lemma(noun) not in self.grammar.suspicion or not self.case(noun) or above < 0:
            return None
        if self.is_somebody(above) and above < noun:
            return above, True
        objects = [child for child in self.objects(above) if child < noun and self.is_somebody(child)]
        if objects:
            return objects[0], True
        return self.subject(above) if self.passive(above) else None

    def told_before(self, word: int) -> int | None:
        """The clause that a participle goes with where the parser hung it on the verb of saying that follows:
        "A drone struck the market, killing nine, a doctor said"."""
        head = self.draft.tokens[word].head
        if not word < head:
            return None
        told = [child for child in self.children(head, "ccomp", "parataxis") if child < word]
        return told[-1] if told else None

    def shared(self, word: int, depth: int) -> Found | None:
        """The subject of a word, for a clause that shares it."""
        found = self.subject(word, depth + 1)
        return (found[0], True) if found else None

    def own_subject(self, word: int) -> Found | None:
        """The subject in a word's own clause; of a relative pronoun, what it stands for."""
        own = [self.noun_of(child) for child in self.children(word, "nsubj") if not self.owns(child)]
        own = [child for child in own if not self.is_denied(child)] or own
        if own:  # of two, the nearest before the verb: the other may be the place in a dateline
            near = max((child for child in own if child < word), default=own[0])
            if self.draft.tokens[near].upos == "PRON" and near - 1 in own:
                near -= 1  # "*he* himself had asked"
            elif near != own[0] and is_aside(self, near, word):
                near = own[0]
            above = self.draft.tokens[word].head
            if self.relation(word) == "acl" and self.is_noun(above) and is_some_of_them(self, near):
                return above, True
            return self.meant(word, near)
        before = self.subject_before(word)
        before = astray(self, word) if before is None else before
        before = unnamed_link(self, word) if before is None else before
        before = imminent(self, word) if before is None else before
        before = counted(self, word) if before is None else before
        before = joined_across(self, word) if before is None else before
        before = self.fronted(word) if before is None else before
        return (before, False) if before is not None else None

    def is_denied(self, word: int) -> bool:
        """Whether it is said that it was not who a word names: "it, and *not the Front*, had attacked"."""
        return any(self.lemma(each) in self.grammar.denied for each in self.children(word, "advmod"))

    def meant(self, verb: int, word: int) -> Found:
        """A word beside a verb, or what it stands for as a relative pronoun."""
        form = self.draft.small[word]  # of "those" the lemma is "that"
        if form in self.grammar.relatives and self.draft.tokens[word].upos in ("PRON", "DET"):
            above = self.antecedent(verb, person=form in self.grammar.persons)
            if above is not None:
                return above, True
        return word, False

    def noun_of(self, subject: int) -> int:
        """The noun of a subject that the parser gave to the adjective after it: "*a general* loyal to the king fled"."""
        is_adjective = self.draft.tokens[subject].upos == "ADJ"
        nouns = [each for each in self.children(subject, "nsubj") if each < subject] if is_adjective else []
        return nouns[0] if nouns else subject

    def agents(self, word: int) -> list[int]:
        """Who does what is told in the passive, where the parser hung it below what else hangs on the verb: "was shot
        dead *by soldiers*", "were denied access to the camp *by the army*"."""
        below = [*self.children(word, "xcomp", "advmod", "obj", "obl", "nmod")]
        below = [child for child in below if self.case(child) not in self.grammar.apart]
        if self.is_noun(word):  # of a deed, whom it hit alone: what follows it is another
            below = [child for child in below if self.case(child) in self.grammar.of]
        for _ in range(_BELOW):
            found = [
                child
                for head in below
                for child in self.children(head, "obl", "nmod")
                if self.case(child) in self.grammar.agents
                and not any(head < clause < child for clause in self.children(head, "acl"))
                and (self.is_somebody(child) or self.draft.tokens[child].upos == "PROPN")
            ]
            if found:
                return found[:1]
            below = [child for head in below for child in self.children(head, "nmod")]
        return []

    def leaver(self, word: int) -> Found | None:
        """Who or what leaves somebody in the state that a word tells: "*the blast* left nine people *dead*"."""
        while self.relation(word) == "conj":
            word = self.draft.tokens[word].head
        verb = self.draft.tokens[word].head
        if verb < 0 or self.relation(word) != "xcomp" or self.lemma(verb) not in self.grammar.leaving:
            return None
        subject = next(iter(self.children(verb, "nsubj")), None)
        told = subject is not None and self.draft.small[subject] in self.grammar.relatives
        if told and subject != self.draft.tokens[verb].head + 1:
            return None  # of which of the nouns before it "that left nine dead" tells is not sure
        return self.shared(verb, 0)

    def is_present(self, word: int) -> bool:
        """Whether a verb is a present participle, which has no subject of its own ("…, killing five")."""
        return self.draft.small[word].endswith(self.grammar.present)

    def is_gerund(self, word: int) -> bool:
        """Whether a clause is a present participle, or has one that carries it ("having shot"), and so no subject."""
        first = self.children(word, "aux", "aux:pass")[:1] or (word,)
        return self.draft.tokens[first[0]].upos in ("VERB", "AUX") and self.is_present(first[0])

    def has_own_subject_mark(self, word: int) -> bool:
        """Whether a clause begins with a word after which its subject is not that of the clause above."""
        marks = self.children(word, "mark")
        own = any(self.lemma(mark) in self.grammar.own_subject for mark in marks)
        return own and not self.is_gerund(word) and not self.is_cut_short(word)

    def controller(self, word: int, head: int, depth: int) -> Found | None:
        """Whose deed an infinitive is: the object of its verb, or the subject where the verb has none or keeps it: with a
        thing as object ("wants money to pay"), or with somebody, where it is a promise ("promised them to go")."""
        if self.lemma(head) in self.grammar.summoning and self.lemma(word) in self.grammar.voiced:
            return self.shared(head, depth)  # "summoned the envoy to complain"
        objects = [child for child in self.objects(head) if child < word]
        lacked = None if objects or self.lemma(head) in self.subject_control else self.gap(head)
        if lacked is not None and self.is_somebody(lacked):
            objects = [lacked]  # "*generals* it accuses of ordering the raid"
        asked = objects and (self.is_somebody(objects[0]) or self.relation(objects[0]) == "iobj")
        keeping = self.promising if asked else self.subject_control
        keeps = self.lemma(head) in keeping
        if objects and not keeps and self.draft.tokens[head].upos == "VERB":
            return objects[0], True
        if not keeps and not self.passive(head):
            for child in self.children(head, "obl"):
                # the parser may hang "on" of "called on" on the verb
                named = self.is_somebody(child) or self.draft.tokens[child].upos == "PROPN"
                called = not self.case(child) and named
                if (
                    (called or self.case(child) in self.grammar.asked)
                    and child < word
                    and time_at(self.draft, child) is None
                ):
                    return child, True
        return self.shared(head, depth)

    def of_participle(self, word: int, head: int, depth: int) -> Found | None:
        """The noun that a participle hangs on; of an infinitive ("plans to attack"), who has or does the noun."""
        suspected = self.suspected(head)
        if suspected is not None:
            return suspected[0], True
        if self.is_written_to(word):
            return self.shared(self.draft.tokens[head].head, depth)
        above = self.draft.tokens[head].head
        joined = self.is_present(word) and self.children(word, "cc") and self.relation(head) == "obj"
        if joined and not self.is_infinitive(above):
            return self.shared(above, depth)  # "killing two and *carrying* off a third"
        if not self.is_infinitive(word) and not self.children(word, "mark", "case"):
            if not head < self.draft.tokens[head].head < word:
                return head, True
            # the verb stands between: "…, most of them supplied by the union"
            near = word - 1
            if self.draft.tokens[near].upos == "PRON" and self.case(near) in self.grammar.of:
                return told_of(self, self.draft.tokens[near].head, head), True
            return (near, True) if self.draft.tokens[near].upos in ("NOUN", "PROPN", "PRON") else None
        for child in self.children(head, "nmod:poss"):
            return child, True
        if (
            self.lemma(head) in self.grammar.dreading
            and self.relation(head) == "obl"
            and not self.passive(word)
        ):
            return None  # "shut their shops for fear of looting"
        planner = self._planner(word, head)
        if planner is not None or self._is_anothers(word, head):
            return (planner, True) if planner is not None else None
        return self._of_noun(word, head, depth)

    def is_written_to(self, word: int) -> bool:
        """Whether what is asked by a participle is asked of the noun that it hangs on, to whom somebody writes: "wrote to
        *the council* asking for help"."""
        head = self.draft.tokens[word].head
        if self.relation(word) != "acl" or head < 0 or self.lemma(word) not in self.grammar.calling:
            return False
        verb = self.draft.tokens[head].head
        to = self.case(head) in self.grammar.infinitive and self.relation(head) in ("obl", "obj", "nmod")
        return to and verb >= 0 and self.lemma(verb) in self.grammar.writing and self.is_present(word)

    def _of_noun(self, word: int, head: int, depth: int) -> Found | None:
        """Whose deed an infinitive on a noun is by the verb that takes the noun: "ordered *the ministry* to pay", "*they*
        made an attempt to flee"."""
        above = self.draft.tokens[head].head
        acts = self.is_somebody(head) or self.lemma(head) in self.acting
        told = [each for each in self.objects(above) if self.relation(head) == "obl" and each < head]
        if told and self.is_infinitive(word) and self.is_somebody(told[0]):  # "ordered him by radio to leave"
            return self.controller(word, above, depth)
        if acts and self.relation(head) in ("obj", "iobj"):
            return self.controller(word, above, depth)
        if above >= 0 and self.relation(head) in ("obj", "xcomp", "obl") and not self.passive(above):
            return self.shared(above, depth)
        return None

    def _planner(self, word: int, noun: int) -> int | None:
        """Whoever is said to be behind what an infinitive tells: "a plot *by officers* to kill him"."""
        verb = self.draft.tokens[noun].head
        of_verb = self.children(verb, "obl", "obl:agent") if verb >= 0 and not self.passive(verb) else ()
        for child in (*self.children(noun, "nmod", "obl:agent"), *of_verb):
            if noun < child < word and self.case(child) in self.grammar.agents and self.is_somebody(child):
                return child
        return None

    def _is_anothers(self, word: int, noun: int) -> bool:
        """Whether an infinitive tells a plan that is not that of the subject of the verb that takes it: "*foiled* a plot
        to kill him", "*rejected* a bid to oust him"; who rejects an order is the one who has got it."""
        verb = self.draft.tokens[noun].head
        if not self.is_infinitive(word) or self.relation(noun) not in ("obj", "obl"):
            return False
        if self.lemma(verb) in self.grammar.judging:
            return True
        return self.lemma(verb) in self.grammar.spurning and self.lemma(noun) not in self.grammar.bidden

    def is_somebody(self, word: int) -> bool:
        """Whether a word names or points to those who can act."""
        number = self.draft.mention_at.get(word)
        return number is not None and self.draft.mentions[number].kind in _SOMEBODY

    def is_somebody_or_named(self, word: int) -> bool:
        """Whether a word names or points to those who can act, or is a name, which may be that of a land."""
        return self.is_somebody(word) or self.draft.tokens[word].upos == "PROPN"

    def antecedent(self, word: int, *, person: bool = False) -> int | None:
        """The noun that a relative clause hangs on, seen from its verb; for "who" (``person``) on a thing or a deed, the
        last person in its phrase: "the killing of *Hale*, who was taken"."""
        for _ in range(_DEPTH):
            token = self.draft.tokens[word]
            if token.deprel in ("acl:relcl", "acl"):
                return self.person_in(token.head, word) if person else token.head
            if token.head < 0 or token.deprel not in ("conj", "xcomp", "ccomp"):
                return None
            word = token.head
        return None

    def person_in(self, noun: int, clause: int) -> int:
        """A noun that a clause with "who" hangs on, or the last person in its phrase before the clause."""
        number = self.draft.mention_at.get(noun)
        if number is not None and self.draft.mentions[number].kind in _SOMEBODY:
            return noun
        below = noun
        while inner := [each for each in self.children(below, "nmod", "appos") if below < each < clause]:
            below = inner[-1]
            if self.is_somebody(below):
                return below
        above = noun
        while self.relation(above) == "nmod":  # "the *headmaster* of a school who was led away"
            above = self.draft.tokens[above].head
            if self.is_somebody(above):
                return above
        return noun

    def gap(self, word: int) -> int | None:
        """The noun whose relative clause lacks the object that it is: "the weapons they seized", "tried to *seize*"."""
        token = self.draft.tokens[word]
        wanting = self.relation(word) == "xcomp" and self.lemma(token.head) in self.subject_control
        if wanting and self.is_infinitive(word):
            return self.gap_of(token.head)
        below = self.lemma(word) in self.subject_control and any(
            map(self.is_infinitive, self.children(word, "xcomp"))
        )
        return None if below else self.gap_of(word)

    def gap_of(self, word: int) -> int | None:
        """The noun that a relative clause without a pronoun hangs on."""
        token = self.draft.tokens[word]
        if token.deprel not in ("acl:relcl", "acl") or token.head < 0:
            return None
        own = [child for child in self.children(word, "nsubj") if not self.owns(child)]
        if not own or self.draft.small[own[0]] in self.grammar.relatives or self.children(word, "mark"):
            return None  # not "allegations *that* they had fired"
        brought = (
            child for child in self.children(word, "obl") if self.draft.small[child] in self.grammar.relatives
        )
        if any(self.case(child) for child in brought):
            return None  # nor "an attack *in which* two died"
        owners = (each for child in own for each in self.children(child, "nmod:poss"))
        if any(self.draft.small[each] in self.grammar.whose for each in owners):
            return None  # nor "generals *whose* men fight"
        return token.head

    def owners(self, word: int) -> Iterator[int]:
        """Whoever has a noun: "their surrender", and "Biden ’s withdrawal" where the parser hung it elsewhere."""
        head = self.draft.tokens[word].head
        given = self.dative(word)
        found = [c for c in self.children(word, "nmod:poss") if not c < head < word and c != given]
        # the nearest: of "their commanders' surrender" the parser may hang both on the noun
        yield from (self.whose(each, word) for each in found[-1:])
        if not found:
            first = min([word, *self.children(word, "det", "amod", "compound", "nummod")])
            for child in self.children(head, "nsubj", "obj", "obl", "nmod", "compound") if head >= 0 else ():
                clitic = self.clitic(child)
                if child < word and clitic is not None and first - clitic <= 1:
                    yield child

    def whose(self, owner: int, noun: int) -> int:
        """Who has a noun: its owner, or of "whose" before it the noun that its clause is about: "the driver, *whose*
        release was promised"."""
        if self.draft.small[owner] not in self.grammar.whose or any(map(self.is_noun, range(owner, noun))):
            return owner
        word = owner
        for _ in range(_DEPTH):
            token = self.draft.tokens[word]
            if token.deprel == "acl:relcl" and token.head >= 0:
                return self.person_in(token.head, word)
            if token.head < 0:
                break
            word = token.head
        return owner

    def is_infinitive(self, clause: int) -> bool:
        """Whether a clause is an infinitive with "to"."""
        return any(self.lemma(mark) in self.grammar.infinitive for mark in self.children(clause, "mark"))
