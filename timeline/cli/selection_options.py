"""Options that choose events from a store, for the commands that answer questions.

``@selecting`` adds them to a command and hands it one value, ``selection``, in their place.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline.cli.completing import actors, groups, outlets, places, statuses, tiers, types
from timeline.cli.options import MOST, grouped

if TYPE_CHECKING:
    from timeline.model.selection import Selection

__all__ = ["selecting"]

SELECTION = "Selection"


def selecting(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the options that choose events from a store; the command gets ``selection: Selection``."""

    def options(
        type_: Annotated[
            list[str],
            typer.Option(
                "--type",
                "-t",
                metavar="TYPE",
                autocompletion=types,
                help="Event type, e.g. summit.",
                rich_help_panel=SELECTION,
            ),
        ] = [],  # noqa: B006
        group: Annotated[
            list[str],
            typer.Option(
                "--group",
                "-g",
                metavar="GROUP",
                autocompletion=groups,
                help="Type group, e.g. diplomacy.",
                rich_help_panel=SELECTION,
            ),
        ] = [],  # noqa: B006
        actor: Annotated[
            list[str],
            typer.Option(
                "--actor",
                "-a",
                metavar="ACTOR",
                autocompletion=actors,
                help="Actor, in any spelling; given twice: either.",
                rich_help_panel=SELECTION,
            ),
        ] = [],  # noqa: B006
        place: Annotated[
            list[str],
            typer.Option(
                "--place",
                metavar="PLACE",
                autocompletion=places,
                help="Place or its country.",
                rich_help_panel=SELECTION,
            ),
        ] = [],  # noqa: B006
        from_: Annotated[
            str | None,
            typer.Option(
                "--from",
                metavar="DATE",
                help="First day of the window, or a month or year: 2023-10.",
                rich_help_panel=SELECTION,
            ),
        ] = None,
        to: Annotated[
            str | None,
            typer.Option(
                "--to",
                metavar="DATE",
                help="Last day of the window, or a month or year, to its end.",
                rich_help_panel=SELECTION,
            ),
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
                autocompletion=statuses,
                help="occurred, ongoing, planned, hypothetical, denied or cancelled.",
                rich_help_panel=SELECTION,
            ),
        ] = [],  # noqa: B006
        tier: Annotated[
            list[str],
            typer.Option(
                "--tier",
                metavar="TIER",
                autocompletion=tiers,
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
            typer.Option(
                "--source",
                metavar="OUTLET",
                autocompletion=outlets,
                help="Reported by this outlet.",
                rich_help_panel=SELECTION,
            ),
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
        from timeline.model.selection import DateMatch, Selection, one_of, window_end

        one_of("a status", status, [str(value) for value in Status], "--status")
        one_of("a tier", tier, [str(value) for value in Tier], "--tier")
        lowest = max((list(Tier).index(Tier(name)) for name in tier), default=None)
        if only not in (None, "accepted"):
            raise SelectionError("accepted", got=only, where="--only")
        return Selection(
            types=tuple(type_),
            groups=tuple(group),
            actors=tuple(actor),
            places=tuple(place),
            first=window_end(from_, "--from", is_last=False) if from_ is not None else None,
            last=window_end(to, "--to", is_last=True) if to is not None else None,
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

    return grouped(command, options, "selection")
