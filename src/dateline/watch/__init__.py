"""Feeds, pages and folders watched into a record. The network is used here alone, and for nothing but what is named.

`plan_of` reads the file of feeds, `watch` does what it says.
"""

from dateline.watch.news import News, Totals
from dateline.watch.plan import Plan, plan_of
from dateline.watch.watching import Setting, watch

__all__ = ["News", "Plan", "Setting", "Totals", "plan_of", "watch"]
