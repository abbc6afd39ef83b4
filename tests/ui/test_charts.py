"""Pictures: what is drawn, and the table made from the same values."""

from __future__ import annotations

import datetime as dt
import math
import re
from decimal import Decimal

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from programme.ui.charts import (
    Chart,
    Figure,
    Look,
    Point,
    Series,
    Step,
    Stop,
    bar_chart,
    bridge_chart,
    line_chart,
    track_chart,
)
from programme.ui.charts.drawing import Box, Dot, Drawing, Stroke, Words, wrapped
from programme.ui.charts.scales import Scale, nice_ticks
from programme.ui.charts.tracks import BOTTOM, LEFT, RIGHT, TOP
from programme.ui.format import whole

amounts = st.decimals(-(10**9), 10**9, places=2)


def words(amount: float) -> str:
    return whole(Decimal(amount))


def figures(*given: Decimal | int | None) -> list[Figure]:
    return [Figure(each, "" if each is None else words(float(each))) for each in given]


def points(count: int) -> list[Point]:
    return [Point(f"Point {number}") for number in range(count)]


def said(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Words)]


def boxes(drawing: Drawing) -> list[Box]:
    return [shape for shape in drawing.shapes if isinstance(shape, Box)]


def of_lines(*series: Series, marked: tuple[int, str] | None = None, stepped: bool = False) -> Chart:
    return line_chart(
        title="Saving",
        message="It grows.",
        heading="Month",
        points=points(len(series[0].figures)),
        series=series,
        words=words,
        marked=marked,
        stepped=stepped,
    )


def of_bridge(*given: int) -> Chart:
    """The first is the total that it begins with, the rest are changes."""
    total = sum(given)
    steps = [
        Step(Point("Before", is_total=True), Figure(given[0]), Look.PLAN),
        *(Step(Point("Change"), Figure(each), Look.WORSE) for each in given[1:]),
        Step(Point("After", is_total=True), Figure(total), Look.FORECAST),
    ]
    return bridge_chart(
        title="Bridge", message="It shrinks.", heading="Step", column="£", steps=steps, words=words
    )


@given(amounts, amounts)
def test_an_axis_has_few_round_numbers_and_encloses_both_ends(one: Decimal, other: Decimal) -> None:
    low, high = float(min(one, other)), float(max(one, other))
    ticks = nice_ticks(low, high)
    assert 2 <= len(ticks) <= 8
    assert ticks[0] <= low + 1e-6 and ticks[-1] >= high - 1e-6
    step = ticks[1] - ticks[0]
    lead = step / 10 ** math.floor(math.log10(step) + 1e-9)
    assert any(math.isclose(lead, each, rel_tol=1e-6) for each in (1, 2, 2.5, 5))


def test_an_axis_up_to_3842_counts_in_thousands() -> None:
    assert nice_ticks(0, 3842) == [0, 1000, 2000, 3000, 4000]
    assert nice_ticks(0, 0) == [0, 0.2, 0.4, 0.6000000000000001, 0.8, 1]


def test_a_scale_may_run_either_way_and_a_single_amount_stands_at_its_begin() -> None:
    assert Scale(0, 10, 100, 0).at(2.5) == 75
    assert Scale(5, 5, 40, 80).at(5) == 40


def test_a_line_stops_where_nothing_is_known_yet_and_its_name_says_how_far_it_came() -> None:
    chart = of_lines(
        Series("Approved", Look.PLAN, figures(10, 20, 30)),
        Series("Delivered", Look.ACTUAL, figures(10, 15, None)),
        marked=(1, "As at 31 May 2011"),
    )
    for drawing in (chart.wide, chart.narrow):
        assert {"Approved 30", "Delivered 15", "As at 31 May 2011"} <= set(said(drawing))
        lines = [
            shape.d for shape in drawing.shapes if isinstance(shape, Stroke) and shape.d.count("L") in (1, 2)
        ]
        assert sorted(d.count("L") for d in lines) == [1, 2]


def test_a_stepped_line_holds_its_value_up_to_the_next_point() -> None:
    chart = of_lines(Series("Red", Look.OTHER, figures(1, 3)), stepped=True)
    [path] = [shape.d for shape in chart.wide.shapes if isinstance(shape, Stroke) and shape.dash]
    assert re.fullmatch(r"M[\d.]+ [\d.]+H[\d.]+V[\d.]+", path)


def test_names_at_the_ends_of_lines_never_overlap() -> None:
    series = [Series(f"Line {place}", Look.OTHER, figures(0, 100)) for place in range(4)]
    names = [
        shape.y
        for shape in of_lines(*series).wide.shapes
        if isinstance(shape, Words) and shape.text.startswith("Line")
    ]
    assert all(
        later - earlier >= 18 for earlier, later in zip(sorted(names), sorted(names)[1:], strict=False)
    )


@given(st.lists(st.lists(st.none() | amounts, min_size=3, max_size=3), min_size=1, max_size=3))
def test_whatever_is_drawn_lies_within_its_picture_and_the_table_has_every_figure(
    columns: list[list[Decimal | None]],
) -> None:
    series = [Series(str(look), look, figures(*column)) for look, column in zip(Look, columns, strict=False)]
    bars = bar_chart(title="B", message="m", heading="h", points=points(3), series=series, words=words)
    for chart in (of_lines(*series), bars):
        assert [[figure.amount for figure in row] for _, row in chart.rows] == [
            list(row) for row in zip(*columns, strict=True)
        ]
        for drawing in (chart.wide, chart.narrow):
            for box in boxes(drawing):
                assert box.x >= 0 and box.x + box.width <= drawing.width + 1
            for shape in drawing.shapes:
                if isinstance(shape, Dot):
                    assert 0 <= shape.x <= drawing.width and 0 <= shape.y <= drawing.height


def test_a_bar_is_as_long_as_its_amount_and_runs_left_below_nought() -> None:
    chart = bar_chart(
        title="By workstream",
        message="m",
        heading="Workstream",
        points=points(2),
        series=[Series("Forecast", Look.FORECAST, figures(-200, 100))],
        words=words,
    )
    less, more = boxes(chart.wide)
    assert less.width == pytest.approx(2 * more.width, abs=0.2)
    assert less.x + less.width == pytest.approx(more.x)
    assert {"−200", "100"} <= set(said(chart.wide))


def test_each_step_of_a_bridge_begins_where_the_one_before_ended() -> None:
    before, first, second, after = boxes(of_bridge(100, -60, 20).wide)
    assert first.x + first.width == pytest.approx(before.x + before.width)
    assert second.x == pytest.approx(first.x)
    assert after.x + after.width == pytest.approx(second.x + second.width)
    assert {"100", "−60", "+20", "60"} <= set(said(of_bridge(100, -60, 20).wide))


def test_the_axis_of_a_bridge_is_cut_only_where_all_moves_far_above_nought_and_says_so() -> None:
    assert "Axis starts at 3,400,000" in said(of_bridge(3_842_000, -247_522).wide)
    for whole_axis in (
        of_bridge(100),
        of_bridge(100, -60),
        of_bridge(-3_842_000, 247_522),
        of_bridge(100, -160, 20),
    ):
        assert not [text for text in said(whole_axis.wide) if text.startswith("Axis")]


@given(st.lists(st.integers(-(10**7), 10**7), min_size=1, max_size=6))
def test_a_bridge_of_any_steps_can_be_drawn(given_amounts: list[int]) -> None:
    chart = of_bridge(*given_amounts)
    for drawing in (chart.wide, chart.narrow):
        assert all(box.x >= 0 and box.x + box.width <= drawing.width + 2 for box in boxes(drawing))


def stop(value: float, day: dt.date | None = None) -> Stop:
    return Stop(Point(str(day)), Figure(value, f"{value:g}"), False, day.toordinal() if day else None)


def track(*stops: Stop) -> list[Dot]:
    chart = track_chart(title="Extra care", message="m", heading="When", stops=stops)
    assert chart.is_small
    return [shape for shape in chart.wide.shapes if isinstance(shape, Dot)]


def test_dated_values_stand_in_proportion_to_time() -> None:
    days = [dt.date(2010, 3, 31), dt.date(2012, 3, 31), dt.date(2014, 3, 31)]
    first, middle, last = track(*(stop(each, day) for each, day in zip((42, 94, 272), days, strict=True)))
    assert (first.x, last.x) == (LEFT, RIGHT)
    assert abs(middle.x - (LEFT + RIGHT) / 2) < 1
    assert last.y == TOP
    assert all(TOP <= each.y <= BOTTOM for each in (first, middle, last))


def test_values_without_dates_stand_at_equal_steps() -> None:
    assert [each.x for each in track(stop(100), stop(440))] == [LEFT, RIGHT]


def test_one_value_two_on_a_day_and_nought_can_be_drawn() -> None:
    day = dt.date(2011, 4, 1)
    assert [each.y for each in track(stop(0))] == [BOTTOM]
    assert len(track(stop(1, day), stop(2, day))) == 2
    assert track() == []


def test_dates_that_would_overlap_are_left_to_the_table() -> None:
    days = [dt.date(2010, 3, 31), dt.date(2010, 4, 1), dt.date(2014, 3, 31)]
    chart = track_chart(title="t", message="m", heading="h", stops=[stop(1, day) for day in days])
    assert [text for text in said(chart.wide) if "-" in text] == ["2010-03-31", "2014-03-31"]
    assert [point.label for point, _ in chart.rows] == [str(day) for day in days]


def test_long_names_are_wrapped_and_cut() -> None:
    assert wrapped("Care pathways", 200) == ["Care pathways"]
    assert wrapped("Consult on the future of services", 128) == ["Consult on the", "future of servi…"]
    assert all(len(line) * 8 <= 128 for line in wrapped("word " * 40, 128))


def test_a_picture_has_title_description_and_a_table_whose_figures_lead_to_their_rows() -> None:
    chart = line_chart(
        title="Saving & growth",
        message="It <grows>.",
        heading="Month",
        points=[Point("Apr 2011", "Apr", "/april/"), Point("May 2011", "May")],
        series=[Series("Delivered", Look.ACTUAL, [Figure(5, "£5", "/rows/"), Figure(None)])],
        words=words,
    )
    html = render_to_string("components/chart.html", {"chart": chart, "id": "saving"})
    assert html.count('role="img"') == 2 and "style=" not in html
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids)) == 4
    assert html.count("It &lt;grows&gt;.") == 2 and "Saving &amp; growth" in html
    assert 'href="/april/">Apr 2011' in html and 'href="/rows/">£5' in html
    assert "–" in html
