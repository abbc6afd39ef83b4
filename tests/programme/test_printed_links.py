"""What a printed link becomes (domain.md section 3)."""

from __future__ import annotations

import pytest

from programme.reading.links import PrintedDates, propose
from programme.schedule import LinkType
from tests.programme.schedule.plans import FF, FS, SS, date

Printed = tuple[str | None, str | None]


@pytest.mark.parametrize(
    ("predecessor", "successor", "type", "lag"),
    [
        (("2011-02", "2011-05"), ("2011-06", "2011-09"), FS, 0),
        (("2011-02", "2011-06"), ("2011-06", "2011-09"), FS, -1),
        ((None, "2011-06"), ("2011-06", None), FS, -1),
        (("2011-02", "2011-07"), ("2011-06", "2011-09"), SS, 0),
        (("2011-06", "2011-09"), ("2011-06", "2011-07"), SS, 0),
        (("2011-06", "2011-09"), ("2011-04", "2011-09"), FF, 0),
        ((None, "2011-09"), (None, "2011-10"), FF, 0),
        (("2011-02", "2011-06-10"), ("2011-06-10", "2011-09"), SS, 0),
    ],
)
def test_the_strictest_type_that_the_dates_keep_is_proposed(
    predecessor: Printed, successor: Printed, type: LinkType, lag: int
) -> None:
    link = propose(_dates(predecessor), _dates(successor))
    assert (link.type, link.lag, link.constraining) == (type, lag, True)


@pytest.mark.parametrize(
    ("predecessor", "successor"),
    [
        (("2011-06", "2011-09"), ("2011-04", "2011-05")),
        (("2011-06", None), (None, "2011-12")),
        ((None, None), (None, None)),
    ],
)
def test_dates_that_keep_no_type_make_the_link_information(predecessor: Printed, successor: Printed) -> None:
    assert not propose(_dates(predecessor), _dates(successor)).constraining


def _dates(printed: Printed) -> PrintedDates:
    return PrintedDates(date(printed[0]), date(printed[1]))
