"""Pictures: pure functions from figures to a drawing, and the equal table beside it.

`line_chart`, `bar_chart`, `bridge_chart` and `track_chart` each give a `Chart`, which
`templates/components/chart.html` prints.
"""

from programme.ui.charts.bars import bar_chart
from programme.ui.charts.bridge import Step, bridge_chart
from programme.ui.charts.lines import line_chart
from programme.ui.charts.tracks import Stop, track_chart
from programme.ui.charts.values import Chart, Figure, Look, Point, Series

__all__ = [
    "Chart",
    "Figure",
    "Look",
    "Point",
    "Series",
    "Step",
    "Stop",
    "bar_chart",
    "bridge_chart",
    "line_chart",
    "track_chart",
]
