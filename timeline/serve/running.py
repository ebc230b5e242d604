"""Running the desk: one process, one port of this machine, until it is stopped."""

import contextlib
import socket
from collections.abc import Callable, Iterator

import uvicorn

from timeline.errors import OutputError
from timeline.serve.desk import Desk
from timeline.serve.guard import Guard
from timeline.serve.routes import make_app

__all__ = ["run"]

HOST = "127.0.0.1"


def run(make_desk: Callable[[], Desk], *, token: str, port: int, started: Callable[[str], None]) -> None:
    """Serve the desk until it is stopped; ``started`` is given the address as soon as it answers.

    Port 0 takes any that is free.

    Raises: OutputError when the port is taken
    """
    with _listening(port) as listener:
        guard = Guard(token, int(listener.getsockname()[1]))
        settings = uvicorn.Config(
            make_app(make_desk, guard), log_level="error", access_log=False, server_header=False, date_header=False,
            lifespan="on", timeout_graceful_shutdown=3,
        )  # fmt: skip
        server = uvicorn.Server(settings)
        started(guard.address)
        server.run(sockets=[listener])


@contextlib.contextmanager
def _listening(port: int) -> Iterator[socket.socket]:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
            listener.listen(128)
        except OSError as error:
            hint = "another desk may be open there: choose one with --port, or leave it to choose"
            raise OutputError("a free port", got=f"{port} ({error.strerror})", hint=hint) from error
        yield listener
    finally:
        listener.close()
