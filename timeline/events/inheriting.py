"""The date of an event that has none of its own in its sentence: that of what governs it or stands beside it."""

from collections.abc import Sequence

from timeline.events.candidate import Candidate
from timeline.events.roles.words import prepositions
from timeline.events.timing import is_pluperfect
from timeline.model.analysis import Sentence, Word
from timeline.model.span import Span
from timeline.model.time import ResolvedTime

__all__ = ["inherited", "is_since"]

_ELSEWHERE = frozenset(
    {"after", "following", "prior", "ahead", "since", "over", "about", "against", "despite", "before", "until", "for"}
)
_AS = frozenset({"when", "as", "while"})
_ON_THE_OCCASION = frozenset({"at", "during", "in", "on", "by", "through", "with"})
# what these are about has a date of its own
_SPEAKS_OF = frozenset(
    {"statement", "accusation", "endorsement", "demand", "rejection", "threat", "message"}
    | {"assessment", "inspection", "trial", "treaty_withdrawal", "protest"}
)


def inherited(
    sentence: Sentence, candidate: Candidate, candidates: Sequence[Candidate], attached: dict[Span, list[ResolvedTime]]
) -> list[ResolvedTime]:
    """The date of the event that governs this one in the same clause, or of the one it is coordinated with."""
    occasion = _occasion_below(sentence, candidate, candidates)
    if occasion is not None and attached[occasion.span]:
        return attached[occasion.span]
    by_index = {c.word.index: c for c in candidates}
    for c in candidates:
        if c.governor is not None and c.link not in ("argument", "none"):
            by_index.setdefault(c.governor.index, c)
    word = candidate.governor if candidate.governor is not None and candidate.link == "light" else candidate.word
    crossed = False
    for above in sentence.ancestors(word):
        relation = word.deprel
        if relation in ("ccomp", "parataxis") or (relation == "acl:relcl" and not _goes_on(sentence, word)):
            return []
        if relation == "xcomp" and word.feature("VerbForm") == "Inf":
            crossed = True
        found = by_index.get(above.index)
        if found is not None and attached[found.span] and not crossed:
            # "met on Friday and agreed", "killing ten people", "attended the summit": one stretch of telling
            if relation == "conj" and word.upos == "VERB" and any(t.start > word.start for t in attached[found.span]):
                return []
            if _is_of_another_day(sentence, candidate, found):
                return []
            return attached[found.span]
        word = above
    return []


def is_since(sentence: Sentence, candidate: Candidate) -> bool:
    """ "collapsed in February, and has since resumed tests": some time from that date on."""
    verb = candidate.governor or candidate.word
    return any(c.text.lower() == "since" and c.relation == "advmod" for c in sentence.children(verb))


def _occasion_below(sentence: Sentence, candidate: Candidate, candidates: Sequence[Candidate]) -> Candidate | None:
    """The event at which a verb's own happens: "deposed in a 1999 coup", "left when the army struck in May"."""
    verb = candidate.governor
    if verb is None or candidate.link not in ("own", "light"):
        return None
    for other in candidates:
        at = prepositions(sentence, other.word) & {"in", "at", "during"}
        noun = at and other.word.relation == "obl" and sentence.head(other.word).index == verb.index
        if noun or (other.governor is not None and _is_when(sentence, verb, other.governor)):
            return other
    return None


def _is_when(sentence: Sentence, verb: Word, clause: Word) -> bool:
    """Whether a clause with "when" or "as" under a verb holds another: "left when the army came"."""
    for above in (clause, *sentence.ancestors(clause)):
        if above.relation == "advcl" and sentence.head(above).index == verb.index:
            opener = next((c for c in sentence.children(above) if c.relation in ("mark", "advmod")), None)
            return opener is not None and opener.text.lower() in _AS and not _follows_a_date(sentence, opener)
        if above.upos not in ("VERB", "AUX"):
            return False
    return False


def _follows_a_date(sentence: Sentence, opener: Word) -> bool:
    """Whether a clause tells of the date right before it, not of what governs it: "in 2016, when"."""
    before = sentence.words[: opener.index]
    while before and before[-1].text == ",":
        before = before[:-1]
    return bool(before) and (before[-1].upos == "NUM" or before[-1].text[:1].isdigit())


def _is_of_another_day(sentence: Sentence, candidate: Candidate, governor: Candidate) -> bool:
    """ "condemned the attack", "after the vote", "left the treaty": what is spoken of, or left, is older than that."""
    noun = candidate.word
    if noun.upos not in ("NOUN", "PROPN") or candidate.link == "light":
        return False
    cases = prepositions(sentence, noun)
    if cases & _ELSEWHERE:
        return True
    return governor.type in _SPEAKS_OF and not cases & _ON_THE_OCCASION


def _goes_on(sentence: Sentence, verb: Word) -> bool:
    """After a comma a relative clause goes on telling (", who met ..."); without one it only tells which."""
    first = sentence.subtree(verb)[0]
    comma = "," in (first.text, sentence.words[max(first.index - 1, 0)].text)
    return comma and verb.feature("Tense") == "Past" and not is_pluperfect(sentence, verb)
