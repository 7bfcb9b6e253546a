"""Mentions → entities: what takes up what, and the name, the office and the country of each."""
