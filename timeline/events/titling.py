"""The line of an event: the source's own clause, cleaned of its date, or a line made of type, actors and place.

The reader says of each word of the sentence whether an editor would put it into the line; phrases.py says which
stretches of words can stand alone.  The stretch that holds most of the wanted words and least of the others is taken as
it is written.  Where its subject is not its own, or a pronoun, the line names whom the reader casts, apart from the
source's words: "Dmitry Medvedev: calling for talks"; where nobody is cast it is made: "Armed attack: Iran on Iraq".
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from timeline.events.phrases import (
    LONGEST,
    NEGATING,
    SHORTEST,
    Stretch,
    date_words,
    pruned_stretch,
    said_before,
    stretches,
    without_lone_commas,
)
from timeline.lexicons.event_types import EventType
from timeline.model.actor import Actor, EntityMention, Place, Role, Via
from timeline.model.analysis import Sentence, Word
from timeline.model.event import Status
from timeline.model.reading import Scores, TriggerReading
from timeline.model.time import ResolvedTime

__all__ = ["made_title", "title_of"]

FAIR = 0.25  # of the words an editor wants, weighed against those not: below it a made line reads better
FULLER = 1.2  # how much more a wanted word that is left out weighs than an unwanted one kept in
SHORTER = 0.7  # of the words of a line that is taken: a longer one beside it reads like the same line again
DEEPER = 0.9  # what a clause above the trigger's own keeps of its worth, a step
_LABELLED = 3  # names in a made line
_SHORT_WORD, _STEM = 3, 5  # letters: words longer than the first are compared by so many
_LONGEST_NAME = 9  # words that stand for "who"

_OPENINGS = {Status.DENIED: "Denied", Status.CANCELLED: "Cancelled", Status.HYPOTHETICAL: "Possible"}
# words that say so themselves
_SAYING_SO = {
    Status.DENIED: frozenset(
        {"deny", "denial", "refuse", "fail", "rule", "reject", "avoid", "prevent", "stop", "block"}
    ),
    Status.CANCELLED: frozenset(
        {
            "cancel",
            "cancellation",
            "postpone",
            "postponement",
            "scrap",
            "shelve",
            "suspend",
            "abandon",
            "delay",
            "defer",
        }
        | {"call", "stop", "block", "drop"}
    ),
    Status.HYPOTHETICAL: frozenset(
        {
            "could",
            "would",
            "may",
            "might",
            "should",
            "must",
            "can",
            "will",
            "shall",
            "want",
            "seek",
            "propose",
            "proposal",
        }
        | {
            "possible",
            "possibility",
            "potential",
            "threaten",
            "urge",
            "call",
            "demand",
            "ask",
            "plan",
            "hope",
            "consider",
        }
        | {"likely", "expect", "offer", "if", "warn", "fear", "need", "to"}
    ),
}
_CLOSING = frozenset({",", ";", ":", ".", ")", "'s", "’s"})  # what stands close to the word before it
_PAIRS = (('"', '"'), ("“", "”"), ("(", ")"), ("[", "]"))
_RULING = frozenset({"government", "regime"})  # they are not the country: "Mali's government"
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_ASKING = _RELATIVE | {"what"}  # nothing ends with them
_DEMONSTRATIVE = frozenset({"this", "these", "those", "there"})
_EMPTY = frozenset({"DET", "ADP", "PUNCT", "AUX", "PART", "CCONJ", "SCONJ", "PRON"})
_POINTING = frozenset(
    {"he", "she", "it", "they", "him", "her", "them", "this", "that", "these", "those", "who", "which", "whom", "there"}
    | {"we", "us", "i", "you", "me", "one", "both"}
)


def title_of(
    text: str,
    trigger: TriggerReading,
    wanted: Scores,
    kind: EventType,
    times: Sequence[ResolvedTime],
    entities: Sequence[EntityMention],
    actors: Sequence[Actor],
    place: Place | None,
    status: Status = Status.OCCURRED,
    taken: AbstractSet[str] = frozenset(),
) -> str:
    """A line that can be understood alone, none of the ``taken``. ``wanted`` is one share a word of the sentence.

    ``times`` and ``entities`` are those of the trigger's sentence.

    What did not happen, or only may, is never told like what did: where the words themselves do not say so, the line
    opens with "Denied:", "Cancelled:" or "Possible:".
    """
    most = len(trigger.sentence.words)
    for own, words in _own_lines(text, trigger, wanted, times, entities, actors):
        opened = _opened(own, words, status)
        if opened not in taken and len(words) <= most:
            return opened
        most = min(most, int(len(words) * SHORTER))
    return _opened(made_title(kind, actors, place, trigger.span.of(text)), [], status)


def _opened(line: str, words: Sequence[Word], status: Status) -> str:
    """A line that says its status, in its words or before them."""
    opening = _OPENINGS.get(status)
    if opening is None or any(
        word.lemma.lower() in _SAYING_SO[status] or word.text.lower() in NEGATING for word in words
    ):
        return line
    return f"{opening}: {line}"


def _own_lines(
    text: str,
    trigger: TriggerReading,
    wanted: Scores,
    times: Sequence[ResolvedTime],
    entities: Sequence[EntityMention],
    actors: Sequence[Actor],
) -> Iterator[tuple[str, list[Word]]]:
    """Lines of the source's words, and these words. Order: the best first."""
    sentence = trigger.sentence
    dates = date_words(sentence, times)
    speakers = [actor.name for actor in actors if actor.role is Role.AGENT]
    if trigger.word.upos == "VERB" and len(speakers) == 1:
        said = said_before(sentence, trigger.word, dates)
        if said:
            line = f"{_capital(speakers[0])}: {_capital(_joined(text, sentence, said, {}))}"
            yield line, [sentence.words[index] for index in said]
    ranked = sorted(
        (
            (_fit(stretch, wanted, sentence), -number, stretch)
            for number, stretch in enumerate(stretches(sentence, trigger.word, dates))
        ),
        key=lambda item: item[:2],
        reverse=True,
    )
    for score, _, stretch in ranked:
        if score < FAIR:
            break
        pruned = pruned_stretch(sentence, stretch, trigger.word, wanted, _fit)
        written = _written(text, trigger, pruned, entities, actors)
        if written is not None:
            yield written, [sentence.words[index] for index in pruned.words]


def made_title(kind: EventType, actors: Sequence[Actor], place: Place | None, trigger: str) -> str:
    """ "Armed attack: Iran on Iraq, Basra", "Arrest of Ann Roe"; an event of no type of its own goes by its trigger."""
    does = [actor.name for actor in actors if actor.role is not Role.TARGET]
    undergoes = [actor.name for actor in actors if actor.role is Role.TARGET]
    who, whom = _listed(does), _listed(undergoes)
    where = place.name if place is not None and place.name not in (*does, *undergoes) else ""
    what = _capital(" ".join(trigger.split())) if kind.id == "other" else kind.label
    if whom and not who and kind.id != "other":
        return ", ".join(part for part in (f"{what} {kind.toward} {whom}", where) if part)
    sides = f"{who} {kind.toward} {whom}" if who and whom else who or whom
    rest = ", ".join(part for part in (sides, where) if part)
    return f"{what}: {rest}" if rest else f"{what} ({' '.join(trigger.split())})" if kind.id != "other" else what


def _listed(names: Sequence[str]) -> str:
    shown = list(dict.fromkeys(names))[:_LABELLED]
    return " and ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))


def _fit(stretch: Stretch, wanted: Scores, sentence: Sentence) -> float:
    """The F measure that an editor's words and the stretch's are expected to have; less for a clause further up."""
    content = [i for i in range(len(wanted)) if sentence.words[i].upos not in _EMPTY]
    inside = [i for i in stretch.words if sentence.words[i].upos not in _EMPTY]
    total = float(sum(wanted[i] for i in content))
    if not inside or not total:
        return 0.0
    weight = FULLER**2
    score = (1 + weight) * float(sum(wanted[i] for i in inside)) / (len(inside) + weight * total)
    if len(stretch.words) < SHORTEST or len(stretch.words) > LONGEST:
        score *= 0.7
    return score * DEEPER**stretch.above


def _written(
    text: str, trigger: TriggerReading, stretch: Stretch, entities: Sequence[EntityMention], actors: Sequence[Actor]
) -> str | None:
    """The stretch as it is written, with names for its pronouns; None where it cannot be understood alone."""
    sentence, subject = trigger.sentence, stretch.subject
    kept = without_lone_commas(sentence, stretch)
    if len(kept) < 2 or _loses_negation(sentence, kept) or sentence.words[kept[-1]].text.lower() in _ASKING:
        return None
    doer: str | None = None
    if stretch.is_clause and (subject is None or subject.index not in kept):
        doer = _only(actors, stretch)
        places = _places_of(doer, sentence, kept, entities) if doer is not None else []
        if doer is None or any(place != kept[0] for place in places):
            return None  # nobody meets himself
        doer = None if places else doer
    replaced = _pronouns_named(text, trigger, stretch, kept, doer, entities, actors)
    if replaced is None:
        return None
    kept, described = _subject_named(text, sentence, kept, subject, {*replaced.values()}, entities, actors)
    told = {*replaced.values(), *described.values(), *filter(None, [doer])}
    kept, owners = _with_owners(text, sentence, kept, entities, actors, told, in_clause=stretch.is_clause)
    line = _joined(text, sentence, kept, replaced | described | owners)
    if stretch.is_clause:
        return _capital(line) if doer is None else f"{_capital(doer)}: {line}"
    doer = _doer_left_out(line, actors)
    return _capital(line) if doer is None else f"{_capital(doer)}: {_capital(_without_article(line))}"


def _pronouns_named(
    text: str,
    trigger: TriggerReading,
    stretch: Stretch,
    kept: Sequence[int],
    doer: str | None,
    entities: Sequence[EntityMention],
    actors: Sequence[Actor],
) -> dict[int, str] | None:
    """The names to write for pronouns, by word; None where somebody stays unnamed."""
    sentence, subject = trigger.sentence, stretch.subject
    replaced: dict[int, str] = {}
    for index in kept:
        word = sentence.words[index]
        if word.upos != "PRON" or word.text.lower() not in _POINTING or word.deprel == "nmod:poss":
            continue
        if word.text.lower() in _RELATIVE and word is not subject and word.head != trigger.word.index:
            continue  # "rebels, who fled on Monday": what it stands for is kept too
        name = _antecedent(text, sentence, stretch) if word is subject else None
        name = name or _name_for(word, entities, actors)
        if name is None and word is subject and not _is_nobody(word, stretch):
            name = _only(actors, stretch)
            places = _places_of(name, sentence, range(len(sentence.words)), entities) if name is not None else []
            if any(_is_beside(sentence, at, stretch) for at in places):
                return None
        if name is None:
            return None
        is_told = name == doer or name in replaced.values()
        places = [] if is_told else _places_of(name, sentence, kept, entities)
        if not is_told and not any(place < index or word is not subject for place in places):
            replaced[index] = name
    return replaced


def _subject_named(
    text: str,
    sentence: Sentence,
    kept: Sequence[int],
    subject: Word | None,
    told: AbstractSet[str],
    entities: Sequence[EntityMention],
    actors: Sequence[Actor],
) -> tuple[list[int], dict[int, str]]:
    """The words with a name for a subject like "the country", where the line does not name whom it means."""
    mention = next((m for m in entities if subject is not None and m.span.contains(subject.span)), None)
    if mention is None or mention.via is not Via.REFERENCE or len(mention.actors) != 1:
        return list(kept), {}
    inside = [i for i in kept if mention.span.contains(sentence.words[i].span)]
    name = next((actor.name for actor in actors if actor.id == mention.actors[0].id), None)
    if name is None or name in told or len(inside) < 2 or _places_of(name, sentence, kept, entities) != inside:
        return list(kept), {}
    noun = sentence.words[inside[-1]].text
    if noun.lower() in _RULING:
        name = f"{_owning(name, text)} {noun}"
    return [i for i in kept if i not in inside[1:]], {inside[0]: name}


def _owning(name: str, text: str) -> str:
    """A name as an owner's, with the sign that the text uses."""
    sign = "’" if "’" in text else "'"
    return f"{name}{sign}" if name.endswith("s") else f"{name}{sign}s"


def _is_beside(sentence: Sentence, index: int, stretch: Stretch) -> bool:
    """Whether a word stands in an object of the stretch's own verb, not in a clause below it or in another name."""
    word = sentence.words[index]
    if word.relation == "compound" or word.deprel == "nmod:poss":
        return False
    for above in (word, *sentence.ancestors(word)):
        if above.relation in ("ccomp", "advcl", "acl", "parataxis", "conj"):
            return False
        if above.head == stretch.root.index:
            return above.relation in ("obj", "iobj", "obl")
    return False


def _is_nobody(word: Word, stretch: Stretch) -> bool:
    """Whether a pronoun stands for no one: "it was claimed that ...", "this will end ..."."""
    lower = word.text.lower()
    return lower in _DEMONSTRATIVE or (lower == "it" and (stretch.is_passive or word.relation == "expl"))


def _places_of(name: str, sentence: Sentence, kept: Sequence[int], entities: Sequence[EntityMention]) -> list[int]:
    """Which words of a line name an actor: by a mention, or by the last word of the name."""
    spans = [m.span for m in entities if any(actor.name == name for actor in m.actors)]
    last = name.rpartition(" ")[2]
    words = (sentence.words[index] for index in kept)
    return [
        word.index
        for word in words
        if word.upos != "PRON" and (word.text == last or any(span.contains(word.span) for span in spans))
    ]


def _with_owners(
    text: str,
    sentence: Sentence,
    kept: Sequence[int],
    entities: Sequence[EntityMention],
    actors: Sequence[Actor],
    told: AbstractSet[str],
    *,
    in_clause: bool,
) -> tuple[list[int], dict[int, str]]:
    """The words with the names of owners whom the line has not told: "its letter" is "Iran's letter", else "letter".

    In a clause only its first word is looked at: what comes later may be its subject's.
    """
    left, owners = list(kept), dict[int, str]()
    for index in kept[:1] if in_clause else kept:
        word = sentence.words[index]
        if word.upos != "PRON" or word.deprel != "nmod:poss":
            continue
        name = _name_for(word, entities, actors)
        if name is not None and name not in told and not _places_of(name, sentence, kept, entities):
            owners[index] = _owning(name, text)
            told = {*told, name}
        elif name is None and index == kept[0] and len(left) > 2:
            left.remove(index)
    return left, owners


def _doer_left_out(line: str, actors: Sequence[Actor]) -> str | None:
    """Whom a phrase without a verb leaves out: of "a letter to the president", who wrote it."""
    does = [actor for actor in actors if actor.role is not Role.TARGET]
    lowered = line.lower()
    words = [word for actor in does for word in f"{actor.name} {actor.text}".lower().split() if len(word) > _SHORT_WORD]
    if not does or len(does) > _LABELLED or any(word[:_STEM] in lowered for word in words):
        return None
    return _listed([actor.name for actor in does])


def _without_article(line: str) -> str:
    first, _, rest = line.partition(" ")
    return rest if first.lower() in ("a", "an", "the") and rest else line


def _antecedent(text: str, sentence: Sentence, stretch: Stretch) -> str | None:
    """The words that a relative clause is about: "ministers from Japan, who met their counterparts"."""
    if stretch.root.relation != "acl" or stretch.subject is None or stretch.subject.text.lower() not in _RELATIVE:
        return None
    noun = sentence.head(stretch.root)
    below = {word.index for word in sentence.subtree(stretch.root)}
    indexes = [
        word.index for word in sentence.subtree(noun) if word.index not in below and word.index < stretch.root.index
    ]
    while indexes and (sentence.words[indexes[-1]].upos == "PUNCT"):
        indexes.pop()
    while indexes and sentence.words[indexes[0]].upos in ("ADP", "PUNCT", "SCONJ"):
        indexes.pop(0)
    if noun.upos not in ("NOUN", "PROPN") or not indexes or len(indexes) > _LONGEST_NAME:
        return None
    if indexes != list(range(indexes[0], indexes[-1] + 1)):
        return None
    return " ".join(text[sentence.words[indexes[0]].start : sentence.words[indexes[-1]].end].split())


def _only(actors: Sequence[Actor], stretch: Stretch) -> str | None:
    """The one actor that a clause without a subject of its own can be about."""
    role = Role.TARGET if stretch.is_passive else Role.AGENT
    names = [actor.name for actor in actors if actor.role is role]
    if not names and role is Role.AGENT:
        names = [actor.name for actor in actors if actor.role is Role.PARTICIPANT]
        return _listed(names) or None
    return names[0] if len(names) == 1 else None


def _loses_negation(sentence: Sentence, kept: Sequence[int]) -> bool:
    """Whether the words left out include a "not" of the words kept: a line must never say the opposite."""
    return any(
        word.text.lower() in NEGATING and word.index not in kept and word.head in kept for word in sentence.words
    )


def _name_for(word: Word, entities: Sequence[EntityMention], actors: Sequence[Actor]) -> str | None:
    """The name of the one actor of the event that a pronoun stands for."""
    mention = next((m for m in entities if m.span.start <= word.start < m.span.end), None)
    if mention is None or len(mention.actors) != 1:
        return None
    own = mention.actors[0]
    return own.name if any(actor.id == own.id for actor in actors) else None


def _joined(text: str, sentence: Sentence, kept: Sequence[int], replaced: dict[int, str]) -> str:
    """The words in one line, with the white space that stands between neighbours, and no half pair of signs."""
    line = " ".join("".join(_parts(text, sentence, kept, replaced)).split())
    is_quoted = text.count('"', sentence.span.start, sentence.words[kept[0]].start) % 2 == 1
    if is_quoted and '"' in line:
        line = line.replace('"', "", 1).replace("  ", " ").strip()  # it closes what the line does not open
    for opening, closing in _PAIRS:
        opened, closed = line.count(opening), line.count(closing)
        if opening == closing:
            line += closing if opened % 2 else ""
        elif closed > opened:
            line = line.replace(closing, "", closed - opened)
        else:
            line += closing * (opened - closed)
    return line


def _parts(text: str, sentence: Sentence, kept: Sequence[int], replaced: dict[int, str]) -> Iterator[str]:
    before: Word | None = None
    for index in kept:
        word = sentence.words[index]
        if before is not None:
            apart = "" if word.text in _CLOSING else " "
            yield text[before.end : word.start] if index == before.index + 1 else apart
        yield replaced.get(index, word.text)
        before = word


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]
