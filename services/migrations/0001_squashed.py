"""Every table as it is, for a database that has none yet; others go on with what this replaces."""

import uuid

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import programme.fields
from programme.creating import CreateTables


class Migration(migrations.Migration):
    replaces = [
        ("services", "0001_initial"),
        ("services", "0002_mark_one_off_costs"),
    ]
    initial = True
    dependencies = [
        ("budget", "0007_add_rating_and_last_month"),
        ("programme", "0010_weigh_alerts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="Closure",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("CLOSE", "Close"),
                                    ("CHANGE_USE", "Change use"),
                                    ("REPROVIDE", "Re-provide"),
                                    ("RETAIN", "Retain"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "other_date",
                            models.CharField(
                                blank=True,
                                help_text="A second date printed for the same closure",
                                max_length=120,
                            ),
                        ),
                        (
                            "other_place",
                            models.CharField(
                                blank=True, help_text="Where the second date is printed", max_length=120
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CostSheet",
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
                        ("slug", models.SlugField()),
                        ("name", models.CharField(max_length=120)),
                        ("place", models.CharField(max_length=120)),
                        ("basis", models.CharField(blank=True, max_length=200)),
                        (
                            "period",
                            models.CharField(
                                help_text="The closing period, for example 2011/12", max_length=60
                            ),
                        ),
                        ("period_months", models.PositiveSmallIntegerField(default=12)),
                        (
                            "running_percent",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Share of the net cost that goes on in the closing period",
                                null=True,
                            ),
                        ),
                        (
                            "printed_current",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        (
                            "printed_running",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        (
                            "printed_period",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        (
                            "printed_after",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        (
                            "printed_saving",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="CostLine",
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
                            "part",
                            models.CharField(
                                choices=[("PERIOD", "In the closing period"), ("AFTER", "After it")],
                                max_length=6,
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        ("label", models.CharField(max_length=160)),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=14)),
                        (
                            "is_one_off",
                            models.BooleanField(
                                default=False, help_text="Paid once, however long the closing takes"
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                blank=True,
                                help_text="Where the same money is in the budget: it is never added to that again",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="budget.proposal",
                            ),
                        ),
                        (
                            "sheet",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="services.costsheet",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("position",),
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalClosureStage",
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
                            "stage",
                            models.CharField(
                                choices=[
                                    ("IDENTIFIED", "Identified"),
                                    ("CONSULTATION", "Consultation"),
                                    ("DECISION", "Decision"),
                                    ("TRANSITION", "Transition"),
                                    ("CLOSED", "Closed"),
                                    ("RELEASED", "Site released"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        (
                            "place",
                            models.CharField(
                                blank=True, help_text="Where its date is printed", max_length=200
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
                        (
                            "caused_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programme.cause",
                            ),
                        ),
                        (
                            "closure",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="services.closure",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.scheduleitem",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.programme",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical closure stage",
                        "verbose_name_plural": "historical closure stages",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCostLine",
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
                            "part",
                            models.CharField(
                                choices=[("PERIOD", "In the closing period"), ("AFTER", "After it")],
                                max_length=6,
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        ("label", models.CharField(max_length=160)),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=14)),
                        (
                            "is_one_off",
                            models.BooleanField(
                                default=False, help_text="Paid once, however long the closing takes"
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
                        (
                            "caused_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programme.cause",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.programme",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Where the same money is in the budget: it is never added to that again",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="budget.proposal",
                            ),
                        ),
                        (
                            "sheet",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="services.costsheet",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical cost line",
                        "verbose_name_plural": "historical cost lines",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCostSheet",
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
                        ("slug", models.SlugField()),
                        ("name", models.CharField(max_length=120)),
                        ("place", models.CharField(max_length=120)),
                        ("basis", models.CharField(blank=True, max_length=200)),
                        (
                            "period",
                            models.CharField(
                                help_text="The closing period, for example 2011/12", max_length=60
                            ),
                        ),
                        ("period_months", models.PositiveSmallIntegerField(default=12)),
                        (
                            "running_percent",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Share of the net cost that goes on in the closing period",
                                null=True,
                            ),
                        ),
                        (
                            "printed_current",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        (
                            "printed_running",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        (
                            "printed_period",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        (
                            "printed_after",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        (
                            "printed_saving",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
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
                        (
                            "caused_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programme.cause",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.programme",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical cost sheet",
                        "verbose_name_plural": "historical cost sheets",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalStaffingTable",
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
                        ("slug", models.SlugField()),
                        ("position", models.PositiveIntegerField()),
                        ("name", models.CharField(max_length=120)),
                        ("place", models.CharField(help_text="Where it is printed", max_length=120)),
                        ("unit", models.CharField(blank=True, help_text="Who is counted", max_length=80)),
                        ("printed_staff", models.PositiveIntegerField(blank=True, null=True)),
                        ("printed_required", models.PositiveIntegerField(blank=True, null=True)),
                        ("printed_lost", models.PositiveIntegerField(blank=True, null=True)),
                        ("printed_retained", models.PositiveIntegerField(blank=True, null=True)),
                        ("printed_displaced", models.PositiveIntegerField(blank=True, null=True)),
                        (
                            "displaced_meaning",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("AFTER", "posts lost less those who can be redeployed"),
                                    ("BEFORE", "posts lost, redeployment not taken off"),
                                ],
                                max_length=6,
                            ),
                        ),
                        ("redeployable", models.PositiveIntegerField(blank=True, null=True)),
                        ("redeploy_to", models.CharField(blank=True, max_length=120)),
                        ("turnover_percent", models.PositiveSmallIntegerField(blank=True, null=True)),
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
                        (
                            "caused_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programme.cause",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.programme",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical staffing table",
                        "verbose_name_plural": "historical staffing tables",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Service",
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
                        ("slug", models.SlugField()),
                        ("position", models.PositiveIntegerField()),
                        ("name", models.CharField(max_length=120)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("CARE_HOME", "Care home"),
                                    ("DAY_SERVICE", "Day service"),
                                    ("MEALS", "Meals"),
                                    ("SITE", "Day opportunity site"),
                                    ("EMPLOYMENT", "Employment support"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "description",
                            models.CharField(blank=True, help_text="What it is, as printed", max_length=200),
                        ),
                        ("address", models.CharField(blank=True, max_length=200)),
                        ("postcode", models.CharField(blank=True, max_length=10)),
                        ("ward", models.CharField(blank=True, max_length=80)),
                        ("ward_councillors", models.CharField(blank=True, max_length=200)),
                        (
                            "users",
                            models.CharField(
                                blank=True,
                                help_text="Who uses it, in words and never by name",
                                max_length=200,
                            ),
                        ),
                        ("beds", models.PositiveIntegerField(blank=True, null=True)),
                        ("occupied", models.PositiveIntegerField(blank=True, null=True)),
                        ("clients", models.PositiveIntegerField(blank=True, null=True)),
                        ("tenure", models.CharField(blank=True, max_length=120)),
                        ("is_in_scope", models.BooleanField(default=True)),
                        (
                            "intent",
                            models.CharField(
                                choices=[
                                    ("CLOSE", "Close"),
                                    ("DECOMMISSION", "Decommission"),
                                    ("CHANGE_USE", "Change use"),
                                    ("REPROVIDE", "Re-provide"),
                                    ("REASSESS", "Reassess and move users"),
                                    ("TRANSFORM", "Transform in phases"),
                                    ("RETAIN", "Retain and develop"),
                                    ("DEVELOP", "Develop"),
                                    ("AS_IT_IS", "Intermediate care, as it is"),
                                    ("NEW", "New service"),
                                ],
                                max_length=12,
                                verbose_name="proposal",
                            ),
                        ),
                        ("rationale", models.TextField(blank=True, help_text="One reason a line")),
                        ("phase", models.CharField(blank=True, help_text="When, as printed", max_length=60)),
                        ("note", models.TextField(blank=True)),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("position",),
                    },
                ),
                migrations.CreateModel(
                    name="HomeCost",
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
                        ("employees", models.DecimalField(decimal_places=2, max_digits=14)),
                        ("running", models.DecimalField(decimal_places=2, max_digits=14)),
                        ("income", models.DecimalField(decimal_places=2, max_digits=14)),
                        (
                            "printed_net",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                            ),
                        ),
                        (
                            "sheet",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="homes",
                                to="services.costsheet",
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="costs",
                                to="services.service",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalTrajectory",
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
                        ("slug", models.SlugField()),
                        ("position", models.PositiveIntegerField()),
                        ("name", models.CharField(max_length=120)),
                        ("measure", models.CharField(help_text="What is counted", max_length=120)),
                        ("unit", models.CharField(blank=True, help_text="% or nothing", max_length=20)),
                        ("place", models.CharField(max_length=120)),
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
                        (
                            "caused_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programme.cause",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.programme",
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="services.service",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical trajectory",
                        "verbose_name_plural": "historical trajectories",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalServiceRisk",
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
                        (
                            "caused_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programme.cause",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.programme",
                            ),
                        ),
                        (
                            "risk",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.risk",
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="services.service",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical service risk",
                        "verbose_name_plural": "historical service risks",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalServiceProposal",
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
                        ("note", models.CharField(blank=True, max_length=200)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "caused_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programme.cause",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.programme",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="budget.proposal",
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="services.service",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical service proposal",
                        "verbose_name_plural": "historical service proposals",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalServiceMention",
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
                        ("note", models.CharField(blank=True, max_length=200)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "caused_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programme.cause",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.scheduleitem",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.programme",
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="services.service",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical service mention",
                        "verbose_name_plural": "historical service mentions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalHomeCost",
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
                        ("employees", models.DecimalField(decimal_places=2, max_digits=14)),
                        ("running", models.DecimalField(decimal_places=2, max_digits=14)),
                        ("income", models.DecimalField(decimal_places=2, max_digits=14)),
                        (
                            "printed_net",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
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
                        (
                            "caused_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programme.cause",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.programme",
                            ),
                        ),
                        (
                            "sheet",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="services.costsheet",
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="services.service",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical home cost",
                        "verbose_name_plural": "historical home costs",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalClosure",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("CLOSE", "Close"),
                                    ("CHANGE_USE", "Change use"),
                                    ("REPROVIDE", "Re-provide"),
                                    ("RETAIN", "Retain"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "other_date",
                            models.CharField(
                                blank=True,
                                help_text="A second date printed for the same closure",
                                max_length=120,
                            ),
                        ),
                        (
                            "other_place",
                            models.CharField(
                                blank=True, help_text="Where the second date is printed", max_length=120
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
                        (
                            "caused_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programme.cause",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.programme",
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="services.service",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical closure",
                        "verbose_name_plural": "historical closures",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.AddField(
                    model_name="closure",
                    name="service",
                    field=models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closure",
                        to="services.service",
                    ),
                ),
                migrations.CreateModel(
                    name="ServiceMention",
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
                        ("note", models.CharField(blank=True, max_length=200)),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programme.scheduleitem",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mentions",
                                to="services.service",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="ServiceProposal",
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
                        ("note", models.CharField(blank=True, max_length=200)),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="budget.proposal",
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposal_links",
                                to="services.service",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("proposal__position",),
                    },
                ),
                migrations.CreateModel(
                    name="ServiceRisk",
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
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                            ),
                        ),
                        (
                            "risk",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programme.risk",
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="risk_links",
                                to="services.service",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="StaffGroup",
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
                        ("name", models.CharField(max_length=120)),
                        (
                            "staff",
                            models.PositiveIntegerField(
                                help_text="Permanent staff or the establishment, as printed"
                            ),
                        ),
                        (
                            "required",
                            models.PositiveIntegerField(help_text="Staff still required afterwards"),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("position",),
                    },
                ),
                migrations.AddField(
                    model_name="service",
                    name="staff_group",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="services.staffgroup",
                    ),
                ),
                migrations.CreateModel(
                    name="HistoricalService",
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
                        ("slug", models.SlugField()),
                        ("position", models.PositiveIntegerField()),
                        ("name", models.CharField(max_length=120)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("CARE_HOME", "Care home"),
                                    ("DAY_SERVICE", "Day service"),
                                    ("MEALS", "Meals"),
                                    ("SITE", "Day opportunity site"),
                                    ("EMPLOYMENT", "Employment support"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "description",
                            models.CharField(blank=True, help_text="What it is, as printed", max_length=200),
                        ),
                        ("address", models.CharField(blank=True, max_length=200)),
                        ("postcode", models.CharField(blank=True, max_length=10)),
                        ("ward", models.CharField(blank=True, max_length=80)),
                        ("ward_councillors", models.CharField(blank=True, max_length=200)),
                        (
                            "users",
                            models.CharField(
                                blank=True,
                                help_text="Who uses it, in words and never by name",
                                max_length=200,
                            ),
                        ),
                        ("beds", models.PositiveIntegerField(blank=True, null=True)),
                        ("occupied", models.PositiveIntegerField(blank=True, null=True)),
                        ("clients", models.PositiveIntegerField(blank=True, null=True)),
                        ("tenure", models.CharField(blank=True, max_length=120)),
                        ("is_in_scope", models.BooleanField(default=True)),
                        (
                            "intent",
                            models.CharField(
                                choices=[
                                    ("CLOSE", "Close"),
                                    ("DECOMMISSION", "Decommission"),
                                    ("CHANGE_USE", "Change use"),
                                    ("REPROVIDE", "Re-provide"),
                                    ("REASSESS", "Reassess and move users"),
                                    ("TRANSFORM", "Transform in phases"),
                                    ("RETAIN", "Retain and develop"),
                                    ("DEVELOP", "Develop"),
                                    ("AS_IT_IS", "Intermediate care, as it is"),
                                    ("NEW", "New service"),
                                ],
                                max_length=12,
                                verbose_name="proposal",
                            ),
                        ),
                        ("rationale", models.TextField(blank=True, help_text="One reason a line")),
                        ("phase", models.CharField(blank=True, help_text="When, as printed", max_length=60)),
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
                        (
                            "caused_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programme.cause",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.programme",
                            ),
                        ),
                        (
                            "staff_group",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="services.staffgroup",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical service",
                        "verbose_name_plural": "historical services",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="StaffingTable",
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
                        ("slug", models.SlugField()),
                        ("position", models.PositiveIntegerField()),
                        ("name", models.CharField(max_length=120)),
                        ("place", models.CharField(help_text="Where it is printed", max_length=120)),
                        ("unit", models.CharField(blank=True, help_text="Who is counted", max_length=80)),
                        ("printed_staff", models.PositiveIntegerField(blank=True, null=True)),
                        ("printed_required", models.PositiveIntegerField(blank=True, null=True)),
                        ("printed_lost", models.PositiveIntegerField(blank=True, null=True)),
                        ("printed_retained", models.PositiveIntegerField(blank=True, null=True)),
                        ("printed_displaced", models.PositiveIntegerField(blank=True, null=True)),
                        (
                            "displaced_meaning",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("AFTER", "posts lost less those who can be redeployed"),
                                    ("BEFORE", "posts lost, redeployment not taken off"),
                                ],
                                max_length=6,
                            ),
                        ),
                        ("redeployable", models.PositiveIntegerField(blank=True, null=True)),
                        ("redeploy_to", models.CharField(blank=True, max_length=120)),
                        ("turnover_percent", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("note", models.TextField(blank=True)),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("position",),
                    },
                ),
                migrations.AddField(
                    model_name="staffgroup",
                    name="table",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="groups",
                        to="services.staffingtable",
                    ),
                ),
                migrations.CreateModel(
                    name="HistoricalStaffGroup",
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
                        ("name", models.CharField(max_length=120)),
                        (
                            "staff",
                            models.PositiveIntegerField(
                                help_text="Permanent staff or the establishment, as printed"
                            ),
                        ),
                        (
                            "required",
                            models.PositiveIntegerField(help_text="Staff still required afterwards"),
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
                        (
                            "caused_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programme.cause",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.programme",
                            ),
                        ),
                        (
                            "table",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="services.staffingtable",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical staff group",
                        "verbose_name_plural": "historical staff groups",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Trajectory",
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
                        ("slug", models.SlugField()),
                        ("position", models.PositiveIntegerField()),
                        ("name", models.CharField(max_length=120)),
                        ("measure", models.CharField(help_text="What is counted", max_length=120)),
                        ("unit", models.CharField(blank=True, help_text="% or nothing", max_length=20)),
                        ("place", models.CharField(max_length=120)),
                        ("note", models.TextField(blank=True)),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="trajectories",
                                to="services.service",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "trajectories",
                        "ordering": ("position",),
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalTrajectoryPoint",
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
                        ("position", models.PositiveSmallIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[("AS_IS", "As it is"), ("TARGET", "Target"), ("ACTUAL", "Actual")],
                                max_length=6,
                            ),
                        ),
                        ("date", programme.fields.PlanDateField(blank=True, max_length=10, null=True)),
                        ("printed_date", models.CharField(blank=True, max_length=60)),
                        ("value", models.DecimalField(decimal_places=2, max_digits=12)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "caused_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programme.cause",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="The action that is to reach it",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.scheduleitem",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.programme",
                            ),
                        ),
                        (
                            "trajectory",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="services.trajectory",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical trajectory point",
                        "verbose_name_plural": "historical trajectory points",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalFact",
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
                        ("position", models.PositiveSmallIntegerField()),
                        ("label", models.CharField(max_length=200)),
                        (
                            "value",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        (
                            "words",
                            models.CharField(blank=True, help_text="Where it is no figure", max_length=300),
                        ),
                        (
                            "unit",
                            models.CharField(
                                choices=[
                                    ("COUNT", "a count"),
                                    ("POUNDS", "£"),
                                    ("PENCE", "£ and pence"),
                                    ("PERCENT", "%"),
                                    ("WEEKS", "weeks"),
                                    ("MONTHS", "months"),
                                    ("YEARS", "years"),
                                ],
                                default="COUNT",
                                max_length=8,
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=120)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "caused_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programme.cause",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.programme",
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="services.service",
                            ),
                        ),
                        (
                            "staffing",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="services.staffingtable",
                            ),
                        ),
                        (
                            "trajectory",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="services.trajectory",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical fact",
                        "verbose_name_plural": "historical facts",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Fact",
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
                        ("position", models.PositiveSmallIntegerField()),
                        ("label", models.CharField(max_length=200)),
                        (
                            "value",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                        ),
                        (
                            "words",
                            models.CharField(blank=True, help_text="Where it is no figure", max_length=300),
                        ),
                        (
                            "unit",
                            models.CharField(
                                choices=[
                                    ("COUNT", "a count"),
                                    ("POUNDS", "£"),
                                    ("PENCE", "£ and pence"),
                                    ("PERCENT", "%"),
                                    ("WEEKS", "weeks"),
                                    ("MONTHS", "months"),
                                    ("YEARS", "years"),
                                ],
                                default="COUNT",
                                max_length=8,
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=120)),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="facts",
                                to="services.service",
                            ),
                        ),
                        (
                            "staffing",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="facts",
                                to="services.staffingtable",
                            ),
                        ),
                        (
                            "trajectory",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="facts",
                                to="services.trajectory",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("position", "id"),
                    },
                ),
                migrations.CreateModel(
                    name="TrajectoryPoint",
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
                        ("position", models.PositiveSmallIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[("AS_IS", "As it is"), ("TARGET", "Target"), ("ACTUAL", "Actual")],
                                max_length=6,
                            ),
                        ),
                        ("date", programme.fields.PlanDateField(blank=True, max_length=10, null=True)),
                        ("printed_date", models.CharField(blank=True, max_length=60)),
                        ("value", models.DecimalField(decimal_places=2, max_digits=12)),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                help_text="The action that is to reach it",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programme.scheduleitem",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                            ),
                        ),
                        (
                            "trajectory",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="points",
                                to="services.trajectory",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("position",),
                    },
                ),
                migrations.CreateModel(
                    name="ClosureStage",
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
                            "stage",
                            models.CharField(
                                choices=[
                                    ("IDENTIFIED", "Identified"),
                                    ("CONSULTATION", "Consultation"),
                                    ("DECISION", "Decision"),
                                    ("TRANSITION", "Transition"),
                                    ("CLOSED", "Closed"),
                                    ("RELEASED", "Site released"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        (
                            "place",
                            models.CharField(
                                blank=True, help_text="Where its date is printed", max_length=200
                            ),
                        ),
                        (
                            "closure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stages",
                                to="services.closure",
                            ),
                        ),
                        (
                            "item",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="closure_stage",
                                to="programme.scheduleitem",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("closure__service__position", "position"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at", None)),
                                fields=("closure", "stage"),
                                name="closure_stage_once",
                            )
                        ],
                    },
                ),
                migrations.AddConstraint(
                    model_name="costsheet",
                    constraint=models.UniqueConstraint(
                        fields=("programme", "slug"), name="cost_sheet_slug_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="homecost",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("sheet", "service"),
                        name="home_once_a_sheet",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="servicemention",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("service", "item"),
                        name="service_mention_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="serviceproposal",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("service", "proposal"),
                        name="service_proposal_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="servicerisk",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("risk", "service"),
                        name="service_risk_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="service",
                    constraint=models.UniqueConstraint(
                        fields=("programme", "slug"), name="service_slug_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="staffingtable",
                    constraint=models.UniqueConstraint(
                        fields=("programme", "slug"), name="staffing_table_slug_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="staffgroup",
                    constraint=models.UniqueConstraint(fields=("table", "name"), name="staff_group_once"),
                ),
                migrations.AddConstraint(
                    model_name="trajectory",
                    constraint=models.UniqueConstraint(
                        fields=("programme", "slug"), name="trajectory_slug_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="fact",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("service__isnull", False), ("staffing", None), ("trajectory", None)),
                            models.Q(("service", None), ("staffing", None), ("trajectory__isnull", False)),
                            models.Q(("service", None), ("staffing__isnull", False), ("trajectory", None)),
                            _connector="OR",
                        ),
                        name="a_fact_is_about_one_thing",
                    ),
                ),
            ]
        )
    ]
