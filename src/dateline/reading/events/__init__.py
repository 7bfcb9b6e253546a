"""Events: which words tell one, of which type, who takes part, and whether it happened."""

from dateline.reading.events.component import EVENTS

__all__ = ["EVENTS"]
