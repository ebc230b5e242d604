"""Whose subject a verb has, though it stands at another: control, raising, relative and participial clauses.

Source: UD relations; which verbs make their object act ("urged Iran to leave") stands in lexicons/en/roles.toml
"""

from timeline.events.attribution import is_speech
from timeline.events.roles.words import in_class, is_passive, prepositions
from timeline.model.analysis import Sentence, Word

__all__ = ["RELATIVE", "noun_it_describes", "objects_of", "own_subject", "subject_of"]

RELATIVE = frozenset({"who", "which", "that", "whom"})
_DEEPEST = 6
_SHARING = frozenset({"xcomp", "conj", "advcl", "ccomp", "acl", "obl", "nmod", "dep"})
_MADE_TO = frozenset({"to", "of", "from", "for", "with", "into"})


def subject_of(sentence: Sentence, verb: Word) -> Word | None:
    """The word that a verb is said of: its own subject, or the one that it shares with what governs it."""
    current = verb
    for _ in range(_DEEPEST):
        own = own_subject(sentence, current)
        if own is not None:
            return _antecedent(sentence, current, own)
        if current.is_root or current.relation not in _SHARING or _is_closed(current):
            return None
        above = sentence.head(current)
        if current.relation == "acl":
            return _of_noun(sentence, current, above)
        if noun_it_describes(sentence, current) is not None:  # "criticised the drills as a rehearsal to invade"
            return next(iter(objects_of(sentence, above)), None)
        steered = _steered(sentence, current, above)
        if steered is not None:
            return steered
        if above.upos in ("NOUN", "PROPN", "PRON", "NUM") and sentence.child(above, "nsubj") is None:
            return None if current.relation != "conj" else _antecedent(sentence, above, above)
        current = above
    return None


def own_subject(sentence: Sentence, verb: Word) -> Word | None:
    """The subject that hangs on a verb; of two before a verb of saying the last: "Mali a threat, Chad warns"."""
    found = [c for c in sentence.children(verb) if c.relation in ("nsubj", "csubj")]
    if len(found) > 1 and is_speech(verb):
        return next((c for c in reversed(found) if c.index < verb.index), found[0])
    return found[0] if found else _amount(sentence, verb)


def _amount(sentence: Sentence, verb: Word) -> Word | None:
    """ "Up to 300 miners marched": the parser hangs the counted noun on the adverb before it."""
    for adverb in sentence.children(verb):
        if adverb.relation != "advmod" or adverb.index > verb.index:
            continue
        for noun in sentence.children(adverb):
            if noun.relation == "obl" and any(c.relation == "nummod" for c in sentence.children(noun)):
                return noun
    return None


def noun_it_describes(sentence: Sentence, verb: Word) -> Word | None:
    """The noun after "as" before an infinitive that the parser hangs on the verb: "as a rehearsal to invade"."""
    to = next((c for c in sentence.children(verb) if c.text.lower() == "to" and c.relation == "mark"), None)
    if verb.relation not in ("advcl", "xcomp") or to is None or to.index == 0:
        return None
    noun = sentence.words[to.index - 1]
    beside = noun.upos == "NOUN" and not noun.is_root and sentence.head(noun).index == verb.head
    return noun if beside and "as" in prepositions(sentence, noun) else None


def _antecedent(sentence: Sentence, verb: Word, subject: Word) -> Word:
    """The noun that a relative pronoun stands for."""
    if subject.text.lower() in RELATIVE:
        current = verb
        for _ in range(2):
            if current.deprel == "acl:relcl":
                return sentence.head(current)
            if current.deprel == "advcl:relcl":  # hung on the verb: who was named last before it
                named = [c for c in sentence.children(sentence.head(current)) if c.index < subject.index]
                return next((c for c in reversed(named) if c.upos in ("NOUN", "PROPN")), subject)
            current = sentence.head(current)
    return subject


def _is_closed(verb: Word) -> bool:
    """A finite clause of its own without a subject: the parser lost it, and it shares none."""
    return verb.relation in ("ccomp", "advcl") and verb.feature("VerbForm") == "Fin"


def _of_noun(sentence: Sentence, verb: Word, noun: Word) -> Word | None:
    """ "rebels fighting in the north": the noun itself; "a promise to resign": whoever made it."""
    if verb.feature("VerbForm") in ("Part", "Ger"):
        return noun
    owner = next((c for c in sentence.children(noun) if c.deprel == "nmod:poss"), None)
    if owner is not None:
        return owner
    if noun.relation == "root":
        return sentence.child(noun, "nsubj")
    above = sentence.head(noun)
    if above.upos in ("VERB", "AUX", "ADJ") and noun.relation in ("obj", "obl", "xcomp"):
        return subject_of(sentence, above)
    return None


def _steered(sentence: Sentence, verb: Word, above: Word) -> Word | None:
    """Whom the verb above makes, asks or accuses to do it."""
    if verb.relation not in ("xcomp", "advcl", "ccomp") or not in_class(above.lemma.lower(), "verbs.steering"):
        return None
    marks = prepositions(sentence, verb)
    if verb.relation == "advcl" and not marks & _MADE_TO:
        return None
    if is_passive(sentence, above):
        return subject_of(sentence, above)
    if marks & _MADE_TO or verb.relation == "xcomp":
        return next((c for c in sentence.children(above) if c.relation in ("obj", "iobj")), None) or _called_on(
            sentence, above
        )
    return None


def _called_on(sentence: Sentence, verb: Word) -> Word | None:
    """ "called on Iran to leave", "appealed to Iran to leave"."""
    return next(
        (
            c
            for c in sentence.children(verb)
            if c.relation == "obl" and prepositions(sentence, c) & {"on", "upon", "to"}
        ),
        None,
    )


def objects_of(sentence: Sentence, verb: Word) -> list[Word]:
    """What a verb acts on. Order: as in the text; with the noun that a relative clause or a participle describes."""
    found = [c for c in sentence.children(verb) if c.relation in ("obj", "iobj")]
    if not found:  # after a word of time between them the parser takes the object for an apposition
        found = [c for c in sentence.children(verb) if c.relation == "appos" and c.index > verb.index]
    own_subject = next((c for c in sentence.children(verb) if c.relation == "nsubj"), None)
    if verb.deprel == "acl:relcl" and own_subject is not None and own_subject.text.lower() not in RELATIVE:
        pronoun = next((c for c in found if c.text.lower() in RELATIVE), None)
        stranded = any(c.text.lower() in ("where", "when", "why") for c in sentence.children(verb))
        if (pronoun is not None or not found) and not stranded:
            found = [sentence.head(verb), *(c for c in found if c is not pronoun)]
    return found
