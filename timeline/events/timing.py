"""The date of an event from the expressions that date it, from the sentence before, or as news of the day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.events.candidate import Candidate
from timeline.model.analysis import Analysis, BlockKind, Sentence, Word
from timeline.model.event import BEGUN, Status
from timeline.model.time import AnchorKind, Basis, Extent, Precision, ResolvedTime, TimexType, When

__all__ = ["Timed", "carried_over", "is_pluperfect", "length_in_days", "tells_news", "when_of"]

UNDATED = When(explanation=("no time expression dates it",))
_NEWS_BLOCKS = 4  # paragraphs at the top that tell the day's news


@dataclass(frozen=True, slots=True)
class Timed:
    """The expressions that date an event, the main one first."""

    times: tuple[ResolvedTime, ...] = ()
    inherited: bool = False
    runs_on: bool = False  # from the date told beside it until now: "and has since resumed"
    joined: bool = False  # two dates that together tell when: "in May or June"


def when_of(
    timed: Timed,
    status: Status,
    published: date | None,
    *,
    news: bool,
    lasting: Sequence[ResolvedTime] = (),
    begins: bool = False,
) -> When:
    """The date of an event from its expressions; the publication day for news of the day; else undated.

    ``lasting``: durations that describe it; they run up to its day, or from it where that is when it ``begins``.
    """
    dated = [time for time in timed.times if time.is_dated]
    if dated:
        return _from_times(dated, timed, status, published, lasting, begins=begins)
    if timed.times:
        return When(explanation=tuple(step for time in timed.times for step in time.explanation) or UNDATED.explanation)
    if news and published is not None and status in BEGUN:
        return When(
            first=published,
            last=published,
            edtf=published.isoformat(),
            precision=Precision.DAY,
            basis=Basis.PUBLICATION,
            explanation=(f"news of the day without a time word: the publication day, {published}",),
        )
    return UNDATED


def _from_times(
    dated: Sequence[ResolvedTime],
    timed: Timed,
    status: Status,
    published: date | None,
    lasting: Sequence[ResolvedTime],
    *,
    begins: bool,
) -> When:
    points = [time for time in dated if time.type is not TimexType.DURATION] or list(dated)
    main = _narrowest(points)
    first, last = main.first, main.last
    if timed.joined:
        first, last = points[0].first, points[-1].last
    steps = [f'"{main.text}": {step}' for step in main.explanation]
    if timed.runs_on and published is not None and last is not None and last < published:
        last = published
        steps.append(f'"has since": between then and publication, {published}')
    extent = Extent.WITHIN
    approximate = main.approximate
    if main.relation == "since":
        extent = Extent.THROUGHOUT
    if (
        main.relation == "after"
        and last is None
        and published is not None
        and first is not None
        and first <= published
        and status is not Status.PLANNED
    ):
        last = published
        steps.append(f"it is told as done, so not after publication, {published}")
    if (
        main.relation == "before"
        and first is None
        and status is Status.PLANNED
        and published is not None
        and last is not None
        and published <= last
    ):
        first = published
    edtf, precision = main.edtf, main.precision
    if (first, last) != (main.first, main.last):
        edtf, precision = f"{first or '..'}/{last or '..'}", Precision.UNKNOWN
    days = length_in_days(lasting)
    if days and first is not None and first == last:
        ahead = begins or status is Status.PLANNED
        first, last = (first, first + timedelta(days - 1)) if ahead else (first - timedelta(days - 1), first)
        extent, precision = Extent.THROUGHOUT, Precision.UNKNOWN
        edtf = f"{first}/{last}"
        steps.append(f'"{lasting[0].text}": it lasted {days} days {"from" if ahead else "up to"} then')
    basis = (
        Basis.STATED
        if main.anchor.kind is AnchorKind.STATED
        else Basis.INFERRED
        if main.anchor.kind is AnchorKind.EVENT
        else Basis.RELATIVE
    )
    if timed.inherited:
        steps.append("what is told next to it, without a time word of its own")
    return When(
        first=first,
        last=last,
        edtf=edtf,
        precision=precision,
        approximate=approximate,
        extent=extent,
        basis=basis,
        explanation=tuple(steps),
    )


def length_in_days(lasting: Sequence[ResolvedTime]) -> int:
    """The length in days of "10-day drills"."""
    for time in lasting:
        if time.value.startswith("P") and time.value.endswith("D") and time.value[1:-1].isdigit():
            return int(time.value[1:-1])
    return 0


def _narrowest(times: Iterable[ResolvedTime]) -> ResolvedTime:
    def width(time: ResolvedTime) -> tuple[int, int]:
        if time.first is None or time.last is None:
            return (1, 0)
        return (0, (time.last - time.first).days)

    return min(times, key=width)


def is_pluperfect(sentence: Sentence, verb: Word) -> bool:
    """ "had demanded": before what is told, so not the news of the day."""
    return any(c.relation == "aux" and c.text.lower() in ("had", "'d") for c in sentence.children(verb))


def _is_perfect(sentence: Sentence, verb: Word) -> bool:
    """ "has expelled", "had expelled": told from another day than the one before."""
    return any(c.relation == "aux" and c.lemma.lower() == "have" for c in sentence.children(verb))


def carried_over(
    sentence: Sentence, before: Sequence[tuple[When, tuple[ResolvedTime, ...], Candidate]]
) -> Timed | None:
    """The day of the sentence before, where the telling goes on: simple past after simple past, next to each other."""
    root = sentence.root
    if root is None or root.feature("Tense") != "Past" or _is_perfect(sentence, root):
        return None
    for when, times, candidate in before:
        verb = candidate.governor
        told = (
            verb is not None
            and verb.is_root
            and verb.feature("Tense") == "Past"
            and candidate.sentence.index == sentence.index - 1
        )
        if told and when.first is not None and when.first == when.last and times:
            return Timed(times, inherited=True)
    return None


def tells_news(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether a sentence stands where the day's news is told: headline or one of the first paragraphs."""
    if sentence.kind is BlockKind.HEADLINE:
        return True
    bodies = [b.index for b in analysis.blocks if b.kind is BlockKind.PARAGRAPH]
    if len(bodies) <= 2:  # a text without paragraphs: its first sentences
        return sentence.index < _NEWS_BLOCKS
    return sentence.block in bodies[:_NEWS_BLOCKS]
