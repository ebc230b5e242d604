"""How much an event matters, over the articles that tell of it."""

import pytest
from unit.merging.reports import event, line

from timeline.merging import merge_events
from timeline.model.event import ArticleEvents, Tier

QUOTE = "Ruritania shelled the port of Wonsan."


def report(article: str, tier: Tier, **changes: object) -> ArticleEvents:
    known: dict[str, object] = {"when": "2024-03-05", "agent": "Ruritania", "place": "Wonsan", "tier": tier, **changes}
    return line(article, "2024-03-06", event(article, QUOTE, "shelled", "attack", **known))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("tiers", "expected"),
    [
        ((Tier.MINOR,), Tier.MINOR),
        ((Tier.MINOR, Tier.BACKGROUND), Tier.BACKGROUND),
        ((Tier.BACKGROUND, Tier.CORE, Tier.MINOR), Tier.CORE),
        ((Tier.MINOR, Tier.MINOR), Tier.MINOR),
    ],
)
def test_it_has_the_highest_tier_of_its_members(tiers: tuple[Tier, ...], expected: Tier) -> None:
    lines = [report(f"a{number}", tier) for number, tier in enumerate(tiers)]
    for order in (lines, lines[::-1]):
        (one,) = merge_events(order)
        assert one.tier is expected
        assert len(one.members) == len(tiers)


def test_a_minor_report_merges_and_counts_like_any_other() -> None:
    def told(tier: Tier) -> dict[str, object]:
        (one,) = merge_events([report("a", Tier.CORE), report("b", tier)])
        return one.model_dump(exclude={"tier"})

    assert told(Tier.MINOR) == told(Tier.CORE)


def test_what_is_not_shown_lowers_nothing_that_is() -> None:
    raid = event("b", "Gunmen raided Leeds.", "raided", "attack", "2024-03-05", place="Leeds", start=5000)

    def raided(*others: ArticleEvents) -> float:
        found = merge_events([line("b", "2024-03-06", raid), *others])
        return next(one.salience for one in found if one.title == "Gunmen raided Leeds")

    assert raided(report("a", Tier.MINOR, place="York")) == raided() > raided(report("a", Tier.CORE, place="York"))
