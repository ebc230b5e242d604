"""Which candidates tell of no event of their own: words that only report, and what is said of anybody."""

from timeline.events.attribution import is_speech
from timeline.events.candidate import Candidate
from timeline.model.actor import EntityMention, Via
from timeline.model.analysis import BlockKind

__all__ = ["telling_ones"]

_DOCUMENTS = frozenset({"assessment", "statement", "message", "accusation"})
_QUIET_SPEECH = frozenset(
    {"say", "tell", "call", "argue", "express", "comment", "remark", "explain", "state", "maintain", "note", "add"}
)


def telling_ones(candidates: list[Candidate], entities: list[EntityMention]) -> list[Candidate]:
    """A verb of saying that only introduces another event is that event's attribution."""
    kept = []
    for candidate in candidates:
        if candidate.type == "statement" and candidate.word.lemma.lower() in _QUIET_SPEECH:
            speaker = any(
                m.actors and m.via is not Via.REFERENCE and m.span.start <= c.start < m.span.end
                for m in entities
                for c in candidate.sentence.children(candidate.word)
                if c.relation == "nsubj"
            )
            if not speaker:
                continue
        if (
            is_speech(candidate.word)
            and candidate.type == "assessment"
            and candidate.word.lemma.lower() == "report"
            and len(candidates) > 1
        ):
            continue
        if _says_itself(candidate, candidates) or _says_on(candidate, candidates) or _is_anybodys(candidate):
            continue
        kept.append(candidate)
    return kept


def _says_on(candidate: Candidate, candidates: list[Candidate]) -> bool:
    """ "warns, claiming that ...": one statement, told by two verbs."""
    verb = candidate.word
    if not is_speech(verb) or verb.relation not in ("advcl", "xcomp") or not verb.text.endswith("ing"):
        return False
    return any(c.link == "own" and c.word.index == verb.head and is_speech(c.word) for c in candidates)


def _is_anybodys(candidate: Candidate) -> bool:
    """ "building a bomb requires skill": said of whoever does it, also where the parser makes it the root; no event."""
    verb, sentence = candidate.word, candidate.sentence
    if candidate.link != "own" or not verb.text.lower().endswith("ing"):
        return False
    if any(c.relation == "xcomp" and c.feature("VerbForm") == "Fin" for c in sentence.children(verb)):
        return True  # "admitting it shows how ...": the parser takes the main verb for a complement
    if verb.is_root:
        return sentence.kind is BlockKind.PARAGRAPH and sentence.child(verb, "nsubj", "aux", "cop", "expl") is None
    above = sentence.head(verb)
    told = above.feature("Tense") == "Pres" and above.feature("VerbForm") == "Fin"
    return verb.relation == "csubj" and told


def _says_itself(candidate: Candidate, candidates: list[Candidate]) -> bool:
    """A report that is the subject of a verb of saying, or what is said of it: "a leaked report concluded" is one.

    So is "speaking in Paris, he said".
    """
    noun = candidate.word
    if noun.relation == "advcl" and noun.feature("VerbForm") in ("Ger", "Part") and candidate.type == "statement":
        return is_speech(candidate.sentence.head(noun))
    if candidate.type not in _DOCUMENTS or noun.relation not in ("nsubj", "amod"):
        return False
    if noun.relation == "amod":
        noun = candidate.sentence.head(noun)
    return noun.relation == "nsubj" and any(
        c.link == "own" and c.word.index == noun.head and (is_speech(c.word) or c.type in _DOCUMENTS)
        for c in candidates
    )
