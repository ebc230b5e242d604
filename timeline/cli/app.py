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
    load,
    new,
    query,
    read,
    remove,
    render,
    review,
    schema,
    serve,
    sources,
    stories,
    times,
    verify,
)
from timeline.cli.console import DONE, USAGE
from timeline.cli.ending import ended, ending, ready_streams

__all__ = ["COMMANDS", "app", "main"]

app = typer.Typer(
    name="timeline",
    help="A defensible chronology from a pile of news articles: dated, typed, attributed events with proof.",
    epilog="Start with:  timeline new articles --samples && timeline build articles",
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
    stories,
    sources,
    render,
    export,
    extract,
    load,
    times,
    read,
    explain,
    verify,
    serve,
    review,
    apply,
    diff,
    remove,
    schema,
)
for module in COMMANDS:
    name = module.__name__.rpartition(".")[2]
    stopped = getattr(module, "STOPPED", "nothing was written")
    app.command(name, short_help=module.SUMMARY, epilog=module.EXAMPLE)(ending(module.command, stopped))


@app.callback(invoke_without_command=True)
def _global(
    version: bool = typer.Option(False, "--version", help="Print the version and stop."),
) -> None:
    if version:
        from timeline import __version__

        typer.echo(f"timeline {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the program; every failure ends in one line on stderr and a non-zero exit."""
    ready_streams()
    try:
        code = app(standalone_mode=False) or DONE
        if sys.stdout is not None:
            sys.stdout.flush()
    except SystemExit as stop:  # typer's own, where the reader of a help page went away
        code = DONE if type(sys.stdout).__name__ == "PacifyFlushWrapper" else stop.code
    except (Exception, KeyboardInterrupt) as error:
        code = _ended(error)
    sys.exit(code)


def _ended(error: BaseException) -> int:
    if type(error).__name__ == "NoArgsIsHelpError":
        typer.echo(str(error), err=True)
        return USAGE
    return ended(error)
