"""``dateline add``: reports into a record."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.messages import FAILED, tell
from dateline.cli.record.linking import link_now, not_all_linked
from dateline.cli.record.opening import now, opened, record_argument
from dateline.cli.record.progress import bar
from dateline.cli.settings import config_of, reading_options
from dateline.store import loaded

if TYPE_CHECKING:
    from dateline.keep.work import Added


@click.command(short_help="Read reports into a record.")
@record_argument
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--published", metavar="DATE", help="The day of publication, over what a report says.")
@click.option("--source", metavar="NAME", help="The outlet or agency, over what a report says.")
@reading_options
@click.option("--link", "links", is_flag=True, help="Link the record afterwards, as dateline link does.")
def add(record: str, paths: tuple[str, ...], *, links: bool, **said: Any) -> None:
    """Read files and folders into RECORD, a file that is made where it is not there.

    What dateline batch wrote is taken in as it is: its readings are not made again. A new record of such alone is there
    once all of it is written.

    A run that was stopped goes on where it was when it is started again, and what was read before is not read again.
    What cannot be read becomes an issue of the record, and the exit code is 1.
    """
    from dateline.batch import is_data_set, take
    from dateline.keep.add import add as add_to
    from dateline.keep.reader import reader_of
    from dateline.keep.redated import redated

    config, unlinked = config_of(said), 0
    written = [path for path in paths if is_data_set(path)]
    all_written = len(written) == len(paths)
    with loaded(record) if all_written else opened(record, create=True) as store, bar("files") as progress:
        added = [take(store, path, now=now(), workers=config.workers, progress=progress) for path in written]
        files = [Path(path) for path in paths if path not in written]
        if files:
            reader = reader_of(config, published=said["published"], source=said["source"])
            added.append(add_to(store, files, reader, now=now(), progress=progress))
    _say(added)
    if said["published"] is not None:
        with opened(record) as store:
            _say_redated(record, said["published"], sum(redated(store.view, each.run) for each in added))
    if links:
        with opened(record) as store:
            unlinked = link_now(store)
    _end(record, added)
    if unlinked:
        not_all_linked(record)


@click.command(short_help="Read the reports of a record again.")
@record_argument
@reading_options
def reread(record: str, **options: Any) -> None:
    """Read the reports of RECORD again with this version of Dateline.

    The new readings stand beside the old, and judgements are laid over them; dateline diff tells what changed.
    """
    from dateline.keep.reader import reader_of
    from dateline.keep.reread import reread as reread_in

    with opened(record) as store, bar("files") as progress:
        added = reread_in(store, reader_of(config_of(options)), now=now(), progress=progress)
    _say([added])
    _end(record, [added])


def _say(runs: Sequence[Added]) -> None:
    """What each run came to."""
    for added in runs:
        known = f" · {added.known} known before" if added.known else ""
        noted = f" · {added.issues} issue{'s' if added.issues > 1 else ''}" if added.issues else ""
        left = f" · {added.left} judgements do not fit the new reading" if added.left else ""
        click.echo(
            f"{added.read} report{'' if added.read == 1 else 's'} read{known}{noted}{left} · run {added.run}"
        )


def _say_redated(record: str, day: str, number: int) -> None:
    """That reports were dated by the day that was given, and not by their own."""
    from dateline.keep.redated import CODE

    if number:
        those = "1 report states" if number == 1 else f"{number:,} reports state"
        tell(
            f"{those} another day than {day}, which is used: dateline issues {record} --code {CODE} lists them"
        )


def _end(record: str, runs: Sequence[Added]) -> None:
    """The exit code of what failed in part, where something did."""
    if any(added.issues for added in runs):
        tell(f"not everything could be read: dateline issues {record} lists why")
        raise SystemExit(FAILED)
