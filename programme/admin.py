"""People in Django's admin: the administrator's tool. Roles are given by the command `assign_role`."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from programme.models import Person

admin.site.register(Person, UserAdmin)
