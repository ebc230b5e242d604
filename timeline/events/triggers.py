"""Which words of a sentence say that an event is: verbs and event nouns in a sense that their neighbours confirm."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from timeline.events.types import Sense, TypeLexicon
from timeline.lexicons import read_lexicon
from timeline.model.analysis import Sentence, Word
from timeline.model.span import Span

__all__ = ["Candidate", "aspect_of", "find_candidates", "light_verb_of"]

# nouns in these relations only describe another noun: "missile test site", "summit venue"
_MODIFIER = frozenset({"compound"})
_OBJECTS = ("obj", "nsubj:pass", "obl:agent")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger in a sentence: its type, its word, the verb that gives it tense, and how that verb governs it."""

    sentence: Sentence
    word: Word
    type: str
    span: Span
    governor: Word | None  # the verb that lends tense: itself, a light verb, an aspectual verb, or the verb above
    link: str  # own, light, aspect:begin ..., argument, none
    narrow: bool = False


@cache
def _cues() -> dict[str, frozenset[str]]:
    cues = read_lexicon("en/cues")
    return {
        "light": frozenset(cues["light"]["verbs"]),
        "made": frozenset(cues["light"]["participles"]),
        "idiom": frozenset(cues["light"]["idioms"]),
        **{f"aspect:{name}": frozenset(words) for name, words in cues["aspect"].items() if isinstance(words, list)},
        "speech": frozenset(cues["attribution"]["verbs"]),
    }


def find_candidates(sentence: Sentence, types: TypeLexicon) -> list[Candidate]:
    """The triggers of a sentence. Order: as in the text; a light or aspectual verb never triggers beside its noun."""
    found: list[Candidate] = []
    taken: set[int] = set()
    for word in sentence.words:
        if word.upos in ("NOUN", "PROPN") or (
            word.upos == "VERB"
            and word.feature("VerbForm") == "Ger"
            and word.relation in ("obj", "nsubj", "obl", "nmod")
        ):
            candidate = _noun(sentence, word, types)
            if candidate is not None:
                found.append(candidate)
                if candidate.governor is not None and candidate.link != "argument":
                    taken.add(candidate.governor.index)
    for word in sentence.words:
        if (
            word.upos in ("VERB", "ADJ")
            and word.index not in taken
            and not any(word.index == c.word.index for c in found)
        ):
            candidate = _verb(sentence, word, types)
            if candidate is not None:
                found.append(candidate)
    return sorted(found, key=lambda c: c.span)


def _noun(sentence: Sentence, word: Word, types: TypeLexicon) -> Candidate | None:
    if (
        word.upos == "PROPN"
        and not any(c.relation == "amod" or c.relation == "compound" for c in sentence.children(word))
        and word.text.isupper() is False
        and word.relation == "flat"
    ):
        return None
    head = sentence.head(word)
    if _is_idiom(sentence, word):
        return None
    if (
        word.relation in _MODIFIER
        and head.upos in ("NOUN", "PROPN")  # "strike drills", "test site": the head is what is
    ):
        return None
    sense, start = _noun_sense(sentence, word, types)
    if sense is None:
        return None
    governor, link = _governor(sentence, word)
    return Candidate(sentence, word, sense.type, Span(start, word.end), governor, link, sense.narrowness > 0)


def _is_idiom(sentence: Sentence, word: Word) -> bool:
    """ "having a blast": a verb and its noun that together say something else."""
    verb = sentence.head(word)
    return word.relation in ("obj", "obl", "xcomp") and f"{verb.lemma.lower()} {word.lemma.lower()}" in _cues()["idiom"]


def _noun_sense(sentence: Sentence, word: Word, types: TypeLexicon) -> tuple[Sense | None, int]:
    """The sense of an event noun and where its trigger starts (phrases start at their first word)."""
    lemma = word.lemma.lower()
    for phrase in types.phrases.get(lemma, ()) or types.phrases.get(word.text.lower(), ()):
        size = len(phrase)
        words = sentence.words[max(0, word.index - size + 1) : word.index + 1]
        if len(words) == size and all(
            part in (w.lemma.lower(), w.text.lower()) for part, w in zip(phrase, words, strict=True)
        ):
            return types.nouns[" ".join(phrase)][0], words[0].start
    senses = types.nouns.get(lemma) or types.nouns.get(word.text.lower()) or ()
    modifiers = _modifiers(sentence, word)
    for sense in senses:
        if sense.where is None or modifiers & sense.words:
            return sense, word.start
    return None, word.start


def _modifiers(sentence: Sentence, word: Word) -> set[str]:
    """Lemmas of the words that narrow a noun: before it, and after "of", "on", "from", "against"."""
    found = set()
    for child in sentence.children(word):
        if child.relation in ("compound", "amod", "nmod"):
            found.add(child.lemma.lower())
            found |= {
                c.lemma.lower() for c in sentence.children(child) if c.relation in ("compound", "amod", "nmod", "conj")
            }
    if word.relation == "compound":
        found.add(sentence.head(word).lemma.lower())
    return found


def _governor(sentence: Sentence, word: Word) -> tuple[Word | None, str]:
    """The verb above an event noun, or the participle below it, and what it does to it."""
    made = next(
        (
            c
            for c in sentence.children(word)
            if c.deprel == "acl" and c.feature("Tense") == "Past" and c.lemma.lower() in _cues()["made"]
        ),
        None,
    )
    if made is not None:
        return made, "light"  # "a truce signed in Minsk in 2014": one event, dated by its participle
    head = word
    for _ in range(4):
        if head.is_root:
            return None, "none"
        relation, above = head.relation, sentence.head(head)
        if above.upos in ("VERB", "AUX", "ADJ"):
            direct = relation in ("obj", "nsubj", "csubj", "obl", "xcomp")
            aspect = aspect_of(sentence, above)
            if aspect and direct and head is word and (relation != "obl" or above.lemma in ("end", "begin")):
                return above, f"aspect:{aspect}"
            if (
                direct
                and head is word
                and above.lemma.lower() in _cues()["light"]
                and relation in ("obj", "nsubj", "xcomp")
            ):
                return above, "light"
            return above, "argument"
        if above.upos in ("NOUN", "PROPN", "PRON", "NUM"):
            # "the collapse of the summit": the noun above may itself say how the event stands
            head = above
            continue
        return None, "none"
    return None, "none"


def aspect_of(sentence: Sentence, verb: Word) -> str | None:
    """begin, continue, end, resume, cancel or avoid, where a verb is one of these; with its particle."""
    particle = sentence.child(verb, "compound:prt")
    lemma = verb.lemma.lower()
    forms = {lemma, f"{lemma}+{particle.text.lower()}"} if particle else {lemma}
    for name in ("cancel", "avoid", "resume", "end", "continue", "begin"):
        if forms & _cues()[f"aspect:{name}"]:
            if lemma in ("break", "kick", "go", "rule", "call", "put") and particle is None:
                continue
            return name
    return None


def light_verb_of(candidate: Candidate) -> Word | None:
    return candidate.governor if candidate.link == "light" else None


def _verb(sentence: Sentence, word: Word, types: TypeLexicon) -> Candidate | None:
    if word.upos == "ADJ" and word.feature("VerbForm") is None:
        return None
    if (
        word.relation in ("amod", "compound")
        and word.feature("VerbForm") == "Part"
        and word.text.lower().endswith("ed")
    ):
        pass  # "the arrested men": still an event
    elif word.relation == "amod":
        return None  # "warring parties", "fighting season"
    lemma = word.lemma.lower()
    senses = types.verbs.get(lemma, ()) or types.verbs.get(_hyphened(sentence, word), ())
    for sense in senses:
        if _holds(sentence, word, sense):
            return Candidate(
                sentence, word, sense.type, _verb_span(sentence, word, sense), word, "own", sense.narrowness > 0
            )
    return None


def _hyphened(sentence: Sentence, word: Word) -> str:
    """ "test-fired" is cut in three by the tokenizer; joined again for the look-up."""
    if word.index >= 2 and sentence.words[word.index - 1].text == "-":
        return f"{sentence.words[word.index - 2].text.lower()}-{word.lemma.lower()}"
    return ""


def _verb_span(sentence: Sentence, word: Word, sense: Sense) -> Span:
    particle = sentence.child(word, "compound:prt") if sense.particle else None
    if particle is not None and particle.index == word.index + 1:
        return Span(word.start, particle.end)
    if _hyphened(sentence, word) and sense.narrowness == 0 and sentence.words[word.index - 1].text == "-":
        return Span(sentence.words[word.index - 2].start, word.end)
    return word.span


def _holds(sentence: Sentence, verb: Word, sense: Sense) -> bool:
    if sense.particle is not None:
        following = {
            c.text.lower()
            for c in sentence.children(verb)
            if c.relation in ("compound", "advmod", "mark") and c.index > verb.index
        }
        if sense.particle not in following:
            return False
    if sense.preposition is not None:
        return any(_matches(sentence, noun, sense) for noun in _prepositional(sentence, verb, sense.preposition))
    if sense.where == "object":
        return any(_matches(sentence, noun, sense) for noun in _objects(sentence, verb))
    if sense.where == "subject":
        return any(
            _matches(sentence, c, sense)
            for c in sentence.children(verb)
            if c.deprel in ("nsubj", "obl:agent") or _is_by(sentence, c)
        )
    return True


def _matches(sentence: Sentence, noun: Word, sense: Sense) -> bool:
    if not sense.words:
        return True
    near = [
        noun,
        *(c for c in sentence.children(noun) if c.relation in ("compound", "amod", "nmod", "conj", "flat", "nummod")),
    ]
    return any(w.lemma.lower() in sense.words or w.text.lower().rstrip("s") in sense.words for w in near)


def _objects(sentence: Sentence, verb: Word) -> Iterator[Word]:
    """What is acted on: the object, the subject of a passive, the noun that a participle describes."""
    passive = any(c.deprel in ("nsubj:pass", "aux:pass") for c in sentence.children(verb))
    for child in sentence.children(verb):
        told_of = child.relation == "nsubj" and (passive or any(_is_by(sentence, c) for c in sentence.children(verb)))
        if child.relation == "obj" or child.deprel == "nsubj:pass" or told_of:
            yield child
            yield from (c for c in sentence.children(child) if c.relation == "conj")
    if (verb.relation == "acl" and verb.feature("Tense") == "Past") or verb.relation == "amod":
        yield sentence.head(verb)
    if verb.relation == "conj" and not sentence.child(verb, "obj"):
        yield from (c for c in sentence.children(sentence.head(verb)) if c.deprel == "nsubj:pass")


def _prepositional(sentence: Sentence, verb: Word, preposition: str) -> Iterator[Word]:
    for child in sentence.children(verb):
        if child.relation in ("obl", "nmod", "advcl", "ccomp", "xcomp", "advmod", "compound"):
            marks = {c.text.lower() for c in sentence.children(child) if c.relation in ("case", "mark")}
            if preposition in marks or child.text.lower() == preposition:
                yield child


def _is_by(sentence: Sentence, word: Word) -> bool:
    return word.relation == "obl" and any(
        c.text.lower() == "by" for c in sentence.children(word) if c.relation == "case"
    )
