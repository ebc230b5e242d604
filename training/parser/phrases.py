"""The phrases of composed sentences: who, what, where and when, each with its tree.

The annotation is that of UD English EWT: titles are nmod:desc of a name, names flat on their first word, bare days
obl:unmarked, the number of a day governs its month and year.
"""

import random
import tomllib
from collections.abc import Callable
from pathlib import Path

from trees import Node

__all__ = ["NAMES", "PLACES", "SING", "VERBS", "Phrases", "article", "case", "comma", "is_singular"]

WORDS = tomllib.loads(Path(__file__).with_name("news_words.toml").read_text(encoding="utf-8"))
VERBS, NAMES, PLACES, TITLES, NOUNS = (WORDS[name] for name in ("verbs", "names", "places", "titles", "nouns"))
SING, PLUR, CARD = "Number=Sing", "Number=Plur", "NumForm=Word|NumType=Card"
DIGIT, POSITIVE = "NumForm=Digit|NumType=Card", "Degree=Pos"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "June", "July", "August", "September", "October", "Aug.", "Sept.")
ROLES = ("head", "leader", "chairman", "commander", "spokesman", "chief", "director", "founder")
LETTERS = ("US", "U.S.", "UN", "U.N.", "NATO", "EU", "UK", "RSF", "KLA", "PLO")


class Phrases:
    """One writer's phrases: everything random comes from its own generator."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)

    def maybe(self, share: float) -> bool:
        return self.dice.random() < share

    def one(self, words: list[str] | tuple[str, ...]) -> str:
        return self.dice.choice(words)

    def any_of(self, choices: tuple[tuple[Callable[[], Node], int], ...]) -> Node:
        makers, weights = zip(*choices, strict=True)
        return self.dice.choices(makers, weights)[0]()

    # -- who

    def party(self) -> Node:
        """Somebody who acts, without anything after it."""
        return self.any_of(((self.person, 6), (self.country, 6), (self.body, 5), (self.group, 5)))

    def parties(self) -> Node:
        """One, two or three of them."""
        first = self.party()
        if not self.maybe(0.12):
            return first
        if self.maybe(0.3):
            first.after += [comma(), self.any_of(((self.country, 3), (self.person, 2))).named("conj")]
        other = self.any_of(((self.country, 3), (self.group, 2), (self.person, 2))).named("conj")
        first.after.append(other.led_by(Node("and", "CCONJ", "cc")))
        return first

    def pronoun(self) -> Node:
        word = self.one(("he", "she", "it", "they"))
        number = "Plur" if word == "they" else "Sing"
        return Node(word, "PRON", "nsubj", f"Case=Nom|Number={number}|Person=3|PronType=Prs")

    def person(self) -> Node:
        if self.maybe(0.25):
            return self._titled(Node(self.one(NAMES["family"]), "PROPN", "nsubj", SING), 0.4)
        name = Node(self.one(NAMES["given"]), "PROPN", "nsubj", SING)
        again = [Node(self.one(NAMES["given"]), "PROPN", "flat", SING)] if self.maybe(0.2) else []
        name.after = [*again, Node(self.one(NAMES["family"]), "PROPN", "flat", SING)]
        if self.maybe(0.15):
            name.after += [comma(), self._role(), comma()]
            return name
        return self._titled(name, 0.6)

    def _role(self) -> Node:
        """ "the head of the party", "Iran's foreign minister", "a rebel commander"."""
        if self.maybe(0.4):
            of = self.body().named("nmod").led_by(case("of"))
            lead = [article("the")] if self.maybe(0.5) else []
            return Node(self.one(ROLES), "NOUN", "appos", SING, lead, [of])
        *modifiers, head = self.one(TITLES["compound"] + TITLES["adjective"]).lower().split()
        role = Node(head, "NOUN", "appos", SING, [Node(word, "NOUN", "compound", SING) for word in modifiers])
        owner = self.owner()
        lead = [] if owner and owner[0].deprel == "nmod:poss" else [article(self.one(("the", "the", "a")))]
        return role.led_by(*lead, *owner)

    def _titled(self, name: Node, share: float) -> Node:
        if not self.maybe(share):
            return name
        titles = [self._title()]
        if self.maybe(0.12):  # "army chief Gen. X": both describe the name
            titles.append(
                Node(
                    self.one(("Gen", "Gen.", "General", "Col.", "Maj.", "Dr.", "Lord", "Sir")),
                    "PROPN",
                    "nmod:desc",
                    SING,
                )
            )
        titles[0].led_by(*self.owner())
        return name.led_by(*titles)

    def _title(self) -> Node:
        kind = self.one(("one_word", "one_word", "adjective", "compound", "of"))
        words = self.one(TITLES[kind]).split()
        if kind == "of":
            return Node(words[0], "PROPN", "nmod:desc", SING, [], [_of_phrase(words[1:])])
        relation, upos = ("amod", "ADJ") if kind == "adjective" else ("compound", "")
        modifiers = [Node(word, upos or _noun_pos(word), relation) for word in words[:-1]]
        return Node(words[-1], _noun_pos(words[-1]), "nmod:desc", SING, modifiers)

    def owner(self) -> list[Node]:
        """Whose: "Iranian", "US", "Iran's", or nothing."""
        if self.maybe(0.35):
            return [Node(self.one(PLACES["demonyms"]), "ADJ", "amod", POSITIVE)]
        if self.maybe(0.3):
            return [Node(self.one(LETTERS), "PROPN", "compound", SING)]
        return [self.possessive()] if self.maybe(0.25) else []

    def possessive(self) -> Node:
        owner = self.country().named("nmod:poss")
        owner.after.append(Node(self.one(("'s", "’s")), "PART", "case", glued=True))
        return owner

    def country(self) -> Node:
        if self.maybe(0.12):
            first, last = self.one(PLACES["two_words"]).split()
            return Node(last, "PROPN", "nsubj", SING, [Node(first, "PROPN", "compound", SING)])
        if self.maybe(0.06):
            return Node("Arabia", "PROPN", "nsubj", SING, [Node("Saudi", "ADJ", "amod", POSITIVE)])
        if self.maybe(0.12):
            united = Node("United", "ADJ", "amod", POSITIVE)
            return Node(self.one(("States", "Nations")), "PROPN", "nsubj", PLUR, [article("the"), united])
        return Node(self.one(PLACES["countries"]), "PROPN", "nsubj", SING)

    def body(self) -> Node:
        if self.maybe(0.35):
            *modifiers, head = self.one(NOUNS["bodies_compound"]).split()
            before = [Node(word, _noun_pos(word), "compound", SING) for word in modifiers]
            body = Node(head, _noun_pos(head), "nsubj", SING, before)
        else:
            body = Node(self.one(NOUNS["bodies"]), "NOUN", "nsubj", SING)
        owner = self.owner()
        lead = [] if owner and owner[0].deprel == "nmod:poss" else [article("the")]
        return body.led_by(*lead, *owner)

    def group(self) -> Node:
        if self.maybe(0.07):  # "Hundreds of Chadian troops"
            many = Node(self.one(("hundreds", "dozens", "thousands", "scores", "tens")), "NOUN", "nsubj", PLUR)
            many.after = [self._plain_group().named("nmod").led_by(case("of"))]
            return many
        if self.maybe(0.05):
            one = Node(self.one(("one", "two", "three")), "NUM", "nsubj", CARD)
            one.after = [self._plain_group().named("nmod").led_by(case("of"), article("the"))]
            return one
        return self._plain_group()

    def _plain_group(self) -> Node:
        group = Node(self.one(NOUNS["groups"]), "NOUN", "nsubj", PLUR)
        if self.maybe(0.4):
            group.before = self.owner()
        elif self.maybe(0.5):
            group.before = [self._number()]
        if self.maybe(0.25):
            word = self.one(("senior", "armed", "foreign", "masked", "security", "rebel", "government", "riot"))
            is_noun = word in ("security", "rebel", "government", "riot")
            group.before.append(Node(word, "NOUN" if is_noun else "ADJ", "compound" if is_noun else "amod"))
        return group

    def _number(self) -> Node:
        digits = self.maybe(0.5)
        word = (
            self.one(("14", "300", "2,000", "70", "1,500")) if digits else self.one(("two", "five", "ten", "eighteen"))
        )
        number = Node(word, "NUM", "nummod", DIGIT if digits else CARD)
        if self.maybe(0.25):
            number.before = [Node("least", "ADJ", "nmod", "Degree=Sup", [case("at")])]
        elif self.maybe(0.15):
            number.before = [Node("more", "ADJ", "advmod", "Degree=Cmp", [], [Node("than", "ADP", "fixed")])]
        return number

    # -- what

    def matter(self) -> Node:
        """A thing by its bare name: "peace talks"."""
        word = self.one(NOUNS["things"])
        noun = Node(word, "NOUN", "nsubj", PLUR if word.endswith("s") else SING)
        if self.maybe(0.4):
            noun.before = [Node(self.one(NOUNS["compounds"]), "NOUN", "compound", SING)]
        return noun

    def thing(self) -> Node:
        """A thing with article, adjectives and a complement."""
        noun = self.matter()
        if self.maybe(0.45):
            noun.led_by(Node(self.one(NOUNS["modifiers"]), "ADJ", "amod", POSITIVE))
        if self.maybe(0.2):
            noun.led_by(*self.owner())
        has_owner = bool(noun.before) and noun.before[0].deprel == "nmod:poss"
        if not has_owner and (noun.feats == SING or self.maybe(0.3)):
            noun.led_by(article(self.one(("the", "the", "a", "its")), noun))
        if self.maybe(0.25):
            noun.after.append(self._complement())
        return noun

    def _complement(self) -> Node:
        preposition = self.one(("with", "on", "against", "of", "between", "from", "for", "to", "at", "over"))
        other = self.any_of(((self.country, 4), (self.group, 2), (self.matter, 2), (self.person, 1))).named("nmod")
        if preposition == "between":
            second = self.country().named("conj").led_by(Node("and", "CCONJ", "cc"))
            other = self.country().named("nmod")
            other.after.append(second)
        return other.led_by(case(preposition))

    def object(self) -> Node:
        """Whom or what a verb is done to."""
        return self.thing() if self.maybe(0.7) else self.any_of(((self.country, 3), (self.person, 2), (self.group, 3)))

    # -- where and when

    def city(self) -> Node:
        return Node(self.one(PLACES["cities"]), "PROPN", "obl", SING)

    def place(self, deprel: str) -> Node:
        if self.maybe(0.6):
            return self.city().named(deprel).led_by(case(self.one(("in", "in", "near", "outside"))))
        if self.maybe(0.3):
            first, _, last = self.one(PLACES["seas"]).split()
            inner = Node(last, "PROPN", "nmod", SING, [case("of")])
            return Node(first, "PROPN", deprel, SING, [case("in"), article("the")], [inner])
        place = Node(self.one(PLACES["regions"]), "NOUN", deprel, SING)
        if self.maybe(0.4):
            place.before = [Node(self.one(PLACES["demonyms"]), "ADJ", "amod", POSITIVE)]
        return place.led_by(case(self.one(("near", "in", "along", "off"))), article("the"))

    def time(self) -> Node:
        kinds = ((self._weekday, 9), (self._last_week, 4), (self._deictic, 1), (self._day_of_month, 3))
        return self.any_of((*kinds, (lambda: self.month("obl"), 3)))

    def _weekday(self) -> Node:
        day = Node(self.one(DAYS), "PROPN", "obl:unmarked", SING)
        if self.maybe(0.12):
            part = Node(self.one(("morning", "afternoon", "night", "evening")), "NOUN", "obl", SING)
            part.before = [case("on"), day.named("compound")]
            return part
        if self.maybe(0.55):
            return day.named("obl").led_by(case("on"))
        if self.maybe(0.3):
            day.before = [Node(self.one(("early", "late")), "ADJ", "amod", POSITIVE)]
        return day

    def _last_week(self) -> Node:
        unit = Node(self.one(("week", "month", "year")), "NOUN", "obl:unmarked", SING)
        return unit.led_by(Node(self.one(("last", "next", "last")), "ADJ", "amod", POSITIVE))

    def _deictic(self) -> Node:
        return Node(self.one(("yesterday", "today", "tomorrow")), "NOUN", "obl:unmarked", SING)

    def _day_of_month(self) -> Node:
        day = Node(str(self.dice.randint(1, 31)), "NUM", "obl", DIGIT, [case("on")])
        month = Node(self.one(MONTHS), "PROPN", "nmod:unmarked", SING)
        if self.maybe(0.5):
            day.before.append(month)
        else:
            day.after.append(month)
        if self.maybe(0.25):
            day.after += [comma()] * (month in day.before)
            day.after.append(self._year())
        return day

    def _year(self) -> Node:
        return Node(str(self.dice.randint(1970, 2024)), "NUM", "nmod:unmarked", DIGIT)

    def month(self, deprel: str) -> Node:
        month = Node(self.one(MONTHS), "PROPN", deprel, SING, [case("in")])
        if self.maybe(0.3):
            month.after = [Node(self.one(("last", "this")), "ADJ", "amod", POSITIVE)]
            year = Node("year", "NOUN", "nmod:unmarked", SING, month.after)
            month.after = [year]
        elif self.maybe(0.4):
            month.after = [self._year()]
        return month


def comma() -> Node:
    return Node(",", "PUNCT", "punct", glued=True)


def case(word: str) -> Node:
    return Node(word, "ADP", "case")


def article(word: str, noun: Node | None = None) -> Node:
    if word == "its":
        return Node("its", "PRON", "nmod:poss", "Gender=Neut|Number=Sing|Person=3|Poss=Yes|PronType=Prs")
    if word == "a" and noun is not None:
        following = noun.before[0].form if noun.before else noun.form
        word = "the" if noun.feats == PLUR else "an" if following[:1].lower() in "aeio" else "a"
    definite = "Def" if word == "the" else "Ind"
    return Node(word, "DET", "det", f"Definite={definite}|PronType=Art")


def is_singular(noun: Node) -> bool:
    return "Number=Plur" not in noun.feats and not any(child.deprel == "conj" for child in noun.after)


def _noun_pos(word: str) -> str:
    return "PROPN" if word[:1].isupper() else "NOUN"


def _of_phrase(words: list[str]) -> Node:
    preposition, *articles, head = words
    return Node(head, _noun_pos(head), "nmod", SING, [case(preposition), *(article(word) for word in articles)])
