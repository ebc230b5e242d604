"""The verb that an event noun hangs on, and what it does to it: lends tense, begins it, ends it, calls it off."""

from timeline.events.cues import cue_words, is_cue
from timeline.model.analysis import Sentence, Word

__all__ = ["aspect_of", "governor_of", "is_what_it_is_called"]

# stands before the wider classes: "called off" is no call, "halted" may be an end
_ORDER = ("cancel", "avoid", "resume", "end", "continue", "begin")
_DEEPEST = 4
_DIRECT = ("obj", "nsubj", "csubj", "xcomp")


def governor_of(sentence: Sentence, word: Word) -> tuple[Word | None, str]:
    """The verb above an event noun, or the participle below it, and the link: light, aspect:..., argument or none."""
    made = next((c for c in sentence.children(word) if _made_it(c)), None)
    if made is not None and not _is_called_off(sentence, word):
        return made, "light"  # "a truce signed in Minsk in 2014": one event, dated by its participle
    head = word
    for _ in range(_DEEPEST):
        if head.is_root:
            return None, "none"
        relation, above = head.relation, sentence.head(head)
        if above.upos in ("VERB", "AUX", "ADJ"):
            return above, _link(sentence, word, head, above, relation)
        if above.upos not in ("NOUN", "PROPN", "PRON", "NUM"):
            return None, "none"
        head = above
    return None, "none"


def _is_called_off(sentence: Sentence, word: Word) -> bool:
    """ "a visit, scheduled for last week, was cancelled": the verb above has the last word."""
    above = sentence.head(word)
    return not word.is_root and word.relation in _DIRECT and aspect_of(sentence, above) in ("cancel", "avoid")


def _made_it(word: Word) -> bool:
    return word.deprel == "acl" and word.feature("Tense") == "Past" and is_cue(word.lemma.lower(), "light.participles")


def is_what_it_is_called(sentence: Sentence, word: Word) -> bool:
    """ "called it genocide", "describes the vote as an act of war": a name for something told elsewhere."""
    noun = sentence.head(word) if word.relation == "nmod" else word
    as_it = any(c.relation == "case" and c.text.lower() == "as" for c in sentence.children(noun))
    beside = (c for c in sentence.children(sentence.head(noun)) if c.relation == "obj" and c.upos == "PRON")
    second = noun.relation == "obj" and any(c.index < noun.index for c in beside)  # "which it called genocide"
    named = noun.relation == "xcomp" or second or (noun.relation == "obl" and as_it)
    return named and is_cue(sentence.head(noun).lemma.lower(), "light.naming")


def _link(sentence: Sentence, word: Word, head: Word, verb: Word, relation: str) -> str:
    counted = head is word or _is_part(sentence, word, head)
    aspect = aspect_of(sentence, verb)
    if aspect and counted and _undergoes(sentence, head, verb, relation):
        return f"aspect:{aspect}"
    light = counted and relation in ("obj", "nsubj", "xcomp") and _forms(sentence, verb) & cue_words("light.verbs")
    if light and not _says_what_it_is(sentence, verb, head) and not _calls_for(sentence, verb, head):
        return "light"
    return "argument"


def _says_what_it_is(sentence: Sentence, verb: Word, noun: Word) -> bool:
    """ "called the withdrawal a mistake", "made the deal impossible"."""
    said = (c for c in sentence.children(verb) if c.relation == "xcomp" and c is not noun and c.index > noun.index)
    return noun.relation == "obj" and any(c.upos in ("NOUN", "PROPN", "ADJ") for c in said)


def _calls_for(sentence: Sentence, verb: Word, noun: Word) -> bool:
    """ "the treaty calls for a vote": its subject is not what is called."""
    return noun.deprel == "nsubj" and verb.lemma.lower() == "call" and sentence.child(verb, "aux:pass") is None


def _undergoes(sentence: Sentence, head: Word, verb: Word, relation: str) -> bool:
    """What begins or ends: "the talks ended", "ended with talks"; not "the veto blocked the resolution"."""
    if relation == "obl":
        return verb.lemma in ("end", "begin") or _is_object_of_particle(sentence, head, verb)
    acts = head.deprel == "nsubj" and sentence.child(verb, "obj") is not None
    return relation in _DIRECT and not acts


def _is_object_of_particle(sentence: Sentence, head: Word, verb: Word) -> bool:
    """ "calls off election": a particle right behind its verb that the parser takes for a preposition."""
    after = sentence.words[verb.index + 1]
    form = f"{verb.lemma.lower()}+{after.text.lower()}"
    return after.relation == "case" and after.head == head.index and is_cue(form, "aspect.cancel")


def _is_part(sentence: Sentence, word: Word, head: Word) -> bool:
    """ "a round of talks", "a series of strikes": the noun above only counts the event."""
    return sentence.head(word) is head and word.relation == "nmod" and is_cue(head.lemma.lower(), "light.counting")


def aspect_of(sentence: Sentence, verb: Word) -> str | None:
    """begin, continue, end, resume, cancel or avoid, where a verb is one of these; with its particle."""
    forms = _forms(sentence, verb)
    if sentence.child(verb, "compound:prt") is None and verb.index + 1 < len(sentence.words):
        # a particle taken for an adverb
        forms.add(f"{verb.lemma.lower()}+{sentence.words[verb.index + 1].text.lower()}")
    return next((name for name in _ORDER if forms & cue_words(f"aspect.{name}")), None)


def _forms(sentence: Sentence, verb: Word) -> set[str]:
    """Its lemma, with the particle that makes it another verb: "give up talks" gives none."""
    particle = sentence.child(verb, "compound:prt")
    lemma = verb.lemma.lower()
    return {f"{lemma}+{particle.text.lower()}"} if particle else {lemma}
