"""A user's own type: its families say with what it merges, its weight how much it matters."""

from unit.merging.reports import event, line

from timeline.lexicons.event_types import EventType, TypeTable, with_own_types
from timeline.merging import merge_events
from timeline.model.event import ArticleEvents, MergedEvent

QUOTE = "Ruritania blockaded the port of Wonsan on Tuesday, killing 14 dockers."


def types(**fields: object) -> dict[str, EventType]:
    table = {"id": "blockade", "group": "military", "label": "Blockade", "definition": "", **fields}
    return dict(with_own_types([TypeTable.model_validate(table)]))


def report(article: str, kind: str) -> ArticleEvents:
    made = event(article, QUOTE, "blockaded", kind, "2024-03-05", agent="Ruritania", place="Wonsan")
    return line(article, "2024-03-06", made)


def merged(kind: str, known: dict[str, EventType] | None = None) -> list[MergedEvent]:
    return merge_events([report("a", "blockade"), report("b", kind)], types=known)


def test_two_reports_of_it_are_one_event_whatever_is_known_of_the_type() -> None:
    for known in (None, types(), types(families=["force"])):
        assert len(merged("blockade", known)) == 1


def test_it_merges_with_the_types_that_share_a_family_with_it() -> None:
    assert len(merged("attack")) == 2
    assert len(merged("attack", types())) == 2
    assert len(merged("attack", types(families=["force"]))) == 1
    assert len(merged("sanctions", types(families=["force"]))) == 2


def test_its_weight_counts_in_the_salience() -> None:
    light, plain, heavy = (
        one.salience
        for known in (types(weight=0.1), None, types(weight=0.9))
        for one in merge_events([report("a", "blockade")], types=known)
    )
    assert light < plain < heavy


def test_an_echo_is_found_by_the_families_of_its_own_types() -> None:
    def raid(known: dict[str, EventType]) -> float:
        first = event("a", "Ruritania blockaded York.", "blockaded", "blockade", "2024-03-05", place="York")
        other = event("b", "Gunmen raided Leeds.", "raided", "attack", "2024-03-05", place="Leeds", start=5000)
        found = merge_events([line("a", "2024-03-06", first), line("b", "2024-03-06", other)], types=known)
        return next(one.salience for one in found if one.type == "attack")

    assert raid(types(families=["force"], weight=1)) < raid(types(weight=1))
