"""A lexicon entry such as ``lift+off @from > base | force = MOBILIZE:weapons 150``, read into a sense with conditions.

An entry is a lemma (of several words for nouns), a particle after ``+``, conditions that all have to hold, and, where
the type's own codes do not fit this trigger, a PLOVER code and a CAMEO code after ``=``:

===================  ================================================================================================
``> class``          its object, or the subject of its passive, is one; ``> nothing``: none; ``> anything``: any
``| class``          its subject is, or whoever follows "by"
``< class``          (nouns) a word before it, or after "of", "on", "for", "against", is
``^ class``          (nouns) the verb that governs it is
``@prep``            a phrase with this preposition, or a clause with this conjunction, follows; ``@prep > class``: with
``~ class``          it is negated, with a helper of the class: ``accept ~ volition`` is "will not accept"
``! class``          no object (nouns: no word before or after it) of the class
===================  ================================================================================================

A class is a name in word_classes.toml, a lemma that stands for itself, or several of these with ``/`` between them.
"""

import re
from dataclasses import dataclass

from timeline.errors import LexiconError
from timeline.lexicons import read_lexicon

__all__ = ["PLOVER_ROOTS", "Condition", "Sense", "read_entry"]

PLOVER_ROOTS = frozenset(
    {
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "COOPERATE",
        "AID",
        "CONCEDE",
        "RETREAT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "MOBILIZE",
        "SANCTION",
        "COERCE",
        "ASSAULT",
    }
)
_NAMES = r"[\w\-'’]+(?:/[\w\-'’]+)*"
_CLAUSE = re.compile(
    rf"\s*(?:@(?P<preposition>\w+)(?:\s*>\s*(?P<after>{_NAMES}))?|(?P<mark>[>|<!^~])\s*(?P<class>{_NAMES}))"
)
_LEMMA = re.compile(r"^(?P<lemma>[^@>|<!^~=+/]+?)\s*(?:\+(?P<particle>\w+))?\s*(?=[@>|<!^~=]|$)")
_CODES = re.compile(r"\s*=\s*(?P<plover>-|[A-Z]+(?::[a-z\-]+)?)(?:\s+(?P<cameo>\d{2,4}))?\s*$")
_PLACES = {">": "object", "|": "subject", "<": "modifier", "^": "governor", "!": "none", "~": "refused"}
NOTHING, ANYTHING = "nothing", "anything"
_ANY = 100  # where anything will do, as many as a large class holds


@dataclass(frozen=True, slots=True)
class Condition:
    """What must stand beside a trigger. ``words`` empty: anything will do."""

    place: str  # object, intransitive, subject, modifier, governor, none, refused, preposition
    words: frozenset[str] = frozenset()
    preposition: str | None = None


@dataclass(frozen=True, slots=True)
class Sense:
    """One way in which a word triggers a type, and the codes that this way has in other schemes."""

    type: str
    particle: str | None = None
    conditions: tuple[Condition, ...] = ()
    plover: str | None = None
    cameo: str | None = None

    @property
    def is_refusal(self) -> bool:
        """Whether its negation is what happens."""
        return any(condition.place == "refused" for condition in self.conditions)

    @property
    def narrowness(self) -> tuple[int, int]:
        """How much has to stand beside the trigger: how many conditions, then how few words would do for them."""
        would_do = sum(len(c.words) if c.words and c.place != "none" else _ANY for c in self.conditions)
        particles = 1 if self.particle else 0
        return particles + len(self.conditions), -(particles + would_do)


def read_entry(entry: str, type_: str) -> tuple[str, Sense]:
    """The lemma of an entry and its sense.

    Raises: LexiconError when the entry breaks the format, or names no PLOVER code
    """
    codes = _CODES.search(entry)
    rest = entry[: codes.start()] if codes else entry
    match = _LEMMA.match(rest)
    if match is None:
        raise _broken(entry, type_)
    position, conditions = match.end(), []
    while position < len(rest.rstrip()):
        clause = _CLAUSE.match(rest, position)
        if clause is None:
            raise _broken(entry, type_)
        conditions.append(_condition(clause))
        position = clause.end()
    plover, cameo = (codes["plover"], codes["cameo"]) if codes else (None, None)
    if plover is not None and plover != "-" and plover.partition(":")[0] not in PLOVER_ROOTS:
        raise LexiconError(f"a PLOVER code, one of {', '.join(sorted(PLOVER_ROOTS))}", got=entry, where=f"type {type_}")
    return match["lemma"].strip(), Sense(type_, match["particle"], tuple(conditions), plover, cameo)


def _broken(entry: str, type_: str) -> LexiconError:
    return LexiconError(
        'a trigger like "lemma", "lemma+particle", "lemma > class" or "lemma @prep > class"',
        got=entry,
        where=f"type {type_}",
    )


def _condition(clause: re.Match[str]) -> Condition:
    if clause["preposition"]:
        return Condition("preposition", _words(clause["after"]), clause["preposition"])
    place = _PLACES[clause["mark"]]
    if place == "object" and clause["class"] == NOTHING:
        return Condition("intransitive")
    if place == "object" and clause["class"] == ANYTHING:
        return Condition("object")
    return Condition(place, _words(clause["class"]))


def _words(names: str | None) -> frozenset[str]:
    classes: dict[str, list[str]] = read_lexicon("en/word_classes")["classes"]
    # a word that names no class stands for itself: "open > fire"
    return frozenset(word for name in (names.split("/") if names else ()) for word in classes.get(name, [name]))
