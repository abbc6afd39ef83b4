from django.apps import AppConfig


class EqualityConfig(AppConfig):
    name = "equality"
    default_auto_field = "django.db.models.BigAutoField"
