"""How many were killed, fired, sent or pledged: claims with bounds, unit and who makes them.

    amounts.py   numbers in words and figures with their bounds: "at least 12", "between 40 and 50", "dozens"
    counting.py  what a number counts: "12 people were killed", "three missiles", "$50 million"
    belonging.py which of a sentence's counts are an event's

To add something to count: a ``[[kind]]`` table in ``timeline/lexicons/en/quantities.toml``.
"""

from timeline.events.quantities.belonging import quantities_of
from timeline.events.quantities.counting import Counted, counted_in, quantities_in

__all__ = ["Counted", "counted_in", "quantities_in", "quantities_of"]
