"""What a storyline is about: talks, a war, an election; told by types of events and words of articles."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from timeline.lexicons import read_lexicon, word_set
from timeline.model.outline import Outlined

__all__ = ["Theme", "theme_of"]

BOTH, EITHER = 1.0, 0.7  # what an event counts for a theme that is of its type and told with its words, or only one
SPECIFIC = 1.25  # times: "nuclear agreement" tells more than "sanctions"
THROUGH = 0.5  # of a theme's score: for running through all articles of the story
LEAST = 0.12  # of the events' weight: a theme with less is not what the story is about
SECOND = 0.65  # of the first theme's score: a theme that stands beside it
QUALIFIED = 0.15  # of the events told with a theme's words: so many have the word before it that says what kind
FEW = 2  # events
WAR = "war"
WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
INVASION = re.compile(r"\binva(?:d\w*|sion)\b")


@dataclass(frozen=True, slots=True)
class Theme:
    """In words, as they stand in a sentence; ``is_invasion``: a war that articles call one."""

    words: str
    is_invasion: bool = False


@dataclass(frozen=True, slots=True)
class _Pattern:
    id: str
    types: frozenset[str]
    told: float | None  # share of the events that must be told with its words; None: none need be
    forms: tuple[str, ...]  # as printed


@dataclass(slots=True)
class _Told:
    """How far a theme is told: its weight, where, and in how many events with each form, alone and with a modifier."""

    weight: float = 0.0
    typed: int = 0
    worded: int = 0
    articles: set[str] = field(default_factory=set)
    forms: Counter[str] = field(default_factory=Counter)
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def kind(self) -> str | None:
        """The word before its forms that says what kind of it, where that is said often enough."""
        modifiers: Counter[str] = Counter()
        for (_, modifier), count in self.kinds.items():
            modifiers[modifier] += count
        if not modifiers:
            return None
        kind, count = min(modifiers.items(), key=lambda item: (-item[1], item[0]))
        return kind if count >= max(FEW, QUALIFIED * self.worded) else None


@cache
def _patterns() -> tuple[_Pattern, ...]:
    return tuple(
        _Pattern(table["id"], frozenset(table["types"]), table.get("told"), tuple(table["forms"]))
        for table in read_lexicon("en/story_themes")["theme"]
    )


@cache
def _forms() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Of each word the themes that it tells, with the form in which it is printed."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for table in read_lexicon("en/story_themes")["theme"]:
        for form, words in table["forms"].items():
            for word in words:
                found[word].append((table["id"], form))
    return {word: tuple(themes) for word, themes in found.items()}


def theme_of(events: Sequence[Outlined]) -> Theme | None:
    """What these events are about, in one theme or two; None where nothing stands out."""
    ordered = sorted(events, key=lambda event: event.id)
    told = _told(ordered)
    whole = sum(event.salience for event in ordered)
    articles = {mention.article for event in ordered for mention in event.mentions}
    scores = {}
    for pattern in _patterns():
        own = told[pattern.id]
        score = own.weight * (1 - THROUGH + THROUGH * len(own.articles) / len(articles))
        score *= SPECIFIC if own.kind else 1.0
        if score >= LEAST * whole and _is_borne_out(pattern, own, len(ordered)):
            scores[pattern] = score
    if not scores:
        return None
    ranked = sorted(scores, key=lambda pattern: (-scores[pattern], pattern.id))
    near = [pattern for pattern in ranked if scores[pattern] >= SECOND * scores[ranked[0]]]
    if any(pattern.id == WAR for pattern in near):  # attacks and talks are what a war is made of
        near = [pattern for pattern in near if pattern.id == WAR]
    best, *others = near
    second = next((one for one in others if not one.types & best.types), None)
    words = [_words(told[one.id], one) for one in (best, second) if one is not None]
    return Theme(_joined(words), best.id == WAR and _is_told_as_invasion(ordered))


def _is_borne_out(pattern: _Pattern, told: _Told, events: int) -> bool:
    """Whether there are events of a theme's types, and where these are not enough, words that tell it."""
    if pattern.types and told.typed < FEW:
        return False
    return pattern.told is None or told.worded >= max(FEW, pattern.told * events)


def _told(events: Sequence[Outlined]) -> dict[str, _Told]:
    """How far each theme is told, by its id."""
    found = {pattern.id: _Told() for pattern in _patterns()}
    for event in events:
        worded = _worded(event)
        for pattern in _patterns():
            own, kinds = found[pattern.id], worded.get(pattern.id)
            typed = event.type in pattern.types
            if not typed and kinds is None:
                continue
            own.articles |= {mention.article for mention in event.mentions}
            own.weight += event.salience * (BOTH if typed and kinds else EITHER)
            own.typed += typed
            if kinds:
                own.worded += 1
                own.forms.update({form for form, _ in kinds})
                own.kinds.update({(form, kind) for form, kind in kinds if kind})
    return found


def _worded(event: Outlined) -> dict[str, set[tuple[str, str]]]:
    """The themes that the quotes of an event tell with their words: each form, and the modifier right before it."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for quote in {mention.quote for mention in event.mentions}:
        for theme, form, kind in _forms_in(quote):
            found[theme].add((form, kind))
    return found


@lru_cache(maxsize=50_000)
def _forms_in(quote: str) -> frozenset[tuple[str, str, str]]:
    """Theme, form and modifier, or ""."""
    known, modifiers = _forms(), word_set("en/story_themes", "words.modifiers")
    words = WORD.findall(quote.lower())
    return frozenset(
        (theme, form, before if before in modifiers else "")
        for before, word in zip(["", *words], words, strict=False)
        for theme, form in known.get(word, ())
    )


def _is_told_as_invasion(events: Sequence[Outlined]) -> bool:
    return sum(any(INVASION.search(mention.quote.lower()) for mention in event.mentions) for event in events) >= FEW


def _words(told: _Told, pattern: _Pattern) -> str:
    """The form that articles use most, with the word that says what kind of it, where that is said often enough."""
    kind = told.kind
    form = min(pattern.forms, key=lambda name: (-told.kinds[name, kind or ""], -told.forms[name], name))
    return f"{kind} {form}" if kind else form


def _joined(words: Sequence[str]) -> str:
    """ "nuclear tests and talks": a word that both begin with stands once."""
    if len(words) == 1:
        return words[0]
    first, second = (text.split(" ", 1) for text in words)
    if len(first) == len(second) == 2 and first[0] == second[0]:
        return f"{' '.join(first)} and {second[1]}"
    return " and ".join(words)
