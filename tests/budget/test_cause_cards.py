"""What a dashboard says of a cause: a long way to the money is cut in its middle, never at its ends."""

from __future__ import annotations

import pytest

from budget.summaries import STEPS, shortened
from programme.ui.parts import ChainStep


@pytest.mark.parametrize("length", [2, STEPS])
def test_a_short_way_is_told_step_by_step(length: int) -> None:
    chain = [ChainStep("", str(place)) for place in range(length)]
    assert [step["title"] for step in shortened(chain)] == [str(place) for place in range(length)]


def test_a_long_way_keeps_its_cause_and_its_money() -> None:
    chain = [ChainStep("", str(place)) for place in range(9)]
    assert [step["title"] for step in shortened(chain)] == ["0", "1", "5 more between", "7", "8"]
