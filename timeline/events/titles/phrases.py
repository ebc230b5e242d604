"""What a word keeps of its dependents in a title, and in which order these may go.

Left out: relative clauses, appositions, brackets, vocatives, attributions, sentence adverbs.  Kept: subject, objects,
auxiliaries, negation, names and modifiers.  In between stand the adjuncts, which have a rank: the higher, the sooner
they go when the line is too long.
"""

from functools import cache

from timeline.events.attribution import is_speech
from timeline.events.cues import cue_words, is_cue
from timeline.events.roles.subjects import own_subject
from timeline.events.roles.words import cases_of
from timeline.events.titles.commas import is_after_comma, is_between_commas, is_joined
from timeline.events.titles.line import Part, Scene, Spare
from timeline.events.titles.words import titled
from timeline.model.analysis import Sentence, Word

__all__ = ["CLOCK_RANK", "is_controlled", "part_of"]

DEEPEST = 60  # levels of a tree; no sentence that makes a title is deeper
CLOCK_RANK = 90  # what the date of the event already says

_LEFT_OUT = frozenset(
    {"punct", "discourse", "vocative", "parataxis", "list", "dislocated", "reparandum", "orphan", "appos"}
)
_KEPT = frozenset(
    {
        "aux",
        "cop",
        "expl",
        "compound",
        "flat",
        "fixed",
        "goeswith",
        "nummod",
        "amod",
        "obj",
        "iobj",
        "csubj",
        "xcomp",
        "det",
    }
)
_SIDE = frozenset({"advmod", "obl", "nmod", "advcl", "acl", "amod"})
_PREDICATES = frozenset({"VERB", "AUX"})
_BOUNDS = frozenset({"since", "until", "before", "by", "after"})  # "has not fired a missile since 2017"
_GONE = -1
_LINKING = frozenset({"as", "after", "before", "until", "while", "since", "when"})
_ABOUT = frozenset({"of", "from", "for", "into", "on", "against", "with", "about"})  # "suspected Iran of seeking"


def part_of(
    scene: Scene, word: Word, *, skip: frozenset[int] = frozenset(), path: frozenset[int] = frozenset(), depth: int = 0
) -> Part:
    """A word with its dependents, without ``skip``; those in ``path`` stay whatever they are."""
    spare: list[Spare] = []
    words = _collect(scene, word, skip, path, depth, spare)
    return Part(frozenset(words), tuple(spare))


def _collect(
    scene: Scene, word: Word, skip: frozenset[int], path: frozenset[int], depth: int, spare: list[Spare]
) -> set[int]:
    """The indexes of a word and what it keeps; adds to ``spare`` what of them may go."""
    words = {word.index}
    if depth > DEEPEST:
        return words
    for child in scene.sentence.children(word):
        index = child.index
        if index in skip or (index in scene.around and index not in path):
            continue
        rank = 0 if index in path else _rank(scene, word, child, depth)
        if rank == _GONE:
            continue
        told = _told(scene, word, child) if rank == CLOCK_RANK else None
        below: list[Spare] = []
        inner = _collect(scene, child, skip | {told.index} if told else skip, path, depth + 1, below)
        if told is not None:
            words |= _collect(scene, told, skip, path, depth + 1, spare)
        words |= inner
        if child.relation == "acl" and _is_only_dated(inner, below):
            rank = CLOCK_RANK
        if rank != CLOCK_RANK:
            spare += below
        if rank > 0:
            spare.append(Spare(frozenset(inner), rank + (depth if rank < CLOCK_RANK else 0)))
    return words


def _told(scene: Scene, head: Word, time: Word) -> Word | None:
    """What a verb of saying reports, where the parser hangs it on a date: "warned in the spring that ..."."""
    if not is_speech(head):
        return None
    return next(
        (
            c
            for c in scene.sentence.children(time)
            if c.relation in ("acl", "ccomp", "advcl") and scene.sentence.child(c, "nsubj") is not None
        ),
        None,
    )


def _is_only_dated(words: set[int], spare: list[Spare]) -> bool:
    """ "adopted in 2016" says nothing once the date is gone."""
    dates = [one.words for one in spare if one.rank == CLOCK_RANK]
    return bool(dates) and len(words.difference(*dates)) == 1


def _rank(scene: Scene, head: Word, child: Word, depth: int) -> int:
    """How soon a dependent goes: 0 never, -1 at once."""
    sentence, relation = scene.sentence, child.relation
    if depth == 0 and relation in ("nmod", "obl") and _is_before_preposition(sentence, head, child):
        return _GONE  # "[a week] before the meeting"
    if relation == "appos" and child.upos == "PROPN" and is_joined(sentence, child):
        return 0  # "Chinese President Xi Jinping"
    if relation == "appos" and _is_what_it_is_called(sentence, head, child):
        return 0
    if relation == "amod" and sentence.child(child, "nsubj") is not None:
        return _GONE  # a clause that the parser takes for an adjective
    if child.deprel.endswith(":relcl"):
        return (
            7 if head.upos in ("PRON", "DET") and head.relation not in ("nsubj", "det") else _GONE
        )  # "those who fought"
    if (
        relation in _LEFT_OUT
        or _is_report(sentence, child)
        or (relation in _SIDE and is_between_commas(sentence, child))
    ):
        return _GONE
    if relation == "mark" and head.relation == "ccomp" and child.text.lower() == "that" and depth > 0:
        return 85
    if relation in ("case", "mark", "cc"):
        linked = relation == "case" and sentence.child(head, "cop") is not None  # "is under pressure"
        return 0 if depth > 0 or linked or (relation == "mark" and child.text.lower() in ("to", "due")) else _GONE
    if child.deprel == "nmod:poss":
        return _GONE if _is_quoted(sentence, child) else 0
    if child.deprel == "nmod:desc":
        return 65  # "President Donald Trump"
    if scene.tells_time(child) and relation in ("obl", "nmod", "advmod", "nsubj"):
        return _of_time(scene, head, child)
    if relation == "nsubj":
        other = child.index < head.index and is_speech(head) and child is not own_subject(sentence, head)
        return _GONE if other or _is_aside(sentence, head, child) else 0
    if relation == "obj" and sentence.child(child, "case") is not None:
        return 50  # "called an election amid violence"
    if relation in _KEPT:
        return 0
    if relation == "conj" and scene.tells_time(child):
        return _GONE
    if relation == "conj":
        return _of_conjunct(sentence, head, child)
    if relation == "advmod":
        return _of_adverb(sentence, head, child, depth)
    if relation in ("obl", "nmod"):
        return _of_adjunct(sentence, head, child, depth)
    return _of_clause(sentence, head, child)


def _is_what_it_is_called(sentence: Sentence, head: Word, child: Word) -> bool:
    """ "called the downing \"a stab in the back\"": what the parser takes for an apposition of the object."""
    verb = sentence.head(head)
    return head.relation == "obj" and child.index > head.index and is_cue(verb.lemma.lower(), "light.naming")


def _is_before_preposition(sentence: Sentence, noun: Word, child: Word) -> bool:
    case = sentence.child(noun, "case") if noun.upos in ("NOUN", "PROPN") else None
    return case is not None and child.index < case.index < noun.index


def _is_quoted(sentence: Sentence, child: Word) -> bool:
    """ "a ‘serious threat’ Japan warns": a closing quotation mark that the parser takes for a possessive."""
    words = sentence.subtree(child)
    return any(w.text == "’" for w in words) and any(w.text == "‘" for w in words)


def _is_report(sentence: Sentence, child: Word) -> bool:
    """ "..., a newspaper reported": who says so, whatever the parser hangs it on."""
    hung = child.relation in ("conj", "advcl", "ccomp", "acl", "obl")
    if not hung or not is_speech(child) or sentence.child(child, "mark", "cc") or child.index < child.head:
        return False
    return sentence.child(child, "nsubj") is not None and is_after_comma(sentence, child)


def _is_aside(sentence: Sentence, head: Word, child: Word) -> bool:
    """A second subject between commas is an apposition: "The missile, a Pukguksong-3, came down"."""
    first = sentence.child(head, "nsubj")
    return first is not None and first.index < child.index and is_after_comma(sentence, child)


def _of_time(scene: Scene, head: Word, child: Word) -> int:
    if scene.tells_time(head):
        return 0  # the inside of a date
    if child.relation == "nsubj":
        return _GONE
    before = cases_of(scene.sentence, child)
    return 72 if before & _BOUNDS else CLOCK_RANK


def _of_conjunct(sentence: Sentence, head: Word, child: Word) -> int:
    """Nouns stay together; a second clause goes."""
    clause = sentence.child(child, "nsubj", "obj" if child.upos in _PREDICATES else "nsubj") is not None
    return _GONE if head.upos in _PREDICATES or clause else 8


def _of_adverb(sentence: Sentence, head: Word, child: Word, depth: int) -> int:
    lower = child.text.lower()
    if lower in titled("kept", "adverbs"):
        return 0
    if depth == 0 and child.index < _start(sentence, head):
        return _GONE  # "Previously the inspectors ..."
    if head.upos not in _PREDICATES and head.relation not in ("root", "conj", "ccomp"):
        return 0  # "more than 700", "hastily arranged"
    if lower in titled("left_out", "adverbs") or child.feature("PronType") in ("Int", "Rel"):
        return _GONE
    return 70


def _of_adjunct(sentence: Sentence, head: Word, child: Word, depth: int) -> int:
    """Prepositional phrases: the first one after a verb without object is nearly an object itself."""
    before = [c.text.lower() for c in sentence.children(child) if c.relation == "case"]
    if "according" in before or child.text.lower() == "according":
        return _GONE
    if before and before[0] in _LINKING and any(c.relation == "acl" for c in sentence.children(child)):
        return _GONE  # "as a convoy [passed]": a clause by its looks
    if child.relation == "nmod":
        measure = head.upos in ("NUM", "PRON", "DET") or head.lemma.lower() in titled("kept", "measures")
        return 0 if measure and before[:1] == ["of"] else {"of": 22, "between": 24}.get(before[0] if before else "", 46)
    if child.index < head.index:
        return _GONE if depth == 0 or child.index < _start(sentence, head) else 60
    if child.deprel == "obl:agent" or before[:1] in (["by"], ["as"]):
        return 20
    complements = ("obj", "obl", "xcomp", "ccomp")
    earlier = any(head.index < c.index < child.index and c.relation in complements for c in sentence.children(head))
    return 50 if earlier else 15


def _start(sentence: Sentence, head: Word) -> int:
    subject = sentence.child(head, "nsubj", "csubj")
    return subject.index if subject is not None else head.index


def _of_clause(sentence: Sentence, head: Word, child: Word) -> int:
    marks = [c.text.lower() for c in sentence.children(child) if c.relation == "mark"]
    word = marks[0] if marks else ""
    if child.relation == "ccomp":
        subject = sentence.child(child, "nsubj", "csubj", "expl")
        return 6 if child.index > head.index and (subject is not None or marks or is_speech(head)) else _GONE
    if child.relation == "acl":
        return 12 if head.upos == "PRON" else 30 if word == "to" or word in _ABOUT else 52
    if child.relation == "dep":
        return 45 if child.index == head.index + 1 or child.upos == "NUM" else _GONE
    if child.relation != "advcl" or child.index < head.index:
        return _GONE
    if word == "to":
        return 12 if is_controlled(sentence, child) else 62
    if word in ("whether", "how", "that"):
        return 10
    return 40 if word in ("if", "unless") or word in _ABOUT else 66 if word in ("without", "by") else _GONE


@cache
def _governing() -> frozenset[str]:
    asking = (cue_words(f"status.{name}") for name in ("plans", "wishing", "threats", "refusing"))
    return frozenset({"tell", "force", "help", "get", "vote"}).union(*asking)


def is_controlled(sentence: Sentence, verb: Word) -> bool:
    """Whether an infinitive says what is asked, planned or voted: "asked the council to discuss", not "came to see"."""
    above = sentence.head(verb)
    return above.upos == "VERB" and above.lemma.lower() in _governing()
