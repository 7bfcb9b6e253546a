"""Incidents: a reading as MUC-4's templates, who did what to whom with what, and how far it went."""

from dateline.incidents.view import incidents_of, weighed_incidents

__all__ = ["incidents_of", "weighed_incidents"]
