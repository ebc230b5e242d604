"""Shards into a store: what was extracted elsewhere is merged here.

In:  a folder of shards, a path.
Out: a store with all that the shards hold, the same as building it from the articles; written whole or not at all.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from timeline.errors import InputError
from timeline.following import Following
from timeline.lexicons.event_types import read_own_types
from timeline.model.article import InputProblem
from timeline.opening import Store, store_at
from timeline.shards import Folder

__all__ = ["Loaded", "load_shards"]


@dataclass(frozen=True)
class Loaded:
    """What a store holds after shards were loaded, and what was left out."""

    shards: int
    articles: int
    new_articles: int
    events: int
    undated: int
    minor: int
    digest: str
    failed: tuple[InputProblem, ...] = ()  # articles that could not be read when the shards were made
    broken: tuple[str, ...] = ()  # shards, a line each


def load_shards(
    url: str,
    *,
    store: Path,
    type_files: Sequence[Path] = (),
    progress: Callable[[Sequence[str]], Iterator[str]] = iter,
) -> Loaded:
    """All shards of a folder into a store, a new one or one that is there; a broken shard is named and left out.

    The same article again changes nothing.

    Raises: InputError when there is no shard that can be read
    """
    folder, own_types = Folder(url), read_own_types(type_files)
    looks = [folder.look(name) for name in folder.names()]
    whole = [one.name for one in looks if one.problem is None]
    hint = "the same `timeline extract --shards` again makes it anew"
    broken = [
        InputError("a whole shard", got=one.problem, where=f"{url}/{one.name}", hint=hint)
        for one in looks
        if one.problem
    ]
    if not whole:
        got = f"none that is whole, of {len(looks)}" if looks else "none"
        raise InputError(
            "a folder with shards", got=got, where=url, hint="timeline extract PATH... --shards makes them"
        )
    failed: dict[str, InputProblem] = {}
    with ExitStack() as closing:
        opened = closing.enter_context(store_at(store) if store.exists() else Store.building(store))

        def say() -> int:
            opened.put_types(own_types)
            new = 0
            for name in progress(whole):
                rows = list(folder.read(name))
                failed.update((one.id or "", one) for one in rows if isinstance(one, InputProblem))
                new += opened.put_many(one for one in rows if not isinstance(one, InputProblem))
            return new

        new = Following(opened).change(say).done
        shown, undated, minor = opened.tally()
        return Loaded(
            shards=len(whole),
            articles=opened.article_count(),
            new_articles=new,
            events=shown,
            undated=undated,
            minor=minor,
            digest=opened.digest(),
            failed=tuple(failed[name] for name in sorted(failed)),
            broken=tuple(map(str, broken)),
        )
