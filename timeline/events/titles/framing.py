"""From which words of its sentence an event may take its title, the most telling first."""

from collections.abc import Iterator
from dataclasses import replace

from timeline.events.attribution import is_speech
from timeline.events.candidate import Candidate
from timeline.events.titles.clauses import clause_of, infinitive_of, phrase_of
from timeline.events.titles.commas import is_after_comma
from timeline.events.titles.line import Line, Part, Scene
from timeline.events.titles.phrases import part_of
from timeline.model.analysis import BlockKind, Sentence, Word
from timeline.model.event import Status

__all__ = ["framings", "framings_apart"]

CLIMBS = 3  # clauses above the event's own
HEADLINE = 14  # words of a heading that is itself a title
_PREDICATES = ("VERB", "AUX", "ADJ")
_SEPARATE = ("parataxis", "appos", "list", "dep", "vocative")
_TELLING = ("amod", "compound", "nmod:poss", "nummod", "acl")
_ABOUT = ("of", "between", "with", "against", "by", "on", "over", "in", "from", "to", "for", "into", "about")
_SINCE = frozenset({"since", "before", "until"})
_HEADLINES = (BlockKind.HEADLINE, BlockKind.HEADING)


def framings(candidate: Candidate, status: Status, scene: Scene) -> Iterator[Line]:
    """Lines that tell of the event, each once. Order: by preference; never empty."""
    seen: set[tuple[Part, ...]] = set()
    for line in _framings(candidate, status, scene):
        if line.fragments not in seen:
            seen.add(line.fragments)
            yield line


def framings_apart(candidate: Candidate, status: Status, scene: Scene) -> Iterator[Line]:
    """Lines without the clause above, which tells of another event; maybe none.

    "agreed to hold more talks" as "[who] to hold more talks", a noun with its modifiers alone.
    """
    held, verb = _held(candidate), _own_clause(candidate)
    below = verb is not None and verb.relation in ("xcomp", "acl") and verb.feature("VerbForm") == "Inf"
    if verb is not None and below and status is Status.PLANNED:  # "refused to sign" is no "to sign"
        yield infinitive_of(scene, verb, held)
    noun = _top(candidate)
    if noun.upos in ("NOUN", "PROPN") and not _is_thin(scene, noun):
        yield phrase_of(scene, noun, held)


def _framings(candidate: Candidate, status: Status, scene: Scene) -> Iterator[Line]:
    word, governor = _top(candidate), _verb_above(candidate)
    held = _held(candidate)
    if _is_headline(scene.sentence):
        yield replace(_whole(scene, held), whole=False)
    own = _own_clause(candidate)
    if _only_bounds(scene, word):
        yield phrase_of(scene, word, held)
    elif own is not None:
        yield from _clauses(scene, own, held)
    else:
        argument = candidate.link == "argument" and (status is not Status.OCCURRED or _is_thin(scene, word))
        if governor is not None and argument:
            yield from _clauses(scene, governor, held)
        yield phrase_of(scene, word, held)
        if governor is not None and not argument and governor.head != word.index:
            yield from _clauses(scene, governor, held)
    yield from _above(scene, word, held)
    yield _whole(scene, held)


def _only_bounds(scene: Scene, noun: Word) -> bool:
    """Whether what is above tells of another event: "came hours before the party's landslide win"."""
    children = scene.sentence.children(noun)
    bounds = any(c.text.lower() in _SINCE for c in children if c.relation in ("case", "mark"))
    return bounds and noun.upos == "NOUN" and any(c.relation in ("nmod", "amod", "compound", "nsubj") for c in children)


def _top(candidate: Candidate) -> Word:
    """The word that all of the trigger hangs on: "show" of "show of force"."""
    if candidate.span.start >= candidate.word.start:
        return candidate.word
    return candidate.sentence.head_of(candidate.span) or candidate.word


def _held(candidate: Candidate) -> frozenset[int]:
    return frozenset({candidate.word.index, *(w.index for w in candidate.sentence.words_in(candidate.span))})


def _verb_above(candidate: Candidate) -> Word | None:
    """The governor, or the verb above it where it is only an adjective: "its sixth and largest test"."""
    sentence, governor = candidate.sentence, candidate.governor
    if governor is None or governor.upos != "ADJ" or sentence.child(governor, "cop", "nsubj") is not None:
        return governor
    return next((above for above in sentence.ancestors(governor) if above.upos == "VERB"), None)


def _is_headline(sentence: Sentence) -> bool:
    short = sentence.kind in _HEADLINES and len(sentence.words) <= HEADLINE
    return short and sentence.words[-1].text not in (".", "!", "?", ":")


def _own_clause(candidate: Candidate) -> Word | None:
    """The verb that tells the event: its own word, its light or its aspectual verb."""
    word, governor = candidate.word, candidate.governor
    if word.upos in ("VERB", "AUX") and candidate.link == "own":
        return word
    below = governor is not None and governor.head == word.index  # "a truce signed in Minsk" is a noun phrase
    return governor if candidate.link not in ("argument", "none", "own") and not below else None


def _is_thin(scene: Scene, noun: Word) -> bool:
    """Whether a noun phrase says too little of its own: "the launch", "an official visit", "the attack on August 8"."""
    sentence = scene.sentence
    near = [c for c in sentence.children(noun) if not scene.tells_time(c)]
    modifiers = [c for c in near if c.deprel in _TELLING or _tells_of(sentence, c)]
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
    speaker = clause_of(replace(scene, around=frozenset()), verb, held)
    content = part_of(scene, said, skip=frozenset({verb.index}))
    if verb.index in content.words:
        return None
    own = [Part(part.words - content.words, part.spare) for part in speaker.fragments]
    return Line(scene.sentence, (*[part for part in own if part.words], content), held, speech=True)


def _said_before(sentence: Sentence, verb: Word) -> Word | None:
    """The clause that a verb of saying follows, whatever the parser takes it for."""
    if sentence.child(verb, "obj") is not None or any(
        c.relation == "ccomp" and c.index > verb.index for c in sentence.children(verb)
    ):
        return None
    if verb.relation == "parataxis" and verb.head < verb.index:
        return sentence.head(verb)
    before = [c for c in sentence.children(verb) if c.index < verb.index]
    told = next((c for c in before if c.relation in ("ccomp", "parataxis", "advcl") and _is_clause(sentence, c)), None)
    if told is not None and _is_apart(sentence, told, verb):
        return None
    subjects = [c for c in before if c.relation == "nsubj"]
    if told is not None or len(subjects) < 2:
        return told
    return subjects[0] if is_after_comma(sentence, subjects[-1]) else None


def _is_clause(sentence: Sentence, word: Word) -> bool:
    return sentence.child(word, "nsubj", "csubj", "expl") is not None and sentence.child(word, "mark") is None


def _above(scene: Scene, word: Word, held: frozenset[int]) -> Iterator[Line]:
    """The clauses and nouns that the event stands under."""
    climbed, below = 0, word
    for above in scene.sentence.ancestors(word):
        if (
            climbed == CLIMBS
            or below.relation in _SEPARATE
            or below.deprel.endswith(":relcl")
            or _is_clause_conjunct(below)
        ):
            return
        if _is_apart(scene.sentence, below, above):
            return
        below = above
        if above.index in scene.around:
            continue
        if above.upos in ("VERB", "AUX") or scene.sentence.child(above, "nsubj", "cop") is not None:
            climbed += 1
            yield from _clauses(scene, above, held)
        elif above.upos in ("NOUN", "PROPN"):
            climbed += 1
            yield phrase_of(scene, above, held)


def _is_apart(sentence: Sentence, one: Word, other: Word) -> bool:
    """Whether a semicolon parts two words."""
    first, last = sorted((one.index, other.index))
    return any(word.text == ";" for word in sentence.words[first:last])


def _is_clause_conjunct(word: Word) -> bool:
    return word.relation == "conj" and word.upos in _PREDICATES


def _whole(scene: Scene, held: frozenset[int]) -> Line:
    around = frozenset[int]() if scene.around & held else scene.around
    words = frozenset(w.index for w in scene.sentence.words) - around
    return Line(scene.sentence, (Part(words),), held, whole=True)
