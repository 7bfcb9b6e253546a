"""What single items of the gold set must be like. Each check raises `Wrong`, which says where and why."""

import calendar
import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from evaluation.gold.source import Item, Report, Spans, Wrong

from dateline import terms
from evaluation.gold import vocabulary

FIELDS: Final = {"E": 5, "S": 4, "V": 5, "T": 2, "P": 2, "C": 4, "M": 2, "R": 3, "Q": 4}
OPTIONS: Final = {
    "E": {"role", "check"},
    "S": {"to", "in", "when", "medium", "act_also", "opt"},
    "V": {
        "by",
        "when",
        "at",
        "n",
        "item",
        "with",
        "ev",
        "also",
        "status_also",
        "voice_also",
        "more",
        "same",
        "neg",
        "hist",
        "opt",
    },
    "T": {"also", "role", "opt"},
    "P": {"near", "is", "name", "opt"},
    "C": {"in", "mod", "opt"},
    "M": {"holder", "supplier", "check", "opt"},
    "R": {"note"},
    "Q": {"as_of", "change", "note"},
}

# Statuses that the plain form of the clause or its statement shows; the others cite words.
SHOWN: Final = terms.PLAIN_STATUSES | {"claimed"}
VERBS: Final = frozenset(
    {"is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did", "said"}
    | {"will", "would", "shall", "should", "may", "might"}
)
# Texts written for the set are short; those that others published are taken whole.
WORDS_IN_A_REPORT: Final = (100, 520)
WORDS_IN_A_PUBLISHED_REPORT: Final = (100, 1500)
DATE = r"\d{4}(-\d\d(-\d\d)?|-W\d\d(-WE)?|-Q[1-4]|-H[12]|-(SP|SU|FA|WI))?|\d{3}|\d{2}"
VALUES: Final = {
    "DATE": re.compile(
        rf"({DATE})(T(MO|MI|AF|EV|NI|DT))?|PRESENT_REF|PAST_REF|FUTURE_REF|XXXX(-\d\d(-\d\d)?|-XX-\d\d)?"
    ),
    "TIME": re.compile(
        r"(\d{4}-\d\d-\d\d|XXXX-XX-XX)T(\d\d(:\d\d){0,2}|MO|MI|AF|EV|NI|DT)|PRESENT_REF|\d{4}-\d\dT\w+"
    ),
    "DURATION": re.compile(r"PT?(\d+|X)(\.\d+)?(Y|M|W|D|H|S|DE|CE|WE|Q)(T?\d+[HMD])?"),
    "SET": re.compile(r"P?T?(\d+|X|XXXX)[-\w]*"),
}
MONTHS: Final = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
WEEKDAYS: Final = {name.lower(): n for n, name in enumerate(calendar.day_name)}


def one_of(item: Item, what: str, value: str, allowed: Iterable[str]) -> None:
    if value not in allowed:
        raise Wrong(f"{item.where}: {value!r} is not a {what}: {', '.join(sorted(allowed))}")


def report(report: Report) -> list[str]:
    """What is wrong with a report's place, head and text."""
    wrong = []
    if report.part not in ("train", "dev", "test"):
        wrong.append(f"{report.id}: the part {report.part!r} is not train, dev or test")
    if unknown := set(report.head) - vocabulary.HEAD:
        wrong.append(f"{report.id}: unknown in the head: {', '.join(sorted(unknown))}")
    for needed in ("outlet", "manner", "published"):
        if not report.head.get(needed):
            wrong.append(f"{report.id}: the head has no {needed}")
            return wrong
    if report.head["manner"] not in vocabulary.MANNERS_OF_WRITING:
        wrong.append(f"{report.id}: {report.head['manner']!r} is no manner of writing")
    try:
        date.fromisoformat(report.published)
    except ValueError:
        wrong.append(f"{report.id}: published on {report.published!r}")
    licence = report.head.get("licence")
    if licence and (licence not in vocabulary.LICENCES or not report.head.get("url")):
        wrong.append(
            f"{report.id}: a licence is named that is not allowed here, or without the text's address"
        )
    least, most = WORDS_IN_A_PUBLISHED_REPORT if licence else WORDS_IN_A_REPORT
    length = len(report.text.split())
    if report.head["manner"] != "headlines" and not least <= length <= most:
        wrong.append(f"{report.id}: {length} words, not {least} to {most}")
    if "{" in report.text or "\t" in report.text:
        wrong.append(f"{report.id}: braces or tabs in the text")
    return wrong


def country(item: Item, code: str) -> None:
    if code not in ("-", "?") and not re.fullmatch("[A-Z]{3}", code):
        raise Wrong(f"{item.where}: {code!r} is no ISO 3166 alpha-3 code, nor - nor ?")


def entity(item: Item, kind: str, code: str, sector: str) -> None:
    one_of(item, "kind", kind, terms.ENTITY_KINDS)
    country(item, code)
    if sector != "-":
        one_of(item, "sector", sector, terms.SECTORS)


def time(item: Item, words: str, type_: str, value: str) -> None:
    """The value has the form of its type, and fits the weekday, month, day and year that the words name."""
    one_of(item, "type of time", type_, terms.TIMEX_TYPES)
    if not VALUES[type_].fullmatch(value):
        raise Wrong(f"{item.where}: {value!r} is no value of a {type_}")
    full = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?!\d)", value)
    if not full or type_ not in ("DATE", "TIME"):
        return
    year, month, day = full.groups()
    low = re.findall(r"\w+", words.lower())
    if year and month and day:
        try:
            weekday = date(int(year), int(month), int(day)).weekday()
        except ValueError:
            raise Wrong(f"{item.where}: there is no day {value}") from None
        for name, number in WEEKDAYS.items():
            if low[:1] != ["the"] and name in low and weekday != number:
                raise Wrong(
                    f"{item.where}: {value} is a {calendar.day_name[weekday]}, not a {name.capitalize()}"
                )
    for name, number in MONTHS.items():
        if month and name in low and name != "may" and int(month) != number:
            raise Wrong(f"{item.where}: {value} is not in {name.capitalize()}")
    for written in low:
        if re.fullmatch(r"(19|20)\d\d", written) and year != written:
            raise Wrong(f"{item.where}: {value} is not in {written}")


def interval(item: Item, value: str) -> None:
    parts = value.split("/")
    if len(parts) > 2 or not all(re.fullmatch(DATE + r"|\.\.", part) for part in parts):
        raise Wrong(f"{item.where}: {value!r} is neither a time of this report, nor a date, nor an interval")
    if len(parts) == 2 and ".." not in parts and parts[0] > parts[1]:
        raise Wrong(f"{item.where}: {value!r} runs backwards")


def point(item: Item, near: str) -> tuple[float, float, float]:
    try:
        lat, lon, km = map(float, near.split(","))
    except ValueError:
        raise Wrong(f"{item.where}: near={near!r}, not latitude,longitude,kilometres") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180 and km > 0):
        raise Wrong(f"{item.where}: no such point: {near}")
    return lat, lon, km


def bounds(item: Item, value: str) -> tuple[int, int | None]:
    """``12``, ``12..`` (at least), ``20..99``, ``0..500`` (up to)."""
    found = re.fullmatch(r"(\d+)(?:(\.\.)(\d*))?", value)
    if not found:
        raise Wrong(f"{item.where}: {value!r} is not a number, nor low..high")
    low, dots, high = found.groups()
    top = int(high) if high else None if dots else int(low)
    if top is not None and top < int(low):
        raise Wrong(f"{item.where}: {value!r} runs backwards")
    return int(low), top


def scope(item: Item, value: str) -> None:
    if value != "-":
        one_of(item, "scope", value, terms.SCOPES)


def statement(item: Item, manner: str, act: str) -> None:
    one_of(item, "manner", manner, terms.MANNERS)
    one_of(item, "act", act, terms.ACTS)
    for other in (item.option("act_also") or "").replace(" ", "").split(","):
        if other:
            one_of(item, "act", other, terms.ACTS)


def event(item: Item, type_: str, mode: str, status: str) -> None:
    one_of(item, "type of event", type_, terms.EVENT_TYPES)
    if mode:
        one_of(item, f"mode of {type_}", mode, vocabulary.MODES[type_])
    one_of(item, "status", status, terms.STATUSES)
    for name, allowed in (("also", terms.EVENT_TYPES), ("status_also", terms.STATUSES)):
        for other in (item.option(name) or "").replace(" ", "").split(","):
            if other:
                one_of(item, name, other, allowed)
    if status == "claimed" and not item.option("by"):
        raise Wrong(f"{item.where}: a claimed event names its statement: by=S…")
    if (status not in SHOWN or item.flag("neg")) and not (item.option("ev") or item.option("by")):
        raise Wrong(
            f"{item.where}: {status}{', negated' if item.flag('neg') else ''}: ev= or by= must show it"
        )


def materiel(item: Item, kind: str) -> None:
    one_of(item, "class of materiel", kind, vocabulary.MATERIEL)


def inside(item: Item, inner: Spans, outer: Spans | None) -> None:
    """Every inner span lies within the outer ones: a nested statement in the outer content, a trigger in what is said."""
    for a, b in inner if outer else []:
        if not any(c <= a and b <= d for c, d in outer or []):
            raise Wrong(f"{item.where}: its words lie outside the statement that it names")


def party(item: Item, words: str) -> None:
    """The words of a source or participant end where its phrase ends, not in the verb that follows."""
    if words.rsplit(maxsplit=1)[-1] in VERBS and not re.search(
        r"\b(who|whom|whose|whoever|which|that|what)\b", words
    ):
        raise Wrong(f"{item.where}: the words {words!r} run into the verb: put the phrase in braces")


def apart(item: Item, spans: Spans, others: Spans) -> None:
    """A source does not overlap its cue, nor a participant its trigger."""
    for a, b in spans:
        if any(a < d and c < b for c, d in others):
            raise Wrong(f"{item.where}: a source or participant overlaps the cue or trigger")
