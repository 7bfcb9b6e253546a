"""Events counted in memory: columns of numpy over all that count, and questions of them that take milliseconds."""

from dateline.serve.counting.chosen import Filters, chosen
from dateline.serve.counting.columns import MARKS, Columns
from dateline.serve.counting.kept import columns_of

__all__ = ["MARKS", "Columns", "Filters", "chosen", "columns_of"]
