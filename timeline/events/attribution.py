"""Who says so: "according to Yomiuri", "state media said", "he told reporters"."""

from timeline.events.cues import cue_words, is_cue
from timeline.model.actor import EntityMention
from timeline.model.analysis import Sentence, Word
from timeline.model.event import Attribution

__all__ = ["attribution_of", "is_speech"]

LONGEST = 80
_TAKEN_FOR_KNOWN = frozenset({"after", "before", "since", "following", "during", "despite"})
_KNOWN = ("reference.definite", "reference.owned")


def is_speech(word: Word) -> bool:
    return word.upos == "VERB" and word.lemma.lower() in cue_words("attribution.verbs")


def attribution_of(
    text: str, sentence: Sentence, word: Word, entities: list[EntityMention], verb: Word | None = None
) -> Attribution | None:
    """The source of what is said of an event, within its sentence; ``verb`` carries the event word."""
    trigger = verb or word
    according = _according(text, sentence, entities)
    if according is not None:
        return according
    if _is_presupposed(sentence, word):
        return None
    for above in sentence.ancestors(trigger):
        found = _said_by(text, sentence, above, entities, trigger) if is_speech(above) else None
        if found is not None:
            return found
    for child in sentence.words:
        # "..., officials said": the speech verb hangs below what it reports
        if child.relation == "parataxis" and is_speech(child):
            found = _said_by(text, sentence, child, entities, trigger)
            if found is not None:
                return found
    return None


def _is_presupposed(sentence: Sentence, trigger: Word) -> bool:
    """ "after its 1990 invasion", "before the talks": whoever speaks takes these for known and does not report them."""
    return (
        trigger.upos == "NOUN"
        and trigger.relation in ("obl", "nmod")
        and any(c.text.lower() in _TAKEN_FOR_KNOWN for c in sentence.children(trigger) if c.relation == "case")
        and any(c.relation in ("det", "nmod") and is_cue(c.text.lower(), *_KNOWN) for c in sentence.children(trigger))
    )


def _said_by(
    text: str, sentence: Sentence, verb: Word, entities: list[EntityMention], trigger: Word
) -> Attribution | None:
    subject = sentence.child(verb, "nsubj")
    if (
        subject is None
        or trigger.index in {w.index for w in sentence.subtree(subject)}
        or subject.text.lower() in ("it", "that", "which", "who", "this")
    ):
        return None
    return _source(text, sentence, subject, verb.text, entities)


def _according(text: str, sentence: Sentence, entities: list[EntityMention]) -> Attribution | None:
    for word, following in zip(sentence.words, sentence.words[1:], strict=False):
        if word.text.lower() == "according" and following.text.lower() == "to":
            noun = next((w for w in sentence.words[following.index + 1 :] if w.upos in ("NOUN", "PROPN", "PRON")), None)
            if noun is not None:
                top = noun
                while top.deprel in ("compound", "amod", "flat", "nmod:poss") and not top.is_root:
                    top = sentence.head(top)
                return _source(text, sentence, top, "according to", entities)
    return None


def _source(text: str, sentence: Sentence, head: Word, cue: str, entities: list[EntityMention]) -> Attribution | None:
    """The source's words without clauses and appositions; its canonical name where it has one.

    A pronoun that means nobody known is no source.
    """
    inside = [
        head,
        *(
            w
            for c in sentence.children(head)
            if c.relation in ("det", "amod", "compound", "flat", "nmod", "nummod")
            for w in sentence.subtree(c)
        ),
    ]
    kept = [
        w
        for w in inside
        if abs(w.index - head.index) <= 8 and w.start >= head.start - LONGEST and w.end <= head.end + LONGEST
    ]
    start, end = min(w.start for w in kept), max(w.end for w in kept)
    words = " ".join(text[start:end].split())
    named = next((m for m in entities if m.span.start <= head.start < m.span.end and len(m.actors) == 1), None)
    paper = next(
        (
            a
            for m in entities
            if start <= m.span.start < end
            for a in m.actors
            if a.id.startswith("org:") and a.sector == "JRN"
        ),
        None,
    )
    if paper is not None:  # "Russia's Kommersant newspaper"
        source = paper.name
    elif named is not None and head.upos in ("PROPN", "PRON"):
        source = named.actors[0].name
    elif head.upos == "PRON":
        return None
    else:
        source = words.removeprefix("The ").removeprefix("the ")
    return Attribution(source=source, cue=cue, start=start, end=end)
