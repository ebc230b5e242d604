"""Actors: who takes part, told by canonical identity."""

from timeline.merging.features.evidence import Evidence, Feature
from timeline.merging.profile import Profile

__all__ = ["FEATURE", "has_other_partner"]

SAME_COUNTRY = 0.5  # "Trump" and "the United States" may be the same participant
COUNTRY_ALONE = 0.75  # a country takes part in many events of a day, a person in few
SPEAKING = "words"
PERSON = "person:"
SHARED = 0.4  # sharing actors tells less than contradicting each other on them
BETWEEN = frozenset({"talks", "deals"})
APART = -0.5  # reports name different sides of one event
VICTIMS = -0.2  # of an attack, each report names some of those hit, and seldom who did it
UNKNOWN = -0.08  # "the authorities" and "police" may be the same people
PARTIES = 2  # reports of larger rounds leave parties out


def _matched(left: Profile, right: Profile) -> float:
    """How many of the left actors have a counterpart on the right; half for one of the same country."""
    total = 0.0
    for key in left.names:
        if key in right.names:
            total += 1.0
        elif left.single_country.get(key) in right.countries:
            total += SAME_COUNTRY
    return total


def compare(left: Profile, right: Profile) -> Evidence | None:
    """How many of the actors the two share, out of the shorter list, and whether speakers differ."""
    if not left.names or not right.names:
        return None
    shared = sorted(left.names.keys() & right.names.keys())
    if SPEAKING in left.families & right.families and _speak_apart(left, right):
        return Evidence(-1.0, "different speakers")
    if has_other_partner(left, right):
        return Evidence(-1.0, "with different partners")
    few, many = sorted((left, right), key=lambda p: (len(p.names), p.id))
    covered = _matched(few, many) / len(few.names)
    backwards = _matched(many, few) / len(many.names)
    told = 0.7 * covered + 0.3 * backwards
    if not shared:
        if not covered:
            return Evidence(_disjoint(left, right), "no actor in common")
        return Evidence(SHARED * (told - 0.4), "actors of the same country")
    if all(key.startswith("country:") for key in shared):
        told *= COUNTRY_ALONE
    total = len(left.names.keys() | right.names.keys())
    shown = ", ".join(left.names[key] for key in shared[:4])
    return Evidence(SHARED * (2 * told - 1), f"{len(shared)} of {total} actors shared ({shown})")


def _disjoint(left: Profile, right: Profile) -> float:
    """How much it tells that no actor is shared."""
    if not (_is_known(left) and _is_known(right)):
        return UNKNOWN
    return VICTIMS if left.families & right.families & {"force"} else APART


def _is_known(profile: Profile) -> bool:
    """Whether every actor has an identity, so that two lists can be told apart."""
    return not any(key.startswith("name:") for key in profile.names)


def has_other_partner(left: Profile, right: Profile) -> bool:
    """Whether each side has a country that the other lacks: one state's talks with two others are two events."""
    if not (left.families & right.families & BETWEEN):
        return False
    only_left, only_right = left.countries - right.countries, right.countries - left.countries
    return bool(only_left and only_right and len(left.countries) <= PARTIES and len(right.countries) <= PARTIES)


def _speak_apart(left: Profile, right: Profile) -> bool:
    """Whether the speakers are known and differ; a country, or its news agency, "says" what its minister says."""
    if not left.agents or not right.agents or not left.agents.isdisjoint(right.agents):
        return False
    return not any(
        left.single_country.get(one, one) == right.single_country.get(other, other)
        for one in left.agents
        for other in right.agents
        if not (one.startswith(PERSON) and other.startswith(PERSON))
    )


FEATURE = Feature("actors", compare)
