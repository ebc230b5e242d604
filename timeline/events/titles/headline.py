"""A line for an event that a reader would write, made from the clause that tells it.

The steps: which clauses or noun phrases may tell it (framing), what these keep (clauses, phrases), names for pronouns
(naming), leaving out until it fits (fitting), spaces and loose ends (writing), and which one reads best (judging).

Every word stands in the sentence, with three exceptions: a pronoun or "the two leaders" gives way to the names that it
stands for (joined by "and"); a clause whose subject the sentence leaves out gets the name of its actor; and what is
said in the first person gets its speaker before it ("Bacon: we are going to stay").
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from timeline.events.candidate import Candidate
from timeline.events.titles.fitting import LONGEST, fitted
from timeline.events.titles.framing import framings, framings_apart
from timeline.events.titles.judging import HOPELESS, Attempt, faults_of
from timeline.events.titles.line import Line, Scene
from timeline.events.titles.naming import shown_words
from timeline.events.titles.words import titled
from timeline.events.titles.writing import written
from timeline.model.actor import Actor, EntityMention, Role
from timeline.model.analysis import Word
from timeline.model.event import Attribution, Status
from timeline.model.span import Span
from timeline.model.time import ResolvedTime, TimexType

__all__ = ["title_of"]

_EMPTY = frozenset({"they", "who", "which", "that", "it", "both", "he", "she"})
SAME = 5  # faults of a title that is worse than sharing one
LOOSE_ENDS = 12  # characters for commas, quotation marks and longer names, where a first attempt is too long


def title_of(
    candidate: Candidate,
    text: str,
    entities: Sequence[EntityMention] = (),
    *,
    status: Status = Status.OCCURRED,
    times: Sequence[ResolvedTime] = (),
    actors: Sequence[Actor] = (),
    attribution: Attribution | None = None,
    taken: Collection[str] = (),
) -> str:
    """At most 80 characters, complete, starting with a capital, without a final stop.

    ``taken``: titles of other events of the sentence; another is found where the sentence has words for one.
    """
    clock = [Span(t.start, t.end) for t in times if t.type in (TimexType.DATE, TimexType.TIME)]
    lengths = [Span(t.start, t.end) for t in times if t.type is TimexType.DURATION]
    scene = Scene.of(candidate.sentence, clock, lengths)
    best, fewest = "", HOPELESS
    for raw in framings(candidate, status, scene):
        attempt = _attempt(raw, text, entities, actors, attribution)
        faults = faults_of(attempt, status, scene, entities)
        if faults < fewest or not best:
            best, fewest = attempt.title, faults
        if not faults:
            break
    for raw in framings_apart(candidate, status, scene) if _is_taken(best, taken) else ():
        attempt = _attempt(raw, text, entities, actors, attribution)
        if faults_of(attempt, status, scene, entities) < SAME and not _is_taken(attempt.title, taken):
            best = attempt.title
            break
    return best if len(best) <= LONGEST else _cut(best)


def _is_taken(title: str, taken: Collection[str]) -> bool:
    """Whether another event has this title, or one that only goes on longer."""
    return any(title.startswith(other) or other.startswith(title) for other in taken)


def _attempt(
    raw: Line,
    text: str,
    entities: Sequence[EntityMention],
    actors: Sequence[Actor],
    attribution: Attribution | None,
) -> Attempt:
    """A line fitted and written; a second time with more left out where loose ends made it too long."""
    rough = shown_words(raw, entities)
    for excess in (0, LOOSE_ENDS):
        line = _led(fitted(raw, rough, excess), actors, rough)
        shown = shown_words(line, entities)
        attempt = Attempt(line, _spoken(written(line, text, shown), line, attribution), shown)
        if len(attempt.title) <= LONGEST:
            break
    return attempt


def _led(line: Line, actors: Sequence[Actor], shown: Mapping[int, str]) -> Line:
    """The line with the name of its agent where it has a verb and no subject, or one that names nobody."""
    words = [word for word in line.words() if word.upos != "PUNCT"]
    if not words or words[0].index in shown:
        return line
    first = words[0]
    empty = _is_empty_subject(line, first)
    if not empty and (first.upos not in ("VERB", "AUX", "PART") or first.relation in ("amod", "compound", "nsubj")):
        return line
    passive = first.feature("Voice") == "Pass" or first.deprel in ("aux:pass", "nsubj:pass")
    wanted = (Role.TARGET,) if passive else (Role.AGENT, Role.PARTICIPANT)
    names = [actor.name for actor in actors if actor.role in wanted]
    if not 0 < len(names) <= (2 if empty and first.text.lower() in ("they", "who", "both") else 1):
        return line
    shorter = line.without(frozenset({first.index})) if empty else line
    return replace(shorter, lead=" and ".join(names))


def _is_empty_subject(line: Line, first: Word) -> bool:
    """ "They announced", "that fired": a pronoun whose name its event knows; "it was the first time" names nobody."""
    verb = line.sentence.head(first)
    pronoun = first.upos in ("PRON", "DET") and first.relation == "nsubj" and first.text.lower() in _EMPTY
    return pronoun and verb.upos == "VERB" and line.sentence.child(verb, "cop", "expl") is None


def _spoken(title: str, line: Line, attribution: Attribution | None) -> str:
    """First-person words after their speaker."""
    first = titled("pronouns", "first_person")
    spoken = any(word.text.lower() in first and word.text != "US" for word in line.words())
    if not spoken or attribution is None or attribution.source.lower() in title.lower():
        return title
    return f"{attribution.source[:1].upper()}{attribution.source[1:]}: {title}"


def _cut(title: str) -> str:
    """The last resort for a clause that nothing can be left out of."""
    words = title[: LONGEST - 1].rsplit(" ", 1)[0].split()
    while len(words) > 1 and words[-1].strip(",;:").lower() in titled("last_word", "never"):
        words.pop()
    return " ".join(words).rstrip(" ,;:-–—") + "…"
