"""What a reader of one format found in a file, before ids, metadata and defaults."""

from dataclasses import dataclass

__all__ = ["Draft", "Statement", "with_title"]


@dataclass(frozen=True, slots=True)
class Statement:
    """A publication day as an article states it: the words, and where they stand ("front matter", "time element")."""

    value: str
    place: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as far as its file tells.

    ``published`` is the author's own word and must be a date; ``hints`` are what a page says in passing, best first:
    the first that is a date counts.
    """

    text: str
    title: str | None = None
    published: Statement | None = None
    hints: tuple[Statement, ...] = ()
    url: str | None = None
    source: str | None = None
    language: str | None = None
    author: str | None = None
    warnings: tuple[str, ...] = ()


def with_title(text: str, title: str | None) -> str:
    """The text with the title on top: a title is searched only if it stands in the text."""
    return f"{title}\n\n{text}" if title and title not in text else text
