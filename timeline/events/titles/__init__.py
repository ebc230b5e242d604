"""Titles of events: one short line each, made from the event's own sentence."""

from timeline.events.titles.headline import title_of
from timeline.events.titles.judging import is_telling

__all__ = ["is_telling", "title_of"]
