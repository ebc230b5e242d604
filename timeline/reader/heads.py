"""The heads over the encoder: from vectors of words to logits.

Written once, for numpy in the product and for torch in training: only what both know (`@`, `+`, `*`, comparison and
indexing) is used, and weights come as a mapping from name to array.

Shape: `words` is [words, SIZE]; a head of pairs takes [left, SIZE], [right, SIZE], the rows of both that make a pair,
and [pairs, features].
"""

from collections.abc import Mapping
from math import e
from typing import Any

from timeline.reader.features import PAIR, PARTY, SAME, TIME, TITLE, WORD

__all__ = ["LEAD", "NEAR", "SHAPES", "SIZE", "pairs", "refined", "triggers", "types_and_status", "undated"]

SIZE = 384  # of a word's vector
LEAD = 60  # words at the top whose mean tells what the article is about
TYPES = 41
_HIDDEN, _SMALL = 128, 64
_WIDE, _ATTENDING = 192, 4  # of the layer in which an article's triggers look at each other
NEAR = 4  # features of two triggers there

Weights = Mapping[str, Any]


def _pair_shapes(
    name: str, features: int, hidden: int, outputs: int, left: int = SIZE, right: int = SIZE
) -> dict[str, tuple[int, ...]]:
    return {
        f"{name}.left": (left, hidden),
        f"{name}.right": (right, hidden),
        f"{name}.features": (features, hidden),
        f"{name}.bias": (hidden,),
        f"{name}.times_left": (left, hidden),
        f"{name}.times_right": (right, hidden),
        f"{name}.out": (hidden, outputs),
        f"{name}.out_bias": (outputs,),
    }


SHAPES: dict[str, tuple[int, ...]] = {
    "trigger.word": (SIZE, _HIDDEN),
    "trigger.lead": (SIZE, _HIDDEN),
    "trigger.features": (WORD, _HIDDEN),
    "trigger.bias": (_HIDDEN,),
    "trigger.out": (_HIDDEN, 4),  # none, minor, background, core
    "trigger.out_bias": (4,),
    "refine.word": (SIZE, _WIDE),
    "refine.lead": (SIZE, _WIDE),
    "refine.features": (WORD, _WIDE),
    "refine.bias": (_WIDE,),
    "refine.query": (_WIDE, _WIDE),
    "refine.key": (_WIDE, _WIDE),
    "refine.value": (_WIDE, _WIDE),
    "refine.near": (NEAR, _ATTENDING),
    "refine.joined": (_WIDE, _WIDE),
    "refine.inner": (_WIDE, _WIDE),
    "refine.inner_bias": (_WIDE,),
    "refine.outer": (_WIDE, _WIDE),
    "refine.out": (_WIDE, 5),  # none, minor, background, core; main
    "refine.out_bias": (5,),
    "kind.word": (SIZE + _WIDE, _HIDDEN),
    "kind.bias": (_HIDDEN,),
    "kind.types": (_HIDDEN, TYPES),
    "kind.types_bias": (TYPES,),
    "kind.statuses": (_HIDDEN, 5),
    "kind.statuses_bias": (5,),
    "undated.word": (SIZE + _WIDE, _SMALL),
    "undated.lead": (SIZE, _SMALL),
    "undated.features": (WORD, _SMALL),
    "undated.bias": (_SMALL,),
    "undated.out": (_SMALL, 2),  # by publication, by nothing
    "undated.out_bias": (2,),
    **_pair_shapes("date", PAIR + TIME, _HIDDEN, 6, SIZE + _WIDE),  # the link; then the five ways of BoundBy
    **_pair_shapes("party", PAIR + PARTY, _HIDDEN, 6, SIZE + _WIDE),  # the four roles; place; source
    **_pair_shapes("same", SAME + 1, _WIDE, 1, _WIDE, _WIDE),
    **_pair_shapes("title", TITLE, _SMALL, 1),
}


def _positive(x: Any) -> Any:
    return x * (x > 0)


def triggers(weights: Weights, words: Any, lead: Any, features: Any) -> Any:
    """[words, 4]: logits of none, minor, background and core, as a first look at every word gives them."""
    hidden = words @ weights["trigger.word"] + lead @ weights["trigger.lead"] + features @ weights["trigger.features"]
    return _positive(hidden + weights["trigger.bias"]) @ weights["trigger.out"] + weights["trigger.out_bias"]


def refined(weights: Weights, words: Any, lead: Any, features: Any, near: Any) -> tuple[Any, Any]:
    """[triggers, 5]: logits of none, minor, background and core, and of the mention that makes its event's line;
    and the triggers' vectors [triggers, 192] that these come from.

    The triggers of an article look at each other once: what matters, and what is said again, shows only there.
    ``near`` is [triggers, triggers, NEAR].
    """
    x = words @ weights["refine.word"] + lead @ weights["refine.lead"] + features @ weights["refine.features"]
    x = _positive(x + weights["refine.bias"])
    level = _level(x)
    query, key, value = (level @ weights[f"refine.{name}"] for name in ("query", "key", "value"))
    bias = near @ weights["refine.near"]
    size = _WIDE // _ATTENDING
    joined = weights["refine.joined"]
    for number in range(_ATTENDING):
        part = slice(number * size, (number + 1) * size)
        shares = _shares(query[:, part] @ key[:, part].T * size**-0.5 + bias[:, :, number])
        x = x + shares @ value[:, part] @ joined[part]
    inner = _positive(_level(x) @ weights["refine.inner"] + weights["refine.inner_bias"])
    x = _level(x + inner @ weights["refine.outer"])
    return x @ weights["refine.out"] + weights["refine.out_bias"], x


def _level(x: Any) -> Any:
    """Rows of one length, whatever they were (root mean square)."""
    return x * ((x * x).mean(-1)[:, None] + 1e-6) ** -0.5


def _shares(scores: Any) -> Any:
    raised = e ** (scores - scores.max())
    return raised / (raised.sum(-1)[:, None] + 1e-9)


def types_and_status(weights: Weights, words: Any) -> tuple[Any, Any]:
    """[triggers, types] and [triggers, statuses]: logits. ``words`` are triggers as all heads but the first see them:
    their own vectors beside what they learnt from each other, [triggers, SIZE + 192].
    """
    hidden = _positive(words @ weights["kind.word"] + weights["kind.bias"])
    types = hidden @ weights["kind.types"] + weights["kind.types_bias"]
    return types, hidden @ weights["kind.statuses"] + weights["kind.statuses_bias"]


def undated(weights: Weights, words: Any, lead: Any, features: Any) -> Any:
    """[triggers, 2]: logits of being dated by publication, and by nothing. ``words`` as above."""
    hidden = words @ weights["undated.word"] + lead @ weights["undated.lead"] + features @ weights["undated.features"]
    return _positive(hidden + weights["undated.bias"]) @ weights["undated.out"] + weights["undated.out_bias"]


def pairs(weights: Weights, name: str, left: Any, right: Any, rows: Any, columns: Any, features: Any) -> Any:
    """[pairs, outputs]: logits of one of the heads "date", "party", "same" and "title"."""
    one, other = left @ weights[f"{name}.left"], right @ weights[f"{name}.right"]
    crossed = (left @ weights[f"{name}.times_left"])[rows] * (right @ weights[f"{name}.times_right"])[columns]
    hidden = one[rows] + other[columns] + features @ weights[f"{name}.features"] + crossed + weights[f"{name}.bias"]
    return _positive(hidden) @ weights[f"{name}.out"] + weights[f"{name}.out_bias"]
