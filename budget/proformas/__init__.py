"""Proformas as whole documents: what a version holds, how two differ, and from rows to a version and back."""
