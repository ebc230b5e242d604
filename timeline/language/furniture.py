"""What news pages print around their story: share buttons, bylines, counters, wire codes, photo credits.

What comes in is one line or paragraph, what goes out says whether it is furniture and where a credit begins.  The words
are those of the lexicon en/page_furniture; the shapes are here.
"""

import re
from collections.abc import Iterable
from functools import cache

from timeline.lexicons import read_lexicon, word_set

__all__ = ["is_caption", "is_navigation", "start_of_credit"]

LONGEST_WITH_CREDIT = 2000  # characters of a block that is searched for a credit at its end
LONGEST_BYLINE = 90

_LONE_MARK = re.compile(r"[\W\d_]+")
# "-0-" and "-30-" end a dispatch; "(pvs/vi/ji)" are its editors' initials; "&UR;" is a typesetter's code
_WIRE_CODE = re.compile(r"\((?:[a-z]{2,4}[/-])+[a-z]{2,4}\)|[A-Z]{2} \((?:[a-z]{2,4}[/-])+[a-z]{2,4}\)|&[A-Z]{2};|\\n")
_BYLINE = re.compile(
    r"(?:By|BY|Written by|Reporting by|Edited by)\s+(?:[A-Z][\w.'’\-]+\s*){1,4}"
    r"(?:(?:,|\||;|and|in|for|at|&)\s*(?:editing by\s+|Editing by\s+|the\s+)?(?:[A-Z][\w.'’\-]+\s*){1,4})*"
)
_STAMP = re.compile(
    r"(?:(?:First\s+|Last\s+)?(?:published|updated|posted|modified))(?:\s+(?:on|at))?\b\s*:?\s*.{0,15}\d.{0,40}"
    r"|\d{1,2}\s+(?:minute|min)s?\s+read"
    r"|\d{1,3}\s*(?:shares|comments|views)",
    re.IGNORECASE,
)


def is_navigation(words: str) -> bool:
    """Whether a line is page furniture: exactly one of its words, or shaped like a byline, a stamp or a counter."""
    if _LONE_MARK.fullmatch(words) or _WIRE_CODE.fullmatch(words):
        return True
    plain = words.casefold().rstrip(" .:»›>")
    if plain in word_set("en/page_furniture", "navigation.whole") or plain.startswith(_openings()):
        return True
    if len(words) > LONGEST_BYLINE:
        return False
    return _STAMP.fullmatch(words) is not None or _BYLINE.fullmatch(words) is not None


def is_caption(words: str) -> bool:
    """Whether a line says of itself that it describes a picture: "FILE PHOTO: ...", "Image caption ..."."""
    return words.casefold().startswith(_caption_openings())


def start_of_credit(words: str) -> int | None:
    """Where the photo or agency credit at the end of a block begins, or None. A credit may be the whole block."""
    if len(words) > LONGEST_WITH_CREDIT:
        return None
    labelled, bracketed, agency = _credits()
    match = labelled.search(words) or bracketed.search(words) or agency.fullmatch(words)
    if match is None or (match.start() == 0 and is_caption(words)):
        return None  # "FILE PHOTO: A ferry leaves" says what is seen, not who took it
    return match.start()


@cache
def _openings() -> tuple[str, ...]:
    return tuple(read_lexicon("en/page_furniture")["navigation"]["opening"])


@cache
def _caption_openings() -> tuple[str, ...]:
    return tuple(read_lexicon("en/page_furniture")["caption"]["opening"])


@cache
def _credits() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    furniture = read_lexicon("en/page_furniture")["credit"]
    labels = _alternatives(form for label in furniture["labels"] for form in (label.capitalize(), label.upper()))
    agencies = _alternatives(form for name in furniture["agencies"] for form in (name, name.upper()))
    # "Kim Jong-unCredit: Reuters": the label may be glued to the word before, so its own capital is the only sign
    labelled = re.compile(rf"(?:^|(?<=[\w.!?'’\")\s]))(?:{labels}):\s*[^\n]{{0,90}}$")
    # "Smoke over the city on Monday. (AP Photo/Jane Doe)"
    bracketed = re.compile(rf"[(\[](?:{agencies})(?:\s+(?:Photo|Images?|Pictures?)|\s*/)[^)\]\n]{{0,80}}[)\]]\.?$")
    photographer = r"(?:\s*/\s*[\w .'’\-]{1,40}|\s+via\s+[\w .]{1,40})*"
    agency = re.compile(rf"(?:[A-Z][\w.'’\-]+(?:\s+|\s*/\s*)){{0,4}}(?:{agencies}){photographer}")
    return labelled, bracketed, agency


def _alternatives(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(set(forms), key=len, reverse=True))
