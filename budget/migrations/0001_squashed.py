"""Every table as it is, for a database that has none yet; others go on with what this replaces."""

import uuid

import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import programme.fields
from programme.creating import CreateTables


class Migration(migrations.Migration):
    replaces = [
        ("budget", "0001_initial"),
        ("budget", "0002_add_profiles_approvals_and_causes"),
        ("budget", "0003_add_reconciliation"),
        ("budget", "0004_add_months_and_parts"),
        ("budget", "0005_add_proposal_editions"),
        ("budget", "0006_add_costs_of_delay"),
        ("budget", "0007_add_rating_and_last_month"),
    ]
    initial = True
    dependencies = [
        ("programme", "0010_weigh_alerts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="AcceptedFinding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("version", models.PositiveIntegerField(default=0, editable=False)),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        (
                            "rule",
                            models.CharField(
                                choices=[
                                    ("undelivered", "Money that no action delivers"),
                                    ("children_sum", "Parts and their summary"),
                                    ("lines_sum", "Lines and their total"),
                                    ("totals", "Totals, and amounts printed twice"),
                                    ("driver_arithmetic", "Drivers and the stated amount"),
                                    ("over_budget", "More than its budget"),
                                    ("over_capacity", "People and places"),
                                    ("double_count", "Perhaps counted twice"),
                                    ("group_counts", "Groups and the people stated"),
                                    ("parent_clients", "People of the parts and of their summary"),
                                    ("unknown_proposal", "Links to a proposal that does not exist"),
                                    ("effect_before_start", "Money before what delivers it"),
                                    ("dates_differ", "Two dates for one thing"),
                                    ("heading", "Headings that contradict their figures"),
                                    ("shared_base", "One budget printed on several sheets"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("code", models.CharField(blank=True, max_length=20)),
                        ("place", models.CharField(max_length=400)),
                        ("stated", models.CharField(blank=True, max_length=120)),
                        ("computed", models.CharField(blank=True, max_length=120)),
                        ("reason", models.TextField()),
                        ("accepted_on", models.DateField()),
                    ],
                    options={
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="BudgetAssumption",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("version", models.PositiveIntegerField(default=0, editable=False)),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        ("year", models.PositiveSmallIntegerField(help_text="2011 for 2011/12")),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=14)),
                        ("source", models.CharField(max_length=200)),
                    ],
                    options={
                        "ordering": ("year",),
                    },
                ),
                migrations.CreateModel(
                    name="CheckFigure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "rule",
                            models.CharField(
                                choices=[
                                    ("undelivered", "Money that no action delivers"),
                                    ("children_sum", "Parts and their summary"),
                                    ("lines_sum", "Lines and their total"),
                                    ("totals", "Totals, and amounts printed twice"),
                                    ("driver_arithmetic", "Drivers and the stated amount"),
                                    ("over_budget", "More than its budget"),
                                    ("over_capacity", "People and places"),
                                    ("double_count", "Perhaps counted twice"),
                                    ("group_counts", "Groups and the people stated"),
                                    ("parent_clients", "People of the parts and of their summary"),
                                    ("unknown_proposal", "Links to a proposal that does not exist"),
                                    ("effect_before_start", "Money before what delivers it"),
                                    ("dates_differ", "Two dates for one thing"),
                                    ("heading", "Headings that contradict their figures"),
                                    ("shared_base", "One budget printed on several sheets"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("code", models.CharField(blank=True, max_length=20)),
                        ("place", models.CharField(max_length=400)),
                        (
                            "key",
                            models.CharField(
                                help_text="Stands for rule, code and place in addresses", max_length=16
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        (
                            "subjects",
                            models.TextField(blank=True, help_text="The pages it belongs on, one a line"),
                        ),
                        (
                            "message",
                            models.TextField(blank=True, help_text="What does not agree, in a sentence"),
                        ),
                        ("mend", models.TextField(blank=True)),
                        ("stated", models.CharField(blank=True, max_length=120)),
                        ("computed", models.CharField(blank=True, max_length=120)),
                        ("difference", models.DecimalField(decimal_places=2, max_digits=40, null=True)),
                        ("allowed", models.DecimalField(decimal_places=2, max_digits=40, null=True)),
                        (
                            "unit",
                            models.CharField(
                                choices=[
                                    ("POUNDS", "£"),
                                    ("PEOPLE", "people"),
                                    ("POSTS", "posts"),
                                    ("DATE", "date"),
                                    ("YEAR", "year"),
                                ],
                                max_length=6,
                            ),
                        ),
                        ("agrees", models.BooleanField()),
                        (
                            "is_later",
                            models.BooleanField(
                                default=False, help_text="Found only after the programme was first reconciled"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("position",),
                    },
                ),
                migrations.CreateModel(
                    name="DeliveredAmount",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("version", models.PositiveIntegerField(default=0, editable=False)),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        ("month", models.DateField(help_text="The first day of the month")),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=14)),
                    ],
                    options={
                        "ordering": ("month",),
                    },
                ),
                migrations.CreateModel(
                    name="Delivery",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("version", models.PositiveIntegerField(default=0, editable=False)),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        (
                            "trigger",
                            models.CharField(
                                choices=[("START", "Its start"), ("END", "Its end")], max_length=5
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "deliveries",
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="Driver",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("version", models.PositiveIntegerField(default=0, editable=False)),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        ("position", models.PositiveIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("weekly_cost", "Clients × weekly cost × weeks"),
                                    ("weekly_saving", "Clients × weekly saving × weeks"),
                                    (
                                        "weekly_saving_less_investment",
                                        "Clients × weekly saving × weeks, less investment",
                                    ),
                                    ("investment", "One-off investment"),
                                    ("percentage", "Percentage of a budget"),
                                    ("subsidy_per_meal", "Subsidy per meal"),
                                    ("headcount", "People helped"),
                                ],
                                max_length=30,
                            ),
                        ),
                        ("clients", models.PositiveIntegerField(blank=True, null=True)),
                        (
                            "current_weekly_cost",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        (
                            "new_weekly_cost",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        (
                            "duration",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True),
                        ),
                        (
                            "duration_max",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True),
                        ),
                        (
                            "duration_unit",
                            models.CharField(
                                blank=True, choices=[("weeks", "weeks"), ("months", "months")], max_length=6
                            ),
                        ),
                        (
                            "one_off_investment",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        (
                            "percent",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True),
                        ),
                        (
                            "percent_base",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        ("note", models.TextField(blank=True)),
                    ],
                    options={
                        "ordering": ("position",),
                    },
                ),
                migrations.CreateModel(
                    name="EffectFigure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("effect", programme.fields.PlanDateField(max_length=10)),
                        (
                            "is_assumed",
                            models.BooleanField(help_text="Worked out from the drivers' months, or 1 April"),
                        ),
                        (
                            "forecast",
                            programme.fields.PlanDateField(
                                help_text="Empty when what delivers it will not happen",
                                max_length=10,
                                null=True,
                            ),
                        ),
                        (
                            "full_year",
                            models.DecimalField(
                                decimal_places=2,
                                help_text="Twelve months at the full rate; empty for what is one-off",
                                max_digits=20,
                                null=True,
                            ),
                        ),
                        (
                            "waits_for",
                            models.CharField(
                                blank=True, choices=[("START", "START"), ("END", "END")], max_length=5
                            ),
                        ),
                        (
                            "planned",
                            models.DateField(
                                help_text="The date that the money waits for, as approved", null=True
                            ),
                        ),
                        (
                            "delay_costs",
                            models.JSONField(
                                default=list,
                                help_text="Pence that it costs, all years together, to be none, one, two … months late",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("proposal__position",),
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAcceptedFinding",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("version", models.PositiveIntegerField(default=0, editable=False)),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        (
                            "rule",
                            models.CharField(
                                choices=[
                                    ("undelivered", "Money that no action delivers"),
                                    ("children_sum", "Parts and their summary"),
                                    ("lines_sum", "Lines and their total"),
                                    ("totals", "Totals, and amounts printed twice"),
                                    ("driver_arithmetic", "Drivers and the stated amount"),
                                    ("over_budget", "More than its budget"),
                                    ("over_capacity", "People and places"),
                                    ("double_count", "Perhaps counted twice"),
                                    ("group_counts", "Groups and the people stated"),
                                    ("parent_clients", "People of the parts and of their summary"),
                                    ("unknown_proposal", "Links to a proposal that does not exist"),
                                    ("effect_before_start", "Money before what delivers it"),
                                    ("dates_differ", "Two dates for one thing"),
                                    ("heading", "Headings that contradict their figures"),
                                    ("shared_base", "One budget printed on several sheets"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("code", models.CharField(blank=True, max_length=20)),
                        ("place", models.CharField(max_length=400)),
                        ("stated", models.CharField(blank=True, max_length=120)),
                        ("computed", models.CharField(blank=True, max_length=120)),
                        ("reason", models.TextField()),
                        ("accepted_on", models.DateField()),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical accepted finding",
                        "verbose_name_plural": "historical accepted findings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalBudgetAssumption",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("version", models.PositiveIntegerField(default=0, editable=False)),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        ("year", models.PositiveSmallIntegerField(help_text="2011 for 2011/12")),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=14)),
                        ("source", models.CharField(max_length=200)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical budget assumption",
                        "verbose_name_plural": "historical budget assumptions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalDeliveredAmount",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("version", models.PositiveIntegerField(default=0, editable=False)),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        ("month", models.DateField(help_text="The first day of the month")),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=14)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical delivered amount",
                        "verbose_name_plural": "historical delivered amounts",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalDelivery",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("version", models.PositiveIntegerField(default=0, editable=False)),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        (
                            "trigger",
                            models.CharField(
                                choices=[("START", "Its start"), ("END", "Its end")], max_length=5
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical delivery",
                        "verbose_name_plural": "historical deliveries",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalDriver",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("version", models.PositiveIntegerField(default=0, editable=False)),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        ("position", models.PositiveIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("weekly_cost", "Clients × weekly cost × weeks"),
                                    ("weekly_saving", "Clients × weekly saving × weeks"),
                                    (
                                        "weekly_saving_less_investment",
                                        "Clients × weekly saving × weeks, less investment",
                                    ),
                                    ("investment", "One-off investment"),
                                    ("percentage", "Percentage of a budget"),
                                    ("subsidy_per_meal", "Subsidy per meal"),
                                    ("headcount", "People helped"),
                                ],
                                max_length=30,
                            ),
                        ),
                        ("clients", models.PositiveIntegerField(blank=True, null=True)),
                        (
                            "current_weekly_cost",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        (
                            "new_weekly_cost",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        (
                            "duration",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True),
                        ),
                        (
                            "duration_max",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True),
                        ),
                        (
                            "duration_unit",
                            models.CharField(
                                blank=True, choices=[("weeks", "weeks"), ("months", "months")], max_length=6
                            ),
                        ),
                        (
                            "one_off_investment",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        (
                            "percent",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True),
                        ),
                        (
                            "percent_base",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        ("note", models.TextField(blank=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical driver",
                        "verbose_name_plural": "historical drivers",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPressure",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("version", models.PositiveIntegerField(default=0, editable=False)),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        ("year", models.PositiveSmallIntegerField(help_text="2011 for 2011/12")),
                        ("title", models.CharField(max_length=200)),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=14)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical pressure",
                        "verbose_name_plural": "historical pressures",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPrintedTotal",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("version", models.PositiveIntegerField(default=0, editable=False)),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        ("place", models.CharField(help_text="Where it is printed", max_length=120)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("GROWTH", "Growth"),
                                    ("REDUCTION", "Reductions"),
                                    ("NET", "Net of both"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "year",
                            models.PositiveSmallIntegerField(help_text="Of its heading: 2011 for 2011/12"),
                        ),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=14)),
                        (
                            "rounded_to",
                            models.PositiveIntegerField(
                                choices=[
                                    (1, "£1"),
                                    (1000, "£1,000"),
                                    (10000, "£10,000, as £1.82m"),
                                    (100000, "£100,000, as £1.8m"),
                                    (1000000, "£1 million"),
                                ],
                                default=1000,
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical printed total",
                        "verbose_name_plural": "historical printed totals",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalProposal",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("version", models.PositiveIntegerField(default=0, editable=False)),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        ("code", models.CharField(max_length=20)),
                        ("position", models.PositiveIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[("GROWTH", "Growth"), ("REDUCTION", "Reduction")], max_length=10
                            ),
                        ),
                        ("title", models.CharField(max_length=200)),
                        ("is_summary", models.BooleanField(default=False)),
                        ("service_area", models.CharField(blank=True, max_length=120)),
                        ("purpose", models.TextField(blank=True, help_text="What the service is for")),
                        ("description", models.TextField(blank=True)),
                        ("implications", models.TextField(blank=True)),
                        ("note", models.TextField(blank=True)),
                        ("printed_type", models.CharField(blank=True, max_length=60)),
                        ("printed_effect", models.CharField(blank=True, max_length=60)),
                        ("effect", programme.fields.PlanDateField(blank=True, max_length=10, null=True)),
                        (
                            "profile",
                            models.CharField(
                                choices=[
                                    ("STEP", "The full rate from the effect date"),
                                    ("RAMP", "A ramp: it builds up month by month"),
                                    ("ONCE", "A single amount in the month of the effect"),
                                ],
                                default="STEP",
                                max_length=10,
                            ),
                        ),
                        ("ramp_months", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "basis",
                            models.CharField(
                                choices=[
                                    ("CUMULATIVE", "All that differs from the base budget in that year"),
                                    ("INCREMENTAL", "The further change in that year"),
                                ],
                                default="CUMULATIVE",
                                max_length=12,
                            ),
                        ),
                        (
                            "benefit",
                            models.CharField(
                                choices=[
                                    ("CASHABLE", "Cashable"),
                                    ("NON_CASHABLE", "Not cashable"),
                                    ("AVOIDANCE", "Cost avoidance: never added to savings"),
                                ],
                                default="CASHABLE",
                                max_length=12,
                            ),
                        ),
                        (
                            "works_to_day",
                            models.BooleanField(
                                default=False, help_text="Delay counts in days, not whole months"
                            ),
                        ),
                        (
                            "delay_response",
                            models.CharField(
                                choices=[
                                    ("POSTPONED", "Postponed: it begins later"),
                                    ("PROLONGED", "Prolonged: the cost goes on for longer"),
                                    ("UNAFFECTED", "Unaffected by delay"),
                                ],
                                default="POSTPONED",
                                max_length=10,
                            ),
                        ),
                        ("is_recurrent", models.BooleanField(default=True)),
                        ("clients", models.PositiveIntegerField(blank=True, null=True)),
                        ("covers_all_groups", models.BooleanField(default=False)),
                        ("group_note", models.CharField(blank=True, max_length=200)),
                        (
                            "existing_staff",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        (
                            "existing_non_staff",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        (
                            "existing_income",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        (
                            "existing_net",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        (
                            "edition",
                            models.PositiveIntegerField(
                                default=1, help_text="Raised when what is proposed changes"
                            ),
                        ),
                        (
                            "approved_edition",
                            models.PositiveIntegerField(
                                blank=True,
                                default=1,
                                help_text="The version that counts; empty until one is approved",
                                null=True,
                            ),
                        ),
                        (
                            "original_rating",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("DELIVERED", "Delivered"),
                                    ("ON_TRACK", "On track"),
                                    ("DELAYED", "Delayed"),
                                    ("AT_RISK", "At risk"),
                                    ("UNACHIEVABLE", "Unachievable"),
                                ],
                                help_text="At budget setting",
                                max_length=12,
                            ),
                        ),
                        (
                            "rating",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("DELIVERED", "Delivered"),
                                    ("ON_TRACK", "On track"),
                                    ("DELAYED", "Delayed"),
                                    ("AT_RISK", "At risk"),
                                    ("UNACHIEVABLE", "Unachievable"),
                                ],
                                help_text="Finance's; empty: as worked out",
                                max_length=12,
                            ),
                        ),
                        ("explanation", models.TextField(blank=True)),
                        ("mitigation", models.TextField(blank=True)),
                        (
                            "end_state",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("WITHDRAWN", "Withdrawn"),
                                    ("REPLACED", "Replaced by another proposal"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical proposal",
                        "verbose_name_plural": "historical proposals",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalProposalAmount",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("version", models.PositiveIntegerField(default=0, editable=False)),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        ("year", models.PositiveSmallIntegerField(help_text="2011 for 2011/12")),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=14)),
                        (
                            "staff",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        (
                            "non_staff",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        (
                            "income",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                help_text="Where it is stated, when not on the proforma",
                                max_length=120,
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical proposal amount",
                        "verbose_name_plural": "historical proposal amounts",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalProposalApproval",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("version", models.PositiveIntegerField(default=0, editable=False)),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        ("edition", models.PositiveIntegerField()),
                        ("approved_on", models.DateField()),
                        ("approved_by", models.CharField(max_length=120)),
                        ("minute", models.CharField(blank=True, max_length=120)),
                        ("reason", models.TextField(blank=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical proposal approval",
                        "verbose_name_plural": "historical proposal approvals",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalProposalEdition",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("version", models.PositiveIntegerField(default=0, editable=False)),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        ("number", models.PositiveIntegerField()),
                        ("content", models.JSONField()),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical proposal edition",
                        "verbose_name_plural": "historical proposal editions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalProposalLink",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("version", models.PositiveIntegerField(default=0, editable=False)),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        ("code", models.CharField(max_length=20)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical proposal link",
                        "verbose_name_plural": "historical proposal links",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalProposalRisk",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("version", models.PositiveIntegerField(default=0, editable=False)),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        (
                            "note",
                            models.CharField(
                                blank=True, help_text="Who says so, where it is not printed", max_length=200
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical proposal risk",
                        "verbose_name_plural": "historical proposal risks",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalRatingWeight",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("version", models.PositiveIntegerField(default=0, editable=False)),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("DELIVERED", "Delivered"),
                                    ("ON_TRACK", "On track"),
                                    ("DELAYED", "Delayed"),
                                    ("AT_RISK", "At risk"),
                                    ("UNACHIEVABLE", "Unachievable"),
                                    ("WITHDRAWN", "Withdrawn"),
                                    ("REPLACED", "Replaced"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "percent",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MaxValueValidator(100)]
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical rating weight",
                        "verbose_name_plural": "historical rating weights",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalStaffingLine",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("version", models.PositiveIntegerField(default=0, editable=False)),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        (
                            "line",
                            models.CharField(
                                choices=[
                                    ("current_service_fte", "Current service"),
                                    ("extra_posts_fte", "Extra posts"),
                                    ("posts_deleted_fte", "Posts deleted"),
                                    ("current_vacancies_fte", "Current vacancies"),
                                    ("individuals_at_risk_fte", "Individuals at risk"),
                                ],
                                max_length=30,
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("posts", models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical staffing line",
                        "verbose_name_plural": "historical staffing lines",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalTargetGroup",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("version", models.PositiveIntegerField(default=0, editable=False)),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        ("name", models.CharField(max_length=80)),
                        ("people", models.PositiveIntegerField()),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical target group",
                        "verbose_name_plural": "historical target groups",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ImpliedFigure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField()),
                        ("planned", models.DecimalField(decimal_places=2, max_digits=20)),
                        ("forecast", models.DecimalField(decimal_places=2, max_digits=20)),
                    ],
                    options={
                        "ordering": ("proposal__position", "year"),
                    },
                ),
                migrations.CreateModel(
                    name="LastMonthFigure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField()),
                        ("ended_on", models.DateField(help_text="The last day of that month")),
                        ("seen", models.PositiveBigIntegerField()),
                        ("approved", models.DecimalField(decimal_places=2, max_digits=20, null=True)),
                        ("forecast", models.DecimalField(decimal_places=2, max_digits=20)),
                        ("weighted", models.DecimalField(decimal_places=2, max_digits=20)),
                        ("delivered", models.DecimalField(decimal_places=2, max_digits=20)),
                        ("slippage", models.DecimalField(decimal_places=2, max_digits=20)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("DELIVERED", "Delivered"),
                                    ("ON_TRACK", "On track"),
                                    ("DELAYED", "Delayed"),
                                    ("AT_RISK", "At risk"),
                                    ("UNACHIEVABLE", "Unachievable"),
                                    ("WITHDRAWN", "Withdrawn"),
                                    ("REPLACED", "Replaced"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "rag",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "Red"),
                                    (2, "Amber"),
                                    (3, "Green"),
                                    (4, "Complete"),
                                    (5, "Given up"),
                                ]
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("proposal__position", "year"),
                    },
                ),
                migrations.CreateModel(
                    name="MonthlyFigure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField()),
                        ("approved", models.JSONField()),
                        ("forecast", models.JSONField()),
                        ("delivered", models.JSONField(help_text="Confirmed by finance")),
                    ],
                    options={
                        "ordering": ("proposal__position", "year"),
                    },
                ),
                migrations.CreateModel(
                    name="Pressure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("version", models.PositiveIntegerField(default=0, editable=False)),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        ("year", models.PositiveSmallIntegerField(help_text="2011 for 2011/12")),
                        ("title", models.CharField(max_length=200)),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=14)),
                    ],
                    options={
                        "ordering": ("year", "id"),
                    },
                ),
                migrations.CreateModel(
                    name="PrintedTotal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("version", models.PositiveIntegerField(default=0, editable=False)),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        ("place", models.CharField(help_text="Where it is printed", max_length=120)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("GROWTH", "Growth"),
                                    ("REDUCTION", "Reductions"),
                                    ("NET", "Net of both"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "year",
                            models.PositiveSmallIntegerField(help_text="Of its heading: 2011 for 2011/12"),
                        ),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=14)),
                        (
                            "rounded_to",
                            models.PositiveIntegerField(
                                choices=[
                                    (1, "£1"),
                                    (1000, "£1,000"),
                                    (10000, "£10,000, as £1.82m"),
                                    (100000, "£100,000, as £1.8m"),
                                    (1000000, "£1 million"),
                                ],
                                default=1000,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("year", "id"),
                    },
                ),
                migrations.CreateModel(
                    name="Proposal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("version", models.PositiveIntegerField(default=0, editable=False)),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        ("code", models.CharField(max_length=20)),
                        ("position", models.PositiveIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[("GROWTH", "Growth"), ("REDUCTION", "Reduction")], max_length=10
                            ),
                        ),
                        ("title", models.CharField(max_length=200)),
                        ("is_summary", models.BooleanField(default=False)),
                        ("service_area", models.CharField(blank=True, max_length=120)),
                        ("purpose", models.TextField(blank=True, help_text="What the service is for")),
                        ("description", models.TextField(blank=True)),
                        ("implications", models.TextField(blank=True)),
                        ("note", models.TextField(blank=True)),
                        ("printed_type", models.CharField(blank=True, max_length=60)),
                        ("printed_effect", models.CharField(blank=True, max_length=60)),
                        ("effect", programme.fields.PlanDateField(blank=True, max_length=10, null=True)),
                        (
                            "profile",
                            models.CharField(
                                choices=[
                                    ("STEP", "The full rate from the effect date"),
                                    ("RAMP", "A ramp: it builds up month by month"),
                                    ("ONCE", "A single amount in the month of the effect"),
                                ],
                                default="STEP",
                                max_length=10,
                            ),
                        ),
                        ("ramp_months", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "basis",
                            models.CharField(
                                choices=[
                                    ("CUMULATIVE", "All that differs from the base budget in that year"),
                                    ("INCREMENTAL", "The further change in that year"),
                                ],
                                default="CUMULATIVE",
                                max_length=12,
                            ),
                        ),
                        (
                            "benefit",
                            models.CharField(
                                choices=[
                                    ("CASHABLE", "Cashable"),
                                    ("NON_CASHABLE", "Not cashable"),
                                    ("AVOIDANCE", "Cost avoidance: never added to savings"),
                                ],
                                default="CASHABLE",
                                max_length=12,
                            ),
                        ),
                        (
                            "works_to_day",
                            models.BooleanField(
                                default=False, help_text="Delay counts in days, not whole months"
                            ),
                        ),
                        (
                            "delay_response",
                            models.CharField(
                                choices=[
                                    ("POSTPONED", "Postponed: it begins later"),
                                    ("PROLONGED", "Prolonged: the cost goes on for longer"),
                                    ("UNAFFECTED", "Unaffected by delay"),
                                ],
                                default="POSTPONED",
                                max_length=10,
                            ),
                        ),
                        ("is_recurrent", models.BooleanField(default=True)),
                        ("clients", models.PositiveIntegerField(blank=True, null=True)),
                        ("covers_all_groups", models.BooleanField(default=False)),
                        ("group_note", models.CharField(blank=True, max_length=200)),
                        (
                            "existing_staff",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        (
                            "existing_non_staff",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        (
                            "existing_income",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        (
                            "existing_net",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        (
                            "edition",
                            models.PositiveIntegerField(
                                default=1, help_text="Raised when what is proposed changes"
                            ),
                        ),
                        (
                            "approved_edition",
                            models.PositiveIntegerField(
                                blank=True,
                                default=1,
                                help_text="The version that counts; empty until one is approved",
                                null=True,
                            ),
                        ),
                        (
                            "original_rating",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("DELIVERED", "Delivered"),
                                    ("ON_TRACK", "On track"),
                                    ("DELAYED", "Delayed"),
                                    ("AT_RISK", "At risk"),
                                    ("UNACHIEVABLE", "Unachievable"),
                                ],
                                help_text="At budget setting",
                                max_length=12,
                            ),
                        ),
                        (
                            "rating",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("DELIVERED", "Delivered"),
                                    ("ON_TRACK", "On track"),
                                    ("DELAYED", "Delayed"),
                                    ("AT_RISK", "At risk"),
                                    ("UNACHIEVABLE", "Unachievable"),
                                ],
                                help_text="Finance's; empty: as worked out",
                                max_length=12,
                            ),
                        ),
                        ("explanation", models.TextField(blank=True)),
                        ("mitigation", models.TextField(blank=True)),
                        (
                            "end_state",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("WITHDRAWN", "Withdrawn"),
                                    ("REPLACED", "Replaced by another proposal"),
                                ],
                                max_length=12,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("position", "id"),
                    },
                ),
                migrations.CreateModel(
                    name="ProposalAmount",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("version", models.PositiveIntegerField(default=0, editable=False)),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        ("year", models.PositiveSmallIntegerField(help_text="2011 for 2011/12")),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=14)),
                        (
                            "staff",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        (
                            "non_staff",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        (
                            "income",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                help_text="Where it is stated, when not on the proforma",
                                max_length=120,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("year",),
                    },
                ),
                migrations.CreateModel(
                    name="ProposalApproval",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("version", models.PositiveIntegerField(default=0, editable=False)),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        ("edition", models.PositiveIntegerField()),
                        ("approved_on", models.DateField()),
                        ("approved_by", models.CharField(max_length=120)),
                        ("minute", models.CharField(blank=True, max_length=120)),
                        ("reason", models.TextField(blank=True)),
                    ],
                    options={
                        "ordering": ("approved_on", "id"),
                    },
                ),
                migrations.CreateModel(
                    name="ProposalEdition",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("version", models.PositiveIntegerField(default=0, editable=False)),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        ("number", models.PositiveIntegerField()),
                        ("content", models.JSONField()),
                    ],
                    options={
                        "ordering": ("number",),
                    },
                ),
                migrations.CreateModel(
                    name="ProposalLink",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("version", models.PositiveIntegerField(default=0, editable=False)),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        ("code", models.CharField(max_length=20)),
                    ],
                    options={
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="ProposalRisk",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("version", models.PositiveIntegerField(default=0, editable=False)),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        (
                            "note",
                            models.CharField(
                                blank=True, help_text="Who says so, where it is not printed", max_length=200
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="RatingWeight",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("version", models.PositiveIntegerField(default=0, editable=False)),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("DELIVERED", "Delivered"),
                                    ("ON_TRACK", "On track"),
                                    ("DELAYED", "Delayed"),
                                    ("AT_RISK", "At risk"),
                                    ("UNACHIEVABLE", "Unachievable"),
                                    ("WITHDRAWN", "Withdrawn"),
                                    ("REPLACED", "Replaced"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "percent",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MaxValueValidator(100)]
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="SavingFigure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField()),
                        ("approved", models.DecimalField(decimal_places=2, max_digits=20, null=True)),
                        ("forecast", models.DecimalField(decimal_places=2, max_digits=20)),
                        ("weighted", models.DecimalField(decimal_places=2, max_digits=20)),
                        (
                            "delivered",
                            models.DecimalField(
                                decimal_places=2, help_text="Confirmed by finance so far", max_digits=20
                            ),
                        ),
                        ("slippage", models.DecimalField(decimal_places=2, max_digits=20)),
                        (
                            "delay_months",
                            models.PositiveIntegerField(
                                help_text="Empty when what delivers it will not happen", null=True
                            ),
                        ),
                        (
                            "delay_days",
                            models.PositiveIntegerField(
                                help_text="Only where it works to the day", null=True
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("DELIVERED", "Delivered"),
                                    ("ON_TRACK", "On track"),
                                    ("DELAYED", "Delayed"),
                                    ("AT_RISK", "At risk"),
                                    ("UNACHIEVABLE", "Unachievable"),
                                    ("WITHDRAWN", "Withdrawn"),
                                    ("REPLACED", "Replaced"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "computed_status",
                            models.CharField(
                                choices=[
                                    ("DELIVERED", "Delivered"),
                                    ("ON_TRACK", "On track"),
                                    ("DELAYED", "Delayed"),
                                    ("AT_RISK", "At risk"),
                                    ("UNACHIEVABLE", "Unachievable"),
                                    ("WITHDRAWN", "Withdrawn"),
                                    ("REPLACED", "Replaced"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "rag",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "Red"),
                                    (2, "Amber"),
                                    (3, "Green"),
                                    (4, "Complete"),
                                    (5, "Given up"),
                                ],
                                default=3,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("proposal__position", "year"),
                    },
                ),
                migrations.CreateModel(
                    name="SlippageCause",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField()),
                        ("sole", models.DecimalField(decimal_places=2, max_digits=20)),
                        ("shared", models.DecimalField(decimal_places=2, max_digits=20)),
                        (
                            "chains",
                            models.JSONField(
                                default=list, help_text="Ids of items, each list from the cause on"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-sole", "-shared", "item"),
                    },
                ),
                migrations.CreateModel(
                    name="SlippageParts",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField()),
                        (
                            "sole",
                            models.JSONField(
                                help_text="What each item's own slip costs alone: pence by the item's id"
                            ),
                        ),
                        (
                            "shared",
                            models.DecimalField(
                                decimal_places=2, help_text="What no item could recover alone", max_digits=20
                            ),
                        ),
                        (
                            "unexplained",
                            models.DecimalField(
                                decimal_places=2,
                                help_text="What no own slip of an item explains",
                                max_digits=20,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "slippage parts",
                        "ordering": ("proposal__position", "year"),
                    },
                ),
                migrations.CreateModel(
                    name="SlippageTotal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField()),
                        ("total", models.DecimalField(decimal_places=2, max_digits=20)),
                        ("unexplained", models.DecimalField(decimal_places=2, max_digits=20)),
                    ],
                    options={
                        "ordering": ("year",),
                    },
                ),
                migrations.CreateModel(
                    name="StaffingLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("version", models.PositiveIntegerField(default=0, editable=False)),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        (
                            "line",
                            models.CharField(
                                choices=[
                                    ("current_service_fte", "Current service"),
                                    ("extra_posts_fte", "Extra posts"),
                                    ("posts_deleted_fte", "Posts deleted"),
                                    ("current_vacancies_fte", "Current vacancies"),
                                    ("individuals_at_risk_fte", "Individuals at risk"),
                                ],
                                max_length=30,
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("posts", models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True)),
                    ],
                    options={
                        "verbose_name": "staffing line",
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="TargetGroup",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("version", models.PositiveIntegerField(default=0, editable=False)),
                        ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                        ("name", models.CharField(max_length=80)),
                        ("people", models.PositiveIntegerField()),
                    ],
                    options={
                        "ordering": ("id",),
                    },
                ),
                migrations.AddField(
                    model_name="acceptedfinding",
                    name="accepted_by",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="acceptedfinding",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                    ),
                ),
                migrations.AddField(
                    model_name="budgetassumption",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                    ),
                ),
                migrations.AddField(
                    model_name="checkfigure",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programme.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="deliveredamount",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                    ),
                ),
                migrations.AddField(
                    model_name="delivery",
                    name="item",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programme.scheduleitem",
                    ),
                ),
                migrations.AddField(
                    model_name="delivery",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                    ),
                ),
                migrations.AddField(
                    model_name="driver",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                    ),
                ),
                migrations.AddField(
                    model_name="effectfigure",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programme.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalacceptedfinding",
                    name="accepted_by",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="historicalacceptedfinding",
                    name="caused_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.cause"
                    ),
                ),
                migrations.AddField(
                    model_name="historicalacceptedfinding",
                    name="history_user",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="historicalacceptedfinding",
                    name="programme",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programme.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalbudgetassumption",
                    name="caused_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.cause"
                    ),
                ),
                migrations.AddField(
                    model_name="historicalbudgetassumption",
                    name="history_user",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="historicalbudgetassumption",
                    name="programme",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programme.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="historicaldeliveredamount",
                    name="caused_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.cause"
                    ),
                ),
                migrations.AddField(
                    model_name="historicaldeliveredamount",
                    name="history_user",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="historicaldeliveredamount",
                    name="programme",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programme.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="historicaldelivery",
                    name="caused_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.cause"
                    ),
                ),
                migrations.AddField(
                    model_name="historicaldelivery",
                    name="history_user",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="historicaldelivery",
                    name="item",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programme.scheduleitem",
                    ),
                ),
                migrations.AddField(
                    model_name="historicaldelivery",
                    name="programme",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programme.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="historicaldriver",
                    name="caused_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.cause"
                    ),
                ),
                migrations.AddField(
                    model_name="historicaldriver",
                    name="history_user",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="historicaldriver",
                    name="programme",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programme.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalpressure",
                    name="caused_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.cause"
                    ),
                ),
                migrations.AddField(
                    model_name="historicalpressure",
                    name="history_user",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="historicalpressure",
                    name="programme",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programme.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalprintedtotal",
                    name="caused_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.cause"
                    ),
                ),
                migrations.AddField(
                    model_name="historicalprintedtotal",
                    name="history_user",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="historicalprintedtotal",
                    name="programme",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programme.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalproposal",
                    name="baseline",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The dates that were current when the amounts were approved: delay runs against them",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programme.baseline",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalproposal",
                    name="caused_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.cause"
                    ),
                ),
                migrations.AddField(
                    model_name="historicalproposal",
                    name="history_user",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="historicalproposal",
                    name="programme",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programme.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalproposalamount",
                    name="caused_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.cause"
                    ),
                ),
                migrations.AddField(
                    model_name="historicalproposalamount",
                    name="history_user",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="historicalproposalamount",
                    name="programme",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programme.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalproposalapproval",
                    name="caused_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.cause"
                    ),
                ),
                migrations.AddField(
                    model_name="historicalproposalapproval",
                    name="history_user",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="historicalproposalapproval",
                    name="programme",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programme.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalproposaledition",
                    name="cause",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programme.cause",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalproposaledition",
                    name="caused_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.cause"
                    ),
                ),
                migrations.AddField(
                    model_name="historicalproposaledition",
                    name="history_user",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="historicalproposaledition",
                    name="programme",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programme.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalproposallink",
                    name="caused_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.cause"
                    ),
                ),
                migrations.AddField(
                    model_name="historicalproposallink",
                    name="history_user",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="historicalproposallink",
                    name="item",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programme.scheduleitem",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalproposallink",
                    name="programme",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programme.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalproposalrisk",
                    name="caused_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.cause"
                    ),
                ),
                migrations.AddField(
                    model_name="historicalproposalrisk",
                    name="history_user",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="historicalproposalrisk",
                    name="programme",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programme.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalproposalrisk",
                    name="risk",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programme.risk",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalratingweight",
                    name="caused_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.cause"
                    ),
                ),
                migrations.AddField(
                    model_name="historicalratingweight",
                    name="history_user",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="historicalratingweight",
                    name="programme",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programme.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalstaffingline",
                    name="caused_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.cause"
                    ),
                ),
                migrations.AddField(
                    model_name="historicalstaffingline",
                    name="history_user",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="historicalstaffingline",
                    name="programme",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programme.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="historicaltargetgroup",
                    name="caused_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.cause"
                    ),
                ),
                migrations.AddField(
                    model_name="historicaltargetgroup",
                    name="history_user",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="historicaltargetgroup",
                    name="programme",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programme.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="impliedfigure",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programme.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="lastmonthfigure",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programme.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="monthlyfigure",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programme.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="pressure",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                    ),
                ),
                migrations.AddField(
                    model_name="printedtotal",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                    ),
                ),
                migrations.AddField(
                    model_name="proposal",
                    name="baseline",
                    field=models.ForeignKey(
                        help_text="The dates that were current when the amounts were approved: delay runs against them",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programme.baseline",
                    ),
                ),
                migrations.AddField(
                    model_name="proposal",
                    name="parent",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="budget.proposal",
                    ),
                ),
                migrations.AddField(
                    model_name="proposal",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                    ),
                ),
                migrations.AddField(
                    model_name="proposal",
                    name="replaced_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaces",
                        to="budget.proposal",
                    ),
                ),
                migrations.AddField(
                    model_name="monthlyfigure",
                    name="proposal",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="monthly_figures",
                        to="budget.proposal",
                    ),
                ),
                migrations.AddField(
                    model_name="lastmonthfigure",
                    name="proposal",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="last_month_figures",
                        to="budget.proposal",
                    ),
                ),
                migrations.AddField(
                    model_name="impliedfigure",
                    name="proposal",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="implied_figures",
                        to="budget.proposal",
                    ),
                ),
                migrations.AddField(
                    model_name="historicaltargetgroup",
                    name="proposal",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="budget.proposal",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalstaffingline",
                    name="proposal",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="budget.proposal",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalproposalrisk",
                    name="proposal",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="budget.proposal",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalproposallink",
                    name="proposal",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="budget.proposal",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalproposaledition",
                    name="proposal",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="budget.proposal",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalproposalapproval",
                    name="proposal",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="budget.proposal",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalproposalamount",
                    name="proposal",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="budget.proposal",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalproposal",
                    name="parent",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="budget.proposal",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalproposal",
                    name="replaced_by",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="budget.proposal",
                    ),
                ),
                migrations.AddField(
                    model_name="historicaldriver",
                    name="proposal",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="budget.proposal",
                    ),
                ),
                migrations.AddField(
                    model_name="historicaldelivery",
                    name="proposal",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="budget.proposal",
                    ),
                ),
                migrations.AddField(
                    model_name="historicaldeliveredamount",
                    name="proposal",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="budget.proposal",
                    ),
                ),
                migrations.AddField(
                    model_name="effectfigure",
                    name="proposal",
                    field=models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="effect_figure",
                        to="budget.proposal",
                    ),
                ),
                migrations.AddField(
                    model_name="driver",
                    name="proposal",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drivers",
                        to="budget.proposal",
                    ),
                ),
                migrations.AddField(
                    model_name="delivery",
                    name="proposal",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="budget.proposal",
                    ),
                ),
                migrations.AddField(
                    model_name="deliveredamount",
                    name="proposal",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delivered_amounts",
                        to="budget.proposal",
                    ),
                ),
                migrations.AddField(
                    model_name="checkfigure",
                    name="proposal",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checks",
                        to="budget.proposal",
                    ),
                ),
                migrations.AddField(
                    model_name="proposalamount",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                    ),
                ),
                migrations.AddField(
                    model_name="proposalamount",
                    name="proposal",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amounts",
                        to="budget.proposal",
                    ),
                ),
                migrations.AddField(
                    model_name="proposalapproval",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                    ),
                ),
                migrations.AddField(
                    model_name="proposalapproval",
                    name="proposal",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approvals",
                        to="budget.proposal",
                    ),
                ),
                migrations.AddField(
                    model_name="proposaledition",
                    name="cause",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.cause"
                    ),
                ),
                migrations.AddField(
                    model_name="proposaledition",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                    ),
                ),
                migrations.AddField(
                    model_name="proposaledition",
                    name="proposal",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="budget.proposal",
                    ),
                ),
                migrations.AddField(
                    model_name="proposallink",
                    name="item",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programme.scheduleitem",
                    ),
                ),
                migrations.AddField(
                    model_name="proposallink",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                    ),
                ),
                migrations.AddField(
                    model_name="proposallink",
                    name="proposal",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="budget.proposal",
                    ),
                ),
                migrations.AddField(
                    model_name="proposalrisk",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                    ),
                ),
                migrations.AddField(
                    model_name="proposalrisk",
                    name="proposal",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risk_links",
                        to="budget.proposal",
                    ),
                ),
                migrations.AddField(
                    model_name="proposalrisk",
                    name="risk",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.risk"
                    ),
                ),
                migrations.AddField(
                    model_name="ratingweight",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                    ),
                ),
                migrations.AddField(
                    model_name="savingfigure",
                    name="delayed_by",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programme.scheduleitem",
                    ),
                ),
                migrations.AddField(
                    model_name="savingfigure",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programme.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="savingfigure",
                    name="proposal",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="budget.proposal",
                    ),
                ),
                migrations.AddField(
                    model_name="slippagecause",
                    name="item",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programme.scheduleitem",
                    ),
                ),
                migrations.AddField(
                    model_name="slippagecause",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programme.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="slippageparts",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programme.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="slippageparts",
                    name="proposal",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="slippage_parts",
                        to="budget.proposal",
                    ),
                ),
                migrations.AddField(
                    model_name="slippagetotal",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programme.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="staffingline",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                    ),
                ),
                migrations.AddField(
                    model_name="staffingline",
                    name="proposal",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="staffing",
                        to="budget.proposal",
                    ),
                ),
                migrations.AddField(
                    model_name="targetgroup",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                    ),
                ),
                migrations.AddField(
                    model_name="targetgroup",
                    name="proposal",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="target_groups",
                        to="budget.proposal",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="acceptedfinding",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("programme", "rule", "code", "place"),
                        name="finding_accepted_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="budgetassumption",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("programme", "year"),
                        name="one_assumption_a_year",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="printedtotal",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("programme", "place", "kind", "year"),
                        name="printed_total_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proposal",
                    constraint=models.UniqueConstraint(
                        fields=("programme", "code"), name="proposal_code_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proposal",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("parent", models.F("id")), _negated=True),
                        name="proposal_not_its_own_parent",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="monthlyfigure",
                    constraint=models.UniqueConstraint(
                        fields=("proposal", "year"), name="one_monthly_a_year"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lastmonthfigure",
                    constraint=models.UniqueConstraint(
                        fields=("proposal", "year"), name="one_last_month_a_year"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="impliedfigure",
                    constraint=models.UniqueConstraint(
                        fields=("proposal", "year"), name="one_implied_a_year"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="delivery",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("proposal", "item"),
                        name="delivery_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="deliveredamount",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("proposal", "month"),
                        name="delivered_once_a_month",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="deliveredamount",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("month__day", 1)), name="delivered_month_is_its_first_day"
                    ),
                ),
                migrations.AddIndex(
                    model_name="checkfigure",
                    index=models.Index(fields=["programme", "agrees", "position"], name="check_by_agreement"),
                ),
                migrations.AddConstraint(
                    model_name="checkfigure",
                    constraint=models.UniqueConstraint(
                        fields=("programme", "rule", "code", "place"), name="one_check_each"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proposalamount",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("proposal", "year"),
                        name="one_amount_a_year",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proposaledition",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("proposal", "number"),
                        name="edition_number_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proposallink",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("item", "code"),
                        name="proposal_link_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proposalrisk",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("risk", "proposal"),
                        name="proposal_risk_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="ratingweight",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("programme", "status"),
                        name="one_weight_a_status",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="savingfigure",
                    constraint=models.UniqueConstraint(fields=("proposal", "year"), name="one_figure_a_year"),
                ),
                migrations.AddConstraint(
                    model_name="slippagecause",
                    constraint=models.UniqueConstraint(fields=("item", "year"), name="one_cause_a_year"),
                ),
                migrations.AddConstraint(
                    model_name="slippageparts",
                    constraint=models.UniqueConstraint(
                        fields=("proposal", "year"), name="one_in_parts_a_year"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="slippagetotal",
                    constraint=models.UniqueConstraint(
                        fields=("programme", "year"), name="one_slippage_a_year"
                    ),
                ),
            ]
        )
    ]
