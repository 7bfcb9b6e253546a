"""What every page is made with: templates that escape, a policy that forbids, and the list of many pages."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from jinja2 import Environment, PackageLoader, StrictUndefined

from dateline.export.visible import one_line, opening
from dateline.model import Reading


@dataclass(frozen=True, slots=True)
class Entry:
    """A page among others: its file, and what the list of them says about it."""

    file: str
    title: str
    published: str | None
    source: str | None
    statements: int
    events: int


def entry_of(file: str, reading: Reading) -> Entry:
    """What the list says about the page of a reading."""
    document = reading.document
    return Entry(
        file=file,
        title=document.title or opening(document.text),
        published=document.published.iso if document.published else None,
        source=document.source,
        statements=len(reading.statements),
        events=len(reading.events),
    )


def page_of(entries: Sequence[Entry]) -> str:
    """The page that leads to the pages of many reports."""
    style = asset("index.css")
    return templates().get_template("index.html").render(rows=entries, style=style, policy=policy(style))


def policy(style: str, script: str | None = None) -> str:
    """A page's content security policy: its own style and script, and nothing else at all."""

    def named(own: str) -> str:
        return f"'sha256-{b64encode(sha256(own.encode()).digest()).decode()}'"

    scripts = f" script-src {named(script)};" if script else ""
    return f"default-src 'none'; style-src {named(style)};{scripts} base-uri 'none'; form-action 'none'"


@cache
def asset(name: str) -> str:
    """The text of a file beside the templates, to stand in a page as it is."""
    environment = templates()
    assert environment.loader is not None
    return environment.loader.get_source(environment, name)[0]


@cache
def templates() -> Environment:
    """The templates; whatever is put into one is escaped."""
    environment = Environment(
        loader=PackageLoader("dateline.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
        lstrip_blocks=True,
    )
    environment.filters["line"] = one_line
    return environment
