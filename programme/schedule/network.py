"""The engine's core: one pass forward and one back."""

from __future__ import annotations

from dataclasses import replace

from programme.schedule.backward import floats
from programme.schedule.columns import NONE, Network, Times
from programme.schedule.forward import forward
from programme.schedule.order import topological_order


def times(network: Network) -> Times:
    """Start, end, driver and floats of every item; LoopError where items wait for each other."""
    order = topological_order(network)
    result = forward(network, order)
    if network.today:
        result.due = forward(replace(network, today=NONE), order).end
    result.total_float, result.free_float = floats(network, order, result)
    return result
