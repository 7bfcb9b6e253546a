"""The area ``attribution``: from a text, who says what."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from dateline.config import Config
from dateline.evaluate.area import Area, Row, read_rows
from dateline.model import Issue, Reading, Span, Statement
from dateline.pipeline import Load
from dateline.score import Attributed, score_attributions

_GOES_ON = ("conj", "xcomp")
"""Relations by which a verb has its subject from the one above it."""
_NEAR = 30
"""Words before a verb among which its subject is looked for."""


def attributions_of(reading: Reading) -> list[dict[str, list[list[int]]]]:
    """The statements of a reading as PolNeAR's attributions: the outermost alone, since PolNeAR nests none, one for each
    cue, since it parts none by its acts, with whom it is said to before what is said ("asked *them to go*"), and with the
    relative pronoun as the source where one speaks ("the guards, *who* deny it")."""
    found: dict[tuple[Span, ...], dict[str, list[list[int]]]] = {}
    starts = [token.span.start for token in reading.tokens]
    for statement in reading.statements:
        if statement.within is not None:
            continue
        first = found.setdefault(
            statement.cue,
            {
                "source": _pairs(_source(reading, statement, starts)),
                "cue": _pairs(statement.cue),
                "content": [],
            },
        )
        told = _addressed(reading, statement)
        first["content"] = _joined(
            reading.document.text, [*first["content"], *told, *_pairs(statement.content)]
        )
    return list(found.values())


def _source(reading: Reading, statement: Statement, starts: list[int]) -> tuple[Span, ...]:
    """Who speaks, or the relative pronoun that stands for him as the subject of the cue's clause."""
    if statement.source is None:
        return ()
    said_by, tokens = statement.source.spans, reading.tokens
    cue = (range(bisect_left(starts, span.start), bisect_left(starts, span.end)) for span in statement.cue)
    for verb in chain.from_iterable(cue):
        while tokens[verb].deprel in _GOES_ON and tokens[verb].head >= 0:
            verb = tokens[verb].head
        subjects = [n for n in range(max(0, verb - _NEAR), verb) if tokens[n].head == verb]
        relative = next(
            (n for n in subjects if tokens[n].deprel == "nsubj" and tokens[n].upos == "PRON"), None
        )
        if relative is None or tokens[verb].deprel != "acl:relcl":
            continue
        whom = tokens[tokens[verb].head].span
        if any(span.start <= whom.start < span.end for span in said_by):
            return (tokens[relative].span,)
    return said_by


def _addressed(reading: Reading, statement: Statement) -> list[list[int]]:
    """Whom a statement is said to, where that stands right before the deed that he is asked for."""
    spans, start = statement.addressee.spans if statement.addressee else (), statement.content[0].start
    if not spans or spans[-1].end > start or reading.document.text[spans[-1].end : start].strip():
        return []
    deed = any(token.span.start == start and token.upos == "PART" for token in reading.tokens)
    return _pairs(spans) if deed else []


def _joined(text: str, pairs: Sequence[Sequence[int]]) -> list[list[int]]:
    """Spans in order, those between which only one word stands as one."""
    joined: list[list[int]] = []
    for start, end in sorted((pair[0], pair[1]) for pair in pairs):
        if joined and len(text[joined[-1][1] : start].split()) <= 1:
            joined[-1][1] = end
        else:
            joined.append([start, end])
    return joined


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _predict(rows: Sequence[Row], config: Config, load: Load) -> Iterator[Row | Issue]:
    for row, reading in read_rows(rows, config, load):
        if isinstance(reading, Issue):
            yield reading
        else:
            yield {"id": row["id"], "attributions": attributions_of(reading)}


def _score(predicted: Sequence[Row], gold: Sequence[Row]) -> dict[str, Any]:
    found = {row["id"]: row["attributions"] for row in predicted}
    rows = (
        (row["text"], _attributed(found.get(row["id"], [])), _attributed(row["attributions"])) for row in gold
    )
    return score_attributions(rows).as_json()


def _attributed(attributions: Sequence[Row]) -> list[Attributed]:
    def spans(pairs: Sequence[Sequence[int]] | None) -> tuple[Span, ...]:
        return tuple(Span(start, end) for start, end in pairs or ())

    return [
        Attributed(spans(a.get("source")), spans(a.get("cue")), spans(a.get("content"))) for a in attributions
    ]


ATTRIBUTION = Area(
    "attribution",
    given=frozenset({"id", "text"}),
    answers=frozenset({"attributions"}),
    predict=_predict,
    score=_score,
)
