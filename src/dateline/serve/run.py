"""The server: binds, says where, opens the browser, and serves until it is told to end."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import replace

from dateline.errors import BadInput
from dateline.serve.ahead import ahead
from dateline.serve.app import app
from dateline.serve.settings import Settings
from dateline.store import Store


def run(store: Store, settings: Settings, ready: Callable[[str], None]) -> None:
    """Serves a record until the process is interrupted; ``ready`` is told the address as soon as it can be opened."""
    import uvicorn

    listening = _bound(settings)
    with listening:
        settings = replace(settings, port=int(listening.getsockname()[1]))
        token = f"?token={settings.token}" if settings.token else ""
        ready(settings.address + token)
        config = uvicorn.Config(
            app(store, settings),
            log_level="warning",
            access_log=False,
            server_header=False,
            lifespan="on",
            timeout_graceful_shutdown=3,
        )
        ahead(store, settings)
        uvicorn.Server(config).run(sockets=[listening])


def _bound(settings: Settings) -> socket.socket:
    """A socket that listens already, so that a browser may come before the server is up."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise BadInput(
            f"port {settings.port} of {settings.host} cannot be had: {error.strerror or error}",
            remedy="give another one: --port 0 takes one that is free",
        ) from error
    return listening
