"""Everything that can be done on the pages, each a file beside this one and a line of `ACTS`."""

from __future__ import annotations

from typing import Any, Final

from dateline.serve.acts import judging
from dateline.serve.page import Act

ACTS: Final[tuple[Act[Any, Any], ...]] = (judging.DECIDE, judging.UNDO)
