"""Pounds: Decimal throughout, rounded only to print (domain.md section 5)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

ZERO = Decimal(0)


def whole(amount: Decimal) -> int:
    """Whole pounds, halves away from zero."""
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))
