"""`timeline serve`: the review desk in the browser."""

import secrets
import webbrowser
from datetime import UTC, datetime
from typing import Annotated

import typer

from timeline.cli.apply import login
from timeline.cli.console import note
from timeline.cli.options import StoreOption

SUMMARY = "The review desk, in the browser."
EXAMPLE = "Example:  timeline serve --store output/timeline.db"
STOPPED = "every decision is in the store"


def command(
    store: StoreOption,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes a free one.")] = 0,
    author: Annotated[str | None, typer.Option("--author", help="Who decides; the login name without.")] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Show the desk; nothing can be decided.")] = False,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Print the address and open nothing.")] = False,
) -> None:
    """Open the review desk of a store: accept, correct, merge, split and add events, with their evidence beside them.

    It listens on 127.0.0.1 only, and answers only to the address that it prints.  Ctrl-C stops it; every decision is in
    the store at once.
    """
    from timeline.errors import OutputError
    from timeline.opening import Store

    try:
        from timeline import serve
    except ImportError as error:
        hint = "install them with: pip install starlette uvicorn"
        raise OutputError("starlette and uvicorn, which the desk runs on", got="none", hint=hint) from error

    Store.open(store).close()  # what is wrong with it is told here, not in the browser
    who = author or login()

    def make() -> serve.Desk:
        return serve.Desk(store, author=who, clock=lambda: datetime.now(UTC), read_only=read_only)

    def started(address: str) -> None:
        note(f"the desk of {store}, decided by {who}{', read-only' if read_only else ''}; Ctrl-C stops it")
        typer.echo(address)
        if not no_browser:
            webbrowser.open(address)

    serve.run(make, token=secrets.token_urlsafe(24), port=port, started=started)
