"""Days that follow from another event of the sentence.

"Confirmed today ..., a day after the forces ended their drills"; "talks collapsed in February, and tests have since
resumed".  Only arithmetic: which words tell events is the reader's word, and the day counted from is one that a time
expression gives.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from timeline.model.analysis import Sentence, Word
from timeline.model.reading import Reading
from timeline.model.time import Basis, Precision, ResolvedTime, TimexType, When

__all__ = ["counted_from_another", "since_another"]

_SIDES = {"after": -1, "before": 1}  # told with "after", the clause lies before what it is told beside
_UNITS = {"D": 1, "W": 7}


def counted_from_another(
    reading: Reading, row: int, times: Sequence[ResolvedTime], day_of: Callable[[int], date | None]
) -> tuple[When, ResolvedTime] | None:
    """The day of a mention in a clause that a length and "after" or "before" open, and the length.

    ``day_of`` gives the one day of another mention, where its date is one.
    """
    trigger = reading.triggers[row]
    sentence = trigger.sentence
    chain = (trigger.word, *sentence.ancestors(trigger.word))
    for time in times:
        length = 0 if time.is_dated else _length(time)  # what the text dates is counted from there
        mark = _mark_behind(sentence, time) if length else None
        head = sentence.head(mark) if mark is not None else None
        if mark is None or head is None or all(word.index != head.index for word in chain):
            continue
        if trigger.word.start < mark.start:
            continue
        for other in _told_beside(reading, sentence, time, head):
            if (day := day_of(other)) is not None:
                found = _moved(day, _SIDES[mark.text.lower()] * length)
                told = reading.triggers[other].word.text
                return (_on(found, day, time, told), time) if found is not None else None
    return None


def since_another(reading: Reading, row: int, published: date | None, days_of: Callable[[int], When]) -> When | None:
    """The time from what the sentence told before until publication, of a mention that "has since" happened."""
    trigger = reading.triggers[row]
    if published is None or not any(
        child.text.lower() == "since" and child.relation == "advmod" and child.head == trigger.word.index
        for child in trigger.sentence.children(trigger.word)
    ):
        return None
    for other in range(row - 1, -1, -1):
        told = reading.triggers[other]
        if told.sentence is not trigger.sentence:
            return None
        first = days_of(other).first
        if first is not None and first <= published:
            return When(
                first=first,
                last=published,
                edtf=f"{first}/{published}",
                precision=Precision.UNKNOWN,
                basis=Basis.INFERRED,
                explanation=(f'"since" "{told.word.text}", {first}: from then until publication, {published}',),
            )
    return None


def _told_beside(reading: Reading, sentence: Sentence, time: ResolvedTime, head: Word) -> list[int]:
    """The mentions that a clause is told beside: those before its length, the nearest first, or what governs it."""
    here = [row for row, told in enumerate(reading.triggers) if told.sentence is sentence]
    above = {word.index for word in sentence.ancestors(head)}
    before = [row for row in reversed(here) if reading.triggers[row].word.start < time.start]
    return before or [row for row in here if reading.triggers[row].word.index in above]


def _length(time: ResolvedTime) -> int:
    """Days of a length in whole days or weeks, else 0."""
    number = time.value[1:-1]
    is_counted = time.type is TimexType.DURATION and time.value[:1] == "P" and number.isdigit()
    return int(number) * _UNITS.get(time.value[-1:], 0) if is_counted else 0


def _mark_behind(sentence: Sentence, time: ResolvedTime) -> Word | None:
    """The "after" or "before" right behind a length that opens a clause."""
    word = next((word for word in sentence.words if word.start >= time.end), None)
    return word if word is not None and word.text.lower() in _SIDES and word.relation in ("mark", "case") else None


def _moved(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def _on(found: date, counted_from: date, time: ResolvedTime, told: str) -> When:
    return When(
        first=found,
        last=found,
        edtf=found.isoformat(),
        precision=Precision.DAY,
        basis=Basis.INFERRED,
        explanation=(f'"{time.text}", counted from "{told}", {counted_from}: {found}',),
    )
