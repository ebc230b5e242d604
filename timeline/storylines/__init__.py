"""Storylines: which events of a pile tell one story, how each is called, and which lines are parts of others.

What comes in are merged events (or outlines of them), what goes out is a ``Storylines`` value: a pure function of the
set of events, whatever their order.  Nothing is stored: a decision or a new article is followed because everything is
found again.  To change how a storyline is called, edit ``lexicons/en/story_themes.toml``.
"""

from timeline.storylines.finding import find_storylines

__all__ = ["find_storylines"]
