"""Whether an event happened: tense, modality, negation, conditionals and the verbs above it."""

from functools import cache

from timeline.events.triggers import Candidate, aspect_of
from timeline.lexicons import read_lexicon
from timeline.model.analysis import Sentence, Word
from timeline.model.event import Status

__all__ = ["status_of"]

_FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall"})
_MAYBE = frozenset({"may", "might", "could", "would", "should", "can", "must", "'d", "ca", "need"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "without", "neither", "nor"})
_NEVER_NEGATED = frozenset({"only", "just"})


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read_lexicon("en/cues")["status"][name])


def status_of(candidate: Candidate) -> Status:
    """The status of a trigger in its sentence."""
    sentence, word = candidate.sentence, candidate.word
    verb = candidate.governor
    if candidate.link.startswith("aspect:") and verb is not None:
        return _under_aspect(sentence, verb, candidate.link.removeprefix("aspect:"))
    if candidate.link in ("own", "light") and verb is not None:
        status = _of_verb(sentence, verb)
        if candidate.link == "light" and status is Status.OCCURRED and _has_no(sentence, word):
            return Status.DENIED
        return status
    return _of_noun(sentence, word, verb)


def _under_aspect(sentence: Sentence, verb: Word, aspect: str) -> Status:
    status = _of_verb(sentence, verb)
    if aspect in ("cancel", "avoid"):
        if verb.lemma.lower() in ("suspend", "halt", "freeze"):
            return status
        return Status.CANCELLED if status in (Status.OCCURRED, Status.ONGOING) else status
    if aspect == "continue" and status is Status.OCCURRED:
        return Status.ONGOING
    return status


def _of_verb(sentence: Sentence, verb: Word) -> Status:
    """The status that a finite or dependent verb gives to what it says."""
    helpers = [c for c in sentence.children(verb) if c.relation in ("aux", "cop")]
    texts = {h.text.lower() for h in helpers}
    negated = any(
        c.text.lower() in _NEGATIONS and c.relation in ("advmod", "det", "cc", "mark") for c in sentence.children(verb)
    ) and not any(c.text.lower() in _NEVER_NEGATED for c in sentence.children(verb))
    own = _of_verb_alone(sentence, verb, texts, negated)
    return _under_governors(sentence, verb, own)


def _of_verb_alone(sentence: Sentence, verb: Word, helpers: set[str], negated: bool) -> Status:
    marks = {c.text.lower() for c in sentence.children(verb) if c.relation == "mark"}
    if marks & {"if", "unless"}:
        return Status.HYPOTHETICAL
    perfect = bool(helpers & {"have", "has", "had", "'ve", "having"})
    if helpers & _FUTURE:
        return Status.DENIED if negated else Status.PLANNED
    if helpers & _MAYBE and not (perfect and "must" in helpers):
        return Status.DENIED if negated and helpers & {"can", "ca", "could", "would"} else Status.HYPOTHETICAL
    if negated:
        return Status.DENIED
    form, tense = verb.feature("VerbForm"), verb.feature("Tense")
    if (
        form == "Inf"
        or "to" in marks
        or any(c.text.lower() == "to" and c.upos == "PART" for c in sentence.children(verb))
    ):
        return Status.PLANNED
    present_be = bool(helpers & {"is", "are", "'s", "'re", "am"})
    if present_be and verb.text.lower().endswith("ing"):
        return Status.ONGOING
    if helpers & {"was", "were"} and verb.text.lower().endswith("ing"):
        return Status.OCCURRED
    if form == "Fin" and tense == "Pres" and not helpers:
        return Status.OCCURRED
    return Status.OCCURRED


def _under_governors(sentence: Sentence, verb: Word, own: Status) -> Status:
    """What the verbs above make of a dependent verb: "agreed to meet", "denied that", "failed to launch"."""
    relation = verb.relation
    if relation not in ("xcomp", "ccomp", "acl", "advcl", "csubj", "conj", "obl", "nmod") or verb.is_root:
        return own
    above = sentence.head(verb)
    lemma = above.lemma.lower()
    if relation == "conj":
        if (
            above.upos == "VERB"
            and own is Status.OCCURRED
            and not any(c.relation in ("aux", "nsubj") for c in sentence.children(verb))
        ):
            return _of_verb(sentence, above) if verb.feature("VerbForm") == above.feature("VerbForm") else own
        return own
    if own is Status.PLANNED:
        return _infinitive(sentence, above, lemma, relation)
    if relation == "ccomp" and lemma == "deny" and own in (Status.OCCURRED, Status.ONGOING):
        return Status.DENIED
    if (
        relation in ("xcomp", "advcl")
        and lemma in _words("hypotheticals")
        and own in (Status.OCCURRED, Status.ONGOING)
        and verb.feature("VerbForm") == "Ger"
    ):
        return Status.HYPOTHETICAL
    return own


def _infinitive(sentence: Sentence, above: Word, lemma: str, relation: str) -> Status:
    """ "to meet" under another verb."""
    upper = _of_verb(sentence, above) if above.upos in ("VERB", "AUX") else Status.OCCURRED
    if relation == "advcl":  # of purpose: "flew to Seoul to meet", done if the whole was done
        return Status.OCCURRED if upper is Status.OCCURRED and above.feature("Tense") == "Past" else Status.PLANNED
    if lemma in ("fail", "refuse", "decline", "neglect"):
        return Status.DENIED if lemma != "fail" else Status.OCCURRED
    if lemma in _words("denials"):
        return Status.DENIED
    if upper in (Status.HYPOTHETICAL, Status.DENIED):
        return upper
    if aspect_of(sentence, above) in ("begin", "continue", "resume"):
        return Status.ONGOING if upper is Status.ONGOING else upper
    if (
        lemma in ("manage", "help", "use", "go", "come", "force", "prompt", "lead", "get")
        and above.feature("Tense") == "Past"
    ):
        return Status.OCCURRED
    if lemma in _words("plans"):
        return (
            Status.HYPOTHETICAL if lemma in ("want", "hope", "seek", "propose", "offer", "invite") else Status.PLANNED
        )
    if lemma in _words("hypotheticals"):
        return Status.HYPOTHETICAL
    if lemma in ("report", "say", "believe", "think", "allege", "claim", "appear", "seem", "know"):
        return Status.OCCURRED
    return Status.PLANNED


def _of_noun(sentence: Sentence, word: Word, verb: Word | None) -> Status:
    """An event noun as an argument: mostly a fact, unless the words around it make it a plan or a fear."""
    if _has_no(sentence, word):
        return Status.DENIED
    modifiers = {c.lemma.lower() for c in sentence.children(word) if c.relation in ("amod", "acl", "compound", "det")}
    if modifiers & {
        "planned",
        "plan",
        "scheduled",
        "upcoming",
        "forthcoming",
        "next",
        "future",
        "proposed",
        "propose",
        "coming",
        "schedule",
        "expected",
        "expect",
    }:
        return Status.PLANNED
    if modifiers & {"possible", "potential", "threatened", "any", "feared", "likely", "alleged", "would-be"}:
        return Status.HYPOTHETICAL
    if modifiers & {"cancelled", "canceled", "aborted", "postponed", "cancel", "postpone", "abort"}:
        return Status.CANCELLED
    if modifiers & {"ongoing", "current", "continuing", "continue"}:
        return Status.ONGOING
    if verb is None:
        return Status.OCCURRED
    lemma, status = verb.lemma.lower(), _of_verb(sentence, verb)
    if lemma in ("plan", "schedule", "expect", "arrange", "prepare", "organise", "organize", "set"):
        return Status.PLANNED if status is not Status.DENIED else Status.DENIED
    if lemma in (
        "call",
        "demand",
        "urge",
        "propose",
        "seek",
        "want",
        "suggest",
        "consider",
        "fear",
        "threaten",
        "warn",
        "request",
        "discuss",
        "oppose",
        "risk",
    ):
        return Status.HYPOTHETICAL
    if lemma in ("avoid", "avert", "prevent", "foil", "thwart"):
        return Status.DENIED
    if (
        status in (Status.PLANNED, Status.HYPOTHETICAL)
        and word.relation in ("nsubj", "obj", "obl")
        and sentence.head(word) is verb
    ):
        return status
    return Status.OCCURRED


def _has_no(sentence: Sentence, word: Word) -> bool:
    return any(
        c.text.lower() in ("no", "neither", "without") and c.relation in ("det", "case", "advmod")
        for c in sentence.children(word)
    )
