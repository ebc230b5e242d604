"""Titles of events: one short line each, made from the event's own sentence."""

from timeline.events.titles.headline import title_of

__all__ = ["title_of"]
