"""What a verb says of whether its event happened: tense, modality, negation, conditions and the words above it."""

from timeline.events.candidate import Candidate
from timeline.events.cues import is_cue
from timeline.events.governors import aspect_of
from timeline.events.roles.subjects import noun_it_describes
from timeline.model.analysis import Sentence, Word
from timeline.model.event import BEGUN, Status

__all__ = ["is_future_in_the_past", "status_of_verb"]

_OPEN = (Status.PLANNED, Status.HYPOTHETICAL)
_DEPENDENT = ("xcomp", "ccomp", "acl", "advcl", "csubj", "obl", "nmod", "parataxis")
_PERFECT = frozenset({"have", "has", "had", "'ve", "’ve", "having"})
_NEGATED_BY = ("advmod", "det", "cc", "mark")


def status_of_verb(sentence: Sentence, verb: Word) -> Status:
    """The status that a finite or dependent verb gives to what it says."""
    own = _alone(sentence, verb)
    return _under_governors(sentence, verb, own)


def _alone(sentence: Sentence, verb: Word) -> Status:
    """What a verb's own helpers, negation and marks say."""
    children = list(sentence.children(verb))
    helpers = {c.text.lower() for c in children if c.relation in ("aux", "cop")}
    marks = {c.text.lower() for c in children if c.relation == "mark"}
    negated = _is_negated(sentence, verb)
    if any(is_cue(mark, "status.conditions") for mark in marks) or _is_inverted(sentence, verb):
        return Status.HYPOTHETICAL
    if any(is_cue(h, "status.future") for h in helpers):
        return Status.DENIED if negated else _with_condition(sentence, verb, Status.PLANNED)
    if any(is_cue(h, "status.modals") for h in helpers):
        return _modal(sentence, verb, helpers, negated=negated)
    if negated:
        return Status.DENIED
    if helpers == {"be"}:
        return Status.PLANNED  # "demanded that the sanctions be lifted"
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


def _is_negated(sentence: Sentence, verb: Word) -> bool:
    """ "did not attack", "never met"; not "not only attacked"."""
    near = [c for c in sentence.children(verb) if c.relation in _NEGATED_BY]
    if any(_is_nobody(sentence, c) for c in sentence.children(verb) if c.relation == "nsubj"):
        return True
    return any(is_cue(c.text.lower(), "status.negations") for c in near) and not any(
        is_cue(c.text.lower(), "status.never_negated") for c in near
    )


def _is_nobody(sentence: Sentence, subject: Word) -> bool:
    """ "no experts were allowed", "nobody attacked"."""
    if subject.upos == "PRON" and is_cue(subject.text.lower(), "status.nobody"):
        return True
    return any(
        is_cue(c.text.lower(), "status.negating_determiners") for c in sentence.children(subject) if c.relation == "det"
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
    if relation == "ccomp" and lemma == "deny" and (own in BEGUN or own is Status.PLANNED):
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
    return bool(marks & {"until", "once"}) and status_of_verb(sentence, above) is Status.PLANNED


def _has_helper(sentence: Sentence, verb: Word) -> bool:
    return any(c.relation == "aux" and c.text.lower() not in ("be", "been", "being") for c in sentence.children(verb))


def _coordinated(sentence: Sentence, verb: Word, above: Word, own: Status) -> Status:
    """ "will meet and sign": the second verb shares the first one's helpers."""
    if above.upos != "VERB" or own not in (Status.OCCURRED, Status.PLANNED):
        return own
    shares = not any(c.relation in ("aux", "nsubj") for c in sentence.children(verb))
    bare = verb.feature("VerbForm") in ("Inf", None) or verb.feature("VerbForm") == above.feature("VerbForm")
    return status_of_verb(sentence, above) if shares and bare else own


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
        upper = status_of_verb(sentence, above)
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
        return _alone(sentence, above) if _is_ranked(sentence, above) else _for_noun(lemma)
    first = next((c.index for c in sentence.children(verb) if c.text.lower() == "to"), 0)
    if first and above.upos == "VERB" and _is_ranked(sentence, sentence.words[first - 1]):
        return status_of_verb(sentence, above)  # "became the first leader to visit"
    if above.upos == "ADJ" and is_cue(lemma, "status.plans", "status.wishing"):
        if _under_governors(sentence, above, Status.OCCURRED) is Status.DENIED:
            return Status.DENIED  # "denied that it was about to leave"
        return Status.HYPOTHETICAL if is_cue(lemma, "status.wishing") else Status.PLANNED
    upper = status_of_verb(sentence, above) if above.upos in ("VERB", "AUX") else Status.OCCURRED
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


def _is_ranked(sentence: Sentence, noun: Word) -> bool:
    """ "the first leader to visit", "the only state to leave": who is told by what was done; not "the only way to"."""
    if noun.upos != "NOUN" or is_cue(noun.lemma.lower(), "status.hypothetical_nouns"):
        return False
    return any(
        is_cue(c.text.lower(), "status.ranks") for c in sentence.children(noun) if c.relation in ("amod", "nummod")
    )


def _for_noun(lemma: str) -> Status:
    """ "a plan to", "a threat to", "the ability to", "a refusal to"."""
    if is_cue(lemma, "status.hypothetical_nouns"):
        return Status.HYPOTHETICAL
    return Status.DENIED if is_cue(lemma, "status.refusal_nouns") else Status.PLANNED


def is_future_in_the_past(candidate: Candidate) -> bool:
    """ "talks would open on 3 May": told in the past of a day to come, without an "if"."""
    sentence, verb = candidate.sentence, candidate.governor
    if verb is None or candidate.link not in ("own", "light", "aspect:begin", "aspect:resume"):
        return False
    helpers = {c.text.lower() for c in sentence.children(verb) if c.relation == "aux"}
    plain = "would" in helpers and not helpers & _PERFECT and not _is_negated(sentence, verb)
    return plain and _with_condition(sentence, verb, Status.PLANNED) is Status.PLANNED
