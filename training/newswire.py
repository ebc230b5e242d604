"""Sentences as newswires write them, composed from a small grammar, each with its tree.

The treebanks hold little news: a parser taught by them alone takes "Pompeo on Thursday accused" for a name with a
clause after it, and half of the verbs of a crisis for anything but verbs, because it never met them.  The words are in
news_words.toml; the annotation is that of UD English EWT (titles are nmod:desc, names flat on their first word, bare
days obl:unmarked, a closing "he said" governs what was said).

    python newswire.py 20        # prints twenty
"""

import random
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

from lemminflect import getInflection
from treebank import Token
from trees import Node, tokens_of

__all__ = ["compose", "inflected"]

WORDS = tomllib.loads(Path(__file__).with_name("news_words.toml").read_text(encoding="utf-8"))
VERBS, NAMES, PLACES, TITLES, NOUNS = (WORDS[name] for name in ("verbs", "names", "places", "titles", "nouns"))
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
SING, PLUR, CARD = "Number=Sing", "Number=Plur", "NumForm=Word|NumType=Card"
PAST = "Mood=Ind|Number={}|Person=3|Tense=Past|VerbForm=Fin"
PRESENT = "Mood=Ind|Number={}|Person=3|Tense=Pres|VerbForm=Fin"
PARTICIPLE, PASSIVE = "Tense=Past|VerbForm=Part", "Tense=Past|VerbForm=Part|Voice=Pass"
GOING, GERUND, INFINITIVE = "Tense=Pres|VerbForm=Part", "VerbForm=Ger", "VerbForm=Inf"


def inflected(lemma: str, tag: str) -> str:
    """A verb in a form of the Penn tag set: VBD, VBN, VBG, VBZ, VB."""
    found: tuple[str, ...] = () if tag == "VB" else getInflection(lemma, tag)
    return found[0] if found else lemma


class Grammar:
    """One writer: everything random comes from its own generator."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)

    def sentence(self) -> list[Token]:
        kinds = ((self._report, 10), (self._attributed, 3), (self._headline, 3), (self._caption, 1))
        return tokens_of(self._weighted(kinds))

    def _maybe(self, share: float) -> bool:
        return self.dice.random() < share

    def _one(self, words: list[str] | tuple[str, ...]) -> str:
        return self.dice.choice(words)

    def _weighted(self, choices: tuple[tuple[Callable[[], Node], int], ...]) -> Node:
        makers, weights = zip(*choices, strict=True)
        return self.dice.choices(makers, weights)[0]()

    # -- whole sentences

    def _report(self) -> Node:
        clause = self._clause(
            "root", tensed=self._one(("past", "past", "past", "perfect", "future", "present", "going"))
        )
        if self._maybe(0.12):
            clause.after += [_comma(), self._participial()]
        elif self._maybe(0.15):
            clause.after.append(self._subordinate())
        if self._maybe(0.12):
            clause.before[:0] = [self._opening_time(), _comma()]
        clause.after.append(Node(".", "PUNCT", "punct", glued=True))
        return _capitalised(clause)

    def _attributed(self) -> Node:
        """ "X happened, officials said Thursday.": the saying governs, what was said stands before it."""
        said = self._clause("ccomp", tensed=self._one(("past", "perfect", "future", "past")))
        verb = self._verb(self._one(("say", "say", "say", "report", "claim", "announce")), "VBD", "root")
        subject = self._subject().named("nsubj")
        verb.before = [said, _comma(), subject] if self._maybe(0.85) else [said, _comma()]
        if len(verb.before) == 2:
            verb.after.append(subject)
        if self._maybe(0.5):
            verb.after.append(self._time())
        verb.after.append(Node(".", "PUNCT", "punct", glued=True))
        return _capitalised(verb)

    def _headline(self) -> Node:
        """Present or "to": "Iran rejects ceasefire deal", "Ministers to meet in Vienna"."""
        subject = self._weighted(((self._country, 5), (self._group, 3), (self._thing_bare, 2), (self._person, 2)))
        if self._maybe(0.25):
            verb = self._predicate(self._one(VERBS["transitive"]), "VB", "root")
            verb.before = [subject.named("nsubj"), Node("to", "PART", "mark"), *verb.before]
        else:
            frame = self._predicate_of_any("VBZ" if _is_singular(subject) else "VB", "root")
            frame.before = [subject.named("nsubj"), *frame.before]
            verb = frame
        return _capitalised(verb)

    def _caption(self) -> Node:
        noun = self._object().named("root")
        noun.after.append(self._place("nmod"))
        if self._maybe(0.5):
            noun.after.append(self._dated("nmod"))
        return _capitalised(noun)

    # -- clauses

    def _clause(self, deprel: str, *, tensed: str) -> Node:
        subject = self._subject()
        singular = _is_singular(subject)
        if self._maybe(0.2):
            verb = self._passive(deprel, singular=singular)
            subject.deprel = "nsubj:pass"
        else:
            verb = self._active(deprel, tensed, singular=singular)
            subject.deprel = "nsubj"
        middle = [self._time()] if self._maybe(0.15) else []
        middle += [_adverb(self._one(("also", "reportedly", "later", "already", "again", "repeatedly")))] * self._maybe(
            0.08
        )
        verb.before = [subject, *middle, *verb.before]
        if self._maybe(0.06):
            other = self._active("conj", "past", singular=singular)
            other.before = [Node("and", "CCONJ", "cc"), *other.before]
            verb.after.append(other)
        return verb

    def _active(self, deprel: str, tensed: str, *, singular: bool) -> Node:
        tags = {"past": "VBD", "perfect": "VBN", "future": "VB", "present": "VBZ" if singular else "VB", "going": "VBG"}
        verb = self._predicate_of_any(tags[tensed], deprel, singular=singular)
        number = "Sing" if singular else "Plur"
        if tensed == "perfect":
            word = self._one(("has", "has", "had") if singular else ("have", "have", "had"))
            tense = PAST if word == "had" else PRESENT
            verb.before.insert(0, Node(word, "AUX", "aux", tense.format(number)))
        elif tensed == "future":
            word = self._one(("will", "will", "would", "could", "may", "might", "must", "should"))
            negation = [Node("not", "PART", "advmod")] if self._maybe(0.12) else []
            verb.before[:0] = [Node(word, "AUX", "aux", "VerbForm=Fin"), *negation]
        elif tensed == "going":
            word = ("is", "was") if singular else ("are", "were")
            verb.before.insert(0, Node(self._one(word), "AUX", "aux", PRESENT.format(number)))
        elif tensed == "past" and self._maybe(0.05):
            verb.form, verb.feats = inflected(verb.lemma, "VB"), INFINITIVE
            verb.before[:0] = [Node("did", "AUX", "aux", PAST.format(number)), Node("not", "PART", "advmod")]
        return verb

    def _passive(self, deprel: str, *, singular: bool) -> Node:
        verb = self._verb(self._one(VERBS["transitive"]), "VBN", deprel, feats=PASSIVE)
        helper = self._one(("was", "is") if singular else ("were", "are"))
        number = "Sing" if singular else "Plur"
        verb.before = [Node(helper, "AUX", "aux:pass", PAST.format(number))]
        if self._maybe(0.25):
            perfect = "has" if singular else "have"
            verb.before = [
                Node(perfect, "AUX", "aux", PRESENT.format(number)),
                Node("been", "AUX", "aux:pass", PARTICIPLE),
            ]
        if self._maybe(0.4):
            agent = self._subject(plain=True)
            agent.before.insert(0, Node("by", "ADP", "case"))
            verb.after.append(agent.named("obl:agent"))
        self._add_circumstances(verb)
        return verb

    def _predicate_of_any(self, tag: str, deprel: str, *, singular: bool = True) -> Node:
        frames = (
            *((self._transitive, 10), (self._particle, 2), (self._alone, 3), (self._with_preposition, 4)),
            *((self._clausal, 4), (self._telling, 2), (self._to_do, 4), (self._urging, 3), (self._accusing, 2)),
        )
        makers, weights = zip(*frames, strict=True)
        verb = self.dice.choices(makers, weights)[0](tag, deprel)
        if not singular:
            verb.feats = verb.feats.replace("Number=Sing", "Number=Plur")
        return verb

    def _predicate(self, lemma: str, tag: str, deprel: str) -> Node:
        verb = self._verb(lemma, tag, deprel)
        verb.after.append(self._object().named("obj"))
        self._add_circumstances(verb)
        return verb

    def _transitive(self, tag: str, deprel: str) -> Node:
        return self._predicate(self._one(VERBS["transitive"]), tag, deprel)

    def _particle(self, tag: str, deprel: str) -> Node:
        lemma, particle = self._one(VERBS["particle"]).split()
        verb = self._verb(lemma, tag, deprel)
        verb.after = [Node(particle, "ADP", "compound:prt"), self._object().named("obj")]
        self._add_circumstances(verb)
        return verb

    def _alone(self, tag: str, deprel: str) -> Node:
        lemma, *particle = self._one([*VERBS["intransitive"], *VERBS["particle_alone"]]).split()
        verb = self._verb(lemma, tag, deprel)
        verb.after = [Node(word, "ADP", "compound:prt") for word in particle]
        self._add_circumstances(verb)
        return verb

    def _with_preposition(self, tag: str, deprel: str) -> Node:
        lemma, *prepositions = self._one(VERBS["prepositional"]).split()
        verb = self._verb(lemma, tag, deprel)
        *particle, preposition = prepositions
        verb.after = [Node(word, "ADP", "compound:prt") for word in particle if word != "of"]
        target = self._weighted(((self._city, 3), (self._object, 3), (self._country, 3), (self._person, 1)))
        target.before.insert(0, Node(preposition, "ADP", "case"))
        verb.after.append(target.named("obl"))
        self._add_circumstances(verb)
        return verb

    def _clausal(self, tag: str, deprel: str) -> Node:
        verb = self._verb(self._one(VERBS["clause"]), tag, deprel)
        if self._maybe(0.3):
            verb.after.append(self._time())
        verb.after.append(self._that_clause())
        return verb

    def _that_clause(self) -> Node:
        said = self._clause("ccomp", tensed=self._one(("past", "future", "perfect")))
        if self._maybe(0.6):
            said.before.insert(0, Node("that", "SCONJ", "mark"))
        return said

    def _telling(self, tag: str, deprel: str) -> Node:
        verb = self._verb(self._one(VERBS["telling"]), tag, deprel)
        verb.after = [self._subject(plain=True).named("iobj"), self._that_clause()]
        return verb

    def _to_do(self, tag: str, deprel: str) -> Node:
        verb = self._verb(self._one(VERBS["infinitive"]), tag, deprel)
        verb.after = [self._infinitive()]
        return verb

    def _infinitive(self) -> Node:
        inner = self.dice.choices((self._transitive, self._alone, self._with_preposition, self._particle), (6, 1, 2, 1))
        verb = inner[0]("VB", "xcomp")
        verb.before.insert(0, Node("to", "PART", "mark"))
        return verb

    def _urging(self, tag: str, deprel: str) -> Node:
        lemma, *preposition = self._one(VERBS["urging"]).split()
        verb = self._verb(lemma, tag, deprel)
        whom = self._subject(plain=True).named("obl" if preposition else "obj")
        whom.before[:0] = [Node(word, "ADP", "case") for word in preposition]
        verb.after = [whom, self._infinitive()]
        return verb

    def _accusing(self, tag: str, deprel: str) -> Node:
        accuses = self._maybe(0.6)
        verb = self._verb(self._one(VERBS["accusing" if accuses else "preventing"]), tag, deprel)
        doing = self._predicate(self._one(VERBS["transitive"]), "VBG", "advcl")
        doing.feats = GERUND
        doing.before.insert(0, Node("of" if accuses else "from", "SCONJ", "mark"))
        verb.after = [self._subject(plain=True).named("obj"), doing]
        return verb

    def _participial(self) -> Node:
        verb = self._predicate(self._one(VERBS["transitive"]), "VBG", "advcl")
        return verb if self._maybe(0.7) else self._accusing("VBG", "advcl")

    def _subordinate(self) -> Node:
        clause = self._clause("advcl", tensed="past")
        word = self._one(("after", "before", "as", "because", "since", "when", "while", "until", "if", "although"))
        mark = Node(word, "ADV", "advmod") if word == "when" else Node(word, "SCONJ", "mark")
        clause.before.insert(0, mark)
        if self._maybe(0.3) and word in ("after", "before"):
            unit = self._one(("day", "week", "month", "year"))
            clause.before.insert(0, Node(unit, "NOUN", "obl:unmarked", SING, [_article("a")]))
        return clause

    def _verb(self, lemma: str, tag: str, deprel: str, feats: str = "") -> Node:
        forms = {"VBD": PAST.format("Sing"), "VBZ": PRESENT.format("Sing"), "VBN": PARTICIPLE, "VBG": GOING}
        known = feats or forms.get(tag, INFINITIVE)
        return Node(inflected(lemma, tag), "VERB", deprel, known, lemma=lemma)

    def _add_circumstances(self, verb: Node) -> None:
        if self._maybe(0.35):
            verb.after.append(self._place("obl"))
        if self._maybe(0.35):
            verb.after.append(self._time())
        if self._maybe(0.08):
            topic = Node(self._one(NOUNS["topics"]).split()[-1], "NOUN", "obl", PLUR, [Node("over", "ADP", "case")])
            verb.after.append(topic)

    # -- who and what

    def _subject(self, *, plain: bool = False) -> Node:
        kinds = ((self._person, 6), (self._country, 6), (self._body, 5), (self._group, 5), (self._pronoun, 2))
        found = self._weighted(kinds)
        if plain or found.upos == "PRON":
            return found if found.upos != "PRON" else self._group()
        if self._maybe(0.1):
            also = self._weighted(((self._country, 3), (self._group, 2), (self._person, 2))).named("conj")
            also.before.insert(0, Node("and", "CCONJ", "cc"))
            found.after.append(also)
        elif self._maybe(0.1):
            found.after += [_comma(), self._relative(found), _comma()]
        return found

    def _relative(self, noun: Node) -> Node:
        singular = _is_singular(noun)
        verb = self._active("acl:relcl", self._one(("past", "past", "perfect")), singular=singular)
        of_people = not singular or any(child.deprel == "nmod:desc" for child in noun.before)
        of_people = of_people or any(child.deprel == "flat" for child in noun.after)
        verb.before.insert(0, Node("who" if of_people else "which", "PRON", "nsubj", "PronType=Rel"))
        return verb

    def _pronoun(self) -> Node:
        word, number = self._one(("he", "she", "it", "they")), "Sing"
        number = "Plur" if word == "they" else number
        return Node(word, "PRON", "nsubj", f"Case=Nom|Number={number}|Person=3|PronType=Prs")

    def _person(self) -> Node:
        if self._maybe(0.25):
            return self._titled(Node(self._one(NAMES["family"]), "PROPN", "nsubj", SING), 0.4)
        name = Node(self._one(NAMES["given"]), "PROPN", "nsubj", SING)
        name.after = [*self._given_again(), Node(self._one(NAMES["family"]), "PROPN", "flat", SING)]
        if self._maybe(0.15):
            role = Node(self._one(NOUNS["bodies"]), "NOUN", "nmod", SING, [Node("of", "ADP", "case"), _article("the")])
            head = Node(self._one(("head", "leader", "chairman", "commander", "spokesman")), "NOUN", "appos", SING)
            name.after += [_comma(), head, _comma()]
            head.before, head.after = [_article("the")], [role]
            return name
        return self._titled(name, 0.6)

    def _given_again(self) -> list[Node]:
        return [Node(self._one(NAMES["given"]), "PROPN", "flat", SING)] if self._maybe(0.2) else []

    def _titled(self, name: Node, share: float) -> Node:
        if not self._maybe(share):
            return name
        kind = self._one(("one_word", "one_word", "adjective", "compound", "of"))
        words = self._one(TITLES[kind]).split()
        head, rest = (words[0], words[1:]) if kind == "of" else (words[-1], words[:-1])
        title = Node(head, _noun_pos(head), "nmod:desc", SING)
        if kind == "of":
            title.after = _of_phrase(rest)
        else:
            relation = "amod" if kind == "adjective" else "compound"
            title.before = [Node(w, "ADJ" if kind == "adjective" else _noun_pos(w), relation) for w in rest]
        title.before[:0] = self._of_country()
        name.before.insert(0, title)
        return name

    def _of_country(self) -> list[Node]:
        if self._maybe(0.35):
            return [Node(self._one(PLACES["demonyms"]), "ADJ", "amod", "Degree=Pos")]
        if self._maybe(0.3):
            return [Node(self._one(("US", "U.S.", "UN", "U.N.", "NATO", "EU", "UK")), "PROPN", "compound", SING)]
        return [self._possessive()] if self._maybe(0.2) else []

    def _possessive(self) -> Node:
        owner = self._country().named("nmod:poss")
        owner.after.append(Node(self._one(("'s", "’s")), "PART", "case", glued=True))
        return owner

    def _country(self) -> Node:
        if self._maybe(0.12):
            first, last = self._one(PLACES["two_words"]).split()
            return Node(last, "PROPN", "nsubj", SING, [Node(first, "PROPN", "compound", SING)])
        if self._maybe(0.12):
            united = Node("United", "ADJ", "amod", "Degree=Pos")
            return Node(self._one(("States", "Nations")), "PROPN", "nsubj", PLUR, [_article("the"), united])
        return Node(self._one(PLACES["countries"]), "PROPN", "nsubj", SING)

    def _body(self) -> Node:
        if self._maybe(0.35):
            *modifiers, head = self._one(NOUNS["bodies_compound"]).split()
            body = Node(
                head, _noun_pos(head), "nsubj", SING, [Node(m, _noun_pos(m), "compound", SING) for m in modifiers]
            )
        else:
            body = Node(self._one(NOUNS["bodies"]), "NOUN", "nsubj", SING)
        owner = self._of_country()
        article = [] if owner and owner[0].deprel == "nmod:poss" else [_article("the")]
        body.before[:0] = [*article, *owner]
        return body

    def _group(self) -> Node:
        group = Node(self._one(NOUNS["groups"]), "NOUN", "nsubj", PLUR)
        if self._maybe(0.5):
            group.before = self._of_country()
        elif self._maybe(0.4):
            number = Node(
                self._one(("two", "five", "a dozen", "20", "300", "dozens")).split()[-1], "NUM", "nummod", CARD
            )
            least = Node("least", "ADJ", "nmod", "Degree=Sup", [Node("at", "ADP", "case")])
            number.before = [least] if self._maybe(0.3) else []
            group.before = [number]
        if self._maybe(0.25):
            word = self._one(
                ("senior", "armed", "security", "rebel", "government", "foreign", "masked", "riot", "European")
            )
            adjective = word in ("senior", "armed", "foreign", "masked", "European")
            group.before.append(Node(word, "ADJ" if adjective else "NOUN", "amod" if adjective else "compound"))
        return group

    def _thing_bare(self) -> Node:
        word = self._one(NOUNS["things"])
        noun = Node(word, "NOUN", "nsubj", PLUR if word.endswith("s") else SING)
        if self._maybe(0.5):
            noun.before = [Node(self._one(NOUNS["compounds"]), "NOUN", "compound", SING)]
        return noun

    def _object(self) -> Node:
        if self._maybe(0.25):
            return self._weighted(((self._country, 3), (self._person, 2), (self._group, 3)))
        noun = self._thing_bare()
        if self._maybe(0.45):
            noun.before.insert(0, Node(self._one(NOUNS["modifiers"]), "ADJ", "amod", "Degree=Pos"))
        if self._maybe(0.15):
            noun.before[:0] = self._of_country()
        has_owner = bool(noun.before) and noun.before[0].deprel == "nmod:poss"
        if not has_owner and (noun.feats == SING or self._maybe(0.3)):
            noun.before.insert(0, _article("the" if self._maybe(0.5) else self._one(("a", "its")), noun))
        if self._maybe(0.2):
            other = self._weighted(((self._country, 4), (self._group, 2), (self._thing_bare, 2)))
            other.before.insert(
                0, Node(self._one(("with", "on", "against", "of", "between", "from", "for")), "ADP", "case")
            )
            noun.after.append(other.named("nmod"))
        return noun

    # -- where and when

    def _city(self) -> Node:
        return Node(self._one(PLACES["cities"]), "PROPN", "obl", SING)

    def _place(self, deprel: str) -> Node:
        if self._maybe(0.6):
            place = self._city()
            place.before = [Node(self._one(("in", "in", "near", "outside")), "ADP", "case")]
        elif self._maybe(0.3):
            first, _, last = self._one(PLACES["seas"]).split()
            place = Node(first, "PROPN", "obl", SING, [Node("in", "ADP", "case"), _article("the")])
            place.after = [Node(last, "PROPN", "nmod", SING, [Node("of", "ADP", "case")])]
        else:
            place = Node(self._one(PLACES["regions"]), "NOUN", "obl", SING)
            place.before = [
                Node(self._one(("near", "in", "along", "off")), "ADP", "case"),
                _article("the"),
                *self._of_country(),
            ]
            place.before = [node for node in place.before if node.deprel != "nmod:poss"]
        return place.named(deprel)

    def _time(self) -> Node:
        if self._maybe(0.45):
            day = Node(self._one(DAYS), "PROPN", "obl:unmarked", SING)
            if self._maybe(0.5):
                day.before, day.deprel = [Node("on", "ADP", "case")], "obl"
            elif self._maybe(0.3):
                day.before = [Node(self._one(("early", "late")), "ADJ", "amod", "Degree=Pos")]
            return day
        if self._maybe(0.4):
            unit = Node(self._one(("week", "month", "year")), "NOUN", "obl:unmarked", SING)
            unit.before = [Node(self._one(("last", "next", "last")), "ADJ", "amod", "Degree=Pos")]
            return unit
        if self._maybe(0.2):
            return Node(self._one(("yesterday", "today", "tomorrow")), "NOUN", "obl:unmarked", SING)
        return self._dated("obl")

    def _dated(self, deprel: str) -> Node:
        month = Node(self._one(MONTHS), "PROPN", deprel, SING, [Node("in", "ADP", "case")])
        if self._maybe(0.4):
            year = str(self.dice.randint(1970, 2024))
            month.after = [Node(year, "NUM", "nmod:unmarked", "NumForm=Digit|NumType=Card")]
        return month

    def _opening_time(self) -> Node:
        day = Node(self._one(DAYS), "PROPN", "obl", SING, [Node("On", "ADP", "case")])
        return day if self._maybe(0.6) else self._dated("obl")


def _comma() -> Node:
    return Node(",", "PUNCT", "punct", glued=True)


def _adverb(word: str) -> Node:
    return Node(word, "ADV", "advmod")


def _article(word: str, noun: Node | None = None) -> Node:
    if word == "its":
        return Node("its", "PRON", "nmod:poss", "Gender=Neut|Number=Sing|Person=3|Poss=Yes|PronType=Prs")
    if word == "a" and noun is not None:
        following = noun.before[0].form if noun.before else noun.form
        if noun.feats == PLUR:
            word = "the"
        elif following[:1].lower() in "aeio":
            word = "an"
    definite = "Def" if word == "the" else "Ind"
    return Node(word, "DET", "det", f"Definite={definite}|PronType=Art")


def _noun_pos(word: str) -> str:
    return "PROPN" if word[:1].isupper() else "NOUN"


def _of_phrase(words: list[str]) -> list[Node]:
    preposition, *article, head = words
    inner = [Node(preposition, "ADP", "case"), *(_article(word) for word in article)]
    return [Node(head, _noun_pos(head), "nmod", SING, inner)]


def _is_singular(noun: Node) -> bool:
    return "Number=Plur" not in noun.feats and not any(child.deprel == "conj" for child in noun.after)


def _capitalised(root: Node) -> Node:
    first = root
    while first.before:
        first = first.before[0]
    first.form = first.form[:1].upper() + first.form[1:]
    return root


def compose(number: int, seed: int) -> list[list[Token]]:
    """That many sentences with their trees; the same ones for the same seed."""
    grammar = Grammar(seed)
    return [grammar.sentence() for _ in range(number)]


if __name__ == "__main__":
    for tokens in compose(int(sys.argv[1]), seed=1):
        print("".join(token.form + " " * token.space_after for token in tokens))
