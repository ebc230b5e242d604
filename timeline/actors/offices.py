"""Offices for those who hold them: "the Russian president", "Seoul's foreign ministry"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from timeline.actors.knowledge import ActorKnowledge
from timeline.model.actor import ActorIdentity, ActorKind, EntityMention, Via
from timeline.model.analysis import Analysis
from timeline.model.span import Span

__all__ = ["INSTITUTION", "OFFICE", "office_mentions", "sector_of"]

OFFICE = re.compile(
    r"(?:supreme\s+leader|vice[\s-]president|president|prime\s+minister|premier|chancellor|foreign\s+(?:minister|secretary)|secretary\s+of\s+state"
    r"|defen[cs]e\s+(?:minister|secretary)|crown\s+prince|leader|king)\b",
    re.IGNORECASE,
)
INSTITUTION = re.compile(  # at one place in the text the first line that fits wins: "military intelligence" spies
    r"\b(?:(?P<spy>(?:military\s+)?intelligence(?:\s+(?:services?|agency|agencies|officials?))?|spy\s+agency|spies)"
    r"|(?P<prm>paramilitar(?:y|ies))"
    r"|(?P<mil>army|military|armed\s+forces|navy|air\s+force|national\s+guard|coast\s+guard|troops|forces|soldiers?|marines"
    r"|warships?|warplanes?|jets?|destroyers?|frigates?|submarines?|fleet|joint\s+chiefs(?:\s+of\s+staff)?|commanders?"
    r"|generals?)"
    r"|(?P<cop>police|security\s+forces|border\s+guards?|prosecutors?)"
    r"|(?P<jud>courts?|judges?|supreme\s+court|tribunal|judiciary)"
    r"|(?P<leg>(?:opposition\s+)?(?:parliament|congress|senate|national\s+assembly|legislature|legislative\s+body"
    r"|lawmakers?|legislators?|senators?|mps|parliamentarians?))"
    r"|(?P<opp>opposition(?:\s+(?:leaders?|party|parties|groups?))?|dissidents?)"
    r"|(?P<uaf>gunm[ae]n)"
    r"|(?P<reb>rebels?|insurgents?|militants?|guerrillas?|separatists?|militia(?:s|men)?|fighters)"
    r"|(?P<crm>gangsters?|gangs?|(?:\w+\s+)?(?:syndicates?|cartels?)|(?:drug\s+)?traffickers|smugglers|pirates)"
    r"|(?P<med>media|state\s+media|newspapers?|(?:state\s+)?news\s+agency|television|press)"
    r"|(?P<rel>(?:muslim|jewish|religious|hindu|sikh)\s+(?:community\s+)?leaders?|clerics?|imams?|rabbis?)"
    r"|(?P<lab>(?:trade|labou?r)\s+unions?)"
    r"|(?P<agr>farmers?)"
    r"|(?P<cvl>civilians?|people|citizens?|protesters?|demonstrators?|residents?|villagers?|refugees|workers|students"
    r"|tourists|prisoners|youths|men\s+and\s+women|migrants)"
    r"|(?P<bus>compan(?:y|ies)|firms?|banks?|businesses)"
    r"|(?P<gov>government|cabinet|officials?|authorities|administration|regime|(?:foreign|defen[cs]e)\s+ministry"
    r"|ministry(?:\s+of\s+defen[cs]e)?|ministers?|diplomats?|envoys?|ambassadors?|delegation|delegates|embassy"
    r"|spokes(?:man|woman|person)|negotiators?|leaders?|president|prime\s+minister|governors?))\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"(?:['’]s?)?\s+(?:(?:then|former|new|outgoing|current|interim|acting|longtime|hardline|senior|top|chief|main|deputy)\s+)?"
)
_INDEFINITE = re.compile(r"\b(?:an?|no|any|every|each|another|first)\s+$", re.IGNORECASE)
_PERSON_AFTER = re.compile(r"\s+(?:[A-Z][\w'’-]+)")


def sector_of(words: str) -> str | None:
    """The PLOVER sector of an institution's words: "foreign ministry" -> GOV, "rebels" -> REB."""
    match = INSTITUTION.search(words)
    if match is None:
        return "GOV" if OFFICE.search(words) else None
    return next(name.upper() for name, value in match.groupdict().items() if value)


def office_mentions(
    analysis: Analysis, known: Sequence[EntityMention], knowledge: ActorKnowledge, published: date | None
) -> Iterator[EntityMention]:
    """Mentions that extend a country's name or adjective by an office or an institution."""
    text = analysis.text
    for mention in known:
        country = next((a for a in mention.actors if a.kind is ActorKind.COUNTRY), None)
        if country is None or mention.via is Via.METONYM:
            continue
        gap = _BETWEEN.match(text, mention.span.end)
        if gap is None:
            continue
        former = "former" in gap.group() or "then" in gap.group()
        office = OFFICE.match(text, gap.end())
        if office and not _PERSON_AFTER.match(text, office.end()):
            if text[office.end() : office.end() + 4] == " of ":
                continue  # "the American leader of a mission": an office of the mission
            some = _INDEFINITE.search(text, max(0, mention.span.start - 12), mention.span.start)
            holder = (
                None
                if former or some
                else knowledge.in_office(country.country or "", _office(office.group()), published)
            )
            span = Span(mention.span.start, office.end())
            who = holder or replace(country, sector="GOV")
            reason = f"held that office on {published}" if holder else f"an office of {country.name}"
            yield EntityMention(span, span.of(text), mention.sentence, (who,), None, Via.OFFICE, reason)
            continue
        institution = INSTITUTION.match(text, gap.end())
        if institution and mention.via in (Via.DEMONYM, Via.NAME, Via.ALIAS, Via.CAPITAL):
            span = Span(mention.span.start, institution.end())
            sector = sector_of(institution.group()) or "GOV"
            yield EntityMention(
                span,
                span.of(text),
                mention.sentence,
                (_institution(country, sector),),
                None,
                Via.OFFICE,
                f"of {country.name}",
            )


def _institution(country: ActorIdentity, sector: str) -> ActorIdentity:
    """A country's institution acts for the country; rebels and opposition do not act for it, but are of it."""
    return ActorIdentity(country.id, country.name, country.kind, country.country, sector)


def _office(words: str) -> str:
    plain = re.sub(r"[\s-]+", " ", words.lower())
    return plain.replace("defense minister", "defence minister")
