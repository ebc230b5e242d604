"""The days of an event: the expression that the reader links to it, and how its days follow from that.

The reader chooses, resolution has already said what the expression means; its proof is carried over, and the choice is
told in words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from timeline.events.derived import counted_from_another, since_another
from timeline.model.analysis import Analysis
from timeline.model.event import BEGUN, Status
from timeline.model.reading import BoundBy, Reading, TriggerReading
from timeline.model.time import AnchorKind, Basis, Extent, Precision, ResolvedTime, TimexType, When

__all__ = ["UNDATED", "Dated", "date_event"]

UNDATED = When(explanation=("no time expression dates it",))
LINK = 0.4  # a date less probable than this is no date: open is better than wrong
_FAINT = 0.01
_BESIDE = re.compile(r"[\s,:(–—-]{1,4}(?:(?:on|in)\s+)?(?:the\s+)?")  # "1979 (January 16)", "next month on 2 August"
_LONGEST_NAME = 3  # words before the noun of an event: "after the second army attack"
DERIVED = 0.7  # how sure days are that follow from another event's
OTHER = 0.5  # what a date of another mention needs where the main one has none


@dataclass(frozen=True, slots=True)
class Dated:
    """An event's days, the expressions that give them, and how probable the choice is."""

    when: When
    times: tuple[ResolvedTime, ...]
    probability: float


def date_event(
    analysis: Analysis,
    reading: Reading,
    group: Sequence[int],
    main: int,
    times: Sequence[ResolvedTime],
    status: Status,
    published: date | None,
) -> Dated:
    """The days of the event that a group of mentions tells: by its main mention, else by the surest other one."""
    found = _of_mention(analysis, reading, main, times, status, published)
    if found.when.is_dated:
        return found
    others = [_of_mention(analysis, reading, row, times, status, published) for row in group if row != main]
    dated = [other for other in others if other.when.is_dated and other.probability >= OTHER]
    if dated:
        return max(dated, key=lambda other: other.probability)
    return _derived(analysis, reading, group, times, status, published) or found


def _derived(
    analysis: Analysis,
    reading: Reading,
    group: Sequence[int],
    times: Sequence[ResolvedTime],
    status: Status,
    published: date | None,
) -> Dated | None:
    """The days that a mention has from another event of its sentence: so long after or before it, or since."""

    def days_of(row: int) -> When:
        return _of_mention(analysis, reading, row, times, status, published).when

    def day_of(row: int) -> date | None:
        when = days_of(row)
        return when.first if when.first == when.last else None

    for row in group:
        if counted := counted_from_another(reading, row, times, day_of):
            when, length = counted
            for trigger in (reading.triggers[other] for other in group):
                lasting = _lasting(trigger, times)
                if lasting is not None and lasting is not length:
                    return Dated(_lengthened(when, lasting, trigger, status), (length, lasting), DERIVED)
            return Dated(when, (length,), DERIVED)
        if when_since := since_another(reading, row, published, days_of):
            return Dated(when_since, (), DERIVED)
    return None


def _of_mention(
    analysis: Analysis,
    reading: Reading,
    row: int,
    times: Sequence[ResolvedTime],
    status: Status,
    published: date | None,
) -> Dated:
    best, share = _likeliest(reading, row, times, published)
    if best == len(times) + 1 or share < LINK:
        return Dated(UNDATED, (), float(reading.dates[row, len(times) + 1]))
    if best == len(times):
        return Dated(_by_publication(published), (), share)
    way = _way(reading, row, best)
    time = _finer(analysis.text, times, best) if way is BoundBy.WITHIN else times[best]
    trigger = reading.triggers[row]
    if not time.is_dated:
        return Dated(When(explanation=time.explanation or UNDATED.explanation), (time,), share)
    when = _from_time(time, way, status, published, f'dated by "{time.text}", {_where(analysis, trigger, time)}')
    lasting = _lasting(trigger, times)
    if lasting is not None and when.first is not None and when.first == when.last:
        return Dated(_lengthened(when, lasting, trigger, status), (time, lasting), share)
    return Dated(when, (time,), share)


def _finer(text: str, times: Sequence[ResolvedTime], number: int) -> ResolvedTime:
    """The expression, or one right beside it that says the same more precisely: "next month on 2 August"."""
    for first, second in pairwise(times[max(number - 1, 0) : number + 2]):
        other = first if second is times[number] else second
        is_beside = first.end <= second.start and _BESIDE.fullmatch(text, first.end, second.start)
        if is_beside and _is_inside(other, times[number]):
            return other
    return times[number]


def _is_inside(fine: ResolvedTime, coarse: ResolvedTime) -> bool:
    """Whether an expression's days are some of another's, not all."""
    if fine.first is None or fine.last is None or coarse.first is None or coarse.last is None:
        return False
    lengths = fine.last - fine.first, coarse.last - coarse.first
    return coarse.first <= fine.first and fine.last <= coarse.last and lengths[0] < lengths[1]


def _likeliest(reading: Reading, row: int, times: Sequence[ResolvedTime], published: date | None) -> tuple[int, float]:
    """What dates a mention and how probable that is: of all that give the same days, the likeliest.

    "Tuesday" in the lead and "Tuesday" three sentences on are one answer, and so is news of the day on a Tuesday.
    """
    scores = reading.dates[row].copy()
    scores[[number for number, time in enumerate(times) if _is_counted_from(reading, row, time)]] = 0
    by_days: dict[object, list[int]] = {}
    for number in (scores >= _FAINT).nonzero()[0]:
        by_days.setdefault(_days_by(reading, row, int(number), times, published), []).append(int(number))
    answers = [(float(scores[of].sum()), -min(of), of) for of in by_days.values()]
    share, _, of = max(answers, default=(0.0, 0, [len(times) + 1]))
    return max(of, key=lambda number: (float(scores[number]), -number)), share


def _is_counted_from(reading: Reading, row: int, time: ResolvedTime) -> bool:
    """Whether an expression counts from this very mention, as "two days" in "two days after the attack" does."""
    meaning = time.meaning or {}
    if meaning.get("is") != "After":
        return False
    trigger = reading.triggers[row]
    between = [word for word in trigger.sentence.words if meaning["start"] <= word.start < trigger.span.start]
    is_behind = meaning["start"] <= trigger.span.start < meaning["end"] and len(between) <= _LONGEST_NAME
    return is_behind and all(word.upos not in ("VERB", "AUX", "PUNCT") for word in between)


def _days_by(reading: Reading, row: int, number: int, times: Sequence[ResolvedTime], published: date | None) -> object:
    """The days that an expression or the publication gives; what gives none is an answer of its own."""
    if number == len(times) and published is not None:
        return published, published
    if number >= len(times) or not times[number].is_dated:
        return number
    time, way = times[number], _way(reading, row, number)
    first = published if way is BoundBy.UNTIL else None if way is BoundBy.BEFORE else time.first
    last = published if way is BoundBy.SINCE else None if way is BoundBy.AFTER else time.last
    return first, last


def _way(reading: Reading, row: int, number: int) -> BoundBy:
    return list(BoundBy)[int(reading.bounds[row, number].argmax())]


def _by_publication(published: date | None) -> When:
    if published is None:
        return When(explanation=("news of the day, and the day of publication is not known",))
    return When(
        first=published,
        last=published,
        edtf=published.isoformat(),
        precision=Precision.DAY,
        basis=Basis.PUBLICATION,
        explanation=(f"news of the day without a time word: the publication day, {published}",),
    )


def _from_time(time: ResolvedTime, way: BoundBy, status: Status, published: date | None, link: str) -> When:
    first, last = time.first, time.last
    steps = [link, *(f'"{time.text}": {step}' for step in time.explanation)]
    if way is BoundBy.SINCE and published is not None and first is not None and first <= published:
        last = published
        steps.append(f"it goes on from then until publication, {published}")
    elif way is BoundBy.UNTIL and published is not None and last is not None and published <= last:
        first = published
        steps.append(f"it is to come by then: from publication, {published}, on")
    elif way is BoundBy.BEFORE and last is not None:
        first = None
        steps.append("no later than then")
    elif way is BoundBy.AFTER and first is not None:
        last = None
        steps.append("no earlier than then")
    is_begun = status in BEGUN and published is not None and first is not None and first <= published
    if is_begun and last is None and way is not BoundBy.AFTER:
        last = published
        steps.append(f"it is told as done, so not after publication, {published}")
    is_own = (first, last) == (time.first, time.last)
    bases = {AnchorKind.STATED: Basis.STATED, AnchorKind.EVENT: Basis.INFERRED}
    return When(
        first=first,
        last=last,
        edtf=time.edtf if is_own else f"{first or '..'}/{last or '..'}",
        precision=time.precision if is_own else Precision.UNKNOWN,
        approximate=time.approximate,
        extent=Extent.THROUGHOUT if way is BoundBy.SINCE or time.relation == "since" else Extent.WITHIN,
        basis=bases.get(time.anchor.kind, Basis.RELATIVE),
        explanation=tuple(steps),
    )


def _where(analysis: Analysis, trigger: TriggerReading, time: ResolvedTime) -> str:
    """Where the expression stands, seen from the trigger: "two words on", "in the sentence before"."""
    sentence = analysis.sentence_at(time.start)
    if sentence is None:
        return "elsewhere in the text"
    apart = sentence.index - trigger.sentence.index
    if apart == 0:
        side = "on" if time.start > trigger.span.start else "before"
        low, high = (trigger.span.end, time.start) if side == "on" else (time.end, trigger.span.start)
        words = sum(low <= word.start < high and word.upos != "PUNCT" for word in sentence.words)
        return (
            f"{words} word{'s' * (words != 1)} {side}" if words else f"right {'after' if side == 'on' else 'before'} it"
        )
    if apart == -1:
        return "in the sentence before"
    return f"{abs(apart)} sentences {'before' if apart < 0 else 'on'}" if apart != 1 else "in the next sentence"


def _lasting(trigger: TriggerReading, times: Sequence[ResolvedTime]) -> ResolvedTime | None:
    """The length in days right before a trigger: "10-day drills", "a nine-day strike"."""
    for time in times:
        if time.type is TimexType.DURATION and 0 < trigger.span.start - time.end <= _BEFORE and _days(time):
            between = [w for w in trigger.sentence.words if time.end <= w.start < trigger.span.start]
            if all(word.upos in ("ADJ", "NOUN", "PROPN") or word.text == "-" for word in between):
                return time
    return None


_BEFORE = 40  # characters between a length and the word that it describes
_BEGINNING = frozenset({"begin", "start", "launch", "open", "commence", "embark", "kick"})


def _days(time: ResolvedTime) -> int:
    return (
        int(time.value[1:-1]) if time.value[:1] == "P" and time.value[-1:] == "D" and time.value[1:-1].isdigit() else 0
    )


def _lengthened(when: When, lasting: ResolvedTime, trigger: TriggerReading, status: Status) -> When:
    """Up to its day, or from it where it begins or is to come."""
    above = trigger.sentence.head(trigger.word)
    ahead = status is Status.PLANNED or above.lemma.lower() in _BEGINNING
    day = when.first
    if day is None:
        return when
    try:
        length = timedelta(_days(lasting) - 1)
        first, last = (day, day + length) if ahead else (day - length, day)
    except OverflowError:  # a length that leads outside of years 1 to 9999 says nothing of its days
        return when
    step = f'"{lasting.text}": it lasted {_days(lasting)} days {"from" if ahead else "up to"} then'
    return when.model_copy(
        update={
            "first": first,
            "last": last,
            "edtf": f"{first}/{last}",
            "precision": Precision.UNKNOWN,
            "extent": Extent.THROUGHOUT,
            "explanation": (*when.explanation, step),
        }
    )
