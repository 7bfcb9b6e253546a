"""Invented stories told by several outlets, as readings made without the network: for the benchmark and tests of linking.

A story is something that happened in a town on a day; its reports share its words, in part, and differ in the rest.
Everything follows from the number of the story and of the report.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

from dateline import lang
from dateline.model import (
    Count,
    Entity,
    Event,
    Interval,
    MadeBy,
    Mention,
    Participant,
    Party,
    Place,
    Reading,
    Sentence,
    Span,
    Statement,
    Timex,
    Token,
    document_of,
)

BY: Final = "invented@1"
START: Final = date(2021, 3, 1)
KINDS: Final = (
    ("ASSAULT", "explosives", ("bombed", "bomb"), ("blew", "blow")),
    ("ASSAULT", "firearms", ("shot", "shoot"), ("attacked", "attack")),
    ("COERCE", "arrest", ("arrested", "arrest"), ("detained", "detain")),
    ("PROTEST", "demo", ("marched", "march"), ("rallied", "rally")),
)
_SYLLABLES: Final = tuple(
    a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "or", "il")
)
_OUTLETS: Final = 60
_TOWNS: Final = 4_000


def name_of(kind: str, number: int) -> str:
    """An invented name."""
    chance = random.Random(f"{kind} {number}")
    return "".join(chance.choice(_SYLLABLES) for _ in range(3)).capitalize()


@cache
def common_words() -> tuple[str, ...]:
    """Words of news, the frequent ones first."""
    rows = [line.split("\t") for line in lang.load("en").text("frequency.tsv").splitlines()[1:]]
    words = [(int(n), word) for word, n in rows if word.isalpha() and len(word) > 3]
    return tuple(word for _, word in sorted(words, reverse=True))


@dataclass(frozen=True, slots=True)
class Story:
    """What happened: everything of it follows from its number and its day."""

    number: int
    day: date

    @property
    def chance(self) -> random.Random:
        return random.Random(f"story {self.number}")


@dataclass(slots=True)
class _Draft:
    """A text as it is written, word by word."""

    text: str = ""
    tokens: list[Token] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)

    def word(self, word: str, upos: str, deprel: str, head: int, lemma: str | None = None) -> Span:
        """Adds a word; ``head`` counts from the first word of the sentence, -1 at the root."""
        first = self.sentences[-1].end if self.sentences else 0
        span = Span(len(self.text), len(self.text) + len(word))
        self.tokens.append(Token(span, lemma or word, upos, -1 if head < 0 else first + head, deprel))
        self.text += word + " "
        return span

    def end(self) -> None:
        """Ends a sentence."""
        first = self.sentences[-1].end if self.sentences else 0
        self.sentences.append(
            Sentence(Span(self.tokens[first].span.start, self.tokens[-1].span.end), first, len(self.tokens))
        )


def reading_of(story: Story, report: int, *, copy_of: int | None = None, name: str | None = None) -> Reading:
    """The report of a number about a story; ``copy_of`` makes it word for word another report of it."""
    told = report if copy_of is None else copy_of
    chance = random.Random(f"report {story.number} {told}")
    own = story.chance
    kind, mode, *verbs = KINDS[story.number % len(KINDS)]
    town_number = own.randrange(_TOWNS)
    town = name_of("town", town_number)
    actor, victim = name_of("group", own.randrange(400)), name_of("person", own.randrange(50_000))
    topic = [own.choice(common_words()[200:6000]) for _ in range(25)]
    toll = own.randrange(2, 40) + (chance.randrange(3) if told % 3 == 2 else 0)
    draft = _Draft()
    verb, lemma = verbs[told % 2]
    spans: dict[str, Span] = {"actor": draft.word(actor, "PROPN", "nsubj", 1)}
    spans["verb"] = draft.word(verb, "VERB", "root", -1, lemma)
    spans["victim"] = draft.word(victim, "PROPN", "obj", 1)
    draft.word("in", "ADP", "case", 4)
    spans["town"] = draft.word(town, "PROPN", "obl", 1)
    spans["day"] = draft.word(story.day.strftime("%A"), "PROPN", "obl", 1)
    draft.end()
    spans["toll"] = draft.word(str(toll), "NUM", "nummod", 1)
    draft.word("people", "NOUN", "nsubj", 2)
    spans["died"] = draft.word("died", "VERB", "root", -1, "die")
    for word in chance.sample(topic, 6):
        draft.word(word, "NOUN", "obl", 2)
    spans["speaker"] = draft.word(name_of("spokesman", own.randrange(900)), "PROPN", "nsubj", 2)
    spans["said"] = draft.word("said", "VERB", "parataxis", 2, "say")
    draft.end()
    for _ in range(6):
        for place in range(12):
            source = topic if chance.random() < 0.6 else common_words()[:8000]
            draft.word(
                chance.choice(source), "NOUN", "root" if place == 0 else "nmod", -1 if place == 0 else 0
            )
        draft.end()
    published = story.day + timedelta(days=1 + report % 3)
    document = document_of(
        draft.text,
        id=name or f"s{story.number:06}-{report:03}",
        published=published.isoformat(),
        source=f"Outlet {(story.number + 7 * report) % _OUTLETS}",
        title=f"{verb} in {town}",
    )
    return _filled(story, document, draft, spans, (kind, mode), town_number, toll)


def _filled(
    story: Story, document: Any, draft: _Draft, spans: dict[str, Span], coded: tuple[str, str], town: int, toll: int,
) -> Reading:  # fmt: skip
    kind, mode = coded
    day = story.day.isoformat()
    place = random.Random(f"place {town}")
    people = (("actor", "armed_group"), ("victim", "people"), ("speaker", "person"))
    text = document.text
    entities = tuple(
        Entity(id=f"e{n}", name=spans[key].of(text), kind=sort, mentions=(f"m{n}",), by=BY)  # type: ignore[arg-type]
        for n, (key, sort) in enumerate(people)
    )
    mentions = tuple(
        Mention(id=f"m{n}", span=spans[key], head=spans[key], kind=sort, form="name", entity=f"e{n}", by=BY)  # type: ignore[arg-type]
        for n, (key, sort) in enumerate(people)
    )
    participants = (
        Participant("actor", "e0", (spans["actor"],)),
        Participant("target", "e1", (spans["victim"],)),
    )
    quad: Any = "material conflict"
    happened = Event(
        id="v1", trigger=spans["verb"], type=kind, mode=mode, quad=quad, status="occurred", time="t1", place="p1",  # type: ignore[arg-type]
        participants=participants, by=BY,
    )  # fmt: skip
    died = Event(
        id="v2", trigger=spans["died"], type="ASSAULT", quad=quad, status="claimed", status_evidence=(spans["said"],),
        according_to="s1", time=Interval(None, str(document.published), "no later than the report"), counts=("c1",),
        by=BY,
    )  # fmt: skip
    return Reading(
        document=document,
        made_by=MadeBy("1", None, "en"),
        tokens=tuple(draft.tokens),
        sentences=tuple(draft.sentences),
        mentions=mentions,
        entities=entities,
        times=(Timex(id="t1", span=spans["day"], type="DATE", value=day, earliest=day, latest=day, anchor="published",
                     reason="the day before", by=BY),),
        places=(Place(id="p1", span=spans["town"], name=spans["town"].of(text), lat=round(place.uniform(-55, 65), 3),
                      lon=round(place.uniform(-170, 170), 3), geonames_id=town + 1, country="YEM",
                      precision="settlement", by=BY),),
        statements=(Statement(id="s1", source=Party("e2", (spans["speaker"],)), cue=(spans["said"],),
                              content=(Span(spans["toll"].start, spans["died"].end),), manner="indirect", act="assert",
                              by=BY),),
        events=(happened, died),
        counts=(Count(id="c1", span=spans["toll"], low=toll, high=toll, unit="people", scope="killed", by=BY),),
    )  # fmt: skip


def denied(reading: Reading, name: str) -> Reading:
    """The same report as its denial: nothing of it happened."""
    events = tuple(
        replace(event, status="denied", negated=True, status_evidence=(event.trigger,), according_to="s1")
        for event in reading.events
    )
    document = replace(reading.document, id=name, source=f"Outlet of {name}")
    return replace(reading, document=document, events=events)


def day_of(day: int, per_day: int, *, start: date = START) -> Iterator[Reading]:
    """The reports of a day: stories of one to eight reports, one report in five a copy."""
    number, made = day * per_day, 0
    while made < per_day:
        story = Story(number, start + timedelta(days=day))
        size = min(1 + number % 8, per_day - made)
        for report in range(size):
            yield reading_of(story, report, copy_of=0 if report % 5 == 4 else None)
        made += size
        number += 1
