"""Finding time expressions: sentence -> spans with a meaning, not yet dates.

What comes in is an analysis (cut into sentences, words not needed), what goes out are
:class:`~timeline.model.expression.Expression` values.  Nothing here knows the publication date.

To add a rule: write its examples and look-alikes, put a :class:`~timeline.expressions.rule.Rule` into the file of its
concern in ``en/`` and, for a new file, list it in ``rulebook.py``.  The tests prove each rule by its own examples.
"""

from timeline.expressions.finding import find_expressions

__all__ = ["find_expressions"]
