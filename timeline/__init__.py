"""A defensible chronology from a pile of news articles.

    from timeline import extract_events, merge_events, read_articles, render_html

    articles = read_articles(["data/articles"])
    events = merge_events([extract_events(article) for article in articles.values()], articles)
    shown = [event for event in events if event.tier != "minor"]
    Path("timeline.html").write_text(render_html(shown, articles, title="Korea 2018"))

The verbs are the flow: read, extract, merge, store and query, render, export.  Nothing is imported before it is used,
so that ``import timeline`` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timeline.chronology import add_articles, build_timeline
    from timeline.coverage import compare_sources
    from timeline.errors import TimelineError, TimelineWarning
    from timeline.export import export_events, to_records
    from timeline.merging import merge_events
    from timeline.model.actor import Actor, ActorIdentity, Place
    from timeline.model.article import Article
    from timeline.model.coverage import Coverage
    from timeline.model.event import ArticleEvents, ArticleTimes, Event, Mention, MergedEvent
    from timeline.model.selection import Selection
    from timeline.model.storyline import Storyline, Storylines
    from timeline.model.time import ResolvedTime, When
    from timeline.opening import Store
    from timeline.pipeline import (
        Toolkit,
        explain_date,
        extract_events,
        extract_many,
        find_times,
        read_articles,
        resolve_actor,
    )
    from timeline.render import figure, render_html
    from timeline.resolution import reanchor
    from timeline.storylines import find_storylines

__version__ = "0.1.0"

_HOMES = {
    "timeline.chronology": ("add_articles", "build_timeline"),
    "timeline.coverage": ("compare_sources",),
    "timeline.errors": ("TimelineError", "TimelineWarning"),
    "timeline.export": ("export_events", "to_records"),
    "timeline.merging": ("merge_events",),
    "timeline.model.actor": ("Actor", "ActorIdentity", "Place"),
    "timeline.model.article": ("Article",),
    "timeline.model.coverage": ("Coverage",),
    "timeline.model.event": ("ArticleEvents", "ArticleTimes", "Event", "Mention", "MergedEvent"),
    "timeline.model.selection": ("Selection",),
    "timeline.model.storyline": ("Storyline", "Storylines"),
    "timeline.model.time": ("ResolvedTime", "When"),
    "timeline.opening": ("Store",),
    "timeline.pipeline": (
        "Toolkit",
        "explain_date",
        "extract_events",
        "extract_many",
        "find_times",
        "read_articles",
        "resolve_actor",
    ),
    "timeline.render": ("figure", "render_html"),
    "timeline.resolution": ("reanchor",),
    "timeline.storylines": ("find_storylines",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Actor",
    "ActorIdentity",
    "Article",
    "ArticleEvents",
    "ArticleTimes",
    "Coverage",
    "Event",
    "Mention",
    "MergedEvent",
    "Place",
    "ResolvedTime",
    "Selection",
    "Store",
    "Storyline",
    "Storylines",
    "TimelineError",
    "TimelineWarning",
    "Toolkit",
    "When",
    "__version__",
    "add_articles",
    "build_timeline",
    "compare_sources",
    "explain_date",
    "export_events",
    "extract_events",
    "extract_many",
    "figure",
    "find_storylines",
    "find_times",
    "merge_events",
    "read_articles",
    "reanchor",
    "render_html",
    "resolve_actor",
    "to_records",
]


def __getattr__(name: str) -> Any:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module 'timeline' has no attribute {name!r}; it has {', '.join(__all__)}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
