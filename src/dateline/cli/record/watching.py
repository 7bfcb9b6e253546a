"""``dateline watch``: feeds, pages and folders into a record as they come; ``versions``: what changed in a report."""

from __future__ import annotations

import signal
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from dateline.cli.messages import FAILED, INTERRUPTED, tell
from dateline.cli.record.opening import opened, record_argument
from dateline.cli.record.rows import chosen, form_option, put, put_lines, put_list
from dateline.cli.settings import config_of, reading_options
from dateline.errors import BadInput

if TYPE_CHECKING:
    from dateline.watch import News, Plan, Setting, Totals

_STYLES: Final = {"new": "green", "changed": "yellow", "same": "bright_black", "gone": "magenta", "failed": "red",
                  "waits": "bright_black"}  # fmt: skip


@click.command(short_help="Watch feeds, pages and folders into a record.")
@record_argument
@click.argument("feeds", metavar="FEEDS.toml", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--once", is_flag=True, help="What is due now, and no more: for cron.")
@click.option("--list", "listed", is_flag=True, help="Say what would be asked when, and ask nobody.")
@click.option("--state", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
              help="Where the watch remembers what it did; RECORD.watch if not given.")  # fmt: skip
@reading_options
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def watch(record: str, feeds: Path, **options: Any) -> None:
    """Read what FEEDS.toml names into RECORD as it comes: feeds, pages, folders. No other host is asked.

    Ctrl-C ends it at once, and the next start goes on where it was: nothing is lost and nothing is fetched twice. What
    cannot be fetched or read becomes an issue of the record. docs/watch.md says what the file may hold.
    """
    from dateline.watch import Setting, Totals, plan_of
    from dateline.watch import watch as watch_feeds

    plan = plan_of(feeds)
    config = config_of(options)
    setting = Setting(state=options["state"] or _state_of(record), config=config)
    as_json = options["as_json"]
    if options["listed"]:
        _list(record, plan, setting, as_json=as_json)
        return
    totals = Totals()
    before = signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    code = 0
    try:
        with opened(record, create=True) as store:
            watch_feeds(
                store, plan, setting, once=options["once"], tell=_teller(as_json=as_json), totals=totals
            )
    except KeyboardInterrupt:
        code = INTERRUPTED
    finally:
        signal.signal(signal.SIGTERM, before)
    _sum(record, totals, stopped=code == INTERRUPTED)
    if code or totals.failed:
        raise SystemExit(code or FAILED)


def _state_of(record: str) -> Path:
    if "://" in record:
        raise BadInput("the state of the watch needs a file", remedy="name one with --state FILE")
    return Path(f"{record}.watch")


def _teller(*, as_json: bool) -> Any:
    """What happened, a line each."""
    from dateline.export.visible import one_line

    def line(news: News) -> None:
        moment = datetime.fromtimestamp(news.at).astimezone()
        if as_json:
            columns = ("at", "kind", "source", "title", "about", "report", "before", "message")
            put_lines("json", columns, [(moment.isoformat(timespec="seconds"), news.kind, news.source, news.title,
                                         news.about, news.document, news.before, news.message)])  # fmt: skip
            return
        name = click.style(f"{news.kind:8}", fg=_STYLES[news.kind])
        known = news.title or news.about if news.document else news.about
        what = " · ".join(one_line(part) for part in (news.source, known, news.message) if part)
        click.echo(f"{moment:%H:%M:%S}  {name} {what}{f' · {news.document}' if news.document else ''}")

    return line


def _sum(record: str, totals: Totals, *, stopped: bool) -> None:
    words = [f"{totals.new} new", f"{totals.changed} changed"]
    words += [f"{number} {word}" for number, word in (
        (totals.same, "the same as others"), (totals.unchanged, "answers as before"), (totals.gone, "taken down"),
        (totals.waits, "to be asked again"), (totals.failed, "failed")) if number]  # fmt: skip
    end = " · stopped: the next start goes on here" if stopped else ""
    tell(
        f"{totals.feeds} feed{'s' * (totals.feeds != 1)} asked, {totals.requests} requests: {', '.join(words)}{end}"
    )
    if totals.failed:
        tell(f"dateline issues {record} lists what failed")


def _list(record: str, plan: Plan, setting: Setting, *, as_json: bool) -> None:
    """What would be asked, and when it is due."""
    from dateline.watch.state import State
    from dateline.watch.watching import listing

    state = State(setting.state) if setting.state.exists() else None
    try:
        rows = [
            (kind, about, source, _moment(at), note) for kind, about, source, at, note in listing(plan, state)
        ]
    finally:
        if state is not None:
            state.close()
    put_list("json" if as_json else "table", ("kind", "about", "outlet", "due", "note"), rows, "line")
    if not as_json:
        put(f"hosts that may be asked: {plan.hosts}\n")
        put(f"{plan.pause:g} s between two requests to a host · state in {setting.state} · record {record}\n")


def _moment(at: float | None) -> str | None:
    return (
        datetime.fromtimestamp(at).astimezone().strftime("%Y-%m-%d %H:%M")
        if at
        else "now"
        if at == 0
        else None
    )


@click.command(short_help="What changed from one version of a report to the next.")
@record_argument
@click.argument("report", required=False)
@form_option
def versions(record: str, report: str | None, **options: Any) -> None:
    """List the reports of RECORD that have versions, or what changed up to one of them: in text and reading."""
    from dateline.keep.versions import between, chain

    form = chosen(options)
    with opened(record) as store:
        if report is None:
            found = [(row[0], row[-2], str(row[8] or "")[:16] or None, row[5], row[7])
                     for row in store.view.rows("documents") if row[-2]]  # fmt: skip
            put_list(form, ("report", "version of", "published", "outlet", "title"), found, "version")
            return
        ids = chain(store.view, report)
        if len(ids) == 1:
            raise BadInput(
                f"{report} is the first version of its report",
                remedy="dateline versions RECORD lists later ones",
            )
        rows: list[tuple[str | None, ...]] = []
        for before, after in pairwise(ids):
            diff = between(store.view, before, after)
            old, new = diff.before.document.text, diff.after.document.text
            for one in diff.passages:
                words = (one.before.of(old) if one.before else None, one.after.of(new) if one.after else None)
                rows.append((after, "text", None, None, None, *words))
            rows += [
                (after, one.kind, one.table, one.words, one.field or None, one.before, one.after)
                for one in diff.rows
            ]
    put_list(form, ("report", "change", "table", "words", "field", "before", "after"), rows, "change")
