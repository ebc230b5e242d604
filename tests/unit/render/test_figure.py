import plotly.graph_objects as go
import plotly.io as pio
import pytest
from sample_chronicle import Chronicle, many, sample, when

from timeline.errors import OutputError
from timeline.lexicons.event_types import TypeTable, with_own_types
from timeline.render import figure, image, render_image


def test_every_dated_event_has_a_mark_and_undated_ones_are_counted():
    told = sample()
    drawn = figure(told.events)
    assert sum(len(trace.customdata) for trace in drawn.data if trace.customdata is not None) == 19
    assert any(
        note.text == "Not shown: 1 without a date, 3 outside of this stretch of time"
        for note in drawn.layout.annotations
    )


def test_traces_do_not_grow_with_events():
    assert len(figure(many(600).events).data) <= 30


def test_hover_text_is_no_markup():
    told = Chronicle()
    told.article("a", "Outlet", "2020-01-01")
    told.event(
        "trial",
        "justice",
        "<a href='javascript:x'>y</a>",
        when("2020-01-05"),
        told.mention("a", "A <b>trial</b> {{ran}}.", when("2020-01-05")),
    )
    shown = str(figure(told.events).to_dict())
    assert "&lt;a href" in shown
    assert "<a " not in shown
    assert "<b>trial" not in shown


def test_a_users_own_type_is_called_by_its_label():
    told = sample()
    event = told.events[0].model_copy(update={"type": "grain_corridor"})
    own = with_own_types([TypeTable(id="grain_corridor", group="pressure", label="Corridor opens", definition="")])
    assert "Corridor opens, occurred" in str(figure([event], types=own).to_dict())
    assert "Grain corridor, occurred" in str(figure([event]).to_dict())


def test_the_callers_template_is_respected():
    before = pio.templates.default
    try:
        pio.templates.default = "simple_white"
        assert figure(sample().events).layout.template == pio.templates["simple_white"]
    finally:
        pio.templates.default = before
    drawn = figure(sample().events)
    assert drawn.layout.paper_bgcolor is None
    assert drawn.layout.font.family is None


@pytest.mark.parametrize("count", [0, 1])
def test_nothing_and_one_event_are_figures_too(count):
    assert isinstance(figure(sample().events[:count]), go.Figure)


def test_a_figure_is_as_high_as_its_lanes_or_its_legend_need():
    one, all_ = figure(sample().events[:1]), figure(sample().events)
    entries = sum(trace.showlegend is not False for trace in all_.data)
    assert one.layout.height < 300
    assert all_.layout.height >= entries * 25
    assert len(all_.layout.shapes) == len(all_.layout.yaxis.tickvals) - 1
    rules = [rule.y0 for rule in all_.layout.shapes]
    assert all(
        low < rule < high
        for low, rule, high in zip(all_.layout.yaxis.tickvals, rules, all_.layout.yaxis.tickvals[1:], strict=False)
    )


def test_an_empty_figure_says_so_and_draws_no_axis():
    drawn = figure([])
    assert [note.text for note in drawn.layout.annotations] == ["No dated event"]
    assert drawn.layout.xaxis.visible is False


def test_an_unknown_picture_format_is_refused_by_name():
    with pytest.raises(OutputError, match='expected one of png, svg, pdf, got "gif"'):
        render_image([], "gif")


def test_a_missing_browser_is_one_clear_line(monkeypatch):
    def no_browser(*_args, **_options):
        raise RuntimeError("Kaleido requires Google Chrome\nto be installed")

    monkeypatch.setattr(image, "find_spec", lambda _name: object())
    monkeypatch.setattr(go.Figure, "to_image", no_browser)
    with pytest.raises(
        OutputError,
        match=r"^expected a Chromium that kaleido can start, got none: Kaleido requires Google Chrome to be installed; "
        r"install one with: plotly_get_chrome$",
    ):
        image.render_image([], "png")


def test_a_missing_kaleido_is_one_command_to_install_it(monkeypatch):
    monkeypatch.setattr(image, "find_spec", lambda _name: None)
    with pytest.raises(OutputError, match=r"^expected kaleido, .* got none; install it with: pip install kaleido$"):
        image.render_image([], "png")
