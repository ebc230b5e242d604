"""The life of an event: planned, then occurred, postponed, cancelled or denied, in the order it was reported."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from timeline.merging.profile import told_status
from timeline.model.event import BEGUN, Event, HistoryEntry, Mention, Status

__all__ = ["Report", "current_status", "history_of"]

# a background sentence that still speaks of a plan or a fear does not unmake what others saw happen
WEAK = frozenset({Status.PLANNED, Status.HYPOTHETICAL})
AHEAD = {
    Status.HYPOTHETICAL: 0,
    Status.PLANNED: 1,
    Status.CANCELLED: 2,
    Status.DENIED: 2,
    Status.ONGOING: 3,
    Status.OCCURRED: 4,
}


@dataclass(frozen=True, slots=True)
class Report:
    """What one article says of the event's status, and on what day."""

    published: date | None
    event: Event
    mention: int  # position of its main mention among those of the merged event

    @property
    def status(self) -> Status:
        return told_status(self.event, self.published)

    @property
    def article(self) -> str:
        return self.event.mentions[0].article

    @property
    def is_claim(self) -> bool:
        """Whether a named party says so, rather than the article."""
        return self.event.attribution is not None


def _in_order(reports: Sequence[Report]) -> list[Report]:
    """One of each article, oldest first, those without a publication day before all: they can tell no news.

    An article's own word is what it says happened, else what it says first: "the summit is on again; it had been called
    off in May" is news of a plan.
    """
    words: dict[str, Report] = {}
    for report in sorted(reports, key=_told):
        words.setdefault(report.article, report)
    return sorted(words.values(), key=lambda one: (one.published or date.min, AHEAD[one.status], one.event.id))


def _told(report: Report) -> tuple[object, ...]:
    status = report.status
    first = report.event.mentions[0]
    return (status not in BEGUN, status is Status.HYPOTHETICAL, first.start, first.trigger.start, report.event.id)


def current_status(reports: Sequence[Report]) -> Status:
    """The latest well-founded status.

    A later report counts, unless it only repeats a plan or a fear of what has occurred, or is a party's denial of what
    others report in their own voice.
    """
    ordered = _in_order(reports)
    current = ordered[0]
    for report in ordered[1:]:
        if _overrides(report, current):
            current = report
    return current.status


def _overrides(report: Report, current: Report) -> bool:
    if report.status in WEAK and current.status in BEGUN:
        return False
    if report.status is Status.HYPOTHETICAL and current.status is not Status.HYPOTHETICAL:
        return False
    if report.status is Status.DENIED and current.status in BEGUN:
        return current.is_claim and not report.is_claim
    return True


def history_of(reports: Sequence[Report]) -> tuple[HistoryEntry, ...]:
    """The status day by day, without repetitions. Order: by publication.

    A report of no known day that it happened comes last: it cannot have been the first step of a life.  Who speaks of a
    plan after it happened looks back, and adds no step.
    """
    entries: list[HistoryEntry] = []
    ordered = sorted(_in_order(reports), key=lambda one: one.published is None and one.status in BEGUN)
    for report in ordered:
        if entries and entries[-1].status in BEGUN and report.status in WEAK:
            continue
        if not entries or entries[-1].status is not report.status:
            entries.append(HistoryEntry(published=report.published, status=report.status, mention=report.mention))
    return tuple(entries)


def main_mentions(mentions: Sequence[Mention]) -> dict[str, int]:
    """Where each member's first mention stands among the merged ones."""
    found: dict[str, int] = {}
    for position, mention in enumerate(mentions):
        found.setdefault(mention.event, position)
    return found
