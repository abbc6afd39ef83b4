"""Signing in."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.core.validators import MaxLengthValidator


class SignInForm(AuthenticationForm):
    """Django's own, which shows the longest user name but does not hold anybody to it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        longest = self.fields["username"].max_length or 150  # type: ignore[attr-defined]
        message = f"User name must be {longest} characters or fewer"
        self.fields["username"].validators.append(MaxLengthValidator(longest, message))
