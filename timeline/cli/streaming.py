"""Reading for commands that take articles one after the other, and never need them all."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from timeline.cli.console import Warnings, note
from timeline.cli.options import Inputs

if TYPE_CHECKING:
    from timeline.model.article import Article

__all__ = ["articles_of"]


def articles_of(inputs: Inputs, failed: list[str], *, quiet: bool) -> "Iterator[Article]":
    """The articles in order; each input that is none is told in one line on stderr, and added to ``failed``."""
    from timeline.model.article import Article

    warnings = Warnings(quiet=quiet)
    for item in inputs.read(tell=lambda line: note(line, quiet=quiet)):
        if isinstance(item, Article):
            for warning in item.warnings:
                warnings.add(item.origin or item.id, warning)
            yield item
        else:
            failed.append(item.message())
            note(item.message())
    warnings.close()
