"""What is said to come lies after the day on which it is said, though publication may be later than both.

"Said in May that it would withdraw in June" means the June after that May; "called for protests on Friday" the Friday
to come.  Only a bare weekday, month or day of a month is turned: anything else says itself on which side it lies.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from timeline.events.attribution import is_speech
from timeline.events.calling import is_asked_for
from timeline.events.candidate import Candidate
from timeline.events.cues import is_cue
from timeline.events.draft import Draft
from timeline.events.roles.words import in_class, prepositions
from timeline.model.analysis import Sentence, Word
from timeline.model.event import Status
from timeline.model.months import add_months, last_of_month
from timeline.model.span import Span
from timeline.model.time import AnchorKind, Basis, Precision, ResolvedTime, When

__all__ = ["looking_ahead"]

_OPEN = (Status.PLANNED, Status.HYPOTHETICAL)
_EXACT = 31  # days; "said last year" leaves open after which month of that year
_WEEK = 7
_DAYS = {"day": 1, "week": _WEEK}
_MONTHS = {"month": 1, "year": 12}
_UNITS = frozenset({*_DAYS, *_MONTHS})


def looking_ahead(draft: Draft, times: Sequence[ResolvedTime], published: date | None) -> Draft:
    """The draft, dated after the day on which its sentence says that it was announced."""
    if draft.status is Status.PLANNED and not draft.when.is_dated:
        return _by_deadline(draft, times, published)
    own = [time for time in draft.mentions[0].times if draft.own_time and _is_bare(time)]
    if draft.status not in _OPEN or len(own) != 1 or own[0].first is None:
        return draft
    saying = _saying(draft, times, own[0])
    if saying is not None and saying.last is not None and (own[0].meaning or {}).get("unit") != "weekday":
        day, why = saying.last, f"the first after it was said, {saying.text}"
    elif published is not None and own[0].first < published and _is_called_for(draft.candidate):
        day, why = published, f"the first after publication, {published}: it is only called for"
    else:
        return draft
    first = _first_after(own[0], day)
    return draft if first == own[0].first else _dated(draft, own[0], first, why)


def _by_deadline(draft: Draft, times: Sequence[ResolvedTime], published: date | None) -> Draft:
    """ "will pull out within a month": from the day on which it is said to a month later."""
    limit = next((time for time in times if _limits(draft, time)), None)
    if limit is None:
        return draft
    saying = _saying(draft, times, limit)
    start = saying.last if saying is not None else published
    if start is None:
        return draft
    meaning = limit.meaning or {}
    try:
        end = _later(start, round(meaning["count"]), meaning["unit"])
    except OverflowError:
        return draft  # "within 9,000 years" ends outside of the calendar
    step = f'"{limit.text}" from {start} on: up to {end}'
    when = When(first=start, last=end, edtf=f"{start}/{end}", basis=Basis.RELATIVE, explanation=(step,))
    mention = draft.mentions[0].model_copy(update={"when": when, "times": (*draft.mentions[0].times, limit)})
    return replace(draft, when=when, mentions=(mention, *draft.mentions[1:]))


def _limits(draft: Draft, time: ResolvedTime) -> bool:
    """Whether a length with "within" or "in" hangs on the verb that carries the event."""
    meaning, sentence = time.meaning or {}, draft.candidate.sentence
    head = sentence.head_of(Span(time.start, time.end))
    if meaning.get("is") != "Length" or meaning.get("unit") not in _UNITS or not meaning.get("count") or head is None:
        return False
    if not prepositions(sentence, head) & {"within", "in"} or head.is_root:
        return False
    verb = draft.candidate.governor or draft.candidate.word
    return sentence.head(head).index in (verb.index, draft.candidate.word.index)


def _later(day: date, count: int, unit: str) -> date:
    """Raises: OverflowError outside of years 1 to 9999"""
    if unit in _DAYS:
        return day + timedelta(days=count * _DAYS[unit])
    return add_months(day, count * _MONTHS[unit])


def _is_bare(time: ResolvedTime) -> bool:
    meaning = time.meaning or {}
    return (
        meaning.get("is") == "Calendar"
        and meaning.get("unit") in _FIRST_AFTER
        and not meaning.get("year")
        and time.anchor.kind is AnchorKind.PUBLICATION
        and time.relation in ("in", "for", "about")
    )


def _saying(draft: Draft, times: Sequence[ResolvedTime], own: ResolvedTime) -> ResolvedTime | None:
    """The time of the verb above that says, promises or decides it: of a month at most."""
    sentence = draft.candidate.sentence
    above = {w.index for w in sentence.ancestors(draft.candidate.word) if _announces(w)}
    for time in times:
        verb = _verb_of(sentence, time)
        if time is own or verb is None or verb.index not in above or time.first is None or time.last is None:
            continue
        if (time.last - time.first).days < _EXACT:
            return time
    return None


def _announces(word: Word) -> bool:
    return word.upos == "VERB" and (
        is_speech(word) or is_cue(word.lemma.lower(), "status.plans", "status.calling", "status.wishing")
    )


def _verb_of(sentence: Sentence, time: ResolvedTime) -> Word | None:
    """The verb that a time hangs on at once."""
    head = sentence.head_of(Span(time.start, time.end))
    if head is None or head.is_root:
        return None
    above = sentence.head(head)
    return above if above.upos == "VERB" else None


def _is_called_for(candidate: Candidate) -> bool:
    """ "called for protests on Friday", "called an election for May": a noun under a verb that asks for it."""
    return is_asked_for(candidate) and in_class(candidate.type, "types.convened")


def _first_after(time: ResolvedTime, day: date) -> date:
    meaning = time.meaning or {}
    return _FIRST_AFTER[meaning["unit"]](meaning, day)


def _weekday(meaning: dict[str, int], day: date) -> date:
    return day + timedelta(days=(meaning["number"] - day.isoweekday() - 1) % _WEEK + 1)


def _month(meaning: dict[str, int], day: date) -> date:
    return date(day.year + (meaning["number"] <= day.month), meaning["number"], 1)


def _day_of_month(meaning: dict[str, int], day: date) -> date:
    year = day.year if (meaning["number"], meaning["day"]) > (day.month, day.day) else day.year + 1
    return date(year, meaning["number"], min(meaning["day"], 28) if meaning["number"] == 2 else meaning["day"])


_FIRST_AFTER: dict[str, Callable[[dict[str, int], date], date]] = {
    "weekday": _weekday,
    "month": _month,
    "day": _day_of_month,
}


def _dated(draft: Draft, time: ResolvedTime, first: date, why: str) -> Draft:
    month = time.precision is Precision.MONTH
    last = last_of_month(first) if month else first
    value = f"{first:%Y-%m}" if month else first.isoformat()
    step = f"{why}: {value}"
    turned = {"first": first, "last": last, "edtf": value, "explanation": (step,)}
    when = draft.when.model_copy(update={**turned, "explanation": (f'"{time.text}": {step}',)})
    changed = time.model_copy(update={**turned, "value": value})
    mention = draft.mentions[0]
    mention = mention.model_copy(
        update={"when": when, "times": tuple(changed if t is time else t for t in mention.times)}
    )
    return replace(draft, when=when, mentions=(mention, *draft.mentions[1:]))
