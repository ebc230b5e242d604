"""A headline for an event, cut out of its own sentence; no word that the text does not have."""

from timeline.events.triggers import Candidate
from timeline.model.analysis import Sentence, Word

__all__ = ["title_of"]

LONGEST = 90
_LEFT_OUT = frozenset({"punct", "cc", "mark", "discourse", "parataxis", "advcl", "dep", "vocative", "list"})
_CLAUSES = frozenset({"advcl", "acl:relcl", "parataxis", "conj"})


def title_of(candidate: Candidate, text: str) -> str:
    """At most 90 characters, starting with a capital, without a final stop."""
    sentence = candidate.sentence
    carried = candidate.governor is not None and candidate.link not in ("argument", "none")
    top = candidate.governor if carried and candidate.governor is not None else candidate.word
    words = _clause(sentence, top) if carried else _phrase(sentence, top)
    title = _joined(words, text)
    if len(title.split()) < 2:
        title = _joined(list(sentence.words), text)
    return _cut(title)


def _clause(sentence: Sentence, verb: Word) -> list[Word]:
    """The verb with its subject, objects and short adverbials; the subject of the verb above where it has none."""
    kept = [verb]
    has_subject = False
    for child in sentence.children(verb):
        if child.relation in _LEFT_OUT or (child.deprel in _CLAUSES and len(sentence.subtree(child)) > 6):
            continue
        if child.relation == "ccomp" and child.start > verb.start + 200:
            continue
        has_subject = has_subject or child.relation in ("nsubj", "csubj")
        kept.extend(_without_clauses(sentence, child))
    if not has_subject and verb.relation in ("xcomp", "conj", "advcl") and not verb.is_root:
        above = sentence.head(verb)
        subject = sentence.child(above, "nsubj")
        if subject is not None:
            kept.extend(_without_clauses(sentence, subject))
            if verb.relation == "xcomp":
                kept.append(above)
                kept.extend(c for c in sentence.children(above) if c.relation == "aux")
    return sorted({word.index: word for word in kept}.values(), key=lambda w: w.index)


def _without_clauses(sentence: Sentence, word: Word) -> list[Word]:
    """A phrase without its relative clauses, appositions and brackets."""
    kept = [word]
    for child in sentence.children(word):
        if child.deprel in ("acl:relcl", "parataxis", "appos") or (
            child.relation == "punct" and child.text not in ("-", "'", "’")
        ):
            continue
        kept.extend(_without_clauses(sentence, child))
    return kept


def _phrase(sentence: Sentence, noun: Word) -> list[Word]:
    kept = _without_clauses(sentence, noun)
    kept = [w for w in kept if not (w.relation in ("case", "cc") and w.head == noun.index)]
    return sorted(kept, key=lambda w: w.index)


def _joined(words: list[Word], text: str) -> str:
    """The words with the spaces that the text has between neighbours."""
    pieces: list[str] = []
    for before, word in zip([None, *words], words, strict=False):
        if before is not None:
            gap = text[before.end : word.start] if word.index == before.index + 1 else " "
            pieces.append(" " if gap.strip() or gap else "")
        pieces.append(word.text)
    return " ".join("".join(pieces).split())


def _cut(title: str) -> str:
    title = title.strip(" ,;:-–—\"'“”‘’`.")
    if len(title) > LONGEST:
        title = title[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:-") + "…"
    return title[:1].upper() + title[1:]
