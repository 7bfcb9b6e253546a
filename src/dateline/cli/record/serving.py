"""``dateline serve``: the pages of a record, in a browser."""

from __future__ import annotations

import secrets
import webbrowser

import click

from dateline.cli.messages import tell
from dateline.cli.record.opening import opened, record_argument


@click.command(short_help="Open the pages of a record in a browser.")
@record_argument
@click.option("--host", metavar="HOST", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", metavar="N", type=click.IntRange(0, 65535), default=8710, show_default=True,
              help="The port; 0 takes one that is free.")  # fmt: skip
@click.option(
    "--token",
    metavar="WORDS",
    envvar="DATELINE_TOKEN",
    help="What a browser must show once; beyond this machine one is made if none is given.",
)
@click.option(
    "--name", "names", metavar="NAME", multiple=True, help="A further name by which this machine is called."
)
@click.option(
    "--who", metavar="NAME", envvar="DATELINE_WHO", help="Who decides on these pages; else each page asks."
)
@click.option("--read-only", is_flag=True, help="Nothing can be changed on the pages.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
def serve(record: str, *, no_browser: bool, **options: object) -> None:
    """Open the pages of RECORD: to read, to search, to check and to decide.

    They are served from this machine to this machine; --host 0.0.0.0 opens them to others, who need the token.
    """
    from dateline.serve.run import run
    from dateline.serve.settings import Settings, is_loopback

    if options["token"] is None and not is_loopback(str(options["host"])):
        options["token"] = secrets.token_urlsafe(32)

    def ready(address: str) -> None:
        tell(f"{record} is at {address} (Ctrl-C ends it)")
        if not no_browser:
            webbrowser.open(address)

    settings = Settings(record=record, **options)  # type: ignore[arg-type]  # as click parsed them
    with opened(record) as store:
        run(store, settings, ready)
