"""What an operation says when it will not do something."""

from __future__ import annotations


class Refused(ValueError):
    """A change that the rules do not allow: how to mend it, and in `field` the input at fault."""

    def __init__(self, message: str, field: str = "") -> None:
        self.field = field
        super().__init__(message)
