"""Curation: an analyst's decisions as a file to edit, as values, and as changes to a chronology.

What comes in are merged events and decisions, what goes out are the file's text, decisions, the pairs that merging must
or must not link, and events changed by what was decided.  Decisions attach to article and span, by overlap: they hold
when rules get better and when everything is merged again.
"""

from timeline.curation.by_hand import events_by_hand
from timeline.curation.comparing import Change, ChangeKind, Said, changes, compare
from timeline.curation.deciding import DecidedEvents, apply_decisions
from timeline.curation.linking import MentionIndex, links
from timeline.curation.reviewing import read_review, write_review
from timeline.curation.sheets import SHEETS, read_sheet

__all__ = [
    "SHEETS",
    "Change",
    "ChangeKind",
    "DecidedEvents",
    "MentionIndex",
    "Said",
    "apply_decisions",
    "changes",
    "compare",
    "events_by_hand",
    "links",
    "read_review",
    "read_sheet",
    "write_review",
]
