"""Sentences as newswires write them, composed from a small grammar, each with its tree.

The treebanks hold little news: a parser taught by them alone takes "Pompeo on Thursday accused" for a name with a
clause after it, and half of the verbs of a crisis for anything but verbs, because it never met them.  What the
sentences say is nonsense; what they are built of is not.  Words: news_words.toml; phrases: phrases.py; clauses.py.

    python newswire.py 20        # prints twenty
"""

import sys

from clauses import Clauses
from phrases import comma, is_singular
from treebank import Token
from trees import Node, tokens_of

__all__ = ["compose"]


class Newswire(Clauses):
    """One writer: reports, attributed reports, headlines and captions."""

    def sentence(self) -> list[Token]:
        kinds = ((self._report, 10), (self._attributed, 4), (self._headline, 3), (self._slugged, 1), (self._caption, 1))
        return tokens_of(_capitalised(self.any_of(kinds)))

    def _report(self) -> Node:
        tense = self.one(("past", "past", "past", "past", "perfect", "future", "present", "going"))
        clause = self.clause("root", tense)
        if self.maybe(0.12):
            clause.after += [comma(), self.participial()]
        elif self.maybe(0.2):
            clause.after += [comma()] * self.maybe(0.3) + [self.subordinate()]
        elif self.maybe(0.08):
            other = self.clause("conj", "past")
            clause.after += [comma(), other.led_by(Node(self.one(("but", "and")), "CCONJ", "cc"))]
        if self.maybe(0.12):
            clause.led_by(self.time(), comma())
        elif self.maybe(0.06):
            clause.led_by(self.subordinate(), comma())
        clause.after.append(_stop())
        return clause

    def _attributed(self) -> Node:
        """ "X happened, officials said Thursday.": the saying governs, what was said stands before it."""
        said = self.clause("ccomp", self.one(("past", "perfect", "future", "past")))
        if self.maybe(0.12):
            verb = self.verb("tell", "VBD", "root")
            verb.after = [self.party().named("iobj")]
        else:
            verb = self.verb(self.one(("say", "say", "say", "report", "claim", "announce", "add")), "VBD", "root")
        subject = self.pronoun() if self.maybe(0.1) else self.party().named("nsubj")
        quoted = self.maybe(0.25)
        opening = [Node(self.one(('"', "``", "“")), "PUNCT", "punct")] if quoted else []
        closing = {'"': '"', "``": "''", "“": "”"}[opening[0].form] if opening else ""
        ends = [Node(closing, "PUNCT", "punct", glued=True)] if quoted else []
        if quoted:
            _first(said).glued = True
        verb.before = [*opening, said, comma(), *ends]
        (verb.before if verb.after or self.maybe(0.8) else verb.after).append(subject)
        if self.maybe(0.45):
            verb.after.append(self.time())
        verb.after.append(_stop())
        return verb

    def _headline(self) -> Node:
        """Present or "to": "Iran rejects ceasefire deal", "Ministers to meet in Vienna after talks stall"."""
        subject = self.any_of(((self.country, 5), (self.group, 3), (self.matter, 2), (self.person, 2)))
        if self.maybe(0.25):
            verb = self.of_any_frame("VB", "root").led_by(subject.named("nsubj"), Node("to", "PART", "mark"))
        else:
            singular = is_singular(subject)
            verb = self.active("root", "present", singular=singular).led_by(subject.named("nsubj"))
        if self.maybe(0.15):
            other = self.matter().named("nsubj")
            why = self.active("advcl", "present", singular=is_singular(other))
            verb.after.append(why.led_by(Node(self.one(("after", "as", "before")), "SCONJ", "mark"), other))
        return verb

    def _slugged(self) -> Node:
        """ "Sudan: army and rebels agree to truce": the place is set before the headline."""
        slug = self.country().named("root")
        slug.after += [Node(":", "PUNCT", "punct", glued=True), self._headline().named("parataxis")]
        return slug

    def _caption(self) -> Node:
        noun = self.object().named("root")
        noun.after.append(self.place("nmod"))
        if self.maybe(0.5):
            noun.after.append(self.month("nmod"))
        return noun


def _stop() -> Node:
    return Node(".", "PUNCT", "punct", glued=True)


def _first(root: Node) -> Node:
    while root.before:
        root = root.before[0]
    return root


def _capitalised(root: Node) -> Node:
    first = _first(root)
    if first.upos == "PUNCT":
        following = root.before[1]
        first = _first(following)
    first.form = first.form[:1].upper() + first.form[1:]
    return root


def compose(number: int, seed: int) -> list[list[Token]]:
    """That many sentences with their trees; the same ones for the same seed."""
    writer = Newswire(seed)
    return [writer.sentence() for _ in range(number)]


if __name__ == "__main__":
    for tokens in compose(int(sys.argv[1]), seed=1):
        print("".join(token.form + " " * token.space_after for token in tokens))
