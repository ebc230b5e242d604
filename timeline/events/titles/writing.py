"""The words of a title as a line of text: their own spaces, commas and hyphens, no loose ends."""

import re
from collections.abc import Mapping, Sequence

from timeline.events.attribution import is_speech
from timeline.events.titles.line import Line
from timeline.events.titles.words import titled
from timeline.model.analysis import Sentence, Word

__all__ = ["written"]

_QUOTES = ("``", "''", '"', "“", "”", "«", "»", "`")
_JOINED = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "NUM", "X", "INTJ"})
_QUOTED = re.compile(r'"\s*([^"]*?)\s*"')
_APART = re.compile(r"\s+(?=['’]s\b)")
_TIGHT = frozenset({"-", "–", "—", "/", "'", "’", "&", "."})


def written(line: Line, text: str, shown: Mapping[int, str]) -> str:
    """The line with a capital first letter, without a final stop, on no article, preposition or conjunction."""
    fragments = [_whole_words(line.sentence, sorted(part.words)) for part in line.fragments]
    words = [[line.sentence.words[index] for index in fragment] for fragment in fragments]
    flat = _trimmed([word for fragment in words for word in fragment], line, shown)
    pair = False  # whether a comma stands before
    pieces: list[str] = [] if not line.lead else [line.lead, " "]
    opening = next((w.index for w in line.sentence.words if w.upos != "PUNCT"), 0)
    for before, word in zip([None, *flat], flat, strict=False):
        if before is not None:
            pieces.append(_between(line.sentence, before, word, text, pair=pair))
            pair = pair or "," in pieces[-1]
        inside = bool(pieces) and word.index == opening
        pieces.append(shown.get(word.index, _lowered(word) if inside else word.text))
    return _finished("".join(pieces))


def _lowered(word: Word) -> str:
    """The first word of the sentence, inside of the title."""
    keep = word.upos == "PROPN" or word.text == "I" or word.text.isupper()
    return word.text if keep else word.text[:1].lower() + word.text[1:]


def _whole_words(sentence: Sentence, indexes: Sequence[int]) -> list[int]:
    """With what is joined to them without a space: "mid-September", "day-long"."""
    kept = set(indexes)
    words = sentence.words
    for index in indexes:
        for step in (1, -1):
            at = index
            while 0 <= at + 2 * step < len(words) and words[at + step].text in _TIGHT and _touch(words, at, step):
                kept |= {at + step, at + 2 * step}
                at += 2 * step
    return sorted(kept)


def _touch(words: Sequence[Word], at: int, step: int) -> bool:
    first, middle, last = sorted((at, at + step, at + 2 * step))
    return words[first].end == words[middle].start and words[middle].end == words[last].start


def _trimmed(words: list[Word], line: Line, shown: Mapping[int, str]) -> list[Word]:
    """Without articles at the start and without prepositions, articles and conjunctions at the end."""
    while words and not line.lead and words[0].index not in shown and _opens_nothing(words):
        words = words[1:]
    while len(words) > 1 and words[-1].index not in shown and _closes_nothing(words[-1]):
        words = words[:-1]
    return [word for before, word in zip([None, *words], words, strict=False) if not _is_doubled(before, word)]


def _is_doubled(before: Word | None, word: Word) -> bool:
    return before is not None and before.text.lower() == word.text.lower() == "to"


def _closes_nothing(last: Word) -> bool:
    if last.relation == "compound" and last.upos == "ADP":
        return False  # "called off"
    lower = last.text.lower()
    linking = last.upos in ("CCONJ", "SCONJ", "DET", "PUNCT") or lower in titled("last_word", "never")
    return linking or (
        last.upos == "ADP" and last.relation in ("case", "mark") and lower not in titled("kept", "adverbs")
    )


def _opens_nothing(words: Sequence[Word]) -> bool:
    first = words[0]
    lower = first.text.lower()
    if first.upos in ("PUNCT", "CCONJ") or (lower == "that" and first.relation in ("mark", "obj", "obl")):
        return True
    if lower not in titled("first_word", "determiners") or first.relation not in ("det", "nmod") or len(words) == 1:
        return False
    if lower in ("this", "that", "these", "those") and any(
        w.index == first.head and w.deprel == "nmod:poss" for w in words
    ):
        return False  # "this year's white paper"
    named = words[1].text.lower() in titled("first_word", "with_article") and words[1].index == first.head
    return not named


def _between(sentence: Sentence, before: Word, word: Word, text: str, *, pair: bool) -> str:
    """What stands between two neighbours of the line."""
    if word.index == before.index + 1:
        return " " if text[before.end : word.start] else ""
    if word.index < before.index:
        return " "
    between = sentence.words[before.index + 1 : word.index]
    if any(w.text == ":" for w in between[-2:]):
        return ": "
    if len(between) == 1 and between[0].upos == "CCONJ":
        return f" {between[0].text} "
    if len(between) == 1 and between[0].text == "," and not pair and _needs_no_comma(sentence, before, word):
        return " "
    if all(w.upos == "PUNCT" for w in between):
        return _punctuation(before, between, word, text)
    return ", " if _goes_on_list(sentence, word) else " "


def _needs_no_comma(sentence: Sentence, before: Word, word: Word) -> bool:
    """Whether a comma was only half of a pair: before the verb, or before a name whose other comma is gone."""
    if is_speech(before):
        return True  # "Medvedev said, Russia would stay"
    if word.upos in ("VERB", "AUX"):
        return word.feature("VerbForm") == "Fin" and word.relation not in ("conj", "advcl", "parataxis")
    return before.upos == "NOUN" and word.upos == "PROPN" and not _goes_on_list(sentence, word)


def _punctuation(before: Word, between: Sequence[Word], word: Word, text: str) -> str:
    """The marks between two words: commas, quotation marks, hyphens, the colon before a quotation."""
    gap = text[before.end : word.start]
    if len(between) == 1 and between[0].text == "-" and {before.upos, word.upos} <= _JOINED:
        return "-"  # also "Kim Jong - un" of texts whose words were pulled apart
    quoted = any(mark.text in _QUOTES for mark in between)
    if ":" in gap or (quoted and "," in gap and word.text[:1].isupper() and word.upos != "PROPN"):
        return ": "
    kept = ""
    previous = before
    for mark in between:
        space = " " if text[previous.end : mark.start] else ""
        tight = previous.end == mark.start and mark.end == word.start
        if mark.text in _QUOTES:
            kept += space + mark.text
        elif mark.text == "," or (mark.text in _TIGHT and tight and mark.text != "."):
            kept += mark.text
        previous = mark
    kept += " " if text[previous.end : word.start] else ""
    return kept if " " in kept or not any(c.isspace() for c in gap) else f" {kept}" if quoted else f"{kept} "


def _goes_on_list(sentence: Sentence, word: Word) -> bool:
    """Whether a word opens a further member of a list: "Britain, [which ...,] France and Germany"."""
    above = word
    for _ in range(4):
        if above.relation == "conj":
            return sentence.subtree(above)[0].index == word.index and word.upos != "CCONJ"
        if above.is_root:
            return False
        above = sentence.head(above)
    return False


def _finished(title: str) -> str:
    title = title.replace("``", '"').replace("''", '"').replace(" ,", ",").replace("s ' ", "s' ")
    title = _APART.sub("", title)
    if title.count('"') % 2:
        title = title.replace('"', "")
    if title.count("“") != title.count("”"):
        title = title.replace("“", "").replace("”", "")
    title = _QUOTED.sub(r'"\1"', title)
    title = " ".join(title.split()).lstrip(" ,;:-–—.!?…'’`)").rstrip(" ,;:-–—….(")
    if title.count('"') == 2 and title.startswith('"') and title.endswith('"'):
        title = title[1:-1]
    if title.count("“") == 1 and title.startswith("“") and title.endswith("”"):
        title = title[1:-1]
    return title[:1].upper() + title[1:]
