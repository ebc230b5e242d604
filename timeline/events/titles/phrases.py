"""What a word keeps of its dependents in a title, and in which order these may go.

Left out: relative clauses, appositions, brackets, vocatives, attributions, sentence adverbs.  Kept: subject, objects,
auxiliaries, negation, names and modifiers.  In between stand the adjuncts, which have a rank: the higher, the sooner
they go when the line is too long.
"""

from timeline.events.attribution import is_speech
from timeline.events.titles.line import Part, Scene, Spare
from timeline.events.titles.words import titled
from timeline.model.analysis import Sentence, Word

__all__ = ["CLOCK_RANK", "part_of"]

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
_PREDICATES = frozenset({"VERB", "AUX"})
_BOUNDS = frozenset({"since", "until", "before", "by", "after"})  # "has not fired a missile since 2017"
_GONE = -1


def part_of(
    scene: Scene, word: Word, *, skip: frozenset[int] = frozenset(), path: frozenset[int] = frozenset(), depth: int = 0
) -> Part:
    """A word with its dependents, without ``skip``; those in ``path`` stay whatever they are. Pure recursion."""
    part = Part(frozenset({word.index}))
    if depth > DEEPEST:
        return part
    for child in scene.sentence.children(word):
        if child.index in skip or (child.index in scene.opening and child.index not in path):
            continue
        rank = 0 if child.index in path else _rank(scene, word, child, depth)
        if rank == _GONE:
            continue
        told = _told(scene, word, child) if rank == CLOCK_RANK else None
        inner = part_of(scene, child, skip=skip | {told.index} if told else skip, path=path, depth=depth + 1)
        if told is not None:
            part |= part_of(scene, told, skip=skip, path=path, depth=depth + 1)
        part |= inner if rank != CLOCK_RANK else Part(inner.words)
        if child.relation == "acl" and _is_only_dated(inner):
            rank = CLOCK_RANK
        if rank > 0:
            part |= Part(spare=(Spare(inner.words, rank + (depth if rank < CLOCK_RANK else 0)),))
    return part


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


def _is_only_dated(part: Part) -> bool:
    """ "adopted in 2016" says nothing once the date is gone."""
    dates = [spare.words for spare in part.spare if spare.rank == CLOCK_RANK]
    return bool(dates) and len(part.words.difference(*dates)) == 1


def _rank(scene: Scene, head: Word, child: Word, depth: int) -> int:
    """How soon a dependent goes: 0 never, -1 at once."""
    sentence, relation = scene.sentence, child.relation
    if relation in _LEFT_OUT or child.deprel == "acl:relcl" or _is_report(sentence, child):
        return _GONE
    if relation == "mark" and head.relation == "ccomp" and child.text.lower() == "that" and depth > 0:
        return 85
    if relation in ("case", "mark", "cc"):
        return 0 if depth > 0 or (relation == "mark" and child.text.lower() == "to") else _GONE
    if child.deprel == "nmod:poss":
        return 0
    if child.deprel == "nmod:desc":
        return 65  # "President Donald Trump"
    if scene.tells_time(child) and relation in ("obl", "nmod", "advmod", "nsubj"):
        return _of_time(scene, head, child)
    if relation == "nsubj":
        return _GONE if _is_aside(sentence, head, child) else 0
    if relation in _KEPT:
        return 0
    if relation == "conj":
        return _of_conjunct(sentence, head, child)
    if relation == "advmod":
        return _of_adverb(head, child)
    if relation in ("obl", "nmod"):
        return _of_adjunct(sentence, head, child, depth)
    return _of_clause(sentence, head, child)


def _is_report(sentence: Sentence, child: Word) -> bool:
    """ "..., a newspaper reported": who says so, whatever the parser hangs it on."""
    hung = child.relation in ("conj", "advcl", "ccomp", "acl", "obl")
    if not hung or not is_speech(child) or sentence.child(child, "mark", "cc") or child.index < child.head:
        return False
    first = sentence.subtree(child)[0].index
    comma = first > 0 and sentence.words[first - 1].text in (",", "''", '"', "”")
    return comma and sentence.child(child, "nsubj") is not None


def _is_aside(sentence: Sentence, head: Word, child: Word) -> bool:
    """A second subject between commas is an apposition: "The missile, a Pukguksong-3, came down"."""
    first = sentence.child(head, "nsubj")
    start = sentence.subtree(child)[0].index
    return first is not None and first.index < child.index and start > 0 and sentence.words[start - 1].text == ","


def _of_time(scene: Scene, head: Word, child: Word) -> int:
    if scene.tells_time(head):
        return 0  # the inside of a date
    if child.relation == "nsubj":
        return _GONE
    before = {c.text.lower() for c in scene.sentence.children(child) if c.relation == "case"}
    return 72 if before & _BOUNDS else CLOCK_RANK


def _of_conjunct(sentence: Sentence, head: Word, child: Word) -> int:
    """Nouns stay together; a second clause goes."""
    if head.upos in _PREDICATES or sentence.child(child, "nsubj") is not None:
        return _GONE
    return 0


def _of_adverb(head: Word, child: Word) -> int:
    lower = child.text.lower()
    if lower in titled("kept", "adverbs"):
        return 0
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
    if child.relation == "nmod":
        return {"of": 22, "between": 24}.get(before[0] if before else "", 46)
    if child.index < head.index:
        return _GONE if depth == 0 or child.index < _start(sentence, head) else 60
    if child.deprel == "obl:agent" or before[:1] == ["by"]:
        return 20
    complements = ("obj", "obl", "xcomp", "ccomp")
    earlier = any(head.index < c.index < child.index and c.relation in complements for c in sentence.children(head))
    return 50 if earlier else 15


def _start(sentence: Sentence, head: Word) -> int:
    subject = sentence.child(head, "nsubj", "csubj")
    return subject.index if subject is not None else head.index


def _of_clause(sentence: Sentence, head: Word, child: Word) -> int:
    mark = sentence.child(child, "mark")
    word = mark.text.lower() if mark is not None else ""
    if child.relation == "ccomp":
        return 0 if child.index > head.index else _GONE
    if child.relation == "acl":
        return 30 if word == "to" else 52
    if child.relation == "dep":
        return 45 if child.index == head.index + 1 or child.upos == "NUM" else _GONE
    if child.relation != "advcl" or child.index < head.index:
        return _GONE
    if word in ("if", "unless"):
        return 40
    return 62 if word == "to" else 66 if word in ("without", "by", "from", "into") else _GONE
