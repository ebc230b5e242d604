"""Resolving time expressions: meaning + anchor -> calendar interval, with the steps that lead there.

What comes in are expressions with meanings, the analysis they stand in and the publication day; what goes out are
:class:`~timeline.model.time.ResolvedTime` values.  No clock is read: without a publication day, relative dates stay
open and say why.  Dates that lean on an event come back with an anchor of kind "event" and are dated by
:func:`resolve_pending` once the event is.
"""

from timeline.resolution.anchoring import reanchor
from timeline.resolution.bounding import publication_bounds
from timeline.resolution.resolving import resolve, sentences_to_parse
from timeline.resolution.revisiting import resolve_pending

__all__ = ["publication_bounds", "reanchor", "resolve", "resolve_pending", "sentences_to_parse"]
