"""The settings of a run, with the flags of its command."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.config import Config


def config_of(options: dict[str, Any]) -> Config:
    """The settings from file, environment and the flags ``--config`` and ``--workers``."""
    from dateline.config import load

    return load(options["config"], environment=os.environ, workers=options["workers"])
