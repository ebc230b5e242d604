"""Who does it, to whom it is done, who takes part, and where."""

from collections.abc import Iterable, Sequence

from timeline.events.triggers import Candidate
from timeline.lexicons import country_names
from timeline.model.actor import Actor, ActorIdentity, ActorKind, EntityMention, Place, Role, Via
from timeline.model.analysis import Sentence, Word

__all__ = ["actors_of", "place_of"]

SYMMETRIC = frozenset({"summit", "meeting", "negotiation", "agreement", "clash", "ceasefire", "military_exercise"})
_AGENT_PREPOSITIONS = frozenset({"by", "between", "among", "with"})
_TARGET_PREPOSITIONS = frozenset(
    {"against", "on", "to", "at", "over", "from", "of", "toward", "towards", "for", "upon"}
)
_PUBLIC = frozenset({"GOV", "MIL", "SPY", "LEG"})
_PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "outside", "inside", "off", "over", "around", "from", "into", "to", "across", "on"}
)


def actors_of(candidate: Candidate, entities: Sequence[EntityMention], *, of_clause: bool) -> tuple[Actor, ...]:
    """The actors of an event with their roles. Order: agents, participants, targets, as in the text; each once.

    ``of_clause``: where the event names nobody itself, take those of the clause around it.
    """
    sentence = candidate.sentence
    found: list[tuple[Role, EntityMention, ActorIdentity]] = []
    for word, role in _arguments(candidate):
        for mention in _mentions_at(sentence, word, entities):
            if _is_place_only(sentence, word, mention):
                continue
            found += [(role, mention, actor) for actor in mention.actors]
    if not found and of_clause:
        found = _of_the_clause(candidate, entities)
    if candidate.type in SYMMETRIC:
        found = [(Role.PARTICIPANT, mention, actor) for _, mention, actor in found]
    order = {Role.AGENT: 0, Role.PARTICIPANT: 1, Role.TARGET: 2}
    unique: dict[str, Actor] = {}
    for role, mention, actor in sorted(found, key=lambda item: order[item[0]]):
        unique.setdefault(
            actor.id,
            Actor(
                name=actor.name,
                id=actor.id,
                kind=actor.kind,
                country=actor.country,
                sector=actor.sector,
                role=role,
                text=mention.text,
            ),
        )
    return tuple(_with_countries(unique).values())


def _with_countries(actors: dict[str, Actor]) -> dict[str, Actor]:
    """Whoever holds a public office acts for the country too: it takes the same role."""
    found = dict(actors)
    for actor in actors.values():
        if actor.kind is ActorKind.PERSON and actor.country and actor.sector in _PUBLIC:
            name = country_names().get(actor.country)
            if name is not None:
                country = Actor(
                    name=name,
                    id=f"country:{actor.country}",
                    kind=ActorKind.COUNTRY,
                    country=actor.country,
                    sector="GOV",
                    role=actor.role,
                    text=actor.text,
                )
                found.setdefault(country.id or "", country)
    return found


def _of_the_clause(
    candidate: Candidate, entities: Sequence[EntityMention]
) -> list[tuple[Role, EntityMention, ActorIdentity]]:
    """Who stands as subject, or else as anything, in the clause around an event that names nobody itself."""
    sentence = candidate.sentence
    top = candidate.governor or candidate.word
    for verb in (top, *sentence.ancestors(top)):
        if verb.upos not in ("VERB", "AUX", "ADJ", "NOUN"):
            continue
        subject = _subject(sentence, verb) if verb.upos != "NOUN" else None
        if subject is not None:
            near = [
                m
                for word, _ in _with_conjuncts(sentence, subject, Role.AGENT)
                for m in _mentions_at(sentence, word, entities)
            ]
            found = [
                (Role.AGENT, m, actor) for m in near if not _is_place_only(sentence, subject, m) for actor in m.actors
            ]
            if found:
                return found
    return []


def _arguments(candidate: Candidate) -> Iterable[tuple[Word, Role]]:
    """The words that fill the event's roles: around its own word, and around the verb that carries it."""
    sentence, word = candidate.sentence, candidate.word
    if word.upos != "VERB" or candidate.link != "own":
        yield from _noun_arguments(sentence, word)
    verb = candidate.governor
    if (verb is not None and candidate.link in ("own", "light")) or (
        verb is not None and candidate.link.startswith("aspect")
    ):
        yield from _verb_arguments(sentence, verb, skip=word if word is not verb else None)
    elif verb is not None and candidate.link == "argument" and word.relation == "obl":
        subject = _subject(sentence, verb)
        if subject is not None and candidate.type in SYMMETRIC:
            yield subject, Role.PARTICIPANT


def _noun_arguments(sentence: Sentence, word: Word) -> Iterable[tuple[Word, Role]]:
    for child in sentence.children(word):
        if child.deprel == "nmod:poss" or child.relation in ("amod", "compound"):
            yield child, Role.AGENT
            yield from ((c, Role.AGENT) for c in sentence.children(child) if c.relation in ("conj", "compound"))
        elif child.relation in ("nmod", "obl"):
            case = {c.text.lower() for c in sentence.children(child) if c.relation == "case"}
            role = Role.AGENT if case & _AGENT_PREPOSITIONS else Role.TARGET if case & _TARGET_PREPOSITIONS else None
            if role is not None:
                yield child, role
                yield from ((c, role) for c in sentence.children(child) if c.relation == "conj")


def _verb_arguments(sentence: Sentence, verb: Word, skip: Word | None) -> Iterable[tuple[Word, Role]]:
    passive = any(c.deprel in ("nsubj:pass", "aux:pass") for c in sentence.children(verb))
    subject = _subject(sentence, verb)
    if subject is not None and subject is not skip:
        role = Role.TARGET if passive else Role.AGENT
        yield from _with_conjuncts(sentence, subject, role)
    for child in sentence.children(verb):
        if child is skip:
            continue
        case = {c.text.lower() for c in sentence.children(child) if c.relation == "case"}
        if child.relation in ("obj", "iobj"):
            yield from _with_conjuncts(sentence, child, Role.TARGET)
            yield from (
                (c, Role.TARGET)
                for c in sentence.children(child)
                if c.deprel == "nmod:poss" or c.relation in ("amod", "compound", "nmod")
            )
        elif child.relation == "obl" and "by" in case and passive:
            yield from _with_conjuncts(sentence, child, Role.AGENT)
        elif child.relation == "obl" and case & {"with", "against", "to", "on", "at", "from", "for"}:
            yield from _with_conjuncts(sentence, child, Role.TARGET)
    if verb.relation == "acl" and verb.feature("Tense") == "Past":
        yield sentence.head(verb), Role.TARGET


def _subject(sentence: Sentence, verb: Word) -> Word | None:
    """The verb's subject, or the one that it shares with the verb above."""
    current = verb
    for _ in range(4):
        subject = next((c for c in sentence.children(current) if c.relation in ("nsubj", "csubj")), None)
        if subject is not None:
            if subject.text.lower() in ("who", "which", "that") and current.deprel == "acl:relcl":
                return sentence.head(current)
            return subject
        if current.is_root or current.relation not in ("xcomp", "conj", "advcl", "ccomp", "acl"):
            return None
        if (
            current.relation == "acl"
            and current.feature("VerbForm") in ("Part", "Ger")
            and current.feature("Tense") != "Past"
        ):
            return sentence.head(current)
        if current.relation == "acl":
            return None
        current = sentence.head(current)
    return None


def _with_conjuncts(sentence: Sentence, word: Word, role: Role) -> Iterable[tuple[Word, Role]]:
    yield word, role
    for child in sentence.children(word):
        if child.relation == "conj":
            yield child, role


def _mentions_at(sentence: Sentence, word: Word, entities: Sequence[EntityMention]) -> list[EntityMention]:
    """The mentions that a word belongs to, or that name whom its noun is of: "officials from Iran"."""
    direct = [m for m in entities if m.span.start <= word.start < m.span.end]
    if direct:
        return [_named_after(m, entities) for m in direct]
    near = [
        c
        for c in sentence.children(word)
        if c.relation in ("amod", "compound", "flat", "appos") or c.deprel == "nmod:poss"
    ]
    near += [
        c
        for c in sentence.children(word)
        if c.relation == "nmod"
        and {"of", "from"} & {g.text.lower() for g in sentence.children(c) if g.relation == "case"}
    ]
    with_conjuncts = [n for c in near for n in (c, *(g for g in sentence.children(c) if g.relation == "conj"))]
    return [m for c in with_conjuncts for m in entities if m.span.start <= c.start < m.span.end]


def _named_after(mention: EntityMention, entities: Sequence[EntityMention]) -> EntityMention:
    """The person whose name follows an office: "North Korean leader Kim Jong-un"."""
    if mention.via is not Via.OFFICE:
        return mention
    follows = (m for m in entities if 0 <= m.span.start - mention.span.end <= 1 and m.sentence == mention.sentence)
    person = next((m for m in follows if any(actor.kind is ActorKind.PERSON for actor in m.actors)), None)
    return person or mention


def _is_place_only(sentence: Sentence, word: Word, mention: EntityMention) -> bool:
    """A city or country after "in" or "at" is where, not who."""
    if not mention.actors:
        return True
    if mention.place is None or mention.via not in (Via.CAPITAL, Via.NAME, Via.ALIAS):
        return False
    case = {c.text.lower() for c in sentence.children(word) if c.relation == "case"}
    if mention.via is Via.CAPITAL:
        return bool(case & {"in", "at", "from", "near", "to", "outside"})
    return bool(case & {"in", "at", "near", "outside", "into", "across"})


def place_of(candidate: Candidate, entities: Sequence[EntityMention]) -> Place | None:
    """Where it took place: the place that hangs on the event or on the verb that carries it."""
    sentence = candidate.sentence
    heads = [candidate.word] + (
        [candidate.governor] if candidate.governor is not None and candidate.governor is not candidate.word else []
    )
    for head in heads:
        for child in sentence.children(head):
            if child.relation not in ("obl", "nmod", "compound", "obj"):
                continue
            case = {c.text.lower() for c in sentence.children(child) if c.relation == "case"}
            allowed = (
                case & _PLACE_PREPOSITIONS
                or (child.relation == "compound")
                or (child.relation == "obj" and candidate.type == "visit")
            )
            mention = next(
                (m for m in entities if m.place is not None and m.span.start <= child.start < m.span.end), None
            )
            if mention is not None and mention.place is not None and allowed and mention.via is not Via.DEMONYM:
                place = mention.place
                return Place(name=place.name, country=place.country, text=mention.text, lat=place.lat, lon=place.lon)
    return None
