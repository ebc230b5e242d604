"""Many articles' events into shards: on this machine, or each shard on some machine of a cluster.

In:  articles, a folder for the shards.
Out: shards, each written whole by whoever made it; what became of each.
Not: merging.  `timeline load` merges what shards hold into a store.
"""

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from timeline.engine import Direct, Fault, Pending, Place, connected
from timeline.model.article import Article, InputProblem
from timeline.model.limits import Limits
from timeline.pipeline import extract_many, problem_of
from timeline.shards import Folder, shard_name

__all__ = ["Made", "extract_to_shards"]

SIZE = 200  # articles in a shard: minutes of work, that a killed worker loses at most


@dataclass(frozen=True)
class Made:
    """A shard: how many articles it holds, which of them failed, and what was there before it was made."""

    name: str
    articles: int
    failed: tuple[InputProblem, ...] = ()
    was_there: bool = False  # whole, from an earlier run
    was_broken: str | None = None  # what was wrong with the one that was there


def extract_to_shards(
    articles: Iterable[Article],
    url: str,
    *,
    jobs: int = 1,
    limits: Limits | None = None,
    cluster: str | None = None,
    actor_files: Sequence[Path] = (),
    type_files: Sequence[Path] = (),
    size: int = SIZE,
) -> Iterator[Made]:
    """The shards of a stream of articles, as each is done. Order: as the articles.

    A shard that is there from an earlier run is not made again; one that is half is.  On a ``cluster`` (the address of
    a Dask scheduler) the worker that extracts also writes, so all machines must reach the folder.

    Raises: EngineError when the cluster does not answer; OutputError when the folder cannot be written
    """
    settings = _settings(actor_files, type_files, limits or Limits())
    order = _Order(url, jobs, limits or Limits(), tuple(actor_files), tuple(type_files), settings)
    batches = _batches(articles, size)
    if cluster is None:
        yield from (_made(order, batch) for batch in batches)
        return
    with connected(cluster) as (executor, width):
        place = Place(executor, width, partial(_made_there, order))
        waiting: deque[Pending] = deque()
        for batch in batches:
            waiting.append(place.submit(batch))
            while len(waiting) >= 2 * width:
                yield from _finished(waiting.popleft())
        while waiting:
            yield from _finished(waiting.popleft())


def _batches(articles: Iterable[Article], size: int) -> Iterator[list[Article]]:
    source = iter(articles)
    while batch := list(islice(source, size)):
        yield batch


def _settings(actor_files: Sequence[Path], type_files: Sequence[Path], limits: Limits) -> tuple[str, ...]:
    """What beside the articles decides what is extracted."""
    own = (hashlib.sha256(path.read_bytes()).hexdigest() for path in (*actor_files, *type_files) if path.is_file())
    return (limits.model_dump_json(), *own)


@dataclass(frozen=True)
class _Order:
    """What whoever makes a shard must know beside its articles."""

    url: str
    jobs: int
    limits: Limits
    actor_files: tuple[Path, ...]
    type_files: tuple[Path, ...]
    settings: tuple[str, ...]


def _made(order: _Order, batch: Sequence[Article], on: tuple[Executor, int] | None = None) -> Made:
    """Make a shard, unless it is there."""
    folder, name = Folder(order.url), shard_name(batch, order.settings)
    there = folder.look(name) if folder.has(name) else None
    if there is not None and there.problem is None:
        failed = tuple(one for one in folder.read(name) if isinstance(one, InputProblem))
        return Made(name, len(batch), failed, was_there=True)
    found = list(
        extract_many(
            batch,
            jobs=order.jobs,
            limits=order.limits,
            actor_files=order.actor_files,
            type_files=order.type_files,
            on=on,
        )
    )
    folder.write(name, batch, found)
    failed = tuple(one for one in found if isinstance(one, InputProblem))
    return Made(name, len(batch), failed, was_broken=there.problem if there else None)


def _made_there(order: _Order, batch: Sequence[Article]) -> list[Made]:
    """A shard made by the worker of a cluster that was asked to."""
    return [_made(order, batch, on=(Direct(), 1))]


def _finished(pending: Pending) -> Iterator[Made]:
    """What became of a batch; an article over which workers died is a shard's worth of failure by itself."""
    for one in pending.outcome():
        yield Made("", 1, (problem_of(one),)) if isinstance(one, Fault) else one
