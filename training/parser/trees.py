"""Trees that are put together from the top down and read off as the words of a treebank."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from treebank import Token

__all__ = ["Node", "tokens_of"]


@dataclass(slots=True)
class Node:
    """A word with what hangs on it, in the order of the text. ``glued``: no space stands before it."""

    form: str
    upos: str
    deprel: str
    feats: str = ""
    before: list["Node"] = field(default_factory=list)
    after: list["Node"] = field(default_factory=list)
    glued: bool = False
    lemma: str = "_"

    def named(self, deprel: str) -> "Node":
        """The same node under another relation."""
        self.deprel = deprel
        return self

    def led_by(self, *words: "Node") -> "Node":
        """The same node with these words at its front."""
        self.before[:0] = words
        return self


def tokens_of(root: Node) -> list[Token]:
    """The words of a tree in order, as a treebank's reader gives them; a comma that meets another stop goes."""
    ordered = _without_stray_commas(list(_walk(root)))
    number = {id(node): index for index, node in enumerate(ordered, start=1)}
    head = {id(child): number[id(node)] for node in ordered for child in (*node.before, *node.after)}
    return [
        Token(
            form=node.form,
            lemma=node.lemma,
            upos=node.upos,
            feats=node.feats,
            head=head.get(id(node), 0),
            deprel=node.deprel,
            space_after=not (index < len(ordered) and ordered[index].glued),
        )
        for index, node in enumerate(ordered, start=1)
    ]


def _without_stray_commas(nodes: list[Node]) -> list[Node]:
    following = [*(node.form for node in nodes[1:]), "."]
    return [node for node, after in zip(nodes, following, strict=True) if node.form != "," or after not in (",", ".")]


def _walk(node: Node) -> Iterator[Node]:
    for child in node.before:
        yield from _walk(child)
    yield node
    for child in node.after:
        yield from _walk(child)
