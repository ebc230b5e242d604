"""The store: merged events and all their proof in one SQLite file, and questions over it.

What comes in are articles, their extracted events, merged events and decisions; what goes out are the same values.
Nothing is extracted, merged or drawn here.  Dates in queries: an event is "possibly in" a window when some day of its
interval is, "certainly in" when all of it is; undated events are in no window.
"""

from timeline.store.conditions import Resolve
from timeline.store.known_names import known_names, known_types
from timeline.store.notes import GroupingNotes
from timeline.store.rows import normal
from timeline.store.store import Store, Storyteller
from timeline.store.strangers import Stranger
from timeline.store.verifying import Report

__all__ = [
    "GroupingNotes",
    "Report",
    "Resolve",
    "Store",
    "Storyteller",
    "Stranger",
    "known_names",
    "known_types",
    "normal",
]
