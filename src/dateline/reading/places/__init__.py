"""Places: the names of places in a document, which place each is and why, and where a thing told happened."""

from dateline.reading.places.component import PLACES, Toponym
from dateline.reading.places.given import given_stretches, resolve_given
from dateline.reading.places.where import where_of

__all__ = ["PLACES", "Toponym", "given_stretches", "resolve_given", "where_of"]
