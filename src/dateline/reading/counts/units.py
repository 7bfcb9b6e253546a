"""What a number counts: the noun, by syntax first and by the words that follow else; or that it counts nothing of
interest, such as a date, an age, a price, a distance, a rate, a label."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from dateline.reading.counts.numbers import Number
from dateline.reading.counts.words import Words, words_of
from dateline.reading.draft import Draft
from dateline.reading.mentions.lexicon import lexicon

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_FARTHEST = 8
"""The most words between a number and its noun; "12 members of …" is shorter, and what is farther is another phrase."""
_OLDEST = 120
_RATIO = 3
"""The most words from a number to the other of a ratio: "four out of every ten"."""
_AGES = 4
"""Words before an age in a row of ages among which "aged" stands."""
_SIGNS = frozenset("/.:#$£€¥₹₽₪")
"""What stands right before figures that are a price, a part of a date or a label."""
_RATES = frozenset(("%", "/", "°"))
_BESIDE = ("nummod", "compound", "amod", "det", "nmod", "advmod", "dep")
_NOMINAL = ("NOUN", "PROPN", "PRON", "ADJ")

Kind = Literal["people", "things"]


@dataclass(frozen=True, slots=True)
class Counted:
    """A number and what it counts.

    ``head`` is the word that carries the phrase, by which it hangs in its clause. ``unit`` are the first and last word
    of what is counted, None where the number stands alone. ``state`` is a word right after it that says what befell
    them ("12 dead"). ``among`` is a word for the whole that they are some of ("four of the victims", "two of them").
    """

    number: Number
    head: int
    unit: tuple[int, int] | None = None
    kind: Kind | None = None
    state: int | None = None
    among: int | None = None


def counted(draft: Draft, number: Number) -> Counted | None:
    """What a number counts, or None where it is no number of people or things."""
    words = words_of(draft.language)
    if _is_no_count(draft, words, number):
        return None
    after = number.last + 1
    end = draft.sentence(number.first).end
    if after < end and draft.small[after] in words.sets["of"]:
        found = _of(draft, words, number, after)
        if found:
            return found
        whole = draft.tokens[after].head
        if after < whole < end and _is_never(draft, words, whole):
            return None  # "holds 71 of the 90 seats"
    if after + 1 < end and _state_after(draft, words, number.last) and _ends_there(draft, after):
        return _alone(draft, words, number, end)  # "40 dead and three tanks"
    if after < end and _is_more(draft, words, after):
        return Counted(
            number, _carrier_of_more(draft, number, after), None, "people", _state_after(draft, words, after)
        )
    unit = _by_tree(draft, number, end)
    if unit is None:
        unit = _by_words(draft, words, number, end)
    if unit is None:
        state = _state_after(draft, words, number.last)
        apart = state is None and _stands_apart(draft, words, number)
        return None if apart else _alone(draft, words, number, end)
    found = _with_unit(draft, words, number, unit)
    own = carrier(draft, number)
    hangs_apart = draft.tokens[own].head > unit and draft.tokens[own].deprel in ("nsubj", "nsubj:pass", "obj")
    return replace(found, head=own) if found and hangs_apart else found


def _ends_there(draft: Draft, word: int) -> bool:
    """Whether a phrase ends with a word that is no noun: a mark or a conjunction follows."""
    return draft.tokens[word].upos in ("ADJ", "VERB") and draft.tokens[word + 1].upos in ("PUNCT", "CCONJ")


def _is_more(draft: Draft, words: Words, word: int) -> bool:
    """Whether a word after a number only adds it to others ("30 more had been wounded"), and counts no noun."""
    if draft.tokens[word].upos not in ("ADJ", "ADV") or draft.small[word] not in words.sets["more"]:
        return False
    following = word + 1
    if following == len(draft.tokens):
        return True
    noun = draft.tokens[following].upos in ("NOUN", "PROPN", "ADJ", "NUM")
    return not noun and draft.small[following] not in words.sets["than"]


def _carrier_of_more(draft: Draft, number: Number, more: int) -> int:
    """The word by which "30 more" hangs in its clause."""
    own = carrier(draft, number)
    return more if draft.tokens[own].head == more else own


def carrier(draft: Draft, number: Number) -> int:
    """The word of a number on which its others hang."""
    inside = range(number.start, number.core + 1)
    return next((i for i in reversed(inside) if draft.tokens[i].head not in inside), number.core)


def kind_of_unit(draft: Draft, words: Words, word: int) -> Kind | None:
    """Whether a noun is one for people, or for things whose number matters; None where it is for neither."""
    for form in (draft.tokens[word].lemma.lower(), draft.small[word]):
        if form in words.sets["people"]:
            return "people"
        if form in words.sets["things"]:
            return "things"
    known = lexicon(draft.language).kinds.get(draft.tokens[word].lemma.lower())
    if (
        known is None
        and draft.small[word] in lexicon(draft.language).demonyms
        and draft.tokens[word].upos != "ADJ"
    ):
        return "people"
    at = draft.mention_at.get(word)
    known = known or (draft.mentions[at].kind if at is not None else None)
    if known in ("people", "person", "armed_group"):
        return "people"
    return "things" if known in ("facility", "materiel") else None


def _of(draft: Draft, words: Words, number: Number, of: int) -> Counted | None:
    """ "Dozens of houses", "four of the victims", "two of them", "20,000 of its people"."""
    end = min(draft.sentence(of).end, of + 1 + _FARTHEST)
    first, top, own = of + 1, draft.tokens[of].head, carrier(draft, number)
    if first < end and draft.small[first] in words.sets["them"]:
        noun = first + 1 if first + 1 < end and draft.tokens[first + 1].upos in ("NOUN", "PROPN") else None
        kind = kind_of_unit(draft, words, noun) if noun is not None else None
        return Counted(number, own, (noun, noun) if noun is not None and kind else None, kind, among=first)
    if not first <= top < end:
        return None
    if draft.small[top] in words.states and draft.tokens[top].upos in ("VERB", "ADJ"):
        definite = top == first + 1 and draft.small[first] in words.sets["definite"]
        if not definite and not (number.vague and top == first):
            return None
        among = top if definite else None  # "six of the wounded", "hundreds of dead"
        return Counted(number, own, (top, top), "people", top, among=among)
    if draft.tokens[top].upos not in _NOMINAL:
        return None
    kind = kind_of_unit(draft, words, top)
    if _is_never(draft, words, top):
        return None
    some = any(draft.tokens[i].upos == "NUM" for i in range(first, top))
    placed = some and any(one.head == top and one.sort == "place" for one in draft.found)
    if kind is None and not number.vague and not placed:  # "hold 14 of the 34 provinces" holds nobody
        return None
    definite = draft.small[first] in words.sets["definite"]
    if some:  # one of four men
        return Counted(number, own, (top, top), kind, among=top)
    first = first + 1 if draft.tokens[first].upos == "DET" and first < top else first
    head = own if draft.tokens[top].head == own else top
    return Counted(
        number, head, (first, top), kind, _state_after(draft, words, top), among=top if definite else None
    )


def _by_tree(draft: Draft, number: Number, end: int) -> int | None:
    """The noun that the number is a modifier of, to its right."""
    word = number.core
    for _ in range(4):
        token = draft.tokens[word]
        if token.deprel.partition(":")[0] not in _BESIDE or not word < token.head < min(
            end, number.last + _FARTHEST
        ):
            break
        word = token.head
    if word <= number.last or draft.tokens[word].upos not in _NOMINAL:
        return None
    between = [
        i
        for i in range(number.last + 1, word)
        if draft.tokens[i].deprel != "amod" or draft.tokens[i].head != word
    ]
    return None if any(draft.tokens[i].upos in ("VERB", "AUX", "ADP", "SCONJ") for i in between) else word


def _by_words(draft: Draft, words: Words, number: Number, end: int) -> int | None:
    """The noun that ends the adjectives and nouns right after the number, where the tree hangs it elsewhere."""
    at, found = number.last + 1, None
    while at < min(end, number.last + _FARTHEST) and draft.tokens[at].upos in ("ADJ", "NOUN", "PROPN"):
        if draft.tokens[at].upos in ("NOUN", "PROPN"):
            found = at
        at += 1
    if found is None or draft.tokens[number.core].head == number.first - 1 >= 0:
        return None
    return found if kind_of_unit(draft, words, found) else None


def _with_unit(draft: Draft, words: Words, number: Number, unit: int) -> Counted | None:
    if draft.tokens[unit].lemma.lower() in words.sets["goods"]:
        return _of_goods(draft, words, number, unit)
    if _is_never(draft, words, unit) or any(
        _is_never(draft, words, i) and draft.tokens[i].upos in ("NOUN", "SYM", "NUM")
        for i in range(number.last + 1, unit)
        if draft.tokens[i].head != unit or draft.tokens[i].deprel in ("compound", "nmod:poss")
    ):
        return None
    first = number.last + 1
    if draft.word(first) in ("-", "–"):
        if draft.small[first + 1] not in words.sets["strong"] or first + 1 > unit:
            return None
        return Counted(number, unit, (min(first + 2, unit), unit), "people")
    form = draft.small[unit]
    if form in words.states and (unit == first or draft.tokens[unit].upos in ("ADJ", "VERB")):
        return Counted(number, unit, None, "people", state=unit)
    kind = kind_of_unit(draft, words, unit)
    if draft.tokens[unit].upos == "ADJ" and kind is None:
        return None
    return Counted(number, unit, (first, unit), kind, _state_after(draft, words, unit))


def _of_goods(draft: Draft, words: Words, number: Number, unit: int) -> Counted | None:
    """A measure of goods, not one by the day or of a thing's size: "40 tonnes of sorghum"."""
    after = unit + 1
    measured = unit == number.last + 1 and after < len(draft.tokens)
    if not measured or draft.small[after] in words.sets["rates"]:
        return None
    of = draft.small[after] in words.sets["of"]
    return Counted(number, unit, (unit, unit), "things") if of else None


def _state_after(draft: Draft, words: Words, unit: int) -> int | None:
    after = unit + 1
    return after if after < draft.sentence(unit).end and draft.small[after] in words.states else None


def _alone(draft: Draft, words: Words, number: Number, end: int) -> Counted | None:
    """A number without a noun: "six died", "14 wounded"."""
    after = number.last + 1
    if after < end and draft.small[after] in words.states and draft.tokens[after].upos in ("ADJ", "VERB"):
        return Counted(number, carrier(draft, number), None, "people", state=after)
    if draft.tokens[number.core].deprel.partition(":")[0] in ("nummod", "compound", "flat"):
        above = draft.tokens[number.core].head
        if above > number.last and draft.tokens[above].upos not in ("VERB", "AUX"):
            return None
    return Counted(number, carrier(draft, number))


def _is_no_count(draft: Draft, words: Words, number: Number) -> bool:
    """Whether the words around a number show that it is a date, a price, an age, a label, a rate or a measure."""
    text, first, last = draft.text, number.start, number.core
    if not number.whole:
        return True
    start, end = draft.words[first][0], draft.words[last][1]
    joined = text[start - 1] if start else " "
    if joined in _SIGNS or (joined == "-" and text[start - 2 : start - 1].isalpha()):
        return True
    following = text[end : end + 1]
    if (
        following in _RATES
        or following.isalpha()
        or (following in (":", ".") and text[end + 1 : end + 2].isdigit())
    ):
        return True
    before = draft.small[number.first - 1] if number.first else ""
    bare = draft.small[first - 1] if first else ""
    after = draft.small[number.last + 1] if number.last + 1 < len(draft.words) else ""
    if after in words.sets["never"] or _is_second_age(draft, words, first):
        return True
    if _is_ratio(draft, words, number) or _are_ages_aside(draft, words, number):
        return True
    if (
        before in words.sets["ages"]
        or {before, bare} & (words.sets["money"] | words.sets["labels"])
        or after in words.sets["money"]
    ):
        return True
    if (
        bare.rstrip(".") in words.months
        or (after.rstrip(".") in words.months and after != "may")
        or (after == "may" and draft.tokens[last + 1].upos == "PROPN")
    ):
        return True
    if _is_year(draft, words, number):
        return True
    return any(
        time.span.start <= start and end <= time.span.end for time in draft.times if time.type != "SET"
    )


def _is_ratio(draft: Draft, words: Words, number: Number) -> bool:
    """Whether a number is one of the two of a ratio: "nine in ten", "four out of every ten"."""
    forms, last = draft.small, number.core + 1
    if last + 1 < len(forms) and forms[last] in words.sets["in"]:
        at = last + 1
        while at < len(forms) - 1 and (forms[at] in words.sets["of"] or forms[at] in words.sets["rates"]):
            at += 1
        if at <= last + _RATIO and draft.tokens[at].upos == "NUM":
            return True
    at = number.start - 1
    while at > 0 and (forms[at] in words.sets["of"] or forms[at] in words.sets["rates"]):
        at -= 1
    near = 0 < at >= number.start - _RATIO and forms[at] in words.sets["in"]
    return near and draft.tokens[at - 1].upos == "NUM"


def _are_ages_aside(draft: Draft, words: Words, number: Number) -> bool:
    """Whether numbers alone between commas after people are their ages: "her sons, 12 and 15,", "the twins, both 9,"."""
    if number.modifier or number.low != number.high or not 0 < number.low <= _OLDEST:
        return False
    forms, row = draft.small, words.sets["and"] | words.sets["each"]
    first, after = number.first, number.last + 1
    while after < len(forms) and (forms[after] in row or forms[after].isdigit()):
        after += 1
    if after == len(forms) or forms[after] not in (",", ")"):
        return False
    while first > 0 and (forms[first - 1] in row or forms[first - 1].isdigit()):
        first -= 1
    noun = first - 2
    if noun < 0 or forms[first - 1] not in (",", "(") or noun < draft.sentence(number.first).first:
        return False
    if draft.tokens[noun].upos == "PROPN":
        mention = draft.mention_at.get(noun)
        return mention is not None and draft.mentions[mention].kind == "person"
    return draft.tokens[noun].upos == "NOUN" and kind_of_unit(draft, words, noun) == "people"


def _is_second_age(draft: Draft, words: Words, first: int) -> bool:
    """The 17 of "aged 15 and 17"."""
    row = words.sets["ranges"] | {",", "-"}
    for word in reversed(range(max(first - _AGES, 0), first)):
        form = draft.small[word]
        if form in words.sets["ages"]:
            return True
        if form not in row and not form.isdigit():
            return False
    return False


def _is_year(draft: Draft, words: Words, number: Number) -> bool:
    if number.first != number.core or number.modifier or not _YEAR.fullmatch(draft.word(number.core)):
        return False
    after = number.last + 1
    follows = after < len(draft.words) and kind_of_unit(draft, words, after) == "people"
    before = draft.tokens[number.first - 1].upos if number.first else ""
    return not follows or before in ("DET", "ADP")


def _stands_apart(draft: Draft, words: Words, number: Number) -> bool:
    """Whether a number alone is an age between commas, or a label after its noun ("Doran, 32,", "Unit 8200")."""
    above = draft.tokens[number.core].head
    if not 0 <= above < number.first or draft.tokens[above].upos not in ("PROPN", "NOUN", "SYM", "X"):
        return False
    relation = draft.tokens[number.core].deprel.partition(":")[0]
    if above == number.first - 1 and relation in ("nummod", "flat", "compound", "nmod", "appos", "dep"):
        return True
    before = draft.word(number.first - 1)
    after = draft.word(number.last + 1) if number.last + 1 < len(draft.words) else "."
    between = before in (",", "(") and after in (",", ")", ".", ";")
    somebody = draft.tokens[above].upos == "PROPN" or kind_of_unit(draft, words, above) == "people"
    return between and number.low == number.high and number.low <= _OLDEST and somebody


def _is_never(draft: Draft, words: Words, word: int) -> bool:
    never = words.sets["never"]
    return draft.tokens[word].lemma.lower() in never or draft.small[word] in never
