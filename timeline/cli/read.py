"""`timeline read`: the articles as JSONL, with what was found about each."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from timeline.cli.lines import print_lines
from timeline.cli.options import Inputs, Quiet, reading

if TYPE_CHECKING:
    from timeline.model.article import Article, ArticleLine

SUMMARY = "The articles, as the program reads them."
EXAMPLE = "Example:  timeline read articles"


@reading
def command(inputs: Inputs, quiet: Quiet = False) -> None:
    """Print the articles as JSONL: the text that offsets count in, and what was found about each."""

    def lines(articles: "Iterable[Article]") -> "Iterator[ArticleLine]":
        from timeline.model.article import ArticleLine

        return (ArticleLine.of(article) for article in articles)

    print_lines(inputs, lines, quiet=quiet, description="reading")
