"""How an event's state is drawn: shape by state, colour by group, so that neither alone carries the meaning."""

from dataclasses import dataclass
from enum import StrEnum

from timeline.model.event import MergedEvent, Status
from timeline.model.time import Basis, Extent

__all__ = [
    "GROUP_COLOURS",
    "GROUP_LABELS",
    "MARK_STYLES",
    "Mark",
    "MarkStyle",
    "group_colour",
    "is_date_disputed",
    "mark_of",
]


class Mark(StrEnum):
    """The state that a mark shows. Order: of the legend, and of the codes in the page's data."""

    DAY = "day"
    WITHIN = "within"
    THROUGHOUT = "throughout"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"
    DISPUTED = "disputed"
    PUBLICATION = "publication"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class MarkStyle:
    """A mark in Plotly's words, and in a reader's."""

    label: str
    symbol: str
    outline: float = 0
    dash: str | None = None


MARK_STYLES = {
    Mark.DAY: MarkStyle("On that day", "circle"),
    Mark.WITHIN: MarkStyle("Some time in the band", "circle-open", 2),
    Mark.THROUGHOUT: MarkStyle("From first to last day", "circle", dash="solid"),
    Mark.PLANNED: MarkStyle("Planned", "diamond-open", 2, "dash"),
    Mark.HYPOTHETICAL: MarkStyle("Only if, or feared", "square-open", 2, "dot"),
    Mark.NEGATED: MarkStyle("Denied or cancelled", "x"),
    Mark.DISPUTED: MarkStyle("Sources disagree on the date", "triangle-up-open", 2),
    Mark.PUBLICATION: MarkStyle("Only the publication day is known", "circle-open", 3.5),
    Mark.UNDATED: MarkStyle("No date found", "circle-open", 1),
}

# (light, dark): each at least 3:1 against its page, and apart for people with any of the colour-vision deficiencies
GROUP_COLOURS = {
    "diplomacy": ("#0067b8", "#62b0f4"),
    "words": ("#667085", "#a9b4c6"),
    "oversight": ("#00807a", "#35c9bd"),
    "weapons": ("#c8410b", "#ff9157"),
    "military": ("#8a1546", "#f27fae"),
    "pressure": ("#96680a", "#e6b84a"),
    "politics": ("#6b3fc4", "#b69cf8"),
    "justice": ("#3d7a1c", "#93cf6c"),
    "other": ("#4d4a46", "#c9c4bb"),
}
GROUP_LABELS = {
    "diplomacy": "Diplomacy",
    "words": "Words",
    "oversight": "Oversight",
    "weapons": "Weapons",
    "military": "Military",
    "pressure": "Sanctions and aid",
    "politics": "Politics",
    "justice": "Justice",
    "other": "Other",
}
_STATUS_MARKS = {
    Status.DENIED: Mark.NEGATED,
    Status.CANCELLED: Mark.NEGATED,
    Status.PLANNED: Mark.PLANNED,
    Status.HYPOTHETICAL: Mark.HYPOTHETICAL,
}


def group_colour(group: str) -> tuple[str, str]:
    """The colours of a group in light and dark; those of a user's own group are the ones of "other"."""
    return GROUP_COLOURS.get(group, GROUP_COLOURS["other"])


def is_date_disputed(event: MergedEvent) -> bool:
    """Whether sources put the event on days that cannot all be right."""
    return any(dispute.field == "when" for dispute in event.disputes)


def mark_of(event: MergedEvent) -> Mark:
    """The mark of an event.

    What did not happen, or not yet, comes before everything else: it must never look like a fact.
    """
    when = event.when
    if not when.is_dated:
        return Mark.UNDATED
    if mark := _STATUS_MARKS.get(event.status):
        return mark
    if is_date_disputed(event):
        return Mark.DISPUTED
    if when.basis is Basis.PUBLICATION:
        return Mark.PUBLICATION
    if when.extent is Extent.THROUGHOUT:
        return Mark.THROUGHOUT
    return Mark.DAY if when.first == when.last and not when.approximate else Mark.WITHIN
