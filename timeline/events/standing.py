"""Things that stand: "under the deal", "limits on enrichment", "over sanctions" name what is, not what happens.

A treaty, a sanction or a war is an event where something is told of it: a verb that makes, begins or ends it, a day of
its own, or an "after" that counts from it.  So with what a freeze freezes, the speech in which a threat is made, and
what somebody is only able to do.  What comes in are the events of an article, their mentions joined; what goes out are
those of which at least one mention tells.
"""

from collections.abc import Mapping, Sequence

from timeline.events.cues import is_cue
from timeline.events.draft import Draft
from timeline.events.roles.words import in_class, prepositions
from timeline.lexicons import word_set
from timeline.model.analysis import Sentence, Word
from timeline.model.event import Status

__all__ = ["told_ones"]

_Triggers = Mapping[tuple[int, int], str]  # sentence and word of each trigger -> its type


def told_ones(events: Sequence[Draft], mentions: Sequence[Draft]) -> list[Draft]:
    """The events without those that are only ever named as standing. Order: as given."""
    triggers = {(d.candidate.sentence.index, d.candidate.word.index): d.type for d in mentions}
    standing = {d.mentions[0].trigger.start for d in mentions if _stands(d, triggers) or _is_not_done(d, triggers)}
    return [event for event in events if any(m.trigger.start not in standing for m in event.mentions)]


def _stands(draft: Draft, triggers: _Triggers) -> bool:
    candidate = draft.candidate
    noun, sentence = candidate.word, candidate.sentence
    if candidate.link not in ("argument", "none") or noun.is_root or draft.own_time:
        return False
    first = sentence.head(noun) if noun.relation == "conj" else noun
    above, before = sentence.head(first), prepositions(sentence, first)
    told_by = triggers.get((sentence.index, above.index))
    if _is_in(noun, "around.behest") and "at" in before:
        return True
    if draft.type in _words("things.speeches") or _is_in(noun, "things.speech_nouns"):
        over = (triggers.get((sentence.index, word.index), "") for word in sentence.ancestors(noun))
        return "in" in before and any(in_class(type_, "types.said") for type_ in over)
    if told_by == "rejection" and draft.type in _words("things.rejected"):
        return first.relation == "obj" and not _is_new(sentence, noun)
    if draft.type not in _words("things.types") and not _is_in(noun, "things.nouns"):
        return draft.type in _words("things.tests") and told_by == "dismantlement"
    if first.relation == "nsubj":
        return _is_in(above, "around.staying")
    if before & _words("around.grounds"):
        return True
    if first.relation == "obj" and draft.type == "agreement":
        return True  # "jeopardised a deal", "hailed the accord": a verb that makes one is linked to it
    if _is_new(sentence, noun) or _is_in(above, "around.happening"):
        return False
    if draft.type == "commitment":
        return first.relation == "obj"  # "kept its promises": made before
    return bool(before & _words("around.prepositions")) or (first.relation == "obj" and told_by is not None)


def _is_new(sentence: Sentence, noun: Word) -> bool:
    return any(is_cue(c.text.lower(), "reference.new") for c in sentence.children(noun))


def _is_not_done(draft: Draft, triggers: _Triggers) -> bool:
    """ "is able to strike", "advised them not to travel": what could be done, or shall not be, is no plan."""
    verb, sentence = draft.candidate.word, draft.candidate.sentence
    if draft.candidate.link != "own" or verb.relation not in ("xcomp", "advcl", "ccomp"):
        return False
    above = sentence.head(verb)
    if draft.status is Status.HYPOTHETICAL:
        return _is_in(above, "around.able")
    told = in_class(triggers.get((sentence.index, above.index), ""), "types.said") and verb.relation == "xcomp"
    return told and any(is_cue(c.text.lower(), "status.negations") for c in sentence.children(verb))


def _is_in(word: Word, name: str) -> bool:
    return word.lemma.lower() in _words(name)


def _words(name: str) -> frozenset[str]:
    return word_set("en/standing", name)
