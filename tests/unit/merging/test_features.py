"""Each feature: for, against, silent; and what all of them must obey."""

import pkgutil

import pytest
from unit.merging.reports import event, line

from timeline.lexicons.event_types import type_of
from timeline.merging import features
from timeline.merging.blocking import candidate_pairs
from timeline.merging.features import FEATURES, Evidence, Feature
from timeline.merging.profile import Profile, profile_of
from timeline.merging.scoring import excluded, reasons, shipped_scorer
from timeline.model.event import Event


def profile(made: Event, published: str = "2024-03-06") -> Profile:
    return profile_of(made, line(made.mentions[0].article, published, made), {})


def test_every_file_of_the_folder_is_a_listed_feature() -> None:
    files = {module.name for module in pkgutil.iter_modules(features.__path__)} - {"evidence"}
    assert files == {feature.compare.__module__.rpartition(".")[2] for feature in FEATURES}
    assert [feature.name for feature in FEATURES] == list(dict.fromkeys(feature.name for feature in FEATURES))


def test_a_feature_without_a_docstring_does_not_load() -> None:
    def compare(left: Profile, right: Profile) -> Evidence | None:
        return None

    with pytest.raises(TypeError, match="docstring"):
        Feature("silent", compare)


def test_a_feature_explains_itself_in_a_sentence() -> None:
    assert all(feature.explanation.endswith(".") for feature in FEATURES)


DATES = [
    ("2024-03-05", "2024-03-05", "same day"),
    ("2024-03-05", "2024-03-06", "dates one day apart"),
    ("2024-03-05", "2024-03-12", "dates 7 days apart"),
    ("2024-03-05", "2024-03", "one date refines the other"),
    ("2024-03-05", None, "not both dated"),
]


@pytest.mark.parametrize(("one", "other", "reason"), DATES)
def test_dates(one: str, other: str | None, reason: str) -> None:
    evidence = _said("dates", _attack("a", one), _attack("b", other))
    assert evidence is not None
    assert evidence.reason == reason


def test_finer_agreement_tells_more() -> None:
    scores = [
        _said("dates", _attack("a", "2024-03-05"), _attack("b", when))
        for when in ("2024-03-05", "2024-03", "2024", "2024-04")
    ]
    values = [evidence.score for evidence in scores if evidence is not None]
    assert values == sorted(values, reverse=True)
    assert values[0] > 0 > values[-1]


def _attack(article: str, when: str | None) -> Profile:
    return profile(event(article, "Ruritania shelled Wonsan.", "shelled", "attack", when, agent="Ruritania"))


def _said(name: str, left: Profile, right: Profile) -> Evidence | None:
    (feature,) = [feature for feature in FEATURES if feature.name == name]
    return feature.compare(left, right)


@pytest.mark.parametrize(
    ("one", "other", "score"),
    [
        ("raided", "attack", 0.4),
        ("nominated", "nomination", 0.8),
        ("resigned", "resigns", 1.0),
        ("resigned", "shelled", -0.5),
    ],
)
def test_triggers(one: str, other: str, score: float) -> None:
    left, right = (profile(event(name, f"They {word} it.", word, "other")) for name, word in (("a", one), ("b", other)))
    evidence = _said("trigger", left, right)
    assert evidence is not None
    assert evidence.score == score


def test_only_types_of_a_family_are_compared() -> None:
    types = {"summit": "meeting", "attack": "clash", "agreement": "commitment"}
    assert all(type_of(one).families & type_of(other).families for one, other in types.items())
    assert not type_of("summit").families & type_of("attack").families


def test_no_feature_and_no_score_depends_on_which_event_comes_first() -> None:
    made = [
        event("a", 'Anna Berg met Ivo Lund in Vienna, "a thaw that nobody foresaw".', "met", "meeting", "2024-03-05",
              actors=("Anna Berg", "Ivo Lund", "Japan"), place="Vienna"),
        event("b", "Talks in Geneva killed 3 hopes.", "Talks", "negotiation", "2024-03", agent="Japan", place="Geneva"),
        event("c", "Ruritania shelled Wonsan, killing 14.", "shelled", "attack", None, agent="Ruritania"),
        event("d", '"A thaw that nobody foresaw", said Berg.', "said", "statement", "2024-03-06", agent="Anna Berg"),
    ]  # fmt: skip
    profiles = [profile(one) for one in made]
    for left in profiles:
        for right in profiles:
            assert shipped_scorer().compare(left, right) == shipped_scorer().compare(right, left)
            assert excluded(left, right) == excluded(right, left)
            assert reasons(left, right) == reasons(right, left)
            for feature in FEATURES:
                evidence = feature.compare(left, right)
                assert evidence == feature.compare(right, left)
                assert evidence is None or -1 <= evidence.score <= 1


def test_blocking_pairs_what_may_be_one_and_nothing_of_one_article() -> None:
    made = [
        _attack("a", "2024-03-05"),
        _attack("b", "2024-03-06"),
        _attack("c", "2024-03-25"),
        _attack("d", "2024-03"),
        profile(event("a", "Later Ruritania shelled Wonsan.", "shelled", "attack", "2024-03-05", agent="Ruritania")),
        profile(event("e", "Ruritania held a vote.", "vote", "election", "2024-03-05", agent="Ruritania")),
    ]
    assert set(candidate_pairs(made)) == {(0, 1), (0, 3), (1, 3), (2, 3), (1, 4), (3, 4)}
