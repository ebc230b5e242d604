"""Places: the same one, one inside of the other, or two different ones."""

from timeline.merging.features.evidence import Evidence, Feature
from timeline.merging.profile import Profile, country_codes

__all__ = ["FEATURE", "is_same_or_inside"]

# two known cities are two events, whatever else is alike, unless the actors are the same too: then it is disputed
SAME, INSIDE, UNCLEAR = 0.25, 0.1, -0.1


def is_same_or_inside(left: Profile, right: Profile) -> bool:
    """Whether the places can both be right: the same, or a country and a place in it."""
    if left.place == right.place:
        return True
    return (
        left.place_country is not None
        and left.place_country == right.place_country
        and (_is_country(left) or _is_country(right))
    )


def _is_country(profile: Profile) -> bool:
    """Whether the place is its whole country: then it has the name of one, or some actor of that name is one."""
    return (
        profile.place_name.lower() in country_codes()
        or any(key.startswith("country:") and name == profile.place_name for key, name in profile.names.items())
        or profile.place_name.lower() == (profile.place_country or "").lower()
    )


def compare(left: Profile, right: Profile) -> Evidence | None:
    """Whether the places agree: the same city speaks for, another city of the country and other countries against."""
    if left.place is None or right.place is None:
        return None
    if left.place == right.place:
        return Evidence(SAME, f"same place ({left.place_name})")
    if left.place in right.place.split() or right.place in left.place.split():
        return Evidence(INSIDE, "one place inside of the other")
    if left.place_country is None or right.place_country is None:
        return Evidence(UNCLEAR, f"different places ({_both(left, right)})")
    if left.place_country != right.place_country:
        return Evidence(-1.0, f"different countries ({_both(left, right)})")
    if is_same_or_inside(left, right):
        return Evidence(INSIDE, "one place inside of the other")
    return Evidence(-1.0, f"different places ({_both(left, right)})")


def _both(left: Profile, right: Profile) -> str:
    return " and ".join(sorted((left.place_name, right.place_name)))


FEATURE = Feature("place", compare)
