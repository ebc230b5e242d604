"""The same event across articles becomes one: every source kept, every merge with its reasons, every merge undoable.

In:  the events of each article (`ArticleEvents`), the articles' texts if at hand, an analyst's decisions.
Out: merged events; a single report is a merged event of one member.
Not: extraction, storage, identity of actors.

Events are never changed.  `blocking` picks the pairs worth comparing, `features/` holds what speaks for and against
(one file each; its docstring is the recipe for another), `measures` puts a pair into numbers, `scoring` weighs them,
`clustering` joins, `assembling` makes the merged event with `dating`, `history`, `disputes`, `sources` and `salience`.
The weights of pairs and of the salience are learnt (`weights/README.md`).  How two events compare depends on the two
and their articles alone, and clusters are worked out from all links at once: so input order cannot matter, and adding
an article later equals adding it first.  `regrouping` does the same bit by bit: it follows articles that come and go
and single decisions, with what it worked out before kept as `notes` say.
"""

from timeline.merging.merge import merge_events
from timeline.merging.notes import Notes
from timeline.merging.regrouping import Grouping, Regrouped
from timeline.merging.rules import rules_digest

__all__ = ["Grouping", "Notes", "Regrouped", "merge_events", "rules_digest"]
