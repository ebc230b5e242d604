"""Pictures of the figure: PNG, SVG or PDF by kaleido, which drives an installed Chromium."""

from collections.abc import Mapping, Sequence
from importlib.util import find_spec

from timeline.errors import OutputError
from timeline.lexicons.event_types import EventType
from timeline.model.event import MergedEvent
from timeline.render.figure import figure
from timeline.render.summary import headline
from timeline.render.wording import escape_plotly

__all__ = ["IMAGE_FORMATS", "render_image"]

IMAGE_FORMATS = ("png", "svg", "pdf")
WIDTH, SCALE = 1400, 2


def render_image(
    events: Sequence[MergedEvent],
    format: str,  # noqa: A002 - the word of the trade
    *,
    title: str | None = None,
    types: Mapping[str, EventType] | None = None,
) -> bytes:
    """The figure as a picture, under the title given or the events' own headline.

    Raises: OutputError for another format, and where kaleido or Chromium is missing
    """
    if format not in IMAGE_FORMATS:
        raise OutputError(f"one of {', '.join(IMAGE_FORMATS)}", got=format)
    drawn = figure(events, types=types)
    # on white paper, whatever the session's template is: a picture goes into documents
    drawn.update_layout(template="plotly_white", margin={"t": 80, "r": 30})
    drawn.update_layout(title={"text": escape_plotly(title or headline(events)), "font": {"size": 24}, "x": 0.02})
    if find_spec("kaleido") is None:
        raise OutputError("kaleido, which draws pictures", got="none", hint="install it with: pip install kaleido")
    try:
        picture = drawn.to_image(format=format, width=WIDTH, scale=1 if format == "svg" else SCALE)
    except Exception as error:  # kaleido's own, choreographer's and the browser's: all mean that no browser draws
        reason = " ".join(str(error).split())[:120] or type(error).__name__
        raise OutputError(
            "a Chromium that kaleido can start", got=f"none: {reason}", hint="install one with: plotly_get_chrome"
        ) from error
    return bytes(picture)
