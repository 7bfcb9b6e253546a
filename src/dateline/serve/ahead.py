"""What the server does before anybody asks: events are counted, and each page is made once.

Of a million events the columns take ten seconds, of which who asks first waits for what is left. A page that is made for
the first time takes some tenths of a second more than later ones: its template is compiled, tables and borders are read.
"""

from __future__ import annotations

from contextlib import closing, suppress
from threading import Thread

from dateline.errors import DatelineError
from dateline.serve import render
from dateline.serve.asked import asked_of
from dateline.serve.counting import columns_of
from dateline.serve.page import Desk, Refused
from dateline.serve.pages import PAGES
from dateline.serve.settings import Settings
from dateline.store import Store


def ahead(store: Store, settings: Settings) -> Thread:
    """Does so beside everything else; what goes wrong is told to who asks."""

    def made() -> None:
        with suppress(DatelineError), closing(store.another()) as own:
            columns_of(own.name, own.view)
            about = render.context(PAGES, settings, own.name)
            for page in PAGES:
                with suppress(DatelineError, Refused):
                    asked = asked_of(page.asks, [])
                    render.html(page, asked, page.answer(Desk(own, settings), asked), about)

    thread = Thread(target=made, name="ahead", daemon=True)
    thread.start()
    return thread
