"""Sources side by side: who reported which event first, with which day and status, who stands alone, who copied whom.

What comes in are merged events and their articles, what goes out is a ``Coverage`` value.  Nothing here weighs how good
an outlet is: that two print the same sentence is told, and which of them came first, not why.
"""

from timeline.coverage.comparing import compare_sources

__all__ = ["compare_sources"]
