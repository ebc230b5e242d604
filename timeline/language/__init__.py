"""Language analysis: article -> blocks, sentences, words with a Universal Dependencies tree.

What comes in is an article, what goes out is an :class:`~timeline.model.analysis.Analysis`.  :func:`segment` is cheap
(string work only); :class:`Parser` runs the shipped model over the sentences that are wanted.  Nothing here knows of
dates, actors or events, and no other module of the package imports spaCy.
"""

from timeline.language.parser import Parser
from timeline.language.sections import sections
from timeline.language.segmentation import segment

__all__ = ["Parser", "sections", "segment"]
