"""Django's mail backend, which can also say how far a conversation got before the line went dead."""

from __future__ import annotations

import smtplib
from typing import Any

from django.core.mail.backends.smtp import EmailBackend


class _Conversation(smtplib.SMTP):
    """Knows whether the whole text of the present mail has been handed over."""

    handed_over = False

    def mail(self, *args: Any, **kwargs: Any) -> Any:
        self.handed_over = False
        return super().mail(*args, **kwargs)

    def send(self, s: Any) -> None:
        """Commands are text; only the mail itself is bytes, and its last line ends it."""
        super().send(s)
        self.handed_over = self.handed_over or isinstance(s, bytes)


class _EncryptedConversation(_Conversation, smtplib.SMTP_SSL):
    """The same on a line that is encrypted from the start."""


class Backend(EmailBackend):
    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _EncryptedConversation if self.use_ssl else _Conversation

    @property
    def handed_over(self) -> bool:
        return bool(getattr(self.connection, "handed_over", False))
