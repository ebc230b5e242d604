"""From sentences to events: triggers, then what each sentence says of them, then one event per thing."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from timeline.events.ahead import looking_ahead
from timeline.events.attaching import times_by_trigger
from timeline.events.attribution import attribution_of
from timeline.events.calling import with_calls
from timeline.events.candidate import Candidate
from timeline.events.coding import codes_of
from timeline.events.confidence import confidence_of
from timeline.events.coreference import join_mentions
from timeline.events.cues import is_cue
from timeline.events.draft import Draft
from timeline.events.leaning import lean_on_each_other
from timeline.events.mood import is_future_in_the_past
from timeline.events.parties import with_known_parties
from timeline.events.quantities import Counted, counted_in, quantities_of
from timeline.events.roles import actors_of, place_of
from timeline.events.saying import spoken_type
from timeline.events.standing import told_ones
from timeline.events.status import status_of
from timeline.events.summits import is_summit
from timeline.events.telling import telling_ones
from timeline.events.timing import Timed, carried_over, is_pluperfect, tells_news, when_of
from timeline.events.titles import title_of
from timeline.events.triggers import find_candidates
from timeline.events.types import TypeLexicon
from timeline.model.actor import EntityMention, by_sentence
from timeline.model.analysis import Analysis, Sentence
from timeline.model.article import Article
from timeline.model.event import Event, Mention, Status, Trigger, event_id
from timeline.model.span import Span
from timeline.model.time import AnchorKind, Basis, ResolvedTime, TimexType

__all__ = ["date_pending", "extract_events"]


def extract_events(
    article: Article,
    analysis: Analysis,
    times: Sequence[ResolvedTime],
    entities: Sequence[EntityMention],
    types: TypeLexicon,
) -> list[Event]:
    """The events of one article, each with all of its mentions. Order: by main mention in the text."""
    times_in = _by_sentence(analysis, times)
    entities_in = by_sentence(entities)
    drafts: list[Draft] = []
    before: list[Draft] = []
    for sentence in analysis.sentences:
        if not sentence.is_parsed:
            continue
        here = entities_in.get(sentence.index, [])
        found = _in_sentence(article, analysis, sentence, times_in.get(sentence.index, []), here, types, before)
        drafts.extend(found)
        before = found
    joined = with_known_parties(join_mentions(drafts))
    return [_event(draft, types) for draft in told_ones(joined, drafts)]


def date_pending(events: Sequence[Event], times: Sequence[ResolvedTime]) -> list[Event]:
    """The events again, those dated whose expressions leaned on another event that is dated now. Order: as given."""
    now = {(time.start, time.end): time for time in times if time.is_dated}
    return [_dated(event, now) for event in events]


def _dated(event: Event, now: Mapping[tuple[int, int], ResolvedTime]) -> Event:
    if event.when.is_dated:
        return event
    mentions = []
    when = event.when
    for mention in event.mentions:
        found = tuple(now.get((time.start, time.end), time) for time in mention.times)
        own = next((time for time in found if time.is_dated), None)
        if own is not None:
            when = event.when.model_copy(
                update={
                    "first": own.first,
                    "last": own.last,
                    "edtf": own.edtf,
                    "precision": own.precision,
                    "approximate": own.approximate,
                    "basis": Basis.INFERRED,
                    "explanation": tuple(f'"{own.text}": {step}' for step in own.explanation),
                }
            )
            mention = mention.model_copy(update={"times": found, "when": when})
        mentions.append(mention)
    return event.model_copy(update={"when": when, "mentions": tuple(mentions)})


def _by_sentence(analysis: Analysis, times: Sequence[ResolvedTime]) -> dict[int, list[ResolvedTime]]:
    found: dict[int, list[ResolvedTime]] = {}
    for time in times:
        sentence = analysis.sentence_at(time.start)
        if sentence is not None:
            found.setdefault(sentence.index, []).append(time)
    return found


def _in_sentence(
    article: Article,
    analysis: Analysis,
    sentence: Sentence,
    times: list[ResolvedTime],
    entities: list[EntityMention],
    types: TypeLexicon,
    before: list[Draft],
) -> list[Draft]:
    # a word of a date is no event: "March" is a month here
    found = [c for c in find_candidates(sentence, types) if not any(t.start <= c.span.start < t.end for t in times)]
    candidates = with_calls(telling_ones(found, entities))
    timed = times_by_trigger(sentence, candidates, times)
    known = bool(before) and _opens_with_known(sentence, candidates)
    news = tells_news(analysis, sentence) and not known and all(time.value == "PRESENT_REF" for time in times)
    if not times and not known:
        carried = carried_over(
            sentence,
            [
                (draft.when, draft.mentions[0].times, draft.candidate)
                for draft in before
                if draft.own_time and draft.status is Status.OCCURRED
            ],
        )
        timed = {
            c.span: carried if carried and _is_told_as_new(c) and c.type != "statement" else timed[c.span]
            for c in candidates
        }
    counts = list(counted_in(article.text, sentence.span.start, sentence.span.end)) if candidates else []
    drafts: list[Draft] = []
    for candidate in _from_the_top(sentence, candidates):
        taken = {draft.title for draft in drafts}
        drafts.append(
            _draft(article, candidate, timed[candidate.span], times, entities, counts, news=news, taken=taken)
        )
    drafts.sort(key=lambda draft: draft.candidate.span)
    return [looking_ahead(draft, times, article.published) for draft in lean_on_each_other(drafts, times, before)]


def _opens_with_known(sentence: Sentence, candidates: Sequence[Candidate]) -> bool:
    """ "The bombing of the embassy killed ...": told of an event that is known and has a day of its own."""
    return any(
        c.word.upos == "NOUN"
        and c.word.relation == "nsubj"
        and sentence.head(c.word).is_root
        and any(is_cue(d.text.lower(), "reference.definite") for d in sentence.children(c.word) if d.relation == "det")
        for c in candidates
    )


def _from_the_top(sentence: Sentence, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, what governs before what is governed: a clause is the title of its own event first."""
    return sorted(candidates, key=lambda c: (len(list(sentence.ancestors(c.governor or c.word))), c.link != "own"))


def _draft(
    article: Article,
    candidate: Candidate,
    timed: Timed,
    times: list[ResolvedTime],
    entities: list[EntityMention],
    counts: list[Counted],
    *,
    news: bool,
    taken: Collection[str],
) -> Draft:
    sentence = candidate.sentence
    status = Status.OCCURRED if candidate.refuses else status_of(candidate)
    own_news = news and _is_told_as_new(candidate)
    lasting = [
        t
        for t in times
        if t.type is TimexType.DURATION and t.anchor.kind is not AnchorKind.EVENT and _describes(candidate, t)
    ]
    begins = candidate.link == "aspect:begin"
    when = when_of(timed, status, article.published, news=own_news, lasting=lasting, begins=begins)
    ahead = article.published is not None and when.first is not None and when.first > article.published
    if ahead and (status is Status.OCCURRED or (status is Status.HYPOTHETICAL and is_future_in_the_past(candidate))):
        status = Status.PLANNED  # whatever the verb says, what lies ahead has not happened
    ahead = ahead or when.first is None
    during = (article.published, article.published) if ahead else (when.first, when.last)
    spoken = spoken_type(candidate)
    own_actors, actors = actors_of(replace(candidate, type=spoken), entities, during)
    attribution = attribution_of(article.text, sentence, candidate.word, entities, candidate.governor)
    type_ = "summit" if is_summit(candidate, actors) else spoken
    trigger = Trigger(start=candidate.span.start, end=candidate.span.end, text=candidate.span.of(article.text))
    identity = event_id(article.id, candidate.span)
    mention = Mention(
        event=identity,
        article=article.id,
        start=sentence.span.start,
        end=sentence.span.end,
        quote=sentence.span.of(article.text),
        trigger=trigger,
        times=(*timed.times, *lasting),
        status=status,
        when=when,
        attribution=attribution,
        quantities=quantities_of(counts, candidate, type_, attribution),
    )
    return Draft(
        id=identity,
        candidate=candidate,
        type=type_,
        title=title_of(
            candidate,
            article.text,
            entities,
            status=status,
            times=times,
            actors=own_actors,
            attribution=attribution,
            taken=taken,
        ),
        when=when,
        status=status,
        actors=actors,
        own_actors=own_actors,
        place=place_of(candidate, entities),
        attribution=attribution,
        mentions=(mention,),
        own_time=bool(timed.times) and not timed.inherited,
        last_sentence=sentence.index,
    )


def _is_told_as_new(candidate: Candidate) -> bool:
    """A verb in the past, perfect or headline present tells what is new; a noun names what is known."""
    verb = candidate.governor
    if candidate.link not in ("own", "light") or verb is None or verb.upos != "VERB":
        return False
    return verb.deprel not in ("acl:relcl", "advcl", "amod", "acl") and not is_pluperfect(candidate.sentence, verb)


def _describes(candidate: Candidate, time: ResolvedTime) -> bool:
    """Whether a duration stands before the trigger as its adjective: "10-day-long joint drills"."""
    word, sentence = candidate.word, candidate.sentence
    head = sentence.head_of(Span(time.start, time.end))
    return (
        head is not None
        and head.index < word.index
        and any(a.index == word.index for a in sentence.ancestors(head))
        and word.upos == "NOUN"
    )


def _event(draft: Draft, types: TypeLexicon) -> Event:
    kind = types.types[draft.type]
    plover, cameo = codes_of(kind, draft.candidate, draft.status)
    confidence, reasons = confidence_of(draft)
    return Event(
        id=draft.id,
        type=kind.id,
        group=kind.group,
        plover=plover,
        cameo=cameo,
        title=draft.title,
        when=draft.when,
        status=draft.status,
        actors=draft.actors,
        place=draft.place,
        attribution=draft.attribution,
        confidence=confidence,
        confidence_reasons=reasons,
        mentions=draft.mentions,
    )
