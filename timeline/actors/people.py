"""People whom the article introduces by full name: with a title, an apposition, or as the subject of a verb."""

import re
from collections.abc import Iterator, Sequence

from timeline.actors.knowledge import ActorKnowledge, slug
from timeline.actors.offices import sector_of
from timeline.model.actor import ActorIdentity, ActorKind, EntityMention, Via
from timeline.model.analysis import Analysis, Sentence, Word
from timeline.model.span import Span

__all__ = ["introduced_people"]

_TITLE = re.compile(
    r"(?:President|Prime Minister|Minister|Secretary(?: of State)?|Senator|Sen\.|Representative|Rep\.|Governor|Gov\.|General|Gen\.|Lt\. Gen\.|Colonel|Col\.|Major|Captain"
    r"|Admiral|Adm\.|Ambassador|Envoy|Chancellor|Premier|Chairman|Judge|Justice|King|Queen|Prince|Sheikh|Ayatollah|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Professor|Prof\.|Sir|Lord|Pope|Archbishop|Commander|Marshal|spokesman|spokeswoman|leader|envoy|ambassador|minister|chief|director|expert|analyst|lawmaker|deputy|official|adviser|advisor)\s+$"
)
# a capitalised word among these makes the name one of an organisation, a place or a thing
_NOT_A_PERSON = frozenset({
    "Ministry", "Party", "Council", "Bank", "Church", "University", "Street", "Sea", "Court", "Agency", "Committee", "Commission", "Union", "Group", "Corporation",
    "Company", "Army", "Force", "Forces", "Guard", "Airport", "Base", "Island", "Islands", "Bay", "Gulf", "Strait", "River", "Mountain", "Province", "District", "City",
    "Department", "Office", "House", "Palace", "Square", "Institute", "Center", "Centre", "Association", "Organization", "Organisation", "Front", "Movement", "Alliance",
    "Treaty", "Agreement", "Accord", "Act", "Resolution", "Conference", "Summit", "War", "Times", "Post", "News", "Press", "Television", "Radio", "Journal", "Herald",
    "Tribune", "Telegraph", "Daily", "Post", "Prize", "Day", "North", "South", "East", "West", "New", "Saint", "National", "United", "Republic", "Democratic", "Central",
    "International", "World", "State", "States", "Air", "Navy", "Police", "School", "Hospital", "Embassy", "Peninsula", "Region", "County", "Valley", "Security", "Foreign",
    "Defense", "Defence", "Interior", "Exteriors", "Federation", "League", "Assembly", "Parliament", "Congress", "Senate", "Supreme", "High", "Monday", "Tuesday", "Wednesday",
    "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "June", "July", "August", "September", "October", "November", "December",
    "Missile", "Missiles", "Nuclear", "Programme", "Program", "Project", "Operation", "Line", "Zone", "Corps", "Brigade", "Battalion", "Regiment", "Television", "Network",
})  # fmt: skip


def introduced_people(
    analysis: Analysis, known: Sequence[EntityMention], knowledge: ActorKnowledge
) -> Iterator[EntityMention]:
    """Full names of people who are in no list. Order: as in the text."""
    by_sentence: dict[int, list[EntityMention]] = {}
    for mention in known:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    for sentence in analysis.sentences:
        near = by_sentence.get(sentence.index, [])
        for words in _name_runs(sentence):
            span = Span(words[0].start, words[-1].end)
            if any(span.overlaps(mention.span) for mention in near):
                continue
            described = _description(analysis.text, sentence, words, span)
            if described is None:
                continue
            name = span.of(analysis.text)
            country = _country(described, span, near)
            actor = ActorIdentity(f"person:{slug(name)}", name, ActorKind.PERSON, country, sector_of(described))
            yield EntityMention(span, name, sentence.index, (actor,), None, Via.NAME, f"a person named here{': ' + described.strip() if described.strip() else ''}")


def _name_runs(sentence: Sentence) -> Iterator[list[Word]]:
    """Two to four proper nouns in a row, each with a capital and in lower case after it; hyphens and initials join."""
    run: list[Word] = []
    for word in (*sentence.words, None):
        if word is not None and word.upos == "PROPN" and word.text[:1].isupper() and (not run or word.start - run[-1].end <= 1):
            run.append(word)
            continue
        if word is not None and run and run[-1].text == "-" and word.start == run[-1].end:
            run.append(word)  # "Min-ho": the part after the hyphen is in lower case
            continue
        if word is not None and run and word.text in ("-", "al", "bin", "de", "van", "von", "der", "el") and word.start - run[-1].end <= 1:
            run.append(word)
            continue
        while run and not run[-1].text[:1].isupper() and not (len(run) > 2 and run[-2].text == "-"):
            run.pop()
        while run and _TITLE.match(run[0].text + " ") and len(run) > 1:
            run = run[1:]
        names = [w for w in run if w.text[:1].isupper()]
        if 2 <= len(names) <= 4 and not any(w.text in _NOT_A_PERSON or (w.text.isupper() and len(w.text) > 2) for w in names):
            yield run
        run = []


def _description(text: str, sentence: Sentence, words: list[Word], span: Span) -> str | None:
    """The title or apposition that makes the name a person's; "" for the subject of a personal verb; None if nothing does."""
    before = text[max(sentence.span.start, span.start - 60) : span.start]
    if _TITLE.search(before):
        return before
    after = re.match(r",\s+(?:(?:a|an|the|his|her|its|who|\d{2})\b[^,.;]{0,80}|[^,.;]{0,60}\b(?:minister|spokes\w+|president|director|chief|leader|expert|analyst|envoy|secretary|head)\b[^,.;]{0,40})", text[span.end : sentence.span.end])
    if after:
        return after.group().strip(", ")
    head = sentence.head_of(span) or words[0]
    verb = sentence.head(head)
    if head.relation == "nsubj" and verb.lemma in ("say", "tell", "add", "warn", "note", "argue", "write", "meet", "arrive", "visit", "announce", "resign", "accuse", "deny"):
        return ""
    return None


def _country(described: str, span: Span, near: Sequence[EntityMention]) -> str | None:
    """The country whose name or adjective stands in the description."""
    for mention in near:
        if mention.text in described and abs(mention.span.start - span.start) < 120:
            return next((actor.country for actor in mention.actors if actor.country), None)
    return None
