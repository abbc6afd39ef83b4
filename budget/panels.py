"""The budget's panels on shared pages. Every figure leads to the rows it is the sum of."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from budget.board_figures import slipped_on
from budget.cause_cards import cause_cards
from budget.models import Delivery, DeliveryStatus, Proposal, ProposalLink, SavingFigure
from budget.pictures.charts import TOTALS, BridgeSteps, MonthLines, draw_bridge, draw_months
from budget.totals import add
from programme.access import Permission
from programme.boards import Board, Summary, amount
from programme.financial_years import year_label
from programme.models import ScheduleItem
from programme.ui.format import pounds, rounding_note

MEASURES = ("approved", "forecast", "delivered", "slippage", "other")


def amounts_of(board: Board, found: Summary, **marks: object) -> list[dict[str, Any]]:
    """The cells of one row of pounds, each with the address of its rows."""
    year = board.of("money")["year"]
    return [
        {
            "value": amount(found[name]),
            "href": board.href("savings", name, year=year, **marks),
            "is_change": name in ("slippage", "other"),
        }
        for name in MEASURES
    ]


class SavingsByKind:
    title = "Savings and growth"
    template_name = "budget/panels/savings_by_kind.html"
    permission = Permission.VIEW

    def context(self, board: Board) -> dict[str, Any] | None:
        found = board.of("money")
        words = {Proposal.Kind.REDUCTION: "Reductions", Proposal.Kind.GROWTH: "Growth"}
        return {
            "year": year_label(found["year"]),
            "rows": [
                {"label": label, "cells": amounts_of(board, found["kinds"][kind], kind=kind.value)}
                for kind, label in words.items()
            ],
            "net": amounts_of(board, found["net"]),
        }


class SavingsByStatus:
    """For finance: how the proposals of the year stand, and what each status comes to."""

    title = "Proposals by how they stand"
    template_name = "budget/panels/savings_by_status.html"
    permission = Permission.VIEW

    def context(self, board: Board) -> dict[str, Any] | None:
        found = board.of("money")
        year = found["year"]
        return {
            "year": year_label(year),
            "rows": [
                {
                    "status": status.label,
                    "proposals": found["statuses"][status.value]["proposals"],
                    "href": board.href("savings", year=year, status=status.value),
                    "cells": amounts_of(board, found["statuses"][status.value], status=status.value),
                }
                for status in DeliveryStatus
                if status.value in found["statuses"]
            ],
            "undelivered": found["undelivered"]["proposals"],
            "undelivered_words": pounds(abs(amount(found["undelivered"]["approved"])), "k"),
            "undelivered_href": board.href("savings", "approved", year=year, undelivered="on"),
        }


class SavingsByMonth:
    title = "Month by month"
    template_name = "budget/panels/savings_by_month.html"
    permission = Permission.VIEW
    span = 7

    def context(self, board: Board) -> dict[str, Any] | None:
        found = board.of("pictures")
        lines = MonthLines(
            found["what"],
            found["year"],
            board.as_at,
            {name: [amount(each) for each in column] for name, column in found["columns"].items()},
            found["known"],
        )
        return {
            "chart": draw_months(lines, lambda month, name: board.href("months", name, by=month), width=660)
        }


class Bridge:
    title = "From approved to forecast"
    template_name = "budget/panels/bridge.html"
    permission = Permission.VIEW
    span = 5

    def context(self, board: Board) -> dict[str, Any] | None:
        found = board.of("pictures")
        year = found["year"]
        steps = BridgeSteps(
            found["what"],
            year,
            found["sign"],
            amount(found["approved"]),
            amount(found["forecast"]),
            [(part, label, amount(change), href) for part, label, change, href in found["changes"]],
        )

        def rows(part: str) -> str:
            if part in TOTALS:
                return board.href("savings", part, year=year)
            return board.href("steps", "change", part=part, year=year)

        return {"chart": draw_bridge(steps, rows, width=470)}


class LateMoney:
    title = "What slippage costs"
    template_name = "budget/panels/late_money.html"
    permission = Permission.VIEW

    def context(self, board: Board) -> dict[str, Any] | None:
        found = board.of("money")
        cards = [
            {
                **card,
                "sole": amount(card["sole"]),
                "sum_href": board.href("causes", "sole", item=card["item"]),
            }
            for card in found["causes"]
        ]
        total, alone = amount(found["all_years"]), amount(found["alone"])
        return {
            "total": total,
            "halves": slipped_on(found["slipped_in_all"]).in_words,
            "alone": alone,
            "adds_up": alone + amount(found["unexplained"]) == total,
            "spends": any(card["sole"] < 0 for card in cards),
            "words": pounds(abs(total)),
            "is_gain": total < 0,
            "href": board.href("savings", "slippage", delayed="on"),
            "cards": cards,
            "more": found["more_causes"],
            "unexplained": amount(found["unexplained"]),
            "all_href": reverse("budget:proposals", args=[board.programme.slug]) + "#causes",
        }


class CostOfSlip:
    """On the page of an action: what its own slip costs, and the chain by which it does."""

    title = "What its slip costs"
    template_name = "budget/panels/cost_of_slip.html"
    permission = Permission.VIEW

    def context(self, item: ScheduleItem) -> dict[str, Any] | None:
        cards = cause_cards(item.programme, item=item)
        return {"cards": cards} if cards else None


class MoneyOfItem:
    """On the page of an action: the proposals that it delivers, and those it is only linked to."""

    title = "Money it delivers"
    template_name = "budget/panels/money_of_item.html"
    permission = Permission.VIEW

    def context(self, item: ScheduleItem) -> dict[str, Any] | None:
        deliveries = list(Delivery.objects.filter(item=item).standing().select_related("proposal__programme"))
        delivered = {delivery.proposal_id for delivery in deliveries}
        links = ProposalLink.objects.filter(item=item).standing().select_related("proposal__programme")
        figures = list(
            SavingFigure.objects.filter(proposal__in=delivered).select_related("proposal__programme")
        )
        return {
            "figures": figures,
            "total": add(figures),
            "trigger": ", ".join(sorted({delivery.get_trigger_display().lower() for delivery in deliveries})),
            "linked": [link for link in links if link.proposal_id and link.proposal_id not in delivered],
            "unknown": [link.code for link in links if not link.proposal_id],
            "rounding": rounding_note(figure.slippage for figure in figures),
        }
