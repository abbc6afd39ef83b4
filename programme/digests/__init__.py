"""Mails that tell people what is new: what they say, how they look, and how each is sent once."""
