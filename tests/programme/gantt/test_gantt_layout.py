"""Where everything on a Gantt chart is: properties that hold whatever the plan."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.gantt import Bar, Fill, Gantt, Group, Layout, Links, Tie, Zoom, draw, draw_on_paper, lay_out
from programme.gantt.layout import GAP, HEAD, LEAST, MOST_MONTHS, lay_out_on_paper, room_beside
from programme.schedule import LinkType

DAY = dt.date(2011, 2, 15)
DATES = st.none() | st.dates(dt.date(1950, 1, 1), dt.date(2149, 12, 31))


def bar(key: int, start: dt.date | None, end: dt.date | None, **more: object) -> Bar:
    values: dict[str, object] = {
        "title": f"Close home {key}",
        "href": f"/plan/{key}/",
        "fill": Fill.NOT_STARTED,
        "planned_start": start,
        "planned_end": end,
        "start_words": str(start),
        "end_words": str(end),
        "planned_words": str(end),
        **more,
    }
    return Bar(key=key, code=str(key), start=start, end=end, **values)  # type: ignore[arg-type]


@st.composite
def gantts(draw: st.DrawFn) -> Gantt:
    spans = draw(st.lists(st.tuples(DATES, DATES), max_size=8))
    bars = []
    for key, (one, other) in enumerate(spans, start=1):
        start, end = (min(one, other), max(one, other)) if one and other else (one, other)
        look = {"fill": draw(st.sampled_from(Fill)), "is_late": draw(st.booleans())}
        look["late"] = draw(st.sampled_from(("", "2 months late, from 23 and 25")))
        planned = draw(DATES)
        bars.append(bar(key, start, end, planned_end=planned, title=draw(st.text(max_size=300)), **look))
    keys = st.sampled_from([each.key for each in bars]) if bars else st.nothing()
    ties = draw(
        st.lists(
            st.builds(Tie, keys, keys, st.sampled_from(LinkType), st.booleans(), st.booleans()), max_size=8
        )
        if bars
        else st.just([])
    )
    return Gantt(DAY, [Group("Homes", "", bars)] if bars else [], ties)


@given(gantts(), st.sampled_from(Zoom))
def test_every_bar_lies_in_its_row_and_on_the_chart(gantt: Gantt, zoom: Zoom) -> None:
    for layout in (lay_out(gantt, zoom), lay_out_on_paper(gantt)):
        assert layout.months <= MOST_MONTHS + 3
        below = float(HEAD)
        for row in layout.rows:
            assert 0 <= row.left <= row.right <= layout.span + 0.1
            assert 0 <= row.planned_left <= row.planned_right <= layout.span + 0.1
            assert below <= row.top < row.middle < row.top + row.height <= layout.height - HEAD
            below = row.top + row.height


@given(gantts())
def test_every_link_goes_from_its_predecessor_to_its_successor(gantt: Gantt) -> None:
    layout = lay_out(gantt)
    rows = {row.bar.key: row for row in layout.rows}
    assert len(layout.elbows) == len(gantt.ties)
    for elbow in layout.elbows:
        before, after = rows[elbow.tie.predecessor], rows[elbow.tie.successor]
        assert elbow.y1 == before.middle
        assert elbow.x1 in (before.left, before.right)
        assert after.left <= elbow.x2 <= after.right
        assert after.top <= elbow.y2 <= after.top + after.height


@given(gantts(), st.randoms(use_true_random=False))
def test_the_order_of_the_links_changes_nothing(gantt: Gantt, chance: random.Random) -> None:
    ties = list(gantt.ties)
    chance.shuffle(ties)
    other = lay_out(Gantt(gantt.as_at, gantt.groups, ties))
    assert other.rows == lay_out(gantt).rows
    assert sorted(map(repr, other.elbows)) == sorted(map(repr, lay_out(gantt).elbows))


@given(gantts(), st.sampled_from(Links))
def test_whatever_people_write_is_text_on_the_chart(gantt: Gantt, links: Links) -> None:
    for drawn in (
        draw(lay_out(gantt, links=links), id="a", title="<b>", desc="&"),
        draw_on_paper(lay_out_on_paper(gantt, links), id="a", title="<b>", desc="&"),
    ):
        assert drawn.startswith("<svg ")
        assert "<b>" not in drawn


def row(layout: Layout, key: int) -> tuple[float, float]:
    return next((each.left, each.right) for each in layout.rows if each.bar.key == key)


def test_months_are_whole_from_the_first_to_the_last_day() -> None:
    gantt = Gantt(DAY, [Group("Homes", "", [bar(1, dt.date(2011, 4, 1), dt.date(2011, 6, 30))])], [])
    layout = lay_out(gantt, Zoom.MONTH)
    assert layout.first == dt.date(2011, 1, 1)
    assert layout.months == 6
    assert row(layout, 1) == (layout.span / 2, layout.span)


def test_a_short_plan_is_wide_enough_to_name_its_years() -> None:
    gantt = Gantt(DAY, [Group("Homes", "", [bar(1, DAY, DAY)])], [])
    layout = lay_out(gantt, Zoom.QUARTER)
    assert layout.months == 3
    assert layout.span == LEAST
    drawn = draw(layout, id="a", title="t", desc="d")
    assert all(year.label in drawn for year in layout.years())


@given(gantts(), st.sampled_from(Zoom))
def test_what_is_written_beside_a_bar_is_not_cut_at_the_right(gantt: Gantt, zoom: Zoom) -> None:
    layout = lay_out(gantt, zoom)
    for each in layout.rows:
        room = GAP + room_beside(each.bar)
        assert each.right + room <= layout.width + 0.1 or each.left - room > 0


def test_what_is_under_way_begins_at_the_edge_and_what_is_open_ends_there() -> None:
    gantt = Gantt(DAY, [Group("Homes", "", [bar(1, None, None), bar(2, DAY, DAY)])], [])
    layout = lay_out(gantt)
    assert row(layout, 1) == (0, layout.span)


def test_dates_too_far_away_are_drawn_at_the_edge_and_named() -> None:
    far = bar(1, dt.date(1950, 1, 1), dt.date(2149, 12, 31))
    layout = lay_out(Gantt(DAY, [Group("Homes", "", [far, bar(2, DAY, dt.date(2011, 12, 31))])], []))
    assert layout.months <= MOST_MONTHS + 3
    assert [each.bar.key for each in layout.outside] == [1]


@pytest.mark.parametrize("zoom", Zoom)
def test_an_empty_plan_still_has_its_day(zoom: Zoom) -> None:
    layout = lay_out(Gantt(DAY, [], []), zoom)
    assert (layout.first, layout.months, layout.rows) == (dt.date(2011, 1, 1), 3, [])


def test_a_bar_says_all_that_it_shows() -> None:
    late = bar(
        23,
        dt.date(2011, 2, 1),
        dt.date(2011, 8, 31),
        fill=Fill.UNDER_WAY,
        start_words="Feb 2011",
        end_words="Aug 2011",
        late="2 months late, own delay",
        is_critical=True,
    )
    assert late.spoken == "Feb 2011 to Aug 2011, In progress, 2 months late, own delay, critical"
    drawn = draw(lay_out(Gantt(DAY, [Group("Homes", "", [late])], [])), id="x", title="T", desc="D")
    assert f"<title>23 Close home 23: {late.spoken}</title>" in drawn
