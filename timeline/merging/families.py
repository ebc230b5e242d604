"""Which event types different reporters may choose for one event.

"The two met" is a meeting to one rule and talks to another.  Types of one family are compared; types that share no
family never merge.
"""

__all__ = ["FAMILIES", "families_of"]

FAMILIES: dict[str, frozenset[str]] = {
    "talks": frozenset({"summit", "meeting", "visit", "negotiation"}),
    "deals": frozenset({"agreement", "commitment", "ceasefire", "treaty_withdrawal", "policy"}),
    # what was said is one act, whatever tone a reporter hears in it
    "words": frozenset(
        {
            "statement",
            "accusation",
            "demand",
            "rejection",
            "threat",
            "endorsement",
            "commitment",
            "message",
            "assessment",
        }
    ),
    "force": frozenset({"attack", "clash", "coup", "cyber_attack", "accident"}),
    "streets": frozenset({"protest", "clash"}),
    "launches": frozenset({"missile_test", "space_launch", "nuclear_test", "military_exercise"}),
    "rollback": frozenset({"dismantlement", "commitment", "withdrawal"}),
    "troops": frozenset({"deployment", "withdrawal", "military_exercise"}),
    "justice": frozenset({"arrest", "trial", "release"}),
    "scrutiny": frozenset({"inspection", "assessment"}),
    "pressure": frozenset({"sanctions", "policy", "diplomatic_ties"}),
    "transfers": frozenset({"aid", "arms_transfer"}),
    "power": frozenset({"election", "leadership_change", "coup"}),
}


def families_of(event_type: str) -> frozenset[str]:
    """The families that a type belongs to; a type of a user's own is a family by itself.

    >>> sorted(families_of("clash"))
    ['force', 'streets']
    """
    return frozenset(name for name, types in FAMILIES.items() if event_type in types) or frozenset({event_type})
