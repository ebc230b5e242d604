"""People whom the article introduces: a full name with a title, an apposition, a personal verb or a given name, or one
whose last word names somebody later.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from functools import cache

from timeline.actors.knowledge import ActorKnowledge
from timeline.actors.names import slug
from timeline.actors.sectors import sector_of
from timeline.lexicons import read_lexicon, word_set
from timeline.model.actor import ActorIdentity, ActorKind, EntityMention, Office, Via, by_sentence
from timeline.model.analysis import Analysis, Sentence, Word
from timeline.model.span import Span

__all__ = ["as_described", "given_names", "introduced_people", "is_ship", "person_named", "title_pattern"]

_LONGEST = 5  # words of a name
_PUBLIC = frozenset({"GOV", "MIL", "SPY", "LEG"})  # who belongs to these acts for the country
_ALIKE = 0.8  # of two spellings of a given name
_LONG_TITLE = 80  # characters before a name in which its title stands


@cache
def _words() -> dict[str, list[str]]:
    words: dict[str, list[str]] = read_lexicon("en/actors/names")["people"]
    return words


def _any_of(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def title_pattern() -> re.Pattern[str]:
    """A title in capitals at the end of a text: "Gen. "."""
    return re.compile(rf"(?:^|\s)(?:{_any_of(_words()['titles'])})\.?\s$")


@cache
def _calling() -> re.Pattern[str]:
    words = _any_of([*_words()["titles"], *_words()["callings"]])
    return re.compile(rf"\b(?:{words})\.?['’,]?\s+$")


@cache
def _ship() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of(_words()['ships'])})\s+(?:(?:{_any_of(_words()['titles'])})\.?\s+)?$")


@cache
def _office_of() -> re.Pattern[str]:
    """An office and whose it is, in capitals right before a name: "Director of the World Food Programme "."""
    words = _any_of([*_words()["titles"], *_words()["callings"]])
    return re.compile(rf"\b(?i:{words})\s+of\s+(?:(?:the|of|for|and|on|in|[A-Z(][^\s,;:]*)\s+)+$")


@cache
def _offices() -> re.Pattern[str]:
    """Several who hold an office, and the names after them: "the foreign ministers, A of Peru, B of "."""
    return re.compile(rf"\b(?:{_any_of(_words()['callings'])})s\b[^.;:]*$")


_OF_COUNTRY = re.compile(r"\s+of\s+(?:the\s+)?[A-Z][\w-]*(?:\s+[A-Z][\w-]*)*")


@cache
def _apposition() -> re.Pattern[str]:
    callings = _any_of(_words()["callings"])
    return re.compile(
        r",\s+(?:(?:a|an|the|his|her|its|who|whose|\d{2})\b[^,.;]{0,80}"
        rf"|[^,.;]{{0,60}}\b(?:{callings})\b[^,.;]{{0,40}})"
    )


@cache
def _former() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of(_words()['former'])})\b", re.IGNORECASE)


@cache
def given_names() -> frozenset[str]:
    return frozenset(name for names in read_lexicon("en/actors/given_names")["names"].values() for name in names)


@dataclass(frozen=True, slots=True)
class _Description:
    """What the text says of a person: "" where only form or verb tell that it is one."""

    words: str
    start: int
    end: int


def introduced_people(
    analysis: Analysis, known: Sequence[EntityMention], knowledge: ActorKnowledge
) -> Iterator[EntityMention]:
    """Full names of people who are in no list, or whom the list spells otherwise. Order: as in the text."""
    mentions_in = by_sentence(known)
    acting = _acting_alone(analysis, known)
    for sentence in analysis.sentences:
        near = mentions_in.get(sentence.index, [])
        for words in _name_runs(sentence):
            span = Span(words[0].start, words[-1].end)
            if any(span.overlaps(mention.span) and not _is_mere_place(mention) for mention in near):
                continue
            last = _without_honours(words)[-1]
            described = _description(analysis.text, sentence, words, span, known_later=last.text in acting)
            if described is not None:
                name = analysis.text[span.start : last.end]
                person = _spelt_otherwise(name, knowledge) or _person(name, described, near)
                why = f": {described.words.strip()}" if described.words.strip() else ""
                reason = f"a person named here{why}"
                words_here = span.of(analysis.text)
                yield EntityMention(span, words_here, sentence.index, (person,), None, Via.NAME, reason)


def _spelt_otherwise(name: str, knowledge: ActorKnowledge) -> ActorIdentity | None:
    """Who of the list has the same surname and nearly the same given name: "Nicholas Sarkozy"."""
    given, _, surname = name.partition(" ")
    feminine = word_set("en/actors/given_names", "gender.feminine")
    for term in knowledge.surnames.get(surname, ()):
        known = term.person.name.partition(" ")[0]
        may_be_one = known[:1] == given[:1] and (known in feminine) is (given in feminine)
        if may_be_one and SequenceMatcher(None, known, given).ratio() >= _ALIKE:
            return term.person
    return None


def _acting_alone(analysis: Analysis, known: Sequence[EntityMention]) -> frozenset[str]:
    """Proper nouns that no list knows and that act or own something, with no other one beside them: "Edis said"."""
    named = {word for mention in known for word in mention.span.of(analysis.text).split()}
    return frozenset(
        word.text
        for sentence in analysis.sentences
        for word in sentence.words
        if word.upos == "PROPN"
        and word.text.istitle()
        and word.text not in named
        and (word.relation == "nsubj" or word.deprel == "nmod:poss")
        and not any(
            _is_name(sentence.words[at]) for at in (word.index - 1, word.index + 1) if 0 <= at < len(sentence.words)
        )
    )


def _is_name(word: Word) -> bool:
    return word.upos == "PROPN" and word.text[:1].isupper()


def as_described(analysis: Analysis, known: Sequence[EntityMention], published: date | None) -> Iterator[EntityMention]:
    """The known mentions; whose record has no office that day holds the one that the text gives: "FBI Director X"."""
    mentions_in = by_sentence(known)
    for mention in known:
        person = mention.actors[0] if len(mention.actors) == 1 else None
        if person is None or person.kind is not ActorKind.PERSON or _holds_office(person, published):
            yield mention
            continue
        sentence = analysis.sentences[mention.sentence]
        described = _title_before(analysis.text, sentence, mention.span)
        if described is None:
            yield mention
            continue
        told = _person(person.name, described, mentions_in[mention.sentence])
        own = (Office(person.country),) if told.sector in _PUBLIC else ()
        told = replace(person, sector=told.sector or person.sector, offices=(*person.offices, *(told.offices or own)))
        yield replace(mention, actors=(told,))


def _holds_office(person: ActorIdentity, day: date | None) -> bool:
    return any(office.country or office.organisation for office in person.offices_in(day, day))


def is_ship(before: str) -> bool:
    """Whether words before a name make it a ship's: "the destroyer Admiral "."""
    return _ship().search(before) is not None


def person_named(name: str, described: str, near: Sequence[EntityMention], start: int, end: int) -> ActorIdentity:
    """A person whom a title before the name describes; the title's words stand at these offsets."""
    return _person(name, _Description(described, start, end), near)


def _is_mere_place(mention: EntityMention) -> bool:
    """A town that shares a person's given name or surname: "Jackson", "Lincoln"."""
    return not mention.actors


def _name_runs(sentence: Sentence) -> Iterator[list[Word]]:
    """Two to five proper nouns in a row, each with a capital and in lower case after it; hyphens and initials join."""
    others = word_set("en/actors/names", "names.not_a_person")
    run: list[Word] = []
    for word in (*sentence.words, None):
        if word is not None and _continues(run, word):
            run.append(word)
            continue
        run = _trimmed(run)
        names = [w for w in _without_honours(run) if w.text[:1].isupper()]
        if 2 <= len(names) <= _LONGEST and not any(
            w.text in others or (w.text.isupper() and len(w.text) > 2) for w in names
        ):
            yield run
        run = [word] if word is not None and _continues([], word) else []


def _continues(run: list[Word], word: Word) -> bool:
    if run and word.start - run[-1].end > 1:
        return False
    if word.upos == "PROPN" and word.text[:1].isupper():
        return True
    if not run:
        return False
    return word.text in _words()["joints"] or (run[-1].text == "-" and word.start == run[-1].end)  # "Min-ho"


def _trimmed(run: list[Word]) -> list[Word]:
    """A run without titles before it and joints after it."""
    while run and not run[-1].text[:1].isupper() and not (len(run) > 2 and run[-2].text == "-"):
        run = run[:-1]
    titles = [at for at, word in enumerate(run[:-2]) if _calling().match(word.text + " ")]
    run = run[titles[-1] + 1 :] if titles else run  # "Massachusetts Senator Edward Roe"
    while len(run) > 1 and _calling().match(run[0].text + " "):
        run = run[1:]
    while run and run[0].text in _words()["joints"]:
        run = run[1:]
    return run


def _without_honours(run: list[Word]) -> list[Word]:
    """A name without the letters after it: "Jane Roe QC"."""
    while len(run) > 2 and run[-1].text in _words()["honours"]:
        run = run[:-1]
    return run


def _description(
    text: str, sentence: Sentence, words: list[Word], span: Span, *, known_later: bool
) -> _Description | None:
    """The title or apposition that makes the name a person's; empty for other signs of a person; else None."""
    if is_ship(text[sentence.span.start : span.start]):
        return None
    titled = _title_before(text, sentence, span)
    if titled:
        return titled
    of_country, among = _OF_COUNTRY.match(text, span.end), _offices().search(text, sentence.span.start, span.start)
    if of_country and among:
        return _Description(among.group() + of_country.group(), span.end, of_country.end())
    after = _apposition().match(text[span.end : sentence.span.end])
    if after:
        return _Description(after.group().strip(", "), span.end, span.end + after.end())
    if known_later or words[0].text in given_names():
        return _Description("", span.end, span.end)
    head = sentence.head_of(span) or words[0]
    verb = sentence.head(head)
    return (
        _Description("", span.end, span.end) if head.relation == "nsubj" and verb.lemma in _words()["verbs"] else None
    )


def _title_before(text: str, sentence: Sentence, span: Span) -> _Description | None:
    start = max(sentence.span.start, span.start - _LONG_TITLE)
    before = text[start : span.start]
    titled = _calling().search(before)
    if titled:
        cut = max(before.rfind(mark, 0, titled.start()) for mark in (",", ";", "``", '"', "“"))
        return _Description(before[cut + 1 :], start + cut + 1, span.start)
    holder = _office_of().search(before)
    return _Description(holder.group(), start + holder.start(), span.start) if holder else None


def _person(name: str, described: _Description, near: Sequence[EntityMention]) -> ActorIdentity:
    inside = [
        m for m in near if described.start - 1 <= m.span.start and m.span.end <= described.end + 1 and described.words
    ]
    actors = [actor for m in reversed(inside) for actor in m.actors if actor.kind is not ActorKind.PERSON]
    country = next((actor.country for actor in actors if actor.country), None)
    organisation = next((actor for actor in actors if actor.kind is ActorKind.ORGANISATION), None)
    sector = sector_of(described.words) or (organisation.sector if organisation is not None else None)
    offices: tuple[Office, ...] = ()
    if _former().search(described.words):
        sector, offices = "ELI", (Office(),)  # acts for nobody now
    elif organisation is not None:
        offices = (Office(country if sector in _PUBLIC else None, organisation),)
    return ActorIdentity(f"person:{slug(name)}", name, ActorKind.PERSON, country, sector, offices)
