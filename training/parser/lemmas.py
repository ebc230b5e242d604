"""Learns the lemma table from treebanks, and says how often it is right given the gold part of speech.

Suffix rules go wrong on words that no treebank has ("froze", "shelled", "retreated"), and those are the words of a
crisis: the inflected forms of every word that the package's lexicons name are looked up in lemminflect's dictionary.

    python lemmas.py --data TREEBANKS --output timeline/language/weights/lemmas.json

``rules`` maps "TAG|suffix" to "number of letters to cut:letters to add", ``lex`` holds "TAG|word" where no rule holds.
The longest suffix wins.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from lemminflect import getAllInflections, getAllLemmas
from treebank import TEST, TRAIN, Token, read_treebank

LEXICONS = Path(__file__).parents[2] / "timeline" / "lexicons" / "en"
OTHERS = Path(__file__).with_name("crisis_words.txt")
WORD = re.compile(r"\b[a-z]{3,}\b")
UNINFLECTED = frozenset({"PROPN", "X", "PUNCT", "SYM", "NUM"})
BY_SUFFIX = frozenset({"VERB", "NOUN", "ADJ", "AUX", "ADV"})
LONGEST_SUFFIX, MOST_CUT = 6, 4
FEWEST_WORDS, SURE = 2, 0.6  # a rule needs that many different words, and that share of those with its suffix

Table = dict[str, dict[str, str]]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--output", type=Path, required=True)
    options = arguments.parse_args()
    learnt = learn(token for name in TRAIN for sentence in read_treebank(options.data, name) for token in sentence)
    table = with_dictionary(learnt, lexicon_words())
    options.output.write_text(json.dumps(table, ensure_ascii=False, sort_keys=True), encoding="utf-8")
    print(f"{len(table['lex'])} exceptions, {len(table['rules'])} rules")
    for name in TEST:
        tokens = [token for sentence in read_treebank(options.data, name) for token in sentence if token.lemma != "_"]
        right = sum(lemma(table, token.form, token.upos).lower() == token.lemma.lower() for token in tokens)
        print(f"{name}: {100 * right / len(tokens):.2f} % right")


def learn(tokens: Iterable[Token]) -> Table:
    """The table of exceptions and rules."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for token in tokens:
        if token.upos not in UNINFLECTED and token.lemma != "_":
            seen[f"{token.upos}|{token.form.lower()}"][token.lemma] += 1
    lemmas = {key: counts.most_common(1)[0][0] for key, counts in seen.items()}
    by_suffix: dict[str, Counter[str]] = defaultdict(Counter)
    for key, base in lemmas.items():
        tag, word = key.split("|", 1)
        for suffix, change in _changes(tag, word, base):
            by_suffix[f"{tag}|{suffix}"][change] += 1
    rules: dict[str, str] = {}
    for key, counts in by_suffix.items():
        change, count = counts.most_common(1)[0]
        if counts.total() >= FEWEST_WORDS and count / counts.total() > SURE:
            rules[key] = change
    table = {"lex": {}, "rules": rules}
    exceptions = {key: base for key, base in lemmas.items() if lemma(table, *reversed(key.split("|", 1))) != base}
    return {"lex": exceptions, "rules": rules}


def lexicon_words() -> set[str]:
    """Every English word that stands in a lexicon of the package or in the list beside this file."""
    texts = (path.read_text(encoding="utf-8") for path in (*LEXICONS.rglob("*.toml"), OTHERS))
    return {word for text in texts for word in WORD.findall(text)}


def with_dictionary(table: Table, words: Iterable[str]) -> Table:
    """The table with exceptions for the forms of these words of which it gives no dictionary form."""
    added = {}
    for base in sorted(words):
        for tag in ("NOUN", "VERB"):
            for form in sorted({form for forms in getAllInflections(base, upos=tag).values() for form in forms}):
                possible = getAllLemmas(form, upos=tag).get(tag, ())
                if possible[:1] == (base,) and lemma(table, form, tag) not in possible:
                    added[f"{tag}|{form}"] = base
    return {"lex": {**table["lex"], **added}, "rules": table["rules"]}


def _changes(tag: str, word: str, base: str) -> Iterator[tuple[str, str]]:
    """Each suffix of a word with the change that makes the word its lemma."""
    same = 0
    while same < min(len(word), len(base)) and word[same] == base[same]:
        same += 1
    cut = len(word) - same
    if tag in BY_SUFFIX and cut <= MOST_CUT:
        for length in range(max(cut, 1), min(len(word), LONGEST_SUFFIX) + 1):
            yield word[-length:], f"{cut}:{base[same:]}"


def lemma(table: Table, word: str, tag: str) -> str:
    """The dictionary form by table, as the package looks it up."""
    if tag in UNINFLECTED:
        return word
    lower = word.lower()
    if known := table["lex"].get(f"{tag}|{lower}"):
        return known
    if tag in BY_SUFFIX:
        for length in range(min(len(lower), LONGEST_SUFFIX), 0, -1):
            if rule := table["rules"].get(f"{tag}|{lower[-length:]}"):
                cut, _, ending = rule.partition(":")
                return lower[: len(lower) - int(cut)] + ending
    return lower


if __name__ == "__main__":
    main()
