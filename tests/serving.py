"""The pages of a record on loopback, served as they are by ``dateline serve``."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from dateline.serve.app import app
from dateline.serve.settings import Settings
from dateline.store import open_store


@contextmanager
def served(path: Path, **settings: object) -> Iterator[str]:
    """The pages of a record, served in a thread of their own; gives the address without the slash at its end."""
    store = open_store(path)
    chosen = Settings(port=0, **settings)  # type: ignore[arg-type]
    config = uvicorn.Config(app(store, chosen), host="127.0.0.1", port=0, log_level="error", access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        if not thread.is_alive():
            raise RuntimeError("the server did not start")
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)
        store.close()
