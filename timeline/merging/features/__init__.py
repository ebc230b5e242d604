"""What speaks for or against two events being one: a feature per file, each a score and a sentence.

To add one: a module here with a function ``compare(left, right) -> Evidence | None`` (None: cannot tell) in a
:class:`Feature` value named ``FEATURE``; list the module in ``FEATURES`` below, then learn the weights again
(training/merging).  Scores run from -1 (against)
to 1 (for), and must not depend on which of the two events comes first.  A feature without a docstring does not load:
its first sentence is what ``docs`` and analysts read.

What comes in are two profiles, what goes out is evidence; features never see other events, so that no article can
change how two others compare.
"""

from timeline.merging.features import actors, dates, harm, kind, place, quotation, story, trigger, wording
from timeline.merging.features.evidence import Evidence, Feature

__all__ = ["FEATURES", "Evidence", "Feature"]

# in this order their scores lead the row that the learnt weights take, and their sentences the reasons of a link
FEATURES: tuple[Feature, ...] = (
    dates.FEATURE,
    actors.FEATURE,
    kind.FEATURE,
    place.FEATURE,
    trigger.FEATURE,
    harm.FEATURE,
    quotation.FEATURE,
    wording.FEATURE,
    story.FEATURE,
)
