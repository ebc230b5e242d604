"""Options that several commands share, each declared once.

``@reading`` and ``@selecting`` add a group of options to a command and hand it one value, ``inputs`` or ``selection``,
in their place: the command's own signature stays short and the groups cannot drift apart.
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
    from timeline.model.selection import Selection

__all__ = ["MOST", "Inputs", "Quiet", "StoreOption", "TypeFiles", "parse_day", "reading", "selecting"]

Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing on stderr but errors.")]
StoreOption = Annotated[Path, typer.Option("--store", "-s", help="The store, a SQLite file.")]
TypeFiles = Annotated[list[Path], typer.Option("--types", help="TOML file with event types of your own.")]
FIRST_YEAR, LAST_YEAR = 1500, 2199  # of a publication day
MOST = 10**9  # what a number on the command line may ask for; model/selection.py has the same
READING = "Reading"
SELECTION = "Selection"


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

    return _grouped(command, options, "inputs")


def selecting(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the options that choose events from a store; the command gets ``selection: Selection``."""

    def options(
        type_: Annotated[
            list[str],
            typer.Option("--type", "-t", metavar="TYPE", help="Event type, e.g. summit.", rich_help_panel=SELECTION),
        ] = [],  # noqa: B006
        group: Annotated[
            list[str],
            typer.Option(
                "--group", "-g", metavar="GROUP", help="Type group, e.g. diplomacy.", rich_help_panel=SELECTION
            ),
        ] = [],  # noqa: B006
        actor: Annotated[
            list[str],
            typer.Option(
                "--actor",
                "-a",
                metavar="ACTOR",
                help="Actor, in any spelling; given twice: either.",
                rich_help_panel=SELECTION,
            ),
        ] = [],  # noqa: B006
        place: Annotated[
            list[str], typer.Option("--place", metavar="PLACE", help="Place or its country.", rich_help_panel=SELECTION)
        ] = [],  # noqa: B006
        from_: Annotated[
            str | None,
            typer.Option("--from", metavar="DATE", help="First day of the window.", rich_help_panel=SELECTION),
        ] = None,
        to: Annotated[
            str | None, typer.Option("--to", metavar="DATE", help="Last day of the window.", rich_help_panel=SELECTION)
        ] = None,
        certainly: Annotated[
            bool,
            typer.Option(
                "--certainly", help="Only events whose whole date lies in the window.", rich_help_panel=SELECTION
            ),
        ] = False,
        status: Annotated[
            list[str],
            typer.Option(
                "--status",
                metavar="STATUS",
                help="occurred, ongoing, planned, hypothetical, denied or cancelled.",
                rich_help_panel=SELECTION,
            ),
        ] = [],  # noqa: B006
        tier: Annotated[
            list[str],
            typer.Option(
                "--tier",
                metavar="TIER",
                help="How far down to go. core: only what articles are about; background: that and what they look back "
                "on, as without this option; minor: everything, also what they only mention.",
                rich_help_panel=SELECTION,
            ),
        ] = [],  # noqa: B006
        text: Annotated[
            str | None,
            typer.Option(
                "--text", metavar="WORDS", help='Words in title or quotes; "a phrase"; -not.', rich_help_panel=SELECTION
            ),
        ] = None,
        story: Annotated[
            list[str],
            typer.Option(
                "--story",
                metavar="STORY",
                help="Storyline: its name, words that only it has, or its id; `timeline stories` lists them.",
                rich_help_panel=SELECTION,
            ),
        ] = [],  # noqa: B006
        folded: Annotated[
            bool,
            typer.Option(
                "--folded",
                help="Leave out what is a step of another event, as an arrival is of a summit.",
                rich_help_panel=SELECTION,
            ),
        ] = False,
        source: Annotated[
            list[str],
            typer.Option("--source", metavar="OUTLET", help="Reported by this outlet.", rich_help_panel=SELECTION),
        ] = [],  # noqa: B006
        min_sources: Annotated[
            int,
            typer.Option(
                "--min-sources",
                min=1,
                max=MOST,
                help="At least so many independent sources.",
                rich_help_panel=SELECTION,
            ),
        ] = 1,
        disputed: Annotated[
            bool, typer.Option("--disputed", help="Only events that sources disagree on.", rich_help_panel=SELECTION)
        ] = False,
        only: Annotated[
            str | None,
            typer.Option(
                "--only", metavar="accepted", help="Only what an analyst signed off.", rich_help_panel=SELECTION
            ),
        ] = None,
        top: Annotated[
            int | None,
            typer.Option(
                "--top", min=1, max=MOST, help="The N most salient of what the rest selects.", rich_help_panel=SELECTION
            ),
        ] = None,
    ) -> "Selection":
        from timeline.errors import SelectionError
        from timeline.model.event import SHOWN_TIERS, Status, Tier
        from timeline.model.selection import DateMatch, Selection

        for what, option, given, names in (("status", "--status", status, Status), ("tier", "--tier", tier, Tier)):
            known = [str(value) for value in names]
            for name in given:
                if name not in known:
                    raise SelectionError(f"a {what}, one of {', '.join(known)}", got=name, where=option)
        lowest = max((list(Tier).index(Tier(name)) for name in tier), default=None)
        if only not in (None, "accepted"):
            raise SelectionError("accepted", got=only, where="--only")
        return Selection(
            types=tuple(type_),
            groups=tuple(group),
            actors=tuple(actor),
            places=tuple(place),
            first=parse_day(from_, "--from"),
            last=parse_day(to, "--to"),
            date_match=DateMatch.CERTAINLY if certainly else DateMatch.POSSIBLY,
            statuses=tuple(Status(name) for name in status),
            tiers=SHOWN_TIERS if lowest is None else tuple(Tier)[: lowest + 1],
            text=text,
            sources=tuple(source),
            stories=tuple(story),
            folded=folded,
            min_sources=min_sources,
            disputed=disputed,
            accepted_only=only == "accepted",
            top=top,
        )

    return _grouped(command, options, "selection")


def _grouped(command: Callable[..., Any], options: Callable[..., Any], name: str) -> Callable[..., Any]:
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
