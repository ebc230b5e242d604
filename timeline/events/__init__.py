"""Typed events: what the reader's scores become. One short module a question.

    detecting    which words tell an event          grouping     which of them tell the same one
    dating       which expression dates it          status       told as done, planned, denied, ...
    casting      who takes part, and where          attributing  who says so
    tiers        how much it matters                titling      its line, from phrases
    coding       PLOVER and CAMEO                   quantities   how many: killed, fired, pledged
    confidence   how sure each of it is             extraction   all of it, in order

Thresholds stand at the top of the module whose question they answer.
"""

from timeline.events.detecting import words_of_own_types
from timeline.events.extraction import extract_events
from timeline.events.pending import date_pending

__all__ = ["date_pending", "extract_events", "words_of_own_types"]
