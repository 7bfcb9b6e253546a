"""Numbers as a text writes them: figures, words, scales, vague plurals, ranges, with their hedges.

A number is read from its words alone, left to right, in time linear in the text. What it counts, if anything, is asked
later (`dateline.reading.counts.units`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.reading.counts.words import Words, words_of
from dateline.reading.draft import Draft

_FIGURES = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,12})(\.\d{1,4})?([a-z]{1,3})?")
_LONGEST = 12
"""The most words that one number may take, hedge aside; no report writes longer ones, and the search stays linear."""

_DOZEN = 12


@dataclass(frozen=True, slots=True)
class Number:
    """The words ``first`` to ``last``, both included, with the hedges; ``core`` is the last word of the bare number.

    ``high`` is None where it is open above; ``vague`` is a plural without a number ("dozens"), ``whole`` is false for a
    fraction or a decimal that nothing scales up. ``was`` is the number before a change ("from 12 to 31").
    """

    first: int
    last: int
    start: int
    core: int
    low: int | float
    high: int | float | None
    modifier: str | None = None
    vague: bool = False
    whole: bool = True
    was: "Number | None" = None


def numbers(draft: Draft) -> Iterator[Number]:
    """All numbers of a draft, in order and without overlap."""
    words = words_of(draft.language)
    forms = draft.small
    at = 0
    while at < len(forms):
        bare = _bare(draft, words, forms, at)
        if bare is None:
            at += 1
            continue
        number = _hedged(draft, words, forms, _ranged(draft, words, forms, bare))
        yield number
        at = max(number.last, number.core, number.was.core if number.was is not None else 0) + 1


def _bare(draft: Draft, words: Words, forms: list[str], at: int) -> Number | None:
    """The number without hedge that begins at a word: figures, number words, or a few of a scale."""
    if not words.begins(forms[at]):
        return None
    end = min(len(forms), at + _LONGEST, draft.sentence(at).end)
    found = _figures(words, forms, at) or _spelled(words, forms, at, end) or _few(words, forms, at, end)
    if found is None:
        return None
    low, high, after, whole = _with_fraction(words, forms, found, end)
    after = _joined(words, forms, after, end)
    while after < end and (
        scale := words.scales.get(forms[after]) or words.scales.get(forms[after].removesuffix("s"))
    ):
        low, high = low * scale, high * scale
        if low != high:
            high += scale - 1  # "several hundred": up to just under the next hundred
        after += 1
    after, low, high = _of_scale(words, forms, (after, low, high), end)
    low, high = _plain(low), _plain(high)
    whole = whole or low == int(low)
    return Number(at, after - 1, at, after - 1, low, high, vague=low != high, whole=whole)


def _plain(value: float) -> int | float:
    """A whole number as an integer, free of what multiplying decimals leaves behind."""
    near = round(value, 6)
    return int(near) if near == int(near) else near


def _figures(words: Words, forms: list[str], at: int) -> tuple[float, float, int, bool] | None:
    match = _FIGURES.fullmatch(forms[at])
    if match is None:
        return None
    value = float(match[1].replace(",", "") + (match[2] or ""))
    after = at + 1
    if match[3]:
        if match[3] not in words.letters:
            return None
        value *= words.letters[match[3]]
    elif len(match[1]) <= 3 and not match[2]:
        while after < len(forms) and re.fullmatch(r"\d{3}", forms[after]) and value < 1e9:
            value, after = value * 1000 + int(forms[after]), after + 1  # "12 000", as Europe writes it
    return value, value, after, value == int(value)


def _spelled(words: Words, forms: list[str], at: int, end: int) -> tuple[float, float, int, bool] | None:
    """Number words: "twenty-three", "two hundred and six", "a hundred", "dozens"."""
    if forms[at] in words.vague:
        low, high = words.vague[forms[at]]
        return low, high, at + 1, True
    after = at
    if forms[at] in words.sets["articles"] and at + 1 < end and forms[at + 1] in words.scales:
        return 1, 1, at + 1, True
    total = 0
    while after < end:
        step = after + 1 if after > at and forms[after] in ("-", "–") and after + 1 < end else after
        value = words.numbers.get(forms[step])
        if value is None or (after > at and not (20 <= total % 100 < 100 and total % 10 == 0 and value < 10)):
            break
        total, after = total + value, step + 1
    if after == at:
        return None
    return total, total, after, True


def _few(words: Words, forms: list[str], at: int, end: int) -> tuple[float, float, int, bool] | None:
    """ "Several", "a few", "half a dozen", "a couple of"."""
    start = at
    if forms[at] in words.sets["articles"] and at + 1 < end:
        at += 1
    if forms[at] not in words.few:
        return None
    low, high = words.few[forms[at]]
    after = at + 1
    while after < end and (forms[after] in words.sets["of"] or forms[after] in words.sets["articles"]):
        if not (
            after + 1 < end
            and (forms[after + 1] in words.scales or forms[after + 1] in words.sets["articles"])
        ):
            break
        after += 1
    scaled = after < end and forms[after] in words.scales
    if low != int(low) and not scaled:
        return None  # half of something is no number of things
    if start == at and forms[at] not in ("several",) and not scaled:
        return None  # "few", without an article, is hardly any
    return low, high, after if scaled else at + 1, low == int(low)


def _with_fraction(
    words: Words, forms: list[str], found: tuple[float, float, int, bool], end: int
) -> tuple[float, float, int, bool]:
    """A number with the fraction before its scale: "one and a half | million", "three quarters of a | million"."""
    low, high, after, _ = found
    joint, article, half = (*forms[after : after + 3], "", "", "")[:3]
    if joint in words.sets["and"] and article in words.sets["articles"] and half in words.few:
        share = words.few[half][0]
        if share < 1 and after + 3 < end and forms[after + 3] in words.scales:
            return low + share, high + share, after + 3, False
    share = words.few.get(joint.removesuffix("s"), (1.0, 1.0))[0] if joint.endswith("s") else 1.0
    scale = after + 1
    while scale < end and (forms[scale] in words.sets["of"] or forms[scale] in words.sets["articles"]):
        scale += 1
    if share < 1 and scale > after + 1 and scale < end and forms[scale] in words.scales:
        return low * share, high * share, scale, False
    return found


def _joined(words: Words, forms: list[str], after: int, end: int) -> int:
    """Past the hyphen between a number and its scale ("two-dozen")."""
    if after + 1 < end and forms[after] == "-" and forms[after + 1] in words.scales:
        return after + 1
    return after


def _of_scale(
    words: Words, forms: list[str], found: tuple[int, float, float], end: int
) -> tuple[int, float, float]:
    """Vague plurals of plurals: "tens of thousands"; and hundreds with more: "two hundred and six"."""
    after, low, high = found
    if after + 1 < end and forms[after - 1] in words.vague and forms[after] in words.sets["of"]:
        size = words.scales.get(forms[after + 1].removesuffix("s"))
        if size and forms[after + 1].endswith("s"):
            return after + 2, low * size, (high + 1) * size - 1
    scale = words.scales.get(forms[after - 1], 0)
    if low == high and scale > _DOZEN and after < end:
        step = after + 1 if forms[after] in words.sets["and"] and after + 1 < end else after
        rest = _spelled(words, forms, step, end)
        if rest and rest[0] == rest[1] < scale:
            low, after = low + rest[0], rest[2]
            while after < end and words.scales.get(forms[after], 0) > low:
                low, after = low * words.scales[forms[after]], after + 1
            return after, low, low
    return after, low, high


def _ranged(draft: Draft, words: Words, forms: list[str], bare: Number) -> Number:
    """The number with a second end: "30 to 40", "30-40", "between 30 and 40", "two or three"; or with what it was."""
    step = bare.last + 1
    end = draft.sentence(bare.first).end
    before = forms[bare.first - 1] if bare.first else ""
    if step + 1 < end and forms[step] in words.sets["change"] and before in words.sets["to"]:
        was = _bare(draft, words, forms, step + 1)  # "climbed to 48 from 31"
        return replace(bare, was=was) if was is not None and not was.vague and not bare.vague else bare
    if step + 1 >= end or forms[step] not in words.sets["ranges"]:
        return bare
    between = before in words.sets["between"]
    if forms[step] in words.sets["and"] and not between:
        return bare
    other = _bare(draft, words, forms, step + 1)
    if other is None or other.vague or bare.vague:
        return bare
    if before in words.sets["up_by"] and forms[step] in words.sets["to"]:
        return other  # "rose by six to 54"
    if before in words.sets["change"] and forms[step] in words.sets["to"]:
        return replace(other, was=bare)
    low, high = bare.low, other.low
    if low < high and other.low == other.high and low * _of_same_scale(bare, other) < high:
        low *= _of_same_scale(bare, other)
    if not low < high:
        return bare
    first = bare.first - between
    modifier = draft.span(first, other.last).of(draft.text) if between else None
    return Number(
        first, other.last, bare.start, other.core, low, high, " ".join(modifier.split()) if modifier else None
    )


def _of_same_scale(bare: Number, other: Number) -> int:
    """What "two to three million" multiplies its lower end by."""
    high = int(other.low)
    for scale in (1_000_000_000, 1_000_000, 1_000, 100):
        if (
            high >= scale
            and high % scale == 0
            and bare.low < high // scale
            and bare.first == bare.core
            and other.core > other.start
        ):
            return scale
    return 1


def _hedged(draft: Draft, words: Words, forms: list[str], number: Number) -> Number:
    """The number with the hedges around it: "at least 40", "40 or more"."""
    first, last, low, high = number.first, number.last, number.low, number.high
    floor = draft.sentence(number.first).first
    hedges = []
    phrase, hedge = _hedge_before(words, forms, number.first, floor)
    if hedge is not None and draft.tokens[number.first - len(phrase)].deprel != "compound:prt":
        first -= len(phrase)
        hedges.append(hedge)
        again, second = _hedge_before(words, forms, first, floor)
        if second is not None:  # "at least some 40"
            first -= len(again)
            hedges.append(second)
    shown = [(first, number.start - 1)] if first < number.first else []
    for phrase, hedge in words.after:
        if tuple(forms[number.last + 1 : number.last + 1 + len(phrase)]) == phrase:
            shown.append((number.last + 1, number.last + len(phrase)))
            last = number.last + len(phrase)
            hedges.append(hedge)
            break
    if "most" in hedges:
        low = 0
    if "least" in hedges:
        high = None if "most" not in hedges else high
        low = number.low
    said = " ".join(" ".join(draft.span(a, b).of(draft.text).split()) for a, b in shown if a <= b)
    modifier = said or number.modifier or (_vague_words(draft, number) if number.vague else None)
    return replace(number, first=first, last=last, low=low, high=high, modifier=modifier)


def _vague_words(draft: Draft, number: Number) -> str:
    return " ".join(draft.span(number.start, number.core).of(draft.text).split())


def _hedge_before(
    words: Words, forms: list[str], first: int, floor: int
) -> tuple[tuple[str, ...], str | None]:
    for phrase, hedge in words.before:
        begin = first - len(phrase)
        if begin >= floor and tuple(forms[begin:first]) == phrase:
            if len(phrase) == 1 and begin > floor and forms[begin - 1] in words.sets["handing"]:
                continue  # "handed *over* 37 men"
            return phrase, hedge
    return (), None
