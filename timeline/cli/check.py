"""`timeline check`: what will be read, before a long run."""

from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.console import FAILED, USAGE, clean, emit, note
from timeline.cli.options import Inputs, Quiet, reading
from timeline.errors import SelectionError
from timeline.model.wording import how_many

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.ingest import ArticleCheck, Checked, Totals

SUMMARY = "What will be read, before a long run."
EXAMPLE = "Example:  timeline check articles"
SHAPES = ("table", "json")
LONGEST = 60  # characters of a cell
MOST_NAMES = 6  # in a line of totals


@reading
def command(
    inputs: Inputs,
    shape: Annotated[str, typer.Option("--as", metavar="FORMAT", help="table or json.")] = "table",
    quiet: Quiet = False,
) -> None:
    """Print what is known of each article: id, title, publication day and where it was found, outlet, words, language.

    Problems and warnings stand with their inputs. Exit code 1 when an input is no article.
    """
    from timeline.ingest import check_articles

    if shape not in SHAPES:
        raise SelectionError(f"one of {', '.join(SHAPES)}", got=shape, where="--as")
    notices: list[str] = []
    checked = check_articles(inputs.read(tell=notices.append), notices)
    if shape == "json":
        emit(checked.model_dump_json(indent=1))
    else:
        for line in _table(checked):
            emit(clean(line))
    if not checked.articles and not checked.problems:
        note("error: expected at least one article, got none", quiet=quiet)
        raise typer.Exit(USAGE)
    if checked.problems:
        raise typer.Exit(FAILED)


def _table(checked: "Checked") -> "Iterator[str]":
    rows = [_cells(article) for article in checked.articles]
    heads = ("id", "published", "found in", "outlet", "words", "lang", "title")
    widths = [max(len(row[column]) for row in [heads, *rows]) for column in range(len(heads))]
    if rows:
        yield _row(heads, widths)
    for article, row in zip(checked.articles, rows, strict=True):
        yield _row(row, widths)
        if article.same_text_as:
            yield f"    note: the same text as {article.same_text_as}: both are kept, and count as one source"
        for warning in article.warnings:
            yield f"    warning: {warning}"
    for problem in checked.problems:
        yield f"problem: {problem.message()}"
    for notice in checked.notices:
        yield f"note: {notice}"
    yield from _sums(checked.totals)


def _cells(article: "ArticleCheck") -> tuple[str, ...]:
    cells = (
        article.id,
        str(article.published or "none"),
        article.published_from or "",
        article.source or "unknown",
        f"{article.words}",
        article.language or "?",
        article.title or "",
    )
    return tuple(_short(" ".join(cell.split())) for cell in cells)


def _short(cell: str) -> str:
    return cell if len(cell) <= LONGEST else f"{cell[: LONGEST - 1]}…"


def _row(cells: tuple[str, ...], widths: list[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _sums(totals: "Totals") -> "Iterator[str]":
    sums = ((totals.articles, "article"), (totals.words, "word"), (totals.problems, "problem"))
    yield ", ".join(how_many(count, noun) for count, noun in sums)
    found = f" ({_listed(totals.published_from)})" if totals.published_from else ""
    yield f"publication day: {totals.articles - totals.undated} with{found}, {totals.undated} without"
    if totals.articles:
        yield f"languages: {_listed(totals.languages)}"
        yield f"outlets: {_listed(totals.sources)}"
    if totals.copies:
        yield f"the same text as another article: {totals.copies}"


def _listed(counts: dict[str, int]) -> str:
    shown = [f"{count} {name}" for name, count in list(counts.items())[:MOST_NAMES]]
    return ", ".join(shown) + (f" and {len(counts) - MOST_NAMES} more" if len(counts) > MOST_NAMES else "")
