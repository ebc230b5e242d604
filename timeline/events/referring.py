"""What the grammar of a mention says of it: one more of its kind, one that was told before, or a part of the other.

These look at two mentions and the words around them; whether their dates, actors and places allow it stands in
coreference.py.
"""

from timeline.events.cues import cue_words, is_cue
from timeline.events.draft import Draft
from timeline.events.roles.words import cases_of, in_class
from timeline.model.actor import Role
from timeline.model.analysis import Word

__all__ = [
    "goes_on_speaking",
    "is_definite",
    "is_further",
    "is_harm_of",
    "is_inside",
    "is_new",
    "is_owned",
    "is_purpose_of",
    "is_under",
    "refers_back",
    "tells_more",
]

_KNOWN = ("reference.definite", "reference.owned")
_HARM = frozenset({"kill", "wound", "injure", "destroy"})
_VIOLENT = frozenset({"attack", "accident", "clash"})
_SOON = 2  # sentences
_TALKING = frozenset({"summit", "meeting", "negotiation"})
_SEIZING = frozenset({"coup", "leadership_change"})


def is_new(draft: Draft) -> bool:
    """ "a second test", "another strike", "new talks": not what was told before."""
    word, sentence = draft.candidate.word, draft.candidate.sentence
    return any(
        c.text.lower() in cue_words("reference.new")
        for c in sentence.children(word)
        if c.relation in ("det", "amod", "nummod", "advmod")
    )


def is_further(draft: Draft) -> bool:
    """ "also attacked", "another bomb killed": told as one more of its kind."""
    word, verb, sentence = draft.candidate.word, draft.candidate.governor, draft.candidate.sentence
    near = [word]
    if verb is not None and draft.candidate.link in ("own", "light"):
        near += [verb, *(c for c in sentence.children(verb) if c.relation in ("nsubj", "obj"))]
    return any(
        c.text.lower() in cue_words("reference.further")
        for one in near
        for c in sentence.children(one)
        if c.relation in ("det", "advmod") or (c.relation == "amod" and not _is_the(draft, one))
    )


def _is_the(draft: Draft, noun: Word) -> bool:
    """ "the fourth such truce", "the second test" may have been told before."""
    return any(is_cue(c.text.lower(), "reference.definite") for c in draft.candidate.sentence.children(noun))


def refers_back(draft: Draft) -> bool:
    """A definite noun: "the summit", "that test", "their meeting", "Friday's attack"."""
    word, sentence = draft.candidate.word, draft.candidate.sentence
    if word.upos not in ("NOUN", "PROPN"):
        return False
    return is_definite(draft) or any(c.relation == "compound" or _is_day(draft, c) for c in sentence.children(word))


def is_definite(draft: Draft) -> bool:
    """ "the summit", "that test", "their meeting": told as known by its own determiner."""
    children = draft.candidate.sentence.children(draft.candidate.word)
    return any(is_cue(c.text.lower(), *_KNOWN) for c in children if c.relation in ("det", "nmod"))


def is_owned(draft: Draft) -> bool:
    """ "Russia's withdrawal": whose it is stands before it."""
    word = draft.candidate.word
    return any(c.deprel == "nmod:poss" for c in draft.candidate.sentence.children(word))


def _is_day(draft: Draft, owner: Word) -> bool:
    return owner.deprel == "nmod:poss" and any(t.start <= owner.start < t.end for t in draft.mentions[0].times)


def is_under(first: Draft, later: Draft) -> bool:
    """ "seized power in a coup", "met for talks": the noun under a verb of its own kind says the same again."""
    word, sentence = later.candidate.word, later.candidate.sentence
    if first.candidate.sentence is not sentence:
        return False
    if in_class(first.type, "types.said"):  # "said in a statement"
        return later.type == "statement" and word.relation == "obl" and _is_in(first, later)
    types = {first.type, later.type}
    if len(types) > 1 and not (types <= _TALKING or types <= _SEIZING):
        return False
    if first.candidate.word.relation == "nsubj" and sentence.head(first.candidate.word) is word:
        return (
            len(types) == 1 and first.status is later.status
        )  # "a bomb hit the port", not "a vote could bring it down"
    if word.upos != "NOUN" and word.relation != "amod":  # "produced an enriched fuel": both tell of the making
        return False
    for above in sentence.ancestors(word):
        if above.index == first.candidate.word.index:
            return True
        if above.upos != "NOUN":
            return False
    return False


def _is_in(first: Draft, later: Draft) -> bool:
    noun, sentence = later.candidate.word, later.candidate.sentence
    cases = cases_of(sentence, noun)
    return "in" in cases and sentence.head(noun).index == first.candidate.word.index


def is_inside(first: Draft, later: Draft) -> bool:
    """ "a show of force against the drills": a noun inside of the phrase of another is something else."""
    word, outer, sentence = later.candidate.word, first.candidate.word, later.candidate.sentence
    if first.candidate.sentence is not sentence or outer.upos != "NOUN" or word.upos != "NOUN":
        return False
    return word.relation == "nmod" and any(above.index == outer.index for above in sentence.ancestors(word))


def is_purpose_of(first: Draft, later: Draft) -> bool:
    """ "met to discuss", "talks to discuss", "met, discussing": what they met for is the meeting."""
    verb, sentence = later.candidate.word, later.candidate.sentence
    if first.candidate.sentence is not sentence or verb.upos != "VERB" or not {first.type, later.type} <= _TALKING:
        return False
    if verb.relation not in ("xcomp", "advcl", "acl") or verb.feature("VerbForm") == "Fin":
        return False
    carrying = [word.index for word in (first.candidate.word, first.candidate.governor) if word is not None]
    return sentence.head(verb).index in carrying


def is_harm_of(first: Draft, later: Draft) -> bool:
    """ "struck ..., killing ten": the harm is part of the attack, in its sentence or, by nobody, soon after it."""
    if first.type != "attack":
        return False
    harms = {first.candidate.word.lemma.lower(), later.candidate.word.lemma.lower()} & _HARM
    here = first.last_sentence == later.candidate.sentence.index
    by_nobody = later.candidate.word.lemma.lower() in _HARM and not any(a.role is Role.AGENT for a in later.actors)
    return bool(harms) and (here or (by_nobody and later.candidate.sentence.index - first.last_sentence <= _SOON))


def tells_more(first: Draft, later: Draft) -> bool:
    """ "An attack shook Kano on Monday. A bomb exploded ...": the sentence after goes on, without a day or doer."""
    near = later.candidate.sentence.index - first.last_sentence <= 1
    near = near and later.candidate.sentence is not first.candidate.sentence
    return first.type in _VIOLENT and near and not later.own_time and not later.own_actors and not is_further(later)


def goes_on_speaking(first: Draft, later: Draft) -> bool:
    """ "..., he added": the same speaker, who goes on in this sentence or the next without a time of its own."""
    if first.type != "statement" or later.type != "statement" or later.own_time:
        return False
    if later.candidate.sentence.index - first.last_sentence > 1 or later.candidate.word.upos != "VERB":
        return False
    goes_on = is_cue(later.candidate.word.lemma.lower(), "attribution.going_on")
    speakers = [{actor.id for actor in draft.own_actors} for draft in (first, later)]
    return goes_on and bool(speakers[0]) and speakers[0] == speakers[1]
