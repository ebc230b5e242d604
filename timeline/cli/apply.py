"""`timeline apply`: an analyst's decisions into the store."""

import getpass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.console import counted, note
from timeline.cli.options import Quiet, StoreOption

SUMMARY = "An analyst's decisions into a store."
EXAMPLE = "Example:  timeline apply output/review.toml --store output/timeline.db --author kim"
STOPPED = "decisions are in the store or not at all; the same command again goes on"


def command(
    review: Annotated[Path, typer.Argument(help="The edited review file.")],
    store: StoreOption,
    author: Annotated[str | None, typer.Option("--author", help="Who decides; the login name without.")] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the file's decisions back.")] = False,
    quiet: Quiet = False,
) -> None:
    """Store each decision of a review file with author and time, and redo the chronology with them."""
    from timeline.chronology import apply_review

    now = datetime.now(UTC).replace(microsecond=0)
    done = apply_review(review, store=store, author=author or _login(), at=now, undo=undo)
    note(f"{done.decisions} decisions {'taken back' if undo else 'applied'}; {counted(done)}", quiet=quiet)
    note(f"digest: {done.digest}", quiet=quiet)


def _login() -> str:
    from timeline.errors import DecisionError

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:  # a container's user may have no name
        raise DecisionError("somebody who decides", got="no login name", hint="give a name with --author") from error
