"""A page's value as HTML: one template a page, over `base.html`; whatever is put into one is escaped."""

from __future__ import annotations

from functools import cache
from typing import Any, Final
from urllib.parse import quote, urlencode

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined

from dateline.export.dates import days
from dateline.export.legend import HISTORICAL, NEGATED, STATUSES, VERBS, Mark
from dateline.export.visible import one_line, printable
from dateline.serve.asked import words_of
from dateline.serve.drawings import DRAWINGS, FILTERS
from dateline.serve.page import Page
from dateline.serve.rows import text_pieces
from dateline.serve.settings import Settings
from dateline.serve.shown import Passage, pieces_of
from dateline.serve.strip import months_drawn

_MARKS: Final[dict[str, Mark]] = {
    **{str(name): mark for name, mark in STATUSES.items()},
    "negated": NEGATED,
    "historical": HISTORICAL,
}


@cache
def templates() -> Environment:
    """The templates, with what every one may use."""
    environment = Environment(
        loader=PackageLoader("dateline.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "line": one_line,
        "dated": dated,
        "printable": printable,
        "number": lambda number: f"{number:,}",
        "plain": lambda word: str(word).replace("_", " "),
        "fragment": fragment,
        "weblink": lambda url: url if str(url).startswith(("https://", "http://")) else "",
    }
    environment.globals |= DRAWINGS
    environment.filters |= FILTERS
    environment.globals |= {"pieces_of": pieces_of, "text_pieces": text_pieces, "months_drawn": months_drawn}
    environment.filters |= {
        "tuple_": tuple,
        "sentence_start": lambda words: words[:1].upper() + words[1:],
        "country_pair": lambda code: (code, DRAWINGS["country_name"](code) or code),
    }
    environment.globals |= {"link": link, "days": days, "marks": _MARKS, "acts": VERBS, "plural": plural}
    return environment


def dated(value: str) -> str:
    """The value of a claim of a date, an ISO day or two with a slash between, as a person writes it."""
    first, _, last = value.partition("/")
    try:
        return days(first, last or first) or one_line(value)
    except ValueError:  # other words: nothing is lost
        return one_line(value)


def fragment(passage: Passage) -> str:
    """What leads to the first words that are lit in a passage, in the text of their report: a fragment of the address
    that browsers look for the words of."""
    if not passage.lit:
        return ""
    first = passage.lit[0]
    words = quote(passage.words[first.start : first.end], safe="").replace("-", "%2D")
    return f"#:~:text={words}"


def link(page: str, /, **asked: Any) -> str:
    """The address of a page that is asked so."""
    pairs = [
        (key, str(part))
        for key, value in asked.items()
        if value is not None
        for part in (value if isinstance(value, tuple | list) else (value,))
    ]
    return f"/{page}?{urlencode(pairs)}" if pairs else f"/{page}"


def plural(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 report", "2,310 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def html(page: Page[Any, Any], asked: object, value: object, about: dict[str, Any]) -> bytes:
    """The page that shows the value; ``about`` is what every page knows: see `context`."""

    def again(**changes: Any) -> str:
        """This page, asked otherwise."""
        words = words_of(asked, **changes)
        return f"{page.path}?{words}" if words else page.path

    words = words_of(asked)
    return (
        templates()
        .get_template(f"{page.name}.html")
        .render(
            about,
            page=page,
            asked=asked,
            value=value,
            again=again,
            here=again(),
            twin=f"{page.path}.json{f'?{words}' if words else ''}",
        )
        .encode("utf-8", "replace")
    )


def context(pages: tuple[Page[Any, Any], ...], settings: Settings, record: str) -> dict[str, Any]:
    """What every page knows: the pages there are, the settings, the name of the record."""
    return {
        "pages": pages,
        "names": frozenset(each.name for each in pages),
        "read_only": settings.read_only,
        "act": settings.act,
        "who": settings.who,
        "record": record,
    }


def json(value: object) -> bytes:
    """The value as JSON."""
    return msgspec.json.encode(value)
