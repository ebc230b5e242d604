"""Each event outlet by outlet, and each outlet's reports counted."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from timeline.coverage.wording import is_same_sentence
from timeline.merging.sources import agency_of
from timeline.model.article import Article
from timeline.model.coverage import Coverage, EventCoverage, OutletCoverage, Report
from timeline.model.event import BEGUN, Mention, MergedEvent, Status
from timeline.model.time import Basis, When

__all__ = ["compare_sources"]


def compare_sources(events: Iterable[MergedEvent], articles: Mapping[str, Article]) -> Coverage:
    """The sources of these events side by side; an article that is not given stands for an outlet of its own.

    >>> compare_sources([], {}).outlets
    ()
    """
    agencies = {name: agency_of(article) for name, article in articles.items()}
    told = tuple(_event(event, articles, agencies) for event in events)
    return Coverage(outlets=_outlets(told, articles), events=told)


def _event(event: MergedEvent, articles: Mapping[str, Article], agencies: Mapping[str, str | None]) -> EventCoverage:
    by_outlet: dict[str, dict[str, list[Mention]]] = {}
    for mention in event.mentions:
        outlet = _outlet(mention.article, articles)
        by_outlet.setdefault(outlet, {}).setdefault(mention.article, []).append(mention)
    firsts = {
        outlet: min(own, key=lambda name: (_published(name, articles) or date.max, name))
        for outlet, own in by_outlet.items()
    }
    order = sorted(firsts, key=lambda outlet: (_published(firsts[outlet], articles) or date.max, outlet))
    known = [day for outlet in order if (day := _published(firsts[outlet], articles))]
    mentions = {outlet: by_outlet[outlet][firsts[outlet]] for outlet in order}
    reports = []
    for outlet in order:
        article = firsts[outlet]
        published = _published(article, articles)
        main = mentions[outlet][0]
        earlier, beside = _same_words(outlet, mentions, firsts, articles)
        reports.append(
            Report(
                outlet=outlet,
                article=article,
                published=published,
                agency=agencies.get(article),
                when=main.when,
                status=main.status,
                first=published is not None and published == min(known),
                alone=len(order) == 1,
                date_agrees=_agrees(main.when, event.when),
                status_agrees=_same_status(main.status, event.status),
                copied_from=earlier,
                same_words=beside,
            )
        )
    return EventCoverage(
        event=event.id,
        title=event.title,
        when=event.when,
        status=event.status,
        sources=event.sources,
        reports=tuple(reports),
    )


def _outlet(article: str, articles: Mapping[str, Article]) -> str:
    known = articles.get(article)
    return (known.source if known else None) or article


def _published(article: str, articles: Mapping[str, Article]) -> date | None:
    known = articles.get(article)
    return known.published if known else None


def _same_words(
    outlet: str, mentions: Mapping[str, Sequence[Mention]], firsts: Mapping[str, str], articles: Mapping[str, Article]
) -> tuple[str | None, tuple[str, ...]]:
    """The first outlet with nearly the same sentence on an earlier day, and those of the same or an unknown day.

    ``mentions`` and what is found are in the order of publication.
    """
    own = [mention.quote for mention in mentions[outlet]]
    day = _published(firsts[outlet], articles)
    earlier, beside = None, []
    for other, theirs in mentions.items():
        if other == outlet or not is_same_sentence(own, [mention.quote for mention in theirs]):
            continue
        their_day = _published(firsts[other], articles)
        if day is None or their_day is None or day == their_day:
            beside.append(other)
        elif their_day < day:
            earlier = earlier or other
    return earlier, tuple(beside)


def _agrees(when: When, event: When) -> bool | None:
    """Whether the days overlap; None where the report or the event has none that the text gives."""
    if not when.is_dated or not event.is_dated or when.basis is Basis.PUBLICATION:
        return None
    starts = when.first is None or event.last is None or when.first <= event.last
    return starts and (when.last is None or event.first is None or event.first <= when.last)


def _same_status(one: Status, other: Status) -> bool:
    return one == other or {one, other} <= BEGUN


def _outlets(events: Sequence[EventCoverage], articles: Mapping[str, Article]) -> tuple[OutletCoverage, ...]:
    reports: dict[str, list[Report]] = {}
    for event in events:
        for report in event.reports:
            reports.setdefault(report.outlet, []).append(report)
    written: dict[str, int] = {}
    for name in articles:
        outlet = _outlet(name, articles)
        written[outlet] = written.get(outlet, 0) + 1
    found = [_counted(outlet, own, max(written.get(outlet, 0), 1)) for outlet, own in reports.items()]
    return tuple(sorted(found, key=lambda one: (-one.events, one.outlet)))


def _counted(outlet: str, reports: Sequence[Report], articles: int) -> OutletCoverage:
    shared = [report for report in reports if not report.alone]
    return OutletCoverage(
        outlet=outlet,
        articles=articles,
        events=len(reports),
        first=sum(report.first for report in shared),
        alone=len(reports) - len(shared),
        copied=sum(report.copied_from is not None for report in reports),
        dated=sum(report.date_agrees is not None for report in shared),
        date_agrees=sum(report.date_agrees is True for report in shared),
        shared=len(shared),
        status_agrees=sum(report.status_agrees for report in shared),
    )
