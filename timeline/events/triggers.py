"""Which words of a sentence say that an event is: verbs and event nouns in a sense that their neighbours confirm."""

from timeline.events.candidate import Candidate
from timeline.events.cues import is_cue
from timeline.events.governors import governor_of, is_what_it_is_called
from timeline.events.matching import has_noun_sense, has_verb_sense, modifiers_of
from timeline.events.senses import Sense
from timeline.events.types import NO_EVENT, TypeLexicon
from timeline.lexicons import read_lexicon
from timeline.model.analysis import Sentence, Word
from timeline.model.span import Span

__all__ = ["find_candidates"]

_NOMINAL = ("obj", "nsubj", "obl", "nmod", "conj", "root")


def find_candidates(sentence: Sentence, types: TypeLexicon) -> list[Candidate]:
    """The triggers of a sentence. Order: as in the text; a light or aspectual verb never triggers beside its noun."""
    found: list[Candidate] = []
    carrying: set[int] = set()
    for word in sentence.words:
        if word.upos in ("NOUN", "PROPN") or _is_noun_in_guise(sentence, word):
            candidate = _noun(sentence, word, types)
            if candidate is not None and not _is_told_by_verb(candidate, types):
                found.append(candidate)
                if candidate.governor is not None and candidate.link != "argument":
                    carrying.add(candidate.governor.index)
    # "landslide" inside of "landslide win"
    found = [c for c in found if not any(c.span.overlaps(o.span) and len(c.span) < len(o.span) for o in found)]
    triggers = {c.word.index for c in found}
    for word in sentence.words:
        if word.index not in carrying and word.index not in triggers:
            candidate = _predicate(sentence, word, types)
            if candidate is not None:
                found.append(candidate)
    return sorted(found, key=lambda c: c.span)


def _is_noun_in_guise(sentence: Sentence, word: Word) -> bool:
    """ "the bombing of", "travel bans will" tagged as a verb; with an object of its own it is one."""
    if word.upos != "VERB" or sentence.child(word, "obj") is not None:
        return False
    return word.relation == "nsubj" or (word.feature("VerbForm") == "Ger" and word.relation in _NOMINAL)


def _is_told_by_verb(candidate: Candidate, types: TypeLexicon) -> bool:
    """Whether the verb above tells it by a sense of its own that asks for this noun.

    "lifted the siege", "suspended aid", "scrapped the treaty": what ends or stops it is what happens; "offered an
    apology": verb and noun are one.
    """
    verb = candidate.governor
    if verb is None or verb.upos != "VERB" or not (_undoes(candidate, verb) or _is_acted_on(candidate)):
        return False
    sense = _verb_sense(candidate.sentence, verb, types)
    if sense is None or (sense.particle is None and candidate.sentence.child(verb, "compound:prt") is not None):
        return False
    if not any(c.place in ("object", "subject") for c in sense.conditions):
        return False
    return (
        (sense.type == candidate.type) if _is_acted_on(candidate) else sense.type not in ("rejection", candidate.type)
    )


def _undoes(candidate: Candidate, verb: Word) -> bool:
    return candidate.link in ("aspect:cancel", "aspect:end") or (
        candidate.link == "light" and is_cue(verb.lemma.lower(), "aspect.lifting")
    )


def _is_acted_on(candidate: Candidate) -> bool:
    return candidate.link == "argument" and candidate.word.deprel in ("obj", "nsubj:pass")


def _noun(sentence: Sentence, word: Word, types: TypeLexicon) -> Candidate | None:
    if _is_part_of_name(sentence, word) or _only_describes(sentence, word) or _is_idiom(sentence, word):
        return None
    sense, start = _noun_sense(sentence, word, types)
    if sense is None or sense.type == NO_EVENT or is_what_it_is_called(sentence, word):
        return None
    over = _narrowest(sentence, sentence.head(word), types) if word.relation == "obj" else None
    if over is not None and over.type == NO_EVENT:
        return None
    governor, link = governor_of(sentence, word)
    span = Span(start, word.end)
    return Candidate(sentence, word, sense.type, span, governor, link, sense.plover, sense.cameo)


def _is_part_of_name(sentence: Sentence, word: Word) -> bool:
    """ "the Federal Bureau of Investigation", "Amnesty International": a capital inside a sentence is a name."""
    if word.upos != "PROPN" or not word.text[:1].isupper() or word.text.isupper():
        return False
    if word.relation == "flat" or any(c.relation == "flat" for c in sentence.children(word)):
        return True
    above = sentence.head(word)
    return word.relation in ("compound", "nmod") and above.upos == "PROPN" and above.text[:1].isupper()


def _only_describes(sentence: Sentence, word: Word) -> bool:
    """ "strike drills", "warning shots": the head is what is."""
    return word.relation in ("compound", "amod") and sentence.head(word).upos in ("NOUN", "PROPN")


def _is_idiom(sentence: Sentence, word: Word) -> bool:
    """ "having a blast": a verb and its noun that together say something else."""
    verb = sentence.head(word)
    return word.relation in ("obj", "obl", "xcomp") and is_cue(f"{verb.lemma} {word.lemma}".lower(), "light.idioms")


def _noun_sense(sentence: Sentence, word: Word, types: TypeLexicon) -> tuple[Sense | None, int]:
    """The sense of an event noun and where its trigger starts (phrases start at their first word)."""
    forms = (word.lemma.lower(), word.text.lower())
    modifiers = modifiers_of(sentence, word)
    for form in forms:
        for phrase, entry in types.phrases.get(form, ()):
            words = sentence.words[max(0, word.index - len(phrase) + 1) : word.index + 1]
            if len(words) == len(phrase) and all(
                part in (w.lemma.lower(), w.text.lower()) for part, w in zip(phrase, words, strict=True)
            ):
                sense = _first(sentence, word, types.nouns[entry], modifiers)
                if sense is not None:
                    return sense, words[0].start
    # "talks" says more than "talk": what holds of the plural alone stands under its own form
    found = (_first(sentence, word, types.nouns.get(form, ()), modifiers) for form in reversed(forms))
    return next((sense for sense in found if sense is not None), None), word.start


def _first(sentence: Sentence, word: Word, senses: tuple[Sense, ...], modifiers: frozenset[str]) -> Sense | None:
    return next((sense for sense in senses if has_noun_sense(sentence, word, sense, modifiers)), None)


def _predicate(sentence: Sentence, word: Word, types: TypeLexicon) -> Candidate | None:
    is_predicate = sentence.child(word, "cop", "aux:pass") is not None or word.relation == "xcomp"
    if is_predicate and word.upos in ("ADJ", "VERB") and word.text.lower() in types.adjectives:
        return _adjective(sentence, word, types)
    if word.upos == "VERB" or (word.upos == "ADJ" and word.feature("VerbForm")) or _is_verb_in_guise(sentence, word):
        return _verb(sentence, word, types)
    return None


def _is_verb_in_guise(sentence: Sentence, word: Word) -> bool:
    """ "the court rules" tagged as a noun, with a subject and no "is"; "set foot" as an adjective, with an object."""
    if word.upos == "ADJ":
        return sentence.child(word, "obj") is not None
    return (
        word.upos == "NOUN"
        and sentence.child(word, "nsubj", "nsubj:pass") is not None
        and sentence.child(word, "cop", "det", "amod") is None
    )


def _adjective(sentence: Sentence, word: Word, types: TypeLexicon) -> Candidate | None:
    """ "is ready to talk", "is prepared to resign"."""
    senses = types.adjectives.get(word.text.lower(), ())
    sense = next((sense for sense in senses if has_verb_sense(sentence, word, sense)), None)
    if sense is None or sense.type == NO_EVENT:
        return None
    return Candidate(sentence, word, sense.type, word.span, word, "own", sense.plover, sense.cameo)


def _verb(sentence: Sentence, word: Word, types: TypeLexicon) -> Candidate | None:
    if word.relation == "amod" and not _is_undergone(sentence, word, types):
        return None  # "warring parties", "fighting season"; but "the arrested men"
    if _is_state(sentence, word):
        return None
    sense = _verb_sense(sentence, word, types)
    if sense is None:
        return None
    span = _verb_span(sentence, word, sense, joined=_hyphened(sentence, word) in types.verbs)
    return Candidate(sentence, word, sense.type, span, word, "own", sense.plover, sense.cameo, refuses=sense.is_refusal)


def _verb_sense(sentence: Sentence, word: Word, types: TypeLexicon) -> Sense | None:
    sense = _narrowest(sentence, word, types)
    if sense is None or sense.type == NO_EVENT:
        return None
    over = _narrowest(sentence, sentence.head(word), types) if word.relation == "xcomp" else None
    return None if over is not None and over.type == NO_EVENT else sense  # "declined to comment"


def _narrowest(sentence: Sentence, word: Word, types: TypeLexicon) -> Sense | None:
    senses = types.verbs.get(_hyphened(sentence, word)) or types.verbs.get(_verb_lemma(word, types), ())
    return next((sense for sense in senses if has_verb_sense(sentence, word, sense)), None)


def _is_state(sentence: Sentence, word: Word) -> bool:
    """ "is most threatened", "were deeply divided": by its degree a participle is an adjective, if nobody does it."""
    if word.feature("VerbForm") != "Part" or sentence.child(word, "obl:agent", "obj") is not None:
        return False
    return any(c.relation == "advmod" and is_cue(c.text.lower(), "reference.degrees") for c in sentence.children(word))


def _is_undergone(sentence: Sentence, word: Word, types: TypeLexicon) -> bool:
    """ "the arrested men"; not what a hyphen or use makes a trait: "UN-backed forces", "enriched uranium"."""
    joined = _hyphened(sentence, word)
    is_trait = joined not in types.verbs if joined else is_cue(word.text.lower(), "reference.traits")
    if sentence.child(word, "aux", "nsubj") is not None:
        return True  # "was elected president" taken for an adjective
    return word.feature("VerbForm") == "Part" and word.text.lower().endswith("ed") and not is_trait


def _verb_lemma(word: Word, types: TypeLexicon) -> str:
    """Its lemma; the base of a past form that was taken for a noun or an adjective: "shook hands"."""
    if word.upos == "VERB":
        return word.lemma.lower()
    text = word.text.lower()
    irregular: dict[str, str] = read_lexicon("en/event_words")["irregular"]
    bases = (word.lemma.lower(), irregular.get(text, text), text.removesuffix("ed"), text.removesuffix("d"))
    return next((base for base in bases if base in types.verbs), "")


def _hyphened(sentence: Sentence, word: Word) -> str:
    """ "test-fired" is cut in three by the tokenizer; joined again for the look-up."""
    if word.index >= 2 and sentence.words[word.index - 1].text == "-":
        return f"{sentence.words[word.index - 2].text.lower()}-{word.lemma.lower()}"
    return ""


def _verb_span(sentence: Sentence, word: Word, sense: Sense, *, joined: bool) -> Span:
    if sense.particle is not None:
        following = sentence.words[word.index + 1 : word.index + 2]
        return Span(
            word.start, following[0].end if following and following[0].text.lower() == sense.particle else word.end
        )
    return Span(sentence.words[word.index - 2].start, word.end) if joined else word.span
