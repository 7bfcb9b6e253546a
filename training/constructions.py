"""Invented news documents with trees: the constructions of short news prose that GUM, without newswire, hardly shows.

Data decisions
- Sentences are composed as trees, each by a family of rules (`FAMILIES`); heads, the attachment of punctuation, and the
  spans of mentions are computed from the tree. Conventions and subtypes are those of GUM, as its train part has them;
  where it has no case (datelines, "0630:", "two of them seriously") the choice is noted at the rule.
- People, places and groups are invented; words are ordinary. A part "held" has other words of every open class, so that
  what is learned of constructions can be told from what is learned of words.
- Documents mix families, so that no family stands alone, and vary in datelines, adjuncts, tense and commas.

    documents = constructions.documents(2000, seed=1, relations=relations)  # list of data.Labelled
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from data import KINDS, UPOS, Labelled

from dateline.lang import load
from dateline.reading.syntax.words import compile_words, split_words

# --- trees -----------------------------------------------------------------------------------------------------------


@dataclass(eq=False)
class Node:
    """A word and what depends on it, in order. Punctuation stands where it is written; its head is computed."""

    form: str
    upos: str
    left: "list[tuple[str, Node]]" = field(default_factory=list)
    right: "list[tuple[str, Node]]" = field(default_factory=list)
    kind: str = ""  # of the mention that it heads
    chain: str = ""
    space: str = ""  # "l": none before, "r": none after
    governor: "Node | None" = None  # where it is not the node that it stands with
    plural: bool = False
    person: str = "3"

    def add(self, *right: "tuple[str, Node] | Node") -> "Node":
        self.right += [("punct", r) if isinstance(r, Node) else r for r in right]
        return self

    def front(self, *left: "tuple[str, Node] | Node") -> "Node":
        self.left[:0] = [("punct", x) if isinstance(x, Node) else x for x in left]
        return self

    def before(self, *left: "tuple[str, Node] | Node") -> "Node":
        self.left += [("punct", x) if isinstance(x, Node) else x for x in left]
        return self

    def walk(self) -> "Iterator[tuple[str, Node, Node | None]]":
        yield from self._walk("root", None)

    def _walk(self, rel: str, head: "Node | None") -> "Iterator[tuple[str, Node, Node | None]]":
        for r, n in self.left:
            yield from n._walk(r, self)
        yield rel, self, self.governor or head
        for r, n in self.right:
            yield from n._walk(r, self)


def mark(form: str) -> Node:
    return Node(form, "PUNCT", space="r" if form in "([" else "" if form in "-–—" else "l")


def comma() -> Node:
    return mark(",")


def opening() -> Node:
    return Node('"', "PUNCT", space="r")


def closing() -> Node:
    return Node('"', "PUNCT", space="l")


def attach(heads: list[int], upos: Sequence[str], forms: Sequence[str], spaces: Sequence[str]) -> None:
    """Heads of punctuation, as GUM's: pairs at the head of what they enclose, the last at the root, others at the
    highest neighbour whose words do not span the mark, the lower of the two sides (Udapi's FixPunct). On GUM's news,
    interviews and biographies it has 96 % of the commas as they are."""
    words = [i for i, u in enumerate(upos) if u != "PUNCT"]
    above = {i: list(_above(heads, i)) for i in words}
    low, high = dict.fromkeys(words, len(heads)), dict.fromkeys(words, -1)
    for i in words:
        for j in above[i]:
            low[j], high[j] = min(low[j], i), max(high[j], i)
    pairs = dict(_pairs(upos, forms, spaces))
    for i, (start, end) in pairs.items():
        heads[i] = min((k for k in words if start < k < end), key=lambda k: (len(above[k]), k))
    for i in range(len(heads)):
        if upos[i] != "PUNCT" or i in pairs:
            continue
        left, right = [k for k in words if k < i], [k for k in words if k > i]
        before, after = (left or [-1])[-1], (right or [-1])[0]
        while before >= 0 and 0 <= heads[before] < i and high[before] < i:
            before = heads[before]
        while after >= 0 and heads[after] > i and low[after] > i:
            after = heads[after]
        if forms[i] in (".", "?", "!") and i + 1 in pairs and spaces[i + 1] == "l":
            heads[i] = heads[i + 1]  # within the quotation that it ends
        elif not right:
            heads[i] = next(k for k in words if heads[k] < 0)
        else:
            heads[i] = after if before < 0 or before in above[after] else before


def _above(heads: Sequence[int], i: int) -> Iterator[int]:
    """A word and all that it hangs on."""
    while i >= 0:
        yield i
        i = heads[i]


def _pairs(
    upos: Sequence[str], forms: Sequence[str], spaces: Sequence[str]
) -> Iterator[tuple[int, tuple[int, int]]]:
    """Marks that come in pairs, and where their pair begins and ends."""
    stack: list[int] = []
    for i, form in enumerate(forms):
        if upos[i] == "PUNCT" and (form in "([" or (form == '"' and spaces[i] == "r")):
            stack.append(i)
        elif upos[i] == "PUNCT" and form in (")", "]", '"') and stack:
            pair = stack.pop(), i
            yield from ((k, pair) for k in pair)


_INSIDE = {
    "det", "amod", "nummod", "compound", "flat", "nmod", "nmod:poss", "nmod:desc", "nmod:unmarked", "acl",
    "acl:relcl", "det:predet", "fixed", "advmod",
}  # fmt: skip


def _own(node: Node) -> Iterator[Node]:
    """The words of a noun phrase: what belongs to its head, less adpositions, appositions, conjuncts and clauses."""
    yield node
    for rel, n in node.left + node.right:
        if (n.governor is None or n.governor is node) and (
            (rel in _INSIDE and not (rel == "advmod" and n.form in _CLAUSAL))
            or (rel == "case" and n.space == "l")
            or (rel == "punct" and n.form == "-")
        ):  # fmt: skip
            yield from (m for _, m, _ in n.walk())


_CLAUSAL = {"not", "still", "now", "also", "already", "again", "later", "reportedly"}


def _without_doubles(rows: "list[tuple[str, Node, Node | None]]") -> "list[tuple[str, Node, Node | None]]":
    """Without the commas that close a phrase where another mark follows."""
    forms = [n.form if n.upos == "PUNCT" else "" for _, n, _ in rows] + ["."]
    return [row for k, row in enumerate(rows) if not (forms[k] == "," and forms[k + 1] in list(",.;:)?-–—"))]


def lay_out(
    roots: Sequence[Node], breaks: Sequence[bool], relations: list[str], pattern: re.Pattern[str], name: str
) -> Labelled:
    """The document of these sentences; `breaks` says before which a paragraph begins."""
    doc = Labelled(name, "", [], sentence_starts=set())
    assert doc.sentence_starts is not None
    for root, new in zip(roots, breaks, strict=True):
        rows = _without_doubles(list(root.walk()))
        first = next((n for _, n, _ in rows if n.upos != "PUNCT"), root)
        first.form = first.form[:1].upper() + first.form[1:]
        where = {id(n): k for k, (_, n, _) in enumerate(rows)}
        heads = [-1 if h is None else where[id(h)] for _, _, h in rows]
        assert heads.count(-1) == 1, [n.form for _, n, _ in rows]
        attach(
            heads, [n.upos for _, n, _ in rows], [n.form for _, n, _ in rows], [n.space for _, n, _ in rows]
        )
        start = len(doc.words)
        doc.sentence_starts.add(start)
        if doc.text:
            doc.text += "\n\n" if new else " "
        tight = True
        for k, (rel, n, _) in enumerate(rows):
            seen, j = 0, k
            while heads[j] >= 0:
                seen, j = seen + 1, heads[j]
                assert seen < len(rows), "a circle"
            if not tight and n.space not in ("l", "lr"):
                doc.text += " "
            tight = n.space in ("r", "lr")
            doc.words.append((len(doc.text), len(doc.text) + len(n.form)))
            doc.text += n.form
            doc.upos.append(UPOS.index(n.upos))
            doc.heads.append(-1 if heads[k] < 0 else start + heads[k])
            doc.relations.append(relations.index(rel))
            if n.kind:
                at = [where[id(m)] for m in _own(n) if id(m) in where]
                while rows[max(at)][1].form in (",", '"', "-"):
                    at.remove(max(at))
                while rows[min(at)][1].form in (",", '"', "-"):
                    at.remove(min(at))
                chain = n.chain or f"{name}-{start + k}"
                doc.mentions.append((start + min(at), start + max(at), start + k, KINDS.index(n.kind), chain))
    found = split_words(doc.text, pattern)
    assert found == doc.words, [(doc.text[a:b], doc.text[c:d]) for (a, b), (c, d) in zip(found, doc.words, strict=False)
                                if (a, b) != (c, d)][:3]  # fmt: skip
    return doc


# --- words -----------------------------------------------------------------------------------------------------------

_LISTS = {
    name: words.split("|")
    for name, words in (
        row.split("\t")
        for row in Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8").splitlines()[1:]
    )
}
_FORMS = {row.split()[0]: row.split()[1:] for row in _LISTS["forms"]}


def _s(base: str) -> str:
    if base in ("be", "have", "do", "go"):
        return {"be": "is", "have": "has", "do": "does", "go": "goes"}[base]
    if re.search(r"[^aeiou]y$", base):
        return base[:-1] + "ies"
    return base + ("es" if re.search(r"(s|sh|ch|x|z|o)$", base) else "s")


def _past(base: str) -> str:
    if base in _FORMS:
        return _FORMS[base][0]
    if re.search(r"[^aeiou]y$", base):
        return base[:-1] + "ied"
    return base + ("d" if base.endswith("e") else "ed")


def _participle(base: str) -> str:
    return _FORMS[base][1] if base in _FORMS else _past(base)


def _ing(base: str) -> str:
    if base in [
        "set",
        "hit",
        "stop",
        "ban",
        "grab",
        "rob",
        "stab",
        "admit",
        "put",
        "shut",
        "cut",
        "overrun",
        "win",
        "begin",
        "plan",
        "permit",
        "refer",
        "dig",
        "quit",
        "kidnap",
        "expel",
        "acquit",
        "travel",
        "cancel",
        "trap",
    ]:
        return base + base[-1] + "ing"
    if base == "lie":
        return "lying"
    return (base[:-1] if re.search(r"[^eoy]e$", base) and base != "be" else base) + "ing"


_PLURALS = {"man": "men", "woman": "women", "child": "children", "person": "people", "commando": "commandos"}


def _plural(noun: str) -> str:
    *rest, last = noun.split()
    for single, several in _PLURALS.items():
        if last.endswith(single) and last not in ("human", "German"):
            return " ".join([*rest, last[: -len(single)] + several])
    return " ".join([*rest, _s(last)])


def _words(part: str) -> dict[str, list[str]]:
    """The words of a part: "held" has of every list those that "train" lacks; a few that make constructions ("say",
    "tell", written more than once) are of both."""
    lists = {}
    for name, items in _LISTS.items():
        single = [w for w in items if items.count(w) == 1]
        share = {w for k, w in enumerate(single) if (k % 4 == 3) == (part == "held")}
        lists[name] = [w for w in items if w in share or items.count(w) > 1]
    return lists


_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_NUMBERS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_ADVERBS = ["seriously", "badly", "slightly", "critically", "fatally"]

# --- phrases ---------------------------------------------------------------------------------------------------------

Dep = tuple[str, Node]


def adverb(form: str) -> Node:
    return Node(form, "ADV")


def case(form: str) -> Dep:
    return ("case", Node(form, "ADP"))


def pronoun(form: str, kind: str = "person", *, plural: bool = False) -> Node:
    person = {"I": "1", "we": "1", "you": "2"}.get(form.lower(), "3")
    return Node(form, "PRON", kind=kind, plural=plural, person=person)


class Grammar:
    """Chance, the words of a part, and the people of the document at hand."""

    def __init__(self, seed: int, part: str = "train") -> None:
        self.chance = random.Random(f"{part}-{seed}")
        self.lists = _words(part)
        self.new_document()

    def new_document(self) -> None:
        self.used = 0
        self.towns = self.chance.sample(self.lists["place"], 4)
        self.people = [(self.word("given"), self.word("family")) for _ in range(5)]
        self.groups = [self.word("group") for _ in range(3)]
        self.land = self.word("country"), self.word("demonym")
        self.named: set[str] = set()

    def word(self, name: str) -> str:
        return self.chance.choice(self.lists[name])

    def pick(self, *options: Any) -> Any:
        return self.chance.choice(options)

    def maybe(self, share: float = 0.5) -> bool:
        return self.chance.random() < share

    # noun phrases

    def noun(self, text: str, kind: str = "", *, plural: bool = False) -> Node:
        """A noun with its compounds: "police station"; an adjective among them: "armed man"."""
        *rest, last = (_plural(text) if plural else text).split()
        node = Node(last, "NOUN", kind=kind, plural=plural)
        for w in rest:
            adjective = w in _ADJECTIVES
            node.before(("amod", Node(w, "ADJ")) if adjective else ("compound", Node(w, "NOUN")))
        return node

    def det(self, node: Node, form: str) -> Node:
        if form == "a":
            first = next((n.form for _, n in node.left), node.form)
            form = "an" if first[0].lower() in "aeiou" and not first.startswith(("uni", "eu")) else "a"
        return node.front(("det", Node(form, "DET")))

    def adjective(self, node: Node, share: float = 0.3) -> Node:
        if self.maybe(share):
            kind = {"person": "person", "place": "place", "object": "place"}.get(node.kind, "thing")
            word = self.word(f"{kind} adjective")
            node.front(("amod", Node(word, "VERB" if word in _PARTICIPLES else "ADJ")))
        return node

    def the(self, text: str, kind: str, adjective: float = 0.15) -> Node:
        return self.det(self.adjective(self.noun(text, kind), adjective), "the")

    def indefinite(self, text: str, kind: str, adjective: float = 0.3) -> Node:
        return self.det(self.adjective(self.noun(text, kind), adjective), "a")

    def number(self, *, digits: bool | None = None) -> Node:
        if digits is None:
            digits = self.maybe()
        return Node(str(self.chance.choice([2, 3, 5, 7, 10, 12, 14, 17, 20, 23, 30, 45, 60, 150, 200])) if digits
                    else self.chance.choice(_NUMBERS), "NUM", plural=True)  # fmt: skip

    def about(self, number: Node) -> Node:
        """A number with what makes it less exact."""
        k = self.chance.random()
        if k < 0.2:
            number.front(("nmod", Node("least", "ADJ", [case("at")])))
        elif k < 0.28:
            number.front(("advmod", Node("more", "ADV", [], [("fixed", Node("than", "ADP"))])))
        elif k < 0.36:
            number.front(("advmod", adverb(self.pick("about", "nearly", "over", "almost", "only"))))
        return number

    def bare(self) -> Node:
        """Persons told by a number alone: "nine", "at least 12", "nine others", "dozens more"."""
        k = self.chance.random()
        if k < 0.5:
            node = self.about(self.number())
        elif k < 0.62:
            node = Node("others", "NOUN", [("nummod", self.about(self.number()))])
        elif k < 0.74:
            node = Node("more", "ADJ", [("nummod", self.about(self.number()))])
        elif k < 0.82:
            node = Node(self.pick("dozens", "scores", "hundreds"), "NOUN")
            if self.maybe():
                node.add(("amod", Node("more", "ADJ")))
        elif k < 0.88:
            node = self.number()
            node.front(("det", Node("another", "DET")))
        elif k < 0.94:
            node = self.number()
            node.add(("nmod", self.prep("of", pronoun("them", plural=True))))
        else:
            node = Node(self.pick("several", "many"), "ADJ")
            if self.maybe():
                node = Node("others", "NOUN", [("amod", node)])
        node.kind, node.plural = "person", True
        return node

    def several(self, text: str, kind: str = "person") -> Node:
        """Counted: "two armed men", "dozens of miners", "at least nine villagers", "residents"."""
        node = self.adjective(self.noun(text, kind, plural=True), 0.2)
        k = self.chance.random()
        if k < 0.45:
            if self.maybe(0.1):
                node.front(("amod", Node("other", "ADJ")))
            node.front(("nummod", self.about(self.number())))
        elif k < 0.55:
            head = Node(
                self.pick("dozens", "hundreds", "scores", "thousands"), "NOUN", kind=kind, plural=True
            )
            node.kind = kind
            return head.add(("nmod", self.prep("of", node)))
        elif k < 0.62:
            node.front(("amod", Node(self.pick("several", "many", "more"), "ADJ")))
        elif k < 0.68:
            node.front(("det", Node(self.pick("some", "the", "the"), "DET")))
        elif k < 0.72:
            node.front(("det", Node("the", "DET")), ("nummod", self.number(digits=False)))
        return node

    def prep(self, form: str, node: Node) -> Node:
        """A noun phrase in an adposition ("according to" and the like are fixed)."""
        if form == "including":
            return node.front(("case", Node("including", "VERB")))
        first, *rest = form.split()
        upos = {"according": "VERB", "because": "ADP", "such": "ADJ", "due": "ADJ"}.get(first, "ADP")
        head = Node(first, upos)
        for w in rest:
            head.add(("fixed", Node(w, "ADP")))
        return node.front(("case", head))

    def flat(self, parts: Sequence[str], kind: str = "", chain: str = "") -> Node:
        head = Node(parts[0], "PROPN", kind=kind, chain=chain)
        for p in parts[1:]:
            head.add(("flat", self.hyphenated(p)))
        return head

    def hyphenated(self, text: str) -> Node:
        first, *rest = text.split("-")
        node = Node(first, "PROPN")
        for w in rest:
            node.add(Node("-", "PUNCT", space="lr"), ("flat", Node(w, "PROPN")))
        return node

    def name(self, *, full: bool | None = None) -> Node:
        """A person of the document: in full at first, later by the family's name."""
        given, family = self.chance.choice(self.people)
        if full is None:
            full = family not in self.named or self.maybe(0.3)
        self.named.add(family)
        node = self.flat((given, family), "person", family) if full else self.hyphenated(family)
        node.kind, node.chain = "person", family
        return node

    def titled(self) -> Node:
        """ "Interior Minister Ana Boro", "Gen. Boro", "army spokesman Ivo Boro", "the interior minister, Ana Boro"."""
        k = self.chance.random()
        person = self.name()
        if k < 0.45:
            return person.front(("nmod:desc", Node(self.word("title"), "PROPN")))
        if k < 0.65:
            *rest, last = self.word("post").title().split()
            post = Node(last, "PROPN")
            for w in rest:
                post.before(("amod", Node(w, "ADJ")) if w.lower() in _ADJECTIVES
                            else ("compound", Node(w, "PROPN")))  # fmt: skip
            if self.maybe(0.2):
                post.front(("amod", Node(self.land[1], "ADJ")))
            return person.front(("nmod:desc", post))
        if k < 0.7:
            title = Node(self.pick("Secretary", "Minister"), "PROPN")
            title.add(
                ("nmod", self.prep("of", Node(self.pick("State", "Defence", "Justice", "Health"), "PROPN")))
            )
            return person.front(("nmod:desc", title))
        if k < 0.85:  # a noun without article: the name is flat on it
            post = self.noun(self.word("official"), "person")
            post.chain, person.kind = person.chain, ""
            names = [n for r, n in person.right if r == "flat"]
            person.right = [x for x in person.right if x[0] != "flat"]
            post.add(("flat", person), *(("flat", n) for n in names))
            return post
        return person

    def apposition(self, node: Node | None = None) -> Node:
        """A name and who that is, or the other way about, between commas; the closing comma is part of it."""
        if node is None and self.maybe(0.3):
            post = self.det(self.noun(self.word("post"), "person"), "the")
            person = self.name(full=True)
            post.chain = person.chain
            if self.maybe():
                post.add(("nmod", self.prep("of", self.country())))
            return post.add(("appos", person.front(comma())), comma())
        if node is None and self.maybe(0.2):
            post = self.pick(self.the, self.indefinite)(
                self.pick("spokesman", "spokeswoman", "lawyer", "adviser"), "person", 0
            )
            post.add(("nmod", self.prep("for", self.body())))
            person = self.name(full=True)
            post.chain = person.chain
            if self.maybe(0.6):
                person.front(("nmod:desc", Node(self.word("title"), "PROPN")))
            return post.add(("appos", person.front(comma())), comma())
        node = node or self.name(full=True)
        k = self.chance.random()
        if k < 0.3:
            who = self.det(self.noun(self.word("post"), "person"), "the")
        elif k < 0.6:
            who = self.det(self.noun(self.word("official").split()[-1], "person"), self.pick("a", "the"))
            who.add(("nmod", self.prep(self.pick("for", "of", "at"), self.body())))
        elif k < 0.8:
            who = self.noun(self.pick("spokesman", "leader", "commander", "secretary", "head"), "person")
            who.front(("nmod:poss", self.possessive(self.body())))
        else:
            who = self.noun(self.pick("head", "leader", "commander", "chairman"), "person")
            who.add(("nmod", self.prep("of", self.body())))
        who.chain = node.chain
        if self.maybe(0.15):
            node.add(("appos", Node(str(self.chance.randint(19, 78)), "NUM", [("punct", comma())])))
        return node.add(("appos", who.front(comma())), comma())

    def possessive(self, node: Node) -> Node:
        last = [n for _, n, _ in node.walk()][-1]
        return node.add(
            ("case", Node("'" if last.form.endswith("s") and last.plural else "'s", "PART", space="l"))
        )

    def group(self) -> Node:
        """A named organisation: "the National Front", "the People's Union (LPU)"."""
        name = self.chance.choice(self.groups)
        *rest, last = name.split()
        node = Node(last, "PROPN", kind="organization", chain=name)
        for k, w in enumerate(rest):
            if w == "'s":
                node.left[-1] = (
                    "nmod:poss",
                    Node(rest[k - 1], "PROPN", [], [("case", Node("'s", "PART", space="l"))]),
                )
            else:
                node.before(
                    ("amod", Node(w, "ADJ")) if w in _NAME_ADJECTIVES else ("compound", Node(w, "PROPN"))
                )
        node.front(("det", Node("the", "DET")))
        if self.maybe(0.12):
            short = Node(self.word("acronym"), "PROPN", kind="organization", chain=name)
            node.add(("appos", short.front(mark("(")).add(mark(")"))))
        return node

    def body(self) -> Node:
        """An organisation, named or not."""
        k = self.chance.random()
        if k < 0.4:
            return self.group()
        if k < 0.5:
            return Node(self.word("acronym"), "PROPN", kind="organization")
        if k < 0.55:
            agency = self.noun("news agency", "organization")
            return agency.front(("compound", Node(self.word("agency"), "PROPN")))
        node = self.noun(self.word("force"), "organization")
        if self.maybe(0.25):
            node.front(("amod", Node(self.land[1], "ADJ")))
        elif self.maybe(0.15):
            return node.front(("nmod:poss", self.possessive(self.country())))
        return self.det(node, "the")

    def country(self) -> Node:
        name = self.land[0] if self.maybe(0.6) else self.word("country")
        return Node(name, "PROPN", kind="place", chain=name)

    def town(self) -> Node:
        name = self.chance.choice(self.towns)
        return Node(name, "PROPN", kind="place", chain=name)

    def place(self) -> Node:
        """Where: "Karsa", "the town of Karsa", "Karsa, Bel province,", "a market in Karsa", "the port of Karsa"."""
        k = self.chance.random()
        if k < 0.4:
            return self.town()
        if k < 0.52:
            node = self.det(
                self.noun(self.pick("town", "village", "city", "port", "district"), "place"), "the"
            )
            if self.maybe(0.4):
                node.before(
                    ("amod", Node(self.pick("southern", "northern", "eastern", "coastal", "border"), "ADJ"))
                )
            town = self.town()
            node.chain = town.chain
            return node.add(("nmod", self.prep("of", town)))
        if k < 0.6:
            province = Node(self.pick("province", "region", "district"), "NOUN", kind="place")
            province.before(("compound", Node(self.word("place"), "PROPN")))
            if self.maybe(0.5):
                return self.town().add(("nmod", self.prep("in", province)))
            return self.town().add(("nmod:unmarked", province.front(comma())), comma())
        if k < 0.64:
            return self.town().add(("nmod:unmarked", self.country().front(comma())), comma())
        return self.site()

    def site(self) -> Node:
        node = self.pick(self.the, self.indefinite)(self.word("site"), "place")
        if self.maybe(0.35):
            node.add(("nmod", self.prep(self.pick("in", "near", "outside"), self.town())))
        return node

    def target(self) -> Node:
        """A thing or place that is struck."""
        k = self.chance.random()
        if k < 0.35:
            return self.site()
        if k < 0.75:
            node = self.pick(self.the, self.indefinite)(self.word("thing"), "object")
            if self.maybe(0.2):
                node.add(
                    (
                        "acl",
                        self.gerund_clause(
                            "carry",
                            self.noun(self.pick("aid", "food", "fuel", "grain", "medicine"), "object"),
                        ),
                    )
                )
            return node
        return self.several(self.word("thing"), "object")

    def gerund_clause(self, base: str, obj: Node) -> Node:
        return Node(_ing(base), "VERB").add(("obj", obj))

    def armed(self) -> Node:
        k = self.chance.random()
        if k < 0.25:
            node = Node(self.pick("troops", "troops", "police", "forces"), "NOUN", plural=True, kind="person")
            if self.maybe(0.35) or node.form == "forces":
                modifier = self.pick("government", "army", "security", "rebel")
                node.front(("compound", Node(modifier, "NOUN")))
            elif self.maybe(0.3):
                node.front(("amod", Node(self.land[1], "ADJ")))
            return node
        if k < 0.42:
            return (
                self.body()
                if self.maybe(0.4)
                else self.det(self.noun(self.pick("army", "militia", "navy"), "organization"), "the")
            )
        if k < 0.8:
            return self.several(self.word("armed"))
        node = self.noun(self.pick("fighters", "members", "men", "supporters", "units"), "person")
        node.plural = True
        return node.add(("nmod", self.prep(self.pick("of", "from"), self.group())))

    def victims(self) -> Node:
        k = self.chance.random()
        if k < 0.35:
            return self.bare()
        if k < 0.75:
            return self.several(self.word("civil"))
        if k < 0.85:
            return self.indefinite(self.word("civil"), "person")
        return self.several(self.word("armed"))

    def official(self) -> Node:
        """Who says a thing."""
        k = self.chance.random()
        if k < 0.3:
            return self.titled()
        if k < 0.45:
            node = self.noun(self.word("official"), "person", plural=True)
            if self.maybe(0.2):
                node.front(("amod", Node(self.pick("local", "senior", "military"), "ADJ")))
            return node
        if k < 0.65:
            node = self.pick(self.the, self.indefinite)(self.word("official"), "person", 0)
            if self.maybe(0.3):
                node.add(("nmod", self.prep("for", self.body())))
            return node
        if k < 0.8:
            return self.body()
        if k < 0.9:
            return pronoun(self.pick("he", "she", "he", "they"), "person")
        if k < 0.95:
            return Node(
                self.pick("police", "witnesses", "residents", "medics", "relatives"),
                "NOUN",
                kind="person",
                plural=True,
            )
        return Node("one", "NUM", kind="person").add(("nmod", self.prep("of", pronoun("them", plural=True))))

    def civil(self) -> Node:
        return (
            self.several(self.word("civil"))
            if self.maybe(0.7)
            else self.indefinite(self.word("civil"), "person")
        )

    def strike(self) -> Node:
        """An event that strikes: "a bomb", "the blast", "an attack on a convoy"."""
        k = self.chance.random()
        word = self.word("blast" if k < 0.6 else "event")
        thing = k < 0.6 and word.split()[-1] in (
            "bomb",
            "mine",
            "shell",
            "rocket",
            "missile",
            "grenade",
            "round",
            "drone",
        )
        node = self.pick(self.the, self.indefinite)(word, "object" if thing else "event")
        if k > 0.6 and self.maybe(0.4):
            node.add(("nmod", self.prep("on", self.target())))
        elif self.maybe(0.2):
            node.add(("nmod", self.prep(self.pick("in", "at", "near"), self.place())))
        return node

    def matter(self) -> Node:
        """What is decided or refused."""
        k = self.chance.random()
        node = self.pick(self.the, self.the, self.indefinite)(self.word("plan"), "abstract")
        if k < 0.2:
            node.add(("nmod", self.prep(self.pick("with", "by"), self.body())))
        elif k < 0.35:
            node.add(("acl", self.infinitive()))
        elif k < 0.45:
            node.add(("nmod", self.prep("on", self.noun(self.word("abstract"), "abstract"))))
        return node

    # verbs and clauses

    def plural(self, subject: Node) -> bool:
        joined = any(rel == "conj" for rel, _ in subject.right)
        return subject.plural or joined or subject.form.lower() in ("they", "we", "you")

    def finite(
        self, base: str, subject: Node | None, tense: str, *, passive: bool = False, negative: bool = False
    ) -> Node:
        """A verb with its auxiliaries and subject."""
        many = self.plural(subject) if subject else False
        plain = many or (subject is not None and subject.person != "3")
        be = {"past": "were" if many else "was", "present": "are" if many else "is"}
        have = {"pluperfect": "had", "perfect": "have" if plain else "has"}
        chain: list[str] = []  # auxiliaries
        if tense in have:
            chain, form = [have[tense], *(["been"] if passive else [])], _participle(base)
        elif tense in ("will", "would"):
            chain, form = [tense, *(["be"] if passive else [])], _participle(base) if passive else base
        elif tense == "progressive":
            chain = [be["present"], *(["being"] if passive else [])]
            form = _participle(base) if passive else _ing(base)
        elif passive:
            chain, form = [be[tense]], _participle(base)
        elif negative:
            chain, form = ["did" if tense == "past" else "do" if plain else "does"], base
        else:
            form = _past(base) if tense == "past" else base if plain else _s(base)
        verb = Node(form, "VERB")
        if subject is not None:
            verb.left.append(("nsubj:pass" if passive else "nsubj", subject))
        verb.left += [("aux", Node(word, "AUX")) for word in chain]
        if passive:
            verb.left[-1] = ("aux:pass", verb.left[-1][1])
        if negative and chain:
            short = chain[0] in ("did", "do", "does") and self.maybe(0.4)
            word = Node("n't" if short else "not", "PART", space="l" if short else "")
            verb.left.insert(len(verb.left) - len(chain) + 1, ("advmod", word))
        return verb

    def copular(self, head: Node, subject: Node, tense: str, be: str = "") -> Node:
        many = self.plural(subject)
        form = be or {"past": "were" if many else "was", "present": "are" if many else "is", "will": "be",
                      "perfect": "been"}[tense]  # fmt: skip
        left: list[Dep] = [("nsubj", subject)]
        if tense in ("will", "perfect"):
            left.append(("aux", Node("will" if tense == "will" else "have" if many else "has", "AUX")))
        return head.front(*left, ("cop", Node(form, "AUX")))

    def tense(self) -> str:
        return self.chance.choices(
            ["past", "perfect", "present", "pluperfect", "will", "progressive"], [60, 14, 6, 6, 7, 3]
        )[0]

    def frame(self, who: str) -> tuple[str, list[Dep]]:
        """A verb and its objects, for armed, civil or official subjects, or a blow."""
        options = {
            "armed": [(30, self.harms), (25, self.strikes), (20, self.light), (15, self.moves),
                      (10, lambda: self.aims("armed"))],
            "blow": [(60, self.wrecks), (20, lambda: ("leave", self.left())), (20, self.drives_out)],
            "civil": [(30, self.moves), (20, self.pleads), (20, self.light), (15, self.blocks), (15, self.aims)],
            "official": [(50, self.decides), (20, self.aims), (15, self.talks), (15, self.orders)],
        }[who]  # fmt: skip
        return self.chance.choices([make for _, make in options], [share for share, _ in options])[0]()

    def harms(self) -> tuple[str, list[Dep]]:
        return self.word("harm"), [("obj", self.victims())]

    def strikes(self) -> tuple[str, list[Dep]]:
        return self.word("strike"), [("obj", self.target())]

    def wrecks(self) -> tuple[str, list[Dep]]:
        return self.word("wreck"), [("obj", self.victims() if self.maybe(0.6) else self.target())]

    def moves(self) -> tuple[str, list[Dep]]:
        where = self.pick("from", "to", "into", "towards", "across", "through")
        return self.word("move"), [("obl", self.prep(where, self.place()))]

    def aims(self, who: str = "official") -> tuple[str, list[Dep]]:
        return self.word("aim"), [("xcomp", self.infinitive(who))]

    def drives_out(self) -> tuple[str, list[Dep]]:
        verb, deps = self.moves()
        away = Node(verb, "VERB", [("mark", Node("to", "PART"))], deps)
        return "force", [("obj", self.several(self.word("civil"))), ("xcomp", away)]

    def pleads(self) -> tuple[str, list[Dep]]:
        return self.word("plea"), [("obj", self.matter())]

    def blocks(self) -> tuple[str, list[Dep]]:
        return self.pick("block", "leave", "enter", "surround", "cross"), [("obj", self.site())]

    def decides(self) -> tuple[str, list[Dep]]:
        return self.word("policy"), [("obj", self.matter())]

    def talks(self) -> tuple[str, list[Dep]]:
        with_whom = self.prep("with", self.body())
        return "hold", [("obj", self.noun("talks", "event").add(("nmod", with_whom)))]

    def orders(self) -> tuple[str, list[Dep]]:
        base, rel = self.pick(("order", "obj"), ("urge", "obj"), ("ask", "iobj"), ("tell", "iobj"))
        return base, [(rel, self.armed() if self.maybe() else self.body()), ("xcomp", self.infinitive())]

    def light(self) -> tuple[str, list[Dep]]:
        verb, noun, adposition, make = self.pick(
            ("set", "fire", "to", self.target), ("take", "part", "in", self.strike), ("open", "fire", "on", self.victims),
            ("take", "control", "of", self.site), ("lay", "siege", "to", self.site), ("cut", "ties", "with", self.body),
            ("take", "aim", "at", self.target), ("lose", "control", "of", self.site), ("play", "part", "in", self.strike),
            ("seek", "refuge", "in", self.site), ("give", "way", "to", self.target), ("take", "shelter", "in", self.site),
            ("make", "way", "for", self.target), ("claim", "responsibility", "for", self.strike),
            ("come", "under", "", self.strike),
        )  # fmt: skip
        if verb == "come":
            return "come", [("obl", self.prep("under", self.noun(self.pick("fire", "attack"), "event")))]
        if verb == "play":
            return "play", [
                ("obj", self.det(Node("part", "NOUN", kind="abstract"), "a")),
                ("obl", self.prep("in", make())),
            ]
        what, rest = Node(noun, "NOUN"), self.prep(adposition, make())
        if noun in ("control", "responsibility"):
            return verb, [("obj", what.add(("nmod", rest)))]
        return verb, [("obj", what), ("obl", rest)]

    def left(self) -> list[Dep]:
        """What a blow leaves: "12 dead, including two children", "the town without power", "a bridge damaged"."""
        k = self.chance.random()
        if k < 0.7:
            people = self.victims()
            state = Node(
                self.pick("dead", "dead", "homeless", "injured", "wounded", "missing", "hurt"), "ADJ"
            )
            if state.form in ("injured", "wounded", "missing", "hurt"):
                state.upos = "VERB"
            deps: list[Dep] = [("obj", people), ("xcomp", state)]
            if self.maybe(0.35):
                among = self.prep("including", self.several(self.word("civil"))).front(comma())
                among.governor = people
                deps.append(("nmod", among))
            return deps
        if k < 0.85:
            return [
                ("obj", self.target()),
                ("xcomp", Node(self.pick("destroyed", "damaged", "stranded"), "VERB")),
            ]
        return [
            ("obj", self.place()),
            (
                "obl",
                self.prep("without", self.noun(self.pick("power", "water", "food", "electricity"), "object")),
            ),
        ]

    def infinitive(self, who: str = "armed") -> Node:
        """ "to release the hostages", "to withdraw from Karsa"."""
        k = 0 if who == "official" else self.chance.random()
        if k < 0.35:
            thing = self.matter() if self.maybe(0.3) else self.the(self.word("plan"), "abstract")
            verb, deps = self.word("policy"), [("obj", thing)]
        elif k < 0.85:
            verb, deps = self.pick(self.harms, self.strikes, self.moves)()
        else:
            verb, deps = self.light()
        return Node(verb, "VERB", [("mark", Node("to", "PART"))], deps)

    def subject(self, who: str) -> Node:
        return {"armed": self.armed, "civil": self.civil, "official": self.official, "blow": self.strike}[
            who
        ]()

    def clause(
        self, who: str = "", tense: str = "", subject: Node | None = None, adjunct: float = 0.3
    ) -> Node:
        """A plain main clause, active or passive."""
        tense = tense or self.tense()
        if subject is None and not who and self.maybe(0.25):
            return self.passive(tense)
        if subject is None and not who and self.maybe(0.12):
            return self.state(tense)
        who = who or self.pick("armed", "armed", "civil", "official", "blow")
        subject = subject or self.subject(who)
        base, deps = self.frame(who)
        verb = self.finite(base, subject, tense, negative=who in ("official", "civil") and self.maybe(0.08))
        self.add_all(verb, deps)
        if self.maybe(adjunct):
            self.trail(verb)
        return verb

    def add_all(self, verb: Node, deps: list[Dep]) -> Node:
        return verb.add(*deps)

    def passive(self, tense: str = "", adjunct: float = 0.5) -> Node:
        subject = self.victims() if self.maybe(0.65) else self.target()
        base = self.word("harm" if subject.kind == "person" else "strike")
        if tense in ("", "present", "progressive"):
            tense = self.pick("past", "perfect", "pluperfect")
        verb = self.finite(base, subject, tense, passive=True)
        if self.maybe(0.3):
            verb.add(("obl:agent", self.prep("by", self.armed())))
        if self.maybe(adjunct):
            self.trail(verb)
        return verb

    def state(self, tense: str = "past") -> Node:
        subject = self.pick(self.site, self.matter, self.strike)()
        tense = tense if tense in ("past", "present", "will", "perfect") else "past"
        if self.maybe(0.25) and subject.kind == "event":
            place = self.prep("in", self.place())
            return self.finite("take", subject, tense).add(("obj", Node("place", "NOUN")), ("obl", place))
        if self.maybe(0.4):
            talks = self.noun(self.word("talks"), "event")
            talks.plural = True
            verb = self.finite(
                self.pick("begin", "continue", "resume", "collapse", "stop", "fail"), talks, tense
            )
            return self.trail(verb)
        if self.maybe(0.3):
            verb = self.finite(self.pick("remain", "stay", "become"), subject, tense)
            return verb.add(("xcomp", self.judged(subject)))
        return self.copular(self.judged(subject), subject, tense)

    def judged(self, subject: Node) -> Node:
        return Node(self.word("verdict" if subject.kind == "abstract" else "quality"), "ADJ")

    # adjuncts

    def date(self) -> Node:
        """Of a day: "Monday", "12 March 2024", "March 12", "Monday, 12 March"; "March", "2001"."""
        day = Node(str(self.chance.randint(1, 28)), "NUM")
        month = Node(self.chance.choice(_MONTHS), "PROPN")
        year = self.year()
        if self.maybe():
            day.add(("nmod:unmarked", month))
            if self.maybe(0.4):
                day.add(("nmod:unmarked", year))
        else:
            day.front(("compound", month))
            if self.maybe(0.4):
                day.add(("nmod:unmarked", year.front(comma())))
        day.kind = "time"
        if self.maybe(0.25):
            return self.weekday().add(("appos", day.front(comma())))
        return day

    def weekday(self) -> Node:
        day = self.chance.choice(_DAYS)
        return Node(day, "PROPN", kind="time", chain=day)

    def when(self) -> list[Dep]:
        """A time, as dependents of a verb."""
        options: list[tuple[int, Callable[[], list[Dep]]]] = [
            (25, lambda: [("obl", self.prep("on", self.weekday()))]),
            (8, lambda: [("obl:unmarked", self.weekday())]),
            (10, lambda: [("obl", self.prep("on", self.date()))]),
            (6, lambda: [("advmod", adverb(self.pick("late", "early"))), ("obl", self.prep("on", self.weekday()))]),
            (8, self.last_week),
            (5, lambda: [("obl:unmarked", Node(self.pick("yesterday", "today"), "NOUN", kind="time"))]),
            (6, self.days_after),
            (6, lambda: [("obl", self.prep(self.pick("in", "in", "in", "since"), self.month()))]),
            (6, lambda: [("obl", self.prep(self.pick("in", "in", "in", "since"), self.year()))]),
            (4, lambda: [("obl", self.prep("from", self.month(0))), ("obl", self.prep("to", self.month(0)))]),
            (6, lambda: [("obl", self.prep(self.pick("since", "until", "by", "before", "from"), self.weekday()))]),
            (5, lambda: [("advmod", adverb(self.pick("overnight", "again", "later", "earlier")))]),
            (5, self.early_hours),
        ]  # fmt: skip
        return self.chance.choices([make for _, make in options], [share for share, _ in options])[0]()

    def year(self) -> Node:
        return Node(str(self.chance.randint(1980, 2026)), "NUM", kind="time")

    def month(self, with_year: float = 0.5) -> Node:
        month = Node(self.chance.choice(_MONTHS), "PROPN", kind="time")
        return month.add(("nmod:unmarked", self.year())) if self.maybe(with_year) else month

    def last_week(self) -> list[Dep]:
        unit = self.noun(self.pick("week", "month", "year", "night"), "time")
        last = unit.form == "night" or self.maybe()
        unit.front(("amod", Node("last", "ADJ")) if last else ("det", Node("this", "DET")))
        return [("obl:unmarked", unit)]

    def days_after(self) -> list[Dep]:
        """ "two days later", "two days after the raid": the span hangs on what follows it, as GUM has it."""
        span = self.noun(self.pick("day", "week", "hour", "month"), "time", plural=True)
        span.front(("nummod", self.number(digits=False)))
        if self.maybe():
            later = adverb(self.pick("later", "ago", "earlier"))
            return [("advmod", later.front(("obl:unmarked", span)))]
        event = self.the(self.word("event"), "event")
        return [("obl", self.prep(self.pick("after", "before"), event).front(("obl:unmarked", span)))]

    def early_hours(self) -> list[Dep]:
        hours = self.det(self.noun("hour", "time", plural=True), "the").before(("amod", Node("early", "ADJ")))
        return [("obl", self.prep("in", hours.add(("nmod", self.prep("of", self.weekday())))))]

    def adjunct(self) -> Dep:
        """One adjunct of time, place or cause (the last of two where a time takes two)."""
        k = self.chance.random()
        if k < 0.45:
            deps = self.when()
            return deps[0] if len(deps) == 1 else ("obl", self.prep("on", self.weekday()))
        if k < 0.75:
            return ("obl", self.prep(self.pick("in", "near", "outside", "at"), self.place()))
        if k < 0.83:
            side = adverb(self.pick("north", "south", "east", "west"))
            if self.maybe():
                far = Node(
                    self.pick("km", "miles", "kilometres"), "NOUN", [("nummod", self.number(digits=True))]
                )
                side.front(("obl:unmarked", far))
            return ("advmod", side.add(("obl", self.prep("of", self.town()))))
        if k < 0.9:
            return ("obl", self.prep(self.pick("during", "after", "before"), self.strike()))
        return (
            "obl",
            self.prep(
                self.pick("because of", "despite", "in", "amid"), self.the(self.word("event"), "event")
            ),
        )

    def trail(self, verb: Node) -> Node:
        """An adjunct after the verb, where it cannot be taken for another word's."""
        rel, last = verb.right[-1] if verb.right else ("", verb)
        if rel in ("xcomp", "ccomp", "advcl", "advmod") or last.kind == "time":
            return verb
        heavy = any(r in ("nmod", "acl", "acl:relcl", "nmod:unmarked") for r, _ in last.right)
        if heavy or last.kind in ("abstract", "event", "place"):
            return verb.add(*self.when())
        return verb.add(self.adjunct())

    def fronted(self, clause: Node) -> Node:
        """An adjunct before the clause, with a comma or without."""
        timed = any(n.kind == "time" for _, n in clause.right)
        deps = self.when() if self.maybe(0.6) and not timed else [("obl", self.prep("in", self.town()))]
        stop: list[Dep | Node] = [comma()] if self.maybe() else []
        return clause.front(*deps, *stop)

    def full(self) -> Node:
        """A clause as sentences have it, with or without something before it."""
        clause = self.clause()
        return self.fronted(clause) if self.maybe(0.3) else clause

    def stop(self, root: Node, form: str = ".") -> Node:
        return root.add(mark(form))

    # sentences: one family of constructions each

    def words_of(self, part: float = 0.5) -> tuple[Node, list[Dep]]:
        """A speaker, and when or to whom it was said."""
        deps: list[Dep] = []
        if self.maybe(part * 0.5):
            deps = self.pick([("obl", self.prep("on", self.weekday()))], [("obl:unmarked", self.weekday())],
                             [("obl", self.prep("in", self.det(self.noun("statement", "abstract"), "a")))],
                             [("obl", self.prep("on", self.weekday())), ("obl", self.prep("in", self.town()))],
            )  # fmt: skip
        return self.speaker(), deps

    def speaker(self) -> Node:
        return self.apposition() if self.maybe(0.2) else self.official()

    def saying(self) -> str:
        return "say" if self.maybe(0.65) else self.word("say")

    def reported(self, content: Node) -> Node:
        """The content before its cue, the cue at the end."""
        who, deps = self.words_of()
        base, tense = self.saying(), self.pick("past", "past", "past", "present")
        if self.maybe(0.3) and who.upos != "PRON":
            verb = self.finite(base, who, tense)
            subject = verb.left.pop(0)
            verb.add(subject, *deps)
        else:
            verb = self.finite(base, who, tense).add(*deps)
        return verb.front(("ccomp", content), comma())

    def quoting(self, content: Node, that: float = 0.5) -> Node:
        """The cue first: "officials said (that) troops killed nine"."""
        who, deps = self.words_of()
        verb = self.finite(self.saying(), who, self.pick("past", "past", "past", "present", "perfect"))
        if self.maybe(that) or (deps and self.maybe()):
            content.front(("mark", Node("that", "SCONJ")))
        return verb.add(*deps, ("ccomp", content))

    def count_object(self) -> Node:
        """ "On Monday troops killed nine, officials said." """
        subject = self.armed() if self.maybe(0.6) else self.strike()
        verb = self.finite(
            self.word("harm") if subject.kind == "person" else self.word("wreck"),
            subject,
            self.pick("past", "past", "perfect"),
        )
        verb.add(("obj", self.bare()))
        if self.maybe(0.3):
            self.trail(verb)
        if self.maybe(0.6):
            verb = self.fronted(verb)
        return self.stop(self.reported(verb) if self.maybe(0.6) else verb)

    def count_subject(self) -> Node:
        """ "At least 12 were hurt and dozens more fled." """
        first = self.finite(self.word("harm"), self.bare(), self.pick("past", "perfect"), passive=True)
        if self.maybe(0.4):
            first = self.finite(
                self.pick("die", "flee", "escape", "survive", "disappear"), self.bare(), "past"
            )
        if self.maybe(0.4):
            self.trail(first)
        if self.maybe():
            second = self.finite(self.word("harm"), self.bare(), "past", passive=True)
            self.join(first, second)
        return self.stop(self.reported(first) if self.maybe(0.4) else first)

    def join(self, first: Node, *others: Node, commas: float = 0.5, last: str = "and") -> Node:
        """Coordination; commas between, before the last one by chance."""
        for k, node in enumerate(others):
            if k == len(others) - 1:
                node.front(("cc", Node(last, "CCONJ")))
                if self.maybe(commas):
                    node.front(comma())
            else:
                node.front(comma())
            first.add(("conj", node))
        return first

    def participial(self) -> Node:
        """ "..., killing 10 and wounding dozens, two of them seriously." """
        clause = self.clause(self.pick("armed", "blow"), "past")
        part = Node(
            _ing(self.word("wreck")),
            "VERB",
            [],
            [("obj", self.bare() if self.maybe(0.7) else self.victims())],
        )
        if self.maybe(0.4):
            self.join(part, Node(_ing(self.word("wreck")), "VERB", [], [("obj", self.bare())]), commas=0.1)
        if self.maybe(0.45):
            self.of_them(part)
        clause.add(("advcl", part.front(comma())))
        if self.maybe(0.3):
            return self.stop(self.reported(clause))
        return self.stop(self.fronted(clause) if self.maybe(0.3) else clause)

    def of_them(self, verb: Node) -> Node:
        """ ", one of them a child", ", two of them seriously" (an orphan), ", three of whom died"."""
        number = Node(self.pick("one", "two", "three", "most", "some"), "NUM", kind="person", plural=True)
        if number.form in ("most", "some"):
            number.upos = "ADJ" if number.form == "most" else "DET"
        inner = "obl" if number.upos == "ADJ" else "nmod"
        k = self.chance.random()
        if k < 0.35:
            number.add((inner, self.prep("of", pronoun("them", plural=True))))
            single = number.form == "one"
            noun = self.noun(self.word("civil"), "person", plural=not single)
            head = self.det(noun, "a") if single else noun
            return verb.add(("parataxis", head.front(comma(), ("nsubj", number))))
        if k < 0.65:
            number.add((inner, self.prep("of", pronoun("them", plural=True))))
            number.add(("orphan", adverb(self.word_adverb())))
            return verb.add(("parataxis", number.front(comma())))
        number.add((inner, self.prep("of", pronoun("whom", "", plural=True))))
        relative = (
            self.finite(self.pick("die", "die", "escape"), number, "past")
            if self.maybe()
            else self.finite(self.word("harm"), number, "past", passive=True)
        )
        host = verb.right[-1][1] if verb.right and verb.right[-1][0] == "obj" else None
        if host is None:
            return verb
        host.add(("acl:relcl", relative.front(comma())))
        return verb

    def word_adverb(self) -> str:
        return self.chance.choice(_ADVERBS)

    def said_before(self) -> Node:
        """ "Officials said troops killed nine." """
        content = self.clause(subject=None) if self.maybe(0.6) else self.passive()
        return self.stop(self.dressed(self.quoting(content, 0.4)))

    def said_after(self) -> Node:
        """ "Troops killed nine, X said / said X, the group's spokesman / according to X." """
        content = self.full()
        k = self.chance.random()
        if k < 0.6:
            return self.stop(self.reported(content))
        if k < 0.85:
            return self.stop(content.add(("obl", self.prep("according to", self.speaker()).front(comma()))))
        content = self.clause(adjunct=0)
        if content.left and content.left[0][0].startswith("nsubj"):
            who = self.official()
            verb = self.finite(self.saying(), who, "past").front(comma()).add(comma())
            content.left.insert(1, ("parataxis", verb))
        return self.stop(content)

    def dressed(self, root: Node) -> Node:
        return self.fronted(root) if self.maybe(0.25) else root

    def leaves(self) -> Node:
        """ "The blast left 12 dead, including two children, and dozens hurt." """
        verb = self.finite("leave", self.strike(), self.pick("past", "past", "perfect")).add(*self.left())
        if self.maybe(0.35) and verb.right[-1][0] == "xcomp":
            second = self.bare().front(comma(), ("cc", Node("and", "CCONJ")))
            second.add(("orphan", Node(self.pick("hurt", "wounded", "injured", "missing"), "VERB")))
            verb.add(("conj", second))
        elif self.maybe(0.5):
            self.trail(verb)
        if self.maybe(0.3):
            return self.stop(self.reported(verb))
        return self.stop(self.dressed(verb))

    def shot_dead(self) -> Node:
        """ "shot dead three suspects", "shot and killed", "was found dead", "were shot dead by police"."""
        k = self.chance.random()
        dead = Node("dead", "ADJ")
        if k < 0.3:
            verb = self.finite("shoot", self.armed(), self.pick("past", "past", "perfect"))
            people = self.victims()
            verb.add(
                *(("xcomp", dead), ("obj", people))
                if self.maybe(0.65)
                else (("obj", people), ("xcomp", dead))
            )
        elif k < 0.5:
            verb = self.finite(self.pick("shoot", "stab", "beat"), self.armed(), "past")
            other = Node(self.pick("killed", "wounded", "robbed", "injured"), "VERB")
            self.join(verb, other, commas=0).add(
                ("obj", self.victims())
            )  # a shared object is the first verb's
        elif k < 0.75:
            verb = self.finite("find", self.victims(), self.pick("past", "pluperfect"), passive=True).add(
                ("xcomp", Node(self.pick("dead", "dead", "alive", "unconscious"), "ADJ")))  # fmt: skip
            self.trail(verb)
        else:
            verb = self.finite("shoot", self.victims(), self.pick("past", "perfect"), passive=True).add(
                ("xcomp", dead)
            )
            if self.maybe():
                verb.add(("obl:agent", self.prep("by", self.armed())))
            else:
                self.trail(verb)
        if self.maybe(0.35):
            return self.stop(self.reported(verb) if self.maybe() else self.quoting(verb))
        return self.stop(self.dressed(verb))

    def light_verbs(self) -> Node:
        """ "set fire to", "took part in", "opened fire on", alone, coordinated or reported."""
        base, deps = self.light()
        verb = self.finite(base, self.armed(), self.tense()).add(*deps)
        if self.maybe(0.3):
            base, deps = self.light()
            self.join(verb, Node(_past(base), "VERB", [], deps))
        if self.maybe(0.3):
            verb = self.reported(verb) if self.maybe() else self.quoting(verb)
        return self.stop(self.dressed(verb))

    # headlines: no auxiliaries, few articles, no full stop

    def headline_passive(self) -> Node:
        """ "Four killed in market blast", "Two more held over bombing", "Ex-minister charged with murder"."""
        k = self.chance.random()
        if k < 0.5:
            who = self.bare() if self.maybe(0.7) else self.several(self.word("civil"))
        elif k < 0.7:
            who = self.noun(self.word("official"), "person")
            if self.maybe(0.4):
                who.front(("amod", Node("former", "ADJ")))
        else:
            who = self.noun(self.word("civil"), "person")
        verb = Node(_participle(self.word("harm")), "VERB", [("nsubj:pass", who)])
        if self.maybe(0.2):
            verb = Node(self.pick("charged", "accused", "convicted", "jailed"), "VERB", [("nsubj:pass", who)])
            offence = self.noun(self.word("abstract"), "abstract")
            verb.add(("obl", self.prep({"charged": "with", "jailed": "for"}.get(verb.form, "of"), offence)))
        elif self.maybe(0.3):
            place = self.noun(f"{self.word('site')} {self.word('blast')}", "event")
            verb.add(("obl", self.prep(self.pick("in", "after"), place)))
        else:
            where = self.pick(self.town, lambda: self.noun(self.word("event"), "event"))()
            verb.add(
                ("obl", self.prep("in" if where.upos == "PROPN" else self.pick("in", "over", "after"), where))
            )
        return verb

    def bare_noun(self, text: str, kind: str, *, plural: bool = False) -> Node:
        node = self.noun(text, kind, plural=plural)
        if self.maybe(0.25):
            node.front(("compound", Node(self.chance.choice(self.towns), "PROPN", kind="place")))
        elif self.maybe(0.2):
            node.front(("amod", Node(self.land[1], "ADJ")))
        return node

    def headline_active(self) -> Node:
        """ "Minister denies plot", "Rebels say army shelled village; ministry silent", "Army: rebels seized town"."""

        def told(tense: str) -> Node:
            armed = self.maybe(0.6)
            who = self.bare_noun(
                self.word("armed") if armed else self.word("official"), "person", plural=armed
            )
            if armed and self.maybe(0.3):
                who = self.bare_noun(self.word("force"), "organization")
            verb = self.finite(self.word("strike") if armed else self.word("policy"), who, tense)
            thing = (
                self.noun(self.word("site"), "place") if armed else self.noun(self.word("plan"), "abstract")
            )
            if self.maybe(0.2):
                thing.add(
                    ("nmod", self.prep("in" if armed else "with", self.town() if armed else self.country()))
                )
            return verb.add(("obj", thing))

        k = self.chance.random()
        who = self.bare_noun(
            self.word("official" if self.maybe() else "armed"), "person", plural=self.maybe(0.6)
        )
        if k < 0.3:
            return told("present")
        if k < 0.6:
            root = self.finite(self.word("say"), who, "present").add(("ccomp", told("past")))
            if self.maybe(0.4):
                other = Node(
                    self.word("quality"), "ADJ", [("nsubj", self.noun(self.word("force"), "organization"))]
                )
                root.add(mark(";"), ("parataxis", other))
            return root
        if k < 0.75:
            source = self.noun(self.word("force"), "organization") if self.maybe() else self.town()
            return source.add(mark(":"), ("parataxis", told("past")))
        if k < 0.88:
            cue = self.finite("say", self.bare_noun(self.word("official"), "person", plural=True), "present")
            return cue.front(("ccomp", told(self.pick("past", "present"))), mark(self.pick("-", "–", ",")))
        infinitive = Node(
            self.word("policy"),
            "VERB",
            [("nsubj", self.noun(self.word("force"), "organization")), ("mark", Node("to", "PART"))],
        )
        return infinitive.add(("obj", self.noun(self.word("plan"), "abstract")))

    # relatives

    def reduced(self, noun: Node) -> Node:
        """The noun with a participle: "shot by police", "seized last week by rebels", "accused of looting"."""
        k = self.chance.random()
        if noun.kind == "person" and k < 0.25:
            part = Node(self.pick("accused", "suspected", "convicted"), "VERB").add(("advcl", self.offence()))
        elif k < 0.8:
            base = self.word("harm" if noun.kind == "person" else "strike")
            part = Node(_participle(base), "VERB")
            if self.maybe(0.4):
                part.add(*self.when())
            if self.maybe(0.6):
                part.add(("obl:agent", self.prep("by", self.armed())))
            elif not part.right:
                part.add(self.adjunct())
        elif noun.kind == "person":
            part = Node(self.pick("living", "working", "sheltering", "marching", "waiting"), "VERB").add(
                ("obl", self.prep(self.pick("in", "near", "at"), self.place())))  # fmt: skip
        else:
            part = Node("carrying", "VERB").add(("obj", self.several(self.word("civil"))))
        return noun.add(("acl", part))

    def offence(self) -> Node:
        """ "of shelling a clinic"."""
        base = self.word("offence")
        verb = Node(_ing(base), "VERB", [("mark", Node("of", "SCONJ"))])
        personal = base in (
            "arm",
            "fund",
            "abduct",
            "betray",
            "torture",
            "kill",
            "rob",
            "execute",
            "hide",
            "shelter",
            "poison",
        )
        return verb.add(("obj", self.victims() if personal else self.target()))

    def reduced_subject(self) -> Node:
        """ "Relatives of a man shot by police said ...", "The men held at the camp say"."""
        k = self.chance.random()
        if k < 0.4:
            person = self.reduced(self.det(self.noun(self.word("civil"), "person"), self.pick("a", "the")))
            if self.maybe():
                crowd = self.noun(
                    self.pick("relatives", "supporters", "lawyers", "friends", "colleagues"), "person"
                )
                crowd.plural = True
                person = crowd.add(("nmod", self.prep("of", person)))
            verb = self.finite(self.saying(), person, self.pick("past", "present")).add(
                ("ccomp", self.clause(adjunct=0.1))
            )
        elif k < 0.65:
            people = self.reduced(self.several(self.word("armed" if self.maybe() else "civil")))
            base, deps = self.frame("civil")
            verb = self.finite(base, people, self.pick("past", "present", "perfect")).add(*deps)
        elif k < 0.85:
            name, kind = self.pick(("site", "place"), ("thing", "object"))
            thing = self.reduced(self.pick(self.the, self.indefinite)(self.word(name), kind))
            verb = self.finite(self.word("strike"), thing, self.pick("past", "perfect"), passive=True).add(
                *self.when()
            )
        else:
            people = self.reduced(self.several(self.word("armed")))
            verb = self.finite(self.pick("deny", "reject", "admit"), people, "past").add(
                ("obj", pronoun("it", "abstract") if self.maybe() else self.the("charge", "abstract")))  # fmt: skip
        return self.stop(self.dressed(verb) if self.maybe(0.4) else verb)

    def relative_coordination(self) -> Node:
        """ "The general, who led the raid and was wounded, told reporters X and then left." """
        who = self.name(full=True) if self.maybe(0.3) else self.the(self.word("official"), "person")
        lead = self.finite(
            self.pick("lead", "oppose", "plan", "witness", "survive", "order"), pronoun("who", ""), "past"
        )
        lead.add(("obj", self.the(self.word("event"), "event")))
        if self.maybe(0.6):
            second = Node(_participle(self.word("harm")), "VERB", [("aux:pass", Node("was", "AUX"))])
            if self.maybe(0.4):
                second = Node(_past(self.word("move")), "VERB").add(("obl", self.prep("to", self.town())))
            self.join(lead, second, commas=0.1)
        who.add(("acl:relcl", lead.front(comma())), comma())
        if self.maybe(0.6):
            root = self.finite(self.word("tell"), who, "past").add(("iobj", self.audience()))
            content = self.clause(adjunct=0.1)
            if self.maybe(0.4):
                content.front(("mark", Node("that", "SCONJ")))
            root.add(("ccomp", content))
        else:
            base, deps = self.frame("official")
            root = self.finite(base, who, self.pick("past", "perfect")).add(*deps)
        if self.maybe(0.4):
            last = Node(_past(self.pick("leave", "flee", "resign", "surrender", "withdraw")), "VERB")
            if self.maybe():
                last.front(("advmod", adverb("then")))
            self.join(root, last, commas=0.2)
        return self.stop(root)

    def audience(self) -> Node:
        text = self.word("audience")
        article, _, rest = text.partition(" ")
        if article in ("the", "a"):
            return self.det(self.noun(rest, "organization"), article)
        node = self.noun(text, "person" if text.endswith("s") else "organization")
        node.plural = text.endswith("s")
        return node

    def relative_object(self) -> Node:
        """ "a step that hardliners have vowed to block", "the deal the two sides signed", "the clinic the army is
        accused of shelling": the relative pronoun hangs on the verb that lacks its object."""
        k = self.chance.random()
        that = pronoun(self.pick("that", "that", "which"), "")
        subject = self.armed() if self.maybe() else self.body()
        if k < 0.7 and self.maybe(0.3):
            subject = self.noun(self.pick("hardliners", "rivals", "critics", "moderates", "allies"), "person")
            party = self.noun(self.pick("party", "camp", "government", "movement"), "organization")
            party.front(
                ("nmod:poss", pronoun(self.pick("his", "her", "their"))), ("amod", Node("own", "ADJ"))
            )
            subject.plural = True
            subject.add(("nmod", self.prep(self.pick("in", "within"), party)))
        if k < 0.35:  # zero
            noun = self.the(self.word("plan"), "abstract")
            relative = self.finite(self.word("policy"), subject, self.pick("past", "perfect"))
        elif k < 0.7:
            noun = self.pick(self.the, self.indefinite)(self.word("plan"), "abstract")
            inner = Node(self.word("policy"), "VERB", [("mark", Node("to", "PART"))])
            relative = self.finite(self.word("aim"), subject, self.pick("past", "perfect")).add(
                ("xcomp", inner)
            )
            if self.maybe(0.6):
                that.governor = inner
                relative.front(("obj", that))
        else:
            noun = self.the(self.word("site"), "place")
            inner = Node(
                _ing(self.pick("shell", "bomb", "attack", "burn", "loot", "raid")),
                "VERB",
                [("mark", Node("of", "SCONJ"))],
            )
            relative = self.finite("accuse", subject, self.pick("past", "present"), passive=True).add(
                ("advcl", inner)
            )
            if self.maybe(0.4):
                that.governor = inner
                relative.front(("obj", that))
        noun.add(("acl:relcl", relative))
        if self.maybe():
            verb = self.finite(
                self.word("policy"), self.official(), self.pick("past", "perfect", "will")
            ).add(("obj", noun))
        elif noun.kind == "abstract":
            verb = self.copular(self.judged(noun), noun, self.pick("past", "present"))
        else:
            verb = self.finite(self.word("strike"), noun, self.pick("past", "perfect"), passive=True).add(
                *self.when()
            )
        return self.stop(self.reported(verb) if self.maybe(0.25) else verb)

    # coordination and subordination

    def verbs(self) -> Node:
        """Two or three verbs of one subject: "The Front has asked ... and has threatened to ..."."""
        who = self.pick("armed", "civil", "official")
        subject, tense = (
            self.subject(who) if self.maybe(0.7) else self.apposition(),
            self.pick("past", "past", "perfect"),
        )
        base, deps = self.frame(who)
        first = self.finite(base, subject, tense).add(*deps)
        others = []
        for _ in range(self.pick(1, 1, 2)):
            base, deps = self.frame(who)
            other = Node((_participle if tense == "perfect" else _past)(base), "VERB", [], deps)
            if tense == "perfect" and self.maybe(0.6):
                other.front(("aux", Node("have" if self.plural(subject) else "has", "AUX")))
            if self.maybe(0.15):
                other.front(("advmod", adverb(self.pick("then", "later", "also"))))
            others.append(other)
        self.join(first, *others, commas=0.25, last=self.pick("and", "and", "and", "but"))
        return self.stop(
            self.dressed(first) if self.maybe() else self.reported(first) if self.maybe(0.3) else first
        )

    def lists_of(self) -> Node:
        """Lists of noun phrases as subject, object or oblique, with the Oxford comma or without."""

        def items(make: Callable[[], Node]) -> Node:
            rest = [make() for _ in range(self.pick(1, 2, 2, 3))]
            return self.join(make(), *rest, commas=0.5 if len(rest) > 1 else 0)

        k = self.chance.random()
        if k < 0.35:
            verb = self.finite(self.word("harm"), self.armed(), "past")
            verb.add(("obj", items(lambda: self.several(self.word("civil")))))
        elif k < 0.65:
            verb = self.finite(self.word("policy"), items(self.body if self.maybe() else self.titled), "past")
            verb.add(("obj", self.matter()))
        elif k < 0.85:
            verb = self.finite(
                self.pick("continue", "spread", "erupt", "intensify"),
                self.noun(self.pick("fighting", "unrest", "shelling"), "event"),
                "past",
            )
            names = self.chance.sample(self.towns, self.pick(2, 3, 4))
            towns = [Node(w, "PROPN", kind="place", chain=w) for w in names]
            verb.add(("obl", self.prep("in", self.join(*towns, commas=0.5 if len(towns) > 2 else 0))))
        else:
            subject = items(lambda: self.several(self.word("civil")))
            verb = self.finite(self.word("harm"), subject, "past", passive=True)
        return self.stop(self.reported(verb) if self.maybe(0.25) else self.dressed(verb))

    def two_clauses(self) -> Node:
        """Clauses with different subjects: "and", "but", a semicolon."""
        first, second = self.clause(), self.clause()
        if self.maybe(0.2):
            first.add(mark(";"), ("parataxis", second))
        else:
            self.join(first, second, commas=0.65, last=self.pick("and", "and", "but", "but"))
        return self.stop(self.quoting(first, 0.6) if self.maybe(0.2) else first)

    def subordinate(self) -> Node:
        """ "When police arrived the crowd fled", "... as rebels advanced", "after troops opened fire"."""
        word = self.pick(
            "when", "as", "after", "while", "before", "because", "until", "if", "although", "since", "once"
        )
        inner = self.clause(tense="past", adjunct=0.1)
        if self.maybe(0.3):
            base = self.pick(
                "arrive", "return", "retreat", "surrender", "gather", "resist", "advance", "object"
            )
            inner = self.finite(base, self.armed() if self.maybe() else self.civil(), "past")
        inner.front(("advmod", adverb("when")) if word == "when" else ("mark", Node(word, "SCONJ")))
        main = self.clause(tense="past")
        if self.maybe(0.5):
            main.front(("advcl", inner), *([comma()] if self.maybe(0.45) else []))
        else:
            if self.maybe(0.25):
                inner.front(comma())
            main.add(("advcl", inner))
        if self.maybe(0.2):
            return self.stop(self.reported(main) if self.maybe() else self.quoting(main))
        return self.stop(main)

    def absolute(self) -> Node:
        """ "..., with two of them in hospital", ", with troops holding the port"."""
        main = self.clause(self.pick("blow", "armed", "civil"))
        k = self.chance.random()
        if k < 0.35:
            who = self.number(digits=False)
            who.kind = "person"
            who.add(("nmod", self.prep("of", pronoun("them", plural=True))))
            head = self.pick(lambda: self.prep("in", self.noun("hospital", "place")), lambda: Node("missing", "VERB"),
                             lambda: self.prep("in", self.adjectived("critical", "condition")))()  # fmt: skip
        elif k < 0.75:
            who = self.armed()
            head = Node(_ing(self.word("strike")), "VERB").add(("obj", self.target()))
        else:
            who = self.several(self.word("civil"))
            head = Node(_participle(self.word("harm")), "VERB")
        rel = "nsubj:pass" if k >= 0.75 else "nsubj"
        head.front(("mark", Node("with", "SCONJ")), (rel, who))
        if self.maybe(0.75):
            head.front(comma())
        return self.stop(main.add(("advcl", head)))

    def adjectived(self, adjective: str, noun: str, kind: str = "abstract") -> Node:
        return self.noun(noun, kind).front(("amod", Node(adjective, "ADJ")))

    # quotations

    def we(self) -> Node:
        """A sentence as it is said: "we reject this offer", "it was a mistake", "nobody is safe"."""
        k = self.chance.random()
        if k < 0.4:
            base, deps = self.frame("official")
            return self.finite(
                base,
                pronoun(self.pick("we", "I", "they"), plural=True),
                self.pick("will", "present", "past", "perfect"),
            ).add(*deps)
        if k < 0.65:
            noun = self.det(
                self.noun(
                    self.pick(
                        "mistake", "crime", "provocation", "lie", "victory", "disaster", "warning", "tragedy"
                    ),
                    "event",
                ),
                "a",
            )
            if self.maybe():
                noun.left.insert(1, ("amod", Node(self.pick("grave", "terrible", "clear", "serious"), "ADJ")))
            if noun.left[0][1].form == "an":
                noun.left[0][1].form = "a"
            return self.copular(
                noun, pronoun(self.pick("this", "it", "that"), "event"), self.pick("past", "present")
            )
        if k < 0.8:
            return self.copular(
                Node(self.word("quality"), "ADJ"),
                pronoun(self.pick("nobody", "everything", "it"), ""),
                "present",
            )
        return self.clause(adjunct=0.1)

    def quote(self) -> Node:
        """A quotation before, after or around its cue."""
        content, (who, deps) = self.capital(self.we()), self.words_of(0.3)
        base = self.pick("say", "say", "say", "add", "tell", "declare", "warn")
        verb = self.finite(base if base != "tell" else "say", who, "past")
        inverted = self.maybe(0.5) and who.upos != "PRON"
        k = self.chance.random()
        if k < 0.5:
            if inverted:
                verb.add(verb.left.pop(0))
            content.front(opening()).add(comma(), closing())
            return self.stop(verb.front(("ccomp", content)).add(*deps))
        if k < 0.8:
            if base == "tell":
                verb.form = "told"
                deps = [("iobj", self.audience())]
            content.front(opening()).add(mark("."), closing())
            return verb.add(*deps, mark(":") if self.maybe() else comma(), ("ccomp", content))
        second = self.we()
        if inverted:
            verb.add(verb.left.pop(0))
        content.front(opening()).add(comma(), closing())
        verb.front(("ccomp", content)).add(*deps)
        second.front(comma(), opening()).add(mark("."), closing())
        return verb.add(("parataxis", second))

    @staticmethod
    def capital(root: Node) -> Node:
        first = next(n for _, n, _ in root.walk())
        first.form = first.form[0].upper() + first.form[1:]
        return root

    def fragment(self) -> Node:
        """A few quoted words in a clause: "called it "a grave mistake"", "rejected the "false" claims"."""
        k = self.chance.random()
        who = self.speaker()
        if k < 0.35:
            noun = self.noun(
                self.pick("mistake", "disgrace", "massacre", "provocation", "farce", "success", "crime"),
                "event",
            )
            noun.front(("det", Node("a", "DET")))
            noun.left.insert(1, ("amod", Node(self.pick("grave", "total", "brutal", "clear"), "ADJ")))
            thing = self.pick(pronoun("it", "event"), self.the(self.word("event"), "event"))
            verb = self.finite("call", who, "past").add(
                ("obj", thing), ("xcomp", noun.front(opening()).add(closing()))
            )
        elif k < 0.65:
            noun = self.noun(self.word("plan"), "abstract", plural=True)
            quoted = (
                Node(self.pick("false", "baseless", "illegal", "unfair", "shameful"), "ADJ")
                .front(opening())
                .add(closing())
            )
            verb = self.finite(self.pick("reject", "denounce", "condemn", "criticise"), who, "past").add(
                ("obj", noun.front(("det", Node("the", "DET")), ("amod", quoted))))  # fmt: skip
        else:
            matter = self.matter()
            head = self.judged(matter).front(opening()).add(closing())
            content = self.copular(head, matter, self.pick("past", "present"))
            verb = self.finite(self.saying(), who, "past").add(("ccomp", content))
        return self.stop(self.dressed(verb))

    def questioner(self) -> Node:
        if self.maybe():
            return self.the(self.pick("judge", "prosecutor", "magistrate", "interviewer"), "person", 0)
        people = self.noun(self.pick("reporters", "journalists", "lawmakers", "police", "lawyers"), "person")
        people.plural = True
        return people

    def asked(self) -> Node:
        """ "Asked whether troops had left, he said no one knew", "Asked by the judge, the suspect denied it." """
        ask = Node(self.pick("asked", "asked", "questioned", "pressed"), "VERB")
        k = self.chance.random()
        if k < 0.6:
            ask.form = "asked"
            inner = self.clause(tense=self.pick("pluperfect", "past", "would"), adjunct=0.1)
            word = self.pick("whether", "whether", "if")
            ask.add(("ccomp", inner.front(("mark", Node(word, "SCONJ")))))
            if self.maybe(0.2):
                ask.right.insert(0, ("obl:agent", self.prep("by", self.questioner())))
        elif k < 0.8:
            ask.add(("obl:agent", self.prep("by", self.questioner())))
        else:
            ask.add(("obl", self.prep("about", self.the(self.word("event"), "event"))))
        who = pronoun(self.pick("he", "she"), "person") if self.maybe() else self.official()
        verb = self.finite(self.pick("say", "say", "reply", "answer"), who, "past").add(
            ("ccomp", self.clause(adjunct=0.1))
        )
        if self.maybe(0.25):
            verb = self.finite(self.pick("deny", "refuse", "decline"), who, "past")
            verb.add(
                ("obj", pronoun("it", "abstract"))
                if verb.form == "denied"
                else ("xcomp", Node("comment", "VERB", [("mark", Node("to", "PART"))]))
            )
        return self.stop(verb.front(("advcl", ask), comma()))

    # names

    def titles(self) -> Node:
        """Titles, posts and appositions as subject, object or agent."""
        k = self.chance.random()
        who = self.titled() if self.maybe(0.5) else self.apposition()
        if k < 0.6:
            base, deps = self.frame("official")
            verb = self.finite(base, who, self.tense()).add(*deps)
        elif k < 0.8:
            verb = self.finite(
                self.pick("accuse", "blame", "meet", "criticise", "praise"), self.body(), "past"
            ).add(("obj", who))
        else:
            verb = self.finite(self.word("harm"), who, "past", passive=True).add(*self.when())
        return self.stop(self.dressed(verb))

    def aged(self) -> Node:
        """ "Ana Boro, 34, a teacher from Karsa, was arrested." """
        who = self.name(full=True)
        who.add(("appos", Node(str(self.chance.randint(17, 82)), "NUM").front(comma())))
        if self.maybe(0.7):
            job = self.indefinite(self.word("civil" if self.maybe(0.7) else "armed"), "person", 0.1)
            job.chain = who.chain
            if self.maybe(0.7):
                job.add(("nmod", self.prep("from", self.town())))
            who.add(("appos", job.front(comma())))
        who.add(comma())
        if self.maybe(0.2):
            who = self.noun(self.word("civil").split()[-1], "person")
            year = Node(
                "year",
                "NOUN",
                [
                    ("nummod", Node(str(self.chance.randint(9, 80)), "NUM")),
                    ("punct", Node("-", "PUNCT", space="lr")),
                ],
            )
            old = Node("old", "ADJ", [("compound", year), ("punct", Node("-", "PUNCT", space="lr"))])
            who.front(("det", Node("a", "DET")), ("amod", old))
        if self.maybe(0.7):
            verb = self.finite(self.word("harm"), who, self.pick("past", "pluperfect"), passive=True).add(
                *self.when()
            )
        else:
            verb = self.finite(self.saying(), who, "past").add(("ccomp", self.clause(adjunct=0)))
        return self.stop(verb)

    # passives, control, expletives

    def agents(self) -> Node:
        """Passives with agents; "was accused by X of doing"."""
        if self.maybe(0.5):
            who = self.armed() if self.maybe() else self.titled()
            verb = self.finite(
                self.pick("accuse", "accuse", "suspect", "convict"),
                who,
                self.pick("past", "perfect", "present"),
                passive=True,
            )
            if self.maybe(0.7):
                verb.add(("obl:agent", self.prep("by", self.body())))
            verb.add(("advcl", self.offence()))
        else:
            subject = self.victims() if self.maybe() else self.target()
            verb = self.finite(
                self.word("harm" if subject.kind == "person" else "strike"),
                subject,
                self.pick("past", "perfect"),
                passive=True,
            )
            verb.add(("obl:agent", self.prep("by", self.armed())))
            if self.maybe():
                self.trail(verb)
        return self.stop(self.quoting(verb) if self.maybe(0.2) else self.dressed(verb))

    def accuses(self) -> Node:
        """ "The army accused the rebels of burning a school"; "charged X with murder"."""
        verb = self.finite(
            self.word("accuse"),
            self.body() if self.maybe() else self.official(),
            self.pick("past", "perfect", "progressive"),
        )
        verb.add(("obj", self.armed()))
        if self.maybe(0.75):
            verb.add(("advcl", self.offence()))
        else:
            verb.add(("obl", self.prep("of", self.noun(self.word("abstract"), "abstract"))))
        return self.stop(self.dressed(verb))

    def raising(self) -> Node:
        """ "is believed to have", "is due to", "has yet to", "said to be"."""
        subject = self.body() if self.maybe(0.4) else self.titled() if self.maybe(0.3) else self.armed()
        k = self.chance.random()
        inner = self.infinitive(
            "official" if subject.kind == "organization" or subject.upos == "PROPN" else "armed"
        )
        if k < 0.4:
            base = self.pick("believe", "say", "expect", "know", "schedule", "order", "report", "think")
            verb = self.finite(base, subject, self.pick("present", "past"), passive=True)
            if verb.form in ("believed", "said", "known", "reported", "thought") or self.maybe(0.1):
                if self.maybe(0.3):
                    inner = Node(
                        self.word("quality"),
                        "ADJ",
                        [("mark", Node("to", "PART")), ("cop", Node("be", "AUX"))],
                    )
                else:
                    base, deps = self.frame("armed")
                    inner = Node(
                        _participle(base),
                        "VERB",
                        [("mark", Node("to", "PART")), ("aux", Node("have", "AUX"))],
                        deps,
                    )
            verb.add(("xcomp", inner))
        elif k < 0.6:
            word = self.pick("due", "likely", "ready", "unable", "unlikely", "willing", "reluctant")
            verb = self.copular(Node(word, "ADJ"), subject, self.pick("present", "past")).add(
                ("xcomp", inner)
            )
        elif k < 0.75:
            verb = self.finite("have", subject, "present")
            verb.add(("advmod", adverb("yet")), ("xcomp", inner))
        else:
            verb = self.finite(self.word("aim"), subject, self.tense(), negative=False).add(("xcomp", inner))
            if self.maybe(0.3):
                self.trail(verb)
        return self.stop(self.reported(verb) if self.maybe(0.2) else self.dressed(verb))

    def expletives(self) -> Node:
        """ "There were ...", "it was X who ...", "it was not clear whether"."""
        k = self.chance.random()
        if k < 0.45:
            things = self.pick(
                self.several(self.word("civil")),
                self.noun(self.pick("casualties", "reports", "clashes", "injuries"), "event"),
            )
            things.plural = True
            if things.form in ("casualties", "reports", "clashes", "injuries"):
                if self.maybe(0.7):
                    things.front(("det", Node("no", "DET")))
                if self.maybe(0.3) and things.form == "reports":
                    things.add(
                        (
                            "nmod",
                            self.prep(
                                "of", self.noun(self.pick("looting", "shelling", "casualties"), "event")
                            ),
                        )
                    )
            verb = Node(
                self.pick("were", "are"), "VERB", [("expl", pronoun("there", ""))], [("nsubj", things)]
            )
            if self.maybe(0.2):
                verb = Node(
                    "been",
                    "VERB",
                    [("expl", pronoun("there", "")), ("aux", Node("have", "AUX"))],
                    [("nsubj", things)],
                )
            self.trail(verb)
        elif k < 0.75:
            who = self.armed() if self.maybe() else self.titled()
            base, deps = self.frame("armed")
            form = pronoun("who", "", plural=self.plural(who))
            cleft = self.finite(base, form, "past").add(*deps)
            verb = who.front(("expl", pronoun("it", "")), ("cop", Node("was", "AUX")))
            verb.add(("advcl:relcl", cleft))
        else:
            head = Node(self.pick("clear", "certain", "obvious"), "ADJ")
            inner = self.clause(tense=self.pick("past", "pluperfect", "would"), adjunct=0)
            head.front(
                ("expl", pronoun("it", "")), ("cop", Node("was", "AUX")), ("advmod", Node("not", "PART"))
            )
            verb = head.add(
                ("csubj", inner.front(("mark", Node(self.pick("whether", "if", "that"), "SCONJ"))))
            )
        return self.stop(self.quoting(verb) if self.maybe(0.2) else verb)

    # telegrams and communiqués

    def telegram(self) -> Node:
        """ "Casualties: 3 killed, 7 wounded." "0630: shelling reported." (the hour is a `dep` of it)."""
        k = self.chance.random()

        def toll() -> Node:
            word = self.pick("killed", "wounded", "missing", "injured", "detained")
            rel = "nsubj" if word == "missing" else "nsubj:pass"
            return Node(word, "VERB", [(rel, self.person(self.number(digits=True)))])

        def report() -> Node:
            what = self.noun(
                self.pick("shelling", "gunfire", "fighting", "explosion", "movement", "looting", "smoke"),
                "event",
            )
            if self.maybe(0.3):
                what.front(("amod", Node(self.pick("heavy", "light", "sporadic"), "ADJ")))
            verb = Node(self.pick("reported", "heard", "seen", "confirmed"), "VERB", [("nsubj:pass", what)])
            return verb.add(("obl", self.prep(self.pick("near", "in", "at"), self.town())))

        if k < 0.3:
            root = self.noun(self.pick("casualties", "losses", "toll", "victims"), "person")
            return self.stop(
                root.add(
                    mark(":"), ("parataxis", self.list_of(toll(), toll()) if self.maybe(0.7) else toll())
                )
            )
        if k < 0.6:
            hour = Node(
                f"{self.chance.randint(0, 23):02d}{self.pick('', ':')}{self.pick('00', '15', '30', '45')}",
                "NUM",
                kind="time",
            )
            main = report() if self.maybe(0.5) else self.fragmentary()
            return self.stop(
                main.front(
                    *([("dep", hour.add(mark(":")))] if self.maybe(0.75) else [("obl:unmarked", hour)])
                )
            )
        if k < 0.8:
            main = self.fragmentary()
            return self.stop(main.front(mark("-")) if self.maybe(0.3) else main)
        label = self.noun(
            self.pick("location", "situation", "target", "weather", "source", "status", "incident"),
            "abstract",
        )
        item = self.pick(
            self.town(), self.noun(self.word("event"), "event"), Node(self.word("quality"), "ADJ")
        )
        return self.stop(label.add(mark(":"), ("appos", item)))  # a key and its value

    def person(self, node: Node) -> Node:
        node.kind = "person"
        return node

    def list_of(self, first: Node, second: Node) -> Node:
        return first.add(("conj", second.front(comma())))

    def fragmentary(self) -> Node:
        """A report without auxiliaries and articles, with a full stop: "Bridge destroyed, road closed." """

        def one() -> Node:
            who = (
                self.bare()
                if self.maybe(0.3)
                else self.noun(
                    self.word("thing" if self.maybe() else "site"), "object", plural=self.maybe(0.3)
                )
            )
            verb = Node(
                _participle(self.word("harm" if who.kind == "person" else "strike")),
                "VERB",
                [("nsubj:pass", who)],
            )
            return verb.add(("obl", self.prep("in", self.town()))) if self.maybe(0.3) else verb

        return self.list_of(one(), one()) if self.maybe(0.4) else one()

    def communique(self) -> Node:
        """ "Vessels are asked to keep away", "We reject ...", "The Command announces that ...", imperatives."""
        k = self.chance.random()
        if k < 0.3:
            who = self.noun(
                self.pick("vessel", "resident", "motorist", "traveller", "family", "member"),
                "person",
                plural=True,
            )
            verb = self.finite(
                self.pick("ask", "advise", "urge", "order", "warn", "remind"), who, "present", passive=True
            )
            away = Node(
                self.pick("keep", "stay", "move"),
                "VERB",
                [("mark", Node("to", "PART"))],
                [("advmod", adverb("away"))],
            )
            if self.maybe(0.6):
                away.add(("obl", self.prep("from", self.place())))
            verb.add(("xcomp", away if self.maybe() else self.infinitive()))
        elif k < 0.6:
            verb = self.finite(
                self.word("policy"), pronoun("we", plural=True), self.pick("present", "will")
            ).add(("obj", self.matter()))
            if self.maybe(0.4):
                verb2 = self.finite(self.pick("call", "appeal"), None, "past")
                verb2.form = verb2.form.replace("called", "call").replace("appealed", "appeal")
                verb2.add(
                    ("obl", self.prep("on" if verb2.form == "call" else "to", self.body())),
                    ("xcomp", self.infinitive()),
                )
                self.join(verb, verb2, commas=0.1)
        elif k < 0.8:
            verb = self.finite(
                self.pick("announce", "declare", "warn", "confirm", "state"), self.body(), "present"
            )
            verb.add(
                (
                    "ccomp",
                    self.clause(tense=self.pick("past", "perfect", "will")).front(
                        ("mark", Node("that", "SCONJ"))
                    ),
                )
            )
        else:
            base, deps = self.pick(("keep", [("advmod", adverb("away")), ("obl", self.prep("from", self.place()))]),
                                   ("report", [("obj", self.target())]), ("leave", [("obj", self.site())]),
                                   ("support", [("obj", self.matter())]),
                                   ("boycott", [("obj", self.the(self.word("event"), "event"))]))  # fmt: skip
            verb = Node(base, "VERB", [], deps)
            if self.maybe(0.25):
                verb.front(("aux", Node("Do", "AUX")), ("advmod", Node("not", "PART")))
        return self.stop(verb)

    def dates_and_places(self) -> Node:
        """Dates and places before, after and on both sides."""
        clause = self.clause(adjunct=0) if self.maybe() else self.passive(adjunct=0)
        clause.add(("obl", self.prep(self.pick("in", "near", "at"), self.place())))
        if self.maybe(0.5):
            clause.add(*self.when())
        else:
            clause.front(*self.when(), *([comma()] if self.maybe(0.6) else []))
        return self.stop(self.reported(clause) if self.maybe(0.2) else clause)

    def dateline(self) -> Node:
        """ "KARSA (Vostok) -", a sentence of its own, as the reader has it and as EWT does."""
        town = Node(self.chance.choice(self.towns).upper(), "PROPN", kind="place")
        if self.maybe():
            agency = Node(self.word("agency"), "PROPN", kind="organization")
            town.add(("parataxis", agency.front(mark("(")).add(mark(")"))))
        return town.add(mark(self.pick("-", "—", "–")))

    def document(self) -> tuple[list[Node], list[str], list[bool]]:
        """Roots of 4 to 14 sentences, the family of each, and whether a paragraph begins before it."""
        self.new_document()
        roots, names, breaks = [], [], []

        def put(name: str, *, new: bool) -> None:
            roots.append(getattr(self, name)())
            names.append(name)
            breaks.append(new)

        if self.maybe(0.3):
            put(self.pick("headline_passive", "headline_active"), new=True)
        if self.maybe(0.15):
            put("dateline", new=True)
        fresh = not names or names[-1] != "dateline"
        for _ in range(self.chance.randint(4, 12)):
            put(self.chance.choice(FAMILIES), new=fresh and self.maybe(0.4))
            if names[-1].startswith("headline"):
                breaks[-1] = True
                fresh = True
        for k in range(1, len(breaks)):
            breaks[k] = breaks[k] or names[k - 1].startswith("headline")
        return roots, names, breaks


_ADJECTIVES = {
    "armed",
    "new",
    "foreign",
    "prime",
    "general",
    "high",
    "central",
    "interior",
    "chief",
    "deputy",
    "supreme",
    "joint",
    "coastal",
    "regional",
}
_NAME_ADJECTIVES = {"National", "Northern", "Red", "Free", "Islamic", "Patriotic", "Civic", "Green", "Democratic",
                    "Revolutionary", "Southern"}  # fmt: skip
_PARTICIPLES = {
    "masked",
    "exiled",
    "suspected",
    "crowded",
    "abandoned",
    "disputed",
    "planned",
    "renewed",
    "uniformed",
}
FAMILIES = [
    "count_object", "count_subject", "participial", "said_before", "said_after", "leaves", "shot_dead", "light_verbs",
    "headline_passive", "headline_active", "reduced_subject", "relative_coordination", "relative_object", "verbs",
    "lists_of", "two_clauses", "subordinate", "absolute", "quote", "fragment", "asked", "titles", "aged", "agents",
    "accuses", "raising", "expletives", "telegram", "communique", "dates_and_places",
]  # fmt: skip


def pattern() -> re.Pattern[str]:
    """How words are split: the reader's own."""
    return compile_words(load("en").abbreviations)


def with_families(
    count: int, seed: int, relations: list[str], part: str = "train"
) -> Iterator[tuple[Labelled, list[str]]]:
    """Documents, and of each the family of every sentence."""
    grammar, split = Grammar(seed, part), pattern()
    for k in range(count):
        roots, names, breaks = grammar.document()
        yield lay_out(roots, breaks, relations, split, f"constructions-{part}-{seed}-{k}"), names


def documents(count: int, seed: int, relations: list[str], part: str = "train") -> list[Labelled]:
    return [doc for doc, _ in with_families(count, seed, relations, part)]
