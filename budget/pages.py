"""The budget's entry in the menu."""

from programme.access import Permission
from programme.contributions import MenuEntry

BUDGET = MenuEntry("Budget", "budget:proposals", Permission.VIEW)
