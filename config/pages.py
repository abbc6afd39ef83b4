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
    "programme.pages.ALERTS",
)

# Panels of the dashboard and of an action's page, top to bottom.
DASHBOARD_PANELS = (
    "programme.panels.StatusByWorkstream",
    "budget.panels.SavingsByKind",
    "budget.panels.LateMoney",
    "services.panels.Closures",
    "equality.panels.AssessmentsByStage",
    "programme.panels.HighestRisks",
    "programme.panels.OpenAlerts",
)
ACTION_PANELS = (
    "budget.panels.MoneyOfItem",
    "services.panels.ServicesOfItem",
    "programme.panels.RisksOfItem",
    "equality.panels.AssessmentsOfItem",
)
PROPOSAL_PANELS = (
    "services.panels.ServicesOfProposal",
    "equality.panels.AssessmentsOfProposal",
    "budget.risks.RisksOfProposal",
)
SERVICE_PANELS = ("equality.panels.AssessmentsOfService", "services.risks.RisksOfService")
ASSESSMENT_PANELS = ("equality.risks.RisksOfAssessment",)
WORKSTREAM_PANELS = ("budget.workstreams.MoneyOfWorkstream",)
# The clauses of the dashboard's one sentence, and the figures of the strip under it.
VERDICT = ("programme.panels.verdict_on_dates", "budget.panels.verdict_on_money")
KEY_FIGURES = (
    "programme.panels.late_actions",
    "programme.panels.critical_actions",
    "budget.panels.net_forecast",
    "budget.panels.lost_this_year",
    "programme.panels.open_alerts",
)

# What a risk can concern: each kind has its field on the form of a risk and its list on its page.
RISK_LINKS = (
    "programme.risk_links.ActionsOfRisk",
    "budget.risks.ProposalsOfRisk",
    "services.risks.ServicesOfRisk",
    "equality.risks.AssessmentsOfRisk",
)

# The address of the page of each kind of schedule item, from the programme's slug and the item's code.
ITEM_PAGES = {
    "action": "programme.items.action_href",
    "stage": "services.items.stage_href",
    "review": "equality.items.review_href",
    "mitigation": "equality.items.mitigation_href",
}

EFFECTS = ("budget.contributions.money_effects",)
TARGETS = ("budget.contributions.delivering_items",)
RECALCULATION_STEPS = (
    "programme.recalculation.write_schedule",
    "budget.contributions.write_savings",
    "programme.alerts.write_alerts",
)
ALERT_RULES = ("programme.alerts.overdue",)
DEMO_DATA = (
    "programme.demo.load",
    "budget.demo.load",
    "services.demo.load",
    "equality.demo.load",
    "programme.demo.registers.load_workstreams",
    "programme.demo.registers.load_risks",
    "budget.demo.risks.load",
    "programme.demo.registers.load_meetings",
    "programme.demo.load_forecasts",
)
# What happens in the illustrated half-year: each kind of event is an operation of the app it belongs to.
STORY_EVENTS = {
    "update": "programme.demo.story.update",
    "delivered": "budget.demo.story.delivered",
    "assess": "equality.demo.story.assess",
    "sign": "equality.demo.story.sign",
}
