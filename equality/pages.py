"""Equality's entry in the menu."""

from programme.access import Permission
from programme.contributions import MenuEntry

EQUALITY = MenuEntry("Equality", "equality:assessments", Permission.VIEW)
