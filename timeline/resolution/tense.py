"""Which way a date looks: at what has been, or at what is to come.

A weekday or a month without a year is the one before or after the day of writing.  The verb that governs it in the
tree decides, with modality, infinitives and words that schedule ("due", "planned for"); where a sentence is not parsed,
the words before the date do.  Words: lexicons/en/tense.toml.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from timeline.lexicons import word_set
from timeline.model.analysis import Sentence, Word
from timeline.model.span import Span

__all__ = ["Side", "is_moved", "looks_ahead", "side_of"]

FAR = 7  # words; a verb further off than that is often the wrong one, and news looks back nine times in ten
# words without which no sentence looks ahead: most need no tree
_AHEAD = re.compile(
    r"\b(?:will|shall|would|may|might|could|should|must|can|to|going|due|planned|plans?|scheduled|expected|expects?|set|slated|intends?|"
    r"likely|is|are|am|be|upcoming|forthcoming|next|goes|go|hopes?|wants?|aims?|deadline|until|by|ahead|called|cancell?ed|postponed|"
    r"effective|n't|[a-z]+s)\b|['’]ll\b",
    re.IGNORECASE,
)
_AHEAD_BEFORE = re.compile(
    r"\b(?:will|shall|would|to\s+(?!the\b|a\b|an\b|[A-Z])\w+|going\s+to|due|planned\s+for|plans?\s+to|scheduled|expected|set\s+for|slated|upcoming|by|until|likely)\b|['’]ll\b"
)
_AT_THE_EARLIEST = re.compile(r"\bas\s+(?:early|soon|late)\s+as\s+(?:on\s+|in\s+)?$", re.IGNORECASE)
_EFFECTIVE = re.compile(r"\beffective\s+(?:on\s+|from\s+)?$", re.IGNORECASE)
_IS_DUE = re.compile(
    r"\b(?:is|are|['’]s)\s+(?:now\s+|next\s+)?(due|scheduled|slated|expected|planned)\s+(?:on\s+|in\s+|for\s+)?$"
)
# "due to sit for the first time since its win in November"
_SINCE = re.compile(
    r"\bsince\s+(?:the|an?|his|her|its|their|[\w-]+['’]s?)\s+(?:[\w'’-]+\s+){1,5}(?:in|on|of)\s+$", re.IGNORECASE
)
_AHEAD_OF = re.compile(r"\bahead\s+of\s+(?:the\s+|an?\s+)?$", re.IGNORECASE)
# "were due to sit down Friday", "was to meet on Saturday": ahead, unless the sentence goes on to say what came of it
_WAS_DUE = re.compile(
    r"\b(?:was|were|had\s+been)\s+(?:also\s+|now\s+|still\s+)?(due|scheduled|slated|expected|supposed|set|to)\b(?:\s+[\w’'-]+){0,6}?\s+(?:on\s+|in\s+|for\s+|at\s+)?$"
)
_CAME_OF_IT = re.compile(r"\b(?:but|never|did\s+not|didn['’]t|when|before|until|was|were|had|cancel\w*|postponed)\b")
# "was put back to Thursday", "rescheduled for May"
_MOVED_TO = re.compile(
    r"\b(?:(?:was|were|is|are|be|been|being|has|have)\s+(?:\w+ly\s+|now\s+)?(?:moved|shifted|changed|put\s+(?:back|off)|brought\s+forward|pushed\s+(?:back|forward))"
    r"|(?:postpon|delay|deferr|defer|reschedul|adjourn)\w*|(?:put|push|pushed|bring|brought)\s+(?:\w+\s+){0,4}(?:back|forward|off))"
    r"(?:\s+from\s+[\w\s]{2,20}?)?\s+(?:to|till|until|for)\s+$"
)
# "moved from Saturday to Sunday": a day of this week or the next; of months the nearest
_MOVED_FROM = re.compile(
    r"\b(?:(?:was|were|is|are|be|been|being|has|have)\s+(?:\w+ly\s+|now\s+)?(?:moved|shifted|changed|put\s+(?:back|off)|brought\s+forward|pushed\s+(?:back|forward))"
    r"|(?:postpon|delay|deferr|defer|reschedul|adjourn)\w*|(?:put|push|pushed|bring|brought)\s+(?:\w+\s+){0,4}(?:back|forward|off))\s+from\s+$"
)
_ON_TO = re.compile(r"\s+(?:to|till|until)\s+")
# "originally set for June, were put off"
_FIRST_PLANNED = re.compile(
    r"\b(?:originally|initially|first|previously|earlier)\s+(?:been\s+)?(?:set|scheduled|planned|due|slated|expected|called|fixed|announced)\s+(?:for|in|on|to\s+\w+(?:\s+\w+)?\s+(?:in|on))\s+$"
)
_CLAUSE = 80  # characters before a date that can hold either
_LOOKBACK = 24  # characters that can hold such words


@dataclass(frozen=True, slots=True)
class Side:
    """-1 past, +1 future, 0 undecided, and why, in words that follow "because"."""

    direction: int
    reason: str
    of_today: bool = False  # the sentence is in the present tense or says "will": it speaks from the day of writing


PAST = Side(-1, "nothing around it looks ahead")


def _words(name: str) -> frozenset[str]:
    return word_set("en/tense", f"words.{name}")


@lru_cache(maxsize=8)  # a sentence is asked about once for each of its dates
def looks_ahead(text: str) -> bool:
    """Whether a sentence has any word that could make it look ahead; without one it tells of the past."""
    return _AHEAD.search(text) is not None


def side_of(sentence: Sentence, span: Span, text: str, relation: str, *, in_week: bool) -> Side:
    """The side on which a date lies, seen from the day of writing.

    ``in_week``: it is a weekday, of which one is always near, so that a doubtful verb decides nothing against the habit
    of news to look back; a month on the doubtful side may be most of a year away.
    """
    before = text[max(sentence.span.start, span.start - _LOOKBACK) : span.start]
    if _EFFECTIVE.search(before):
        return Side(0, '"effective" may look either way')
    if _SINCE.search(text, sentence.span.start, span.start):
        return Side(-1, '"since" looks back')
    due = _IS_DUE.search(before)
    if due:
        return Side(1, f'"{due.group(1)}" looks ahead')
    arranged = _arranged_in_words(sentence, span, text, in_week=in_week)
    if arranged is not None:
        return arranged
    if not sentence.is_parsed:
        return _from_words(text[sentence.span.start : span.start])
    bounded = relation in ("by", "until") or _AT_THE_EARLIEST.search(before) is not None
    reader = _Reader(sentence, span, relation, in_week=in_week, trusting=bounded, before=before)
    return replace(reader.side(), of_today=_speaks_of_today(sentence))


def _arranged_in_words(sentence: Sentence, span: Span, text: str, *, in_week: bool) -> Side | None:
    """The side of what was due, or moved, to a date, or away from one."""
    before = text[max(sentence.span.start, span.start - _CLAUSE) : span.start]
    if _FIRST_PLANNED.search(before):
        return Side(0, "what was planned first may be past or not")
    if _MOVED_FROM.search(before) and _ON_TO.match(text, span.end):
        if in_week:
            return Side(1, "what is moved was still ahead")
        return Side(0, "what is moved may have been past or not")
    moved = _MOVED_TO.search(before)
    if moved and not in_week and " from " in moved.group():
        return Side(0, "what is moved may have been past or not")
    if moved and not text.startswith(("'s", "’s"), span.end):
        return Side(1, f'"{" ".join(moved.group().split())}" puts it ahead')
    due = _WAS_DUE.search(before)
    if due is None:
        return None
    if _CAME_OF_IT.search(text, span.end, sentence.span.end):
        return Side(-1, "the sentence tells what came of it")
    return Side(1, f'"was {due.group(1)}" looks ahead')


def is_moved(sentence: Sentence, span: Span, text: str) -> bool:
    """Whether something is moved to a date: "was put back from Wednesday to Monday"."""
    return _MOVED_TO.search(text, max(sentence.span.start, span.start - _CLAUSE), span.start) is not None


def _speaks_of_today(sentence: Sentence) -> bool:
    root = sentence.root
    if root is None:
        return False
    words = (root, *(child for child in sentence.children(root) if child.relation in ("aux", "cop")))
    return any(
        word.feature("Tense") == "Pres" or word.text.lower() in ("will", "shall", "’ll", "'ll") for word in words
    )


def _from_words(before: str) -> Side:
    if _AHEAD_BEFORE.search(before):
        return Side(1, "the words before it look ahead")
    return PAST


@dataclass(frozen=True, slots=True)
class _Reader:
    """One date of a parsed sentence. ``trusting``: a verb counts however far off it is ("by", "as early as")."""

    sentence: Sentence
    span: Span
    relation: str
    in_week: bool
    trusting: bool
    before: str

    def side(self) -> Side:
        date = self.sentence.head_of(self.span)
        if date is None:
            return Side(0, "the sentence gives no tense")
        owner = self._owner(date)
        if owner is not None and owner.lemma.lower() not in _words("fixed_events") and not self._scheduled(owner):
            return Side(-1, f'a "{owner.text}" known by its day lies behind')
        if owner is not None and _AHEAD_OF.search(self.before):
            return Side(1, f'it comes "ahead of" the {owner.text}')
        is_fixed = owner is not None
        for word in (date, *self.sentence.ancestors(date)):
            if self.span.start <= word.start < self.span.end and word is not date:
                continue
            if self._is_verbal(word):
                side = self._of_verb(word, date, is_fixed=is_fixed)
                if side is not None:
                    return side
            elif word is not date and self._hangs_on(date):
                if word.lemma.lower() in _words("schedules"):
                    return Side(1, f'"{word.text}" looks ahead')
                scheduled = self._scheduled(word)
                if scheduled is not None:
                    return Side(1, f'"{scheduled.text}" looks ahead')
                is_fixed = is_fixed or word.lemma.lower() in _words("fixed_events")
        return PAST

    def _owner(self, date: Word) -> Word | None:
        """The noun that a date before it describes: "Friday's ruling", "a June agreement"."""
        governor = self.sentence.head(date)
        is_before = governor.index > date.index and governor.upos in ("NOUN", "PROPN")
        is_inside = not any(
            child.relation == "case" and child.index < date.index for child in self.sentence.children(date)
        )
        return governor if is_before and is_inside and date.relation in ("nmod", "compound", "amod", "obl") else None

    def _hangs_on(self, date: Word) -> bool:
        """Whether a date can describe a noun: a bare one ("announced the plan Aug. 21") goes with the verb."""
        return self.sentence.child(date, "case") is not None or self._owner(date) is not None

    def _is_verbal(self, word: Word) -> bool:
        return word.upos in ("VERB", "AUX", "ADJ") or self.sentence.child(word, "cop") is not None

    def _scheduled(self, noun: Word) -> Word | None:
        """ "planned" or "upcoming" beside a noun."""
        return next(
            (
                child
                for child in self.sentence.children(noun)
                if child.lemma.lower() in _words("schedules")
                and child.relation in ("amod", "acl")
                and child.text.lower() != "set"
            ),
            None,
        )

    def _of_verb(self, verb: Word, date: Word, *, is_fixed: bool) -> Side | None:
        helpers = [
            child
            for child in self.sentence.children(verb)
            if child.relation in ("aux", "cop") and not self.span.start <= child.start < self.span.end  # "may 5th"
        ]
        is_far = abs(verb.index - date.index) > FAR and not self.trusting and not is_fixed
        arranged = self._arranged(verb, date, is_fixed=is_fixed)
        if arranged is not None:
            return arranged
        modal = next((h for h in helpers if {h.text.lower(), h.lemma.lower()} & _words("modals")), None)
        if modal is not None:
            return self._of_modal(verb, modal, helpers, is_far=is_far)
        had = any(h.text.lower() in ("had", "having") for h in helpers)
        lemma = verb.lemma.lower()
        if lemma in _words("due") and not had and (verb.feature("VerbForm") != "Fin" or verb.upos == "ADJ"):
            return Side(1, f'"{verb.text}" looks ahead')
        past = next((h for h in helpers if h.feature("Tense") == "Past" or h.lemma == "have"), None)
        if past is not None:
            words = past.text if past.relation == "cop" else f"{past.text} {verb.text}"
            return Side(-1, f'"{words}" is in the past')
        if self._is_infinitive(verb):
            return self._of_infinitive(verb, helpers, is_far=is_far)
        if is_far:
            return Side(-1, "no verb near it looks ahead")
        return self._of_plain(verb, helpers)

    def _of_plain(self, verb: Word, helpers: list[Word]) -> Side | None:
        form, tense = verb.feature("VerbForm"), verb.feature("Tense")
        if tense == "Past" and (form == "Fin" or (form == "Part" and not helpers)):
            return Side(-1, f'"{verb.text}" is in the past')
        if any(h.lemma == "be" and h.feature("Tense") == "Pres" for h in helpers):
            if form in ("Part", "Ger") and verb.text.endswith("ing"):
                return Side(1, f'"is {verb.text}" looks ahead')
            return Side(0, "the present tense leaves it open")
        if form == "Fin" and tense == "Pres" and verb.lemma.lower() in _words("timetable"):
            return Side(1, f'"{verb.text}" is the present of a timetable')
        return None

    def _of_modal(self, verb: Word, modal: Word, helpers: list[Word], *, is_far: bool) -> Side:
        words = modal.text.lower()
        if words in ("could", "would", "should", "might") and any(h.lemma == "have" for h in helpers):
            return Side(-1, f'"{modal.text} have" looks back')
        if is_far and words not in ("will", "shall"):
            return self._doubtful(f"{modal.text} {verb.text}")
        return Side(1, f'"{modal.text} {verb.text}" looks ahead')

    def _doubtful(self, words: str) -> Side:
        if self.in_week:
            return Side(-1, f'"{words}" is too far away to draw it ahead')
        return Side(0, f'"{words}" is too far away to decide')

    def _is_infinitive(self, verb: Word) -> bool:
        has_to = any(c.text.lower() == "to" and c.upos == "PART" for c in self.sentence.children(verb))
        return verb.feature("VerbForm") == "Inf" or has_to

    def _of_infinitive(self, verb: Word, helpers: list[Word], *, is_far: bool) -> Side | None:
        """An infinitive looks ahead unless it only says what a past verb came to: then that verb decides."""
        words = " ".join(["to", *(h.text for h in helpers if h.text.lower() in ("be", "have", "been")), verb.text])
        governor = self.sentence.head(verb)
        is_past = governor.feature("Tense") == "Past" and governor.feature("VerbForm") in ("Fin", "Part")
        if is_past and verb.relation == "xcomp" and governor.lemma.lower() in _words("came_true"):
            return None
        if verb.relation == "acl" and any(
            c.lemma.lower() in _words("first_of_its_kind") for c in self.sentence.children(governor)
        ):
            return None  # "the first leader to visit on Friday"
        if is_far and governor.lemma.lower() not in _words("due"):
            return self._doubtful(words)
        return Side(1, f'"{words}" looks ahead')

    def _arranged(self, verb: Word, date: Word, *, is_fixed: bool) -> Side | None:
        """ "planned a rally on Saturday", "set the vote for May", "postponed until May", "cancelled the May vote"."""
        lemma = verb.lemma.lower()
        if date.index < verb.index and not is_fixed:
            return None  # "On Friday, the ministry planned ...": the day of the planning
        if lemma in _words("putting_off") and self.relation == "until":
            return Side(1, f'"{verb.text} until" looks ahead')
        if lemma in ("plan", "schedule", "slate") and verb.feature("VerbForm") == "Fin":
            return Side(1, f'"{verb.text}" puts it ahead')
        if lemma in _words("arranging") and self.relation == "for":
            return Side(1, f'"{verb.text} for" puts it ahead')
        if lemma in ("cancel", "postpone") and is_fixed and any(c.relation == "obj" for c in self._below(verb, date)):
            return Side(1, f'"{verb.text}" speaks of what was still ahead')
        return None

    def _below(self, verb: Word, date: Word) -> Iterator[Word]:
        """The words between a verb and a date that it governs, nearest to the date first."""
        for word in (date, *self.sentence.ancestors(date)):
            if word.index == verb.index:
                return
            yield word
