"""Everything that can be done on the pages, each a file beside this one and a line of `ACTS` or `UPLOADS`."""

from __future__ import annotations

from typing import Any, Final

from dateline.serve.acts import adding, judging, linking
from dateline.serve.page import Act, Upload

ACTS: Final[tuple[Act[Any, Any], ...]] = (
    judging.DECIDE,
    judging.UNDO,
    linking.MERGE,
    linking.SPLIT,
    adding.PASTE,
    adding.BEGIN,
    adding.COMPLETE,
)
UPLOADS: Final[tuple[Upload[Any, Any], ...]] = (adding.UPLOAD,)
