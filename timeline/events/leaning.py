"""Dates that one event of a sentence lends to another, once each has what its own words say.

Three ways: a new event noun happens when what it stands under does; a verb happens when the meeting it happens at does;
and what stands "a day after" an event tells the day of that event too.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from timeline.events.cues import is_cue
from timeline.events.draft import Draft
from timeline.events.roles.words import cases_of
from timeline.events.timing import length_in_days
from timeline.model.event import Status
from timeline.model.time import AnchorKind, Basis, Extent, Precision, ResolvedTime, When

__all__ = ["lean_on_each_other"]

_DAYS = {"day": 1, "week": 7}
_COMING = frozenset({"come", "follow", "happen", "occur", "arrive"})
_IT = frozenset({"it", "this", "that"})
_MOVES = frozenset({"move", "decision", "announcement", "step"})


def lean_on_each_other(
    drafts: Sequence[Draft], times: Sequence[ResolvedTime], before: Sequence[Draft] = ()
) -> list[Draft]:
    """The drafts of one sentence, those without a date dated by their neighbours where the grammar says so.

    ``before``: those of the sentence before, for "it comes a day after ...".
    """
    found = [_by_counting_back(draft, drafts, times, before) for draft in drafts]
    found = [_by_governor(draft, found) for draft in found]
    return [_by_occasion(draft, found) for draft in found]


def _lent(draft: Draft, when: When, step: str, times: tuple[ResolvedTime, ...]) -> Draft:
    dated = when.model_copy(update={"explanation": (*when.explanation, step)})
    mention = draft.mentions[0].model_copy(update={"when": dated, "times": times or draft.mentions[0].times})
    return replace(draft, when=dated, mentions=(mention, *draft.mentions[1:]))


def _by_governor(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """ "condemned it at an emergency meeting": the meeting is new to the text and happens with the verb."""
    sentence, word = draft.candidate.sentence, draft.candidate.word
    is_open = not draft.when.is_dated and draft.status is Status.OCCURRED
    if not is_open or word.upos != "NOUN" or draft.candidate.link != "argument":
        return draft
    if any(is_cue(c.text.lower(), "reference.definite") for c in sentence.children(word) if c.relation == "det"):
        return draft  # known from elsewhere, with a date of its own
    by_word = {other.candidate.word.index: other for other in drafts if other is not draft}
    below = word
    for above in sentence.ancestors(word):
        if below.relation in ("ccomp", "parataxis", "xcomp", "advcl", "nmod") or below.deprel == "acl:relcl":
            return draft
        governor = by_word.get(above.index)
        if governor is not None:
            if not governor.when.is_dated or governor.status is not Status.OCCURRED:
                return draft
            step = f'it took place with "{governor.mentions[0].trigger.text}"'
            return _lent(draft, governor.when, step, governor.mentions[0].times)
        below = above
    return draft


def _by_occasion(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """ "to be approved at a meeting in mid-September": the approval happens at the meeting."""
    if draft.when.is_dated or draft.candidate.link != "own":
        return draft
    sentence, verb = draft.candidate.sentence, draft.candidate.word
    for other in drafts:
        noun = other.candidate.word
        at = cases_of(sentence, noun) & {"at", "during", "in"}
        if (
            other.own_time
            and other.when.is_dated
            and at
            and noun.relation == "obl"
            and sentence.head(noun).index == verb.index
        ):
            return _lent(draft, other.when, f'it happens at the "{noun.text}"', other.mentions[0].times)
    return draft


def _spoken_of(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """What "it", "the move" or "this" comes after: the main event of the sentence before."""
    sentence = draft.candidate.sentence
    verb = sentence.root
    subject = sentence.child(verb, "nsubj") if verb is not None else None
    if verb is None or subject is None or verb.lemma not in _COMING:
        return None
    if subject.text.lower() not in _IT and subject.lemma.lower() not in _MOVES:
        return None
    main = (d for d in before if d.own_time and d.candidate.governor is not None and d.candidate.governor.is_root)
    return next((d for d in main if _is_one_day(d.when)), None)


def _is_one_day(when: When) -> bool:
    return when.first is not None and when.first == when.last


def _by_counting_back(
    draft: Draft, drafts: Sequence[Draft], times: Sequence[ResolvedTime], before: Sequence[Draft]
) -> Draft:
    """ "confirmed today, a day after the drills ended": the drills ended the day before."""
    if draft.when.is_dated:
        return draft
    span = draft.candidate.span
    for time in times:
        anchor, meaning = time.anchor, time.meaning or {}
        if anchor.kind is not AnchorKind.EVENT or anchor.start is None or meaning.get("unit") not in _DAYS:
            continue
        starts = [d.candidate.span.start for d in drafts if d.candidate.span.start >= anchor.start]
        named = min(starts, default=None)
        told = next((d for d in drafts if d is not draft and d.own_time and _is_one_day(d.when)), None)
        told = told or _spoken_of(draft, before)
        if named != span.start or told is None or told.when.first is None or not meaning.get("count"):
            continue
        days = round(meaning["count"] * _DAYS[meaning["unit"]]) * meaning["direction"]
        day = told.when.first - timedelta(days=days)
        length = length_in_days(draft.mentions[0].times) if draft.candidate.link == "aspect:end" else 0
        first = day - timedelta(days=max(length - 1, 0))  # "ended their 10-day drills": back to where they began
        when = When(
            first=first,
            last=day,
            edtf=day.isoformat() if first == day else f"{first}/{day}",
            precision=Precision.DAY if first == day else Precision.UNKNOWN,
            extent=Extent.WITHIN if first == day else Extent.THROUGHOUT,
            basis=Basis.INFERRED,
            explanation=(*told.when.explanation, f'"{time.text}" {"after" if days > 0 else "before"} it: {day}'),
        )
        return _lent(draft, when, "counted back from what the sentence tells", (time,))
    return draft
