"""What a reader of one format found in a file, before ids, metadata and defaults."""

from dataclasses import dataclass

__all__ = ["Draft"]


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as far as its file tells. ``published`` is as written; ``published_from`` says which statement it is."""

    text: str
    title: str | None = None
    published: str | None = None
    published_from: str | None = None
    url: str | None = None
    source: str | None = None
    language: str | None = None
    warnings: tuple[str, ...] = ()
