"""Which time expression dates which event: by syntax inside the sentence, by discourse from the sentence before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.events.calling import called_by, is_asked_for
from timeline.events.candidate import Candidate
from timeline.events.cues import is_cue
from timeline.events.roles.words import in_class, prepositions
from timeline.model.analysis import Analysis, BlockKind, Sentence, Word
from timeline.model.event import BEGUN, Status
from timeline.model.span import Span
from timeline.model.time import AnchorKind, Basis, Extent, Precision, ResolvedTime, TimexType, When

__all__ = ["Timed", "carried_over", "is_pluperfect", "length_in_days", "tells_news", "times_by_trigger", "when_of"]

_ELSEWHERE = frozenset(
    {"after", "following", "prior", "ahead", "since", "over", "about", "against", "despite", "before", "until", "for"}
)
_AS = frozenset({"when", "as", "while"})
_LATER = frozenset({"before", "prior", "ahead", "until"})
_RELATING = frozenset({"after", "before", "since", "until", "following"})
_ON_THE_OCCASION = frozenset({"at", "during", "in", "on", "by", "through", "with"})
# what these are about has a date of its own
_SPEAKS_OF = frozenset(
    {"statement", "accusation", "endorsement", "demand", "rejection", "threat", "message"}
    | {"assessment", "inspection", "trial", "treaty_withdrawal", "protest"}
)
_HELD = frozenset({"for", "in", "by", "before"})
UNDATED = When(explanation=("no time expression dates it",))
_NEWS_BLOCKS = 4  # paragraphs at the top that tell the day's news
_CLAUSES = frozenset({"advcl", "ccomp", "acl", "acl:relcl", "parataxis", "csubj"})


@dataclass(frozen=True, slots=True)
class Timed:
    """The expressions that date an event, the main one first."""

    times: tuple[ResolvedTime, ...] = ()
    inherited: bool = False


def _can_date(time: ResolvedTime) -> bool:
    if time.type is TimexType.SET:
        return False
    if time.type is TimexType.DURATION:
        return time.is_dated or time.anchor.kind is AnchorKind.EVENT
    return time.is_dated or time.anchor.kind is AnchorKind.EVENT


def times_by_trigger(
    sentence: Sentence, candidates: Sequence[Candidate], times: Sequence[ResolvedTime]
) -> dict[Span, Timed]:
    """For each trigger of a sentence the expressions that date it."""
    usable = [time for time in times if _can_date(time)]
    attached: dict[Span, list[ResolvedTime]] = {candidate.span: [] for candidate in candidates}
    for time in usable:
        target = _nearest_event(sentence, time, candidates)
        if target is not None:
            attached[target.span].append(time)
    result = {span: Timed(tuple(found)) for span, found in attached.items()}
    for candidate in candidates:
        if not result[candidate.span].times:
            inherited = _inherited(sentence, candidate, candidates, attached)
            if inherited:
                result[candidate.span] = Timed(tuple(inherited), inherited=True)
    return result


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
    for word in (head, *sentence.ancestors(head)):
        if beneath.deprel == "nmod:poss" and word is not beneath and word.index not in by_word:
            return None  # "a bid to derail Saturday's race": the day of the race, whatever a race is
        beneath = word
        if word.index in by_word and word is not head:
            return _called_for(sentence, head, by_word[word.index], candidates)
        if word.upos in ("VERB", "AUX") and word is not head:
            below = _below(sentence, word, candidates)
            if below is not None:
                return below
    return _right_before(sentence, head, candidates)


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
        cases = {c.text.lower() for c in sentence.children(head) if c.relation == "case"}
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
        if noun.upos != "NOUN" or noun.relation not in ("obl", "nmod") or not cases & _RELATING:
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


def _inherited(
    sentence: Sentence, candidate: Candidate, candidates: Sequence[Candidate], attached: dict[Span, list[ResolvedTime]]
) -> list[ResolvedTime]:
    """The date of the event that governs this one in the same clause, or of the one it is coordinated with."""
    occasion = _occasion_below(sentence, candidate, candidates)
    if occasion is not None and attached[occasion.span]:
        return attached[occasion.span]
    by_index = {c.word.index: c for c in candidates}
    for c in candidates:
        if c.governor is not None and c.link not in ("argument", "none"):
            by_index.setdefault(c.governor.index, c)
    word = candidate.governor if candidate.governor is not None and candidate.link == "light" else candidate.word
    crossed = False
    for above in sentence.ancestors(word):
        relation = word.deprel
        if relation in ("ccomp", "parataxis") or (relation == "acl:relcl" and not _goes_on(sentence, word)):
            return []
        if relation == "xcomp" and word.feature("VerbForm") == "Inf":
            crossed = True
        found = by_index.get(above.index)
        if found is not None and attached[found.span] and not crossed:
            # "met on Friday and agreed", "killing ten people", "attended the summit": one stretch of telling
            if relation == "conj" and word.upos == "VERB" and any(t.start > word.start for t in attached[found.span]):
                return []
            if _is_of_another_day(sentence, candidate, found):
                return []
            return attached[found.span]
        word = above
    return []


def _occasion_below(sentence: Sentence, candidate: Candidate, candidates: Sequence[Candidate]) -> Candidate | None:
    """The event at which a verb's own happens: "deposed in a 1999 coup", "left when the army struck in May"."""
    verb = candidate.governor
    if verb is None or candidate.link not in ("own", "light"):
        return None
    for other in candidates:
        at = prepositions(sentence, other.word) & {"in", "at", "during"}
        noun = at and other.word.relation == "obl" and sentence.head(other.word).index == verb.index
        if noun or (other.governor is not None and _is_when(sentence, verb, other.governor)):
            return other
    return None


def _is_when(sentence: Sentence, verb: Word, clause: Word) -> bool:
    """Whether a clause with "when" or "as" under a verb holds another: "left when the army came"."""
    for above in (clause, *sentence.ancestors(clause)):
        if above.relation == "advcl" and sentence.head(above).index == verb.index:
            return any(c.text.lower() in _AS for c in sentence.children(above) if c.relation in ("mark", "advmod"))
        if above.upos not in ("VERB", "AUX"):
            return False
    return False


def _is_of_another_day(sentence: Sentence, candidate: Candidate, governor: Candidate) -> bool:
    """ "condemned the attack", "after the vote", "left the treaty": what is spoken of, or left, is older than that."""
    noun = candidate.word
    if noun.upos not in ("NOUN", "PROPN") or candidate.link == "light":
        return False
    cases = prepositions(sentence, noun)
    if cases & _ELSEWHERE:
        return True
    return governor.type in _SPEAKS_OF and not cases & _ON_THE_OCCASION


def _goes_on(sentence: Sentence, verb: Word) -> bool:
    """After a comma a relative clause goes on telling (", who met ..."); without one it only tells which."""
    first = sentence.subtree(verb)[0]
    comma = "," in (first.text, sentence.words[max(first.index - 1, 0)].text)
    return comma and verb.feature("Tense") == "Past" and not is_pluperfect(sentence, verb)


def when_of(
    timed: Timed,
    status: Status,
    published: date | None,
    *,
    news: bool,
    lasting: Sequence[ResolvedTime] = (),
) -> When:
    """The date of an event from its expressions; the publication day for news of the day; else undated."""
    dated = [time for time in timed.times if time.is_dated]
    if dated:
        return _from_times(dated, timed, status, published, lasting)
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
    dated: Sequence[ResolvedTime], timed: Timed, status: Status, published: date | None, lasting: Sequence[ResolvedTime]
) -> When:
    points = [time for time in dated if time.type is not TimexType.DURATION] or list(dated)
    main = _narrowest(points)
    first, last = main.first, main.last
    steps = [f'"{main.text}": {step}' for step in main.explanation]
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
        start = first - timedelta(days=days - 1)
        first, extent, precision = start, Extent.THROUGHOUT, Precision.UNKNOWN
        edtf = f"{first}/{last}"
        steps.append(f'"{lasting[0].text}": it lasted {days} days up to then')
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


def carried_over(
    sentence: Sentence, before: Sequence[tuple[When, tuple[ResolvedTime, ...], Candidate]]
) -> Timed | None:
    """The day of the sentence before, where the telling goes on: simple past after simple past, next to each other."""
    root = sentence.root
    if root is None or root.feature("Tense") != "Past" or is_pluperfect(sentence, root):
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
