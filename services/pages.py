"""The services' entry in the menu."""

from programme.access import Permission
from programme.contributions import MenuEntry

SERVICES = MenuEntry("Services", "services:services", Permission.VIEW)
