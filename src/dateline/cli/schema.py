"""``dateline schema``."""

from __future__ import annotations

import click

from dateline.cli.record.rows import put


@click.command(short_help="Print the JSON Schema of a reading.")
def schema() -> None:
    """Print the JSON Schema of what `dateline read --json` writes."""
    import json

    from dateline.export.json import schema as of_types

    put(json.dumps(of_types(), indent=1, ensure_ascii=False) + "\n")
