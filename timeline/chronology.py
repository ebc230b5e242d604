"""Many articles' story: events of each article -> one merged chronology -> a store, a page, other programs' files.

What comes in are articles and paths, what goes out is written whole or not at all: an old store or page stays as it was
until the new one is complete.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from timeline import curation, merging, render
from timeline.actors import read_own_actors
from timeline.coverage import compare_sources
from timeline.errors import DecisionError, OutputError, SelectionError, StoreConflictError, TimelineError
from timeline.export import FORMATS, export_events
from timeline.export.bundling import write_bundle
from timeline.export.formats import OF_ALL_TIERS, left_out, write_whole
from timeline.lexicons.event_types import EventType, read_own_types
from timeline.model.article import Article, InputProblem
from timeline.model.coverage import Coverage
from timeline.model.decision import Decision
from timeline.model.event import SHOWN_TIERS, ArticleEvents, MergedEvent
from timeline.model.limits import Limits
from timeline.model.selection import Selection
from timeline.model.storyline import Storylines
from timeline.model.wording import how_many
from timeline.opening import Store, store_at
from timeline.pipeline import extract_many
from timeline.storylines import find_storylines
from timeline.typed_fields import TypedFields

__all__ = [
    "Chronology",
    "Exported",
    "add_articles",
    "apply_review",
    "build_timeline",
    "compare_store_sources",
    "compare_stores",
    "export_store",
    "remove_article",
    "render_store",
    "write_review_file",
]

BUNDLE = "bundle"
Extracted = ArticleEvents | InputProblem
Progress = Callable[[Iterator[Extracted]], Iterable[Extracted]]


@dataclass(frozen=True)
class Chronology:
    """What a store holds after a change, and how much of it is new.

    ``events`` and ``undated`` count what is shown, ``minor`` the events that are kept beside them; ``digest`` is the
    store's, to note elsewhere; ``problems`` are the cells of a sheet that could not be applied; ``failed`` are the
    articles that were left out because their events could not be read within the limits.
    """

    articles: int
    new_articles: int
    events: int
    undated: int
    decisions: int = 0
    minor: int = 0
    problems: tuple[str, ...] = ()  # a line each
    digest: str = ""
    failed: tuple[InputProblem, ...] = ()


def build_timeline(
    articles: Mapping[str, Article],
    *,
    store: str | Path,
    html: str | Path,
    title: str | None = None,
    force: bool = False,
    jobs: int = 1,
    limits: Limits | None = None,
    actor_files: Sequence[Path] = (),
    type_files: Sequence[Path] = (),
    columns: Mapping[str, str] | None = None,
    progress: Progress = iter,
) -> Chronology:
    """One new store and one page from exactly these articles; nothing is written when none of them goes through.

    The store keeps what ``columns`` of tables are called.

    Raises: StoreConflictError when an old store holds decisions or other articles and ``force`` is not given;
    OutputError, StoreError when a place cannot be written
    """
    store, html = Path(store), Path(html)
    _writable(store)
    _writable(html)
    if store.exists() and not force:
        _keep_what_others_made(store, articles)
    own_types, own_actors = read_own_types(type_files), read_own_actors(actor_files)
    found = extract_many(articles.values(), jobs=jobs, limits=limits, actor_files=actor_files, type_files=type_files)
    lines, failed = _parted(progress(found))
    if failed and not lines:
        return Chronology(0, 0, 0, 0, failed=failed)
    with Store.building(store) as new:
        new.put_types(own_types)
        new.put_actors(own_actors)
        if columns:
            new.put_columns(columns)
        new.put_many((articles[line.id], line) for line in lines)
        merged = _Said.of(new).merged()
        new.replace_merged(merged)
        digest = new.digest()
        shown = [event for event in merged if event.tier in SHOWN_TIERS]
        page = _page(shown, articles, find_storylines(merged), new.event_types(), title)
        write_whole(html, page.encode("utf-8", "replace"))
    return _told(merged, digest, articles=len(lines), new=len(lines), failed=failed)


def _page(
    events: Sequence[MergedEvent],
    articles: Mapping[str, Article],
    storylines: Storylines,
    types: Mapping[str, EventType],
    title: str | None = None,
) -> str:
    return render.render_html(
        events,
        articles,
        title=title or render.headline(events, storylines),
        types=types,
        storylines=storylines,
        coverage=compare_sources(events, articles),
    )


def _parted(extracted: Iterable[Extracted]) -> tuple[list[ArticleEvents], tuple[InputProblem, ...]]:
    """What was extracted, and what could not be. Order: of both, as given."""
    lines: list[ArticleEvents] = []
    failed: list[InputProblem] = []
    for one in extracted:
        if isinstance(one, InputProblem):
            failed.append(one)
        else:
            lines.append(one)
    return lines, tuple(failed)


def _writable(path: Path) -> None:
    """Fail before the long work where its result could not be written."""
    if path.is_dir():
        raise OutputError("a file that can be written", got="a folder", where=str(path))
    parent = next((folder for folder in path.absolute().parents if folder.exists()), path)
    if not parent.is_dir():
        raise OutputError("a place that can be written", got=f"a file in the way, {parent}", where=str(path))
    if not os.access(parent, os.W_OK):
        raise OutputError(
            "a place that can be written", got=f"a folder that is not ours to write, {parent}", where=str(path)
        )


def _keep_what_others_made(path: Path, articles: Mapping[str, Article]) -> None:
    with store_at(path) as old:
        others = sorted(old.article_ids() - set(articles))
        decided = len(old.decisions())
    if not others and not decided:
        return
    held = [f"{how_many(len(others), 'other article')} ({', '.join(others[:3])})"] if others else []
    held += [how_many(decided, "decision")] if decided else []
    raise StoreConflictError(
        "a store that holds nothing but these articles",
        got=f"a store with {' and '.join(held)}",
        where=str(path),
        hint="use `timeline add` to add to it, or --force to replace it",
    )


@dataclass(frozen=True)
class _Said:
    """All that a chronology follows from, as it stood at one moment."""

    lines: Sequence[ArticleEvents]
    articles: Mapping[str, Article]
    types: Mapping[str, EventType]
    decisions: Sequence[Decision]

    @classmethod
    def of(cls, store: Store) -> "_Said":
        return cls(list(store.extracted()), store.articles(), store.event_types(), store.decisions())

    def merged(self) -> list[MergedEvent]:
        known = {event.id for line in self.lines for event in line.events}
        added = curation.events_by_hand(self.decisions, self.articles, self.types, known=known)
        must, cannot = curation.links(self.decisions, [*self.lines, *added])
        merged = merging.merge_events(
            self.lines, self.articles, types=self.types, must_link=must, cannot_link=cannot, by_hand=added
        )
        return curation.apply_decisions(merged, self.decisions, types=self.types)


def _changed(store: Store, change: Callable[[], int]) -> tuple[int, Iterable[MergedEvent]]:
    """What a change comes to, and the chronology that follows: a store has both or neither, whoever is killed when.

    Merging takes a while and holds no lock.  So the change is made to see what is said then, taken back, and made again
    together with its chronology; when another process has said something meanwhile, all of it begins again.
    """
    while True:
        with store.trying():
            count = store.said_count()
            done = change()
            if not store.is_behind():
                return done, list(store.all_events())
            then = _Said.of(store)
        merged = then.merged()
        with store.changing():
            if store.said_count() == count:
                change()
                store.replace_merged(merged)
                return done, merged


def _told(
    merged: Iterable[MergedEvent],
    digest: str,
    *,
    articles: int,
    new: int = 0,
    decisions: int = 0,
    failed: tuple[InputProblem, ...] = (),
) -> Chronology:
    """What there is to tell; what an analyst rejected is not."""
    kept = [event for event in merged if event.accepted is not False]
    shown = [event for event in kept if event.tier in SHOWN_TIERS]
    undated = sum(not event.when.is_dated for event in shown)
    minor = len(kept) - len(shown)
    return Chronology(articles, new, len(shown), undated, decisions, minor=minor, digest=digest, failed=failed)


def add_articles(
    articles: Mapping[str, Article],
    *,
    store: Path,
    jobs: int = 1,
    limits: Limits | None = None,
    actor_files: Sequence[Path] = (),
    type_files: Sequence[Path] = (),
    columns: Mapping[str, str] | None = None,
    progress: Progress = iter,
) -> Chronology:
    """Articles into an existing store; the result is the one that building with all of them at once would give.

    A user's own types and actors that the store keeps are found in the new articles too.
    """
    own_types, own_actors = read_own_types(type_files), read_own_actors(actor_files)
    with store_at(store) as opened:
        found = extract_many(
            articles.values(),
            jobs=jobs,
            limits=limits,
            actor_files=actor_files,
            type_files=type_files,
            own_types=opened.own_types(),
            own_actors=opened.own_actors(),
        )
        lines, failed = _parted(progress(found))
        rows = [(articles[line.id], line) for line in lines]

        def change() -> int:
            opened.put_types(own_types)
            opened.put_actors(own_actors)
            if columns:
                opened.put_columns(columns)
            return opened.put_many(rows)

        new, merged = _changed(opened, change)
        return _told(merged, opened.digest(), articles=len(opened.article_ids()), new=new, failed=failed)


def remove_article(article: str, *, store: Path) -> Chronology:
    """Takes an article and all that came from it out of a store.

    Raises: StoreError when it is not there
    """
    with store_at(store) as opened:

        def change() -> int:
            opened.remove(article)
            return 1

        _, merged = _changed(opened, change)
        return _told(merged, opened.digest(), articles=len(opened.article_ids()))


def render_store(
    path: Path, output: Path, selection: Selection, *, shape: str = "html", title: str | None = None
) -> int:
    """The page, or a picture of the chart, for a selection; how many events it shows."""
    with store_at(path) as opened:
        events = opened.query(selection)
        articles, types = opened.articles(_cited(events)), opened.event_types()
        if shape == "html":
            page = _page(events, articles, opened.storylines(), types, title)
            write_whole(output, page.encode("utf-8", "replace"))
        else:
            title = title or render.headline(events, opened.storylines())
            write_whole(output, render.render_image(events, shape, title=title, types=types))
    return len(events)


def _cited(events: Iterable[MergedEvent]) -> list[str]:
    return sorted({mention.article for event in events for mention in event.mentions})


@dataclass(frozen=True)
class Exported:
    """How many events a file holds, how many its format has no place for, and what these lack."""

    events: int
    left_out: int
    lacking: str


def export_store(path: Path, output: Path, selection: Selection, *, shape: str) -> Exported:
    """A selection in another program's format.

    Raises: SelectionError when there is no such format
    """
    if shape not in (*FORMATS, BUNDLE):
        raise SelectionError(f"a format, one of {', '.join((*FORMATS, BUNDLE))}", got=shape)
    if shape in OF_ALL_TIERS:
        selection = selection.model_copy(update={"tiers": ()})
    with store_at(path) as opened:
        events = opened.storylines().told(opened.query(selection))
        articles = opened.articles(_cited(events))
        if shape == BUNDLE:
            page = _page(events, articles, opened.storylines(), opened.event_types())
            write_bundle(output, opened.snapshot(), page, events, articles)
        else:
            export_events(events, articles, shape, output)
    missing, lacking = left_out(events, shape)
    return Exported(len(events) - missing, missing, lacking)


def compare_store_sources(path: Path, selection: Selection) -> Coverage:
    """What each outlet makes of a selection's events."""
    with store_at(path) as opened:
        events = opened.query(selection)
        return compare_sources(events, opened.articles(_cited(events)))


def write_review_file(path: Path, output: Path, selection: Selection) -> int:
    """A review file for a selection; how many events it holds."""
    with store_at(path) as opened:
        events = opened.query(selection)
        write_whole(output, curation.write_review(events).encode())
    return len(events)


def apply_review(review: Path, *, store: Path, author: str, at: datetime, undo: bool = False) -> Chronology:
    """Stores the decisions of a review file or sheet, or takes them back, and redoes the chronology with them.

    Of a sheet (.xlsx, .csv) every cell that can be read is applied, ``problems`` name the others.

    Raises: DecisionError when the file cannot be read; DecisionErrors with all that is wrong in a review file (TOML),
    of which nothing is applied then
    """
    with store_at(store) as opened:
        decisions, problems = _decided_in(review, opened, author, at)

        def change() -> int:
            if undo:
                return opened.undo_decisions([decision.id for decision in decisions], at)
            return opened.add_decisions(decisions)

        _, merged = _changed(opened, change)
        told = _told(merged, opened.digest(), articles=len(opened.article_ids()), decisions=len(decisions))
        return replace(told, problems=tuple(map(str, problems)))


def _decided_in(
    review: Path, store: Store, author: str, at: datetime
) -> tuple[Sequence[Decision], Sequence[TimelineError]]:
    events = {member: event for event in store.all_events() for member in event.members}
    published = {name: article.published for name, article in store.articles().items()}
    fields = TypedFields.knowing(published, store.own_actors())
    types = store.event_types()
    if review.suffix.lower() in curation.SHEETS:
        return curation.read_sheet(review, events, author=author, at=at, types=types, fields=fields)
    try:
        text = review.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        got = error.strerror if isinstance(error, OSError) else "text that is not UTF-8"
        raise DecisionError("a readable review file", got=got, where=str(review)) from error
    return curation.read_review(text, events, author=author, at=at, where=str(review), types=types, fields=fields), ()


def compare_stores(old: Path, new: Path) -> Iterator[str]:
    """What changed between two stores, a line each, with the reason."""
    with store_at(old) as before, store_at(new) as after:
        said = [curation.Said(frozenset(store.article_ids()), store.decisions()) for store in (before, after)]
        yield from curation.compare(before.query(tiers=()), after.query(tiers=()), (said[0], said[1]))
