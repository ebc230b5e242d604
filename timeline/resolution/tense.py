"""Which way a sentence looks: at what has been, or at what is to come.

A weekday or a month without a year is the one before or after the day of writing; tense, modality and a few words that
schedule ("due", "planned for") decide.  Read from the tree where the sentence is parsed, from words where it is not.
"""

import re

from timeline.model.analysis import Sentence, Word
from timeline.model.span import Span

__all__ = ["looks_ahead", "tense_direction"]

_DUE = frozenset({"schedule", "plan", "due", "expect", "slate", "intend", "likely", "poised", "set"})
FAR = 7  # words; a verb further off than that is often the wrong one, and news looks back nine times in ten
_TIMETABLE = frozenset(
    {
        "begin",
        "start",
        "open",
        "end",
        "meet",
        "hold",
        "visit",
        "arrive",
        "leave",
        "face",
        "vote",
        "go",
        "come",
        "take",
        "expire",
        "host",
        "travel",
        "return",
        "convene",
        "conclude",
        "close",
        "resume",
        "follow",
        "fall",
        "apply",
        "run",
        "elapse",
    }
)
_MODALS = frozenset(
    {"will", "'ll", "’ll", "wo", "shall", "would", "'d", "may", "might", "could", "should", "must", "can"}
)
_SCHEDULES = frozenset({
    "schedule", "plan", "due", "expect", "set", "slate", "intend", "prepare", "likely", "ready", "poised",
    "upcoming", "forthcoming", "propose", "agree", "promise", "vow", "threaten", "hope", "want", "aim", "deadline",
    "expire", "next",
})  # fmt: skip
# words without which no sentence looks ahead: most need no tree
_AHEAD = re.compile(
    r"\b(?:will|shall|would|may|might|could|should|must|can|to|going|due|planned|plans?|scheduled|expected|expects?|set|slated|intends?|"
    r"likely|is|are|am|be|upcoming|forthcoming|next|begins?|starts?|opens?|ends?|meets?|goes|go|comes|faces?|hopes?|wants?|aims?|deadline|until|by|n't|[a-z]+s)\b|['’]ll\b",
    re.IGNORECASE,
)
_AHEAD_BEFORE = re.compile(
    r"\b(?:will|shall|would|to\s+(?!the\b|a\b|an\b|[A-Z])\w+|going\s+to|due|planned\s+for|plans?\s+to|scheduled|expected|set\s+for|slated|upcoming|by|until|likely)\b|['’]ll\b"
)


def looks_ahead(text: str) -> bool:
    """Whether a sentence has any word that could make it look ahead; without one it tells of the past."""
    return _AHEAD.search(text) is not None


def tense_direction(sentence: Sentence | None, span: Span, text: str) -> tuple[int, str]:
    """-1, 0 or +1, with the reason in words."""
    if sentence is None:
        return -1, "nothing around it looks ahead"
    if sentence.is_parsed:
        return _from_tree(sentence, span)
    before = text[sentence.span.start : span.start]
    if _AHEAD_BEFORE.search(before):
        return 1, "the words before it look ahead"
    return -1, "nothing in its sentence looks ahead"


def _from_tree(sentence: Sentence, span: Span) -> tuple[int, str]:
    word = sentence.head_of(span)
    if word is None:
        return 0, "the sentence gives no tense"
    for governor in (word, *sentence.ancestors(word)):
        if governor.upos not in ("VERB", "AUX", "ADJ") and not sentence.child(governor, "cop"):
            if governor is not word and governor.lemma.lower() in _SCHEDULES:
                return 1, f'"{governor.text}" looks ahead'
            scheduled = next(
                (
                    c
                    for c in sentence.children(governor)
                    if c.lemma.lower() in _SCHEDULES and c.relation in ("amod", "acl") and c.text.lower() != "set"
                ),
                None,
            )
            if scheduled is not None:
                return 1, f'"{scheduled.text}" looks ahead'
            continue
        direction = _of_verb(sentence, governor, far=abs(governor.index - word.index) > FAR)
        if direction is not None:
            return direction
    return -1, "nothing in its sentence looks ahead"


def _of_verb(sentence: Sentence, verb: Word, *, far: bool) -> tuple[int, str] | None:
    helpers = [c for c in sentence.children(verb) if c.relation in ("aux", "cop")]
    modal = next((h for h in helpers if h.text.lower() in _MODALS or h.lemma.lower() in _MODALS), None)
    if modal is not None and far and modal.text.lower() not in ("will", "shall"):
        return -1, f'"{verb.text}" is too far from it to look ahead'
    if modal is not None:
        if modal.text.lower() in ("could", "would", "should", "might") and any(h.lemma == "have" for h in helpers):
            return -1, f'"{modal.text} have" looks back'
        return 1, f'"{modal.text} {verb.text}" looks ahead'
    had = any(h.text.lower() in ("had", "having") for h in helpers)
    if verb.lemma.lower() in _DUE and not had and (verb.feature("VerbForm") != "Fin" or verb.upos == "ADJ"):
        return 1, f'"{verb.text}" looks ahead'
    if any(h.feature("Tense") == "Past" for h in helpers) or any(h.lemma == "have" for h in helpers):
        return -1, f'"{verb.text}" is in the past'
    form, tense = verb.feature("VerbForm"), verb.feature("Tense")
    if far:
        return -1, f'"{verb.text}" is too far from it to look ahead'
    if form == "Inf" or any(c.text.lower() == "to" and c.upos == "PART" for c in sentence.children(verb)):
        return 1, f'"to {verb.text}" looks ahead'
    if form == "Fin" and tense == "Past":
        return -1, f'"{verb.text}" is in the past'
    if form == "Part" and tense == "Past" and not helpers:
        return -1, f'"{verb.text}" is in the past'
    if any(h.lemma == "be" and h.feature("Tense") == "Pres" for h in helpers):
        return (
            (1, f'"is {verb.text}" looks ahead')
            if form in ("Part", "Ger") and verb.text.endswith("ing")
            else (0, "the present tense leaves it open")
        )
    if form == "Fin" and tense == "Pres" and verb.lemma.lower() in _TIMETABLE:
        return 1, f'"{verb.text}" is a timetable present'
    return None
