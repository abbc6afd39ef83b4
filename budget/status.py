"""How a proposal stands: worked out from dates and confirmed pounds (domain.md section 5)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.db import models

from budget.money import ZERO
from budget.savings import Scheme

FULL = 100
"""Per cent: how much of a forecast is counted where finance has said nothing."""


class DeliveryStatus(models.TextChoices):
    """How a proposal stands now."""

    DELIVERED = "DELIVERED", "Delivered"
    ON_TRACK = "ON_TRACK", "On track"
    DELAYED = "DELAYED", "Delayed"
    AT_RISK = "AT_RISK", "At risk"
    UNACHIEVABLE = "UNACHIEVABLE", "Unachievable"
    WITHDRAWN = "WITHDRAWN", "Withdrawn"
    REPLACED = "REPLACED", "Replaced"


RATINGS = (
    DeliveryStatus.DELIVERED,
    DeliveryStatus.ON_TRACK,
    DeliveryStatus.DELAYED,
    DeliveryStatus.AT_RISK,
    DeliveryStatus.UNACHIEVABLE,
)
"""What finance can say of a proposal itself; that it is withdrawn or replaced is a decision of its own."""


class Rag(models.IntegerChoices):
    """How much a proposal needs somebody's attention, the worst first."""

    RED = 1, "Red"
    AMBER = 2, "Amber"
    GREEN = 3, "Green"
    COMPLETE = 4, "Complete"
    GIVEN_UP = 5, "Given up"


def rag_of(status: str, slippage: Decimal) -> Rag:
    """Red is what will not come, and lateness that costs money; amber is what costs nothing yet."""
    if status == DeliveryStatus.UNACHIEVABLE or (status == DeliveryStatus.DELAYED and slippage > 0):
        return Rag.RED
    if status in (DeliveryStatus.DELAYED, DeliveryStatus.AT_RISK):
        return Rag.AMBER
    if status == DeliveryStatus.ON_TRACK:
        return Rag.GREEN
    return Rag.COMPLETE if status == DeliveryStatus.DELIVERED else Rag.GIVEN_UP


def computed_status(
    scheme: Scheme, *, approved: Decimal | None, forecast: Decimal, delivered: Decimal
) -> DeliveryStatus:
    """The status of one year, from its confirmed pounds and what delivers it.

    Delivered once all that is approved and forecast is confirmed. At risk while something that delivers
    it is late by days that cost no money yet.
    """
    if is_delivered(approved, forecast, delivered):
        return DeliveryStatus.DELIVERED
    if scheme.delay is None:
        return DeliveryStatus.UNACHIEVABLE
    if scheme.delay:
        return DeliveryStatus.DELAYED
    return DeliveryStatus.AT_RISK if scheme.delay_days else DeliveryStatus.ON_TRACK


def is_delivered(approved: Decimal | None, forecast: Decimal, delivered: Decimal) -> bool:
    wanted = max(approved or ZERO, forecast, key=abs)
    return bool(wanted) and wanted * delivered > 0 and abs(delivered) >= abs(wanted)


def weighted(
    forecast: Decimal, delivered: Decimal, status: DeliveryStatus, weights: Mapping[str, Decimal]
) -> Decimal:
    """A forecast saving by finance's confidence in its status; what has been confirmed counts in full."""
    percent = weights.get(status, Decimal(FULL))
    return delivered + (forecast - delivered) * percent / FULL
