"""Which pairs are worth comparing, so that cost grows with the number of events and not with its square.

Two events are compared when they share a type family and something particular (an actor, a place, a rare word of the
sentence) and their dates can be the same.  Events whose date spans more than a week, or that have none, meet others on
two particulars, since nearly every date fits theirs.  What comes in are profiles, what goes out are pairs of positions.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from timeline.merging.profile import Profile
from timeline.merging.vectors import cosine
from timeline.merging.words import weight_of
from timeline.model.event import Status

__all__ = ["SLACK", "candidate_pairs", "is_worth_comparing", "meeting_keys", "tells_apart", "window_of"]

NARROW = 7  # days
SLACK = 2  # days that honest reports of one event may differ by
RARE = 0.6  # word weight from which a word is a particular: about 1 in 4,000
WORDS = 6  # rare words of a sentence that are used
HARM = frozenset({"kill", "injure"})
FORCE = "force"
FRESH, STALE = 45, 400  # days between publications within which undated events may be one; told of alike triggers
ALIKE = 0.4  # of two triggers' meanings
STRETCH = 8  # days: the width of the stretches under which narrow dates are filed
AHEAD = frozenset({Status.PLANNED, Status.HYPOTHETICAL, Status.CANCELLED})  # what news tells of days to come


def _particulars(profile: Profile) -> list[str]:
    found = [f"a:{key}" for key in sorted(profile.names)]
    if profile.place:
        found.append(f"p:{profile.place}")
    rare = sorted(
        (base for base in profile.words if weight_of(base) >= RARE), key=lambda base: (-weight_of(base), base)
    )
    found.extend(f"w:{base}" for base in rare[:WORDS])
    found.extend(f"t:{base}" for base in sorted(profile.trigger))
    return found


def _pairs_of(particulars: Sequence[str], countries: Iterable[str]) -> list[str]:
    """Two particulars at a time; in company a country is one too, be it the place or where somebody is from."""
    alone = {f"a:country:{code}": f"c:{code}" for code in countries}
    kept = sorted([*particulars, *alone.values()])
    return ["&".join(pair) for pair in combinations(kept, 2) if alone.get(pair[0]) != pair[1]]


def window_of(profile: Profile) -> tuple[int, int]:
    """The days between which an event must meet another: its date, or for undated ones its news."""
    if profile.first is not None and profile.last is not None:
        return profile.first, profile.last
    if profile.published is not None:
        ahead = STALE if profile.status in AHEAD else 0
        return profile.published - STALE, profile.published + ahead
    return 1, 10**7


def tells_apart(left: Profile, right: Profile) -> bool:
    """Whether one article has both, and knows that they are two.

    Its headline tells beforehand what its text tells, what is on again may have been called off before, and "five
    were killed in clashes" is one happening.
    """
    if left.article != right.article:
        return False
    if left.in_headline != right.in_headline:
        return False
    if (left.status is Status.CANCELLED) != (right.status is Status.CANCELLED):
        return False
    harm = bool(left.senses & HARM) != bool(right.senses & HARM)
    same_time = (left.first, left.last) == (right.first, right.last)
    return not (left.sentence == right.sentence and harm and same_time and FORCE in left.families & right.families)


def _sweep(members: Sequence[int], windows: Sequence[tuple[int, int]], slack: int) -> Iterator[tuple[int, int]]:
    """The pairs whose windows overlap, give or take the slack."""
    ordered = sorted(members, key=lambda index: (windows[index], index))
    active: list[int] = []
    for index in ordered:
        first = windows[index][0] - slack
        active = [other for other in active if windows[other][1] >= first]
        for other in active:
            yield (other, index) if other < index else (index, other)
        active.append(index)


def candidate_pairs(profiles: Sequence[Profile], *, one_per_article: bool = True) -> Iterator[tuple[int, int]]:
    """The pairs to compare, each once, as positions in the given sequence; by default none that an article tells apart.

    Order: by family; inside of it no order is promised
    """
    windows = [window_of(profile) for profile in profiles]
    particulars = [_particulars(profile) for profile in profiles]
    families: dict[str, list[int]] = defaultdict(list)
    for index, profile in enumerate(profiles):
        for family in sorted(profile.families):
            families[family].append(index)
    for family in sorted(families):
        for left, right in _pairs_in_family(families[family], profiles, windows, particulars):
            if _is_stale(profiles[left], profiles[right]):
                continue
            # a pair of two families in common is yielded with the first of them
            if one_per_article and tells_apart(profiles[left], profiles[right]):
                continue
            if min(profiles[left].families & profiles[right].families) == family:
                yield left, right


def meeting_keys(profile: Profile) -> list[int]:
    """What :func:`candidate_pairs` compares by, as numbers of 63 bits: two events that meet have one in common.

    They are for an index that is kept.  Of events with a key in common, those are candidates whose windows overlap,
    give or take ``SLACK``, and that :func:`is_worth_comparing` lets pass; only a collision of hashes adds another.
    """
    particulars = _particulars(profile)
    doubles = _pairs_of(particulars, profile.where | profile.countries)
    singles: list[str] = []
    if 0 < profile.width <= NARROW:  # filed by its days, with the slack that a date may have
        first, last = window_of(profile)
        stretches = range(first // STRETCH, (last + SLACK) // STRETCH + 1)
        singles = [f"{stretch} {key}" for key in particulars for stretch in stretches]
    texts = {f"{family} {key}" for family in profile.families for key in (*singles, *doubles)}
    return sorted({_hashed(text) for text in texts})


def _hashed(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


def is_worth_comparing(left: Profile, right: Profile) -> bool:
    """Whether two events that meet are two accounts which may be one."""
    return not _is_stale(left, right) and not tells_apart(left, right)


def _is_stale(left: Profile, right: Profile) -> bool:
    """Whether an undated event and one of other news have no trigger in common that could tell them as one."""
    if (left.is_dated and right.is_dated) or left.published is None or right.published is None:
        return False
    if abs(left.published - right.published) <= FRESH or not left.triggers.isdisjoint(right.triggers):
        return False
    return cosine(left.meanings, right.meanings) < ALIKE


def _pairs_in_family(
    members: Sequence[int],
    profiles: Sequence[Profile],
    windows: Sequence[tuple[int, int]],
    particulars: Sequence[list[str]],
) -> set[tuple[int, int]]:
    single: dict[str, list[int]] = defaultdict(list)
    double: dict[str, list[int]] = defaultdict(list)
    for index in members:
        if 0 < profiles[index].width <= NARROW:
            for key in particulars[index]:
                single[key].append(index)
        for key in _pairs_of(particulars[index], profiles[index].where | profiles[index].countries):
            double[key].append(index)
    found: set[tuple[int, int]] = set()
    for blocks in (single, double):
        for block in blocks.values():
            if len(block) > 1:
                found.update(_sweep(block, windows, SLACK))
    return found
