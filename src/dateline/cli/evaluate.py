"""``dateline evaluate``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from dateline.cli.messages import FAILED, tell
from dateline.cli.settings import config_of, reading_options


@click.command(short_help="Measure an area against a gold file.")
@click.argument("area")
@click.argument("gold", metavar="GOLD.jsonl[.gz]", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    required=True,
    help="Write the predictions here, in the gold file's own format.",
)
@click.option(
    "--given-actors", "more", flag_value="given-actors", help="Area events: who does it to whom is given."
)
@click.option(
    "--gold-spans",
    "more",
    flag_value="gold-spans",
    help="Area place: the names are given, where they are is asked.",
)
@click.option(
    "--articles",
    metavar="FILE.jsonl[.gz]",
    type=click.Path(path_type=Path),
    help="Area copies: the articles that the gold lines name.",
)
@click.option("--json", is_flag=True, help="The score as one JSON object.")
@reading_options
@click.option(
    "--config", metavar="FILE", type=click.Path(path_type=Path), help="Settings; else those of dateline.toml."
)
def evaluate(area: str, gold: Path, output: Path, **options: Any) -> None:
    """Read the texts of a gold file, never its answers, write predictions, and score them.

    AREA is what to measure; without a known one, the areas that there are are named.
    """
    from dateline.evaluate import evaluate as measure

    done = measure(area, gold, output, more=options["articles"] or options["more"], config=config_of(options))
    for issue in done.issues:
        tell(f"{issue.where}: {issue.message}" if issue.where else issue.message)
    if options["json"]:
        import json

        click.echo(json.dumps(done.score))
    else:
        for name, value in done.score.items():
            shown = value.items() if isinstance(value, dict) else [("", value)]
            click.echo(f"{name:24}" + "  ".join(f"{key} {number}".strip() for key, number in shown))
    if done.issues:
        raise SystemExit(FAILED)
