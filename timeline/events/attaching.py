"""Which time expression dates which event of its sentence: by syntax, nearest governor first."""

from collections.abc import Sequence
from itertools import pairwise

from timeline.events.calling import called_by, is_asked_for
from timeline.events.candidate import Candidate
from timeline.events.cues import is_cue
from timeline.events.inheriting import inherited, is_since
from timeline.events.roles.words import cases_of, in_class, prepositions
from timeline.events.timing import Timed
from timeline.model.analysis import Sentence, Word
from timeline.model.months import last_of_month
from timeline.model.span import Span
from timeline.model.time import AnchorKind, Precision, ResolvedTime, TimexType

__all__ = ["times_by_trigger"]

_LATER = frozenset({"before", "prior", "ahead", "until"})
_RELATING = frozenset({"after", "before", "since", "until", "following"})
_RELATIVE = frozenset({"that", "which", "who"})
_HELD = frozenset({"for", "in", "by", "before"})


def _can_date(time: ResolvedTime) -> bool:
    return time.type is not TimexType.SET and (time.is_dated or time.anchor.kind is AnchorKind.EVENT)


def times_by_trigger(
    sentence: Sentence, candidates: Sequence[Candidate], times: Sequence[ResolvedTime]
) -> dict[Span, Timed]:
    """For each trigger of a sentence the expressions that date it."""
    usable = [time for time in times if _can_date(time)]
    if not usable:
        return {candidate.span: Timed() for candidate in candidates}
    attached: dict[Span, list[ResolvedTime]] = {candidate.span: [] for candidate in candidates}
    for time in usable:
        targets = (_told_by_when(sentence, time, candidates), _nearest_event(sentence, time, candidates))
        for target in dict.fromkeys(targets):  # "lifted in 2016, when she took office": the date is of both
            if target is not None:
                attached[target.span].append(_as_its_day(sentence, time, target))
    for candidate in candidates:
        attached[candidate.span] = _own_clause(sentence, candidate, attached[candidate.span])
    _pass_on(sentence, candidates, attached)
    result = {span: Timed(tuple(found), joined=_are_joined(sentence, found)) for span, found in attached.items()}
    for candidate in candidates:
        if not result[candidate.span].times:
            told_beside = inherited(sentence, candidate, candidates, attached)
            if told_beside:
                runs_on = is_since(sentence, candidate)
                result[candidate.span] = Timed(tuple(told_beside), inherited=True, runs_on=runs_on)
    return result


def _own_clause(sentence: Sentence, candidate: Candidate, times: list[ResolvedTime]) -> list[ResolvedTime]:
    """Without those of a condition where others stand beside: "threatened in May to leave unless ... by June"."""
    if len(times) < 2:
        return times
    carrying = {w.index for w in (candidate.word, candidate.governor) if w is not None}
    inside = [time for time in times if not _is_conditional(sentence, time, carrying)]
    return inside or times


def _is_conditional(sentence: Sentence, time: ResolvedTime, carrying: set[int]) -> bool:
    head = sentence.head_of(Span(time.start, time.end))
    for word in () if head is None else (head, *sentence.ancestors(head)):
        if word.index in carrying:
            return False
        if word.relation == "advcl" and any(
            is_cue(c.text.lower(), "status.conditions") for c in sentence.children(word) if c.relation == "mark"
        ):
            return True
    return False


def _are_joined(sentence: Sentence, times: Sequence[ResolvedTime]) -> bool:
    """ "in May or early June", "on Wednesday and Thursday": two dates that only "or" or "and" parts."""
    if len(times) != 2 or times[0].first is None or times[1].first is None or times[0].first >= times[1].first:
        return False
    between = [w.text.lower() for w in sentence.words if times[0].end <= w.start < times[1].start]
    return between in (["or"], ["and"], ["or", "in"], ["and", "in"])


def _nearest_event(sentence: Sentence, time: ResolvedTime, candidates: Sequence[Candidate]) -> Candidate | None:
    """The event whose word, or whose light verb, governs the expression most closely."""
    head = sentence.head_of(Span(time.start, time.end))
    if head is None:
        return None
    named = _named_anchor(time, candidates)
    if named is not None:
        # "five days after the summit, X fired": the phrase dates what stands above the summit, not the summit
        head = named.word
        candidates = [candidate for candidate in candidates if candidate is not named]
    occasion = _occasion_before(sentence, head, candidates)
    if occasion is not None:
        return occasion
    by_word: dict[int, Candidate] = {}
    for candidate in candidates:
        by_word[candidate.word.index] = candidate
        if candidate.governor is not None and candidate.link not in ("argument", "none"):
            by_word.setdefault(candidate.governor.index, candidate)
    beneath = head
    own = next((word for word in sentence.ancestors(head) if word.upos == "VERB"), head)
    for word in (head, *sentence.ancestors(head)):
        if beneath.deprel == "nmod:poss" and word is not beneath and word.index not in by_word:
            return None  # "a bid to derail Saturday's race": the day of the race, whatever a race is
        if beneath is own and word is not own and _is_of_another_clause(sentence, own):
            return None
        beneath = word
        if word.index in by_word and word is not head:
            return _called_for(sentence, head, by_word[word.index], candidates)
        if word.upos in ("VERB", "AUX") and word is not head:
            below = _below(sentence, word, candidates)
            below = below or _second(sentence, word, head, candidates)
            if below is not None:
                return below
    return _right_before(sentence, head, candidates)


def _is_of_another_clause(sentence: Sentence, verb: Word) -> bool:
    """Whether a date inside of it is of nothing outside: "to join, ending an opt-out that it had secured in 1993"."""
    subject = sentence.child(verb, "nsubj")
    if verb.upos != "VERB" or subject is None or subject.text.lower() in _RELATIVE:
        return False  # "the talks that began on Monday" are dated by that
    if is_cue(verb.lemma.lower(), "status.arranging", "status.wishing"):
        return False  # "the talks, which they had expected in July"
    marks = {c.text.lower() for c in sentence.children(verb) if c.relation in ("mark", "advmod")}
    return verb.relation == "acl" or (verb.relation == "advcl" and bool(marks & _RELATING))


def _told_by_when(sentence: Sentence, time: ResolvedTime, candidates: Sequence[Candidate]) -> Candidate | None:
    head = sentence.head_of(Span(time.start, time.end))
    if head is None or not any(word.text.lower() == "when" for word in sentence.words[head.index :]):
        return None
    return next((c for c in candidates if _is_of_date(sentence, head, c)), None)


def _pass_on(sentence: Sentence, candidates: Sequence[Candidate], attached: dict[Span, list[ResolvedTime]]) -> None:
    """A second date of one event is that of the undated verb which stands right before it.

    "The talks started in 2006 but gained pace after he was elected in June": whatever the tree says of the last date.
    """
    for candidate in candidates:
        times = attached[candidate.span]
        if len(times) < 2 or _are_joined(sentence, times):
            continue
        for earlier, later in pairwise(times):
            between = [
                c
                for c in candidates
                if earlier.end <= c.word.start < later.start and c.word.upos == "VERB" and not attached[c.span]
            ]
            if between and later in times:
                times.remove(later)
                attached[between[-1].span].append(later)


def _is_of_date(sentence: Sentence, head: Word, candidate: Candidate) -> bool:
    """ "since 15 September, when a missile flew over": a clause with "when" right after a date tells of that date."""
    verb = candidate.governor
    if verb is None or candidate.link not in ("own", "light"):
        return False
    when = next((c for c in sentence.children(verb) if c.text.lower() == "when" and c.index < verb.index), None)
    if when is None or when.index < 2:
        return False
    before = when.index - 1 - (sentence.words[when.index - 1].text == ",")
    return before == max(w.index for w in sentence.subtree(head) if w.index < when.index or w is head)


def _as_its_day(sentence: Sentence, time: ResolvedTime, candidate: Candidate) -> ResolvedTime:
    """The day or month itself for what happened in it, though the phrase runs on from there: "since May, when"."""
    head = sentence.head_of(Span(time.start, time.end))
    if time.relation != "since" or head is None or time.first is None or not _is_of_date(sentence, head, candidate):
        return time
    if time.value == time.first.isoformat():
        last, precision = time.first, Precision.DAY
    elif time.value == f"{time.first:%Y-%m}":
        last, precision = last_of_month(time.first), Precision.MONTH
    elif time.value == f"{time.first:%Y}":
        last, precision = time.first.replace(month=12, day=31), Precision.YEAR
    else:
        return time
    return time.model_copy(
        update={
            "last": last,
            "precision": precision,
            "edtf": time.value,
            "relation": "in",
            "explanation": time.explanation[:1],
        }
    )


def _second(sentence: Sentence, verb: Word, head: Word, candidates: Sequence[Candidate]) -> Candidate | None:
    """ "Last week Israel presented files and accused Iran", "lost hope in May when he left": the first is no event."""
    for candidate in candidates:
        word = candidate.word
        if not word.is_root and sentence.head(word) is verb and candidate.link == "own":
            follows = word.relation == "conj" and head.index < verb.index
            when = word.relation == "advcl" and any(c.text.lower() == "when" for c in sentence.children(word))
            if follows or when:
                return candidate
    return None


def _right_before(sentence: Sentence, head: Word, candidates: Sequence[Candidate]) -> Candidate | None:
    """The event noun that a date follows at once, where the tree leads nowhere: "its attack on 8 August"."""
    first = min(word.index for word in sentence.subtree(head))
    return next((c for c in candidates if c.word.index == first - 1 and c.word.upos == "NOUN"), None)


def _called_for(sentence: Sentence, head: Word, found: Candidate, candidates: Sequence[Candidate]) -> Candidate:
    """ "called an election for May", "called for protests on Friday": the day of what is called, not of the call."""
    for candidate in candidates:
        noun = candidate.word
        if candidate is found or candidate.governor is not found.governor or noun.index > head.index:
            continue
        cases = cases_of(sentence, head)
        if called_by(candidate) is not None:
            return candidate if cases & _HELD else found
        if _is_day_of(sentence, head, candidate) and in_class(candidate.type, "types.public"):
            return candidate
    return found


def _is_day_of(sentence: Sentence, head: Word, candidate: Candidate) -> bool:
    """Whether a date follows at once on what a verb calls for."""
    first = min(word.index for word in sentence.subtree(head))
    return is_asked_for(candidate) and max(w.index for w in sentence.subtree(candidate.word)) == first - 1


def _occasion_before(sentence: Sentence, head: Word, candidates: Sequence[Candidate]) -> Candidate | None:
    """The event noun that a date follows at once: "even after the summit between A and B in June 2018".

    Whatever the parser hangs the date on, it tells which summit: the sentence's own time is before or after that.
    """
    first = min(word.index for word in sentence.subtree(head))
    for candidate in candidates:
        noun = candidate.word
        cases = {c.text.lower() for c in sentence.children(noun) if c.relation in ("case", "mark")}
        if noun.upos != "NOUN" or noun.relation not in ("obl", "nmod", "advcl") or not cases & _RELATING:
            continue
        inside = [w.index for w in sentence.subtree(noun) if w.index < first]
        if noun.index < first and inside and max(inside) == first - 1:
            return candidate
    return None


def _named_anchor(time: ResolvedTime, candidates: Sequence[Candidate]) -> Candidate | None:
    """The event that a phrase is counted from, where it stands in the same sentence."""
    if time.anchor.kind is not AnchorKind.EVENT or time.anchor.start is None or time.anchor.end is None:
        return None
    start, end = time.anchor.start, time.anchor.end
    return next((candidate for candidate in candidates if start <= candidate.span.start < end), None)


def _below(sentence: Sentence, verb: Word, candidates: Sequence[Candidate]) -> Candidate | None:
    """An event noun or infinitive right under a verb that is no event itself: "took part on Friday in talks"."""
    children = {
        c.index: c
        for c in sentence.children(verb)
        if c.relation in ("nsubj", "obj", "obl", "xcomp") and not prepositions(sentence, c) & _LATER
    }
    found = [
        c for c in candidates if c.word.index in children or (c.governor is not None and c.governor.index in children)
    ]
    if is_cue(verb.lemma.lower(), "status.arranging", "status.laying_down"):
        found.sort(key=lambda c: c.word.relation == "nsubj")  # "the deal envisaged a pullout by May"
    return found[0] if found else None
