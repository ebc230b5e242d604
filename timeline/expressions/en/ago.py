"""So long before or after now: "two years ago", "long ago", "two weeks from now"."""

import re

from timeline.expressions.inner_phrases import STATED_DAY, whole
from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.surroundings import REACH, words_after, words_before
from timeline.expressions.vocabulary import count_of, number_of, weekday_of
from timeline.lexicons import word_set
from timeline.model.meaning import Calendar, Nth, Relative, Shift, Vague, Which
from timeline.model.time import TimexType

__all__ = ["AMOUNT", "RULES", "shift"]

_UNIT = r"(?:<DATEUNIT>|hours?|minutes?)"
AMOUNT = (
    r"(?:(?P<about><APPROX>)\s+)?(?P<count><COUNT>)(?P<half>\s+and\s+a\s+half)?(?:\s+|-)(?P<unit>"
    + _UNIT
    + r")(?P<half2>\s+and\s+a\s+half)?(?:(?:,|,?\s+and)\s+(?P<count2>an?|<NUMBER>)\s+(?P<unit2>"
    + _UNIT
    + r"))?(?P<so>\s+or\s+(?:so|more|two))?"
)
# what leads on to "in five weeks" as a date; elsewhere it is a length: "his third visit in five weeks"
_LOOKS_AHEAD = re.compile(
    r"(?:\b(?:will|shall|(?:is|are|was|were)\s+(?:due|set|scheduled|expected|likely)|(?:is|are)\s+to|(?:is|are)\s+going\s+to|due|(?:remind|call|ring|tell|ask|meet|see|email|text|wake|join)\s+(?:me|us|you|him|her|them)|back)\b|['’]ll\b)[^.;:]{0,80}$"
)
_LAST_WORDS = re.compile(
    r"(?<!\ba\s)(?<!\bthe\s)(?<!\bhis\s)(?<!\bher\s)(?<!\bits\s)(?<!\btheir\s)\b([a-z]+)(?:\s+(\w+))?\s+in\s+$"
)
_OPENS = re.compile(r"^[\s\"“‘']*(?:but\s+|and\s+)?in\s+$", re.IGNORECASE)
_GOES_ON_AHEAD = re.compile(r",?\s+[^.;:]{0,60}?(?:\b(?:will|shall)\b|['’]ll\b)")
_IS_A_RECORD = re.compile(r"\b(?:first|second|third|last|only|\w{2,}est)\b[^.,;:]{0,40}$", re.IGNORECASE)
_TAKES_BACK = re.compile(
    r"\b(?:g[eo]t|gets|take|takes|took|win|wins|won|give|gave|gives|put|puts|set|sets|push\w*|dial\w*|mov\w+)\b[^.;:]{0,20}$"
)


def shift(match: re.Match[str], direction: int, base: str) -> Reading:
    groups = match.groupdict()
    count, unit = count_of(match.group("count"), match.group("unit"))
    if (groups["half"] or groups["half2"]) and count is not None:
        count += 0.5
    more = count_of(groups["count2"], groups["unit2"]) if groups["count2"] else (None, "")
    type_ = TimexType.TIME if unit in ("hour", "minute") else TimexType.DATE
    return type_, Shift(
        count,
        unit,
        direction,
        base,  # type: ignore[arg-type]
        approximate=bool(groups["about"] or groups["so"]),
        more=(more[0], more[1]) if more[0] is not None else None,
    )


def _ago(match: re.Match[str]) -> Reading | None:
    return shift(match, -1, "publication")


def _from_named(match: re.Match[str], direction: int) -> Reading | None:
    """So long from the named day, week or month; "three days ago on Monday" names the same day twice."""
    count, unit = count_of(match.group("count"), match.group("unit"))
    named = whole(match.group("named") or match.groupdict().get("named2") or "")
    if named is None or count is None or (direction < 0 and unit not in ("week", "month", "year", "decade")):
        return None
    if direction > 0 and isinstance(named, Calendar):
        named = Which(named, 1)  # "a week from Tuesday" counts from the next one
    return TimexType.DATE, Shift(count, unit, direction, of=named)


def _from_now(match: re.Match[str]) -> Reading | None:
    return shift(match, 1, "publication")


def _in_so_long(match: re.Match[str]) -> Reading | None:
    """ "will meet in five weeks", "in five weeks" alone: not "his third visit in five weeks"."""
    before, after = words_before(match), words_after(match)
    is_alone = match.start() < REACH and _OPENS.match(before) is not None and not after.strip(" .!?")
    opens_ahead = match.start() < REACH and _OPENS.match(before) is not None and _GOES_ON_AHEAD.match(after) is not None
    if not (is_alone or opens_ahead or (_leads_ahead(before) and not _IS_A_RECORD.search(before))):
        return None
    return shift(match, 1, "publication")


def _leads_ahead(before: str) -> bool:
    """Whether what stands before "in five weeks" tells of what is to come: "will meet", "the talks resume"."""
    if _LOOKS_AHEAD.search(before):
        return True
    verb = _LAST_WORDS.search(before)
    words = [word for word in verb.groups() if word] if verb else []
    return any(
        form in word_set("en/tense", "words.timetable") for word in words for form in (word, word.removesuffix("s"))
    )


def _back(match: re.Match[str]) -> Reading | None:
    """ "two weeks back", not "got two weeks back"."""
    return None if _TAKES_BACK.search(words_before(match)) else shift(match, -1, "publication")


def _weekdays_away(match: re.Match[str]) -> Reading | None:
    """ "three Fridays ago" is the last but two."""
    count = number_of(match.group("count"))
    direction = -1 if match.group("side").lower() == "ago" else 1
    if count is None or count < 1:
        return None
    nearest = Which(Calendar("weekday", number=weekday_of(match.group("day"))), direction)
    return TimexType.DATE, Shift(count - 1, "week", direction, of=nearest)


def _weekday_of_week(match: re.Match[str]) -> Reading | None:
    """ "the Friday three weeks ago": that day of the week that lies so far away."""
    count, unit = count_of(match.group("count"), match.group("unit"))
    if count is None or unit != "week" or count != int(count):
        return None
    side = -1 if match.group("side").lower() in ("ago", "back") else 1
    week = Relative("week", side * int(count))
    return TimexType.DATE, Nth(1, "weekday", week, weekday_of(match.group("day")))


def _around_named(match: re.Match[str]) -> Reading | None:
    """So long before or after a day that the phrase names: "four days before yesterday", "a week after 3 May"."""
    count, unit = count_of(match.group("count"), match.group("unit"))
    named = whole(match.group("named") or match.groupdict().get("named2") or "")
    if named is None or count is None or unit in ("hour", "minute"):
        return None
    direction = -1 if match.group("side").lower() == "before" else 1
    return TimexType.DATE, Shift(count, unit, direction, of=named)


def _vague(match: re.Match[str]) -> Reading | None:
    return TimexType.DATE, Vague("PAST_REF")


RULES = (
    Rule(
        name="ago",
        needs="ago",
        pattern=AMOUNT + r"\s+ago",
        meaning=_ago,
        examples=(
            Example("two years ago", "2017"),
            Example("three days ago", "2019-08-18"),
            Example("a fortnight ago", "2019-W32"),
            Example("nearly four years ago", "2015"),
            Example("a week or so ago", "2019-W33"),
            Example("two and a half years ago", "2017-02"),
            Example("two months and a week ago", "2019-06-14"),
            Example("36 hours ago", "2019-08-20"),
        ),
        rejects=("days ago", "long ago"),
    ),
    Rule(
        name="ago_from",
        needs="ago",
        pattern=AMOUNT
        + r"\s+ago\s+(?:on\s+)?(?P<named>today|yesterday|(?:this|last|next)\s+(?:week|month|<MONTH>|<WEEKDAY>)|<WEEKDAY>)",
        meaning=lambda match: _from_named(match, -1),
        examples=(
            Example("ten years ago today", "2009-08-21"),
            Example("a week ago Monday", "2019-08-12"),
            Example("Thirty years ago this week", "1989-W34"),
            Example("five years ago this November", "2014-11"),
        ),
        rejects=("three days ago on Monday", "some years ago today"),
    ),
    Rule(
        name="long_ago",
        needs="ago",
        pattern=r"(?:(?:not\s+(?:so|that|too|very)?\s*)?long|some\s+time|some\s+years|(?<!\w\s)years|decades|months|weeks|days|moments|ages|generations)\s+ago",
        meaning=_vague,
        examples=(Example("long ago", "PAST_REF"), Example("not long ago", "PAST_REF")),
        rejects=("long agony",),
    ),
    Rule(
        name="from_now",
        needs="now|today|hence|time",
        pattern=AMOUNT + r"(?:\s+(?:from\s+(?:now|today)|hence)|['’]s?\s+time)",
        meaning=_from_now,
        examples=(
            Example("two weeks from now", "2019-W36"),
            Example("three days hence", "2019-08-24"),
            Example("two weeks' time", "2019-W36"),
        ),
        rejects=("two weeks from nowhere",),
    ),
    Rule(
        name="from_named",
        needs="weekday|tomorrow|yesterday from|on",
        pattern=AMOUNT
        + r"\s+(?:from|(?<=\ba\sweek\s)on|(?<=\btwo\sweeks\s)on)\s+(?P<named>(?:last\s+|next\s+)?<WEEKDAY>|tomorrow|yesterday)",
        meaning=lambda match: _from_named(match, 1),
        examples=(
            Example("They will meet a week from Tuesday.", "2019-09-03", phrase="a week from Tuesday"),
            Example("It meets a week on Thursday.", "2019-08-29", phrase="a week on Thursday"),
        ),
        rejects=("a few weeks from Tuesday", "a team from Tuesday", "three weeks on Tuesday"),
    ),
    Rule(
        name="in_so_long",
        needs="in unit",
        pattern=r"(?<=\bin\s)"
        + AMOUNT
        + r"(?:['’]?\s+time)?(?!-|\s+(?:of|ago|later|earlier|old|from|before|after|time)\b)",
        meaning=_in_so_long,
        examples=(
            Example("The talks resume in five weeks.", "2019-W39", phrase="five weeks"),
            Example("In three months, voters will decide.", "2019-11", phrase="three months"),
            Example("call me in 3 days", "2019-08-24", phrase="3 days"),
        ),
        rejects=("his third visit in five weeks", "he will make his first visit in five weeks", "in two years of war"),
    ),
    Rule(
        name="back_from_now",
        needs="back",
        pattern=AMOUNT + r"\s+back(?=\s*(?:[.,;:)]|$))",
        meaning=_back,
        examples=(Example("It closed two years back.", "2017", phrase="two years back"),),
        rejects=("he got two weeks back", "two years back then"),
    ),
    Rule(
        name="weekdays_away",
        needs="ago|now mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|weekday",
        pattern=r"(?P<count><NUMBER>)\s+(?P<day><WEEKDAY>)s?\s+(?P<side>ago|from\s+now)",
        meaning=_weekdays_away,
        examples=(Example("three Fridays ago", "2019-08-02"), Example("two Mondays from now", "2019-09-02")),
        rejects=("three Fridays in a row",),
    ),
    Rule(
        name="weekday_weeks_away",
        needs="weekday week|weeks|fortnight",
        pattern=r"(?:the\s+)?(?P<day><WEEKDAY>)\s+" + AMOUNT + r"\s+(?P<side>ago|back|from\s+now|hence)",
        meaning=_weekday_of_week,
        examples=(Example("on the Friday three weeks back", "2019-08-02", phrase="the Friday three weeks back"),),
        rejects=("the Friday three years ago",),
    ),
    Rule(
        name="around_named_day",
        needs="before|after unit yesterday|today|tomorrow|weekday|month|holiday",
        pattern=AMOUNT
        + r"\s+(?P<side>before|after)\s+(?P<named>yesterday|today|tomorrow|"
        + STATED_DAY
        + r"|<HOLIDAY>(?:,?\s+(?:of\s+)?<YEAR>)?)(?!['’]s\b|,?\s+\d|\s+(?!and\b|but\b|when\b|in\b|at\b|on\b)[a-z])",
        meaning=_around_named,
        examples=(
            Example("four days before yesterday", "2019-08-16"),
            Example("a week after 3 May 2018", "2018-05-10"),
            Example("two weeks before Easter 2016", "2016-03-13"),
        ),
        rejects=("two days after Monday's vote", "some days before yesterday"),
    ),
    Rule(
        name="around_event_of_day",
        needs="before|after unit month|weekday",
        # "eight days after the ambush of 3 April": the day that its own words give
        pattern=AMOUNT
        + r"(?=\s+(?P<side>before|after)\s+(?:the|an?|his|her|its|their)\s+(?:[\w-]+\s+){1,3}?(?:of\s+(?P<named><MONTH>,?\s+<YEAR>|"
        + STATED_DAY
        + r")|on\s+(?P<named2>(?:<MONTH>\s+<DAY>|<DAY>\s+<MONTH>)(?:,?\s+<YEAR>)?))(?!\d))",
        meaning=_around_named,
        examples=(
            Example("He fled eight days after the ambush of 3 April.", "2019-04-11", phrase="eight days"),
            Example("It came a year before the vote of May 2018.", "2017-05", phrase="a year"),
            Example("He left two weeks after the raid on July 7, 2018.", "2018-07-21", phrase="two weeks"),
        ),
        rejects=("some days after the ambush of 3 April",),
    ),
    Rule(
        name="around_dated_event",
        needs="before|after unit yesterday|today|tomorrow|weekday|month",
        # "three days after Monday's vote": the words of the event date it
        pattern=AMOUNT
        + r"(?=\s+(?P<side>before|after)\s+(?:the\s+)?(?P<named>"
        + STATED_DAY
        + r")(?:['’]s)?\s+(?!and\b|but\b|when\b|in\b|at\b|on\b)[a-z])",
        meaning=_around_named,
        examples=(
            Example("He left three days after Sunday's vote.", "2019-08-21", phrase="three days"),
            Example("He left a week before the 12 June 2018 summit.", "2018-06-05", phrase="a week"),
        ),
        rejects=("three days after Monday", "some days after Monday's vote"),
    ),
)
