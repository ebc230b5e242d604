"""Where work runs: in this process, in others, or on a cluster; and what stops it when it costs too much.

What comes in are items and a function on batches of them, what goes out are its results in the order of the items, and
a :class:`Fault` for each item that could not be worked on.  Nothing here knows what the work is.
"""

from timeline.engine.executors import Direct, Pending, Place, connected
from timeline.engine.faults import Fault
from timeline.engine.mapping import map_in_order

__all__ = ["Direct", "Fault", "Pending", "Place", "connected", "map_in_order"]
