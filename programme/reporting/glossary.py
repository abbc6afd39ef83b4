"""The words of a report in plain English."""

from __future__ import annotations

TERMS: tuple[tuple[str, str], ...] = (
    ("Action", "A numbered line of the programme's plan, with a start and an end."),
    ("Baseline", "The dates that were approved. They change only when dates are approved again."),
    ("Closure", "A service that stops, changes its use or is provided in another way, in agreed stages."),
    ("Cost avoidance", "Money that would otherwise have been spent. It is never added to savings."),
    ("Cost of slippage", "What is spent or not saved because something happens later than planned."),
    ("Critical", "Any delay of it delays a date that the programme must keep."),
    ("Delivered", "Money that finance has confirmed."),
    ("Equality impact assessment", "What a change does to different groups of people, and what is promised."),
    ("Float", "How long something can be late before a date that must hold is late too."),
    ("Forecast", "Today's best estimate of a date or of money."),
    ("Full-year effect", "What something comes to in twelve months at its full rate."),
    ("Growth", "Money added to the budget. It is written without a minus sign."),
    ("Mitigation", "What is promised in order to lessen a harm, with an owner and a date."),
    ("Proposal", "A change of the budget with a code: G for growth, R for a reduction."),
    ("Rating", "Red, amber, green, complete or not due, by the rules that each report prints."),
    ("Reduction", "Money taken out of the budget. It is written with a minus sign."),
    ("Slip", "How much later than its baseline something ends."),
    ("Workstream", "A part of the programme with somebody who leads it."),
)
