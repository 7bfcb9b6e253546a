"""The settings of a run, with the flags of its command."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from dateline.config import TIERS

if TYPE_CHECKING:
    from dateline.config import Config


def config_of(options: dict[str, Any]) -> Config:
    """The settings from file, environment and the flags ``--config``, ``--workers`` and ``--tier``."""
    from dateline.config import load

    return load(
        options.get("config"), environment=os.environ, workers=options["workers"], tier=options["tier"]
    )


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The flags ``--workers`` and ``--tier`` of a command that reads reports."""
    workers = click.option(
        "--workers", metavar="N", type=click.IntRange(min=1), help="Processes that read at once."
    )
    tier = click.option(
        "--tier", type=click.Choice(TIERS), help="The network that reads: standard, or the smaller fast one."
    )
    return workers(tier(command))
