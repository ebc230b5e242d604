"""A headline for an event, cut out of its own sentence: who did what to whom.

No word is made up: only a pronoun gives way to the name that it stands for, and a relative pronoun to its noun.
"""

from collections.abc import Sequence

from timeline.events.triggers import Candidate
from timeline.model.actor import EntityMention, Via
from timeline.model.analysis import Sentence, Word

__all__ = ["title_of"]

LONGEST = 90
_LEFT_OUT = frozenset({"punct", "cc", "mark", "discourse", "parataxis", "advcl", "dep", "vocative", "list"})
_SIDE_CLAUSES = frozenset({"acl:relcl", "conj", "ccomp"})
_BEFORE_SUBJECT = frozenset({"obl", "advmod", "nmod", "obl:unmarked", "nmod:unmarked"})  # "On Friday, ..."
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_WH = frozenset({"when", "where", "while", "why", "how"})
_PHRASE = frozenset({"det", "amod", "compound", "flat", "nummod", "nmod:poss", "case"})

Piece = tuple[Word, str]


def title_of(candidate: Candidate, text: str, entities: Sequence[EntityMention] = ()) -> str:
    """At most 90 characters, starting with a capital, without a final stop."""
    sentence = candidate.sentence
    carried = candidate.governor is not None and candidate.link not in ("argument", "none")
    top = candidate.governor if carried and candidate.governor is not None else candidate.word
    words = _clause(sentence, top) if carried else _phrase(sentence, top)
    title = _joined([(word, _name_for(word, entities)) for word in words], text)
    if len(title.split()) < 2:
        title = _joined([(word, word.text) for word in sentence.words], text)
    return _cut(title)


def _name_for(word: Word, entities: Sequence[EntityMention]) -> str:
    """The name of whom a subject pronoun means; other words stay as they are."""
    if word.upos != "PRON" or word.relation != "nsubj" or word.text.lower() not in ("he", "she"):
        return word.text
    mention = next((m for m in entities if m.via is Via.REFERENCE and m.span.start == word.start and m.actors), None)
    return mention.actors[0].name if mention is not None and len(mention.actors) == 1 else word.text


def _clause(sentence: Sentence, verb: Word) -> list[Word]:
    """The verb with its subject, objects and what follows; the subject of the verb above where it has none."""
    subject = sentence.child(verb, "nsubj", "csubj")
    kept = [verb]
    for child in sentence.children(verb):
        if _is_aside(sentence, verb, subject, child):
            continue
        kept.extend(_without_clauses(sentence, child))
    ordered = _in_order(kept)
    if verb.deprel == "acl:relcl" or (verb.relation == "acl" and subject is None):
        return _with_antecedent(sentence, verb, subject, ordered)
    if subject is None and verb.relation in ("xcomp", "conj", "advcl") and not verb.is_root:
        return _with_subject_above(sentence, verb, ordered)
    return ordered


def _is_aside(sentence: Sentence, verb: Word, subject: Word | None, child: Word) -> bool:
    if child.relation in _LEFT_OUT or child.text.lower() in _WH:
        return True
    if child.deprel in _SIDE_CLAUSES and len(sentence.subtree(child)) > 6:
        return True
    start = subject.index if subject is not None else verb.index
    return child.index < start and (child.deprel in _BEFORE_SUBJECT or child.relation in _BEFORE_SUBJECT)


def _with_antecedent(sentence: Sentence, verb: Word, subject: Word | None, words: list[Word]) -> list[Word]:
    """ "which it adopted" as "it adopted Resolution 2375"; "who met ..." as "the ministers met ..."."""
    noun = _noun_phrase(sentence, sentence.head(verb))
    rest = [word for word in words if word.text.lower() not in _RELATIVE]
    if subject is None or subject.text.lower() in _RELATIVE:
        return [*noun, *rest]
    if sentence.child(verb, "obj") is not None and not any(w.text.lower() in _RELATIVE for w in words):
        return rest
    after = max((i for i, w in enumerate(rest) if w.index <= verb.index), default=len(rest) - 1) + 1
    return [*rest[:after], *noun, *rest[after:]]


def _with_subject_above(sentence: Sentence, verb: Word, words: list[Word]) -> list[Word]:
    above = sentence.head(verb)
    subject = sentence.child(above, "nsubj")
    if subject is None:
        return words
    if subject.text.lower() in _RELATIVE:
        return [*_noun_phrase(sentence, sentence.head(above)), *words]
    shared = _without_clauses(sentence, subject)
    if verb.relation == "xcomp":
        linking = [c for c in sentence.children(verb) if c.relation == "mark"]
        shared += [above, *(c for c in sentence.children(above) if c.relation in ("aux", "cop")), *linking]
    return _in_order([*shared, *words])


def _noun_phrase(sentence: Sentence, noun: Word) -> list[Word]:
    near = [c for c in sentence.children(noun) if c.deprel in _PHRASE and c.relation != "case"]
    inner = [w for c in near for w in sentence.children(c) if w.relation in ("flat", "compound", "case", "amod")]
    return _in_order([noun, *near, *inner])


def _in_order(words: Sequence[Word]) -> list[Word]:
    return sorted({word.index: word for word in words}.values(), key=lambda word: word.index)


def _without_clauses(sentence: Sentence, word: Word) -> list[Word]:
    """A phrase without its relative clauses, appositions and brackets."""
    kept = [word]
    for child in sentence.children(word):
        if child.deprel in ("acl:relcl", "parataxis", "appos"):
            continue
        if child.relation == "punct" and child.text not in ("-", "'", "’", "$", "%"):
            continue
        kept.extend(_without_clauses(sentence, child))
    return kept


def _phrase(sentence: Sentence, noun: Word) -> list[Word]:
    kept = _without_clauses(sentence, noun)
    return _in_order([w for w in kept if not (w.relation in ("case", "cc") and w.head == noun.index)])


def _joined(pieces: Sequence[Piece], text: str) -> str:
    """The words with the spaces that the text has between neighbours."""
    found: list[str] = []
    for before, (word, shown) in zip([None, *pieces], pieces, strict=False):
        if before is not None:
            neighbours = word.index == before[0].index + 1
            gap = text[before[0].end : word.start] if neighbours else " "
            found.append(" " if gap else "")
        found.append(shown)
    return " ".join("".join(found).split())


def _cut(title: str) -> str:
    title = title.strip(" ,;:-–—\"'“”‘’`.")
    if len(title) > LONGEST:
        title = title[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:-") + "…"
    return title[:1].upper() + title[1:]
