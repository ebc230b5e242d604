"""Where an event took place.

A place counts where syntax puts the event there: "in", "at", "near" and the like beside the event, or inside such a
phrase ("outside the barracks in Kano"); "to" and "into" for what goes there, "from" for what leaves; what is attacked
lies where it is attacked.  A country before a noun ("US sanctions") is who, not where.
"""

from collections.abc import Iterator, Sequence

from timeline.events.candidate import Candidate
from timeline.events.roles.words import in_class, prepositions
from timeline.model.actor import EntityMention, Place, Via
from timeline.model.analysis import Sentence, Word

__all__ = ["place_of", "restricted_at", "struck_at"]

_ARRIVING = frozenset({"to", "into", "for"})
_LEAVING = frozenset({"from", "of"})  # "out of"
_STRUCK = frozenset({"on", "of", "against"})
_RESTRICTED = frozenset({"in", "on", "for", "against", "at", "across", "throughout", "around", "over", "from"})
_INSIDE = frozenset({"compound", "appos", "flat", "amod"})


def place_of(candidate: Candidate, entities: Sequence[EntityMention]) -> Place | None:
    """Where it took place: the place that hangs on the event or on the verb that carries it; None if none does."""
    sentence = candidate.sentence
    heads = [candidate.word]
    if candidate.governor is not None and candidate.governor is not candidate.word:
        heads.append(candidate.governor)
    for head in heads:
        for word in _where(sentence, head, candidate.type):
            mention = next(
                (m for m in entities if m.place is not None and m.span.start <= word.start < m.span.end), None
            )
            if mention is None or mention.place is None or mention.via is Via.DEMONYM:
                continue
            if word.relation == "compound" and mention.via is not Via.CAPITAL and mention.actors:
                continue
            place = mention.place
            return Place(name=place.name, country=place.country, text=mention.text, lat=place.lat, lon=place.lon)
    return None


def struck_at(candidate: Candidate) -> Iterator[Word]:
    """The nouns after "in", "at" or "outside" that hang on an attack or on the verb that carries it."""
    sentence = candidate.sentence
    heads = {candidate.word.index: candidate.word}
    if candidate.governor is not None and candidate.link in ("own", "light"):
        heads[candidate.governor.index] = candidate.governor
    for head in heads.values():
        for beside in sentence.children(head):
            if beside.relation in ("obl", "nmod") and _is_locative(sentence, beside):
                yield beside
            if beside.relation in ("obl", "nmod", "obj", "nsubj"):
                yield from _places_below(sentence, beside)


def restricted_at(candidate: Candidate) -> Iterator[Word]:
    """The nouns after "on", "in" or "for" beside a restriction or its verb: "a ban in Kano on the party"."""
    sentence, word, verb = candidate.sentence, candidate.word, candidate.governor
    heads = [word] if in_class(word.lemma.lower(), "nouns.restricting") else []
    if verb is not None:
        heads += [
            c
            for c in sentence.children(verb)
            if c.relation in ("obj", "nsubj") and c is not word and in_class(c.lemma.lower(), "nouns.restricting")
        ]
    if not heads:
        return
    for head in (*heads, verb) if verb is not None and verb.upos == "VERB" else heads:
        for child in sentence.children(head):
            if child.relation in ("obl", "nmod") and prepositions(sentence, child) & _RESTRICTED:
                yield child
                for below in sentence.children(child):
                    if below.relation == "nmod" and prepositions(sentence, below) & _RESTRICTED:
                        yield below


def _places_below(sentence: Sentence, word: Word) -> Iterator[Word]:
    for child in sentence.children(word):
        if child.relation == "nmod" and _is_locative(sentence, child):
            yield child
            yield from _places_below(sentence, child)


def _where(sentence: Sentence, head: Word, type_: str) -> Iterator[Word]:
    """The words around an event word that may name its place, the likeliest first."""
    children = list(sentence.children(head))
    beside = [c for c in children if c.relation in ("obl", "nmod")]
    for child in beside:
        if _is_locative(sentence, child):
            yield from _in_phrase(sentence, child)
    for child in beside:
        if prepositions(sentence, child) & _leading(type_):
            yield from _in_phrase(sentence, child)
    for child in children:
        if child.relation == "obj":
            if type_ in ("visit", "attack"):
                yield child
            for below in sentence.children(child):
                if below.relation == "nmod" and _is_locative(sentence, below):
                    yield from _in_phrase(sentence, below)
        elif child.relation == "compound":
            yield child
    for child in beside:
        for below in sentence.children(child):  # "talks with Mr Castro in Cuba": the parser hangs it on the partner
            if below.relation == "nmod" and (_is_locative(sentence, below) or _leads(sentence, below, type_)):
                yield from _in_phrase(sentence, below)


def _leads(sentence: Sentence, word: Word, type_: str) -> bool:
    """ "the deployment of observers to Moldova"."""
    return type_ == "deployment" and bool(prepositions(sentence, word) & _ARRIVING)


def _is_locative(sentence: Sentence, word: Word) -> bool:
    case = prepositions(sentence, word)
    return any(in_class(preposition, "prepositions.where") or preposition == "off" for preposition in case)


def _leading(type_: str) -> frozenset[str]:
    """The prepositions that name the place of an event of this type beside "in" and "at"."""
    return {
        "visit": _ARRIVING,
        "deployment": _ARRIVING,
        "withdrawal": _LEAVING,
        "attack": _STRUCK,
        "clash": frozenset({"for", "over"}),
    }.get(type_, frozenset())


def _in_phrase(sentence: Sentence, word: Word) -> Iterator[Word]:
    """A noun after a preposition, and the place that names it or that it lies in: "the barracks in Kano"."""
    yield word
    for child in sentence.children(word):
        if child.relation in _INSIDE or child.deprel == "nmod:poss":
            yield child
    for child in sentence.children(word):
        if child.relation == "nmod" and (_is_locative(sentence, child) or "of" in prepositions(sentence, child)):
            yield child
