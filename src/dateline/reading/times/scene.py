"""What a time can be counted from: the report's date, a time named before, the date of a document that is quoted.

A report tells its news by its own date: "today", "Friday", "last week" are counted from it. Where it turns to the past
with dates that name their year, those that follow without one belong to that story, until words such as "Friday"
return to the present. So the anchor is chosen for each expression, and no mode for the document.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from dateline.reading.times.stretches import UNITS, Stretch

NARRATIVE_GAP_DAYS: Final = 550
"""A dated story is told where its date lies so many days before the report or more. Value F1 on TimeBank, AQUAINT and
WikiWars grows a little from 250 days on and is flat to two years."""
RECENT: Final = 8
STORY_SHARE: Final = 0.6
"""A story is told where so great a share of the last dates that show it, `RECENT` of them, write their years."""
TOLD: Final = 4
"""Fewer dates that show it carry a story no further than their paragraph, but in a history: a text that names so many
years or more, and not one day by its weekday or its distance from the report."""
STEP_YEARS: Final = 3
"""A bare year moves a story that far at most, and where its sentence begins with it, unless it comes twice: "as in
1812" is no new story."""
TOPICAL_WORDS: Final = 3
"""A sentence begins with a time that has so many words before it at most ("By the end of 1943 …")."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Days that a time is counted from, and what they are: ``published`` or the id of a time.

    ``story``: it named its year, or followed from one that did; ``derived``: it is a like stretch of another year;
    ``topical``: its sentence begins with it. ``shows`` is what it shows of the text: ``story`` where it writes its
    year, ``news`` where only the report's date can explain it ("Friday", "last week"), None for others.
    """

    stretch: Stretch
    anchor: str
    paragraph: int = 0
    sentence: int = 0
    story: bool = False
    derived: bool = False
    topical: bool = False
    shows: Literal["story", "news"] | None = None

    @property
    def day(self) -> date:
        """The day to count from."""
        return self.stretch.first

    def fine(self, unit: str) -> bool:
        """Whether it is known to the unit, or closer."""
        return UNITS.index(self.stretch.unit) <= UNITS.index(unit)


@dataclass(slots=True)
class Scene:
    """Where the text stands: the day it is told on, the story's last date, and the times named so far.

    ``said`` replaces the report's date inside a quotation that was written or spoken on another day. ``story`` is the
    last date that named its year or followed from one that did. ``named`` are all dates so far, the latest last.
    ``history``: the whole text tells of the past and nothing of the report's own days.
    """

    published: Reference | None
    said: Reference | None = None
    story: Reference | None = None
    named: list[Reference] = field(default_factory=list)
    paragraph: int = 0
    sentence: int = 0
    history: bool = False

    @property
    def now(self) -> Reference | None:
        """The day on which the words at hand are told."""
        return self.said or self.published

    def narrative(self) -> Reference | None:
        """The story's date, where a story of the past is being told."""
        if self.story is None or self.said is not None:
            return None
        if self.published is None:
            return self.story
        if (self.published.day - self.story.stretch.last).days < NARRATIVE_GAP_DAYS:
            return None
        recent = [r.shows for r in self.named if r.shows][-RECENT:]
        if len(recent) < TOLD and self.story.paragraph != self.paragraph and not self.history:
            return None
        stories = recent.count("story")
        return self.story if recent and stories >= STORY_SHARE * len(recent) else None

    def before(self, unit: str, *, past: bool = False) -> Reference | None:
        """What "the day before" or "that year" is counted from: the last time named that is known to the unit.

        What is told in the past tense (``past``) is not counted from a day that is still to come.

        A coarser time named since breaks the link ("in 1990 … the next day"), and so does too long a way.
        """
        for reference in reversed(self.named):
            if past and unit in ("day", "week") and self.now and reference.day > self.now.stretch.last:
                continue
            if self.paragraph - reference.paragraph > 2 and reference is not self.story:
                return None
            return reference if reference.fine(unit) else None
        return None

    def name(self, reference: Reference) -> None:
        """A date has been told; one of a story may take the story on."""
        earlier = self.named[-1] if self.named else None
        self.named.append(reference)
        if not reference.story:
            return
        if self.story is not None and not reference.fine("season"):
            near = abs(reference.day.year - self.story.day.year)
            twice = earlier is not None and earlier.stretch == reference.stretch
            if near == 0 or ((near > STEP_YEARS or not reference.topical) and not twice):
                return
        self.story = reference
