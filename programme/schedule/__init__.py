"""The schedule engine: pure functions on plain values, with no database inside (domain.md section 4)."""

from programme.schedule.activities import Activity, Link, LinkType, Mode, Schedule, Timing, Unit
from programme.schedule.bounds import FROM_END, TO_START
from programme.schedule.calendars import EVERY_DAY, WORKING_DAYS, Calendar
from programme.schedule.columns import Network, Tie, Times
from programme.schedule.network import times
from programme.schedule.order import LoopError
from programme.schedule.plan import Dates, ScheduleError, calculate, end_from, room_days, total_floats

__all__ = [
    "EVERY_DAY",
    "FROM_END",
    "TO_START",
    "WORKING_DAYS",
    "Activity",
    "Calendar",
    "Dates",
    "Link",
    "LinkType",
    "LoopError",
    "Mode",
    "Network",
    "Schedule",
    "ScheduleError",
    "Tie",
    "Times",
    "Timing",
    "Unit",
    "calculate",
    "end_from",
    "room_days",
    "times",
    "total_floats",
]
