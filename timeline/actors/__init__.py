"""Who and where: sentences -> mentions linked to canonical actors and places.

What comes in is an analysis (parsed or not) and the publication day, since offices change hands; what goes out are
:class:`~timeline.model.actor.EntityMention` values.  Whether a capital is a government or a place, and who does what to
whom, is decided later, by syntax, in events.

To add an actor: a line in the fitting table of ``timeline/lexicons/en/actors/`` (countries, organisations, leaders,
metonyms), or, without touching the package, an ``[[actor]]`` table in a file of your own given with ``--actors``:

    [[actor]]
    id = "org:quay-forum"            # kind:slug
    name = "Quay Forum"
    kind = "organisation"            # country, organisation, person or group
    country = "SGP"                  # ISO 3166-1 alpha-3, may be missing
    sector = "NGO"                   # PLOVER sector, may be missing
    aliases = ["the Quay dialogue"]
    reason = "its own press releases use both names"
"""

from timeline.actors.finding import find_entities
from timeline.actors.knowledge import ActorKnowledge
from timeline.actors.naming import Unresolved, resolve_actor
from timeline.actors.shipped import read_own_actors

__all__ = ["ActorKnowledge", "Unresolved", "find_entities", "read_own_actors", "resolve_actor"]
