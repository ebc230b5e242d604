"""What a meaning comes to: a stretch of the calendar or the reason why there is none, and what it is counted from."""

from dataclasses import dataclass, field, replace

from timeline.model.meaning import Calendar, DayOfMonth, Length
from timeline.model.time import Anchor, AnchorKind
from timeline.resolution.arithmetic import Stretch, stretch_of
from timeline.resolution.context import Context
from timeline.resolution.writing import in_words, length_value

__all__ = [
    "DAYS",
    "MONTHS",
    "NOTHING",
    "NO_PUBLICATION",
    "OUTSIDE",
    "STATED",
    "Denotation",
    "base_of",
    "base_of_that_year",
    "base_words",
    "left_open",
    "length_text",
    "open_value",
]

NO_PUBLICATION = "no publication date is known: give it with --published or in the article's metadata"
NO_REFERENCE = "nothing before it in the text is dated"
STATED = Anchor(kind=AnchorKind.STATED)
NOTHING = Anchor(kind=AnchorKind.NONE)
DAYS = {"day": 1, "week": 7, "weekend": 7}
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


@dataclass(frozen=True, slots=True)
class Denotation:
    """What a meaning comes to; ``stretch`` None means open, and ``steps`` says why."""

    stretch: Stretch | None
    value: str
    anchor: Anchor = STATED
    steps: tuple[str, ...] = ()
    approximate: bool = False
    readings: tuple[str, ...] = field(default=())
    end: Stretch | None = None  # of what has two ends, the one named: "two days later" is counted from there

    def with_step(self, step: str) -> "Denotation":
        return replace(self, steps=(*self.steps, step))


OUTSIDE = Denotation(None, "XXXX", NOTHING, ("it lies outside of years 1 to 9999",))


def open_value(meaning: Calendar | DayOfMonth) -> str:
    """The TIMEX3 value of a name of the calendar of which no more is known."""
    if isinstance(meaning, DayOfMonth):
        return f"XXXX-XX-{meaning.day:02d}"
    match meaning.unit:
        case "weekday":
            return f"XXXX-WXX-{meaning.number}"
        case "month":
            return f"XXXX-{meaning.number:02d}"
        case "day":
            return f"XXXX-{meaning.number:02d}-{meaning.day:02d}"
        case "week":
            return f"XXXX-W{meaning.number:02d}"
        case "season":
            return f"XXXX-{meaning.name}"
        case "quarter":
            return f"XXXX-Q{meaning.number}"
        case "weekend":
            return "XXXX-WXX-WE"
    return "XXXX"


def base_of(base: str, context: Context, unit: str) -> tuple[Stretch, Anchor] | None:
    """The stretch that so many of a unit are counted from, and the anchor that names it."""
    reference = context.spoken_of(unit)
    if base == "text" and reference is not None:
        return reference.stretch, reference.anchor
    if context.published is None:
        return None
    return stretch_of("day", context.published), context.publication


def base_of_that_year(base: str, context: Context) -> tuple[Stretch, Anchor] | None:
    """What "that year" points at: the last year named, even one that the telling only passed by, "the 2015 deal"."""
    passed = context.year_passed_by
    return (passed.stretch, passed.anchor) if base == "text" and passed else base_of(base, context, "year")


def left_open(base: str, context: Context, value: str) -> Denotation:
    reason = NO_REFERENCE if base == "text" and context.published is not None else NO_PUBLICATION
    return Denotation(None, value, NOTHING, (reason,))


def base_words(base: Stretch, anchor: Anchor) -> str:
    """ "publication, 2019-08-21" or "the time under discussion, 2018-06"."""
    kind = "publication" if anchor.kind is AnchorKind.PUBLICATION else "the time under discussion"
    return f"{kind}, {in_words(base)}"


def length_text(length: Length) -> str:
    value = length_value(length.count, length.unit)
    if length.more is not None:
        value += length_value(*length.more).removeprefix("P")
    return value
