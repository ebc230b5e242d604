"""The words of time of a language as pattern fragments, and what a matched word means.

Patterns in rule files name fragments in angle brackets, ``<MONTH>``, ``<COUNT>``, ``<UNIT>``; :func:`expand` puts the
alternatives in, longest first.  Month and weekday names must be written with a capital: "may" and "march" are verbs.
"""

import re
from functools import cache, lru_cache
from typing import Any

from timeline.lexicons import any_of, read_lexicon

__all__ = [
    "APPROXIMATE",
    "LAST_OF_THIS_CENTURY",
    "count_of",
    "day_of",
    "decade_of",
    "expand",
    "holidays",
    "is_universal",
    "month_of",
    "number_of",
    "ordinal_of",
    "season_of",
    "unit_of",
    "weekday_of",
    "year_of",
]

LAST_OF_THIS_CENTURY = 50  # a year of two digits up to this one is of the twenty-first
_NAMED_UNIT = {"night": "day", "fortnight": "week"}
APPROXIMATE = (
    r"(?:about|around|nearly|almost|roughly|approximately|some|more than|less than|fewer than|at least|at most|over|just over"
    r"|just under|well over|up to|as many as|as much as|as long as|close to|no more than|no less than|barely|just about|an estimated)"
)
_VAGUE_COUNT = r"(?:several|a few|few|many|some|numerous|a number of|countless|dozens of|hundreds of|thousands of|scores of|a handful of|couple)"


@cache
def _words() -> dict[str, Any]:
    return read_lexicon("en/time")


def _capital(forms: list[str]) -> str:
    """The forms with a capital or in capitals, whatever the case of the rest of the pattern."""
    return "(?-i:" + any_of([f.title() for f in forms] + [f.upper() for f in forms]) + ")"


@cache
def _fragments() -> dict[str, str]:
    words = _words()
    full = [m for m in words["months"] if len(m) > 4 or m in ("may", "june", "july")]
    short = [m for m in words["months"] if m not in full]
    month = f"(?:{_capital(full)}|{_capital(short)}\\b\\.?)"
    days = [d for d in words["weekdays"] if d.endswith("day")]
    short_days = [d for d in words["weekdays"] if not d.endswith("day")]
    cardinal = any_of([n for n in words["numbers"] if n not in ("zero", "hundred")])
    tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    ones = "one|two|three|four|five|six|seven|eight|nine"
    teens = "thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    spelled = rf"(?:(?:{tens})[-\s](?:{ones})|(?:(?:a|{ones}|ten|{teens}|twenty)\s+)(?:hundred|thousand)|{cardinal})"
    digits = r"\d{1,3}(?:,\d{3})*(?:\.\d+)?(?:\s*(?:½|1/2))?(?:\s+1/2)?"
    return {
        "MONTH": month,
        "GLUEDMONTH": f"(?:{_capital(full)}|{_capital(short)})",  # "30Jun2018": digits follow without a stop
        "WEEKDAY": _capital(days),
        "SHORTDAY": rf"(?:{_capital(short_days)}\.?)",
        "UNIT": f"(?:{any_of(list(words['units']))})",
        "DATEUNIT": r"(?:days?|nights?|weeks?|fortnights?|weekends?|months?|quarters?|years?|decades?|century|centuries)",
        "ONEUNIT": r"(?:day|week|weekend|month|quarter|year|decade|century|fortnight)",
        "SPELLED": spelled,
        "NUMBER": rf"(?:{digits}|{spelled})",
        "VAGUECOUNT": _VAGUE_COUNT,
        "COUNT": rf"(?:a\s+couple\s+of|a\s+dozen|half\s+a|half\s+an|a\s+half|one\s+and\s+a\s+half|{digits}|{spelled}|{_VAGUE_COUNT}|an?)",
        "ORDINAL": rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{any_of(list(words['ordinals']))})",
        "ORDINALWORD": f"(?:{any_of([form for form in words['ordinals'] if words['ordinals'][form] <= 31])})",
        "SEASON": f"(?:{any_of(list(words['seasons']))})",
        "DAYPART": r"(?:early\s+|late\s+|mid-?)?(?:morning|afternoon|evening|night|dawn|dusk)",
        "DATEDNAME": "(?-i:"
        + "|".join(form.replace(" ", r"\s+").replace("'", "['’]?") for form in words["look_alikes"]["names"])
        + ")",
        "HOLIDAY": _capital_holidays(list(words["holidays"])),
        "COUNTED": f"(?:{any_of(list(words['counted']['nouns']))})",
        "APPROX": APPROXIMATE,
        "YEAR": r"(?:1[0-9]\d{2}|20\d{2}|21\d{2})",
        "SAIDYEAR": rf"(?:(?:seventeen|eighteen|nineteen|twenty)[\s-]+(?:(?:{tens})(?:[\s-](?:{ones}))?|hundred|ten|eleven|twelve|{teens}|oh[\s-](?:{ones}))|two\s+thousand(?:(?:\s+and)?\s+(?:{ones}|ten|eleven|twelve|{teens}))?)",
        "ANYYEAR": r"(?:1[0-9]\d{2}|20\d{2}|21\d{2}|['’]\d{2}(?!\d|['’]?s\b))",
        "DAYWORD": f"(?:{any_of([n for n, value in _days_in_words().items() if value <= 31])})",
        "ZONE": rf"(?:{any_of([*words['zones']['universal'], *words['zones']['local']])}|(?-i:[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\s+(?:(?:standard|summer|daylight)\s+)?time)",
        "DAY": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?",
        "DECADEWORD": f"(?:{any_of(list(words['decades']))})",
        "PART": r"(?:the\s+)?(?:very\s+)?(?:early|late|mid|middle|beginning|start|end|close|latter\s+part|early\s+part|turn)",
        # "2:04:11" and "3:26.00" are how long a race took, and so is what follows "in"
        "CLOCK": r"(?:\d{1,2}(?::\d{2}){1,2}\s*[ap]\.?\s?m\b\.?|(?<!\bin\s)(?<!\btime\sof\s)(?<!\bclocked\s)\d{1,2}:\d{2}(?!:\d|[.,]\d|\s+(?:seconds|minutes|win|victory|lead|defeat|loss|record)\b)|\d{1,2}(?:\.\d{2})?\s*[ap]\.?\s?m\b\.?|(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+o['’]clock|midday|noon|midnight)(?!:\d)",
        "DASH": r"(?:\s*(?:-|–|—|to|through|until|till)\s*)",
    }


def _days_in_words() -> dict[str, int]:
    """ "one" to "thirty one", with a space or a hyphen."""
    numbers = _words()["numbers"]
    ones = {word: value for word, value in numbers.items() if 1 <= value <= 9}
    days = {word: value for word, value in numbers.items() if 1 <= value <= 30}
    for tens in ("twenty", "thirty"):
        for word, value in ones.items():
            days |= {f"{tens} {word}": numbers[tens] + value, f"{tens}-{word}": numbers[tens] + value}
    return days


def _capital_holidays(forms: list[str]) -> str:
    def variants(form: str) -> list[str]:
        title = re.sub(r"(^|[\s-])([a-z])", lambda m: m.group(1) + m.group(2).upper(), form)
        title = re.sub(r"\b(?:(?:Of|The)(?=\s)|Al-)", lambda m: m.group().lower(), title)
        head, _, tail = title.partition(" ")
        body, _, last = title.rpartition(" ")
        small = [f"{body} {last.lower()}"] if last in ("Day", "Eve", "Weekend") else []  # "Easter weekend"
        short = [f"{head.upper()} {tail}"] if len(head) == 2 and tail else []  # "VE Day"
        return [title, title.replace("'", "’"), form.upper(), *short, *small]

    return "(?-i:" + any_of([variant for form in forms for variant in variants(form)]) + ")"


def expand(pattern: str) -> re.Pattern[str]:
    """The pattern with its fragments put in; not inside of words, ignoring case but for names."""
    fragments = _fragments()
    filled = re.sub(r"<([A-Z]+)>", lambda match: fragments[match.group(1)], pattern)
    return re.compile(rf"(?<![\w$€£.,/-])(?<!\d[.,:/-])(?:{filled})(?![\w])", re.IGNORECASE)


def _key(text: str) -> str:
    return re.sub(r"\s+", " ", text.lower().replace("’", "'")).rstrip(".").strip()


def month_of(text: str) -> int:
    return int(_words()["months"][_key(text)])


def weekday_of(text: str) -> int:
    return int(_words()["weekdays"][_key(text)])


def unit_of(text: str) -> str:
    """The unit of a word in singular; nights are days, and see :func:`count_of` for fortnights."""
    unit = str(_words()["units"][_key(text)])
    return _NAMED_UNIT.get(unit, unit)


def season_of(text: str) -> str:
    """The TIMEX3 code of a season: "SU"."""
    return str(_words()["seasons"][_key(text)])


def ordinal_of(text: str) -> int:
    key = _key(text)
    digits = re.match(r"\d+", key)
    return int(digits.group()) if digits else int(_words()["ordinals"][key])


def day_of(text: str) -> int:
    """The day of the month of "7", "7th", "seventh", "seven" or "twenty one", with or without "the"."""
    key = re.sub(r"^the ", "", _key(text))
    if key.isdigit():
        return int(key)
    return _days_in_words()[key] if key in _days_in_words() else ordinal_of(key)


def is_universal(zone: str) -> bool:
    """Whether a time zone is universal time: "GMT"."""
    return _key(zone) in _words()["zones"]["universal"]


def decade_of(text: str) -> int:
    """60 for "sixties"."""
    return int(_words()["decades"][_key(text)])


def year_of(text: str) -> int:
    """The year that digits or words say: "1997", "'97", "nineteen ninety-seven", "nineteen oh five"."""
    if text.isdigit():
        return int(text)
    if text[1:].isdigit():
        return int(text[1:]) + (1900 if int(text[1:]) > LAST_OF_THIS_CENTURY else 2000)
    numbers = _words()["numbers"]
    words = [word for word in re.split(r"[\s-]+", text.lower()) if word not in ("and", "oh")]
    if words[:2] == ["two", "thousand"]:
        return 2000 + sum(int(numbers[word]) for word in words[2:])
    rest = 0 if words[1] == "hundred" else sum(int(numbers[word]) for word in words[1:])
    return int(numbers[words[0]]) * 100 + rest


def holidays() -> dict[str, Any]:
    found: dict[str, Any] = _words()["holidays"]
    return found


@lru_cache(maxsize=2048)
def number_of(text: str) -> float | None:
    """The number that words or digits say, or None for a vague one."""
    key = _key(text).replace("-", " ")
    numbers = _words()["numbers"]
    match = re.fullmatch(r"(\d[\d,]*(?:\.\d+)?)(\s*(?:½|1/2))?", key)
    if match:
        return float(match.group(1).replace(",", "")) + (0.5 if match.group(2) else 0)
    special = {
        "a": 1,
        "an": 1,
        "a couple of": 2,
        "couple": 2,
        "a dozen": 12,
        "half a": 0.5,
        "half an": 0.5,
        "a half": 0.5,
    }
    if key in special:
        return float(special[key])
    if key == "one and a half":
        return 1.5
    head, _, scale = key.rpartition(" ")
    if scale in ("hundred", "thousand"):
        return (100.0 if scale == "hundred" else 1000.0) * float(numbers.get(head, 1))
    parts = key.split()
    if all(part in numbers for part in parts):
        return float(sum(numbers[part] for part in parts))
    return None


def count_of(count: str, unit: str) -> tuple[float | None, str]:
    """The number and unit of "two fortnights" or "several weeks"; a fortnight is two weeks, a vague number None."""
    number = number_of(count)
    word = _key(unit).rstrip("s")
    if word == "fortnight" and number is not None:
        return number * 2, "week"
    return number, unit_of(unit)
