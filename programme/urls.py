"""Addresses of a programme's plan, below /programmes/<programme>/."""

from django.urls import path

from programme.views.actions import ActionPage, UpdateAction
from programme.views.alert_rules import AlertRulesPage, ChangeAlertRules
from programme.views.alerts import AlertList, AlertPage, TakeBackAnswer
from programme.views.baselines import ApproveBaseline, BaselineList, CompareBaselines
from programme.views.behind import Behind
from programme.views.bodies import (
    AddMeeting,
    AddRecess,
    BodyList,
    CancelMeeting,
    ChangeBody,
    ChangeMeeting,
    EndRecess,
)
from programme.views.changes import ChangeList, ChangePage, UndoChange
from programme.views.comparing import CompareScenarios
from programme.views.dashboard import DashboardView
from programme.views.days import CompareDays
from programme.views.documents import AddDocument, ReadDocument
from programme.views.figures import FigureRows
from programme.views.forward_plan import ForwardPlan
from programme.views.gantt import GanttPage
from programme.views.glossary import Glossary
from programme.views.handing import HandOver
from programme.views.links import AddLink, EndLink
from programme.views.mails import MailList, SendAgain, SendPublicationAgain
from programme.views.maps import PlanMap
from programme.views.meetings import AboutReport, MeetingList, MeetingPage
from programme.views.moves import MoveList
from programme.views.plan import PlanTable
from programme.views.questions import AnswerQuestion, AskQuestion, QuestionList, QuestionPage
from programme.views.recommendations import (
    AddRecommendation,
    RecommendationList,
    RecommendationPage,
    Respond,
)
from programme.views.report_list import NewReport, ReportList
from programme.views.report_steps import (
    AddErratum,
    ApproveReport,
    PublishReport,
    SendReportBack,
    SubmitReport,
)
from programme.views.report_words import ChangeReport, ChangeWords, ReportWordsList, WordsHistory
from programme.views.reports import (
    ExemptReport,
    ExemptReportFile,
    ReportFile,
    ReportHistory,
    ReportPage,
    ReportProgress,
)
from programme.views.risks import AddRisk, ChangeRisk, RiskList, RiskPage
from programme.views.scenarios import (
    AdoptScenario,
    ChangeScenario,
    SaveScenario,
    ScenarioPage,
    WithdrawScenario,
)
from programme.views.scheduling import ChangeScheduling, ChangeSettings
from programme.views.statuses import ChangeRules, EndOverride, OverrideStatus, RulesPage
from programme.views.what_if import WhatIf
from programme.views.worklist import Worklist
from programme.views.workstreams import (
    NameActionLead,
    NameWorkstreamLead,
    WorkstreamList,
    WorkstreamPage,
)

app_name = "programme"

urlpatterns = [
    path("", DashboardView.as_view(), name="dashboard"),
    path("figures/<slug:kind>/", FigureRows.as_view(), name="figure"),
    path("compare/", CompareDays.as_view(), name="compare-days"),
    path("plan/", PlanTable.as_view(), name="plan"),
    path("plan/update/", Worklist.as_view(), name="worklist"),
    path("plan/gantt/", GanttPage.as_view(), name="gantt"),
    path("plan/map/", PlanMap.as_view(), name="map"),
    path("plan/status-rules/", RulesPage.as_view(), name="status-rules"),
    path("plan/status-rules/change/", ChangeRules.as_view(), name="change-status-rules"),
    path("plan/counting/", ChangeSettings.as_view(), name="settings"),
    path("plan/what-if/", WhatIf.as_view(), name="what-if"),
    path("plan/what-if/save/", SaveScenario.as_view(), name="save-scenario"),
    path("plan/what-if/compare/", CompareScenarios.as_view(), name="compare-scenarios"),
    path("plan/what-if/<uuid:uid>/", ScenarioPage.as_view(), name="scenario"),
    path("plan/what-if/<uuid:uid>/change/", ChangeScenario.as_view(), name="change-scenario"),
    path("plan/what-if/<uuid:uid>/withdraw/", WithdrawScenario.as_view(), name="withdraw-scenario"),
    path("plan/what-if/<uuid:uid>/adopt/", AdoptScenario.as_view(), name="adopt-scenario"),
    path("plan/baselines/", BaselineList.as_view(), name="baselines"),
    path("plan/baselines/approve/", ApproveBaseline.as_view(), name="approve-baseline"),
    path("plan/baselines/compare/", CompareBaselines.as_view(), name="compare-baselines"),
    path("plan/moves/", MoveList.as_view(), name="moves"),
    path("plan/<str:number>/", ActionPage.as_view(), name="action"),
    path("plan/<str:number>/update/", UpdateAction.as_view(), name="update-action"),
    path("plan/<str:number>/status/", OverrideStatus.as_view(), name="override-status"),
    path("plan/<str:number>/status/end/", EndOverride.as_view(), name="end-override"),
    path("plan/<str:number>/scheduling/", ChangeScheduling.as_view(), name="change-scheduling"),
    path("plan/<str:number>/links/add/", AddLink.as_view(), name="add-link"),
    path("plan/<str:number>/links/<uuid:uid>/end/", EndLink.as_view(), name="end-link"),
    path("plan/<str:number>/documents/add/", AddDocument.as_view(), name="add-document"),
    path("plan/<str:number>/documents/<uuid:uid>/", ReadDocument.as_view(), name="document"),
    path("plan/<str:number>/lead/", NameActionLead.as_view(), name="name-action-lead"),
    path("changes/", ChangeList.as_view(), name="changes"),
    path("changes/<uuid:uid>/", ChangePage.as_view(), name="change"),
    path("changes/<uuid:uid>/undo/", UndoChange.as_view(), name="undo-change"),
    path("workstreams/", WorkstreamList.as_view(), name="workstreams"),
    path("workstreams/hand-over/", HandOver.as_view(), name="hand-over"),
    path("workstreams/<slug:slug>/", WorkstreamPage.as_view(), name="workstream"),
    path("workstreams/<slug:slug>/lead/", NameWorkstreamLead.as_view(), name="name-workstream-lead"),
    path("risks/", RiskList.as_view(), name="risks"),
    path("risks/add/", AddRisk.as_view(), name="add-risk"),
    path("risks/<int:number>/", RiskPage.as_view(), name="risk"),
    path("risks/<int:number>/change/", ChangeRisk.as_view(), name="change-risk"),
    path("meetings/", MeetingList.as_view(), name="meetings"),
    path("meetings/add/", AddMeeting.as_view(), name="add-meeting"),
    path("meetings/bodies/", BodyList.as_view(), name="bodies"),
    path("meetings/bodies/<uuid:uid>/", ChangeBody.as_view(), name="change-body"),
    path("meetings/recesses/add/", AddRecess.as_view(), name="add-recess"),
    path("meetings/recesses/<uuid:uid>/end/", EndRecess.as_view(), name="end-recess"),
    path("meetings/recommendations/", RecommendationList.as_view(), name="recommendations"),
    path("meetings/recommendations/<uuid:uid>/", RecommendationPage.as_view(), name="recommendation"),
    path("meetings/recommendations/<uuid:uid>/respond/", Respond.as_view(), name="respond"),
    path("meetings/<uuid:uid>/recommendations/add/", AddRecommendation.as_view(), name="add-recommendation"),
    path("meetings/<uuid:uid>/change/", ChangeMeeting.as_view(), name="change-meeting"),
    path("meetings/<uuid:uid>/cancel/", CancelMeeting.as_view(), name="cancel-meeting"),
    path("meetings/<uuid:uid>/", MeetingPage.as_view(), name="meeting"),
    path("reports/", ReportList.as_view(), name="reports"),
    path("reports/begin/", NewReport.as_view(), name="new-report"),
    path("reports/<str:quarter>/", ReportPage.as_view(), name="report"),
    path("reports/<str:quarter>/exempt/", ExemptReport.as_view(), name="report-exempt"),
    path("reports/<str:quarter>/progress/", ReportProgress.as_view(), name="report-progress"),
    path("reports/<str:quarter>/files/<slug:form>/", ReportFile.as_view(), name="report-file"),
    path("reports/<str:quarter>/exempt/<slug:form>/", ExemptReportFile.as_view(), name="report-exempt-file"),
    path("reports/<str:quarter>/history/", ReportHistory.as_view(), name="report-history"),
    path("reports/<str:quarter>/change/", ChangeReport.as_view(), name="change-report"),
    path("reports/<str:quarter>/words/", ReportWordsList.as_view(), name="report-words"),
    path("reports/<str:quarter>/words/<slug:section>/", ChangeWords.as_view(), name="change-words"),
    path("reports/<str:quarter>/words/<slug:section>/history/", WordsHistory.as_view(), name="words-history"),
    path("reports/<str:quarter>/submit/", SubmitReport.as_view(), name="submit-report"),
    path("reports/<str:quarter>/send-back/", SendReportBack.as_view(), name="send-report-back"),
    path("reports/<str:quarter>/approve/", ApproveReport.as_view(), name="approve-report"),
    path("reports/<str:quarter>/publish/", PublishReport.as_view(), name="publish-report"),
    path("reports/<str:quarter>/errata/add/", AddErratum.as_view(), name="add-erratum"),
    path("reports/<str:quarter>/ask/", AskQuestion.as_view(), name="ask-question"),
    path("behind/", Behind.as_view(), name="behind"),
    path("forward-plan/", ForwardPlan.as_view(), name="forward-plan"),
    path("glossary/", Glossary.as_view(), name="glossary"),
    path("questions/", QuestionList.as_view(), name="questions"),
    path("questions/<int:number>/", QuestionPage.as_view(), name="question"),
    path("questions/<int:number>/answer/", AnswerQuestion.as_view(), name="answer-question"),
    path("about/", AboutReport.as_view(), name="about"),
    path("alerts/", AlertList.as_view(), name="alerts"),
    path("alerts/mails/", MailList.as_view(), name="mails"),
    path("alerts/mails/<str:username>/<str:day>/send-again/", SendAgain.as_view(), name="send-again"),
    path(
        "alerts/mails/<str:username>/reports/<str:quarter>/send-again/",
        SendPublicationAgain.as_view(),
        name="send-publication-again",
    ),
    path("alerts/rules/", AlertRulesPage.as_view(), name="alert-rules"),
    path("alerts/rules/change/", ChangeAlertRules.as_view(), name="change-alert-rules"),
    path("alerts/<slug:rule>/<str:subject>/", AlertPage.as_view(), name="alert"),
    path("alerts/<slug:rule>/<str:subject>/take-back/", TakeBackAnswer.as_view(), name="take-back-answer"),
]
