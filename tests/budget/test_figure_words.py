"""How the rows behind a figure of money are named."""

from __future__ import annotations

import pytest

from budget.facts import Savings


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        ({"year": "2011", "kind": "REDUCTION"}, "Year 2011/12, kind reduction"),
        ({"year": "2011", "undelivered": "on"}, "Year 2011/12, no action delivers it"),
        ({"year": "soon"}, "Year soon"),
        ({"code": "R7"}, "Proposal R7"),
    ],
)
def test_a_year_is_written_as_a_financial_year(marks: dict[str, str], words: str) -> None:
    assert Savings().in_words(marks) == words
