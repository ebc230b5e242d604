"""What stands around a match in its sentence: never more of it than asked for, so that time stays linear."""

import re

__all__ = ["REACH", "words_after", "words_around", "words_before"]

REACH = 100  # characters on either side that can tell what a match is


def words_before(match: re.Match[str], reach: int = REACH) -> str:
    return match.string[max(0, match.start() - reach) : match.start()]


def words_after(match: re.Match[str], reach: int = REACH) -> str:
    return match.string[match.end() : match.end() + reach]


def words_around(match: re.Match[str]) -> str:
    """What stands on both sides, without white space and stops: empty where a match is all that there is."""
    return (words_before(match) + words_after(match)).strip(" \t\n.,;:!?()\"'“”‘’")
