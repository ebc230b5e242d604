"""Offices and institutions for those who hold them: "the Russian president", "Seoul's foreign ministry"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from timeline.actors.knowledge import ActorKnowledge
from timeline.actors.names import slug
from timeline.actors.sectors import institution_at, is_own
from timeline.model.actor import ActorIdentity, ActorKind, EntityMention, Via
from timeline.model.analysis import Analysis
from timeline.model.span import Span

__all__ = ["administration_mentions", "group_of", "institution_after", "office_mentions"]

_OFFICE = re.compile(
    r"(?:supreme\s+leader|vice[\s-]president|president|prime\s+minister|premier|chancellor|foreign\s+(?:minister|secretary)"
    r"|secretary\s+of\s+state|defen[cs]e\s+(?:minister|secretary)|crown\s+prince|leader|king)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"(?:['’]s?)?\s+(?:(?:then|former|new|outgoing|current|interim|acting|longtime|hardline|senior|top|chief|main|deputy"
    r"|young|armed|local|masked|angry|state|government|federal|national)\s+){0,2}?"
)
_INDEFINITE = re.compile(r"\b(?:an?|no|any|every|each|another|first)\s+$", re.IGNORECASE)
_FORMER = re.compile(r"\b(?:former|then|ex)\b", re.IGNORECASE)
_PERSON_AFTER = re.compile(r"\s+(?:[A-Z][\w'’-]+)")
_ADMINISTRATION = re.compile(r"\b([A-Z]\w+)(?:['’]s)?\s+(?:administration|government|cabinet|regime|junta)\b")
_AND = re.compile(r"\s(?:and|or)\s$")
_SPOKEN_FOR = (Via.DEMONYM, Via.NAME, Via.ALIAS, Via.CAPITAL)


def office_mentions(
    analysis: Analysis, known: Sequence[EntityMention], knowledge: ActorKnowledge, published: date | None
) -> Iterator[EntityMention]:
    """Mentions that extend a country's name or adjective by an office or an institution."""
    text = analysis.text
    demonyms = {m.span.end: m for m in known if m.via is Via.DEMONYM}
    for mention in known:
        country = next((a for a in mention.actors if a.kind is ActorKind.COUNTRY), None)
        gap = _BETWEEN.match(text, mention.span.end)
        if country is None or mention.via is Via.METONYM or gap is None:
            continue
        office = _OFFICE.match(text, gap.end())
        if office and not _PERSON_AFTER.match(text, office.end()):
            if text[office.end() : office.end() + 4] == " of ":
                continue  # "the American leader of a mission": an office of the mission
            some = _INDEFINITE.search(text, max(0, mention.span.start - 12), mention.span.start)
            unsure = _FORMER.search(gap.group()) or some
            holder = None if unsure else knowledge.in_office(country.country or "", _plain(office.group()), published)
            reason = f"held that office on {published}" if holder else f"an office of {country.name}"
            span = Span(mention.span.start, office.end())
            who = holder or replace(country, sector="GOV")
            yield EntityMention(span, span.of(text), mention.sentence, (who,), None, Via.OFFICE, reason)
            continue
        institution = institution_at(text, gap.end())
        if institution and mention.via in _SPOKEN_FOR:
            end, _, sector = institution
            span = Span(mention.span.start, end)
            who = group_of(span.of(text), country, sector)
            yield EntityMention(span, span.of(text), mention.sentence, (who,), None, Via.OFFICE, f"of {country.name}")
            if who.kind is ActorKind.GROUP:
                yield from _joined(text, demonyms, mention, text[gap.end() : end], sector)


def _joined(
    text: str, demonyms: dict[int, EntityMention], mention: EntityMention, institution: str, sector: str
) -> Iterator[EntityMention]:
    """ "Chadian and Malian refugees" are two groups: that of the first adjective too."""
    link = _AND.search(text, max(0, mention.span.start - len(" and ")), mention.span.start)
    first = demonyms.get(link.start()) if link else None
    country = next((a for a in first.actors if a.kind is ActorKind.COUNTRY), None) if first else None
    if first is not None and country is not None:
        who = group_of(f"{first.text} {institution}", country, sector)
        yield EntityMention(first.span, first.text, first.sentence, (who,), None, Via.OFFICE, f"of {country.name}")


def administration_mentions(
    analysis: Analysis, knowledge: ActorKnowledge, published: date | None
) -> Iterator[EntityMention]:
    """ "the Bush administration": the country whose leaders bear the name, if all who bore it by then led the same."""
    for match in _ADMINISTRATION.finditer(analysis.text):
        terms = knowledge.surnames.get(match.group(1), ())
        led = {term.country for term in terms if not (published and term.first and term.first > published)}
        country = knowledge.country(led.pop()) if len(led) == 1 else None
        sentence = analysis.sentence_at(match.start())
        if country is not None and sentence is not None:
            reason = f"the government of {country.name} by the name of its leader"
            yield EntityMention(
                Span(*match.span()), match.group(), sentence.index, (country,), None, Via.METONYM, reason
            )


def institution_after(text: str, end: int) -> tuple[int, str] | None:
    """Where an institution right after an adjective ends, and its sector: "armed rebels" after "Kurdish"."""
    gap = _BETWEEN.match(text, end)
    found = institution_at(text, gap.end()) if gap else None
    return (found[0], found[2]) if found else None


def group_of(words: str, country: ActorIdentity | None, sector: str) -> ActorIdentity:
    """A country's institution acts for the country; rebels, crowds and companies of a country act for themselves."""
    if country is not None and not is_own(sector):
        return replace(country, sector=sector)
    code = country.country if country is not None else None
    name = " ".join(words.split())
    name = name[0].lower() + name[1:] if country is None else name
    return ActorIdentity(f"group:{slug(f'{code or str()} {name}')}", name, ActorKind.GROUP, code, sector)


def _plain(office: str) -> str:
    return re.sub(r"[\s-]+", " ", office.lower()).replace("defense minister", "defence minister")
