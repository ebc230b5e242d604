"""Surnames: of people whom the article has named in full, of leaders who need no introduction, or after a title."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from timeline.actors.knowledge import ActorKnowledge, needs_introduction
from timeline.actors.names import surname_of
from timeline.actors.people import is_ship, person_named, title_pattern
from timeline.lexicons import word_set
from timeline.model.actor import ActorIdentity, ActorKind, EntityMention, Via
from timeline.model.analysis import Analysis, Sentence, Word
from timeline.model.span import Span

__all__ = ["leader_by_surname", "surname_mentions"]

_PLAIN_TITLES = frozenset({"leader", "spokesman", "spokeswoman", "minister", "president"})
_SUFFIXES = ("Jr", "Jr.", "Sr", "Sr.")
_LONG, _ALIKE = 8, 0.9  # letters of a surname that may be misspelt, and how like the known one it must be


def surname_mentions(
    analysis: Analysis, mentions: Sequence[EntityMention], knowledge: ActorKnowledge, published: date | None
) -> Iterator[EntityMention]:
    """Words that name a person by the surname. Order: as in the text."""
    introduced = _introduced(mentions)
    taken: dict[int, list[Span]] = {}
    for mention in mentions:
        if mention.actors or mention.text not in introduced:  # a town may bear somebody's surname: "Kennedy"
            taken.setdefault(mention.sentence, []).append(mention.span)
    for sentence in analysis.sentences:
        for word in sentence.words:
            if not word.text[:1].isupper() or any(word.span.overlaps(span) for span in taken.get(sentence.index, ())):
                continue
            titled = _is_titled(analysis.text, sentence, word)
            if not titled and word.text not in introduced and word.text not in knowledge.surnames:
                continue
            if _is_part_of_another_name(sentence, word, titled=titled):
                continue
            person: ActorIdentity | None
            if word.text in introduced:
                person = introduced[word.text].meant(word, knowledge, published)
            else:
                person = leader_by_surname(word.text, titled, knowledge, published)
            if person is None and titled and _may_be_a_surname(word):
                person = _misspelt(word.text, introduced) or _unlisted(analysis.text, sentence, word, mentions)
                introduced[word.text].add(word.start, person)
            if person is not None:
                span = _with_title(analysis.text, word, person)
                reason = f"the surname of {person.name}"
                yield EntityMention(span, span.of(analysis.text), sentence.index, (person,), None, Via.SURNAME, reason)


def _with_title(text: str, word: Word, person: ActorIdentity) -> Span:
    """A given name with the title that is a part of the name: "Prince William"."""
    title = person.name.removesuffix(word.text)
    start = word.start - len(title)
    return Span(start, word.end) if title.strip() and text[max(start, 0) : word.start] == title else word.span


def _may_be_a_surname(word: Word) -> bool:
    """Not the second word of a title: "Secretary General"."""
    return word.upos == "PROPN" and len(word.text) > 2 and not title_pattern().match(f" {word.text} ")


@dataclass
class _Namesakes:
    """Who bears a surname in an article, and where each is named. Order: as in the text."""

    starts: list[int] = field(default_factory=list)
    named: list[ActorIdentity] = field(default_factory=list)
    people: dict[str, ActorIdentity] = field(default_factory=dict)  # by id

    def add(self, start: int, person: ActorIdentity) -> None:
        self.starts.append(start)
        self.named.append(person)
        self.people[person.id] = person

    def meant(self, word: Word, knowledge: ActorKnowledge, published: date | None) -> ActorIdentity:
        """Of several people the one who leads a country on the day, else the last one named before, else the first."""
        if len(self.people) > 1:
            leading = {term.person.id for term in knowledge.surnames.get(word.text, ()) if term.holds(published)}
            leaders = [person for name, person in self.people.items() if name in leading]
            if len(leaders) == 1:
                return leaders[0]
        return self.named[max(bisect_left(self.starts, word.start) - 1, 0)]


def _introduced(mentions: Sequence[EntityMention]) -> dict[str, _Namesakes]:
    """Under the surnames; under the middle words of names only where these are nobody's surname."""
    found: dict[str, _Namesakes] = defaultdict(_Namesakes)
    others: dict[str, _Namesakes] = defaultdict(_Namesakes)
    for mention in mentions:
        for actor in mention.actors:
            if actor.kind is ActorKind.PERSON:
                surname = surname_of(actor.name, actor.country or "")
                found[surname].add(mention.span.start, actor)
                for word in _middle_words(actor.name, surname):
                    others[word].add(mention.span.start, actor)
                if surname.lower().startswith(("bin ", "ben ")):  # some papers leave the particle out
                    found[surname[4:]].add(mention.span.start, actor)
    for word in others.keys() - found.keys():
        found[word] = others[word]
    return found


def _middle_words(name: str, surname: str) -> list[str]:
    """ "Rosselló" of "Ricardo Rosselló Nevares": of two surnames the first is the one in use."""
    return [part for part in name.split()[1:] if part not in surname and part[:1].isupper() and len(part) > 2]


def _misspelt(surname: str, introduced: Mapping[str, _Namesakes]) -> ActorIdentity | None:
    """Whom a long surname means that differs by a letter or two from one that the article knows: "Ahmadinjad"."""
    if len(surname) < _LONG:
        return None
    alike = get_close_matches(surname, [name for name in introduced if name[:1] == surname[:1]], n=1, cutoff=_ALIKE)
    return introduced[alike[0]].named[-1] if alike else None


def _unlisted(text: str, sentence: Sentence, word: Word, mentions: Sequence[EntityMention]) -> ActorIdentity:
    """A person known by title and surname alone, "Foreign Minister Okello", or by a royal one: "Prince William"."""
    start = max(sentence.span.start, word.start - 60)
    before = text[start : word.start]
    cut = max(before.rfind(mark) for mark in (",", ";", '"', "“")) + 1
    near = [m for m in mentions if m.sentence == sentence.index]
    title = before.split()[-1]
    name = f"{title} {word.text}" if title in word_set("en/actors/names", "people.royal") else word.text
    return person_named(name, before[cut:], near, start + cut, word.start)


def _is_titled(text: str, sentence: Sentence, word: Word) -> bool:
    before = text[max(sentence.span.start, word.start - 32) : word.start]
    if is_ship(before):
        return False
    if title_pattern().search(before):
        return True
    return word.index > 0 and sentence.words[word.index - 1].text in _PLAIN_TITLES


def _is_part_of_another_name(sentence: Sentence, word: Word, *, titled: bool) -> bool:
    """A capitalised proper noun beside it makes it a part of another name: "Putin Street", "Bush Airways"."""
    if titled:
        return False
    after = sentence.words[word.index + 1] if word.index + 1 < len(sentence.words) else None
    if after is not None and after.upos == "PROPN" and after.text[:1].isupper() and after.text not in _SUFFIXES:
        return True
    if word.index < 2:
        return False
    before = sentence.words[word.index - 1]
    return before.upos == "PROPN" and before.text[:1].isupper() and before.text not in _PLAIN_TITLES


def leader_by_surname(
    surname: str, titled: bool, knowledge: ActorKnowledge, published: date | None
) -> ActorIdentity | None:
    """The one leader whom a bare surname means on a day, if it can mean only one."""
    terms = knowledge.surnames.get(surname, ())
    if not terms or (needs_introduction(surname) and not titled):
        return None
    holding = [term for term in terms if term.holds(published)]
    known = [term for term in terms if published is None or term.first is None or term.first <= published]
    people = {term.person for term in (holding or known)}  # who comes to office later is not meant yet
    return people.pop() if len(people) == 1 else None
