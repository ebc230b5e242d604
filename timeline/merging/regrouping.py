"""Merging that costs what is new: what came, went or was decided is grouped again, with all that it touches.

In:  the articles that came and went, the pairs that must and must not be linked, and events added by hand; of all that
     was there before, only what is asked of the notes.
Out: the merged events that went and those that look different now, as merging everything again would have them.
Not: what else was decided of the events.

Three things keep it exact.  Clusters join along links, so what no chain of links reaches cannot change: the events that
such a chain connects are clustered again, and only they.  How much an event matters depends on others through the days
that articles speak of: where the counts of a day changed, the events around it are weighed again.  And an event is
lowered as an echo by events of the days around it, whatever became of those: so only the days near a change are looked
at again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from timeline.lexicons.event_types import EventType, type_of
from timeline.merging.assembling import assemble
from timeline.merging.blocking import SLACK, is_worth_comparing, meeting_keys, window_of
from timeline.merging.clustering import THRESHOLD, Cluster, cluster_profiles
from timeline.merging.known import Known
from timeline.merging.notes import Notes
from timeline.merging.profile import profile_of, story_of
from timeline.merging.salience import own_signals, standing_of, tellings_of
from timeline.merging.scoring import shipped_scorer
from timeline.merging.sources import Sources
from timeline.merging.weighing import KeptReferences, lower_echoes, weigh
from timeline.model.event import ArticleEvents, Event, MergedEvent
from timeline.model.grouping import BY_HAND, Bound, Kept, Report, Told
from timeline.model.time import Basis

__all__ = ["Grouping", "Regrouped"]

Pair = tuple[str, str]
BATCH = 4096  # pairs


@dataclass(frozen=True)
class Regrouped:
    """What became of the merged events; one that changed is in ``gone`` and in ``came``."""

    gone: frozenset[str] = frozenset()
    came: Iterable[MergedEvent] = ()  # to be gone through once
    weighed: Mapping[str, float] = field(default_factory=dict)  # the new salience of those that are else as they were


class Grouping:
    """The merged events of the articles that are noted."""

    def __init__(self, notes: Notes, types: Mapping[str, EventType]) -> None:
        self._notes = notes
        self._types = types
        self._known = Known(notes, types)

    def follow(
        self,
        must_link: Iterable[Pair],
        cannot_link: Iterable[Pair],
        by_hand: Sequence[ArticleEvents] = (),
        *,
        gone: Iterable[str] = (),
        came: Iterable[str] = (),
    ) -> Regrouped:
        """Take in these articles, by id, and these pairs and added events in place of the last ones.

        An article that is there in another version went and came.
        """
        change = _Change(self._notes)
        gone = list(gone)
        for name in gone:
            for report in self._notes.reports_in(name):
                change.drop(report)
            self._notes.drop_article(name)
        if gone:
            self._known = Known(self._notes, self._types)
        first = self._notes.next_number()
        for name in came:
            change.days |= self._take(name)
        self._link(first)
        change.touched.update(range(first, self._notes.next_number()))
        self._follow_by_hand(by_hand, change)
        bound = {Bound(*_ordered(pair), together=True) for pair in must_link}
        bound |= {Bound(*_ordered(pair), together=False) for pair in cannot_link}
        change.bind(bound)
        return self._regrouped(change)

    def _take(self, name: str) -> set[int]:
        """Note an article's reports; the days that they tell of."""
        line = self._notes.line(name)
        story = story_of(line, self._notes.article(name))
        number = self._notes.next_number()
        told = []
        for place, event in enumerate(line.events):
            report = Report(number + place, event.id, name, place)
            profile = self._known.meet(report, event, story)
            days = tellings_of(event, line.published)
            told.append(Told(report, window_of(profile), meeting_keys(profile), days))
        self._notes.take_article(name, story, told)
        return {day.toordinal() for one in told for day, _, _ in one.days}

    def _link(self, first: int) -> None:
        """Compare the reports from a number on with all that they meet."""
        meetings = self._notes.meetings(first, SLACK)
        profile = self._known.profile
        while pairs := list(islice(meetings, BATCH)):
            numbers = sorted({number for pair in pairs for number in pair})
            profiles = {number: profile(number) for number in numbers}
            place = {number: position for position, number in enumerate(numbers)}
            worth = [
                (place[one], place[other]) for one, other in pairs if is_worth_comparing(profiles[one], profiles[other])
            ]
            found = shipped_scorer().compare_all(list(profiles.values()), worth, THRESHOLD)
            self._notes.link((numbers[one], numbers[other]) for one, other in found)

    def _follow_by_hand(self, lines: Sequence[ArticleEvents], change: "_Change") -> None:
        given = {event.id: (event, line) for line in lines for event in line.events}
        for name, (report, event) in self._notes.by_hand().items():
            if given.get(name, (None,))[0] == event:
                del given[name]
            else:
                change.drop(report)
        for event, line in given.values():
            report = Report(self._notes.next_number(), event.id, line.id, BY_HAND)
            window = window_of(profile_of(event, line, {}, self._types))
            self._notes.take_by_hand(Told(report, window, event=event))
            change.touched.add(report.number)

    # --- grouping again ---

    def _regrouped(self, change: "_Change") -> Regrouped:
        reached = change.reached()
        before = {number: self._notes.drop_group(number) for number in change.groups(reached)}
        references = KeptReferences(self._notes)
        sources = Sources(self._known.lines, self._known.articles)
        made: set[int] = set()
        days: set[int] = set()  # on which another event stands than before
        stood = {kept.id: kept for kept in before.values()}
        for component in change.components(reached):
            for kept, members, event in self._merged(component, change, sources, references):
                old = stood.pop(kept.id, None)
                if old is not None and replace(old, number=kept.number, shown=kept.shown) == kept:
                    kept = replace(kept, shown=old.shown)
                else:
                    days |= {one.first for one in (old, kept) if one is not None and one.first is not None}
                self._notes.take_group(kept, members, event)
                made.add(kept.number)
        days |= {one.first for one in stood.values() if one.first is not None}
        days |= weigh(self._notes, references, change.days, made)
        weighed = lower_echoes(self._notes, days, made)
        return Regrouped(frozenset(kept.id for kept in before.values()), self._notes.made(), weighed)

    def _merged(
        self, component: Sequence[int], change: "_Change", sources: Sources, references: KeptReferences
    ) -> Iterator[tuple[Kept, list[int], MergedEvent]]:
        """The merged events of some reports that no link leads out of."""
        numbers = sorted(component, key=lambda number: self._known.profile(number).id)
        profiles = [self._known.profile(number) for number in numbers]
        events = [self._known.event(number) for number in numbers]
        for cluster in self._clusters(numbers, change):
            event = assemble(cluster, events, profiles, self._known.lines, sources, references, self._types)
            members = [numbers[position] for position in cluster.members]
            number = next(numbers[place] for place in cluster.members if events[place].id == event.id)
            yield self._kept(number, event, [events[place] for place in cluster.members]), members, event

    def _clusters(self, numbers: Sequence[int], change: "_Change") -> list[Cluster]:
        profiles = [self._known.profile(number) for number in numbers]
        if len(numbers) == 1:
            return [Cluster([0], {profiles[0].article})]
        place = {number: position for position, number in enumerate(numbers)}
        pairs = [
            (place[number], place[other])
            for number in numbers
            for other in self._notes.linked(number)
            if number < other
        ]
        must, cannot = change.bounds_of([profile.id for profile in profiles])
        return cluster_profiles(profiles, must_link=must, cannot_link=cannot, pairs=pairs)

    def _kept(self, number: int, event: MergedEvent, members: Sequence[Event]) -> Kept:
        standing = standing_of(event, self._types)
        if standing is None or event.when.last is None:
            return Kept(number, event.id, event.tier, None, None, False, (), (), {}, event.salience, event.salience)
        signals = own_signals(
            members,
            weight=type_of(event.type, self._types).weight,
            status=event.status,
            when=event.when,
            sources=event.sources,
        )
        return Kept(
            number=number,
            id=event.id,
            tier=event.tier,
            first=standing.day,
            last=event.when.last.toordinal(),
            news=event.when.basis is Basis.PUBLICATION,
            near=standing.near,
            same=standing.same,
            signals=signals,
            salience=event.salience,
            shown=event.salience,
        )


class _Change:
    """What a change touches, gathered while it is noted."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self.touched: set[int] = set()  # reports to be grouped again
        self.days: set[int] = set()  # that are told of otherwise than before, as ordinals
        self._groups: set[int] = set()  # of reports that went
        self._old = notes.bounds()
        self._new = self._old
        self._partners: dict[int, set[int]] = {}
        self._by_name: dict[str, set[Bound]] = {}

    def drop(self, report: Report) -> None:
        """Take a report out of the notes; what was joined with it is touched."""
        number = report.number
        self.days.update(self._notes.days_of(number))
        group = self._notes.group_of(number)
        if group is not None:
            self._groups.add(group)
        self.touched.update(self._notes.linked(number))
        names = {name for bound in self._old if report.member in bound[:2] for name in bound[:2]} - {report.member}
        self.touched.update(self._notes.numbers_of(names).values())
        self.touched.discard(number)
        self._notes.drop(number)

    def bind(self, bounds: set[Bound]) -> None:
        """Note what an analyst wants, and touch what that changes."""
        self._new = bounds
        changed = bounds ^ self._old
        self._notes.bind(self._old - bounds, bounds - self._old)
        numbers = self._notes.numbers_of({name for bound in changed | bounds for name in bound[:2]})
        self.touched.update(numbers[name] for bound in changed for name in bound[:2] if name in numbers)
        for bound in self._old | bounds:
            for one, other in ((bound.one, bound.other), (bound.other, bound.one)):
                if bound.together and one in numbers and other in numbers:
                    self._partners.setdefault(numbers[one], set()).add(numbers[other])
        for bound in bounds:
            self._by_name.setdefault(bound.one, set()).add(bound)

    def bounds_of(self, names: Iterable[str]) -> tuple[list[Pair], list[Pair]]:
        """The pairs among these events that must be one, and that must not."""
        names = set(names)
        found = [one for name in names for one in self._by_name.get(name, ()) if one.other in names]
        must, cannot = ([bound[:2] for bound in found if bound.together is side] for side in (True, False))
        return must, cannot

    def _beside(self, number: int) -> Iterable[int]:
        return (*self._notes.linked(number), *self._partners.get(number, ()))

    def reached(self) -> set[int]:
        """All that a chain of links connects with what is touched, that included."""
        reached: set[int] = set()
        waiting = list(self.touched)
        while waiting:
            number = waiting.pop()
            if number not in reached:
                reached.add(number)
                waiting += self._beside(number)
        return reached

    def components(self, reached: set[int]) -> Iterator[list[int]]:
        """The reports of a set that chains of links connect. Order: by the smallest number"""
        seen: set[int] = set()
        for start in sorted(reached):
            found: list[int] = []
            waiting = [start]
            while waiting:
                number = waiting.pop()
                if number not in seen:
                    seen.add(number)
                    found.append(number)
                    waiting += self._beside(number)
            if found:
                yield found

    def groups(self, reached: Iterable[int]) -> set[int]:
        """The merged events that reports are or were in."""
        now = (self._notes.group_of(number) for number in reached)
        return self._groups | {group for group in now if group is not None}


def _ordered(pair: Pair) -> Pair:
    return min(pair), max(pair)
