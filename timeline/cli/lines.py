"""The shape that `read`, `times` and `extract` share: one JSON line per input, in order, errors among them."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import typer

from timeline.cli.console import FAILED, Stopped, Warnings, emit_json, note, track
from timeline.cli.options import Inputs
from timeline.model.wording import how_many

if TYPE_CHECKING:
    from pydantic import BaseModel

    from timeline.model.article import Article, InputProblem

__all__ = ["print_lines", "problem_line"]


def problem_line(problem: "InputProblem") -> str:
    """The line that stands where an article's result would have stood."""
    from timeline.model.event import SCHEMA_VERSION

    error = {"expected": problem.expected, "got": problem.got, "where": problem.where, "hint": problem.hint}
    return json.dumps(
        {"schema_version": SCHEMA_VERSION, "id": problem.id, "line": problem.line, "error": error}, ensure_ascii=False
    )


def print_lines(
    inputs: Inputs,
    work: "Callable[[Iterable[Article]], Iterator[BaseModel | InputProblem]]",
    *,
    quiet: bool,
    description: str,
) -> None:
    """Print the result of each article and the error of each bad input, in the order of the inputs.

    Raises: typer.Exit with 1 when an input failed, after all the others have gone through
    """
    from timeline.model.article import Article, InputProblem

    slots: list[InputProblem | None] = []  # what stands at each position: a problem, or None for an article
    relative_only: list[str] = []
    warnings = Warnings(quiet=quiet)

    def articles() -> "Iterator[Article]":
        for item in inputs.read(tell=lambda line: note(line, quiet=quiet)):
            if isinstance(item, Article):
                slots.append(None)
                if item.published is None:
                    relative_only.append(item.id)
                for warning in item.warnings:
                    warnings.add(item.origin or item.id, warning)
                yield item
            else:
                slots.append(item)

    printed = failed = 0

    def tell(problem: "InputProblem") -> None:
        nonlocal printed, failed
        emit_json(problem_line(problem))
        note(problem.message())
        printed += 1
        failed += 1

    def flush_problems() -> None:
        while printed < len(slots) and (problem := slots[printed]) is not None:
            tell(problem)

    try:
        for result in track(work(articles()), description, quiet=quiet):
            flush_problems()
            if isinstance(result, InputProblem):
                tell(result)
            else:
                emit_json(result.model_dump_json(exclude_none=False))
                printed += 1
        flush_problems()
    except KeyboardInterrupt:
        raise Stopped(f"printed whole: {how_many(printed, 'line')}") from None
    warnings.close()
    if relative_only:
        note(undated_notice(relative_only), quiet=quiet)
    if failed:
        raise typer.Exit(FAILED)


def undated_notice(ids: list[str]) -> str:
    """The one warning about articles without a publication date."""
    shown = ", ".join(ids[:3]) + (f" and {len(ids) - 3} more" if len(ids) > 3 else "")
    return (
        f'warning: no publication date in {shown}: dates like "last week" stay unresolved; '
        "give it with --published or --meta"
    )
