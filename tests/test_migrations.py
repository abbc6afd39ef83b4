"""The two ways to today's tables: at once, and step by step."""

from __future__ import annotations

from typing import Any

from django.db.migrations.loader import MigrationLoader


class StepByStep(MigrationLoader):
    """Only the migrations that a database older than the squashed ones goes on with."""

    def load_disk(self) -> None:
        super().load_disk()
        self.disk_migrations = {
            key: migration for key, migration in self.disk_migrations.items() if not migration.replaces
        }


def test_an_empty_database_gets_the_tables_that_older_ones_come_to(settings: Any) -> None:
    # The database of other tests is made without migrations.
    settings.MIGRATION_MODULES = {}
    at_once, step_by_step = MigrationLoader(None), StepByStep(None)
    squashed = ("programme", "0001_squashed")
    assert squashed in at_once.graph.nodes
    assert squashed not in step_by_step.graph.nodes
    assert at_once.project_state().models == step_by_step.project_state().models
