"""Things that stand: "under the deal", "limits on enrichment", "over sanctions" name what is, not what happens.

A treaty, a sanction or a war is an event where something is told of it: a verb that makes, begins or ends it, a day of
its own, or an "after" that counts from it.  So with what a freeze freezes, the speech in which a threat is made, and
what somebody is only able to do.  What comes in are the events of an article, their mentions joined; what goes out are
those of which at least one mention tells.
"""

from collections.abc import Mapping, Sequence

from timeline.events.cues import is_cue
from timeline.events.draft import Draft
from timeline.events.roles.subjects import subject_of
from timeline.events.roles.words import in_class, prepositions
from timeline.lexicons import word_set
from timeline.model.analysis import BlockKind, Sentence, Word
from timeline.model.event import Status

__all__ = ["told_ones"]

_Triggers = Mapping[tuple[int, int], str]  # sentence and word of each trigger -> its type


def told_ones(events: Sequence[Draft], mentions: Sequence[Draft]) -> list[Draft]:
    """The events without those that are only ever named as standing. Order: as given."""
    triggers = {(d.candidate.sentence.index, d.candidate.word.index): d.type for d in mentions}
    standing = {draft.mentions[0].trigger.start for draft in mentions if _tells_nothing(draft, triggers)}
    return [event for event in events if any(m.trigger.start not in standing for m in event.mentions)]


def _tells_nothing(draft: Draft, triggers: _Triggers) -> bool:
    if _is_unwanted(draft):
        return True
    if draft.candidate.link == "own":
        return _is_contained(draft) or _is_plan(draft, triggers) or _is_not_done(draft, triggers)
    return _is_behest(draft) or _stands(draft, triggers)


def _stands(draft: Draft, triggers: _Triggers) -> bool:
    noun, sentence = draft.candidate.word, draft.candidate.sentence
    if draft.candidate.link not in ("argument", "none") or draft.own_time or noun.is_root:
        return False
    if _is_in_speech(draft, triggers):
        return True
    first = _top(draft)
    told_by = triggers.get((sentence.index, sentence.head(first).index), "")
    if first.relation == "nmod" and _is_in(sentence.head(first), "around.halting"):
        return True  # "a halt to arms deliveries"
    if _is_rejected_content(sentence, first, triggers):
        return True
    if _is_any(sentence, noun) or _is_charge(sentence, first, told_by) or _is_audience(draft):
        return True
    if first.relation == "obj" and _is_answered(draft, told_by):
        return True
    if draft.type in _words("things.types") or _is_in(noun, "things.nouns"):
        return _is_named_as_thing(draft, first, told_by)
    if _is_in(noun, "things.reasons"):
        return bool(prepositions(sentence, first) & _words("around.grounds"))
    return draft.type in _words("things.tests") and told_by == "dismantlement"


def _top(draft: Draft) -> Word:
    """The noun that the trigger's words hang on: "state" of "state of emergency", the first of "sanctions and bans"."""
    noun, sentence = draft.candidate.word, draft.candidate.sentence
    while not noun.is_root and draft.candidate.span.start <= sentence.head(noun).start < noun.start:
        noun = sentence.head(noun)
    return sentence.head(noun) if noun.relation == "conj" else noun


def _is_in_speech(draft: Draft, triggers: _Triggers) -> bool:
    """ "vowed in a speech", "an inquiry blamed": what is said in it, or by it, is told already."""
    noun, sentence = draft.candidate.word, draft.candidate.sentence
    over = [triggers.get((sentence.index, word.index), "") for word in sentence.ancestors(noun)]
    if draft.type == "inspection":
        return noun.relation == "nsubj" and in_class(over[0], "types.said")
    is_speech = draft.type in _words("things.speeches") or _is_in(noun, "things.speech_nouns")
    return is_speech and "in" in prepositions(sentence, noun) and any(in_class(type_, "types.said") for type_ in over)


def _is_rejected_content(sentence: Sentence, noun: Word, triggers: _Triggers) -> bool:
    """ "rejected a proposal for a truce": there is none."""
    above = sentence.head(noun)
    offer = above if noun.relation == "nmod" else sentence.child(above, "obj") if noun.relation == "obl" else None
    if offer is None or not prepositions(sentence, noun) & {"for", "of"}:
        return False
    asked = triggers.get((sentence.index, offer.index), "") in _words("things.rejected")
    return asked and triggers.get((sentence.index, offer.head), "") == "rejection"


def _is_any(sentence: Sentence, noun: Word) -> bool:
    """ "would answer any attack": of the kind, and none of them."""
    return any(c.relation == "det" and c.text.lower() == "any" for c in sentence.children(noun))


def _is_charge(sentence: Sentence, noun: Word, told_by: str) -> bool:
    """ "accused the army of torture": what it is accused of, not "of the raid"."""
    of = noun.relation in ("obl", "nmod") and "of" in prepositions(sentence, noun) and told_by == "accusation"
    return of and sentence.child(noun, "det", "nmod:poss") is None


def _is_audience(draft: Draft) -> bool:
    """ "told a rally": whom they told."""
    noun = draft.candidate.word
    told = in_class(draft.candidate.sentence.head(noun).lemma.lower(), "verbs.before_audience")
    return draft.type == "protest" and told and noun.relation in ("obj", "iobj")


def _is_answered(draft: Draft, told_by: str) -> bool:
    """ "rejected the allegations", "stepped up patrols": another event's verb tells all that is to be told of it."""
    if told_by == "rejection":
        known = not _is_new(draft.candidate.sentence, draft.candidate.word)
        return draft.type in _words("things.vetoed") or (known and draft.type in _words("things.rejected"))
    return any({draft.type, told_by} <= _words(f"kindred.{family}") for family in ("forces", "supplies"))


def _is_named_as_thing(draft: Draft, noun: Word, told_by: str) -> bool:
    sentence = draft.candidate.sentence
    above, before = sentence.head(noun), prepositions(sentence, noun)
    if noun.relation == "nsubj":
        return _is_in(above, "around.staying") or _says(sentence, noun, above)
    if told_by == draft.type:
        return True
    if before & _words("around.grounds"):
        return True
    if noun.relation == "obj" and draft.type == "agreement":
        return True  # "jeopardised a deal", "hailed the accord": a verb that makes one is linked to it
    if _is_new(sentence, draft.candidate.word) or _is_in(above, "around.happening"):
        return False
    if draft.type == "commitment":
        return noun.relation == "obj"  # "kept its promises": made before
    return bool(before & _words("around.prepositions")) or (noun.relation == "obj" and bool(told_by))


def _is_behest(draft: Draft) -> bool:
    """ "met at the request of France": why, not what."""
    noun = draft.candidate.word
    return _is_in(noun, "around.behest") and "at" in prepositions(draft.candidate.sentence, noun)


def _is_contained(draft: Draft) -> bool:
    """ "the accord caps enrichment", "a resolution that would condemn it": what a text says or would do."""
    verb, sentence = draft.candidate.word, draft.candidate.sentence
    subject = sentence.head(verb) if verb.deprel == "acl:relcl" else subject_of(sentence, verb)
    return subject is not None and _says(sentence, subject, verb)


def _says(sentence: Sentence, document: Word, verb: Word) -> bool:
    """Whether a verb says what a document contains; a headline's present tense is news."""
    would = any(c.relation == "aux" and c.text.lower() == "would" for c in sentence.children(verb))
    says = sentence.child(verb, "obj") is not None or verb.lemma.lower() == "call"
    lasting = sentence.kind is BlockKind.PARAGRAPH and (would or verb.feature("Tense") == "Pres")
    return says and lasting and _is_in(document, "around.documents")


def _is_unwanted(draft: Draft) -> bool:
    """ "had no wish to hold talks", "no intention of producing weapons": nobody is to do it."""
    verb, sentence = draft.candidate.governor, draft.candidate.sentence
    if verb is None or draft.candidate.link not in ("own", "light") or verb.relation not in ("acl", "advcl"):
        return False
    wish = sentence.head(verb)
    return _is_in(wish, "around.wishes") and any(c.text.lower() == "no" for c in sentence.children(wish))


def _is_plan(draft: Draft, triggers: _Triggers) -> bool:
    """ "plans to sign", "has to decide whether to sell": what lies ahead is told; that it is planned is no event."""
    verb, sentence = draft.candidate.word, draft.candidate.sentence
    planned = (c for c in sentence.children(verb) if c.relation == "xcomp")
    open_choice = verb.lemma.lower() == "decide" and draft.status is not Status.OCCURRED
    is_plan = draft.type == "commitment" and (open_choice or _is_in(verb, "around.planning"))
    return is_plan and any((sentence.index, c.index) in triggers for c in planned)


def _is_not_done(draft: Draft, triggers: _Triggers) -> bool:
    """ "is able to strike", "advised them not to travel": what could be done, or shall not be, is no plan."""
    verb, sentence = draft.candidate.word, draft.candidate.sentence
    if verb.relation not in ("xcomp", "advcl", "ccomp"):
        return False
    above = sentence.head(verb)
    if draft.status is Status.HYPOTHETICAL:
        return _is_in(above, "around.able")
    told = in_class(triggers.get((sentence.index, above.index), ""), "types.said") and verb.relation == "xcomp"
    return told and any(is_cue(c.text.lower(), "status.negations") for c in sentence.children(verb))


def _is_new(sentence: Sentence, noun: Word) -> bool:
    return any(is_cue(c.text.lower(), "reference.new") for c in sentence.children(noun))


def _is_in(word: Word, name: str) -> bool:
    return word.lemma.lower() in _words(name)


def _words(name: str) -> frozenset[str]:
    return word_set("en/standing", name)
