"""Whether the words around let an expression be a time: 2,000 people are no year, "may" is no month, the Sun no day.

Each check is asked for by rules of the language (``needs`` in ``times.toml``), which also has the words that it
looks for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from dateline.model import Token
from dateline.reading.draft import Draft
from dateline.reading.times.expressions import Expression
from dateline.reading.times.lexicon import Times, plain
from dateline.reading.times.placing import words_of

_MONEY_OR_NUMBER_BEFORE: Final = re.compile(r"[$€£¥#№]\s?$")
_MEASURED: Final = re.compile(r"\s?[%$€£]|[.,:]\d|-\w?\d|/\d{3}")
_RANGE_OF_YEARS: Final = re.compile(r"\s?[-–—/]\s?(?:(?:1\d|20)\d\d|\d\d)(?![\d-])")
_AFTER_NAME_OR_SIGN: Final = re.compile(r"(?:[(,–—-]|\b(?:[A-Z][\w’']+))\s?$")
_WORD_FOLLOWS: Final = re.compile(r"\s+[\w“\"‘']")


_STAMP: Final = re.compile(r"^[^\w\n]*(?:[01]?\d|2[0-3])[:.][0-5]\d(?![\d:.])", re.MULTILINE)
STAMPS: Final = 3
"""Lines that begin with a clock time, from which on they are stamps: scores and prices do not come so."""


@dataclass(frozen=True, slots=True)
class Sight:
    """An expression among the words of its document: from word ``first`` to word ``last``, both included."""

    draft: Draft
    times: Times
    found: Expression
    first: int
    last: int

    @property
    def token(self) -> Token:
        """The last word."""
        return self.draft.tokens[self.last]

    @property
    def text(self) -> str:
        """The expression as the tables write words."""
        return plain(self.draft.text[self.found.start : self.found.end])

    def word(self, index: int) -> str:
        """A word in small letters; "" outside the document."""
        return self.draft.small[index] if 0 <= index < len(self.draft.words) else ""

    def part(self, name: str) -> str:
        """A part of the expression, as the tables write words; "" where it has none."""
        return plain(self.found.parts.get(name, ""))

    def listed(self, word: str, *lists: str) -> bool:
        """Whether a word stands in one of some lists."""
        return any(word in self.times.lists[name] for name in lists)

    def within_name(self, first: int, last: int) -> bool:
        """Whether words are part of a name that is no time: Black September, the Sunday Times, Theresa May."""
        tokens = self.draft.tokens
        if self.listed(self.word(last + 1), "names_after") and self.draft.word(last + 1)[0].isupper():
            return True
        if self.listed(self.word(first - 1), "names_before"):
            return True
        if first and tokens[first - 1].upos == "PROPN" and tokens[first].deprel == "flat":
            return tokens[first - 1].lemma.lower() not in {
                *self.times.words["weekday"],
                *self.times.words["month"],
            }
        if last + 1 >= len(tokens):
            return False
        after = tokens[last + 1]
        return after.upos == "PROPN" and after.deprel == "flat" and after.head == last


Doubt = Callable[[Sight], bool]


def accepts(draft: Draft, times: Times, found: Expression) -> bool:
    """Whether an expression passes the check that its rule needs."""
    if not _capitals_fit(draft, times, found):
        return False
    if found.rule.needs is None:
        return True
    return DOUBTS[found.rule.needs](Sight(draft, times, found, *words_of(draft, found.start, found.end)))


def _capitals_fit(draft: Draft, times: Times, found: Expression) -> bool:
    """Names of months and days are written with a capital, and short ones with a full stop or beside a number.

    A full stop after a month that is written out ends a sentence, and so what belongs to it.
    """
    rank = found.parts.get("rank", "")
    if rank[:1].isupper() and "month" in found.parts and found.rule.kind == "date":
        first = words_of(draft, found.start, found.end)[0]
        if not draft.text.isupper() and draft.sentence(first).first < first:
            return False  # "the Sixth of May" is a group, "the sixth of May" a day
    written = draft.text[found.start : found.end + 1]
    for name in ("month", "weekday"):
        word = found.parts.get(name, "0")
        if word.isdigit():
            continue
        if name == "month" and word.lower() not in times.lists["dotted"] and f"{word}." in written[:-1]:
            return False
        if word.lower() in times.lists["capital"] and word[0].islower():
            return False
        beside = f"{word}." in written or any(sign.isdigit() for sign in written)
        if word.lower() in times.lists["short"] and not beside:
            return False
    return True


def _month(sight: Sight) -> bool:
    month = sight.part("month")
    at = next(i for i in range(sight.first, sight.last + 1) if sight.word(i).rstrip(".") == month)
    if sight.draft.tokens[at].upos in ("VERB", "AUX") and sight.listed(month, "capital"):
        return False
    if sight.listed(sight.word(at - 1), "of") and sight.word(at - 2) in sight.times.words["rank"]:
        return sight.draft.word(at - 2)[0].islower()  # "the Sixth of May" is a group
    trees = sight.draft.trees
    assert trees is not None
    alone = sight.draft.tokens[at].deprel not in ("compound", "nmod:poss", "flat")
    if (
        alone
        and sight.first == at
        and sight.listed(month, "capital")
        and trees.child(at, "det", "nmod:poss") is not None
    ):
        return False  # "the Long March"
    return not sight.within_name(at, at)


def _no_name(sight: Sight) -> bool:
    return not sight.within_name(sight.first, sight.last)


def _weekday(sight: Sight) -> bool:
    """No name, and no "around Friday": that is a way, or a guess, and the day stands without it."""
    return sight.times.words["mod"].get(sight.part("mod")) != "APPROX" and _no_name(sight)


def _season(sight: Sight) -> bool:
    """No verb, and no "fall of the town"."""
    if sight.listed(sight.word(sight.last + 1), "of"):
        return False
    return sight.token.upos in ("NOUN", "PROPN") and _no_name(sight)


def _year(sight: Sight) -> bool:
    """Four figures are a year after the words that years stand after, where nothing is counted by them."""
    text, found = sight.draft.text, sight.found
    before, after = text[max(found.start - 2, 0) : found.start], text[found.end : found.end + 8]
    if _RANGE_OF_YEARS.match(after):
        return before[-1:].isspace() or before[-1:] in ("", "(")
    if _MONEY_OR_NUMBER_BEFORE.search(before) or _MEASURED.match(after):
        return False
    if before.endswith(("-", "/", ".", "_", "@")) and not re.search(r"\w[-/]$", before):
        return False
    numbered = sight.listed(sight.word(sight.first - 1), "numbered")  # "the Model 1891", "Article 2010"
    if numbered or before[-1:].isalpha() or sight.listed(sight.word(sight.last + 1), "counted"):
        return False
    if "mod" in found.parts or sight.first != sight.last:
        return True
    previous, token = sight.word(sight.first - 1), sight.token
    if before[-1:] in ("", "\n") and after[:1] in (":", ",", "\n"):
        return True
    if _describes(sight):
        return True
    if token.deprel == "nummod" and token.head > sight.last:
        head = sight.draft.tokens[token.head]
        if head.upos == "NOUN":
            plural = sight.word(token.head) != head.lemma.lower()
            return sight.listed(previous, "year_determiners") or (
                not plural and sight.listed(previous, "before_year")
            )
    if sight.listed(previous, "before_year", "year_determiners"):
        return True
    near = _AFTER_NAME_OR_SIGN.search(text[max(found.start - 20, 0) : found.start])
    return token.upos == "NUM" and bool(near)


def _describes(sight: Sight) -> bool:
    """ "His failed 1996 campaign", "a 1971 convention": a noun after it, and what begins its phrase before it."""
    tokens = sight.draft.tokens
    if not 0 < sight.first <= sight.last < len(tokens) - 1:
        return False
    before, after = tokens[sight.first - 1], tokens[sight.last + 1]
    single = after.upos == "PROPN" or (
        after.upos == "NOUN" and sight.word(sight.last + 1) == after.lemma.lower()
    )
    heads = sight.draft.sentence(sight.first).first == sight.first  # "1972 election and accords", a heading
    return single and (heads or before.upos in ("DET", "ADJ") or before.deprel == "nmod:poss")


def _year_words(sight: Sight) -> bool:
    if {"rest", "hundreds"} <= sight.found.parts.keys():
        return not sight.listed(sight.word(sight.last + 1), "counted")
    return sight.listed(sight.word(sight.first), "year_determiners") or sight.listed(
        sight.word(sight.first - 1), "before_hundreds"
    )


def _short_year(sight: Sight) -> bool:
    at = sight.first - 1 if sight.first and sight.word(sight.first - 1) in ("'", "’", "‘") else sight.first
    return sight.listed(sight.word(at - 1), "before_year")


def _nth(sight: Sight) -> bool:
    """ "The 17th" is a day where it carries its phrase, not "the 17th attack"."""
    following = sight.draft.tokens[min(sight.last + 1, len(sight.draft.tokens) - 1)]
    if sight.token.deprel in ("amod", "nummod", "compound", "flat") or following.upos in (
        "NOUN",
        "PROPN",
        "ADJ",
    ):
        return False
    determined = sight.listed(sight.word(sight.first), "year_determiners")
    return determined and sight.token.deprel.startswith(("obl", "nmod"))


def _half(sight: Sight) -> bool:
    return bool(sight.found.parts.keys() & {"year", "yearly"})


def _hour(sight: Sight) -> bool:
    return sight.listed(sight.word(sight.first - 1), "before_hour")


def _spoken(sight: Sight) -> bool:
    """ "At two in the morning", and not "killed two in the morning raid"."""
    tokens = sight.draft.tokens
    goes_on = sight.last + 1 < len(tokens) and sight.token.deprel in ("compound", "amod")
    return not goes_on and (_hour(sight) or "about" in sight.found.parts)


def _stamp(sight: Sight) -> bool:
    """A clock time that begins its line, as those of other lines do: "13:10 The guard has left"."""
    stamps = _STAMP.findall(sight.draft.text)
    line = sight.draft.text.rfind("\n", 0, sight.found.start) + 1
    before = sight.draft.text[line : sight.found.start]
    return len(stamps) >= STAMPS and not any(sign.isalnum() for sign in before)


def _part_alone(sight: Sight) -> bool:
    """ "In the evening", "by dawn", and not "the evening news"."""
    if not sight.listed(sight.word(sight.first - 1), "before_part"):
        return False
    if sight.token.upos != "NOUN" or sight.token.deprel == "compound":
        return False
    following = sight.draft.word(sight.last + 2)[:1] if sight.last + 2 < len(sight.draft.tokens) else ""
    joined = sight.listed(sight.word(sight.last + 1), "ends_range") and not following.islower()
    if joined or sight.listed(sight.word(sight.last + 1), "of"):
        return False  # "the night of 3 May", "the night to Monday"
    bare = sight.word(sight.first) != "the"
    return not bare or sight.listed(sight.part("part"), "bare_parts")


def _within_the(sight: Sight) -> bool:
    return sight.listed(sight.word(sight.first - 1), "within_the")


def _clock(sight: Sight) -> bool:
    """ "High Noon" is no time, "at noon" is one."""
    return "moment" not in sight.found.parts or _hour(sight)


def _tens(sight: Sight) -> bool:
    return sight.listed(sight.word(sight.first), "before_tens") or sight.listed(
        sight.word(sight.first - 1), "before_tens"
    )


def _noun(sight: Sight) -> bool:
    return sight.token.upos in ("NOUN", "PROPN", "ADV")


def _holiday(sight: Sight) -> bool:
    return sight.found.parts["holiday"][0].isupper() and _no_name(sight)


def _shift(sight: Sight) -> bool:
    """ "This day" is a time, "this week-long siege" is none."""
    words = [sight.draft.word(i) for i in range(sight.first, sight.last + 1)]
    titled = all(word[0].isupper() for word in words)
    if titled and sight.draft.sentence(sight.first).first != sight.first and not sight.draft.text.isupper():
        return False  # "on This Week"
    goes_on = sight.draft.text[sight.found.end : sight.found.end + 1] == "-"
    return not goes_on and sight.token.upos in ("NOUN", "PROPN", "ADV", "ADJ")


def _the_unit(sight: Sight) -> bool:
    return sight.token.deprel != "compound"


def _direction(sight: Sight) -> bool:
    """ "Two days before" stands alone; "two days before the vote" is counted from the vote."""
    if sight.listed(sight.part("direction"), "open_directions"):
        alone = sight.token.deprel in ("advmod", "root", "case", "nmod", "obl")
        return alone and not _WORD_FOLLOWS.match(sight.draft.text, sight.found.end)
    numbered = sight.found.parts.keys() & {"number_words", "digits", "vague", "one"}
    return bool(numbered) or sight.part("unit") in sight.times.words["many"]


def _duration(sight: Sight) -> bool:
    unit = sight.times.code("unit", sight.part("unit"))
    if sight.listed(sight.part("number_words"), "articles"):
        counted = sight.first > 0 and sight.draft.tokens[sight.first - 1].upos in ("NOUN", "NUM", "SYM")
        if unit in ("S", "Q", "N", "WE") or (counted and sight.token.deprel == "nmod:unmarked"):
            return False  # "a second attack", "four flights a week"
    if unit in ("S", "Q") and sight.token.upos == "ADJ":
        return False
    if unit == "Q" and sight.listed(sight.word(sight.last + 1), "of"):
        return False
    many = sight.part("unit") in sight.times.words["many"]
    return many or "," not in sight.part("digits")


def _span(sight: Sight) -> bool:
    span = sight.part("span")
    if sight.word(sight.last + 1)[:1].isdigit():
        return False
    return sight.times.words["span"].get(span) != "part" or sight.listed(span, "year_determiners")


def _bare(sight: Sight) -> bool:
    return sight.token.upos == "NOUN" and sight.times.code("many", sight.part("many")) not in (
        "S",
        "TM",
        "Q",
    )


def _often(sight: Sight) -> bool:
    """How often, and no paper: "the party daily Narod"."""
    after = sight.draft.tokens[min(sight.last + 1, len(sight.draft.tokens) - 1)]
    return sight.token.upos in ("ADJ", "ADV") and after.upos != "PROPN"


def _rate(sight: Sight) -> bool:
    if sight.listed(sight.part("per"), "per"):
        return True
    if sight.first == 0:
        return False
    before = sight.draft.tokens[sight.first - 1]
    return before.upos in ("NUM", "SYM") or sight.listed(before.lemma.lower(), "rated")


def _ref(sight: Sight) -> bool:
    if sight.word(sight.last + 1)[:1].isdigit():
        return False
    if sight.listed(sight.part("ref"), "ref_adjectives"):
        return sight.token.upos == "ADJ"
    return not sight.listed(sight.part("ref"), "ref_nouns") or sight.token.upos in ("NOUN", "ADJ", "PROPN")


DOUBTS: Final[dict[str, Doubt]] = {
    "month": _month,
    "weekday": _weekday,
    "season": _season,
    "year": _year,
    "year_words": _year_words,
    "short": _short_year,
    "nth": _nth,
    "half": _half,
    "hour": _hour,
    "clock": _clock,
    "spoken": _spoken,
    "stamp": _stamp,
    "part_alone": _part_alone,
    "within_the": _within_the,
    "tens": _tens,
    "part": _noun,
    "holiday": _holiday,
    "shift": _shift,
    "the_unit": _the_unit,
    "direction": _direction,
    "duration": _duration,
    "span": _span,
    "bare": _bare,
    "often": _often,
    "rate": _rate,
    "ref": _ref,
}
