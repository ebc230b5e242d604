"""The chain of custody: is an input still what was read?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from timeline.ingest.column_maps import ColumnMaps, Columns
from timeline.ingest.input_files import InputFile
from timeline.ingest.parts import parts
from timeline.model.article import Article, InputProblem

__all__ = ["Inputs", "check_inputs"]


@dataclass(frozen=True, slots=True)
class Inputs:
    """How many inputs are as they were, how many are not where they were, and a line for each that has changed."""

    same: int
    gone: int
    changed: tuple[str, ...]


def check_inputs(articles: Iterable[Article], *, columns: Sequence[Columns] = ()) -> Inputs:
    """Each article's file, row, item or page, hashed again where it still lies, seen from the current folder.

    ``columns`` are the maps that tables were read with.
    """
    same = gone = 0
    changed = []
    placed = sorted((_file_of(article.origin), article.id, article) for article in articles)
    for file, group in groupby(placed, key=lambda one: one[0]):
        found = _fingerprints(Path(file), ColumnMaps(kept=tuple(columns))) if file else None
        for _, _, article in group:
            if found is None or not article.sha256:
                gone += 1
            elif found.get(article.origin or "") == article.sha256:
                same += 1
            else:
                changed.append(f"the input {article.origin} of {article.id} has changed since it was read")
    return Inputs(same, gone, tuple(changed))


def _file_of(origin: str | None) -> str:
    """The file on disk that an origin lies in: of "a.jsonl:2" the part before; "" if it is gone."""
    for place in _prefixes(origin or ""):
        try:
            if Path(place).is_file():
                return place
        except (OSError, ValueError):
            continue
    return ""


def _prefixes(origin: str) -> Iterator[str]:
    yield origin
    for place in [origin, *map(str, Path(origin).parents)]:
        bare, _, number = place.rpartition(":")
        yield bare if number.isdigit() else place


def _fingerprints(path: Path, columns: ColumnMaps) -> dict[str, str] | None:
    """The hash of each article's own bytes in a file, by its origin; None where the file cannot be read."""
    try:
        with path.open("rb") as stream:
            found = parts(InputFile(str(path), path.name, stream), columns)
            return {part.origin: part.sha256 for part in found if not isinstance(part, InputProblem)}
    except OSError:
        return None
