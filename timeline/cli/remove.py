"""`timeline remove`: undo all that came from an article."""

from typing import Annotated

import typer

from timeline.cli.console import counted, note
from timeline.cli.options import Quiet, StoreOption
from timeline.model.wording import how_many

SUMMARY = "Undo all that came from an article."
EXAMPLE = "Example:  timeline remove harbour-tribune-2018-06-13 --store output/timeline.db"
STOPPED = "the store is as it was, or the next `timeline add`, `remove` or `apply` merges it anew"


def command(
    article: Annotated[str, typer.Argument(help="The article's id, as `timeline read` prints it.")],
    store: StoreOption,
    quiet: Quiet = False,
) -> None:
    """Take an article and all that came from it out of a store."""
    from timeline.chronology import remove_article

    done = remove_article(article, store=store)
    note(f"removed {article}; the store holds {counted(done)} from {how_many(done.articles, 'article')}", quiet=quiet)
    note(f"digest: {done.digest}", quiet=quiet)
