"""Attributions → statements: who says what, to whom, through what, when, and with what force."""
