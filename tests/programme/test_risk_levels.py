"""Levels of risk: which scores are high, and how five levels lie in three."""

from __future__ import annotations

import pytest

from programme.risk_levels import moved, rating_of, score_of, third_of


@pytest.mark.parametrize(
    ("likelihood", "severity", "rating"),
    [
        (1, 1, "LOW"),
        (2, 2, "LOW"),
        (1, 5, "MEDIUM"),
        (3, 3, "MEDIUM"),
        (2, 5, "MEDIUM"),
        (3, 4, "HIGH"),
        (4, 4, "HIGH"),
        (5, 5, "HIGH"),
        (None, 5, ""),
        (3, None, ""),
    ],
)
def test_a_risk_is_rated_by_its_score(likelihood: int | None, severity: int | None, rating: str) -> None:
    assert rating_of(likelihood, severity) == rating


def test_a_risk_that_is_likelier_or_worse_is_never_rated_lower() -> None:
    order = ["LOW", "MEDIUM", "HIGH"]
    for likelihood in range(1, 5):
        for severity in range(1, 6):
            lower, higher = rating_of(likelihood, severity), rating_of(likelihood + 1, severity)
            assert order.index(lower) <= order.index(higher)
            assert rating_of(severity, likelihood) == lower


def test_five_levels_lie_in_three() -> None:
    assert [third_of(level) for level in range(1, 6)] == ["LOW", "LOW", "MEDIUM", "HIGH", "HIGH"]


def test_a_score_moves_from_what_it_was() -> None:
    assert [moved(before, score_of(3, 4)) for before in (None, 6, 12, 16)] == ["new", "worse", "", "better"]
