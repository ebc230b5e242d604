"""Whom "he", "it", "they", "his" and "its" stand for: by syntax first, then by who was last spoken of, or nobody.

A pronoun in what somebody says, and a possessive, lean on the subject above them; any other on the subject of the
sentence before.  "Him" and "them" are not the subject of their own verb, and nobody whose given name is a woman's is
"he".  A subject that is named by a common noun alone ("the official said he ...") is somebody, only not known: then
nobody further back is meant.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from timeline.actors.people import given_names
from timeline.actors.sectors import sector_of
from timeline.lexicons import word_set
from timeline.model.actor import ActorIdentity, ActorKind, EntityMention, Via
from timeline.model.analysis import Analysis, Sentence, Word

__all__ = ["pronoun_mentions"]

_SINGULAR = {
    "he": frozenset({ActorKind.PERSON}),
    "she": frozenset({ActorKind.PERSON}),
    "him": frozenset({ActorKind.PERSON}),
    "his": frozenset({ActorKind.PERSON}),
    "her": frozenset({ActorKind.PERSON}),
    "it": frozenset({ActorKind.COUNTRY, ActorKind.ORGANISATION, ActorKind.GROUP}),
    "its": frozenset({ActorKind.COUNTRY, ActorKind.ORGANISATION, ActorKind.GROUP}),
}
_PLURAL = frozenset({"they", "their", "them"})
_POSSESSIVE = frozenset({"his", "her", "its", "their"})
_BACK = 2  # sentences
_MEETING = frozenset({"meet", "join", "host", "receive", "visit", "greet", "speak", "talk"})
_AGENTS = ("er", "or", "ist", "man", "woman", "ian", "ant", "chief", "aide", "head")  # nouns that may be a person's
_GENDERS = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}


@dataclass(frozen=True, slots=True)
class _Before:
    """The mentions before a pronoun, by sentence and head, without the people whom it cannot mean."""

    heads: Mapping[tuple[int, int], EntityMention]
    pronoun: str

    def get(self, place: tuple[int, int]) -> EntityMention | None:
        mention = self.heads.get(place)
        return mention if mention is not None and self.fits(mention) else None

    def fits(self, mention: EntityMention) -> bool:
        gender = _GENDERS.get(self.pronoun)
        return gender is None or all(_called(actor.name) in (gender, None) for actor in mention.actors)


def _called(name: str) -> str | None:
    """ "he" or "she" by a person's given name; None where it does not say."""
    given = name.partition(" ")[0]
    if given in word_set("en/actors/given_names", "gender.feminine"):
        return "she"
    return "he" if given in _masculine() else None


@cache
def _masculine() -> frozenset[str]:
    others = (word_set("en/actors/given_names", f"gender.{kind}") for kind in ("feminine", "either"))
    return given_names().difference(*others)


def pronoun_mentions(analysis: Analysis, mentions: Sequence[EntityMention]) -> Iterator[EntityMention]:
    """The pronouns whose actor can be told. Order: as in the text; a resolved one serves those after it."""
    heads: dict[tuple[int, int], EntityMention] = {}
    for mention in mentions:
        head = analysis.sentences[mention.sentence].head_of(mention.span)
        if head is not None and mention.actors:
            heads[mention.sentence, head.index] = mention
    for sentence in analysis.sentences:
        for word in sentence.words:
            lower = word.text.lower()
            if word.upos != "PRON" or not (lower in _SINGULAR or lower in _PLURAL):
                continue
            if (lower == "it" and word.relation != "nsubj") or (sentence.index, word.index) in heads:
                continue
            actors = tuple(_meant(analysis, sentence, word, _Before(heads, lower)))
            if actors:
                names = ", ".join(actor.name for actor in actors)
                found = EntityMention(
                    word.span, word.text, sentence.index, actors, None, Via.REFERENCE, f"the subject before, {names}"
                )
                heads[sentence.index, word.index] = found
                yield found


def _meant(analysis: Analysis, sentence: Sentence, word: Word, heads: _Before) -> Sequence[ActorIdentity]:
    lower = word.text.lower()
    is_object = lower in ("him", "them") or (lower == "her" and word.deprel != "nmod:poss")
    for number, subject in enumerate(_subjects_above(sentence, word, near=lower in _POSSESSIVE)):
        if is_object and number == 0:
            continue  # "she accused him", "she astonished them by accusing him"
        if subject.text.lower() in ("it", "there", "who", "which", "that", "this"):
            continue
        fitting = _fitting(sentence, subject, lower, heads)
        if fitting:
            return fitting
        if lower not in _POSSESSIVE and lower not in ("him", "them") and _may_be_meant(subject, lower):
            return ()
    if lower in _POSSESSIVE:
        fitting = _owner_beside(sentence, word, lower, heads)
        if fitting:
            return fitting
        fitting = _nearest_before(sentence, word, lower, heads)
        if fitting:
            return fitting
    if lower == "them":
        return ()
    return _subject_before(analysis, sentence, lower, heads)


def _may_be_meant(subject: Word, pronoun: str) -> bool:
    """Whether a subject without a known actor may be whom the pronoun means: a result is no "he"."""
    if subject.upos == "PRON":
        return False
    person = pronoun not in _PLURAL and _SINGULAR[pronoun] == {ActorKind.PERSON}
    return (
        not (person and subject.upos == "NOUN")
        or sector_of(subject.text) is not None
        or subject.lemma.endswith(_AGENTS)
    )


def _subjects_above(sentence: Sentence, word: Word, *, near: bool) -> Iterator[Word]:
    """The subjects of the verbs that govern a pronoun, nearest first, without the pronoun itself.

    ``near``: not beyond a clause that describes a noun: "sanctions imposed on Iraq after its invasion" are not "its".
    """
    for verb in sentence.ancestors(word):
        if verb.relation == "xcomp":  # "urged Iran to withdraw its troops": Iran's
            yield from (c for c in sentence.children(sentence.head(verb)) if c.relation in ("obj", "iobj"))
        for child in sentence.children(verb):
            if child.relation == "nsubj" and child is not word and child.index < word.index:
                yield child
        if near and verb.relation == "acl":
            return


def _fitting(sentence: Sentence, subject: Word, pronoun: str, heads: _Before) -> tuple[ActorIdentity, ...]:
    """The actors of a subject, if they agree with the pronoun in kind and number."""
    own = heads.get((sentence.index, subject.index))
    joined = [heads.get((sentence.index, c.index)) for c in sentence.children(subject) if c.relation == "conj"]
    if pronoun in _PLURAL:
        if own is None:
            return ()
        if joined:
            return tuple(dict.fromkeys(actor for m in (own, *joined) if m is not None for actor in m.actors))
        is_plural = len(own.actors) > 1 or (subject.feature("Number") == "Plur" and own.via is not Via.NAME)
        return own.actors if is_plural else ()
    if own is None or joined or len(own.actors) != 1:
        return ()
    if subject.feature("Number") == "Plur" and own.via is not Via.NAME:
        return ()
    return own.actors if own.actors[0].kind in _SINGULAR[pronoun] else ()


def _owner_beside(sentence: Sentence, word: Word, pronoun: str, heads: _Before) -> tuple[ActorIdentity, ...]:
    """ "Georgia's raid on the port and its attack on the town": whoever owns the first owns the second."""
    noun = sentence.head(word)
    if noun.relation != "conj":
        return ()
    owner = next((c for c in sentence.children(sentence.head(noun)) if c.deprel == "nmod:poss"), None)
    return _fitting(sentence, owner, pronoun, heads) if owner is not None else ()


def _nearest_before(sentence: Sentence, word: Word, pronoun: str, heads: _Before) -> tuple[ActorIdentity, ...]:
    """The last actor named before a possessive in its own sentence."""
    if pronoun in _PLURAL:
        return ()
    for index in range(word.index - 1, -1, -1):
        mention = heads.get((sentence.index, index))
        if mention is None or mention.via is Via.DEMONYM or len(mention.actors) != 1:
            continue
        if mention.actors[0].kind in _SINGULAR[pronoun]:
            return mention.actors
    return ()


def _subject_before(analysis: Analysis, sentence: Sentence, pronoun: str, heads: _Before) -> tuple[ActorIdentity, ...]:
    """The subject of the sentence before; for a person also the one before that, or the last person named there."""
    person = pronoun not in _PLURAL and _SINGULAR[pronoun] == {ActorKind.PERSON}
    for back in range(1, (_BACK if person else 1) + 1):
        index = sentence.index - back
        if index < 0 or not analysis.sentences[index].is_parsed:
            return ()
        before = analysis.sentences[index]
        subjects = sorted(
            (w for w in before.words if w.relation == "nsubj"), key=lambda w: (not before.head(w).is_root, w.index)
        )
        if not subjects and pronoun in _PLURAL:  # the parser found no subject: those named together
            subjects = [w for w in before.words if any(c.relation == "conj" for c in before.children(w))][:1]
        for subject in subjects:
            fitting = _fitting(before, subject, pronoun, heads)
            fitting = fitting or (_who_met(before, subject, heads) if pronoun in _PLURAL else ())
            if fitting:
                return fitting
        if not person and subjects:
            return ()
    return _only_person(sentence, heads) if person else ()


def _who_met(sentence: Sentence, subject: Word, heads: _Before) -> tuple[ActorIdentity, ...]:
    """ "Macron met Merkel. They ...": a subject and whom it met."""
    verb = sentence.head(subject)
    partners = [
        c
        for c in sentence.children(verb)
        if c.relation in ("obj", "iobj")
        or (c.relation == "obl" and any(x.text.lower() == "with" for x in sentence.children(c)))
    ]
    met = [heads.get((sentence.index, word.index)) for word in (subject, *partners)]
    if verb.lemma not in _MEETING or met[0] is None or not any(met[1:]):
        return ()
    return tuple(dict.fromkeys(actor for mention in met if mention is not None for actor in mention.actors))


def _only_person(sentence: Sentence, heads: _Before) -> tuple[ActorIdentity, ...]:
    """The one person whom this sentence and those before it name."""
    people = {
        actor
        for (index, _), mention in heads.heads.items()
        if sentence.index - _BACK <= index < sentence.index and heads.fits(mention)
        for actor in mention.actors
        if actor.kind is ActorKind.PERSON
    }
    return tuple(people) if len(people) == 1 else ()
