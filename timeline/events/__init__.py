"""Typed events: sentences + times + actors -> what happened, when, who, where, whether, and who says so.

What comes in is a parsed analysis with the resolved times and entity mentions of the article, what goes out are
:class:`~timeline.model.event.Event` values of that article alone; merging across articles comes later.

To add an event type or a trigger: a ``[[type]]`` table, or an entry in one, in ``timeline/lexicons/en/types/`` (the
format stands at the top of diplomacy.toml), with sentences that have it and look-alikes that do not in
``tests/corpus/``.  Without touching the package: the same table in a file of your own, given with ``--types``.
"""

from timeline.events.extraction import date_pending, extract_events
from timeline.events.types import TypeLexicon

__all__ = ["TypeLexicon", "date_pending", "extract_events"]
