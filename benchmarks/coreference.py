"""Event coreference across documents, with given mentions: the features of merging on ECB+.

    python benchmarks/coreference.py --data FOLDER --split dev -o predicted.json --gold gold.json

The folder holds docs.jsonl.gz and mentions.jsonl.gz: ECB+ (Cybulska and Vossen 2014, CC BY 3.0,
http://www.newsreader-project.eu/results/data/the-ecb-corpus/) as one JSON object a line, documents with "id", "text",
"split", mentions with "doc", "mid", "kind", "spans", "cluster", "validated".  Written are {mention: cluster} for a
scorer; with the gold clusters in the data the CoNLL F1 is a matter of any standard scorer.

What the adapter adds to merging: a mention is an event whose actors are the words that its trigger governs, and the
documents are first sorted into stories, since a mention of ECB+ has no type that would keep stories apart.
"""

import argparse
import gzip
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from timeline import language
from timeline.merging.clustering import cluster_profiles
from timeline.merging.features.wording import likeness
from timeline.merging.measures import NAMES, evidence_of, measures
from timeline.merging.profile import Profile, profile_of
from timeline.merging.scoring import Scorer
from timeline.merging.words import base_form, content_words, weight_of
from timeline.model.actor import Actor, Role
from timeline.model.analysis import Analysis, Sentence, Word
from timeline.model.article import Article
from timeline.model.event import ArticleEvents, Event, Mention, Trigger
from timeline.model.span import Span

ARGUMENTS = ("nsubj", "obj", "iobj", "obl", "nmod", "compound", "amod")
# set on the training part: the mean likeness of the documents of a story, and the mean score over two clusters' pairs
CLOSE, BROAD, OF_ALL = 0.24, 0.20, 0.25
THRESHOLD = 0.5  # of a pair's score
SHOWN = 0.3  # weights smaller than this are not printed


def read(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def telling_words(documents: Sequence[dict[str, Any]]) -> dict[str, dict[str, float]]:
    """The words of each document at unit length: what is rare in English, and rare in these documents.

    "Police" is no common word, but in a collection of crimes it tells no story from another.
    """
    bags = {row["id"]: Counter(content_words(re.sub(r"http\S+", "", row["text"]))) for row in documents}
    holding = Counter(word for bag in bags.values() for word in bag)
    found = {}
    for name, bag in bags.items():
        weights = {
            word: (1 + math.log(count)) * math.log(len(bags) / holding[word]) * weight_of(word) ** 2
            for word, count in sorted(bag.items())
            if holding[word] > 1
        }
        length = math.sqrt(math.fsum(weight**2 for weight in weights.values())) or 1.0
        found[name] = {word: weight / length for word, weight in weights.items()}
    return found


def stories(told: Mapping[str, dict[str, float]], thresholds: Sequence[float]) -> list[dict[str, str]]:
    """The story of each document, named by one of them, at falling thresholds: average-link clustering of the words."""
    names = sorted(told)
    alike = np.array([[likeness(told[one], told[other]) for other in names] for one in names])
    np.fill_diagonal(alike, -1.0)
    members = {index: [index] for index in range(len(names))}
    found: list[dict[str, str]] = []
    while len(found) < len(thresholds):
        one, other = divmod(int(alike.argmax()), len(names))
        if alike[one, other] < thresholds[len(found)]:
            found.append({names[index]: names[first] for first, story in members.items() for index in story})
            continue
        sizes = len(members[one]), len(members[other])
        joined = (alike[one] * sizes[0] + alike[other] * sizes[1]) / sum(sizes)
        joined[(alike[one] < 0) | (alike[other] < 0)] = -1.0
        alike[one] = alike[:, one] = joined
        alike[other] = alike[:, other] = -1.0
        members[one] += members.pop(other)
    return found


def head_of(sentence: Sentence, spans: Sequence[Span]) -> Word | None:
    """The word of a mention that its other words hang on."""
    inside = [word for span in spans for word in sentence.words_in(span)]
    indexes = {word.index for word in inside}
    return next((word for word in inside if word.is_root or word.head not in indexes), None)


def arguments(sentence: Sentence, head: Word) -> list[Actor]:
    """The participants that grammar gives a trigger, by the last name or the head noun."""
    found = []
    for word in [*sentence.children(head), *_raised(sentence, head)]:
        if word.relation in ARGUMENTS and word.upos in ("NOUN", "PROPN"):
            role = Role.AGENT if word.deprel == "nsubj" else Role.TARGET
            named = [
                part
                for part in sentence.subtree(word)
                if part.upos == "PROPN" and (part.index == word.index or part.relation in ("flat", "compound"))
            ]
            key = named[-1] if named and word.upos == "PROPN" else word
            found.append(Actor(name=base_form(key.text.lower()), text=word.text, role=role))
    return found


def _raised(sentence: Sentence, head: Word) -> list[Word]:
    """What a governing verb lends: the subject of "was charged" for "charged with killing"."""
    if head.relation in ("conj", "xcomp", "advcl", "acl"):
        governor = sentence.head(head)
        subject = sentence.child(governor, "nsubj", "nsubj:pass")
        return [subject] if subject is not None else []
    return []


def mention_profile(mention: dict[str, Any], analysis: Analysis, gist_of: dict[str, float]) -> Profile:
    """A given mention as merging compares it."""
    spans = [Span(start, end) for start, end in mention["spans"]]
    sentence = analysis.sentence_at(spans[0].start)
    span = sentence.span if sentence else spans[0]
    head = head_of(sentence, spans) if sentence else None
    text = " ".join(one.of(analysis.text) for one in spans)
    trigger = Trigger(start=spans[0].start, end=spans[-1].end, text=head.lemma if head is not None else text)
    name = f"{mention['doc']}:{mention['mid']}"
    quoted = Mention(
        event=name,
        article=mention["doc"],
        start=span.start,
        end=span.end,
        quote=span.of(analysis.text),
        trigger=trigger,
    )
    actors = arguments(sentence, head) if sentence is not None and head is not None else []
    event = Event(id=name, type="other", group="", title=text, actors=tuple(actors), mentions=(quoted,))
    return profile_of(event, ArticleEvents(id=mention["doc"], events=(event,)), gist_of)


def profiles_of(documents: Sequence[dict[str, Any]], mentions: Sequence[dict[str, Any]]) -> list[Profile]:
    """Profiles of all mentions; the story of the document stands in for the type of the event."""
    parser = language.Parser.load()
    told = telling_words(documents)
    close, broad = stories(told, (CLOSE, BROAD))
    segmented = [language.segment(Article(id=row["id"], text=row["text"])) for row in documents]
    parsed = {analysis.article: analysis for analysis in parser.parse_many(segmented)}
    profiles = []
    for mention in mentions:
        name = mention["doc"]
        profile = mention_profile(mention, parsed[name], told[name])
        profiles.append(replace(profile, type=f"story {close[name]}", families=frozenset({broad[name]})))
    return profiles


def pairs_of(profiles: Sequence[Profile]) -> list[tuple[int, int]]:
    """All pairs of mentions of one broad story."""
    groups: dict[frozenset[str], list[int]] = defaultdict(list)
    for index, profile in enumerate(profiles):
        groups[profile.families].append(index)
    return [pair for group in groups.values() for pair in combinations(group, 2)]


def learn(profiles: Sequence[Profile], clusters: Sequence[str]) -> Scorer:
    """The measures of merging with weights by logistic regression on the pairs of annotated mentions."""
    pairs = pairs_of(profiles)
    rows = np.ones((len(pairs), len(NAMES) + 1))
    for row, pair in zip(rows, pairs, strict=True):
        left, right = sorted((profiles[pair[0]], profiles[pair[1]]), key=lambda profile: profile.id)
        row[:-1] = measures(left, right, evidence_of(left, right))
    labels = np.array([clusters[left] == clusters[right] for left, right in pairs], dtype=float)
    weights = np.zeros(rows.shape[1])
    for _ in range(30):  # Newton's method
        guess = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (guess - labels) + weights
        curve = (rows * (guess * (1 - guess))[:, None]).T @ rows + np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    for name, weight in zip([*NAMES, "bias"], weights, strict=True):
        if abs(weight) >= SHOWN:
            print(f"  {name:24} {weight:6.2f}")
    return Scorer([(weights[:-1, None], weights[-1:])])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", default="dev")
    parser.add_argument("-o", type=Path, required=True)
    parser.add_argument("--gold", type=Path)
    options = parser.parse_args()
    documents = {row["id"]: row for row in read(options.data / "docs.jsonl.gz")}
    given = [row for row in read(options.data / "mentions.jsonl.gz") if row["kind"] == "EVENT" and row["validated"]]
    chosen = {}
    for split in ("train", options.split):
        mentions = [row for row in given if row["split"] == split]
        known = sorted({row["doc"] for row in mentions})
        chosen[split] = mentions, profiles_of([documents[name] for name in known], mentions)
    mentions, profiles = chosen["train"]
    scorer = learn(profiles, [row["cluster"] for row in mentions])
    mentions, profiles = chosen[options.split]
    found = cluster_profiles(
        profiles,
        one_per_article=False,
        scorer=scorer,
        threshold=THRESHOLD,
        of_all=OF_ALL,
        pairs=pairs_of(profiles),
    )
    predicted = {profiles[index].id: number for number, cluster in enumerate(found) for index in cluster.members}
    options.o.write_text(json.dumps(predicted), encoding="utf-8")
    if options.gold:
        gold = {profile.id: row["cluster"] for profile, row in zip(profiles, mentions, strict=True)}
        options.gold.write_text(json.dumps(gold), encoding="utf-8")


if __name__ == "__main__":
    main()
