"""`export --as story` and `--as story_plan`: a plan is written, edited, told; each fault is one line and writes nothing."""

import pytest
from sample_chronology import ARTICLES, MEETING, SANCTIONS, TEST, extracted

from timeline import Store
from timeline.model.event import Tier

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


@pytest.fixture
def store(tmp_path):
    path = tmp_path / "timeline.db"
    with Store.create(path) as opened:
        opened.put_many((ARTICLES[line.id], line) for line in extracted())
        opened.replace_merged([event.model_copy(update={"tier": Tier.CORE}) for event in (TEST, MEETING, SANCTIONS)])
    return path


def test_a_plan_is_written_edited_and_told(timeline, store, tmp_path):
    plan, page = tmp_path / "plan.toml", tmp_path / "story.html"
    done = timeline("export", "--store", store, "--as", "story_plan", "-o", plan)
    assert (done.code, done.err) == (0, f"timeline: 2 events in {plan}\n")
    (tmp_path / "p.png").write_bytes(PIXEL)
    text = plan.read_text(encoding="utf-8")
    own = text.replace('words = ""', 'words = "How it began."\npicture = "p.png"\nalt = "A door"', 1)
    plan.write_text(own.replace('by = ""', 'by = "The <desk>"'), encoding="utf-8")
    arguments = ("export", "--store", store, "--as", "story", "--plan", plan, "-o", page)
    assert timeline(*arguments).code == 0
    told = page.read_text(encoding="utf-8")
    for words in (
        "How it began.",
        "data:image/png;base64,",
        'alt="A door"',
        "The &lt;desk&gt;",
        "default-src 'none'",
    ):
        assert words in told
    assert told.index("How it began.") < told.index("Sources and dates")
    assert "http-equiv" in told
    before = page.read_bytes()
    assert timeline(*arguments).code == 0
    assert page.read_bytes() == before


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        ("[[slide]]\nevent = 'e-none'\n", 'expected the ids of events of this selection, got "e-none"'),
        ("[[slide]]\nevent = 1\n", "expected a plan with [[slide]] tables"),
        (f"[[slide]]\nevent = '{TEST.id}'\npicture = 'none.png'\n", "expected a picture that can be read"),
        (
            f"[[slide]]\nevent = '{TEST.id}'\npicture = '../../../etc/hostname'\n",
            "expected a picture in the folder of the plan",
        ),
        (None, "expected a readable plan"),
    ],
)
def test_a_wrong_plan_is_one_line_and_writes_nothing(timeline, store, tmp_path, plan, said):
    path, page = tmp_path / "plan.toml", tmp_path / "story.html"
    if plan is not None:
        path.write_text(plan, encoding="utf-8")
    done = timeline("export", "--store", store, "--as", "story", "--plan", path, "-o", page)
    assert done.code == 2
    assert said in done.err
    assert done.err.count("\n") == 1
    assert not page.exists()


def test_a_plan_is_for_stories_only(timeline, store, tmp_path):
    done = timeline("export", "--store", store, "--as", "csv", "--plan", tmp_path / "p.toml", "-o", tmp_path / "x.csv")
    assert done.code == 2
    assert 'expected a plan with --as story only, got "--as csv"' in done.err
    none = timeline("export", "--store", store, "--as", "story", "--type", "earthquake", "-o", tmp_path / "s.html")
    assert none.code == 2
