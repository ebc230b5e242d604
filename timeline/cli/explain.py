"""`timeline explain`: how a phrase was read, step by step."""

from typing import Annotated

import typer

from timeline.cli.console import DONE, FAILED, clean, emit, emit_json
from timeline.cli.options import parse_day
from timeline.errors import AnchorError

SUMMARY = "How a date phrase is read, step by step."
EXAMPLE = 'Example:  timeline explain "in February" --published 2019-08-21 --context "They met in February."'


def command(
    phrase: Annotated[str, typer.Argument(help="The words to explain.")],
    published: Annotated[str | None, typer.Option("--published", metavar="DATE", help="The publication day.")] = None,
    context: Annotated[str | None, typer.Option("--context", help="The sentence that the words stand in.")] = None,
    language: Annotated[
        str, typer.Option("--language", metavar="CODE", help="ISO 639-1 code of the words' language.")
    ] = "en",
    as_json: Annotated[bool, typer.Option("--json", help="Print the results as JSON.")] = False,
) -> None:
    """Print how a date phrase is read: the rule, what it is counted from, and each step."""
    day = parse_day(published, "--published")
    if day is None:
        raise AnchorError("--published DATE", got="none", hint="dates are explained as of a publication day")
    from timeline.pipeline import explain_date

    times = explain_date(phrase, day, context, language=language)
    if as_json:
        emit_json("[" + ",\n ".join(time.model_dump_json() for time in times) + "]")
        raise typer.Exit(DONE if times else FAILED)
    if not times:
        emit(f'no time expression in "{clean(phrase)}"')
        raise typer.Exit(FAILED)
    for time in times:
        emit(clean(time.text))
        anchor = time.anchor.kind.value + (f", {time.anchor.date}" if time.anchor.date else "")
        dated = f"{time.first or '..'} to {time.last or '..'}" if time.is_dated else "not on the calendar"
        grain = time.precision.value.replace("_", " ") + (", approximate" if time.approximate else "")
        rows = {
            "read as": f"{dated} (precision: {grain})",
            "EDTF": time.edtf or "none",
            "TIMEX3": f"{time.type.value} {time.value}",
            "rule": time.rule,
            "anchor": anchor,
        }
        for name, value in rows.items():
            emit(f"  {name:<8} {clean(value)}")
        for number, step in enumerate(time.explanation, start=1):
            emit(f"  {number}. {clean(step)}")
