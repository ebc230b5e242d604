"""Numbers in Chinese characters, as Chinese and Japanese write days, counts and years: 二十一, 三百, 二〇一九."""

__all__ = ["HAN", "han_number"]

_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
HAN = "[〇零一二两兩三四五六七八九十百千]"


def han_number(text: str) -> int | None:
    """The number, or None where the characters make none.

    >>> [han_number(text) for text in ("二十一", "十", "二〇一九", "三百零五")]
    [21, 10, 2019, 305]
    """
    if not text or any(letter not in _DIGITS and letter not in _PLACES for letter in text):
        return None
    if all(letter in _DIGITS for letter in text):
        return int("".join(str(_DIGITS[letter]) for letter in text[:9]))
    total, digit = 0, None
    for letter in text:
        if letter in _PLACES:
            total += (1 if digit is None or digit == 0 else digit) * _PLACES[letter]
            digit = None
        else:
            digit = _DIGITS[letter]
    return total + (digit or 0)
