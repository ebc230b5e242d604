"""Options that several commands share, each declared once.

``@reading`` adds the options of reading articles to a command and hands it one value, ``inputs``, in their place: the
command's own signature stays short and the groups cannot drift apart.  ``@selecting`` (selection_options.py) does the
same for choosing events.
"""

import inspect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline.errors import DateError

if TYPE_CHECKING:
    from timeline.ingest import Columns
    from timeline.model.article import Article, InputProblem
    from timeline.model.limits import Limits

__all__ = ["MOST", "Inputs", "Quiet", "StoreOption", "TypeFiles", "grouped", "parse_day", "reading"]

Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing on stderr but errors.")]
StoreOption = Annotated[Path, typer.Option("--store", "-s", help="The store, a SQLite file.")]
TypeFiles = Annotated[list[Path], typer.Option("--types", help="TOML file with event types of your own.")]
FIRST_YEAR, LAST_YEAR = 1500, 2199  # of a publication day
MOST = 10**9  # what a number on the command line may ask for; model/selection.py has the same
READING = "Reading"


def parse_day(text: str | None, option: str) -> date | None:
    """A calendar day from the command line.

    Raises: DateError when it is none
    """
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        raise DateError("a date like 2024-03-15", got=text, where=option) from None


def _publication_day(text: str | None) -> date | None:
    """The day that --published gives.

    Raises: DateError when it is none, or one on which no newspaper was published
    """
    day = parse_day(text, "--published")
    if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise DateError(f"a day between {FIRST_YEAR} and {LAST_YEAR}", got=text, where="--published")
    return day


def _columns(text: str | None) -> dict[str, str]:
    if text is None:
        return {}
    from timeline.ingest import parse_columns

    return parse_columns(text, "--columns")


@dataclass(frozen=True)
class Inputs:
    """What the reading options say."""

    paths: tuple[str, ...]
    meta: Path | None
    published: date | None
    jobs: int
    actor_files: tuple[Path, ...]
    type_files: tuple[Path, ...]
    columns: dict[str, str]
    limits: "Limits"
    cluster: str | None

    def read(
        self, *, tell: Callable[[str], None], kept_columns: "Sequence[Columns]" = ()
    ) -> "Iterator[Article | InputProblem]":
        """The articles at the paths, and the inputs that are none. Order: as given.

        ``tell`` takes a line on what was passed over; ``kept_columns`` say what columns of tables were called before.
        """
        import sys

        from timeline import ingest

        return ingest.read_articles(
            self.paths,
            meta=self.meta,
            published=self.published,
            stdin=sys.stdin.buffer if sys.stdin else None,  # None where it is closed
            columns=self.columns,
            kept_columns=kept_columns,
            tell=tell,
        )


def reading(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds PATH..., --meta, --columns, --published, --jobs, --actors, --types and limits; it gets ``inputs``."""

    def options(
        paths: Annotated[
            list[str],
            typer.Argument(
                metavar="PATH...",
                help="Articles: files (text, Markdown, HTML, PDF, Word, mail, saved pages), tables (CSV, XLSX, JSON, "
                "JSONL), feeds (RSS, Atom), web archives (WARC, WACZ), .zip or .gz of these, a folder, or - for JSONL "
                "on stdin.",
            ),
        ],
        meta: Annotated[
            Path | None,
            typer.Option(
                "--meta",
                help="CSV with the columns file, published, source, url, title, author; else a folder's meta.csv.",
                rich_help_panel=READING,
            ),
        ] = None,
        columns: Annotated[
            str | None,
            typer.Option(
                "--columns",
                metavar="MAP",
                help="What columns of tables are called: text=Body,title=Headline,published=Date. Fields: id, title, "
                "text, published, url, source, language, author. A store keeps it.",
                rich_help_panel=READING,
            ),
        ] = None,
        published: Annotated[
            str | None,
            typer.Option(
                "--published",
                metavar="DATE",
                help="Publication day of articles that state none.",
                rich_help_panel=READING,
            ),
        ] = None,
        jobs: Annotated[
            int, typer.Option("--jobs", "-j", min=1, help="Processes to spread the work over.", rich_help_panel=READING)
        ] = 1,
        cluster: Annotated[
            str | None,
            typer.Option(
                "--cluster",
                metavar="ADDRESS",
                help="Read on a running Dask cluster, as tcp://host:8786, instead of here.",
                rich_help_panel=READING,
            ),
        ] = None,
        actors: Annotated[
            list[Path], typer.Option("--actors", help="TOML file with actors of your own.", rich_help_panel=READING)
        ] = [],  # noqa: B006  (typer copies it)
        types: Annotated[
            list[Path], typer.Option("--types", help="TOML file with event types of your own.", rich_help_panel=READING)
        ] = [],  # noqa: B006
        settings: Annotated[
            Path | None,
            typer.Option(
                "--settings",
                help="TOML file with a table [limits]: seconds, memory, characters.",
                rich_help_panel=READING,
            ),
        ] = None,
        seconds: Annotated[
            float | None,
            typer.Option(
                "--article-seconds",
                min=0.001,
                help="Processor time that one article may take; 120 unless given.",
                rich_help_panel=READING,
            ),
        ] = None,
        memory: Annotated[
            int | None,
            typer.Option(
                "--article-memory",
                metavar="MB",
                min=1,
                help="Memory that reading one article may take, in MB; 2048 unless given.",
                rich_help_panel=READING,
            ),
        ] = None,
        characters: Annotated[
            int | None,
            typer.Option(
                "--article-characters",
                min=1,
                help="Characters that one article may have; 1,000,000 unless given.",
                rich_help_panel=READING,
            ),
        ] = None,
    ) -> Inputs:
        from timeline.model.limits import Limits

        limits = Limits.read(settings) if settings else Limits()
        return Inputs(
            paths=tuple(paths),
            meta=meta,
            published=_publication_day(published),
            jobs=jobs,
            actor_files=tuple(actors),
            type_files=tuple(types),
            columns=_columns(columns),
            cluster=cluster,
            limits=limits.with_own(seconds=seconds, memory=memory, characters=characters),
        )

    return grouped(command, options, "inputs")


def grouped(command: Callable[..., Any], options: Callable[..., Any], name: str) -> Callable[..., Any]:
    """The command with the parameter ``name`` replaced by the parameters of ``options``, which make its value."""
    own = inspect.signature(command)
    added = inspect.signature(options)

    @wraps(command)
    def wrapper(**arguments: Any) -> Any:
        grouped = {key: arguments.pop(key) for key in added.parameters}
        return command(**{name: options(**grouped)}, **arguments)

    parameters = [p for p in own.parameters.values() if p.name != name] + list(added.parameters.values())
    keyword = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in parameters]
    signature = own.replace(parameters=keyword, return_annotation=None)
    wrapper.__signature__ = signature  # type: ignore[attr-defined]
    wrapper.__annotations__ = {p.name: p.annotation for p in keyword}
    del wrapper.__wrapped__
    return wrapper
