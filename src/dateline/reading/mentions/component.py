"""Mentions: which words name or point to somebody or something, how far each reaches, and of what kind it is.

The network says of each word whether it carries a mention and where that begins and ends; the tree corrects the ends
where the two are close. The kinds follow from word lists.
"""

from collections.abc import Iterator, Mapping, Set

import numpy as np

from dateline.nn import Pairing
from dateline.reading.attribution import cues
from dateline.reading.attribution.component import Attribution
from dateline.reading.attribution.mend import unparted
from dateline.reading.draft import Component, Draft
from dateline.reading.mentions.found import Found
from dateline.reading.mentions.kinds import counted_of, kind_of, name_text, pronoun_of
from dateline.reading.mentions.lexicon import Lexicon, lexicon, plain
from dateline.reading.mentions.named import is_saint, name_words
from dateline.reading.mentions.sorts import NAMED, agreed, allowed, choose, holds_office
from dateline.reading.mentions.spelled import known_by_name, spelled_out
from dateline.reading.mentions.texts import author_of, is_text
from dateline.reading.mentions.traits import is_where
from dateline.reading.syntax.words import is_hour
from dateline.terms import MentionForm

TREE_MARGIN = 1.0
"""How much less likely, as a logarithm, an end may be where the tree has it than where the network has it, and still be
chosen. GUM dev, exact F1 of persons, places and organizations: .810; .801 with 0, .809 with 2
(python -m evaluation.coreference)."""
MISSED_NAME = -3.0
"""How much less likely than no mention, as a logarithm, a name may be that the network does not mark. GUM dev, names
that overlap, F1: .845; .834 without such names, .842 with -2 and with -5."""
MISSED_APPOSITION = -1.5
"""The same for the noun of an apposition, such as "Doran, a spokesman"."""

MISSED_SPEAKER = -4.0
"""The same for the subject of a verb of saying that the network has for no source."""

_LONGEST_NAME = 5

OUTSIDE = (
    "case", "cc", "punct", "mark", "cop", "nsubj", "csubj", "advcl", "aux", "parataxis", "conj", "expl", "discourse",
    "vocative", "dislocated", "orphan",
)  # fmt: skip
"""Relations by which a word hangs on a mention's head without being part of the mention."""


def add_mentions(draft: Draft) -> None:
    """Everything that the text names or points to, in the order of the first words, wider ones first."""
    assert draft.signals is not None
    scores, sorts = draft.signals.tags["kind"], draft.network.labels.kind
    words, sentence = lexicon(draft.language), sentence_of(draft)
    heads = np.flatnonzero(scores.argmax(1)).tolist()
    places: dict[tuple[int, int], int] = {}
    who = speaking(draft)
    marked = {*heads, *missed(draft, set(heads), who), *_pronouns(draft, words)}
    marked -= {
        head
        for head in marked
        if draft.tokens[head].deprel == "flat"
        and draft.tokens[head].head < head
        and holds_office(draft, words, draft.tokens[head].head)
    }  # "Secretary of State *Ilse Ruun*" is one mention
    spoke = {word for word in who if not _is_named_beside(draft, word, marked)}
    spoke |= {word for word in marked if _names(draft, word, who)}
    for head in sorted(marked):
        low, end = draft.sentences[sentence[head]].first, draft.sentences[sentence[head]].end
        first = _reach(draft.signals.pairs["begin"], head, low, head + 1, default=head)
        last = _reach(draft.signals.pairs["end"], head, head, end, default=head)
        first, last = _with_name(draft, head, *_by_tree(draft, head, first, last, (low, end)))
        while first < head and is_hour(draft.word(first)):
            first += 1
        first = head if head == first + 2 and _is_dated(draft, first) else first
        first = max(first, _after_verb(draft, head, first))
        first = _after_state(draft, head, first)
        first = unparted(draft, _set_beside(draft, head, first), head, last)[0]
        span = first, _before_others(draft, head, last, marked)
        if span not in places or not span[0] <= draft.tokens[head].head <= span[1]:
            places[span] = head
    found = []
    for span, head in places.items():
        of = counted_of(draft, head)
        sort = choose(scores[of], sorts, _can_be(draft, words, of, spoke))
        found.append(describe(draft, words, (*span, head), sort))
    draft.found = [
        _again(draft, words, one, again)
        for one, again in zip(found, agreed(draft, found, sorts), strict=True)
    ]
    named = {one.head: one.name[0] for one in draft.found if len(one.name) > 1}
    draft.found = [
        one
        for one in draft.found
        if not (_begins_a_name(draft, words, one, named) or _is_patron(draft, words, one))
    ]
    whole = {word for one in draft.found if one.form == "name" for word in one.name[1:]}
    draft.found = [one for one in draft.found if not _ends_a_name(draft, one, whole)]
    draft.found = spelled_out(draft, known_by_name(draft, draft.found))
    draft.found.sort(key=lambda f: (f.first, -f.last, f.head))


def _set_beside(draft: Draft, head: int, first: int) -> int:
    """The first word of what is set beside a noun after a comma: "an elder, | *Mako Dorr*" is two mentions."""
    above = draft.tokens[head].head
    if draft.tokens[head].deprel != "appos" or not first <= above < head:
        return first
    return next((i + 1 for i in range(head - 1, above, -1) if draft.word(i) == ","), first)


def _after_verb(draft: Draft, head: int, first: int) -> int:
    """The first word after a verb that has the noun as its object: "to free | *prisoners*"."""
    above = draft.tokens[head].head
    taken = (
        first <= above < head and draft.tokens[head].deprel == "obj" and draft.tokens[above].upos == "VERB"
    )
    return above + 1 if taken else first


def _after_state(draft: Draft, head: int, first: int) -> int:
    """The first word after what says how a deed left whom it hit, which belongs to the verb before it: "shot dead |
    *three suspects*"."""
    while first < head and draft.tokens[first].head == first - 1 and draft.tokens[first].deprel in _STATES:
        if draft.tokens[first].upos not in ("ADJ", "ADV") or draft.tokens[first - 1].upos != "VERB":
            break
        first += 1
    return first


def _is_dated(draft: Draft, first: int) -> bool:
    """Whether a day stands before a bare plural, as no article does: "on *the 9th* soldiers came"."""
    form, noun = draft.small[first + 1], draft.tokens[first + 2]
    day = form[:1].isdigit() and form.endswith(("st", "nd", "rd", "th")) and first > 0
    bare = noun.upos == "NOUN" and draft.small[first + 2] != noun.lemma.lower()
    return (
        day
        and bare
        and draft.tokens[first - 1].upos == "ADP"
        and draft.small[first] in lexicon(draft.language).words["the"]
    )


def _ends_a_name(draft: Draft, one: Found, whole: Set[int]) -> bool:
    """Whether a noun is no more than what stands after a hyphen in a name: "Port-au-*Prince*"; ``whole`` are the words of
    names after their first."""
    hyphened = one.first > 0 and draft.forms[one.first - 1] in "-–"
    return one.form == "nominal" and hyphened and one.head in whole and one.first - 1 in whole


def _begins_a_name(draft: Draft, words: Lexicon, one: Found, named: Mapping[int, int]) -> bool:
    """Whether a common noun in the genitive is no more than the beginning of a name: "the *Farmers'* Union"; ``named``
    are the first words of names by the words that carry them."""
    above, after = draft.tokens[one.head].head, one.head + 1
    begins = named.get(above) == one.head and after < len(draft.tokens)
    return begins and draft.small[after] in words.words["genitive"]


def _is_patron(draft: Draft, words: Lexicon, one: Found) -> bool:
    """Whether a mention is the saint whom something is called after, who takes part in nothing: "the church of *St.
    Peter*", "*Saint Joseph's* school"."""
    if one.form != "name" or one.sort != "person" or not is_saint(draft, words, one.name[0]):
        return False
    token = draft.tokens[one.head]
    called = token.deprel in _CALLED_AFTER and token.head >= 0
    return called and draft.tokens[token.head].upos in ("NOUN", "PROPN")


_CALLED_AFTER = ("nmod", "nmod:poss", "compound", "flat")


def _can_be(draft: Draft, words: Lexicon, head: int, spoke: Set[int]) -> tuple[str, ...]:
    """The sorts that a head word can be; who speaks is no event and nothing abstract, and a text that speaks a thing
    unless the network takes it for somebody."""
    assert draft.signals is not None
    sure = allowed(draft, words, head)
    if sure or head not in spoke:
        return sure
    if not is_text(draft, head):
        return _WHO
    seen = draft.network.labels.kind[draft.signals.tags["kind"][head].argmax()]
    return () if seen in _WHO else _TEXT


_STATES = ("xcomp", "advmod")
_TEXT = ("object",)
_WHO = ("person", "organization", "place", "object", "animal")


def _again(draft: Draft, words: Lexicon, one: Found, agreed: Found) -> Found:
    """A mention with the sort that the mentions of its name agree on, and as a country where the report tells of one; a
    capital where something is is a place, though it acts elsewhere."""
    place = one.form == "name" and agreed.sort == "organization" and is_where(draft, words, one.head)
    sort = "place" if place and name_text(draft, one) in words.capitals else agreed.sort
    if sort != one.sort:
        one = describe(draft, words, (one.first, one.last, one.head), sort)
    return one._replace(kind="country") if agreed.kind == "country" else one


def _before_others(draft: Draft, head: int, last: int, heads: Set[int]) -> int:
    """The last word before those that stand beside the head and are mentions of their own."""
    assert draft.trees is not None
    for other in draft.trees.children(head, "conj"):
        if head < other <= last and other in heads:
            last = min(draft.trees.subtree(other)) - 1
            while last > head and draft.tokens[last].upos in ("PUNCT", "CCONJ"):
                last -= 1
    if draft.tokens[head].deprel == "nmod":  # "Director of *National Intelligence* Ilse Ruun"
        holders = draft.trees.children(draft.tokens[head].head, "flat")
        last = min((holder - 1 for holder in holders if head < holder <= last), default=last)
    above = draft.tokens[head].head
    titles = lexicon(draft.language).titles
    held = draft.tokens[head].deprel == "compound" and head < above <= last and above in heads
    if held and any(draft.small[i].rstrip(".") in titles for i in range(head + 1, above + 1)):
        last = max(draft.trees.subtree(head))  # "*Tbilisi* Mayor Kakha Odo"
    return max(head, last)


def missed(draft: Draft, heads: Set[int], who: Set[int]) -> Iterator[int]:
    """Words that carry a mention that the network nearly finds: names of which it marks no word, appositions, and
    those of the words ``who`` that speak."""
    for run in _runs_of_names(draft):
        top = next(word for word in run if draft.tokens[word].head not in run)
        if draft.tokens[top].deprel == "flat" and draft.tokens[top].head == top - 1 >= 0:
            top -= 1  # director Marie Oda
        if _holds_office_of(draft, run, top, heads) or (
            heads.isdisjoint((top, *run))
            and (
                _nearly(draft, top, MISSED_NAME)
                or _is_titled(draft, run)
                or _names(draft, top, who)
                or _is_called(draft, run, top, heads)
            )
            and not _inside_name(draft, top)
        ):
            yield top
    yield from (word for word in who - heads if not _is_named_beside(draft, word, heads))
    for word, token in enumerate(draft.tokens):
        if (
            token.deprel == "appos"
            and token.head in heads
            and token.upos == "NOUN"
            and _nearly(draft, word, MISSED_APPOSITION)
        ):
            yield word


def _pronouns(draft: Draft, words: Lexicon) -> Iterator[int]:
    """The pronouns that always stand for somebody or something, whatever the network takes them for: "he", "*their*
    demands", and "*its* troops", but not "it" and "you", which may stand for nothing."""
    for word, form in enumerate(draft.small):
        pronoun = words.pronouns.get(form)
        if pronoun is None or draft.tokens[word].upos != "PRON" or pronoun.person == "2":
            continue
        thing = pronoun.gender == "n" and form not in words.words["possessive"]
        if not thing and form not in words.words["reflexive"] and pronoun_of(draft, words, word) is not None:
            yield word


def speaking(draft: Draft) -> frozenset[int]:
    """The nouns of those who say something: of a source, or the subject of a verb of saying. A text of which it is told
    who gave it out says nothing itself, and only where the network takes it for a source does one at all."""
    found = {i for attribution in draft.attributions if (i := _top_of_source(draft, attribution)) is not None}
    sources, verbs = set(found), cues.lexicon(draft.language)
    for word, token in enumerate(draft.tokens):
        above = draft.tokens[token.head] if token.head >= 0 and token.deprel == "nsubj" else None
        entry = verbs.get(above.lemma.lower()) if above is not None and above.upos == "VERB" else None
        if entry is not None and entry.group != "think" and _nearly(draft, word, MISSED_SPEAKER):
            found.add(word)
    nouns = ("NOUN", "PROPN")
    return frozenset(
        i
        for i in found
        if draft.tokens[i].upos in nouns
        and (not is_text(draft, i) or (i in sources and author_of(draft, i) is None))
    )


def _top_of_source(draft: Draft, attribution: Attribution) -> int | None:
    """The noun on which the words of a source hang, or of which they are the beginning ("*the* | doctors' network")."""
    inside, cue = set(attribution.source), set(attribution.cue)
    subjects = [
        i for i in inside if draft.tokens[i].head in cue and draft.tokens[i].deprel.startswith("nsubj")
    ]
    tops = subjects or [i for i in inside if draft.tokens[i].head not in inside]
    if len(tops) != 1:
        return None
    token = draft.tokens[tops[0]]
    return token.head if token.deprel in _BEFORE_NOUN and token.head > tops[0] else tops[0]


_BEFORE_NOUN = ("det", "amod")


def _is_named_beside(draft: Draft, word: int, heads: Set[int]) -> bool:
    """Whether a noun stands before a name that carries the mention: "Witness C"."""
    assert draft.trees is not None
    parts = draft.trees.children(word, "flat", "compound", "appos", "nmod:desc", "dep")
    after = (part for part in parts if part > word)  # those before it are no names of it: "*U.S.* officials"
    return not heads.isdisjoint((*after, draft.tokens[word].head))


def _nearly(draft: Draft, word: int, margin: float) -> bool:
    assert draft.signals is not None
    scores, sorts = draft.signals.tags["kind"][word], draft.network.labels.kind
    best = 1 + int(scores[1:].argmax())
    return sorts[best] in NAMED and bool(scores[best] - scores[0] > margin)


def _names(draft: Draft, top: int, who: Set[int]) -> bool:
    """Whether a name is set beside the description of one who speaks, after a comma: "an elder, *Mako Dorr*, said"."""
    token = draft.tokens[top]
    beside = token.deprel == "appos" and token.head in who and draft.word(top - 1) == ","
    return beside and draft.tokens[token.head].upos == "NOUN"


def _is_of_title(draft: Draft, words: Lexicon, head: int) -> bool:
    """Whether a name has a person's title before it: "Foreign *Minister* Park Sun-woo" is no park."""
    assert draft.trees is not None
    titles = draft.trees.children(head, "nmod:desc") if draft.tokens[head].upos == "PROPN" else ()
    return any(
        child < head
        and draft.small[child] in words.titles
        and plain(f"{draft.word(child)} {draft.word(head)}") not in words.countries  # "DR Congo" is no doctor
        for child in titles
    )


def _is_titled(draft: Draft, run: range) -> bool:
    """Whether a run of names begins with a title and goes on with a name: "Judge Karl Ruun retired"."""
    words = lexicon(draft.language)
    plain = [draft.small[i].rstrip(".") for i in run]
    return len(run) > 1 and plain[0] in words.titles and plain[-1] not in words.titles


def _is_called(draft: Draft, run: range, top: int, heads: Set[int]) -> bool:
    """Whether names in apposition say what somebody who is marked is called: "a commander, *Abu Aqla Orr*, fled"; and a
    single one what a body is: "the opposition party, *Pasteg*, said"."""
    above = draft.tokens[top].head
    if len(run) == 1 and draft.tokens[top].deprel == "appos" and above == top - 2 in heads:
        assert draft.signals is not None
        return bool(draft.network.labels.kind[draft.signals.tags["kind"][above].argmax()] == "organization")
    if draft.tokens[top].deprel != "appos" or above not in heads or not 1 < len(run) < _LONGEST_NAME:
        return False
    people = lexicon(draft.language)
    noun = draft.tokens[above].lemma.lower()
    somebody = noun in people.titles or noun in people.genders or people.kinds.get(noun) == "people"
    return draft.tokens[above].upos == "NOUN" and somebody


def _holds_office_of(draft: Draft, run: range, top: int, heads: Set[int]) -> bool:
    """Whether a run of names goes on from what is marked in it to a title and a name: "*Kabul* Mayor Hamid Odo"."""
    titles = lexicon(draft.language).titles
    title = next((i for i in run[1:-1] if draft.small[i].rstrip(".") in titles), None)
    if title is None or top < title or draft.small[run[-1]] in titles:
        return False
    return any(i < title for i in run if i in heads) and not any(i >= title for i in run if i in heads)


def _inside_name(draft: Draft, word: int) -> bool:
    """Whether a word is a part of a longer name or a title: names go on to the right, and no verb has one."""
    token = draft.tokens[word]
    if token.head < 0 or draft.tokens[token.head].upos in ("VERB", "AUX"):
        return False
    if token.deprel == "flat":
        return token.head < word
    before = token.deprel.partition(":")[0] in ("compound", "amod") or token.deprel == "nmod:desc"
    between = range(word + 1, token.head)
    return (
        before
        and token.head > word
        and all(draft.tokens[i].upos not in ("VERB", "AUX", "ADP", "PART") for i in between)
    )


def _runs_of_names(draft: Draft) -> Iterator[range]:
    """Unbroken stretches of proper nouns inside a sentence."""
    for sentence in draft.sentences:
        word = sentence.first
        while word < sentence.end:
            end = word
            while end < sentence.end and draft.tokens[end].upos == "PROPN":
                end += 1
            if end > word:
                yield range(word, end)
            word = max(end, word + 1)


def _with_name(draft: Draft, head: int, first: int, last: int) -> tuple[int, int]:
    """The ends, moved so that the words of a name stay together."""
    while last + 1 < len(draft.tokens) and _goes_on(draft, last + 1, first):
        last += 1
    while first and draft.tokens[first - 1].upos == "PROPN" and _part_of(draft, first - 1, head):
        first -= 1
    return first, last


def _goes_on(draft: Draft, word: int, first: int) -> bool:
    return draft.tokens[word].deprel == "flat" and first <= draft.tokens[word].head < word


def _part_of(draft: Draft, word: int, head: int) -> bool:
    token = draft.tokens[word]
    return token.head == head and (token.deprel == "compound" or token.deprel == "nmod:desc")


def describe(draft: Draft, words: Lexicon, place: tuple[int, int, int], sort: str) -> Found:
    """What is found at the words ``first`` to ``last`` with a ``head``, of one of GUM's kinds."""
    first, last, head = place
    sort = "person" if _is_of_title(draft, words, head) else sort
    name: tuple[int, ...] = ()
    title: tuple[int, ...] = ()
    form: MentionForm = "nominal"
    token = draft.tokens[head]
    if coordinated(draft, place):
        pass
    elif token.upos == "PRON" or pronoun_of(draft, words, head) is not None:
        form = "pronoun"
    else:
        name, title = name_words(draft, words, place, sort)
        form = "name" if name else "nominal"
    found = Found(first, last, head, sort, "other", form, name, title)
    return found._replace(kind=kind_of(draft, words, found))


def coordinated(draft: Draft, place: tuple[int, int, int]) -> bool:
    """Whether the words name several, side by side."""
    assert draft.trees is not None
    return any(place[0] <= other <= place[1] for other in draft.trees.children(place[2], "conj"))


def sentence_of(draft: Draft) -> list[int]:
    """The index of the sentence of each word."""
    return [
        number for number, sentence in enumerate(draft.sentences) for _ in range(sentence.first, sentence.end)
    ]


def _reach(pairing: Pairing, head: int, low: int, end: int, *, default: int) -> int:
    """The best of the words ``low:end`` that the window of the head holds."""
    start, row = pairing.row(head)
    low, end = max(low, start), min(end, start + len(row) - 1)
    return low + int(row[1 + low - start : 1 + end - start].argmax()) if low < end else default


def _by_tree(draft: Draft, head: int, first: int, last: int, sentence: tuple[int, int]) -> tuple[int, int]:
    """The ends as the tree has them, where the network finds that nearly as likely."""
    assert draft.signals is not None
    tree_first, tree_last = tree_ends(draft, head, sentence)
    begin, end = draft.signals.pairs["begin"], draft.signals.pairs["end"]
    if _score(begin, head, tree_first) > _score(begin, head, first) - TREE_MARGIN:
        first = tree_first
    if _score(end, head, tree_last) > _score(end, head, last) - TREE_MARGIN:
        last = tree_last
    return first, last


def _score(pairing: Pairing, head: int, word: int) -> float:
    start, row = pairing.row(head)
    return float(row[1 + word - start]) if 0 <= word - start < len(row) - 1 else -np.inf


def tree_ends(draft: Draft, head: int, sentence: tuple[int, int]) -> tuple[int, int]:
    """First and last word of the unbroken stretch around a head that hangs on it."""
    assert draft.trees is not None
    below = set(draft.trees.subtree(head, without=OUTSIDE))
    ends = []
    for step in (-1, 1):
        reached, word = head, head + step
        while sentence[0] <= word < sentence[1] and (word in below or draft.tokens[word].upos == "PUNCT"):
            reached = word if word in below else reached
            word += step
        ends.append(reached)
    return ends[0], ends[1]


MENTIONS = Component(
    "mentions",
    "1",
    frozenset({"signals", "tokens", "sentences", "trees", "attributions"}),
    frozenset({"found"}),
    add_mentions,
)
