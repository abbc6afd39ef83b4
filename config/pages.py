"""Who adds what to shared pages and runs: dotted names in order, nothing else.

This is mechanism 2 of the architecture: what an upper app adds, a lower one finds here.
"""

MENU = (
    "programme.pages.DASHBOARD",
    "programme.pages.PLAN",
    "services.pages.SERVICES",
    "budget.pages.BUDGET",
    "equality.pages.EQUALITY",
    "programme.pages.RISKS",
    "programme.pages.MEETINGS",
    "programme.pages.REPORTS",
    "programme.pages.ALERTS",
)

# Panels of an action's page and of others, top to bottom.
ACTION_PANELS = (
    "programme.panels.AlertsOfItem",
    "budget.panels.MoneyOfItem",
    "budget.panels.CostOfSlip",
    "services.panels.ServicesOfItem",
    "programme.panels.RisksOfItem",
    "equality.panels.AssessmentsOfItem",
)
PROPOSAL_PANELS = (
    "budget.checks.ChecksOfProposal",
    "services.panels.ServicesOfProposal",
    "equality.panels.AssessmentsOfProposal",
    "budget.risks.RisksOfProposal",
)
SERVICE_PANELS = ("equality.panels.AssessmentsOfService", "services.risks.RisksOfService")
ASSESSMENT_PANELS = ("equality.risks.RisksOfAssessment",)
WORKSTREAM_PANELS = ("budget.workstreams.MoneyOfWorkstream",)
# What figures are made of: each kind has a page that lists exactly the rows a figure is the sum of.
FACTS = (
    "programme.facts.actions.Actions",
    "programme.facts.links.Links",
    "programme.facts.decisions.Decisions",
    "programme.facts.risks.Risks",
    "programme.facts.alerts.Alerts",
    "programme.facts.questions.Questions",
    "budget.facts.Savings",
    "budget.facts.Causes",
    "budget.facts.Steps",
    "budget.facts.Months",
    "budget.facts.MoneyAtRisk",
    "services.facts.Services",
    "services.facts.People",
    "services.facts.Staff",
    "equality.facts.Assessments",
    "equality.facts.Unassessed",
    "equality.facts.Gates",
    "equality.facts.Impacts",
    "equality.facts.Mitigations",
)
# What these add up to on a day: stored for today, worked out for a past day.
SUMMARIES = {
    "actions": "programme.summaries.actions",
    "history": "programme.status_history.history",
    "risks": "programme.summaries.risks",
    "alerts": "programme.summaries.alerts",
    "decisions": "programme.summaries.decisions",
    "questions": "programme.summaries.questions",
    "money": "budget.summaries.money",
    "pictures": "budget.summaries.pictures",
    "risk_money": "budget.summaries.risk_money",
    "closures": "services.summaries.closures",
    "equality": "equality.summaries.equality",
}
# The clauses of the dashboard's one sentence, and the lines under it.
VERDICT = ("programme.board_figures.verdict_on_dates", "budget.board_figures.verdict_on_money")
VERDICT_LINES = (
    "budget.board_figures.how_sure_the_money_is",
    "programme.board_figures.who_leads_them",
    "programme.board_figures.why_this_rating",
    "programme.board_figures.what_moved",
    "programme.board_figures.what_comes_next",
)
# What each role sees of a programme: the figures of the strip, then panels from top to bottom.
DASHBOARDS: dict[str, dict[str, tuple[str, ...]]] = {
    "director": {
        "figures": (
            "programme.board_figures.late_actions",
            "programme.board_figures.overdue_actions",
            "programme.board_figures.stale_actions",
            "programme.board_figures.next_decisions",
            "equality.board_figures.gates_not_met",
            "budget.board_figures.net_forecast",
            "budget.board_figures.net_counted",
            "budget.board_figures.net_delivered",
            "budget.board_figures.lost_this_year",
            "budget.board_figures.money_at_risk",
            "equality.board_figures.missing",
            "equality.board_figures.unsigned",
            "equality.board_figures.due",
            "services.board_figures.people_to_move",
            "services.board_figures.posts_to_lose",
        ),
        "panels": (
            "programme.panels.StatusByWorkstream",
            "budget.panels.SavingsByMonth",
            "budget.panels.Bridge",
            "budget.panels.LateMoney",
            "budget.panels.SavingsByKind",
            "equality.panels.Closures",
            "equality.panels.AssessmentsByStage",
            "programme.panels.NextDecisions",
            "programme.panels.OpenAlerts",
            "programme.panels.HighestRisks",
            "programme.panels.StatusHistory",
        ),
    },
    "office": {
        "figures": (
            "programme.board_figures.overdue_actions",
            "programme.board_figures.stale_actions",
            "programme.board_figures.blocked_actions",
            "programme.board_figures.due_soon",
            "programme.board_figures.open_alerts",
        ),
        "panels": (
            "programme.panels.StatusByWorkstream",
            "programme.panels.OpenAlerts",
            "programme.panels.PanelQuestions",
            "budget.panels.LateMoney",
            "equality.panels.Closures",
            "equality.panels.AssessmentsByStage",
            "programme.panels.NextDecisions",
            "budget.panels.SavingsByKind",
            "programme.panels.HighestRisks",
        ),
    },
    "lead": {
        "figures": (
            "programme.board_figures.my_late_actions",
            "programme.board_figures.my_overdue_actions",
            "programme.board_figures.my_stale_actions",
            "programme.board_figures.late_actions",
            "budget.board_figures.lost_this_year",
        ),
        "panels": (
            "programme.panels.MyActions",
            "programme.panels.MyAlerts",
            "programme.panels.StatusByWorkstream",
            "budget.panels.LateMoney",
            "programme.panels.NextDecisions",
            "programme.panels.HighestRisks",
        ),
    },
    "finance": {
        "figures": (
            "budget.board_figures.net_forecast",
            "budget.board_figures.net_counted",
            "budget.board_figures.net_delivered",
            "budget.board_figures.lost_this_year",
            "budget.board_figures.undelivered",
        ),
        "panels": (
            "budget.panels.SavingsByMonth",
            "budget.panels.Bridge",
            "budget.panels.SavingsByKind",
            "budget.panels.SavingsByStatus",
            "budget.panels.LateMoney",
            "programme.panels.OpenAlerts",
            "programme.panels.StatusByWorkstream",
            "programme.panels.HighestRisks",
        ),
    },
    "equality": {
        "figures": (
            "equality.board_figures.missing",
            "equality.board_figures.unsigned",
            "equality.board_figures.due",
            "equality.board_figures.unanswered",
            "equality.board_figures.overdue_mitigations",
        ),
        "panels": (
            "equality.panels.Closures",
            "equality.panels.AssessmentsByStage",
            "programme.panels.NextDecisions",
            "programme.panels.OpenAlerts",
            "programme.panels.StatusByWorkstream",
            "programme.panels.HighestRisks",
        ),
    },
    "admin": {
        "figures": (
            "programme.board_figures.late_actions",
            "budget.board_figures.net_forecast",
            "budget.board_figures.lost_this_year",
            "programme.board_figures.open_alerts",
        ),
        "panels": (
            "programme.panels.StatusByWorkstream",
            "programme.panels.StatusHistory",
            "budget.panels.SavingsByKind",
            "programme.panels.OpenAlerts",
        ),
    },
    # What is published, in the words of the reports: no figure of the day.
    "panel": {
        "figures": (),
        "panels": (
            "programme.published_panels.LatestReport",
            "programme.published_panels.Summary",
            "programme.published_panels.WhatChanged",
            "programme.published_panels.WhatBecameOfRecommendations",
            "programme.published_panels.ComingMeetings",
            "programme.published_panels.EarlierReports",
        ),
    },
}
# The figures by which two days, or two programmes, are compared.
COMPARED = (
    "programme.board_figures.late_actions",
    "programme.board_figures.critical_actions",
    "programme.board_figures.overdue_actions",
    "programme.board_figures.stale_actions",
    "programme.board_figures.blocked_actions",
    "budget.board_figures.net_approved",
    "budget.board_figures.net_forecast",
    "budget.board_figures.net_delivered",
    "budget.board_figures.lost_this_year",
    "budget.board_figures.undelivered",
    "services.board_figures.late_closures",
    "services.board_figures.people_to_move",
    "services.board_figures.posts_to_lose",
    "equality.board_figures.missing",
    "equality.board_figures.unsigned",
    "equality.board_figures.gates_not_met",
    "programme.board_figures.next_decisions",
    "programme.board_figures.open_risks",
    "budget.board_figures.money_at_risk",
    "programme.board_figures.open_alerts",
)

# What a risk can concern: each kind has its field on the form of a risk and its list on its page.
RISK_LINKS = (
    "programme.risk_links.ActionsOfRisk",
    "budget.risks.ProposalsOfRisk",
    "services.risks.ServicesOfRisk",
    "equality.risks.AssessmentsOfRisk",
)

# Pounds at risk, by what marks the risks that concern them.
RISK_MONEY = ("budget.risks.money_at",)

# The address of the page of each kind of schedule item, from the programme's slug and the item's code.
ITEM_PAGES = {
    "action": "programme.items.action_href",
    "stage": "services.items.stage_href",
    "review": "equality.items.review_href",
    "mitigation": "equality.items.mitigation_href",
}
# The address of the page of what has no date of its own, named as `kind:code` by alerts and findings.
SUBJECT_PAGES = {
    "programme": "programme.items.programme_href",
    "question": "programme.items.question_href",
    "proposal": "budget.items.proposal_href",
    "reconciliation": "budget.items.reconciliation_href",
    "service": "services.items.service_href",
    "staffing": "services.items.staffing_href",
    "costs": "services.items.costs_href",
}

# In which area of the menu the map of the plan shows what is not an action of a workstream.
MAP_AREAS = {
    "action": "programme.pages.PLAN",
    "stage": "services.pages.SERVICES",
    "service": "services.pages.SERVICES",
    "review": "equality.pages.EQUALITY",
    "mitigation": "equality.pages.EQUALITY",
    "proposal": "budget.pages.BUDGET",
}
# What hangs on the items of the plan without a date of its own.
MAP_ENDS = ("services.map_ends.named_services", "budget.map_ends.delivered_proposals")
# Kinds of schedule items whose dates the forward plan names beside meetings, and what it calls them.
FORWARD_PLAN = {
    "stage": "services.items.IN_FORWARD_PLAN",
    "review": "equality.items.IN_FORWARD_PLAN",
}

EFFECTS = ("budget.contributions.money_effects",)
TARGETS = ("budget.contributions.delivering_items",)
# Gates that should have been passed: such an item is red. Where several say so of one, the first is heard.
MISSED_GATES = ("services.alerts.missed_gates", "equality.alerts.missed_gates")
# Pounds that hang on each item, by which a red action makes its workstream red.
CARRIED_MONEY = ("budget.carried.money_carried",)
# Tables that a step writes by what it finds in them, so that they are not worked out from nothing.
KEPT_FIGURES = ("budget.models.CheckFigure",)
RECALCULATION_STEPS = (
    "programme.recalculation.write_schedule",
    "budget.tracker.last_month.write_last_month",
    "budget.recording.write_savings",
    "budget.reconciliation.collecting.write_checks",
    "programme.alerts.write_alerts",
    "programme.status_history.write_history",
    "programme.boards.write_summaries",
)
# What contradicts itself in what is printed, for the reconciliation.
FINDINGS = ("budget.reconciliation.reading.budget_checks", "services.reconciliation.reading.service_checks")
ALERT_RULES = (
    "programme.alert_rules.OVERDUE",
    "programme.alert_rules.DUE_SOON",
    "programme.alert_rules.STALE",
    "programme.alert_rules.PREDECESSOR_SLIPPED",
    "programme.alert_rules.CONTRADICTED_LINKS",
    "budget.saving_alerts.SAVING_AT_RISK",
    "services.alerts.GATE_UNMET",
    "equality.alerts.GATE_WITHOUT_ASSESSMENT",
    "equality.alerts.PROMISE_OVERDUE",
    "budget.alerts.RECONCILIATION",
    "programme.question_alerts.QUESTION_OVERDUE",
    "programme.alert_rules.FIGURES_BEHIND",
)
DEMO_DATA = (
    "programme.demo.load",
    "budget.demo.load",
    "services.demo.load",
    "equality.demo.load",
    "programme.demo.registers.load_workstreams",
    "programme.demo.registers.load_risks",
    "budget.demo.risks.load",
    "budget.demo.totals.load",
    "programme.demo.registers.load_meetings",
    "programme.demo.load_forecasts",
)
# What happens in the illustrated half-year: each kind of event is an operation of the app it belongs to.
STORY_EVENTS = {
    "update": "programme.demo.story.update",
    "report": "programme.demo.story.report",
    "delivered": "budget.demo.story.delivered",
    "rated": "budget.demo.story.rated",
    "revised": "budget.demo.story.revised",
    "confidence": "budget.demo.story.confidence",
    "pressure": "budget.demo.story.pressure",
    "budget_counts_on": "budget.demo.story.budget_counts_on",
    "assess": "equality.demo.story.assess",
    "sign": "equality.demo.story.sign",
}

# The sections of a quarterly report in their order; parts with the same key stand together.
REPORT_SECTIONS = (
    "programme.reporting.parts.SUMMARY",
    "budget.report_parts.SUMMARY",
    "services.report_outcomes.OUTCOMES",
    "programme.reporting.parts.EXCEPTIONS",
    "budget.report_parts.CAUSES",
    "budget.report_savings.SAVINGS",
    "budget.report_savings.UNDELIVERED",
    "services.report_parts.CLOSURES",
    "services.report_parts.CLOSURE_COSTS",
    "equality.report_parts.ASSESSMENTS",
    "services.report_staffing.STAFFING",
    "programme.reporting.parts.RISKS",
    "programme.reporting.parts.CHANGES",
    "budget.report_parts.CHANGES",
    "programme.reporting.parts.RECOMMENDATIONS",
    "programme.reporting.parts.CONSULTATION",
    "services.report_parts.CONSULTATION",
    "budget.report_parts.FINANCIAL",
    "services.report_parts.IMPLICATIONS",
    "equality.report_parts.IMPLICATIONS",
    "programme.reporting.parts.IMPLICATIONS",
    "programme.reporting.parts.FORWARD_PLAN",
    "programme.reporting.parts.BACKGROUND",
    "programme.reporting.parts.RULES",
    "programme.reporting.parts.ALL_ACTIONS",
    "programme.reporting.parts.GLOSSARY",
)
# What a report freezes so that the next one can be compared with it, by name.
REPORT_FACTS = {
    "actions": "programme.reporting.actions.action_facts",
    "risks": "programme.reporting.registers.risk_facts",
    "proposals": "budget.report_parts.proposal_facts",
}
