"""Many articles' story: events of each article -> one merged chronology -> a store, a page, other programs' files.

What comes in are articles and paths, what goes out is written whole or not at all: an old store or page stays as it was
until the new one is complete.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from pathlib import Path

from timeline import curation, render
from timeline.actors import read_own_actors
from timeline.coverage import compare_sources
from timeline.errors import DecisionError, OutputError, SelectionError, StoreConflictError, TimelineError
from timeline.export import FORMATS, export_events
from timeline.export.bundling import write_bundle
from timeline.export.formats import OF_ALL_TIERS, left_out, write_whole
from timeline.following import Following
from timeline.lexicons.event_types import EventType, read_own_types
from timeline.model.article import Article, InputProblem
from timeline.model.coverage import Coverage
from timeline.model.decision import Decision
from timeline.model.event import ArticleEvents, MergedEvent
from timeline.model.limits import Limits
from timeline.model.selection import Selection
from timeline.model.storyline import Storylines
from timeline.model.wording import how_many
from timeline.opening import Store, store_at
from timeline.pipeline import extract_many
from timeline.spooling import Spool
from timeline.story_pages import write_story
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

BUNDLE, STORY, STORY_PLAN = "bundle", "story", "story_plan"
SHAPES = (*FORMATS, BUNDLE, STORY, STORY_PLAN)
MOST_DRAWN = 10_000  # events on a page of which no number was asked for: 20 MB that a browser still opens at once
Extracted = ArticleEvents | InputProblem
Progress = Callable[[Iterator[Extracted]], Iterable[Extracted]]


@dataclass(frozen=True)
class Chronology:
    """What a store holds after a change, and how much of it is new.

    ``events`` and ``undated`` count what is shown, ``minor`` the events that are kept beside them; ``digest`` is the
    store's, to note elsewhere; ``problems`` are the cells of a sheet that could not be applied; ``failed`` are the
    articles that were left out because their events could not be read within the limits; ``drawn`` says how many events
    the page shows.
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
    drawn: int = 0


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
    cluster: str | None = None,
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
    found = extract_many(
        articles.values(),
        jobs=jobs,
        limits=limits,
        actor_files=actor_files,
        type_files=type_files,
        cluster=cluster,
    )
    failed: list[InputProblem] = []
    lines = _without(progress(found), failed)
    first = next(lines, None)
    if first is None and failed:
        return Chronology(0, 0, 0, 0, failed=tuple(failed))
    with Store.building(store) as new:
        new.put_types(own_types)
        new.put_actors(own_actors)
        if columns:
            new.put_columns(columns)
        rows = ((articles[line.id], line) for line in chain([first] if first is not None else (), lines))
        count = Following(new).change(lambda: new.put_many(rows)).done
        events = _drawn(new, Selection())
        page = _page(events, new.articles(_cited(events)), new.storylines(), new.event_types(), title)
        write_whole(html, page.encode("utf-8", "replace"))
        return _told(new, new=count, failed=failed, drawn=len(events))


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


def _without(extracted: Iterable[Extracted], failed: list[InputProblem]) -> Iterator[ArticleEvents]:
    """What was extracted, as it comes; what could not be is put into ``failed``. Order: of both, as given."""
    for one in extracted:
        if isinstance(one, InputProblem):
            failed.append(one)
        else:
            yield one


def _drawn(store: Store, selection: Selection) -> list[MergedEvent]:
    """The events of a page: of more than it can show the most salient, unless a number of them was asked for."""
    if selection.top is None and selection.limit is None:
        selection = selection.model_copy(update={"top": MOST_DRAWN})
    return store.query(selection)


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


def _told(
    store: Store, *, new: int = 0, decisions: int = 0, failed: Sequence[InputProblem] = (), drawn: int = 0
) -> Chronology:
    """What there is to tell; what an analyst rejected is not."""
    shown, undated, minor = store.tally()
    return Chronology(
        store.article_count(),
        new,
        shown,
        undated,
        decisions,
        minor=minor,
        digest=store.digest(),
        failed=tuple(failed),
        drawn=drawn,
    )


def add_articles(
    articles: Mapping[str, Article],
    *,
    store: Path,
    jobs: int = 1,
    limits: Limits | None = None,
    actor_files: Sequence[Path] = (),
    type_files: Sequence[Path] = (),
    columns: Mapping[str, str] | None = None,
    cluster: str | None = None,
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
            cluster=cluster,
        )
        failed: list[InputProblem] = []
        lines: Spool[ArticleEvents] = Spool()  # nobody waits for the store while articles are read
        for line in _without(progress(found), failed):
            lines[line.id] = line

        def say() -> int:
            opened.put_types(own_types)
            opened.put_actors(own_actors)
            if columns:
                opened.put_columns(columns)
            return opened.put_many((articles[name], line) for name, line in lines.items())

        new = Following(opened).change(say).done
        return _told(opened, new=new, failed=failed)


def remove_article(article: str, *, store: Path) -> Chronology:
    """Takes an article and all that came from it out of a store.

    Raises: StoreError when it is not there
    """
    with store_at(store) as opened:
        Following(opened).change(lambda: opened.remove(article))
        return _told(opened)


def render_store(
    path: Path, output: Path, selection: Selection, *, shape: str = "html", title: str | None = None
) -> int:
    """The page, or a picture of the chart, for a selection; how many events it shows."""
    with store_at(path) as opened:
        events = _drawn(opened, selection) if shape == "html" else opened.query(selection)
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


def export_store(path: Path, output: Path, selection: Selection, *, shape: str, plan: Path | None = None) -> Exported:
    """A selection in another program's format, or as a story: by a plan, or of its starred or most salient events.

    Raises: SelectionError when there is no such format; InputError when the plan or its pictures cannot be used
    """
    if shape not in SHAPES:
        raise SelectionError(f"a format, one of {', '.join(SHAPES)}", got=shape)
    if plan is not None and shape != STORY:
        raise SelectionError(f"a plan with --as {STORY} only", got=f"--as {shape}")
    if shape in OF_ALL_TIERS:
        selection = selection.model_copy(update={"tiers": ()})
    with store_at(path) as opened:
        events = opened.storylines().told(opened.query(selection))
        articles = opened.articles(_cited(events))
        if shape in (STORY, STORY_PLAN):
            title = render.headline(events, opened.storylines())
            slides = write_story(events, articles, title, output, plan=plan, as_plan=shape == STORY_PLAN)
            return Exported(slides, 0, "")
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

        def say() -> int:
            if undo:
                return opened.undo_decisions([decision.id for decision in decisions], at)
            return opened.add_decisions(decisions)

        Following(opened).change(say)
        told = _told(opened, decisions=len(decisions))
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
