"""The `timeline` program: its commands, in the order of a working day, and what happens when one fails."""

import sys

import typer

from timeline.cli import (
    add,
    apply,
    build,
    check,
    diff,
    explain,
    export,
    extract,
    new,
    query,
    read,
    remove,
    render,
    review,
    schema,
    times,
    verify,
)
from timeline.cli.console import USAGE, note
from timeline.errors import TimelineError

__all__ = ["app", "main"]

app = typer.Typer(
    name="timeline",
    help="A defensible chronology from a pile of news articles: dated, typed, attributed events with proof.",
    epilog="Start with:  timeline build data/articles",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

COMMANDS = (
    new,
    check,
    build,
    add,
    query,
    render,
    export,
    extract,
    times,
    read,
    explain,
    verify,
    review,
    apply,
    diff,
    remove,
    schema,
)
for module in COMMANDS:
    name = module.__name__.rpartition(".")[2]
    app.command(name, short_help=module.SUMMARY, epilog=module.EXAMPLE)(module.command)


@app.callback(invoke_without_command=True)
def _global(
    version: bool = typer.Option(False, "--version", help="Print the version and stop."),
) -> None:
    if version:
        from timeline import __version__

        typer.echo(f"timeline {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the program; every foreseen failure ends in one line on stderr and a non-zero exit."""
    try:
        app()
    except TimelineError as error:
        note(f"error: {error}")
        sys.exit(USAGE)
    except BrokenPipeError:
        # the reader of our output went away (`| head`): nothing to say, and nothing more to flush
        sys.stdout = None
        sys.exit(0)
    except KeyboardInterrupt:
        note("stopped")
        sys.exit(130)
