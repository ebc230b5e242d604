"""Who says so: "according to Yomiuri", "state media said", "he told reporters"."""

from functools import cache

from timeline.lexicons import read_lexicon
from timeline.model.actor import EntityMention
from timeline.model.analysis import Sentence, Word
from timeline.model.event import Attribution

__all__ = ["attribution_of", "is_speech"]

LONGEST = 80


@cache
def _speech() -> frozenset[str]:
    return frozenset(read_lexicon("en/cues")["attribution"]["verbs"])


def is_speech(word: Word) -> bool:
    return word.upos == "VERB" and word.lemma.lower() in _speech()


def attribution_of(text: str, sentence: Sentence, trigger: Word, entities: list[EntityMention]) -> Attribution | None:
    """The source of what a trigger's clause says, within its sentence."""
    according = _according(text, sentence, entities)
    if according is not None:
        return according
    for verb in sentence.ancestors(trigger):
        found = _said_by(text, sentence, verb, entities, trigger) if is_speech(verb) else None
        if found is not None:
            return found
    for child in sentence.words:
        # "..., officials said": the speech verb hangs below what it reports
        if child.relation == "parataxis" and is_speech(child):
            found = _said_by(text, sentence, child, entities, trigger)
            if found is not None:
                return found
    return None


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
                while top.relation in ("compound", "amod", "flat", "nmod:poss") and not top.is_root:
                    top = sentence.head(top)
                return _source(text, sentence, top, "according to", entities)
    return None


def _source(text: str, sentence: Sentence, head: Word, cue: str, entities: list[EntityMention]) -> Attribution:
    """The source's words without clauses and appositions; its canonical name where it has one."""
    inside = [
        head,
        *(
            w
            for c in sentence.children(head)
            if c.relation in ("det", "amod", "compound", "flat", "nmod", "nummod", "case")
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
    source = (
        named.actors[0].name
        if named is not None and head.upos in ("PROPN", "PRON")
        else words.removeprefix("The ").removeprefix("the ")
    )
    return Attribution(source=source, cue=cue, start=start, end=end)
