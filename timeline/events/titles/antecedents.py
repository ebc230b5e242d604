"""The noun that a clause is about, where it stands outside of the clause."""

from collections.abc import Sequence

from timeline.events.titles.line import Part, Scene
from timeline.model.analysis import Sentence, Word

__all__ = ["antecedent_of", "is_described", "nominal_before", "noun_before_dash", "relative_of"]

HIGHEST = 6  # nouns above one another in a name
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_DASHES = frozenset({"-", "–", "—", "--"})
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP", "PART"})


def is_described(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb's clause is about the noun above it: "who met", "under whom it was signed"."""
    if verb.deprel.endswith(":relcl"):
        return True
    nominal = not verb.is_root and sentence.head(verb).upos in ("NOUN", "PROPN")
    relative = relative_of(sentence, verb)
    return nominal and verb.relation in ("acl", "advcl") and relative is not None and relative.text.lower() != "that"


def relative_of(sentence: Sentence, verb: Word) -> Word | None:
    """The relative pronoun of a verb's clause."""
    return next(
        (
            c
            for c in sentence.children(verb)
            if c.text.lower() in _RELATIVE and c.index < verb.index and c.relation not in ("det", "mark")
        ),
        None,
    )


def antecedent_of(scene: Scene, verb: Word) -> Word:
    """The noun that a relative clause is about; a date is never meant: "the pact of 2015, which was signed"."""
    noun = scene.sentence.head(verb) if verb.relation == "acl" else _noun_before(scene.sentence, verb)
    for above in scene.sentence.ancestors(noun):
        if above.upos not in ("NOUN", "PROPN") or not scene.tells_time(noun):
            break
        noun = above
    return noun


def _noun_before(sentence: Sentence, verb: Word) -> Word:
    """The noun right before a clause that hangs on its verb: "adopted Resolution 2375, which banned"."""
    first = next((w.index for w in sentence.subtree(verb) if w.upos != "PUNCT"), verb.index)
    noun = next((w for w in reversed(sentence.words[:first]) if w.upos != "PUNCT"), sentence.head(verb))
    while noun.upos not in ("NOUN", "PROPN") or noun.relation in ("compound", "flat"):
        if noun.is_root:
            return sentence.head(verb)
        noun = sentence.head(noun)
    return noun if noun.index < first else sentence.head(verb)


def noun_before_dash(scene: Scene, verb: Word) -> Word | None:
    """The noun that an infinitive or participle between dashes describes: "the paper - to be approved on Monday - "."""
    words = scene.sentence.words
    first = next((w.index for w in scene.sentence.subtree(verb) if w.upos != "PUNCT"), 0)
    if verb.feature("VerbForm") == "Fin" or first < 2 or words[first - 1].text not in _DASHES:
        return None
    noun = words[_aside_from(words, first - 1) - 1]
    for _ in range(HIGHEST):
        if noun.relation not in ("compound", "flat") or noun.is_root:
            break
        noun = scene.sentence.head(noun)
    return noun if noun.upos in ("NOUN", "PROPN") and noun.index < first else None


def _aside_from(words: Sequence[Word], dash: int) -> int:
    """The first of two dashes around an aside that ends at ``dash``, or that dash alone."""
    spaced = (i for i in range(dash - 2, 0, -1) if words[i].text in _DASHES and words[i].start > words[i - 1].end)
    return next(spaced, dash)


def nominal_before(scene: Scene, verb: Word) -> Part:
    """The noun phrase right before a main verb without subject: no parser gets every one."""
    words, last = scene.sentence.words, verb.index - 1
    while last >= 0 and (words[last].upos in ("AUX", "ADV") or words[last].text in _DASHES or _is_joined(words, last)):
        last -= 1
    if last >= 0 and words[last].text == ",":  # "police in Moroni, off the coast, raided"
        last = next((i - 1 for i in range(last - 1, 0, -1) if words[i].text == ","), last)
    first = last + 1
    while first > 0 and words[first - 1].upos in _NOMINAL and not _is_outside(scene, words[first - 1]):
        first -= 1
    while first <= last and words[first].upos in ("ADP", "PART"):
        first += 1
    nominal = first <= last and words[last].upos in ("NOUN", "PROPN")
    return Part(frozenset(range(first, last + 1))) if nominal else Part()


def _is_joined(words: Sequence[Word], index: int) -> bool:
    """The first half of "test-fired"."""
    return index + 1 < len(words) and words[index + 1].text in _DASHES and words[index].end == words[index + 1].start


def _is_outside(scene: Scene, word: Word) -> bool:
    return word.index in scene.around or scene.tells_time(word)
