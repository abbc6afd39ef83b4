"""Pounds: Decimal throughout, rounded only to print (domain.md section 5)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

ZERO = Decimal(0)
PENNY = Decimal("0.01")


def pence(amount: Decimal) -> Decimal:
    return amount.quantize(PENNY, ROUND_HALF_UP)


def in_pennies(amount: Decimal) -> int:
    """Pounds as a whole number of pence."""
    return int(pence(amount).scaleb(2))


def of_pennies(pennies: int) -> Decimal:
    return Decimal(pennies).scaleb(-2)


def whole(amount: Decimal) -> int:
    """Whole pounds, halves away from zero."""
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))
