"""Whether an event happened: tense, modality, negation, conditionals and the words above it.

The words stand in ``lexicons/en/cues.toml``; here is what the grammar makes of them.
"""

from timeline.events.calling import called_by
from timeline.events.candidate import Candidate
from timeline.events.cues import is_cue
from timeline.events.governors import aspect_of
from timeline.events.roles.subjects import noun_it_describes
from timeline.events.roles.words import in_class
from timeline.model.analysis import Sentence, Word
from timeline.model.event import BEGUN, Status

__all__ = ["is_future_in_the_past", "status_of"]

_OPEN = (Status.PLANNED, Status.HYPOTHETICAL)
_DEPENDENT = ("xcomp", "ccomp", "acl", "advcl", "csubj", "obl", "nmod", "parataxis")
_PERFECT = frozenset({"have", "has", "had", "'ve", "’ve", "having"})
_NEGATED_BY = ("advmod", "det", "cc", "mark")


def status_of(candidate: Candidate) -> Status:
    """The status of a trigger in its sentence."""
    from_noun = candidate.link != "own"
    sentence, word, verb = candidate.sentence, candidate.word, candidate.governor
    if called_by(candidate) is not None:
        return Status.PLANNED if verb is None else _of_wanted(verb, Status.PLANNED, candidate.type)
    if candidate.link == "light" and verb is not None and _is_kept(sentence, word, verb):
        return Status.OCCURRED
    if from_noun and candidate.link not in ("aspect:cancel", "aspect:avoid"):
        modified = _by_modifiers(sentence, word)
        if modified is not None:
            return modified
    if verb is not None and candidate.link.startswith("aspect:"):
        return _under_aspect(sentence, verb, candidate.link.removeprefix("aspect:"))
    if verb is not None and candidate.link in ("own", "light"):
        status = _of_verb(sentence, verb)
        light = candidate.link == "light" and status in BEGUN
        return _of_wanted(verb, status, candidate.type) if light else status
    if candidate.link == "argument" and verb is not None and _is_agreed_to(sentence, candidate, verb):
        return Status.PLANNED
    return _of_noun(sentence, word, verb)


def _under_aspect(sentence: Sentence, verb: Word, aspect: str) -> Status:
    status = _of_verb(sentence, verb)
    if aspect in ("cancel", "avoid"):
        if is_cue(verb.lemma.lower(), "status.pausing"):
            return status  # what was halted had begun
        return Status.CANCELLED if status in BEGUN else status
    if aspect == "continue" and status is Status.OCCURRED and verb.feature("Tense") == "Pres":
        return Status.ONGOING
    if aspect in ("continue", "end") and status is Status.DENIED:
        return Status.OCCURRED  # what did not last, or has not ended, had begun
    return status


def _of_wanted(verb: Word, status: Status, type_: str) -> Status:
    """A light verb that only asks for its event: "called an election", "sought talks", "demanded a halt".

    Who calls a deal a disaster does not call for one.
    """
    lemma = verb.lemma.lower()
    if lemma == "call" and not in_class(type_, "types.convened"):
        return status
    if is_cue(lemma, "status.calling"):
        return Status.PLANNED
    return Status.HYPOTHETICAL if is_cue(lemma, "status.wishing") else status


def _is_kept(sentence: Sentence, noun: Word, verb: Word) -> bool:
    """ "failed to implement the truce", "must respect their treaty": whether it is kept or not, it was made."""
    return is_cue(verb.lemma.lower(), "status.keeping") and not _is_new(sentence, noun)


def is_future_in_the_past(candidate: Candidate) -> bool:
    """ "talks would open on 3 May": told in the past of a day to come, without an "if"."""
    sentence, verb = candidate.sentence, candidate.governor
    if verb is None or candidate.link not in ("own", "light", "aspect:begin", "aspect:resume"):
        return False
    helpers = {c.text.lower() for c in sentence.children(verb) if c.relation == "aux"}
    plain = "would" in helpers and not helpers & _PERFECT and not is_negated(sentence, verb)
    return plain and _with_condition(sentence, verb, Status.PLANNED) is Status.PLANNED


def _of_verb(sentence: Sentence, verb: Word) -> Status:
    """The status that a finite or dependent verb gives to what it says."""
    own = _alone(sentence, verb)
    return _under_governors(sentence, verb, own)


def _alone(sentence: Sentence, verb: Word) -> Status:
    """What a verb's own helpers, negation and marks say."""
    children = list(sentence.children(verb))
    helpers = {c.text.lower() for c in children if c.relation in ("aux", "cop")}
    marks = {c.text.lower() for c in children if c.relation == "mark"}
    negated = is_negated(sentence, verb)
    if any(is_cue(mark, "status.conditions") for mark in marks) or _is_inverted(sentence, verb):
        return Status.HYPOTHETICAL
    if any(is_cue(h, "status.future") for h in helpers):
        return Status.DENIED if negated else _with_condition(sentence, verb, Status.PLANNED)
    if any(is_cue(h, "status.modals") for h in helpers):
        return _modal(sentence, verb, helpers, negated=negated)
    if negated:
        return Status.DENIED
    if (
        verb.feature("VerbForm") == "Inf"
        or "to" in marks
        or any(c.text.lower() == "to" and c.upos == "PART" for c in children)
    ):
        return Status.OCCURRED if helpers & _PERFECT else Status.PLANNED
    going_on = verb.text.lower().endswith("ing") or _is_being(sentence, verb)
    if going_on and helpers & {"is", "are", "'s", "’s", "'re", "’re", "am", "been"} and not helpers & {"had"}:
        return Status.ONGOING
    return Status.OCCURRED


def _is_inverted(sentence: Sentence, verb: Word) -> bool:
    """ "Had it attacked, ...", "Were it to attack, ...": a helper before the subject puts a condition."""
    clause = sentence.head(verb) if verb.relation == "xcomp" else verb
    first = sentence.subtree(clause)[0]
    if first.text.lower() not in ("had", "were", "should") or first.relation not in ("aux", "cop"):
        return False
    return sentence.words[-1].text != "?" and sentence.head(first).index in (clause.index, verb.index)


def _is_being(sentence: Sentence, verb: Word) -> bool:
    return any(c.text.lower() == "being" and c.relation == "aux" for c in sentence.children(verb))


def is_negated(sentence: Sentence, verb: Word) -> bool:
    """ "did not attack", "never met"; not "not only attacked"."""
    near = [c for c in sentence.children(verb) if c.relation in _NEGATED_BY]
    return any(is_cue(c.text.lower(), "status.negations") for c in near) and not any(
        is_cue(c.text.lower(), "status.never_negated") for c in near
    )


def _modal(sentence: Sentence, verb: Word, helpers: set[str], *, negated: bool) -> Status:
    if negated and helpers & {"can", "ca", "could", "would", "'d"}:
        return Status.DENIED
    if "must" in helpers and helpers & _PERFECT:
        return Status.OCCURRED
    if helpers & {"would", "'d", "’d"} and not helpers & _PERFECT and _is_reported(sentence, verb):
        return _with_condition(sentence, verb, Status.PLANNED)  # the future, told in the past
    return Status.HYPOTHETICAL


def _is_reported(sentence: Sentence, verb: Word) -> bool:
    """ "said it would pull back", "it would pull back, officials said", "under the deal Iran would ship"."""
    above = sentence.head(verb)
    if verb.relation in ("ccomp", "conj") and above.upos == "VERB":
        return is_cue(above.lemma.lower(), "attribution.verbs", "status.plans") or (
            verb.relation == "conj" and _is_reported(sentence, above)
        )
    said = any(
        c.relation in ("parataxis", "ccomp") and is_cue(c.lemma.lower(), "attribution.verbs")
        for c in sentence.children(verb)
    )
    return said or any(
        c.text.lower() == "under" and is_cue(sentence.head(c).lemma.lower(), "status.schedules") for c in sentence.words
    )


def _with_condition(sentence: Sentence, verb: Word, status: Status) -> Status:
    """ "will attack if ..." may never happen."""
    for child in sentence.children(verb):
        if child.relation == "advcl" and any(
            is_cue(c.text.lower(), "status.conditions") for c in sentence.children(child) if c.relation == "mark"
        ):
            return Status.HYPOTHETICAL
    return status


def _under_governors(sentence: Sentence, verb: Word, own: Status) -> Status:
    """What the words above make of a dependent verb: "agreed to meet", "denied that", "failed to launch"."""
    if verb.is_root:
        return own
    above, relation = sentence.head(verb), verb.relation
    lemma = above.lemma.lower()
    if relation == "conj":
        return _coordinated(sentence, verb, above, own)
    if relation not in _DEPENDENT:
        return own
    if own is Status.PLANNED and verb.feature("VerbForm") != "Fin" and not _has_helper(sentence, verb):
        return _infinitive(sentence, verb, above)
    if relation == "ccomp" and lemma == "deny" and own in BEGUN:
        return Status.DENIED
    if relation in ("acl", "nmod") and above.upos == "NOUN" and own in BEGUN and verb.feature("VerbForm") == "Ger":
        return _of_gerund_noun(lemma, own)
    if relation == "advcl" and own is Status.OCCURRED and _is_awaited(sentence, verb, above):
        return Status.PLANNED
    dependent_ing = verb.text.lower().endswith("ing") and own in BEGUN and not _has_helper(sentence, verb)
    if dependent_ing and relation == "csubj" and above.feature("Tense") == "Pres":
        return Status.HYPOTHETICAL  # "building a bomb requires ...": whoever does it
    if dependent_ing and relation in ("xcomp", "advcl", "ccomp", "obl"):
        return _gerund(sentence, verb, above, own)
    return own


def _of_gerund_noun(lemma: str, own: Status) -> Status:
    """ "the possibility of ending", "plans for attacking"; any other noun leaves it as it is."""
    if is_cue(lemma, "status.hypothetical_nouns", "status.planning_nouns", "status.refusal_nouns"):
        return _for_noun(lemma)
    return own


def _is_awaited(sentence: Sentence, verb: Word, above: Word) -> bool:
    """ "would stay until troops arrived": it lies beyond what is itself to come."""
    marks = {c.text.lower() for c in sentence.children(verb) if c.relation == "mark"}
    return bool(marks & {"until", "once"}) and _of_verb(sentence, above) is Status.PLANNED


def _has_helper(sentence: Sentence, verb: Word) -> bool:
    return any(c.relation == "aux" and c.text.lower() not in ("be", "been", "being") for c in sentence.children(verb))


def _coordinated(sentence: Sentence, verb: Word, above: Word, own: Status) -> Status:
    """ "will meet and sign": the second verb shares the first one's helpers."""
    if above.upos != "VERB" or own not in (Status.OCCURRED, Status.PLANNED):
        return own
    shares = not any(c.relation in ("aux", "nsubj") for c in sentence.children(verb))
    bare = verb.feature("VerbForm") in ("Inf", None) or verb.feature("VerbForm") == above.feature("VerbForm")
    return _of_verb(sentence, above) if shares and bare else own


def _gerund(sentence: Sentence, verb: Word, above: Word, own: Status) -> Status:
    """ "considered leaving", "denied shelling", "by cutting": what the verb above makes of it."""
    lemma = above.lemma.lower()
    marks = {c.text.lower() for c in sentence.children(verb) if c.relation in ("mark", "case")}
    if marks & {"without"}:
        return Status.DENIED
    if _is_forgone(sentence, above):
        return Status.DENIED
    if lemma == "deny" or (marks & {"from"} and is_cue(lemma, "status.preventing")):
        return Status.DENIED
    if is_cue(lemma, "status.wishing", "status.threats") and not (verb.relation == "advcl" and not marks):
        return Status.HYPOTHETICAL
    if verb.relation == "advcl" and above.upos == "VERB" and not marks:
        upper = _of_verb(sentence, above)
        return upper if upper in _OPEN else own
    return own


def _is_forgone(sentence: Sentence, above: Word) -> bool:
    """ "refrained from shelling", "ruled out sending", "stopped short of expelling"."""
    particle = sentence.child(above, "compound:prt")
    forms = {
        above.lemma.lower(),
        *(c.text.lower() for c in sentence.children(above) if c.relation in ("advmod", "xcomp")),
    }
    if particle is not None:
        forms.add(f"{above.lemma}+{particle.text}".lower())
    return any(is_cue(form, "status.forgoing") for form in forms)


def _infinitive(sentence: Sentence, verb: Word, above: Word) -> Status:
    """ "to meet" under another word."""
    lemma = above.lemma.lower()
    described = noun_it_describes(sentence, verb)
    if described is not None:
        return _for_noun(described.lemma.lower())
    if above.upos in ("NOUN", "PROPN"):
        return _for_noun(lemma)
    if above.upos == "ADJ" and is_cue(lemma, "status.plans", "status.wishing"):
        return Status.HYPOTHETICAL if is_cue(lemma, "status.wishing") else Status.PLANNED
    upper = _of_verb(sentence, above) if above.upos in ("VERB", "AUX") else Status.OCCURRED
    if verb.relation == "advcl":  # of purpose: who flew to Seoul to meet has met; what a thing was done for is open
        if is_cue(lemma, "attribution.verbs"):
            return Status.HYPOTHETICAL  # "criticised it as a rehearsal to invade": only spoken of
        done = upper is Status.OCCURRED and above.feature("Tense") == "Past"
        return Status.OCCURRED if done and is_cue(lemma, "status.going", "status.bringing_about") else Status.PLANNED
    if is_cue(lemma, "status.refusing") or (lemma == "fail" and verb.relation == "xcomp"):
        return Status.DENIED
    if upper in (Status.HYPOTHETICAL, Status.DENIED):
        return upper
    if aspect_of(sentence, above) in ("begin", "continue", "resume"):
        return upper
    if is_cue(lemma, "status.bringing_about") and above.feature("Tense") == "Past":
        return Status.OCCURRED
    if is_cue(lemma, "status.wishing", "status.threats"):
        return Status.HYPOTHETICAL
    return Status.OCCURRED if is_cue(lemma, "status.seeming") else Status.PLANNED


def _for_noun(lemma: str) -> Status:
    """ "a plan to", "a threat to", "the ability to", "a refusal to"."""
    if is_cue(lemma, "status.hypothetical_nouns"):
        return Status.HYPOTHETICAL
    return Status.DENIED if is_cue(lemma, "status.refusal_nouns") else Status.PLANNED


def _by_modifiers(sentence: Sentence, word: Word) -> Status | None:
    """What the words before an event noun say: "no", "planned", "possible", "cancelled", "ongoing"."""
    if any(
        is_cue(c.text.lower(), "status.negating_determiners")
        for c in sentence.children(word)
        if c.relation in ("det", "case", "advmod", "cc")
    ):
        return Status.DENIED
    near = {
        f
        for c in sentence.children(word)
        if c.relation in ("amod", "acl", "compound", "det")
        for f in (c.lemma.lower(), c.text.lower())
    }
    for name, status in _MODIFYING.items():
        if any(is_cue(form, f"status.{name}") for form in near):
            return status
    return None


_MODIFYING = {
    "planned_modifiers": Status.PLANNED,
    "possible_modifiers": Status.HYPOTHETICAL,
    "cancelled_modifiers": Status.CANCELLED,
    "ongoing_modifiers": Status.ONGOING,
}


def _of_noun(sentence: Sentence, word: Word, verb: Word | None) -> Status:
    """An event noun as an argument: a fact, unless the words around it make it a plan, a wish or a fear."""
    above = sentence.head(word)
    if not word.is_root and above.upos in ("NOUN", "PROPN") and word.relation == "nmod":
        lemma = above.lemma.lower()
        if is_cue(lemma, "status.hypothetical_nouns"):
            return Status.HYPOTHETICAL
        if is_cue(lemma, "status.planning_nouns"):
            return Status.PLANNED
    if verb is None or above is not verb:
        return Status.OCCURRED
    return _as_argument(sentence, word, verb)


def _as_argument(sentence: Sentence, word: Word, verb: Word) -> Status:
    lemma, status = verb.lemma.lower(), _of_verb(sentence, verb)
    cases = {c.text.lower() for c in sentence.children(word) if c.relation == "case"}
    if "ahead" in cases or {"pending", "until"} & cases:
        return Status.PLANNED
    if "for" in cases and is_cue(lemma, "status.waiting"):
        return Status.PLANNED
    if is_cue(lemma, "status.arranging"):
        return status if status in (Status.DENIED, Status.HYPOTHETICAL) else Status.PLANNED
    if (
        is_cue(lemma, "status.wishing", "status.threats")
        and word.relation in ("obj", "obl")
        and _is_new(sentence, word)
    ):
        return Status.HYPOTHETICAL
    if is_cue(lemma, "status.preventing") and word.relation == "obj":
        return Status.CANCELLED if status in BEGUN else Status.HYPOTHETICAL
    if is_cue(lemma, "status.going_on") and word.relation == "nsubj" and status in BEGUN:
        return Status.ONGOING
    if status not in _OPEN:
        return Status.OCCURRED
    if word.relation == "obl" and cases & {"at", "in", "during", "for", "before", "after"}:
        return status
    return status if word.relation == "obj" and _is_new(sentence, word) else Status.OCCURRED


def _is_agreed_to(sentence: Sentence, candidate: Candidate, verb: Word) -> bool:
    """ "agreed to talks", "consented to inspections" lie ahead; "agreed to a truce" makes it."""
    cases = {c.text.lower() for c in sentence.children(candidate.word) if c.relation == "case"}
    beside = sentence.head(candidate.word) is verb and "to" in cases
    return beside and is_cue(verb.lemma.lower(), "status.agreeing") and not in_class(candidate.type, "types.agreed")


def _is_new(sentence: Sentence, word: Word) -> bool:
    """Not "the", "this" or "their": what the text has not told of."""
    return not any(
        (c.relation == "det" and is_cue(c.text.lower(), "reference.definite")) or c.deprel == "nmod:poss"
        for c in sentence.children(word)
    )
