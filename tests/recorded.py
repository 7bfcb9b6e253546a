"""Invented reports, and a reader that reads these and nothing else: for tests of what is done with readings."""

from __future__ import annotations

import sys
import time
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path

from dateline.errors import EmptyReport
from dateline.keep.reader import Reader
from dateline.model import (
    Count,
    Document,
    Entity,
    Event,
    Interval,
    Issue,
    MadeBy,
    Materiel,
    Medium,
    Mention,
    Participant,
    Party,
    Place,
    PlaceCandidate,
    Quotation,
    Reading,
    Sentence,
    Span,
    Statement,
    Timex,
    Token,
    document_of,
    issue_of,
)

BY = "invented@1"
TOWNS = ("Harat", "Sela", "Qumra", "Tavan", "Öréby")
OUTLETS = ("Invented Wire", "The Harbour Post", "Radio Sela")


def text_of(number: int) -> str:
    """An invented report; numbers differ in town, toll and day."""
    town, toll = TOWNS[number % len(TOWNS)], 3 + number % 7
    return (
        f"Rebels of the Northern Front attacked the town of {town} on Friday with rockets, killing at least {toll} "
        f"people, the army told Radio Sela. “There was no attack,” a spokesman said. Protesters plan to march "
        f"in {town} on Sunday. Report {number}. 😀 naïve מידע"
    )


def document_of_number(number: int) -> Document:
    return document_of(
        text_of(number),
        id=f"report-{number:04}",
        published=f"2021-08-{1 + number % 28:02}",
        source=OUTLETS[number % len(OUTLETS)],
        title=f"Attack on {TOWNS[number % len(TOWNS)]}",
        url=f"https://example.org/{number}",
    )


def reading_of_document(document: Document, *, version: str = "1") -> Reading:
    """The reading of an invented report. Version 2 sees a mobilization where version 1 sees a protest."""
    text = document.text

    def at(words: str, nth: int = 1) -> Span:
        start = -1
        for _ in range(nth):
            start = text.find(words, start + 1)
        if start < 0:
            raise EmptyReport(f"no {words!r} in it", where=f"document {document.id}")
        return Span(start, start + len(words))

    town = next((name for name in TOWNS if f"town of {name}" in text), "nowhere")
    toll = int(text.partition("killing at least ")[2].partition(" ")[0] or 0)
    day = document.published.iso if document.published else "2021-08-01"
    attack, march = at("attacked"), at("march")
    later = "MOBILIZE" if version == "2" else "PROTEST"
    return Reading(
        document=document,
        made_by=MadeBy(version, "0" * 8, "en"),
        tokens=(Token(at("Rebels"), "rebel", "NOUN", 1, "nsubj"), Token(attack, "attack", "VERB", -1, "root")),
        sentences=(Sentence(Span(0, len(text)), 0, 2),),
        quotations=(
            Quotation(
                id="q1", span=at("“There was no attack,”"), inner=at("There was no attack,"), style="double",
                closed=True, by=BY,
            ),
        ),
        mentions=(
            _mention("m1", at("Rebels of the Northern Front"), at("Rebels"), "e1"),
            _mention("m2", at("people"), at("people"), "e4"),
            _mention("m3", at("the army"), at("army"), "e2"),
            _mention("m4", at("a spokesman"), at("spokesman"), "e3"),
            _mention("m5", at("Protesters"), at("Protesters"), "e5"),
        ),
        entities=(
            Entity(id="e1", name="Northern Front", kind="armed_group", mentions=("m1",), sector="REB", country="YEM",
                   evidence=(at("Rebels"),), by=BY),
            Entity(id="e2", name="army", kind="government", mentions=("m3",), sector="MIL", country="YEM", by=BY),
            Entity(id="e3", name="spokesman", kind="person", mentions=("m4",), role="spokesman",
                   links=("example:1",), by=BY, confidence=0.5),
            Entity(id="e4", name="people", kind="people", mentions=("m2",), sector="CVL", by=BY),
            Entity(id="e5", name="Protesters", kind="people", mentions=("m5",), sector="OPP", by=BY),
        ),
        times=(
            Timex(id="t1", span=at("Friday"), type="DATE", value=day, earliest=day, latest=day, anchor="published",
                  reason="the Friday of publication", by=BY, confidence=0.9),
            Timex(id="t2", span=at("Sunday"), type="DATE", value="2021-W35", earliest="2021-09-05", latest="2021-09-06",
                  anchor="t1", reason="after t1", by=BY),
        ),
        places=(
            Place(id="p1", span=at(town), name=town, lat=15.5, lon=44.25, geonames_id=7, country="YEM",
                  precision="settlement", by=BY,
                  alternatives=(PlaceCandidate(name=town, lat=-1.0, lon=2.5, country="GAB", score=0.25),)),
            Place(id="p2", span=at(town, 2), name=town, precision="unresolved", by=BY),
        ),
        statements=(
            Statement(id="s1", source=Party("e2", (at("the army"),)), cue=(at("told"),),
                      content=(Span(0, at("people").end),), manner="indirect", act="assert",
                      medium=Medium("Radio Sela", (at("Radio Sela"),)), by=BY),
            Statement(id="s2", source=Party("e3", (at("a spokesman"),)), cue=(at("said"),),
                      content=(at("There was no attack,"),), manner="direct", act="deny",
                      act_evidence=(at("no"),), addressee=Party(None, (at("people"),)),
                      time=Interval(day, None, "no later than the report", (at("Friday"),)), within="s1", by=BY),
        ),
        events=(
            Event(id="v1", trigger=attack, type="ASSAULT", mode="heavy-weapons", contexts=("military", "terrorism"),
                  cameo="194", quad="material conflict", status="claimed", status_evidence=(at("told"),),
                  according_to="s1", time="t1", place="p1", counts=("c1",), by=BY, confidence=0.75,
                  participants=(
                      Participant("actor", "e1", (at("Rebels of the Northern Front"),)),
                      Participant("target", "e4", (at("people"),)),
                      Participant("instrument", None, (at("rockets"),)),
                  )),
            Event(id="v2", trigger=at("no attack"), type="ASSAULT", quad="material conflict", status="denied",
                  status_evidence=(at("no"),), negated=True, according_to="s2",
                  time=Interval(None, "..", "open"), by=BY),
            Event(id="v3", trigger=march, type=later, quad="verbal conflict", status="planned",  # type: ignore[arg-type]
                  status_evidence=(at("plan"),), time="t2", place="p2", by=BY,
                  participants=(Participant("actor", "e5", (at("Protesters"),)),)),
        ),
        counts=(Count(id="c1", span=at(f"at least {toll} people"), low=toll, high=None, modifier="at least",
                      unit="people", scope="killed", by=BY),),
        materiel=(Materiel(id="k1", span=at("rockets"), designation="rockets", kind="rocket", holder="e1", by=BY),),
        issues=(Issue(step="place", code="unresolved", message=f"{town} is not resolved", spans=(at(town, 2),)),),
    )  # fmt: skip


def _mention(id: str, span: Span, head: Span, entity: str) -> Mention:  # noqa: A002
    return Mention(id=id, span=span, head=head, kind="people", form="nominal", entity=entity, by=BY)


def reading(number: int = 0, *, version: str = "1") -> Reading:
    return reading_of_document(document_of_number(number), version=version)


def write_reports(folder: Path, numbers: Iterable[int]) -> Path:
    """A folder with one file a report."""
    folder.mkdir(exist_ok=True)
    for number in numbers:
        (folder / f"report-{number:04}.txt").write_text(text_of(number), encoding="utf-8")
    return folder


def reader(version: str = "1", *, ahead: int | None = None) -> Reader:
    """A reader of invented reports; with ``ahead``, it writes a line for each, takes its time, and waits for a line
    in return where it is that many ahead of them.
    """

    def documents(path: Path) -> Iterator[Document | Issue]:
        data = path.read_bytes()
        try:
            text = data.decode()
            number = int(path.stem.rpartition("-")[2])
        except ValueError:
            yield Issue(step="ingest", code="not-text", message="it is no report", where=path.name)
            return
        known = document_of_number(number)
        yield document_of(
            text,
            id=known.id,
            published=known.published,
            source=known.source,
            title=known.title,
            url=known.url,
        )

    def read(items: Iterable[Document | Issue]) -> Generator[Reading | Issue, None, None]:
        for count, item in enumerate(items):
            if isinstance(item, Issue):
                yield item
                continue
            if ahead is not None:
                sys.stdout.write("read\n")
                sys.stdout.flush()
                time.sleep(0.002)
                if count >= ahead:
                    sys.stdin.readline()
            try:
                yield reading_of_document(item, version=version)
            except EmptyReport as error:
                yield issue_of(error, step="read")

    return Reader(MadeBy(version, "0" * 8, "en"), documents, read)


if __name__ == "__main__":  # a process of its own, which a test can kill: RECORD FOLDER AHEAD
    from dateline.keep.add import add
    from dateline.store import open_store

    store = open_store(sys.argv[1], create=True)
    add(
        store,
        [Path(sys.argv[2])],
        reader(ahead=int(sys.argv[3])),
        now="2026-01-01T00:00:00+00:00",
        at_once=8,
    )
    store.close()
