"""The plan as a chart over time: what is drawn, where, and how. Only `gantt_on` reads anything."""

from programme.gantt.content import Bar, Fill, Gantt, Group, Tie, gantt_on
from programme.gantt.drawing import draw, draw_on_paper
from programme.gantt.layout import Layout, Links, Zoom, lay_out, lay_out_on_paper

__all__ = [
    "Bar",
    "Fill",
    "Gantt",
    "Group",
    "Layout",
    "Links",
    "Tie",
    "Zoom",
    "draw",
    "draw_on_paper",
    "gantt_on",
    "lay_out",
    "lay_out_on_paper",
]
