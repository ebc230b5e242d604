"""A table's words as pattern fragments, and what a matched word means."""

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from timeline.expressions.tables.folding import fold
from timeline.expressions.tables.numerals import HAN, han_number
from timeline.lexicons.time_table import TimeTable

__all__ = ["Words"]

T = TypeVar("T")
_DIGIT_YEAR = r"(?:1[0-9]|2[01])[0-9]{2}"
_ROMAN = {"I": 1, "V": 5, "X": 10}


class Words:
    """The words of one table. Everything is read folded (folding.py) and in lower case."""

    def __init__(self, table: TimeTable) -> None:
        self.table = table
        self._space = r"\s+" if table.writing.spaces else r"\s*"
        self._months = self._keyed({**table.short_months, **table.months})
        self._weekdays = self._keyed({**table.short_weekdays, **table.weekdays})
        self._units, self._numbers = self._keyed(table.units), self._keyed(table.numbers)
        self._ordinals, self._amounts = self._keyed(table.ordinals), self._keyed(table.amounts)
        self._which, self._relative = self._keyed(table.which), self._keyed(table.relative)
        self._told = self._keyed(table.told)
        self._seasons, self._day_parts = self._keyed(table.seasons), self._keyed(table.day_parts)
        self._parts, self._parts_of_days = self._keyed(table.parts), self._keyed(table.parts_of_days)
        self._eras, self._decades = self._keyed(table.eras), self._keyed(table.decades)
        self._parts_of_units = self._keyed(table.parts_of_units)
        self.fragments = self._fragments()

    def key(self, text: str) -> str:
        """A form as it is looked up."""
        return re.sub(r"\s+", " " if self.table.writing.spaces else "", fold(text).text.lower()).strip(" .")

    def _keyed(self, forms: Mapping[str, T]) -> dict[str, T]:
        return {self.key(form): value for form, value in forms.items()}

    def alternatives(self, forms: Iterable[str]) -> str:
        """The forms as a pattern, longest first; it matches nothing where there are none."""
        return self._joined(fold(form).text.lower() for form in forms)

    def _joined(self, forms: Iterable[str]) -> str:
        ranked = sorted(set(forms), key=lambda form: (-len(form), form))
        return "|".join(re.escape(form).replace(r"\ ", self._space) for form in ranked) or r"(?!)"

    def _names(self, full: Iterable[str], short: Iterable[str]) -> str:
        abbreviated = rf"|(?:{self._cased(short)})(?!\w)\.?" if short else ""
        return f"(?:{self._cased(full)}{abbreviated})"

    def _cased(self, forms: Iterable[str]) -> str:
        if not self.table.writing.capitals:
            return self.alternatives(forms)
        folded = [fold(form).text for form in forms]
        capital = [form[:1].upper() + form[1:] for form in folded]
        return f"(?-i:{self._joined([*capital, *(form.upper() for form in folded)])})"

    def _fragments(self) -> dict[str, str]:
        table = self.table
        han, han_year = ("", "") if table.writing.word_start else (f"|{HAN}{{1,4}}", "|[〇零一二三四五六七八九]{4}")
        era_year = rf"|(?:{self.alternatives(table.eras)})\s*(?:元|[0-9]{{1,2}})" if table.eras else ""
        return {
            "month": self._names(table.months, table.short_months),
            "fullmonth": self._names(table.months, ()),
            "monthnumber": rf"(?:1[0-2]|0?[1-9]{han})",
            "weekday": self._names(table.weekdays, ()),
            "anyweekday": self._names(table.weekdays, table.short_weekdays),
            "day": rf"(?:3[01]|[12][0-9]|0?[1-9]|{self.alternatives(table.ordinals)}{han})",
            "year": f"(?:{_DIGIT_YEAR}{han_year}{era_year})",
            "unit": f"(?:{self.alternatives(table.units)})",
            "count": rf"(?:[0-9]{{1,4}}(?:[.,][0-9]+)?|{self.alternatives(table.numbers)}{han})",
            "ordinal": rf"(?:{self.alternatives(table.ordinals)})",
            "fixed": f"(?:{self.alternatives(table.amounts)})",
            "which": f"(?:{self.alternatives(table.which)})",
            "relative": f"(?:{self.alternatives(table.relative)})",
            "told": f"(?:{self.alternatives(table.told)})",
            "season": f"(?:{self.alternatives(table.seasons)})",
            "daypart": f"(?:{self.alternatives(table.day_parts)})",
            "partofday": f"(?:{self.alternatives(table.parts_of_days)})",
            "part": f"(?:{self.alternatives(table.parts)})",
            "about": f"(?:{self.alternatives(table.relations.get('about', ()))})",
            "partofunit": f"(?:{self.alternatives(table.parts_of_units)})",
            "decadename": f"(?:{self.alternatives(table.decades)})",
            "roman": r"(?-i:[XVI]{1,5})",
            "decade": r"(?:1[5-9][0-9]0|20[0-9]0|[2-9]0)",
            "century": rf"(?:2[01]|1[0-9]|[1-9]{han})",
        }  # fmt: skip

    def month(self, text: str) -> int:
        """The number of a month, by name or digits. Raises: ValueError when it is none"""
        return self._months[self.key(text)] if self.key(text) in self._months else int(self.whole_number(text))

    def weekday(self, text: str) -> int:
        return self._weekdays[self.key(text)]

    def day(self, text: str) -> int:
        return self._ordinals[self.key(text)] if self.key(text) in self._ordinals else int(self.whole_number(text))

    def ordinal(self, text: str) -> int:
        return self._ordinals[self.key(text)]

    def year(self, text: str) -> int:
        """A year of digits, of Chinese characters, or of an era: 2019, 二〇一九, 令和元."""
        for era, before in self._eras.items():
            if text.startswith(era):
                number = text[len(era) :].strip()
                return before + (1 if number == "元" else int(number))
        return int(self.whole_number(text))

    def whole_number(self, text: str) -> int:
        return int(text) if text.isdecimal() else han_number(text) or 0

    def number(self, text: str) -> float | None:
        """A number of units; None for a vague one ("several")."""
        known = self._numbers.get(self.key(text))
        if known is not None:
            return known or None
        digits = text.replace(",", ".")
        return float(digits) if re.fullmatch(r"[0-9.]+", digits) else float(self.whole_number(text)) or None

    def unit(self, text: str) -> str:
        return self._units[self.key(text)]

    def amount(self, text: str) -> tuple[float, str]:
        return self._amounts[self.key(text)]

    def which(self, text: str) -> int:
        return self._which[self.key(text)]

    def relative(self, text: str) -> tuple[str, int]:
        return self._relative[self.key(text)]

    def told(self, text: str) -> tuple[str, int]:
        return self._told[self.key(text)]

    def season(self, text: str) -> str:
        return self._seasons[self.key(text)]

    def day_part(self, text: str) -> str:
        return self._day_parts[self.key(text)]

    def part_of_day(self, text: str) -> tuple[int, str]:
        return self._parts_of_days[self.key(text)]

    def part(self, text: str) -> str:
        return self._parts[self.key(text)]

    def part_of_unit(self, text: str) -> tuple[str, str]:
        return self._parts_of_units[self.key(text)]

    def decade(self, text: str) -> int:
        """The years of the century at which a decade starts: "ochenta" is 80."""
        return self._decades[self.key(text)]

    def roman(self, text: str) -> int:
        """A number of centuries in Roman numerals: XIX is 19."""
        values = [_ROMAN[letter] for letter in text]
        following = [*values[1:], 0]
        return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
