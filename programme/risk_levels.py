"""Levels of risk: five each way, and the three that most documents print. Pure."""

from __future__ import annotations

HIGH, MEDIUM = 12, 5
"""The scores, of 25, from which a risk is high or medium: high and medium together are high."""
THREE = {"LOW": (1, 2), "MEDIUM": (3,), "HIGH": (4, 5)}
"""Which of the five levels lie in each of the three."""


def score_of(likelihood: int | None, severity: int | None) -> int:
    """Likelihood times severity, 1 to 25; 0 where one of them is not stated."""
    return (likelihood or 0) * (severity or 0)


def rating_of(likelihood: int | None, severity: int | None) -> str:
    """HIGH, MEDIUM or LOW; empty where one of the two is not stated."""
    score = score_of(likelihood, severity)
    if not score:
        return ""
    return "HIGH" if score >= HIGH else "MEDIUM" if score >= MEDIUM else "LOW"


def cell_of(likelihood: int, severity: int) -> str:
    """The place in the matrix of five: `4-3` for likelihood high, severity medium."""
    return f"{likelihood}-{severity}"


def third_of(level: int) -> str:
    """The level of three in which one of five lies."""
    return next(name for name, levels in THREE.items() if level in levels)


def moved(before: int | None, now: int) -> str:
    """How a score moved: "new" where it was not known, "worse", "better" or nothing."""
    if before is None:
        return "new"
    return "worse" if now > before else "better" if now < before else ""
