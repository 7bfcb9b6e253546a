"""``dateline codebook``: list the entries of codebooks, and run the examples that are their tests."""

from __future__ import annotations

import os
from pathlib import Path

import click

from dateline.cli.messages import FAILED
from dateline.cli.record.asking import TYPES
from dateline.cli.record.rows import put


@click.group(short_help="List and check the codebooks by which events are coded.")
def codebook() -> None:
    """Events are coded by a codebook: triggers, roles and examples, in TOML. You can put your own before that which
    comes with Dateline (setting ``codebook``)."""


@codebook.command(short_help="Run a codebook's examples, and say which fail and why.")
@click.argument("file", metavar="[FILE.toml]", type=click.Path(path_type=Path), required=False)
@click.option(
    "--config", metavar="FILE", type=click.Path(path_type=Path), help="Settings; else those of dateline.toml."
)
def check(file: Path | None, config: Path | None) -> None:
    """Read the examples of FILE, or of the codebook that comes with Dateline, and compare what is coded with what they
    say. Exit code 1 where one fails."""
    from dataclasses import replace

    from dateline.config import load
    from dateline.reading import Reader
    from dateline.reading.events.checking import check as checked

    settings = load(config, environment=os.environ)
    reader = Reader.load(replace(settings, codebook=file or settings.codebook))
    count = failed = 0
    for each in checked(reader, reader.codebook, source=file.stem if file else None):
        count += 1
        if each.wrong:
            failed += 1
            click.echo(f"{each.entry.rule}: “{each.example.text}”\n    {each.wrong}")
    click.echo(
        f"{count} example{'' if count == 1 else 's'}, {failed} not read as {'it says' if count == 1 else 'they say'}"
    )
    if failed:
        raise SystemExit(FAILED)


@codebook.command(short_help="List the entries.")
@click.argument("file", metavar="[FILE.toml]", type=click.Path(path_type=Path), required=False)
@click.option(
    "--type", "kind", metavar="TYPE", type=TYPES, help="Only entries of a PLOVER type, such as ASSAULT."
)
@click.option(
    "--config", metavar="FILE", type=click.Path(path_type=Path), help="Settings; else those of dateline.toml."
)
def show(file: Path | None, kind: str | None, config: Path | None) -> None:
    """List each entry with its type, mode and triggers: those of FILE and those that come with Dateline."""
    from dateline import lang
    from dateline.config import load
    from dateline.reading.events.codebook import codebook_of

    settings = load(config, environment=os.environ)
    for entry in codebook_of(lang.load(settings.language), file or settings.codebook).entries:
        if kind and entry.type != kind:
            continue
        about = "/".join(filter(None, (entry.type or "no event", entry.mode)))
        words = (
            " ".join((trigger.lemma, *trigger.others))
            for found in entry.triggers.values()
            for trigger in found
        )
        put(f"{entry.rule}  {about}\n    {', '.join(words)}\n")
