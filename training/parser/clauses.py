"""The clauses of composed sentences: a verb in a frame and a tense, with what it governs."""

from lemminflect import getInflection
from phrases import VERBS, Phrases, article, case, comma, is_singular
from trees import Node

__all__ = ["Clauses", "inflected"]

PAST = "Mood=Ind|Number={}|Person=3|Tense=Past|VerbForm=Fin"
PRESENT = "Mood=Ind|Number={}|Person=3|Tense=Pres|VerbForm=Fin"
PARTICIPLE, PASSIVE = "Tense=Past|VerbForm=Part", "Tense=Past|VerbForm=Part|Voice=Pass"
GOING, GERUND, INFINITIVE = "Tense=Pres|VerbForm=Part", "VerbForm=Ger", "VerbForm=Inf"
FEATURES = {"VBD": PAST.format("Sing"), "VBZ": PRESENT.format("Sing"), "VBN": PARTICIPLE, "VBG": GOING}
TAGS = {"past": "VBD", "perfect": "VBN", "future": "VB", "going": "VBG"}
MODALS = ("will", "will", "would", "could", "may", "might", "must", "should")
ADVERBS = ("also", "reportedly", "later", "already", "again", "repeatedly", "briefly", "since", "formally")
CONJUNCTIONS = (
    "after",
    "before",
    "as",
    "because",
    "since",
    "when",
    "while",
    "until",
    "if",
    "although",
    "once",
    "unless",
)


def inflected(lemma: str, tag: str) -> str:
    """A verb in a form of the Penn tag set: VBD, VBN, VBG, VBZ, VB."""
    found: tuple[str, ...] = () if tag == "VB" else getInflection(lemma, tag)
    return found[0] if found else lemma


class Clauses(Phrases):
    """One writer's clauses."""

    def clause(self, deprel: str, tense: str) -> Node:
        subject = self.subject()
        singular = is_singular(subject)
        passive = self.maybe(0.2)
        verb = self.passive(deprel, singular=singular) if passive else self.active(deprel, tense, singular=singular)
        middle = [self.time()] if self.maybe(0.15) else []
        middle += [Node(self.one(ADVERBS), "ADV", "advmod")] if self.maybe(0.08) else []
        verb.led_by(subject.named("nsubj:pass" if passive else "nsubj"), *middle)
        if self.maybe(0.1):
            other = self.active("conj", "past", singular=singular)
            verb.after.append(other.led_by(Node("and", "CCONJ", "cc")))
        return verb

    def subject(self) -> Node:
        if self.maybe(0.08):
            return self.pronoun()
        found = self.parties()
        if self.maybe(0.1):
            found.after += [comma(), self._relative(found), comma()]
        elif self.maybe(0.06):
            found.after += [comma(), self._reduced("acl"), comma()]
        elif self.maybe(0.05) and found.upos == "NOUN":
            found.after.append(self._relative(found))
        elif self.maybe(0.05) and found.upos == "NOUN":
            found.after.append(self._reduced("acl"))
        return found

    def _relative(self, noun: Node) -> Node:
        """ "who met ...", "which began bombing": a clause about a noun."""
        singular = is_singular(noun)
        verb = self.active("acl:relcl", self.one(("past", "past", "perfect", "future")), singular=singular)
        of_people = not singular or any(child.deprel == "nmod:desc" for child in noun.before)
        of_people = of_people or any(child.deprel == "flat" for child in noun.after)
        word = "who" if of_people else self.one(("which", "that"))
        return verb.led_by(Node(word, "PRON", "nsubj", "PronType=Rel"))

    def _reduced(self, deprel: str) -> Node:
        """ "launched at the base on Friday", "suspected of smuggling", "marching in Yangon"."""
        if self.maybe(0.3):
            return self.of_any_frame("VBG", deprel)
        if self.maybe(0.2):
            verb = self.verb(self.one(VERBS["accusing"]), "VBN", deprel, PASSIVE)
            verb.after = [self._gerund_phrase("of")]
            return verb
        verb = self.verb(self.one(VERBS["transitive"]), "VBN", deprel, PASSIVE)
        self._agent(verb, 0.3)
        verb.after.append(self.place("obl") if self.maybe(0.6) else self.time())
        return verb

    def participial(self) -> Node:
        """ ", killing dozens", ", accusing Iran of lying"."""
        return self.transitive("VBG", "advcl") if self.maybe(0.7) else self.accusing("VBG", "advcl")

    def subordinate(self, tense: str = "past") -> Node:
        clause = self.clause("advcl", tense)
        word = self.one(CONJUNCTIONS)
        clause.led_by(Node(word, "ADV", "advmod") if word == "when" else Node(word, "SCONJ", "mark"))
        if self.maybe(0.35) and word in ("after", "before"):
            unit = Node(
                self.one(("day", "week", "month", "year")), "NOUN", "obl:unmarked", "Number=Sing", [article("a")]
            )
            if self.maybe(0.4):
                unit = Node(self.one(("days", "weeks", "hours")), "NOUN", "obl:unmarked", "Number=Plur")
            clause.led_by(unit)
        return clause

    # -- tense

    def active(self, deprel: str, tense: str, *, singular: bool) -> Node:
        verb = self.of_any_frame(TAGS.get(tense, "VBZ" if singular else "VB"), deprel)
        number = "Sing" if singular else "Plur"
        verb.feats = verb.feats.replace("Number=Sing", f"Number={number}")
        if tense == "present" and not singular:
            verb.feats = PRESENT.format("Plur")
        if tense == "perfect":
            word = self.one(("has", "has", "had") if singular else ("have", "have", "had"))
            verb.led_by(Node(word, "AUX", "aux", (PAST if word == "had" else PRESENT).format(number)))
        elif tense == "future":
            negation = [Node("not", "PART", "advmod")] if self.maybe(0.12) else []
            verb.led_by(Node(self.one(MODALS), "AUX", "aux", "VerbForm=Fin"), *negation)
        elif tense == "going":
            word = self.one(("is", "was") if singular else ("are", "were"))
            verb.led_by(Node(word, "AUX", "aux", (PAST if word.startswith("w") else PRESENT).format(number)))
        elif tense == "past" and self.maybe(0.05):
            verb.form, verb.feats = inflected(verb.lemma, "VB"), INFINITIVE
            verb.led_by(Node("did", "AUX", "aux", PAST.format(number)), Node("not", "PART", "advmod"))
        return verb

    def passive(self, deprel: str, *, singular: bool) -> Node:
        number = "Sing" if singular else "Plur"
        if self.maybe(0.15):
            lemma, particle = self.one(VERBS["particle"]).split()
            verb = self.verb(lemma, "VBN", deprel, PASSIVE)
            verb.after = [Node(particle, "ADP", "compound:prt")]
        else:
            verb = self.verb(self.one(VERBS["transitive"]), "VBN", deprel, PASSIVE)
        if self.maybe(0.25):
            perfect = Node("has" if singular else "have", "AUX", "aux", PRESENT.format(number))
            verb.led_by(perfect, Node("been", "AUX", "aux:pass", PARTICIPLE))
        elif self.maybe(0.15):
            verb.led_by(Node(self.one(MODALS), "AUX", "aux", "VerbForm=Fin"), Node("be", "AUX", "aux:pass", INFINITIVE))
        else:
            word = self.one(("was", "was", "is") if singular else ("were", "were", "are"))
            verb.led_by(Node(word, "AUX", "aux:pass", (PAST if word.startswith("w") else PRESENT).format(number)))
        self._agent(verb, 0.4)
        self.circumstances(verb)
        return verb

    def _agent(self, verb: Node, share: float) -> None:
        if self.maybe(share):
            verb.after.append(self.party().named("obl:agent").led_by(case("by")))

    # -- frames

    def verb(self, lemma: str, tag: str, deprel: str, feats: str = "") -> Node:
        known = feats or FEATURES.get(tag, INFINITIVE)
        return Node(inflected(lemma, tag), "VERB", deprel, known, lemma=lemma)

    def of_any_frame(self, tag: str, deprel: str) -> Node:
        frames = (
            *((self.transitive, 11), (self.particle, 2), (self.alone, 3), (self.with_preposition, 4)),
            *(
                (self.saying, 4),
                (self.telling, 2),
                (self.to_do, 4),
                (self.doing, 1),
                (self.urging, 3),
                (self.accusing, 2),
            ),
        )
        makers, weights = zip(*frames, strict=True)
        return self.dice.choices(makers, weights)[0](tag, deprel)

    def transitive(self, tag: str, deprel: str) -> Node:
        verb = self.verb(self.one(VERBS["transitive"]), tag, deprel)
        verb.after.append(self.object().named("obj"))
        if self.maybe(0.08):  # "as his deputy", "as a breach of the truce"
            verb.after.append(self.thing().named("obl").led_by(case("as")))
        if self.maybe(0.08):  # "fired missiles at Israel", "imposed sanctions on firms"
            target = self.any_of(((self.country, 3), (self.group, 2), (self.thing, 1)))
            verb.after.append(target.named("obl").led_by(case(self.one(("at", "on", "against", "to", "from")))))
        self.circumstances(verb)
        return verb

    def particle(self, tag: str, deprel: str) -> Node:
        lemma, particle = self.one(VERBS["particle"]).split()
        verb = self.verb(lemma, tag, deprel)
        verb.after = [Node(particle, "ADP", "compound:prt"), self.object().named("obj")]
        self.circumstances(verb)
        return verb

    def alone(self, tag: str, deprel: str) -> Node:
        lemma, *particle = self.one([*VERBS["intransitive"], *VERBS["particle_alone"]]).split()
        verb = self.verb(lemma, tag, deprel)
        verb.after = [Node(word, "ADP", "compound:prt") for word in particle]
        self.circumstances(verb)
        return verb

    def with_preposition(self, tag: str, deprel: str) -> Node:
        lemma, *particle, preposition = self.one(VERBS["prepositional"]).split()
        verb = self.verb(lemma, tag, deprel)
        verb.after = [Node(word, "ADP", "compound:prt") for word in particle]
        target = self.any_of(((self.city, 3), (self.object, 3), (self.country, 3), (self.person, 1)))
        verb.after.append(target.named("obl").led_by(case(preposition)))
        self.circumstances(verb)
        return verb

    def saying(self, tag: str, deprel: str) -> Node:
        verb = self.verb(self.one(VERBS["clause"]), tag, deprel)
        if self.maybe(0.3):
            verb.after.append(self.time())
        verb.after.append(self._that_clause())
        return verb

    def _that_clause(self) -> Node:
        said = self.clause("ccomp", self.one(("past", "future", "perfect", "past", "going")))
        return said.led_by(Node("that", "SCONJ", "mark")) if self.maybe(0.6) else said

    def telling(self, tag: str, deprel: str) -> Node:
        verb = self.verb(self.one(VERBS["telling"]), tag, deprel)
        verb.after = [self.party().named("iobj"), self._that_clause()]
        return verb

    def to_do(self, tag: str, deprel: str) -> Node:
        verb = self.verb(self.one(VERBS["infinitive"]), tag, deprel)
        if self.maybe(0.2):
            verb.after.append(self.time())
        verb.after.append(self._infinitive())
        return verb

    def _infinitive(self) -> Node:
        frames = (self.transitive, self.alone, self.with_preposition, self.particle)
        inner = self.dice.choices(frames, (6, 1, 2, 1))[0]("VB", "xcomp")
        if self.maybe(0.15):
            other = self.transitive("VB", "conj")
            inner.after.append(other.led_by(Node("and", "CCONJ", "cc")))
        return inner.led_by(Node("to", "PART", "mark"))

    def doing(self, tag: str, deprel: str) -> Node:
        verb = self.verb(self.one(VERBS["gerund"]), tag, deprel)
        inner = self.transitive("VBG", "xcomp") if self.maybe(0.7) else self.alone("VBG", "xcomp")
        inner.feats = GERUND
        verb.after = [inner]
        return verb

    def urging(self, tag: str, deprel: str) -> Node:
        lemma, *preposition = self.one(VERBS["urging"]).split()
        verb = self.verb(lemma, tag, deprel)
        whom = self.party().named("obl" if preposition else "obj").led_by(*(case(word) for word in preposition))
        verb.after = [whom, self._infinitive()]
        return verb

    def accusing(self, tag: str, deprel: str) -> Node:
        accuses = self.maybe(0.6)
        verb = self.verb(self.one(VERBS["accusing" if accuses else "preventing"]), tag, deprel)
        verb.after = [self.party().named("obj"), self._gerund_phrase("of" if accuses else "from")]
        return verb

    def _gerund_phrase(self, word: str) -> Node:
        doing = self.transitive("VBG", "advcl")
        doing.feats = GERUND
        return doing.led_by(Node(word, "SCONJ", "mark"))

    def circumstances(self, verb: Node) -> None:
        """Where, when and over what."""
        if self.maybe(0.3):
            verb.after.append(self.place("obl"))
        if self.maybe(0.35):
            verb.after.append(self.time())
        if self.maybe(0.06):
            verb.after.append(
                self.matter().named("obl").led_by(case(self.one(("over", "during", "after", "despite", "amid"))))
            )
