"""From which words of its sentence an event may take its title, the most telling first."""

from collections.abc import Iterator

from timeline.events.attribution import is_speech
from timeline.events.candidate import Candidate
from timeline.events.titles.clauses import clause_of, phrase_of
from timeline.events.titles.line import Line, Part, Scene
from timeline.events.titles.phrases import part_of
from timeline.model.analysis import BlockKind, Sentence, Word
from timeline.model.event import Status

__all__ = ["framings"]

CLIMBS = 3  # clauses above the event's own
HEADLINE = 14  # words of a heading that is itself a title
_PREDICATES = ("VERB", "AUX", "ADJ")
_TELLING = ("amod", "compound", "nmod:poss", "nummod", "acl")
_ABOUT = ("of", "between", "with", "against", "by", "on", "over", "in", "from", "to", "for", "into", "about")
_HEADLINES = (BlockKind.HEADLINE, BlockKind.HEADING)


def framings(candidate: Candidate, status: Status, scene: Scene) -> Iterator[Line]:
    """Lines that tell of the event. Order: by preference; never empty."""
    sentence, word = candidate.sentence, candidate.word
    held = frozenset({word.index})
    if sentence.kind in _HEADLINES and len(sentence.words) <= HEADLINE:
        yield _whole(sentence, held)
    own = _own_clause(candidate)
    if own is not None:
        yield from _clauses(scene, own, held)
    else:
        phrase = phrase_of(scene, word, held)
        governor = candidate.governor
        if (
            governor is not None
            and candidate.link == "argument"
            and (status is not Status.OCCURRED or _is_thin(sentence, word))
        ):
            yield from _clauses(scene, governor, held)
        yield phrase
        if governor is not None:
            yield from _clauses(scene, governor, held)
    yield from _above(scene, word, held)
    yield _whole(sentence, held)


def _own_clause(candidate: Candidate) -> Word | None:
    """The verb that tells the event: its own word, its light or its aspectual verb."""
    word, governor = candidate.word, candidate.governor
    if word.upos in ("VERB", "AUX") and candidate.link == "own":
        return word
    below = governor is not None and governor.head == word.index  # "a truce signed in Minsk" is a noun phrase
    return governor if candidate.link not in ("argument", "none", "own") and not below else None


def _is_thin(sentence: Sentence, noun: Word) -> bool:
    """Whether a noun phrase says too little of its own: "the launch", "an official visit"."""
    modifiers = [c for c in sentence.children(noun) if c.deprel in _TELLING or _tells_of(sentence, c)]
    named = any(w.upos == "PROPN" for c in modifiers for w in sentence.subtree(c))
    return not modifiers or (len(modifiers) < 2 and not named)


def _tells_of(sentence: Sentence, child: Word) -> bool:
    return child.relation == "nmod" and any(c.text.lower() in _ABOUT for c in sentence.children(child))


def _clauses(scene: Scene, verb: Word, held: frozenset[int]) -> Iterator[Line]:
    spoken = _with_speech(scene, verb, held)
    if spoken is not None:
        yield spoken
    yield clause_of(scene, verb, held)


def _with_speech(scene: Scene, verb: Word, held: frozenset[int]) -> Line | None:
    """ "All sites were inspected, Dacey said" as "Dacey said all sites were inspected"."""
    said = _said_before(scene.sentence, verb) if is_speech(verb) else None
    if said is None:
        return None
    speaker = clause_of(scene, verb, held)
    content = part_of(scene, said, skip=frozenset({verb.index}))
    own = [Part(part.words - content.words, part.spare) for part in speaker.fragments]
    return Line(scene.sentence, (*[part for part in own if part.words], content), held, speech=True)


def _said_before(sentence: Sentence, verb: Word) -> Word | None:
    """The clause that a verb of saying follows."""
    if verb.relation == "parataxis" and verb.head < verb.index:
        return sentence.head(verb)
    content = sentence.child(verb, "ccomp", "parataxis")
    return content if content is not None and content.index < verb.index else None


def _above(scene: Scene, word: Word, held: frozenset[int]) -> Iterator[Line]:
    """The clauses and nouns that the event stands under."""
    climbed = 0
    for above in scene.sentence.ancestors(word):
        if climbed == CLIMBS:
            return
        if above.upos in _PREDICATES or scene.sentence.child(above, "nsubj", "cop") is not None:
            climbed += 1
            yield from _clauses(scene, above, held)
        elif above.upos in ("NOUN", "PROPN"):
            climbed += 1
            yield phrase_of(scene, above, held)


def _whole(sentence: Sentence, held: frozenset[int]) -> Line:
    words = frozenset(w.index for w in sentence.words)
    return Line(sentence, (Part(words),), held)
