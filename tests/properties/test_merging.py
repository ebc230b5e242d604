"""What merging promises whatever the input: order does not matter, twice is once, later equals first."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from unit.merging.reports import event, line

from timeline.merging import merge_events
from timeline.model.event import ArticleEvents, MergedEvent, Status

ACTORS = ("North Korea", "South Korea", "Japan", "Anna Berg", "Ivo Lund")
DAYS = ("2024-03-05", "2024-03-06", "2024-03-12", "2024-03", "2024", None)
SENTENCES = (
    ("{} met {} for talks on the strait.", "met", "meeting"),
    ("{} and {} held a summit on the strait.", "summit", "summit"),
    ("{} shelled a port of {}, killing {} dockers.", "shelled", "attack"),
    ("An attack of {} on {} left {} dead.", "attack", "attack"),
    ('{} said that {} had "closed the strait for good".', "said", "statement"),
)


@st.composite
def articles(draw: st.DrawFn) -> list[ArticleEvents]:
    lines = []
    for number in range(draw(st.integers(1, 6))):
        name = f"a{number}"
        made = []
        for position in range(draw(st.integers(0, 3))):
            words, trigger, kind = draw(st.sampled_from(SENTENCES))
            one, other = draw(st.permutations(ACTORS))[:2]
            quote = words.format(one, other, draw(st.integers(3, 5)))
            status = draw(st.sampled_from((Status.OCCURRED, Status.PLANNED, Status.DENIED)))
            place = draw(st.sampled_from((None, "Geneva", "Vienna")))
            when = draw(st.sampled_from(DAYS))
            made.append(
                event(name, quote, trigger, kind, when, status=status, agent=one, actors=(other,), place=place,
                      start=position * 100)
            )  # fmt: skip
        published = draw(st.sampled_from(("2024-03-06", "2024-03-07", "2024-03-13")))
        lines.append(line(name, published, *made, source=draw(st.sampled_from((None, "The Mail", "The Post")))))
    return lines


def dumped(merged: Sequence[MergedEvent]) -> list[str]:
    return [one.model_dump_json() for one in merged]


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_input_order_never_matters(data: st.DataObject) -> None:
    lines = data.draw(articles())
    shuffled = data.draw(st.permutations(lines))
    turned = [one.model_copy(update={"events": one.events[::-1]}) for one in shuffled]
    assert dumped(merge_events(lines)) == dumped(merge_events(shuffled)) == dumped(merge_events(turned))


@settings(deadline=None, max_examples=40)
@given(articles())
def test_an_article_given_twice_counts_once(lines: list[ArticleEvents]) -> None:
    assert dumped(merge_events(lines)) == dumped(merge_events([*lines, *reversed(lines)]))


@settings(deadline=None, max_examples=40)
@given(articles())
def test_every_event_is_in_exactly_one_merged_event_with_all_its_mentions(lines: list[ArticleEvents]) -> None:
    merged = merge_events(lines)
    given_events = sorted(one.id for article in lines for one in article.events)
    assert sorted(member for one in merged for member in one.members) == given_events
    assert sum(len(one.mentions) for one in merged) == len(given_events)
    for one in merged:
        assert one.id == min(one.members)
        assert 0 <= one.salience <= 1
        assert 1 <= one.sources <= len(one.members)
        assert len({mention.article for mention in one.mentions}) == len(one.members)


@settings(deadline=None, max_examples=40)
@given(articles(), st.data())
def test_an_analysts_word_is_kept(lines: list[ArticleEvents], data: st.DataObject) -> None:
    ids = [one.id for article in lines for one in article.events]
    if len(ids) < 2:
        return
    one, other = data.draw(st.permutations(ids))[:2]
    home = {member: merged.id for merged in merge_events(lines, must_link=[(one, other)]) for member in merged.members}
    assert home[one] == home[other]
    home = {
        member: merged.id for merged in merge_events(lines, cannot_link=[(one, other)]) for member in merged.members
    }
    assert home[one] != home[other]


@settings(deadline=None, max_examples=40)
@given(articles())
def test_an_unrelated_article_changes_nothing_but_its_own_event(lines: list[ArticleEvents]) -> None:
    far = line("z", "1990-01-02", event("z", "Zembla elected a parliament.", "elected", "election", "1990-01-01"))
    before = {one.id: one for one in merge_events(lines)}
    after = {one.id: one for one in merge_events([*lines, far])}
    assert {key: after[key] for key in before} == before
    assert len(after) == len(before) + 1
