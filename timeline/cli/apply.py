"""`timeline apply`: an analyst's decisions into the store."""

import getpass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.console import FAILED, USAGE, counted, note
from timeline.cli.options import Quiet, StoreOption
from timeline.model.wording import how_many

SUMMARY = "An analyst's decisions into a store."
EXAMPLE = "Example:  timeline apply output/review.toml --store output/timeline.db --author kim"
STOPPED = "decisions are in the store or not at all; the same command again goes on"


def command(
    review: Annotated[Path, typer.Argument(help="The edited review file (.toml) or sheet (.xlsx, .csv).")],
    store: StoreOption,
    author: Annotated[str | None, typer.Option("--author", help="Who decides; the login name without.")] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the file's decisions back.")] = False,
    quiet: Quiet = False,
) -> None:
    """Store each decision of a file with author and time, and redo the chronology with them.

    Of a sheet, every cell that can be read is applied and every other one is named; a review file is applied whole or,
    with everything named that is wrong in it, not at all.
    """
    from timeline.chronology import apply_review
    from timeline.errors import DecisionErrors

    try:
        done = apply_review(review, store=store, author=author or login(), at=datetime.now(UTC), undo=undo)
    except DecisionErrors as errors:
        for problem in errors.problems:
            note(f"error: {problem}")
        note(f"nothing was applied; mend {review} and run this again")
        raise typer.Exit(USAGE) from errors
    for line in done.problems:
        note(f"error: {line}")
    note(f"{how_many(done.decisions, 'decision')} {'taken back' if undo else 'applied'}; {counted(done)}", quiet=quiet)
    note(f"digest: {done.digest}", quiet=quiet)
    note(
        f"next: timeline render --store {store} -o output/timeline.html, or timeline serve --store {store}", quiet=quiet
    )
    if done.problems:
        note(f"left out: {how_many(len(done.problems), 'cell')}; mend and run this again", quiet=quiet)
        raise typer.Exit(FAILED)


def login() -> str:
    """The name of whoever is logged in.

    Raises: DecisionError where there is none
    """
    from timeline.errors import DecisionError

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:  # a container's user may have no name
        raise DecisionError("somebody who decides", got="no login name", hint="give a name with --author") from error
