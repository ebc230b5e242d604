"""The clause of a verb with its subject, wherever the sentence has that."""

from timeline.events.roles.subjects import own_subject
from timeline.events.titles.antecedents import (
    antecedent_of,
    is_described,
    nominal_before,
    noun_before_dash,
    relative_of,
)
from timeline.events.titles.line import Line, Part, Scene
from timeline.events.titles.phrases import is_controlled, part_of
from timeline.events.titles.words import titled
from timeline.model.analysis import Sentence, Word

__all__ = ["clause_of", "infinitive_of", "phrase_of"]

HIGHEST = 6  # verbs above one another between a verb and its subject
_CORE = frozenset({"aux", "cop", "advmod", "compound", "obj", "iobj", "expl"})
_NEGATIONS = frozenset({"not", "n't", "never", "no"})


def phrase_of(scene: Scene, noun: Word, held: frozenset[int]) -> Line:
    """A noun with its modifiers."""
    return Line(scene.sentence, (part_of(scene, noun, path=_path(scene.sentence, held, noun)),), held)


def clause_of(scene: Scene, verb: Word, held: frozenset[int]) -> Line:
    """A verb with its subject, objects and adjuncts; the subject of the verb above where it has none of its own.

    "which it adopted" reads "it adopted Resolution 2375", "who met ..." reads "the ministers met ...".
    """
    front, before, skip = _lead(scene, verb, 0)
    if before.words and min(before.words) > verb.index:
        front, before = before, Part()  # "Describing the deal as momentous, Sarkozy said"
    taken = skip | before.words | front.words
    main = before | part_of(scene, verb, skip=taken, path=_path(scene.sentence, held, verb) - skip)
    gap = _gap(scene, verb)
    after = frozenset(i for i in main.words if gap and i > verb.index and not _belongs(scene.sentence, verb, i))
    fragments = (front, Part(main.words - after, main.spare), *gap, Part(after))
    return Line(scene.sentence, tuple(part for part in fragments if part.words), held)


def infinitive_of(scene: Scene, verb: Word, held: frozenset[int]) -> Line:
    """A verb with "to" and whoever is to do it, without the clause above: "rebels [agreed] to withdraw"."""
    sentence, above = scene.sentence, scene.sentence.head(verb)
    subject = Part()
    if verb.relation == "xcomp":
        steered = sentence.child(above, "obj", "iobj")
        front, before, _ = _lead(scene, above, 1)
        subject = front | before if steered is None else part_of(scene, steered)
    told = _to(sentence, verb) | part_of(scene, verb, path=_path(sentence, held, verb))
    return Line(sentence, tuple(part for part in (subject, told) if part.words), held)


def _belongs(sentence: Sentence, verb: Word, index: int) -> bool:
    """Whether a word is the verb's own particle or preposition: "shot down", "warned about"."""
    word = sentence.words[index]
    return index == verb.index + 1 and word.head == verb.index and word.upos in ("ADP", "ADV")


def _path(sentence: Sentence, held: frozenset[int], top: Word) -> frozenset[int]:
    """The words between ``held`` and a word above them: they stay."""
    found: set[int] = set()
    for index in held:
        chain = {index}
        for above in sentence.ancestors(sentence.words[index]):
            if above.index == top.index:
                found |= chain
                break
            chain.add(above.index)
    return frozenset(found)


def _lead(scene: Scene, verb: Word, level: int) -> tuple[Part, Part, frozenset[int]]:
    """What stands before a verb as its subject: words to put in front, words in their place, words to skip."""
    sentence, none = scene.sentence, Part()
    subject = own_subject(sentence, verb)
    relative = relative_of(sentence, verb) if is_described(sentence, verb) else None
    skip = frozenset({relative.index}) if relative is not None else frozenset()
    told = _told_in_relative(scene, verb, subject)
    if told is not None and subject is not None:
        beside = [c.index for c in sentence.children(told) if c.relation in ("nsubj", "cop", "aux", "punct")]
        return (
            none,
            part_of(scene, told, skip=frozenset({*beside, sentence.head(verb).index})),
            frozenset({subject.index}),
        )
    if subject is not None and subject.index not in skip and not scene.tells_time(subject):
        part = part_of(scene, subject, skip=skip | {verb.index})
        inverted = subject.index > verb.index and sentence.child(verb, "expl") is None  # "said the minister"
        return (part, none, skip) if inverted else (none, part, skip)
    described = noun_before_dash(scene, verb)
    if described is not None:
        return none, part_of(scene, described, skip=frozenset({verb.index})) | _to(sentence, verb), skip
    if verb.is_root and verb.upos == "VERB":
        return none, nominal_before(scene, verb), skip
    if level >= HIGHEST or verb.is_root:
        return none, none, skip
    if is_described(sentence, verb):
        return part_of(scene, antecedent_of(scene, verb), skip=frozenset({verb.index})), none, skip
    return _lead_above(scene, verb, level)


def _told_in_relative(scene: Scene, verb: Word, subject: Word | None) -> Word | None:
    """ "missiles that experts said could strike": the noun that the subject of a clause inside stands for."""
    if subject is None or subject.feature("PronType") != "Rel" or verb.relation != "ccomp":
        return None
    return (
        antecedent_of(scene, scene.sentence.head(verb))
        if is_described(scene.sentence, scene.sentence.head(verb))
        else None
    )


def _lead_above(scene: Scene, verb: Word, level: int) -> tuple[Part, Part, frozenset[int]]:
    sentence = scene.sentence
    above, to = sentence.head(verb), _to(sentence, verb)
    if verb.relation == "acl":
        blamed = not above.is_root and sentence.head(above).lemma.lower() in titled("subjects", "of_doing")
        marks = Part(frozenset(c.index for c in sentence.children(verb) if c.relation == "mark" and not blamed))
        return Part(), part_of(scene, above, skip=frozenset({verb.index})) | marks, frozenset()
    due = verb.relation == "csubj" and to.words and sentence.child(above, "cop") is not None  # "are due to begin"
    if verb.relation == "xcomp" or due or (verb.relation == "advcl" and to.words and is_controlled(sentence, verb)):
        front, before, skip = _lead(scene, above, level + 1)
        return front, before | _core(scene, above, verb) | to, skip
    if verb.relation == "conj":
        front, before, skip = _lead(scene, above, level + 1)
        own = sentence.child(verb, "aux") is not None or to.words
        shared = frozenset() if own or not _same_form(verb, above) else _helpers(sentence, above)
        return front, before | Part(shared), skip
    if above.relation == "acl":
        return Part(), to, frozenset()  # "an attack to punish them for holding a vote": the attack holds none
    if verb.relation in ("advcl", "obl", "nmod", "csubj", "obj", "ccomp") and above.upos in ("VERB", "AUX", "ADJ"):
        front, before, skip = _lead(scene, above, level + 1)
        return Part(), front | before | to, skip
    return Part(), to, frozenset()


def _to(sentence: Sentence, verb: Word) -> Part:
    """ "to", and "whether" before it."""
    marks = [c for c in sentence.children(verb) if c.relation == "mark"]
    infinitive = any(c.text.lower() == "to" for c in marks)
    return Part(frozenset(c.index for c in marks if infinitive and c.text.lower() in ("to", "whether")))


def _same_form(verb: Word, above: Word) -> bool:
    return verb.feature("VerbForm") == above.feature("VerbForm") and verb.feature("VerbForm") != "Fin"


def _helpers(sentence: Sentence, verb: Word) -> frozenset[int]:
    """Auxiliaries, and "to", that a second verb shares with the first."""
    return frozenset(
        c.index
        for c in sentence.children(verb)
        if c.relation == "aux" or (c.relation == "mark" and c.text.lower() == "to")
    )


def _core(scene: Scene, above: Word, verb: Word) -> Part:
    """The verb above with what it needs to be read: "have asked the council [to discuss]"."""
    if scene.sentence.child(above, "cop") is not None:
        return part_of(scene, above, skip=frozenset({verb.index}))  # "is the first [to visit]"
    part = Part(frozenset({above.index}))
    for child in scene.sentence.children(above):
        predicate = child.relation == "xcomp" and child.upos in ("NOUN", "PROPN", "ADJ")  # "became the first"
        if child.index == verb.index or (child.relation not in _CORE and not predicate):
            continue
        if child.relation != "advmod" or child.text.lower() in _NEGATIONS:
            part |= part_of(scene, child, depth=1)
    return part


def _gap(scene: Scene, verb: Word) -> tuple[Part, ...]:
    """The noun that a clause describes, where it is no subject: "the sanctions that it had lifted"."""
    sentence = scene.sentence
    subject = sentence.child(verb, "nsubj", "csubj")
    if subject is None:
        return ()
    if verb.relation == "amod":
        return (part_of(scene, sentence.head(verb), skip=frozenset({verb.index})),)
    relative = relative_of(sentence, verb)
    if not is_described(sentence, verb) or (relative is not None and relative.index == subject.index):
        return ()
    if sentence.child(verb, "obj", "ccomp") not in (None, relative) or any(
        c.feature("PronType") in ("Int", "Rel") and c.relation == "advmod" for c in sentence.children(verb)
    ):
        return ()  # "the day when it was signed"
    case = frozenset(c.index for c in sentence.children(relative) if c.relation == "case") if relative else frozenset()
    return Part(case), part_of(scene, antecedent_of(scene, verb), skip=frozenset({verb.index}))
