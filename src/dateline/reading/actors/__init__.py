"""Actors: the kind, country, sector and role of every entity, and actor codes for dyads.

The report's own words come first: names, offices and descriptions, what somebody is of, whose they are. Dictionaries come
second, by the date of the report. What neither says stays unknown.
"""

from dateline.reading.actors.add import ACTORS
from dateline.reading.actors.dyads import ActorCode, actor_codes

__all__ = ["ACTORS", "ActorCode", "actor_codes"]
