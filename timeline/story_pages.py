"""A story's page from a selection: by an author's plan and pictures, or of what is starred, or most salient.

What comes in are events, articles and a plan's path; what goes out is one file, the page or a plan to edit.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from timeline import render
from timeline.errors import InputError, SelectionError
from timeline.export.formats import write_whole
from timeline.model.article import Article
from timeline.model.event import MergedEvent
from timeline.model.story_plan import read_plan, write_plan

__all__ = ["write_story"]


def write_story(
    events: Sequence[MergedEvent],
    articles: Mapping[str, Article],
    title: str,
    output: Path,
    *,
    plan: Path | None = None,
    as_plan: bool = False,
) -> int:
    """Writes the page, or with ``as_plan`` the plan, whole or not at all; how many slides it has.

    Raises: SelectionError without events; InputError when the plan or its pictures cannot be used; OutputError
    """
    told = read_plan(_text_of(plan), where=str(plan)) if plan else render.plan_of(events)
    if told is None:
        raise SelectionError("events to tell a story of", got="none")
    if as_plan:
        titled = told.model_copy(update={"title": told.title or title})
        text = write_plan(titled, {event.id: event.title for event in events})
    else:
        names = {slide.picture for slide in told.slide if slide.picture}
        pictures = {name: _picture(plan, name) for name in sorted(names)} if plan else {}
        text = render.render_story(told, events, articles, title=title, pictures=pictures)
    write_whole(output, text.encode("utf-8", "replace"))
    return len(told.slide)


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        got = error.strerror if isinstance(error, OSError) else "text that is not UTF-8"
        raise InputError("a readable plan", got=got, where=str(path)) from error


def _picture(plan: Path, name: str) -> render.Picture:
    """A picture beside its plan: a plan from elsewhere reads no other file of this machine."""
    place = plan.parent / name
    if not place.resolve().is_relative_to(plan.parent.resolve()):
        raise InputError("a picture in the folder of the plan", got=name, where=str(plan))
    try:
        return render.Picture(place.read_bytes(), str(place))
    except OSError as error:
        raise InputError("a picture that can be read", got=error.strerror, where=str(place)) from error
