"""Bytes to text: what declares itself is believed, then UTF-8, then the web's old default, only then a guess."""

import codecs
import re

from charset_normalizer import from_bytes

from timeline.errors import ArticleError

__all__ = ["decode"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,200}charset|\?xml[^>]{0,100}encoding)\s*=\s*["']?([\w-]{2,30})""", re.IGNORECASE
)
# Character sets of the web.  Source: WHATWG Encoding Standard, section 4.2
_CHARSET = re.compile(
    r"utf-?8|iso-8859-\d{1,2}|latin1|(?:us-)?ascii|windows-(?:125\d|874)|cp125\d|koi8-[ru]|macintosh|ibm866"
    r"|gb2312|gbk|gb18030|big5(?:-hkscs)?|euc-(?:jp|kr)|shift[_-]jis|iso-2022-jp"
)
MOST_CONTROL = 0.02  # share of control characters beyond which bytes are no text
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")  # without escape: Japanese mail encodings use it
# cp1252 decodes any bytes but five; these control characters are in no news text
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")


def decode(data: bytes, where: str, *, markup: bool = False) -> str:
    """The text of a file.

    Raises: ArticleError when the bytes are no text
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data, encoding, where)
    if _is_binary(data[:4096]):
        raise ArticleError(
            "text", got="a binary file", where=where, hint="convert it to .txt, .md, .html, .pdf or .jsonl"
        )
    for encoding in filter(None, (_declared(data) if markup else None, "utf-8")):
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    text = data.decode("cp1252", errors="replace")
    if "\ufffd" not in text and not _CONTROL.search(text) and _is_western(text[:4096]):
        return text
    guess = from_bytes(data[:1_000_000]).best()
    if guess is None:
        raise ArticleError("text in a known encoding", got="a binary file", where=where, hint="save it as UTF-8")
    return data.decode(guess.encoding, errors="replace")


def _is_binary(data: bytes) -> bool:
    return b"\x00" in data or len(_CONTROL_BYTES.findall(data)) > MOST_CONTROL * len(data)


def _is_western(text: str) -> bool:
    """Whether most letters are plain ones, as in every language that cp1252 was made for."""
    letters = [character for character in text if character.isalpha()]
    return sum(character.isascii() for character in letters) > len(letters) / 2


def _declared(data: bytes) -> str | None:
    """The encoding that markup names, as browsers understand the name."""
    match = _DECLARED.search(data[:4096])
    name = match.group(1).decode("ascii").lower() if match else None
    if name is None or not _CHARSET.fullmatch(name):
        return None  # also "utf-16": who could read the name knows that it is not
    return "cp1252" if name in ("iso-8859-1", "latin1", "us-ascii", "ascii") else name


def _strict(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding).lstrip("\ufeff")
    except UnicodeDecodeError as error:
        raise ArticleError(f"{encoding} text, as its first bytes say", got=str(error), where=where) from error
