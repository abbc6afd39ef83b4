from django.apps import AppConfig

from programme.access import Permission


class BudgetConfig(AppConfig):
    name = "budget"
    default_auto_field = "django.db.models.BigAutoField"
    changed_with = Permission.EDIT_BUDGET
    """What its rows are changed with, and so what undoing one's own change of them takes."""
