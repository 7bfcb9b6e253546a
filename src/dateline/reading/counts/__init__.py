"""Counts: how many were killed, hurt, taken, driven out …; of whom, at least and at most; and what is part of what."""

from dateline.reading.counts.counting import COUNTS, counts_of

__all__ = ["COUNTS", "counts_of"]
