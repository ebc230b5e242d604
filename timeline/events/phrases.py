"""Which stretches of a sentence can stand alone as a line: clauses and noun phrases around a trigger, without dates.

A stretch keeps the core of its clause (subject, helpers, objects) and as many of what follows as fit; what opens or
ends it and says nothing alone (a comma, "and", a preposition without its noun) is left off.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from timeline.model.analysis import Sentence, Word
from timeline.model.reading import Scores
from timeline.model.time import ResolvedTime, TimexType

__all__ = [
    "LONGEST",
    "NEGATING",
    "SHORTEST",
    "Stretch",
    "date_words",
    "said_before",
    "stretches",
    "without_lone_commas",
]

SHORTEST, LONGEST = 3, 16  # words of a good line
_TOO_LONG = 22
_ABOVE = 4  # words above the trigger that are looked at
_GAP = 2  # words between two kept ones that may be put back

_SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
_CORE = frozenset(
    {"obj", "iobj", "xcomp", "ccomp", "aux", "cop", "compound", "fixed", "flat", "det", "amod", "nummod", "case"}
)
_AFTER = frozenset({"obl", "nmod", "advmod", "acl", "advcl", "appos", "conj", "dep"})
_LEFT_OUT = frozenset({"punct", "cc", "mark", "parataxis", "discourse", "vocative", "dislocated"})
_PART_OF_ANOTHER = frozenset({"xcomp", "aux", "cop", "compound", "amod", "flat", "fixed", "case", "mark", "det"})
NEGATING = frozenset({"not", "n't", "n’t", "never", "no", "without", "nor", "neither"})
_STRUCK = frozenset({"appos", "acl", "advcl", "obl", "nmod", "advmod", "parataxis"})
_UNWANTED = 0.3  # share of an editor's wish for a word, below which it may be struck out
# without these words a clause would say something else
_OPENING = frozenset({"when", "where", "how", "why", "while", "whenever", "wherever"})
_TRIMMED = frozenset({"appos", "acl", "advcl", "conj", "obl", "nmod", "advmod", "parataxis", "ccomp", "dep"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a sentence, by index, in order; ``above`` counts the steps from the trigger up to its root."""

    words: tuple[int, ...]
    root: Word
    subject: Word | None
    is_clause: bool
    is_passive: bool
    above: int


def date_words(sentence: Sentence, times: Sequence[ResolvedTime]) -> set[int]:
    """The words of the sentence's dates, with the prepositions before them and what hangs on them: "a day after"."""
    found: set[int] = set()
    for time in times:
        inside = {w.index for w in sentence.words if time.start <= w.start < time.end}
        if not inside or _describes_a_noun(sentence, time, inside):
            continue
        found |= inside
        first, last = min(inside), max(inside)
        for index in inside:
            word = sentence.words[index]
            if word.head in inside:
                continue
            for child in sentence.children(word):
                is_before = child.index < first and child.relation in ("case", "advmod", "det", "mark")
                if is_before or (child.index == last + 1 and child.relation == "case"):  # "last month's"
                    found |= {w.index for w in sentence.subtree(child)}
    return found


def _describes_a_noun(sentence: Sentence, time: ResolvedTime, inside: set[int]) -> bool:
    """Whether a length belongs to a thing: "an eight-year war", "a two-day visit"."""
    if time.type is not TimexType.DURATION or not any(sentence.words[i].text == "-" for i in inside):
        return False
    heads = [sentence.words[i] for i in inside if sentence.words[i].head not in inside]
    return all(word.relation in ("amod", "compound", "nummod") for word in heads)


def said_before(sentence: Sentence, verb: Word, dates: set[int]) -> list[int]:
    """The words that stand before a verb of saying and are what is said, if they make a line of a fair length."""
    what = next(
        (c for c in sentence.children(verb) if c.relation in ("ccomp", "parataxis") and c.end < verb.start), None
    )
    if what is None:
        return []
    inside = [word.index for word in sentence.subtree(what) if word.index not in dates and word.index < verb.index]
    if not inside or inside != list(range(inside[0], inside[-1] + 1)):
        return []
    kept = _without_loose_ends(sentence, inside)
    return kept if SHORTEST <= len(kept) <= _TOO_LONG else []


def stretches(sentence: Sentence, trigger: Word, dates: set[int]) -> Iterator[Stretch]:
    """Stretches around the trigger and around each word above it. Order: the nearest first, the shortest first."""
    for above, root in enumerate((trigger, *sentence.ancestors(trigger))):
        if above > _ABOVE:
            return
        if _can_stand(sentence, root):
            yield from _around(sentence, root, trigger, dates, above)


def pruned_stretch(
    sentence: Sentence,
    stretch: Stretch,
    trigger: Word,
    wanted: Scores,
    worth: Callable[[Stretch, Scores, Sentence], float],
) -> Stretch:
    """The stretch without the phrases inside of it that an editor would strike out, while that makes it worth more.

    Only what a sentence can do without is struck out, and whole: appositions, relative clauses, adverbs, and phrases
    of place, time and manner, never the trigger or what it hangs on.
    """
    best, value = stretch, worth(stretch, wanted, sentence)
    holds = {trigger.index, stretch.root.index, *(word.index for word in sentence.ancestors(trigger))}
    for index in stretch.words:
        word = sentence.words[index]
        if word.relation not in _STRUCK or word.deprel in ("obl:agent", "nmod:poss") or word.text.lower() in _OPENING:
            continue
        below = {w.index for w in sentence.subtree(word)}
        inside = [i for i in best.words if i in below]
        if below & holds or not inside or any(sentence.words[i].text.lower() in NEGATING for i in inside):
            continue
        if max(float(wanted[i]) for i in inside) >= _UNWANTED:
            continue
        if word.relation == "nmod" and any(c.text.lower() == "of" for c in sentence.children(word)):
            continue  # "Ministry of Defence"
        kept = _without_loose_ends(sentence, [i for i in best.words if i not in below])
        shorter = replace(best, words=tuple(kept))
        if trigger.index in kept and len(kept) >= SHORTEST and (now := worth(shorter, wanted, sentence)) > value:
            best, value = shorter, now
    return best


def _can_stand(sentence: Sentence, word: Word) -> bool:
    """Whether a phrase around a word can be a line: a verb's or noun's, not what only completes the word above it."""
    if word.relation in _PART_OF_ANOTHER:
        return False
    if word.upos in ("VERB", "AUX", "NOUN", "PROPN"):
        return True
    return sentence.child(word, "cop", "nsubj", "nsubj:pass") is not None


def _around(sentence: Sentence, root: Word, trigger: Word, dates: set[int], above: int) -> Iterator[Stretch]:
    subject, listed = _subjects_of(sentence, root, dates)
    is_clause = root.upos in ("VERB", "AUX") or sentence.child(root, "cop") is not None
    core, before, after = {root.index}, set[int](), list[set[int]]()
    for child in sentence.children(root):
        below = {w.index for w in sentence.subtree(child)}
        if child.relation == "mark" and child.text.lower() == "to":
            core |= below
        elif child.relation in _LEFT_OUT or (child.relation == "case" and child.index < root.index):
            continue
        elif (child.index in dates and trigger.index not in below) or below <= dates:
            continue  # a date, which the line has beside it, and what hangs on it
        elif child.relation == "ccomp" and child.index < root.index:
            continue  # a quotation before its verb is a line of its own kind
        elif child is subject or child in listed or _is_core(child, root):
            core |= below
        elif child.index > root.index and child.relation in _AFTER and not _loses_its_opening(sentence, child, dates):
            after.append(below)
        elif child.index < root.index and child.relation == "advmod":
            before |= below
    passive = any(c.deprel in ("nsubj:pass", "aux:pass") for c in sentence.children(root)) or (
        is_clause and root.feature("Voice") == "Pass"
    )
    seen: set[tuple[int, ...]] = set()
    tried: set[tuple[int, ...]] = set()
    reach = set(core)
    for part in ((), *after):
        reach |= set(part)
        for front in (set[int](), before) if before else (set[int](),):
            for kept in _trimmed(sentence, sorted((reach | front) - dates), root, trigger):
                if tuple(kept) in tried:
                    break  # from here on it is trimmed as it was before
                tried.add(tuple(kept))
                words = tuple(_without_loose_ends(sentence, _closed(sentence, kept, dates)))
                if words not in seen and trigger.index in words and len(words) <= _TOO_LONG:
                    seen.add(words)
                    yield Stretch(words, root, subject, is_clause, passive, above)


def _is_core(child: Word, root: Word) -> bool:
    """Whether a clause says nothing without a word; a second subject, behind its verb, is a misparsed object."""
    is_behind = child.deprel == "nsubj" and child.index > root.index and (child.upos, root.upos) == ("NOUN", "VERB")
    return child.relation in _CORE or child.deprel in ("nmod:poss", "obl:agent") or is_behind


def _loses_its_opening(sentence: Sentence, child: Word, dates: set[int]) -> bool:
    """Whether a clause opens with a word of a date: "[on 9 May, when] he left" does not go on alone."""
    is_clause = child.relation in ("advcl", "acl", "conj") and child.upos in ("VERB", "AUX")
    opening = next((w for w in sentence.subtree(child) if w.upos != "PUNCT"), child)
    return is_clause and opening.index in dates


def _subjects_of(sentence: Sentence, root: Word, dates: set[int]) -> tuple[Word | None, list[Word]]:
    """The subject of a clause, and those in one list with it.

    A verb has one subject. Where a parse gives it two, "the US, the UK, and France" are a list; else the first is
    taken, but not across a date: of "at the president, Anna Berg, on Monday, officials said" officials are the subject.
    """
    found = [c for c in sentence.children(root) if c.relation in _SUBJECTS]
    before = [c for c in found if c.index < root.index and c.relation == "nsubj"]
    if len(before) < 2:
        return (found[0] if found else None), []
    first, second = before[-2:]
    between = sentence.words[_last_word(sentence, first) + 1 : sentence.subtree(second)[0].index]
    on = sentence.words[_last_word(sentence, first) + 1 : _last_word(sentence, second)]
    if all(w.relation in ("cc", "punct") for w in between) and any(w.relation == "cc" for w in on):
        return first, [second]
    is_parted = any(word.index in dates for word in (*sentence.subtree(first), *between))
    return (second if is_parted else first), []


def _last_word(sentence: Sentence, word: Word) -> int:
    """The index of the last word below one, signs left aside."""
    return max(w.index for w in sentence.subtree(word) if w.upos != "PUNCT" or w is word)


def _trimmed(sentence: Sentence, words: list[int], root: Word, trigger: Word) -> Iterator[list[int]]:
    """The words, and again without the phrase at their end, and again, while trigger and root are left."""
    kept = list(words)
    yield kept
    while len(kept) > SHORTEST:
        word = sentence.words[kept[-1]]
        chain = [w for w in (word, *sentence.ancestors(word)) if w.index in kept]
        droppable = None
        for candidate in chain:
            below = {w.index for w in sentence.subtree(candidate)}
            if candidate is root or trigger.index in below or root.index in below:
                break
            if candidate.relation == "ccomp" and candidate.head == root.index:
                break  # "he said" says nothing without what he said
            if candidate.relation == "ccomp":
                continue  # "cables suggesting that ..." go as a whole
            above = sentence.head(candidate)
            if candidate.relation == "obl" and above.relation == "xcomp" and sentence.child(above, "obj") is None:
                break  # "agreed to work" says nothing without what for
            if candidate.relation in _TRIMMED:
                droppable = below
                break
        if droppable is None:
            return
        kept = [index for index in kept if index not in droppable]
        yield kept


def _with_whole_words(sentence: Sentence, kept: Sequence[int]) -> list[int]:
    """With all of each hyphenated word of which a part is kept: "re-elected", "Kremlin-controlled"."""
    filled = set(kept)
    for run in _hyphenated(sentence):
        if not filled.isdisjoint(run) and sum(sentence.words[i].head not in run for i in run) <= 1:
            filled.update(run)
    return sorted(filled)


def _hyphenated(sentence: Sentence) -> Iterator[range]:
    """The stretches of words that hyphens join without white space: words, or two phrases around a dash."""
    words, start = sentence.words, 0
    for before, after in pairwise(words):
        if not before.is_hyphenated_with(after):
            if after.index - start > 1:
                yield range(start, after.index)
            start = after.index
    if len(words) - start > 1:
        yield range(start, len(words))


def _closed(sentence: Sentence, kept: Sequence[int], dates: set[int]) -> list[int]:
    """With the signs and little words that stand between two kept ones: "the US, the UK and France"."""
    filled = _with_whole_words(sentence, kept)
    if not filled or filled[-1] - filled[0] == len(filled) - 1:
        return filled  # no gap
    for before, after in pairwise(kept):
        gap = range(before + 1, after)
        if len(gap) <= _GAP and all(
            i not in dates and sentence.words[i].upos in ("PUNCT", "CCONJ", "PART", "DET", "ADP") for i in gap
        ):
            filled.extend(gap)
    return sorted(filled)


def without_lone_commas(sentence: Sentence, stretch: Stretch) -> list[int]:
    """The stretch without the commas that what was left out leaves behind: "The minister, [who resigned,] said"."""
    kept = list(stretch.words)
    commas = [i for i in kept if sentence.words[i].text == ","]
    twins = {i for before, after in pairwise(kept) if before in commas and after in commas for i in (before, after)}
    kept = [i for i in kept if i not in twins]
    left = [i for i in commas if i not in twins]
    if len(left) == 1 and _is_lone(sentence, stretch, kept, left[0]):
        kept.remove(left[0])
    return kept


def _is_lone(sentence: Sentence, stretch: Stretch, kept: Sequence[int], comma: int) -> bool:
    """Whether the only comma stands beside a cut, and before neither a subject nor what describes a noun before it."""
    at = kept.index(comma)
    before, after = kept[at - 1], kept[at + 1]
    if (before, after) == (comma - 1, comma + 1):
        return False
    if stretch.subject is not None and after in {w.index for w in sentence.subtree(stretch.subject)}:
        return False
    above = [sentence.words[after], *sentence.ancestors(sentence.words[after])]
    opened = [word for word in above if sentence.subtree(word)[0].index >= comma]
    return not any(word.relation in ("appos", "acl", "conj", "advcl") for word in opened)


def _without_loose_ends(sentence: Sentence, words: Sequence[int]) -> list[int]:
    kept = list(words)
    while kept and _is_loose(sentence.words[kept[0]]) and not _opens_an_amount(sentence, kept):
        kept.pop(0)
    while kept and _is_loose(sentence.words[kept[-1]]):
        kept.pop()
    return kept


def _opens_an_amount(sentence: Sentence, kept: Sequence[int]) -> bool:
    """ "At least 500 people": the preposition is part of the number."""
    second = kept[1] if len(kept) > 1 else -1
    return second == kept[0] + 1 and sentence.words[second].text.lower() in ("least", "most")


def _is_loose(word: Word) -> bool:
    return word.upos in ("PUNCT", "CCONJ", "SCONJ") or (word.upos == "ADP" and word.relation in ("case", "mark"))
