"""Texts for the tests of ingest: invented, like everything in them."""

from collections.abc import Iterable

from dateline.ingest import Hints, Item, from_bytes
from dateline.model import Document, Issue

BODY = (
    "Rebels shelled the village of Orsa on Friday, residents said, and three people died. "
    "‘We saw the smoke,’ said a teacher who had fled with her class."
)

PAGE = f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Army denies raid on Orsa | Kestral Post</title>
<meta property="og:site_name" content="Kestral Post">
<meta property="article:published_time" content="2021-08-20T10:00:00+02:00">
<link rel="canonical" href="https://post.example/2021/08/20/raid"></head>
<body><nav>Home | News | Contact</nav><article><h1>Army denies raid on Orsa</h1>
<p>{BODY}</p><p>The army said that it knew of no raid. {BODY}</p><p>{BODY}</p></article>
<footer>All rights reserved by the Kestral Post.</footer></body></html>"""


def documents(items: Iterable[Item]) -> list[Document]:
    return [item for item in items if isinstance(item, Document)]


def issues(items: Iterable[Item]) -> list[Issue]:
    return [item for item in items if isinstance(item, Issue)]


def codes(items: Iterable[Item]) -> list[str]:
    return [issue.code for issue in issues(items)]


def the_one(name: str, data: str | bytes, hints: Hints | None = None) -> Document:
    """The one Document in a file."""
    raw = data.encode() if isinstance(data, str) else data
    found = documents(from_bytes(name, raw, hints=hints or Hints()))
    assert len(found) == 1
    return found[0]
