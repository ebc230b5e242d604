"""Who does it, to whom it is done, who takes part, and where: read off the tree.

What comes in is a trigger in its sentence and the mentions of actors there; what goes out are actors with roles.

    verbs.py      subject, object and prepositions of the verb that carries the event
    nouns.py      possessor, adjectives and prepositions of an event noun
    subjects.py   whose subject a verb shares: control, raising, relative and participial clauses
    content.py    whom a demand, threat or refusal is about, inside of what it says
    clause.py     who does an event that names nobody itself
    naming.py     from a word to the actors that it, or the phrase around it, names
    allegiance.py whom a person acts for
    places.py     where it took place

To add a word whose subject or possessor behaves in its own way: a line in ``timeline/lexicons/en/roles.toml``.
"""

from timeline.events.roles.casting import actors_of
from timeline.events.roles.places import place_of

__all__ = ["actors_of", "place_of"]
