"""Whether the words around a trigger are those that one of its senses asks for."""

from collections.abc import Iterator
from functools import cache

from timeline.events.cues import is_cue
from timeline.events.roles.subjects import objects_of, subject_of
from timeline.events.roles.words import is_passive
from timeline.events.senses import Condition, Sense
from timeline.lexicons import read_lexicon
from timeline.model.analysis import Sentence, Word

__all__ = ["has_noun_sense", "has_verb_sense", "modifiers_of"]

_NEAR = ("compound", "amod", "conj", "flat", "nummod", "appos")
_CLAUSES = ("obl", "nmod", "advcl", "ccomp", "xcomp", "advmod", "compound")
_PARTICLE = ("compound", "advmod", "mark", "case", "obl")
_HIGHEST = 3
_ADVERBIAL = frozenset({"once", "last", "least", "first", "all", "present", "length"})  # "at once"
_NAME = 3  # letters: "S-400" is no "s"


def has_verb_sense(sentence: Sentence, verb: Word, sense: Sense) -> bool:
    """Whether a verb stands with the particle, objects, subject and phrases that a sense asks for."""
    if sense.particle is not None and not _has_particle(sentence, verb, sense.particle):
        return False
    return all(_holds(sentence, verb, condition) for condition in sense.conditions)


def has_noun_sense(sentence: Sentence, noun: Word, sense: Sense, modifiers: frozenset[str]) -> bool:
    """Whether a noun stands with the modifiers and under the verb that a sense asks for."""
    for condition in sense.conditions:
        if condition.place == "modifier" and not modifiers & condition.words:
            return False
        if condition.place == "none" and modifiers & condition.words:
            return False
        if condition.place == "governor" and not _governors(sentence, noun) & condition.words:
            return False
        if condition.place == "preposition" and not any(
            _fits(sentence, word, condition.words) for word in _after(sentence, noun, condition.preposition or "")
        ):
            return False
    return True


def modifiers_of(sentence: Sentence, noun: Word) -> frozenset[str]:
    """Lemmas of the words that narrow a noun: before it, and after "of", "on", "from", "against"."""
    found = set()
    for child in sentence.children(noun):
        if child.relation in ("compound", "amod", "nmod", "flat"):
            found |= _forms(child)
            for below in sentence.children(child):
                if below.relation in ("compound", "amod", "nmod", "conj"):
                    found |= _forms(below)
    if noun.relation == "conj":  # "missile and nuclear tests": what narrows the first narrows the second
        found |= {
            form for c in sentence.children(sentence.head(noun)) if c.relation == "compound" for form in _forms(c)
        }
    return frozenset(found)


def _governors(sentence: Sentence, noun: Word) -> set[str]:
    """The verb that a noun hangs on, directly or through nouns above it."""
    current = noun
    for _ in range(_HIGHEST):
        if current.is_root:
            break
        current = sentence.head(current)
        if current.upos in ("VERB", "ADJ", "AUX"):
            return {current.lemma.lower()}
    return {c.lemma.lower() for c in sentence.children(noun) if c.deprel == "acl"}


def _holds(sentence: Sentence, verb: Word, condition: Condition) -> bool:
    match condition.place:
        case "object":
            near = (*_objects(sentence, verb), *_complements(sentence, verb))
            return any(_fits(sentence, word, condition.words) for word in near)
        case "intransitive":
            return not _objects(sentence, verb)
        case "none":
            return not any(_fits(sentence, word, condition.words) for word in _objects(sentence, verb))
        case "refused":
            beside = [c for c in sentence.children(verb) if c.index < verb.index]
            negated = any(is_cue(c.text.lower(), "status.negations") for c in beside)
            return negated and any(c.relation == "aux" and _forms(c) & condition.words for c in beside)
        case "subject":
            return any(_fits(sentence, word, condition.words) for word in _subjects(sentence, verb))
        case "preposition":
            # "fired missiles at Israel": the phrase may hang on the object, and is the verb's all the same
            above = (verb, *objects_of(sentence, verb))
            after = [word for each in above for word in _after(sentence, each, condition.preposition or "")]
            return any(_fits(sentence, word, condition.words) for word in after)
    return False


def _forms(word: Word) -> set[str]:
    text = word.text.lower()
    name, hyphen, _ = text.partition("-")  # "Hwasong-12"
    return {
        word.upos,
        word.lemma.lower(),
        text,
        *({text[:-1]} if text.endswith("s") else ()),
        *({name} if hyphen and len(name) >= _NAME else ()),
    }


def _fits(sentence: Sentence, word: Word, words: frozenset[str]) -> bool:
    if not words:
        return True
    near = [word, *(c for c in sentence.children(word) if c.relation in _NEAR or _is_of(sentence, c))]
    if word.upos in ("ADJ", "NUM") or is_cue(
        word.lemma.lower(), "light.counting"
    ):  # "the last of its mustard gas": the noun that it is one of
        near += [
            c for noun in near[1:] if noun.relation == "nmod" for c in sentence.children(noun) if c.relation in _NEAR
        ]
    return any(_forms(each) & words for each in near)


def _is_of(sentence: Sentence, word: Word) -> bool:
    """ "a series of strikes", "Iran's missiles", "boxes with the remains"; but not "from the president"."""
    return word.relation == "nmod" and (
        word.deprel in ("nmod:poss", "nmod:desc") or bool(_cases(sentence, word) & {"of", "with"})
    )


def _has_particle(sentence: Sentence, verb: Word, particle: str) -> bool:
    following = sentence.words[verb.index + 1 : verb.index + 2]
    return any(w.text.lower() == particle for w in following) or any(
        c.text.lower() == particle and c.index > verb.index and c.relation in _PARTICLE for c in sentence.children(verb)
    )


def _objects(sentence: Sentence, verb: Word) -> list[Word]:
    """What is acted on: the object, the subject of a passive, the noun that a clause describes."""
    found = objects_of(sentence, verb) or _named_by_clause(sentence, verb)
    if is_passive(sentence, verb):
        subject = sentence.head(verb) if verb.deprel in ("acl", "amod") else subject_of(sentence, verb)
        # of "Vietnam, whose boats were rammed" the parser may make two subjects
        passive = (c for c in sentence.children(verb) if c.deprel == "nsubj:pass" and c.upos == "NOUN")
        found = [*found, *([subject] if subject is not None else []), *(c for c in passive if c is not subject)]
    elif verb.relation in ("amod", "acl") and verb.feature("Tense") == "Past" and not found:
        found = [sentence.head(verb)]
    return [
        w for word in found for w in (word, *(c for c in sentence.children(word) if c.relation in ("conj", "appos")))
    ]


def _complements(sentence: Sentence, verb: Word) -> Iterator[Word]:
    """ "became a member", "gave them a month": nouns that stand after a verb as its object would.

    Whoever "became the first president to visit" did not become president then: a clause with "to" says what happened.
    """
    after = [c for c in sentence.children(verb) if c.index > verb.index]
    says_what = any(c.upos == "VERB" and "to" in _cases(sentence, c) for c in after if c.relation in ("xcomp", "acl"))
    for child in after:
        is_said = child.relation == "xcomp" and not says_what
        if child.upos in ("NOUN", "PROPN", "ADJ") and (is_said or child.deprel == "obl:unmarked"):
            yield child


def _named_by_clause(sentence: Sentence, verb: Word) -> list[Word]:
    """ "fired what appeared to be a missile": the noun that a clause with "what" comes to."""
    clauses = [c for c in sentence.children(verb) if c.relation == "ccomp"]
    return [
        noun
        for clause in clauses
        if any(c.text.lower() == "what" for c in sentence.children(clause))
        for noun in (clause, *sentence.children(clause))
        if noun.upos == "NOUN" and noun.relation in ("ccomp", "xcomp", "obj")
    ]


def _subjects(sentence: Sentence, verb: Word) -> Iterator[Word]:
    if is_passive(sentence, verb) and not _takes_clause(sentence, verb):
        by = (c for c in sentence.children(verb) if c.relation == "obl" and "by" in _cases(sentence, c))
        yield from (c for c in by if not _is_day(sentence, c))
        return
    # "the former chancellor died in Bonn": the parser may take the main verb for a participle
    describes = verb.relation == "amod" or (verb.deprel == "acl" and verb.feature("Tense") == "Past")
    subject = sentence.head(verb) if describes else subject_of(sentence, verb)
    if subject is not None:
        yield subject
        yield from (c for c in sentence.children(subject) if c.relation == "conj")
    # of "a Kenya Airways jet" the parser may make two subjects
    yield from (c for c in sentence.children(verb) if c.relation == "nsubj" and c.upos == "NOUN" and c is not subject)


def _takes_clause(sentence: Sentence, verb: Word) -> bool:
    """ "a tribunal ruled that it has": taken for a participle, but what it says follows as a clause."""
    return verb.deprel == "acl" and sentence.child(verb, "ccomp") is not None


def _cases(sentence: Sentence, word: Word) -> set[str]:
    return {c.text.lower() for c in sentence.children(word) if c.relation in ("case", "mark", "advmod", "cc")}


def _after(sentence: Sentence, word: Word, preposition: str) -> Iterator[Word]:
    """What follows a preposition; of "from which" it is the noun before."""
    for child in sentence.children(word):
        if child.text.lower() == "which" and child.index < word.index and preposition in _cases(sentence, child):
            before = [w for w in sentence.words[: child.index] if w.upos in ("NOUN", "PROPN")]
            yield from before[-1:]
        named = preposition in _cases(sentence, child) or child.text.lower() == preposition
        form = child.text.lower()
        is_adverb = form in _ADVERBIAL and form != preposition
        is_place = preposition == "until" or not (_is_day(sentence, child) or is_adverb)
        if named and child.relation in _CLAUSES and child.index > word.index and is_place:
            yield child


def _is_day(sentence: Sentence, word: Word) -> bool:
    """ "on Aug. 29", "at Easter", "for mid-November": a name of the calendar is no target and no place."""
    following = sentence.words[word.index + 1 : word.index + 3]
    joined = following if following and following[0].text == "-" else ()
    return word.relation in ("obl", "nmod") and any(
        w.text.lower().rstrip(".") in _calendar() for w in (word, *sentence.children(word), *joined)
    )


@cache
def _calendar() -> frozenset[str]:
    words = read_lexicon("en/time")
    return frozenset({*words["months"], *words["weekdays"]} - {"may", "march"})
