"""What all tests share: no test of hypothesis is a test of the clock."""

from hypothesis import settings

settings.register_profile("dateline", deadline=None)
settings.load_profile("dateline")
