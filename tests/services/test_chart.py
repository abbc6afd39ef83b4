"""The small picture of a trajectory."""

from __future__ import annotations

import datetime as dt

from services.chart import BOTTOM, LEFT, RIGHT, TOP, Value, chart


def value(number: float, day: dt.date | None = None) -> Value:
    return Value(str(day), number, f"{number:g}", is_target=False, day=day.toordinal() if day else None)


def test_dated_points_stand_in_proportion_to_time() -> None:
    days = [dt.date(2010, 3, 31), dt.date(2012, 3, 31), dt.date(2014, 3, 31)]
    drawn = chart([value(number, day) for number, day in zip((42, 94, 272), days, strict=True)])
    assert [mark.x for mark in drawn.marks][::2] == [LEFT, RIGHT]
    assert abs(drawn.marks[1].x - (LEFT + RIGHT) / 2) < 1
    assert drawn.marks[2].y == TOP
    assert all(TOP <= mark.y <= BOTTOM for mark in drawn.marks)


def test_points_without_dates_stand_at_equal_steps() -> None:
    drawn = chart([value(100), value(440)])
    assert [mark.x for mark in drawn.marks] == [LEFT, RIGHT]
    assert [mark.anchor for mark in drawn.marks] == ["start", "end"]
    assert drawn.line.startswith(f"M{drawn.marks[0].x} ")


def test_one_point_two_on_a_day_and_nought_can_be_drawn() -> None:
    assert chart([value(0)]).marks[0].y == BOTTOM
    assert len(chart([value(1, dt.date(2011, 4, 1)), value(2, dt.date(2011, 4, 1))]).marks) == 2
    assert chart([]).marks == []
