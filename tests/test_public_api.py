"""The public names are these, and importing the package costs next to nothing."""

import subprocess
import sys

import pytest

import timeline

NAMES = {
    "Actor", "ActorIdentity", "Article", "ArticleEvents", "ArticleTimes", "Coverage", "Event", "Mention", "MergedEvent", "Place",
    "ResolvedTime", "Selection", "Store", "Storyline", "Storylines", "TimelineError", "TimelineWarning", "Toolkit", "When", "__version__",
    "add_articles", "build_timeline", "compare_sources", "explain_date", "export_events", "extract_events", "extract_many", "figure",
    "find_storylines", "find_times", "merge_events", "read_articles", "reanchor", "render_html", "resolve_actor", "to_records",
}  # fmt: skip


def test_the_names_are_pinned():
    assert set(timeline.__all__) == NAMES


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_name_is_there_and_explains_itself(name):
    value = getattr(timeline, name)
    assert name == "__version__" or value.__doc__


def test_a_name_that_is_not_there_lists_those_that_are():
    with pytest.raises(AttributeError, match="build_timeline"):
        timeline.biuld_timeline  # noqa: B018


def test_importing_loads_nothing_heavy():
    code = "import timeline, sys; heavy = {'spacy', 'plotly', 'pydantic', 'numpy'} & set(sys.modules); assert not heavy, heavy"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
