"""Every table as it is, for a database that has none yet; others go on with what this replaces."""

import uuid

import django.contrib.auth.models
import django.contrib.auth.validators
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import programme.fields
from programme.creating import CreateTables


class Migration(migrations.Migration):
    replaces = [
        ("programme", "0001_initial"),
        ("programme", "0002_add_calendars_recesses_and_decisions"),
        ("programme", "0003_add_scenarios"),
        ("programme", "0004_add_status_rules_and_overrides"),
        ("programme", "0005_add_reason_for_corrections"),
        ("programme", "0006_add_board_summaries"),
        ("programme", "0007_add_alert_answers_and_thresholds"),
        ("programme", "0008_add_reports"),
        ("programme", "0009_add_mailings"),
        ("programme", "0010_weigh_alerts"),
    ]
    initial = True
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="Programme",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("slug", models.SlugField(unique=True)),
                        ("name", models.CharField(max_length=120)),
                        ("council", models.CharField(max_length=120)),
                        (
                            "source",
                            models.TextField(blank=True, help_text="The document the plan was taken from"),
                        ),
                        (
                            "is_illustrative",
                            models.BooleanField(
                                default=False,
                                help_text="Some of what it shows is made up, and every page says so",
                            ),
                        ),
                        (
                            "reporting_date",
                            models.DateField(
                                blank=True,
                                help_text="Stands for today; empty means the real today",
                                null=True,
                            ),
                        ),
                        (
                            "counts_working_days",
                            models.BooleanField(
                                default=False,
                                help_text="Durations and lags in days count working days in England, not calendar days",
                            ),
                        ),
                        (
                            "consultation_days",
                            models.PositiveSmallIntegerField(
                                default=84, help_text="The least number of days that a consultation takes"
                            ),
                        ),
                        ("revision", models.PositiveIntegerField(default=0, editable=False)),
                    ],
                ),
                migrations.CreateModel(
                    name="DigestDay",
                    fields=[
                        ("day", models.DateField(primary_key=True, serialize=False)),
                        ("made_at", models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name="ScheduleItem",
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
                                help_text="What hangs on it, a key of config.pages.ITEM_PAGES", max_length=20
                            ),
                        ),
                        ("code", models.CharField(max_length=60)),
                        ("title", models.CharField(max_length=300)),
                        (
                            "start_kind",
                            models.CharField(
                                choices=[
                                    ("DATED", "Dated"),
                                    ("ONGOING", "Already under way"),
                                    ("COMPLETED", "Completed"),
                                ],
                                default="DATED",
                                max_length=10,
                            ),
                        ),
                        ("is_open_ended", models.BooleanField(default=False)),
                        (
                            "baseline_start",
                            programme.fields.PlanDateField(blank=True, max_length=10, null=True),
                        ),
                        (
                            "baseline_end",
                            programme.fields.PlanDateField(blank=True, max_length=10, null=True),
                        ),
                        (
                            "forecast_start",
                            programme.fields.PlanDateField(blank=True, max_length=10, null=True),
                        ),
                        (
                            "forecast_end",
                            programme.fields.PlanDateField(blank=True, max_length=10, null=True),
                        ),
                        (
                            "reckoned_from",
                            programme.fields.PlanDateField(
                                blank=True,
                                help_text="The start that the forecast end was reckoned from, where nobody estimated the start",
                                max_length=10,
                                null=True,
                            ),
                        ),
                        (
                            "actual_start",
                            programme.fields.PlanDateField(blank=True, max_length=10, null=True),
                        ),
                        ("actual_end", programme.fields.PlanDateField(blank=True, max_length=10, null=True)),
                        (
                            "mode",
                            models.CharField(
                                choices=[("automatic", "automatic"), ("manual", "manual")],
                                default="automatic",
                                max_length=10,
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("NOT_STARTED", "Not started"),
                                    ("IN_PROGRESS", "In progress"),
                                    ("COMPLETE", "Complete"),
                                    ("ON_HOLD", "On hold"),
                                    ("CANCELLED", "Cancelled"),
                                ],
                                default="NOT_STARTED",
                                max_length=12,
                            ),
                        ),
                        (
                            "is_target",
                            models.BooleanField(
                                default=False, help_text="Named by an officer as a date that must hold"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Report",
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
                            "quarter",
                            models.CharField(help_text="2011-Q2 for July to September 2011", max_length=7),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("DRAFT", "Draft"),
                                    ("SUBMITTED", "Waits for approval"),
                                    ("APPROVED", "Approved"),
                                    ("PUBLISHED", "Published"),
                                ],
                                default="DRAFT",
                                max_length=9,
                            ),
                        ),
                        (
                            "wards",
                            models.CharField(blank=True, max_length=200, verbose_name="wards affected"),
                        ),
                        ("report_of", models.CharField(blank=True, max_length=200)),
                        ("contact", models.CharField(blank=True, max_length=200)),
                        ("purpose", models.TextField(blank=True)),
                        (
                            "asks",
                            models.TextField(
                                blank=True,
                                help_text="One recommendation a line",
                                verbose_name="what the panel is asked to do",
                            ),
                        ),
                        ("submitted_on", models.DateField(null=True)),
                        ("approved_on", models.DateField(null=True)),
                        ("published_on", models.DateField(null=True)),
                    ],
                    options={
                        "ordering": ("-quarter",),
                    },
                ),
                migrations.CreateModel(
                    name="WorkerBeat",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name="Person",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        (
                            "last_login",
                            models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                        ),
                        (
                            "is_superuser",
                            models.BooleanField(
                                default=False,
                                help_text="Designates that this user has all permissions without explicitly assigning them.",
                                verbose_name="superuser status",
                            ),
                        ),
                        (
                            "username",
                            models.CharField(
                                error_messages={"unique": "A user with that username already exists."},
                                help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                                max_length=150,
                                unique=True,
                                validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                                verbose_name="username",
                            ),
                        ),
                        (
                            "first_name",
                            models.CharField(blank=True, max_length=150, verbose_name="first name"),
                        ),
                        ("last_name", models.CharField(blank=True, max_length=150, verbose_name="last name")),
                        (
                            "email",
                            models.EmailField(blank=True, max_length=254, verbose_name="email address"),
                        ),
                        (
                            "is_staff",
                            models.BooleanField(
                                default=False,
                                help_text="Designates whether the user can log into this admin site.",
                                verbose_name="staff status",
                            ),
                        ),
                        (
                            "is_active",
                            models.BooleanField(
                                default=True,
                                help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                                verbose_name="active",
                            ),
                        ),
                        (
                            "date_joined",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="date joined"
                            ),
                        ),
                        (
                            "mails",
                            models.CharField(
                                blank=True,
                                choices=[
                                    (
                                        "",
                                        "As my role needs it: weekly for directors, daily for everybody else",
                                    ),
                                    ("DAILY", "Daily: on working days on which something is new"),
                                    ("WEEKLY", "Weekly: on the first working day of a week"),
                                    ("NONE", "Not at all: I look at the pages"),
                                ],
                                default="",
                                max_length=6,
                            ),
                        ),
                        (
                            "groups",
                            models.ManyToManyField(
                                blank=True,
                                help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.group",
                                verbose_name="groups",
                            ),
                        ),
                        (
                            "user_permissions",
                            models.ManyToManyField(
                                blank=True,
                                help_text="Specific permissions for this user.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.permission",
                                verbose_name="user permissions",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "people",
                    },
                    managers=[
                        ("objects", django.contrib.auth.models.UserManager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Alert",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("rule", models.CharField(max_length=30)),
                        ("subject", models.CharField(max_length=80)),
                        (
                            "urgency",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "Low"), (2, "Medium"), (3, "High")], default=2
                            ),
                        ),
                        (
                            "urgent_since",
                            models.DateField(
                                help_text="The day from which it was of the highest urgency", null=True
                            ),
                        ),
                        (
                            "weight",
                            models.PositiveBigIntegerField(
                                default=0,
                                help_text="Days, pounds or a count, to tell whether it gets worse; nobody sees it",
                            ),
                        ),
                        ("message", models.CharField(max_length=300)),
                        ("opened_on", models.DateField()),
                        ("updated_on", models.DateField()),
                        ("closed_on", models.DateField(null=True)),
                        (
                            "owner",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="alerts",
                                to="programme.programme",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("opened_on", "id"),
                    },
                ),
                migrations.CreateModel(
                    name="Calculation",
                    fields=[
                        (
                            "programme",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                serialize=False,
                                to="programme.programme",
                            ),
                        ),
                        ("revision", models.PositiveIntegerField()),
                        ("as_at", models.DateField()),
                        ("calculated_at", models.DateTimeField()),
                        ("changed", models.PositiveIntegerField(help_text="Figures that the last run wrote")),
                        ("milliseconds", models.PositiveIntegerField()),
                    ],
                ),
                migrations.CreateModel(
                    name="Body",
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
                        ("name", models.CharField(max_length=120)),
                        ("abbreviation", models.CharField(blank=True, max_length=20)),
                        (
                            "agenda_days",
                            models.PositiveSmallIntegerField(
                                default=5,
                                help_text="Clear working days before a meeting by which its agenda is published",
                            ),
                        ),
                        (
                            "notice_days",
                            models.PositiveSmallIntegerField(
                                default=28, help_text="Clear days of notice before a key decision is taken"
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
                        "verbose_name_plural": "bodies",
                        "ordering": ("name",),
                    },
                ),
                migrations.CreateModel(
                    name="BoardSummary",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=40)),
                        ("is_before", models.BooleanField()),
                        ("as_at", models.DateField()),
                        (
                            "basis",
                            models.CharField(
                                blank=True,
                                help_text="What it was made from: the same is not made again",
                                max_length=60,
                            ),
                        ),
                        ("edition", models.PositiveSmallIntegerField()),
                        ("content", models.JSONField(default=dict)),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programme.programme",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "board summaries",
                        "ordering": ("name", "-is_before"),
                    },
                ),
                migrations.CreateModel(
                    name="Baseline",
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
                        ("approved_on", models.DateField()),
                        ("approved_by", models.CharField(max_length=120)),
                        ("reason", models.TextField()),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("number",),
                    },
                ),
                migrations.CreateModel(
                    name="AlertThreshold",
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
                        ("name", models.CharField(max_length=30)),
                        ("value", models.PositiveSmallIntegerField()),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("name",),
                    },
                ),
                migrations.CreateModel(
                    name="Cause",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("what", models.CharField(help_text="What was done, in a few words", max_length=200)),
                        (
                            "reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("DECISION_LATE", "A decision was taken later than planned"),
                                    ("CONSULTATION", "Consultation or engagement takes longer"),
                                    ("CAPACITY", "Not enough people or skills"),
                                    ("PROVIDER", "Provider, supplier or placement not ready"),
                                    ("PEOPLE_MOVING", "People need longer to move"),
                                    ("PROPERTY", "Building, lease or equipment not ready"),
                                    ("FUNDING", "Funding not agreed"),
                                    ("SCOPE", "The work has changed"),
                                    ("ESTIMATE", "The first estimate was wrong"),
                                    ("EARLIER", "Work went faster than planned"),
                                    ("CORRECTION", "An earlier entry is put right"),
                                    ("OTHER", "Another reason"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("text", models.TextField(blank=True)),
                        ("effective_at", models.DateTimeField(help_text="When it took effect")),
                        (
                            "recorded_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, help_text="When it was entered"
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="causes",
                                to="programme.programme",
                            ),
                        ),
                        (
                            "undoes",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="undone_by",
                                to="programme.cause",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("effective_at", "id"),
                    },
                ),
                migrations.CreateModel(
                    name="AlertAnswer",
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
                                choices=[("ACKNOWLEDGED", "Acknowledged"), ("SNOOZED", "Snoozed")],
                                max_length=12,
                            ),
                        ),
                        ("reason", models.TextField()),
                        (
                            "until",
                            models.DateField(
                                blank=True,
                                help_text="The last day on which it stays quiet, where it is snoozed",
                                null=True,
                            ),
                        ),
                        (
                            "urgency",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "Low"), (2, "Medium"), (3, "High")],
                                help_text="That of the alert when answered",
                            ),
                        ),
                        (
                            "ceiling",
                            models.PositiveBigIntegerField(
                                default=0, help_text="The weight of the alert above which it is open again"
                            ),
                        ),
                        (
                            "alert",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="programme.alert",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                            ),
                        ),
                        (
                            "cause",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programme.cause",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="Document",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("name", models.CharField(max_length=200)),
                        ("media_type", models.CharField(max_length=100)),
                        ("size", models.PositiveIntegerField()),
                        ("sha256", models.CharField(max_length=64)),
                        ("content", models.BinaryField()),
                        (
                            "cause",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programme.cause",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programme.programme",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Edition",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        (
                            "version",
                            models.PositiveIntegerField(
                                help_text="The version of the report that was submitted"
                            ),
                        ),
                        ("built_at", models.DateTimeField()),
                        ("revision", models.PositiveIntegerField()),
                        ("content", models.JSONField()),
                        ("sha256", models.CharField(max_length=64)),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programme.programme",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("report", "number"),
                    },
                ),
                migrations.CreateModel(
                    name="EditionFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "form",
                            models.CharField(
                                choices=[
                                    ("html", "Web page"),
                                    ("pdf", "PDF"),
                                    ("docx", "Word"),
                                    ("xlsx", "Tables (Excel)"),
                                    ("json", "Data (JSON)"),
                                ],
                                max_length=4,
                            ),
                        ),
                        (
                            "is_exempt",
                            models.BooleanField(help_text="With the parts that the public may not see"),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programme.document",
                            ),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="files",
                                to="programme.edition",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programme.programme",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("edition", "is_exempt", "id"),
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAlertAnswer",
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
                                choices=[("ACKNOWLEDGED", "Acknowledged"), ("SNOOZED", "Snoozed")],
                                max_length=12,
                            ),
                        ),
                        ("reason", models.TextField()),
                        (
                            "until",
                            models.DateField(
                                blank=True,
                                help_text="The last day on which it stays quiet, where it is snoozed",
                                null=True,
                            ),
                        ),
                        (
                            "urgency",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "Low"), (2, "Medium"), (3, "High")],
                                help_text="That of the alert when answered",
                            ),
                        ),
                        (
                            "ceiling",
                            models.PositiveBigIntegerField(
                                default=0, help_text="The weight of the alert above which it is open again"
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
                            "alert",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.alert",
                            ),
                        ),
                        (
                            "cause",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.cause",
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
                        "verbose_name": "historical alert answer",
                        "verbose_name_plural": "historical alert answers",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAlertThreshold",
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
                        ("name", models.CharField(max_length=30)),
                        ("value", models.PositiveSmallIntegerField()),
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
                        "verbose_name": "historical alert threshold",
                        "verbose_name_plural": "historical alert thresholds",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalBaseline",
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
                        ("approved_on", models.DateField()),
                        ("approved_by", models.CharField(max_length=120)),
                        ("reason", models.TextField()),
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
                        "verbose_name": "historical baseline",
                        "verbose_name_plural": "historical baselines",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalBody",
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
                        ("name", models.CharField(max_length=120)),
                        ("abbreviation", models.CharField(blank=True, max_length=20)),
                        (
                            "agenda_days",
                            models.PositiveSmallIntegerField(
                                default=5,
                                help_text="Clear working days before a meeting by which its agenda is published",
                            ),
                        ),
                        (
                            "notice_days",
                            models.PositiveSmallIntegerField(
                                default=28, help_text="Clear days of notice before a key decision is taken"
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
                    ],
                    options={
                        "verbose_name": "historical body",
                        "verbose_name_plural": "historical bodies",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalImplication",
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
                        ("area", models.CharField(max_length=120)),
                        ("position", models.PositiveIntegerField()),
                        ("applies", models.BooleanField()),
                        ("paragraphs", models.CharField(blank=True, max_length=120)),
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
                        "verbose_name": "historical implication",
                        "verbose_name_plural": "historical implications",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalListedWorkstream",
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
                        ("name", models.CharField(max_length=120)),
                        ("slug", models.SlugField()),
                        ("position", models.PositiveIntegerField()),
                        (
                            "group",
                            models.CharField(
                                choices=[("STRATEGY", "Strategy"), ("ENABLING", "Enabling")], max_length=10
                            ),
                        ),
                        ("lead_printed", models.CharField(blank=True, max_length=120)),
                        ("remit", models.TextField(blank=True)),
                        (
                            "note",
                            models.CharField(
                                blank=True,
                                help_text="Whose reading the place in the plan is, and what is unclear",
                                max_length=300,
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
                    ],
                    options={
                        "verbose_name": "historical listed workstream",
                        "verbose_name_plural": "historical listed workstreams",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMeeting",
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
                        ("held_on", models.DateField(blank=True, null=True)),
                        ("purpose", models.CharField(blank=True, max_length=300)),
                        ("decision", models.TextField(blank=True)),
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
                            "body",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.body",
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
                        "verbose_name": "historical meeting",
                        "verbose_name_plural": "historical meetings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalProgrammeNote",
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
                        ("heading", models.CharField(max_length=80)),
                        ("label", models.CharField(blank=True, max_length=80)),
                        ("text", models.TextField()),
                        ("position", models.PositiveIntegerField()),
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
                        "verbose_name": "historical programme note",
                        "verbose_name_plural": "historical programme notes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalRecess",
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
                        ("first_day", models.DateField()),
                        ("last_day", models.DateField()),
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
                            "body",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.body",
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
                        "verbose_name": "historical recess",
                        "verbose_name_plural": "historical recesses",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalReportingDuty",
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
                            "frequency",
                            models.CharField(
                                choices=[
                                    ("MONTHLY", "Every month"),
                                    ("QUARTERLY", "Every quarter"),
                                    ("YEARLY", "Every year"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("subject", models.CharField(max_length=300)),
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
                            "body",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.body",
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
                        "verbose_name": "historical reporting duty",
                        "verbose_name_plural": "historical reporting duties",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalRisk",
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
                        ("text", models.TextField()),
                        (
                            "likelihood",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                choices=[
                                    (1, "Very low"),
                                    (2, "Low"),
                                    (3, "Medium"),
                                    (4, "High"),
                                    (5, "Very high"),
                                ],
                                null=True,
                            ),
                        ),
                        (
                            "severity",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                choices=[
                                    (1, "Very low"),
                                    (2, "Low"),
                                    (3, "Medium"),
                                    (4, "High"),
                                    (5, "Very high"),
                                ],
                                null=True,
                            ),
                        ),
                        ("printed_likelihood", models.CharField(blank=True, max_length=20)),
                        ("printed_severity", models.CharField(blank=True, max_length=20)),
                        ("controls", models.TextField(blank=True)),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="Pounds that it might cost",
                                max_digits=14,
                                null=True,
                            ),
                        ),
                        (
                            "amount_per",
                            models.CharField(
                                choices=[("ONCE", "in all"), ("MONTH", "a month"), ("YEAR", "a year")],
                                default="ONCE",
                                max_length=5,
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("OPEN", "Open"), ("CLOSED", "Closed")], default="OPEN", max_length=6
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
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
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
                        "verbose_name": "historical risk",
                        "verbose_name_plural": "historical risks",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalRoleAssignment",
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
                            "role",
                            models.CharField(
                                choices=[
                                    ("office", "Programme office"),
                                    ("lead", "Workstream lead"),
                                    ("finance", "Finance officer"),
                                    ("equality", "Equality lead"),
                                    ("director", "Director"),
                                    ("panel", "Scrutiny panel member"),
                                    ("admin", "Administrator"),
                                ],
                                max_length=20,
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
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
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
                        "verbose_name": "historical role assignment",
                        "verbose_name_plural": "historical role assignments",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalScenario",
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
                        ("name", models.CharField(max_length=120)),
                        ("purpose", models.TextField(blank=True)),
                        (
                            "changes",
                            models.JSONField(help_text="A list of changes as programme.what_if reads them"),
                        ),
                        (
                            "is_shared",
                            models.BooleanField(
                                default=False, help_text="Others who may see the plan see it too"
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
                            "adopted_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.cause",
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
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
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
                        "verbose_name": "historical scenario",
                        "verbose_name_plural": "historical scenarios",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalScheduleItem",
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
                                help_text="What hangs on it, a key of config.pages.ITEM_PAGES", max_length=20
                            ),
                        ),
                        ("code", models.CharField(max_length=60)),
                        ("title", models.CharField(max_length=300)),
                        (
                            "start_kind",
                            models.CharField(
                                choices=[
                                    ("DATED", "Dated"),
                                    ("ONGOING", "Already under way"),
                                    ("COMPLETED", "Completed"),
                                ],
                                default="DATED",
                                max_length=10,
                            ),
                        ),
                        ("is_open_ended", models.BooleanField(default=False)),
                        (
                            "baseline_start",
                            programme.fields.PlanDateField(blank=True, max_length=10, null=True),
                        ),
                        (
                            "baseline_end",
                            programme.fields.PlanDateField(blank=True, max_length=10, null=True),
                        ),
                        (
                            "forecast_start",
                            programme.fields.PlanDateField(blank=True, max_length=10, null=True),
                        ),
                        (
                            "forecast_end",
                            programme.fields.PlanDateField(blank=True, max_length=10, null=True),
                        ),
                        (
                            "reckoned_from",
                            programme.fields.PlanDateField(
                                blank=True,
                                help_text="The start that the forecast end was reckoned from, where nobody estimated the start",
                                max_length=10,
                                null=True,
                            ),
                        ),
                        (
                            "actual_start",
                            programme.fields.PlanDateField(blank=True, max_length=10, null=True),
                        ),
                        ("actual_end", programme.fields.PlanDateField(blank=True, max_length=10, null=True)),
                        (
                            "mode",
                            models.CharField(
                                choices=[("automatic", "automatic"), ("manual", "manual")],
                                default="automatic",
                                max_length=10,
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("NOT_STARTED", "Not started"),
                                    ("IN_PROGRESS", "In progress"),
                                    ("COMPLETE", "Complete"),
                                    ("ON_HOLD", "On hold"),
                                    ("CANCELLED", "Cancelled"),
                                ],
                                default="NOT_STARTED",
                                max_length=12,
                            ),
                        ),
                        (
                            "is_target",
                            models.BooleanField(
                                default=False, help_text="Named by an officer as a date that must hold"
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
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="The body that takes this decision: when it moves, it moves to a meeting of the body",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.body",
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
                        "verbose_name": "historical schedule item",
                        "verbose_name_plural": "historical schedule items",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalStatusRules",
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
                            "red_after_days",
                            models.PositiveSmallIntegerField(
                                default=20, help_text="Working days late after which an action is red"
                            ),
                        ),
                        (
                            "money_share",
                            models.PositiveSmallIntegerField(
                                default=25,
                                help_text="Percent of a workstream's money from which a red action makes it red",
                                validators=[django.core.validators.MaxValueValidator(100)],
                            ),
                        ),
                        (
                            "stale_after_days",
                            models.PositiveSmallIntegerField(
                                default=30, help_text="Days without an update after which an action is stale"
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
                    ],
                    options={
                        "verbose_name": "historical status rules",
                        "verbose_name_plural": "historical status rules",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalWorkstream",
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
                        ("name", models.CharField(max_length=120)),
                        ("slug", models.SlugField()),
                        ("position", models.PositiveIntegerField()),
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
                            "lead",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
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
                        "verbose_name": "historical workstream",
                        "verbose_name_plural": "historical workstreams",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Implication",
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
                        ("area", models.CharField(max_length=120)),
                        ("position", models.PositiveIntegerField()),
                        ("applies", models.BooleanField()),
                        ("paragraphs", models.CharField(blank=True, max_length=120)),
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
                    name="ItemFigure",
                    fields=[
                        (
                            "item",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="figure",
                                serialize=False,
                                to="programme.scheduleitem",
                            ),
                        ),
                        ("start", programme.fields.PlanDateField(max_length=10, null=True)),
                        ("end", programme.fields.PlanDateField(max_length=10, null=True)),
                        ("due_on", models.DateField(null=True)),
                        ("slip_days", models.IntegerField()),
                        ("slip_months", models.DecimalField(decimal_places=2, max_digits=7)),
                        ("inherited_slip_days", models.IntegerField()),
                        ("total_float_days", models.IntegerField(null=True)),
                        ("free_float_days", models.IntegerField(null=True)),
                        ("is_critical", models.BooleanField()),
                        ("is_overdue", models.BooleanField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("RED", "Red"),
                                    ("AMBER", "Amber"),
                                    ("GREEN", "Green"),
                                    ("NOT_DUE", "Not due"),
                                    ("COMPLETE", "Complete"),
                                ],
                                help_text="As shown: an override, else as proposed",
                                max_length=8,
                            ),
                        ),
                        ("status_reason", models.CharField(max_length=200)),
                        (
                            "proposed_status",
                            models.CharField(
                                choices=[
                                    ("RED", "Red"),
                                    ("AMBER", "Amber"),
                                    ("GREEN", "Green"),
                                    ("NOT_DUE", "Not due"),
                                    ("COMPLETE", "Complete"),
                                ],
                                default="GREEN",
                                max_length=8,
                            ),
                        ),
                        ("proposed_reason", models.CharField(default="", max_length=200)),
                        (
                            "status_before",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("RED", "Red"),
                                    ("AMBER", "Amber"),
                                    ("GREEN", "Green"),
                                    ("NOT_DUE", "Not due"),
                                    ("COMPLETE", "Complete"),
                                ],
                                help_text="As shown a month before; empty where unknown",
                                max_length=8,
                            ),
                        ),
                        (
                            "readiness",
                            models.CharField(
                                blank=True, choices=[("READY", "Ready"), ("BLOCKED", "Blocked")], max_length=7
                            ),
                        ),
                        ("readiness_reason", models.CharField(blank=True, max_length=200)),
                        ("is_stale", models.BooleanField(default=False)),
                    ],
                ),
                migrations.AddField(
                    model_name="scheduleitem",
                    name="decided_by",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="The body that takes this decision: when it moves, it moves to a meeting of the body",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="programme.body",
                    ),
                ),
                migrations.AddField(
                    model_name="scheduleitem",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                    ),
                ),
                migrations.CreateModel(
                    name="HistoricalStatusOverride",
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
                                    ("RED", "Red"),
                                    ("AMBER", "Amber"),
                                    ("GREEN", "Green"),
                                    ("NOT_DUE", "Not due"),
                                    ("COMPLETE", "Complete"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("reason", models.TextField()),
                        ("expires_on", models.DateField(help_text="The last day on which it holds")),
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
                            "cause",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.cause",
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
                    ],
                    options={
                        "verbose_name": "historical status override",
                        "verbose_name_plural": "historical status overrides",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalProgressUpdate",
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
                            "news",
                            models.CharField(
                                choices=[
                                    ("LOADED", "Loaded"),
                                    ("NO_CHANGE", "No change"),
                                    ("STARTED", "Started"),
                                    ("MOVED", "Dates changed"),
                                    ("DONE", "Complete"),
                                    ("PAUSED", "On hold"),
                                    ("RESUMED", "Taken up again"),
                                    ("BLOCKED", "Blocked"),
                                    ("CANCELLED", "Cancelled"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("made_on", models.DateField()),
                        ("text", models.TextField(blank=True)),
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
                            "cause",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.cause",
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
                            "blocked_by",
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
                    ],
                    options={
                        "verbose_name": "historical progress update",
                        "verbose_name_plural": "historical progress updates",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalDependency",
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
                            "type",
                            models.CharField(
                                choices=[("FS", "FS"), ("SS", "SS"), ("FF", "FF"), ("SF", "SF")], max_length=2
                            ),
                        ),
                        ("lag", models.IntegerField(default=0)),
                        (
                            "lag_unit",
                            models.CharField(
                                choices=[("days", "days"), ("months", "months")],
                                default="months",
                                max_length=6,
                            ),
                        ),
                        ("is_constraining", models.BooleanField(default=True)),
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
                            "predecessor",
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
                            "successor",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.scheduleitem",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical dependency",
                        "verbose_name_plural": "historical dependencies",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAttachment",
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
                            "document",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.document",
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
                    ],
                    options={
                        "verbose_name": "historical attachment",
                        "verbose_name_plural": "historical attachments",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Dependency",
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
                            "type",
                            models.CharField(
                                choices=[("FS", "FS"), ("SS", "SS"), ("FF", "FF"), ("SF", "SF")], max_length=2
                            ),
                        ),
                        ("lag", models.IntegerField(default=0)),
                        (
                            "lag_unit",
                            models.CharField(
                                choices=[("days", "days"), ("months", "months")],
                                default="months",
                                max_length=6,
                            ),
                        ),
                        ("is_constraining", models.BooleanField(default=True)),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                            ),
                        ),
                        (
                            "predecessor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="successor_links",
                                to="programme.scheduleitem",
                            ),
                        ),
                        (
                            "successor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="predecessor_links",
                                to="programme.scheduleitem",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "dependencies",
                    },
                ),
                migrations.CreateModel(
                    name="BaselineDate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("start", programme.fields.PlanDateField(blank=True, max_length=10, null=True)),
                        ("end", programme.fields.PlanDateField(blank=True, max_length=10, null=True)),
                        (
                            "baseline",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="dates",
                                to="programme.baseline",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="baseline_dates",
                                to="programme.scheduleitem",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Attachment",
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
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programme.document",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attachments",
                                to="programme.scheduleitem",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="alert",
                    name="item",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="alerts",
                        to="programme.scheduleitem",
                    ),
                ),
                migrations.CreateModel(
                    name="ListedWorkstream",
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
                        ("name", models.CharField(max_length=120)),
                        ("slug", models.SlugField()),
                        ("position", models.PositiveIntegerField()),
                        (
                            "group",
                            models.CharField(
                                choices=[("STRATEGY", "Strategy"), ("ENABLING", "Enabling")], max_length=10
                            ),
                        ),
                        ("lead_printed", models.CharField(blank=True, max_length=120)),
                        ("remit", models.TextField(blank=True)),
                        (
                            "note",
                            models.CharField(
                                blank=True,
                                help_text="Whose reading the place in the plan is, and what is unclear",
                                max_length=300,
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
                        "ordering": ("position",),
                    },
                ),
                migrations.CreateModel(
                    name="Mailing",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField()),
                        ("address", models.CharField(max_length=254)),
                        ("subject", models.CharField(max_length=200)),
                        ("text", models.TextField()),
                        ("html", models.TextField()),
                        ("message_id", models.CharField(max_length=200, unique=True)),
                        (
                            "summary",
                            models.TextField(
                                blank=True, help_text="The figures it gives, to tell whether any is new"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("WAITING", "Waiting"),
                                    ("SENDING", "Sending"),
                                    ("SENT", "Sent"),
                                    ("FAILED", "Failed"),
                                    ("UNKNOWN", "Not known whether it arrived"),
                                ],
                                default="WAITING",
                                max_length=8,
                            ),
                        ),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("try_at", models.DateTimeField(help_text="Not before this moment")),
                        ("claimed_at", models.DateTimeField(null=True)),
                        ("sent_at", models.DateTimeField(null=True)),
                        (
                            "answer",
                            models.CharField(
                                blank=True, help_text="What the mail server last said", max_length=300
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mailings",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-day", "person"),
                    },
                ),
                migrations.CreateModel(
                    name="Meeting",
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
                        ("held_on", models.DateField(blank=True, null=True)),
                        ("purpose", models.CharField(blank=True, max_length=300)),
                        ("decision", models.TextField(blank=True)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="programme.body",
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
                        "ordering": ("held_on", "id"),
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalReport",
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
                            "quarter",
                            models.CharField(help_text="2011-Q2 for July to September 2011", max_length=7),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("DRAFT", "Draft"),
                                    ("SUBMITTED", "Waits for approval"),
                                    ("APPROVED", "Approved"),
                                    ("PUBLISHED", "Published"),
                                ],
                                default="DRAFT",
                                max_length=9,
                            ),
                        ),
                        (
                            "wards",
                            models.CharField(blank=True, max_length=200, verbose_name="wards affected"),
                        ),
                        ("report_of", models.CharField(blank=True, max_length=200)),
                        ("contact", models.CharField(blank=True, max_length=200)),
                        ("purpose", models.TextField(blank=True)),
                        (
                            "asks",
                            models.TextField(
                                blank=True,
                                help_text="One recommendation a line",
                                verbose_name="what the panel is asked to do",
                            ),
                        ),
                        ("submitted_on", models.DateField(null=True)),
                        ("approved_on", models.DateField(null=True)),
                        ("published_on", models.DateField(null=True)),
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
                            "approved_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                            "edition",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="As approved",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.edition",
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
                            "published_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical report",
                        "verbose_name_plural": "historical reports",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Movement",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("start_before", programme.fields.PlanDateField(max_length=10, null=True)),
                        ("start_after", programme.fields.PlanDateField(max_length=10, null=True)),
                        ("end_before", programme.fields.PlanDateField(max_length=10, null=True)),
                        ("end_after", programme.fields.PlanDateField(max_length=10, null=True)),
                        (
                            "days",
                            models.IntegerField(
                                help_text="Calendar days by which the end (or, without one, the start) moved"
                            ),
                        ),
                        (
                            "cause",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="movements",
                                to="programme.cause",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="movements",
                                to="programme.scheduleitem",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Notice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "urgency",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "Low"), (2, "Medium"), (3, "High")]
                            ),
                        ),
                        (
                            "ceiling",
                            models.PositiveBigIntegerField(default=0, help_text="As that of an answer"),
                        ),
                        (
                            "alert",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notices",
                                to="programme.alert",
                            ),
                        ),
                        (
                            "answered",
                            models.ForeignKey(
                                help_text="The answer that had stood and held no longer: after another one it is news again",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programme.cause",
                            ),
                        ),
                        (
                            "mailing",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notices",
                                to="programme.mailing",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ProgrammeNote",
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
                        ("heading", models.CharField(max_length=80)),
                        ("label", models.CharField(blank=True, max_length=80)),
                        ("text", models.TextField()),
                        ("position", models.PositiveIntegerField()),
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
                    name="ProgressUpdate",
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
                            "news",
                            models.CharField(
                                choices=[
                                    ("LOADED", "Loaded"),
                                    ("NO_CHANGE", "No change"),
                                    ("STARTED", "Started"),
                                    ("MOVED", "Dates changed"),
                                    ("DONE", "Complete"),
                                    ("PAUSED", "On hold"),
                                    ("RESUMED", "Taken up again"),
                                    ("BLOCKED", "Blocked"),
                                    ("CANCELLED", "Cancelled"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("made_on", models.DateField()),
                        ("text", models.TextField(blank=True)),
                        (
                            "blocked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programme.scheduleitem",
                            ),
                        ),
                        (
                            "cause",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="updates",
                                to="programme.cause",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="updates",
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
                        "ordering": ("made_on", "id"),
                    },
                ),
                migrations.CreateModel(
                    name="Recess",
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
                        ("first_day", models.DateField()),
                        ("last_day", models.DateField()),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recesses",
                                to="programme.body",
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
                        "verbose_name_plural": "recesses",
                        "ordering": ("first_day", "id"),
                    },
                ),
                migrations.CreateModel(
                    name="ReportBuild",
                    fields=[
                        (
                            "report",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="build",
                                serialize=False,
                                to="programme.report",
                            ),
                        ),
                        (
                            "revision",
                            models.PositiveIntegerField(
                                help_text="The programme's revision of the content", null=True
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                help_text="The report's version of the content", null=True
                            ),
                        ),
                        ("content", models.JSONField(null=True)),
                        ("done", models.PositiveSmallIntegerField(default=0)),
                        ("total", models.PositiveSmallIntegerField(default=0)),
                        ("step", models.CharField(blank=True, max_length=80)),
                        ("error", models.TextField(blank=True)),
                        (
                            "claimed_at",
                            models.DateTimeField(
                                help_text="When a worker took it; empty when it is done", null=True
                            ),
                        ),
                    ],
                ),
                migrations.AddField(
                    model_name="report",
                    name="approved_by",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="report",
                    name="edition",
                    field=models.ForeignKey(
                        help_text="As approved",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programme.edition",
                    ),
                ),
                migrations.AddField(
                    model_name="report",
                    name="meeting",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="programme.meeting",
                    ),
                ),
                migrations.AddField(
                    model_name="report",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                    ),
                ),
                migrations.AddField(
                    model_name="report",
                    name="published_by",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="report",
                    name="submitted_by",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.CreateModel(
                    name="Recommendation",
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
                        ("text", models.TextField()),
                        ("made_by", models.CharField(blank=True, max_length=120)),
                        ("made_to", models.CharField(blank=True, max_length=120)),
                        ("response", models.TextField(blank=True)),
                        ("progress", models.TextField(blank=True, help_text="How far it is")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("OPEN", "No response yet"),
                                    ("NOTED", "Noted"),
                                    ("AGREED", "Agreed"),
                                    ("PARTLY", "Partly agreed"),
                                    ("REFUSED", "Not agreed"),
                                    ("DONE", "Carried out"),
                                ],
                                default="OPEN",
                                max_length=7,
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recommendations",
                                to="programme.meeting",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                blank=True,
                                help_text="The report it was made on",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recommendations",
                                to="programme.report",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("meeting", "position"),
                    },
                ),
                migrations.CreateModel(
                    name="Question",
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
                        ("text", models.TextField()),
                        ("asked_on", models.DateField()),
                        ("reply_by", models.DateField()),
                        ("answer", models.TextField(blank=True)),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="questions",
                                to="programme.report",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-asked_on", "-id"),
                    },
                ),
                migrations.CreateModel(
                    name="PublicationNotice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("sent_at", models.DateTimeField(null=True)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notices",
                                to="programme.report",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("report", "id"),
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalReportWords",
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
                        ("section", models.SlugField(max_length=40)),
                        ("text", models.TextField(blank=True)),
                        ("exempt_text", models.TextField(blank=True)),
                        ("exempt_paragraph", models.PositiveSmallIntegerField(default=0)),
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
                            "report",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.report",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical report words",
                        "verbose_name_plural": "historical report words",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalRecommendation",
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
                        ("text", models.TextField()),
                        ("made_by", models.CharField(blank=True, max_length=120)),
                        ("made_to", models.CharField(blank=True, max_length=120)),
                        ("response", models.TextField(blank=True)),
                        ("progress", models.TextField(blank=True, help_text="How far it is")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("OPEN", "No response yet"),
                                    ("NOTED", "Noted"),
                                    ("AGREED", "Agreed"),
                                    ("PARTLY", "Partly agreed"),
                                    ("REFUSED", "Not agreed"),
                                    ("DONE", "Carried out"),
                                ],
                                default="OPEN",
                                max_length=7,
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
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.meeting",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="The report it was made on",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.report",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical recommendation",
                        "verbose_name_plural": "historical recommendations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalQuestion",
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
                        ("text", models.TextField()),
                        ("asked_on", models.DateField()),
                        ("reply_by", models.DateField()),
                        ("answer", models.TextField(blank=True)),
                        ("answered_on", models.DateField(blank=True, null=True)),
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
                            "asked_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                            "report",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.report",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical question",
                        "verbose_name_plural": "historical questions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalErratum",
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
                        ("text", models.TextField()),
                        ("published_on", models.DateField()),
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
                            "report",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.report",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical erratum",
                        "verbose_name_plural": "historical errata",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Erratum",
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
                        ("text", models.TextField()),
                        ("published_on", models.DateField()),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="errata",
                                to="programme.report",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "errata",
                        "ordering": ("report", "number"),
                    },
                ),
                migrations.AddField(
                    model_name="edition",
                    name="report",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="programme.report",
                    ),
                ),
                migrations.CreateModel(
                    name="ReportingDuty",
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
                            "frequency",
                            models.CharField(
                                choices=[
                                    ("MONTHLY", "Every month"),
                                    ("QUARTERLY", "Every quarter"),
                                    ("YEARLY", "Every year"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("subject", models.CharField(max_length=300)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reporting_duties",
                                to="programme.body",
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
                        "verbose_name_plural": "reporting duties",
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="ReportWords",
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
                        ("section", models.SlugField(max_length=40)),
                        ("text", models.TextField(blank=True)),
                        ("exempt_text", models.TextField(blank=True)),
                        ("exempt_paragraph", models.PositiveSmallIntegerField(default=0)),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="words",
                                to="programme.report",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "report words",
                        "ordering": ("section",),
                    },
                ),
                migrations.CreateModel(
                    name="Risk",
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
                        ("text", models.TextField()),
                        (
                            "likelihood",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                choices=[
                                    (1, "Very low"),
                                    (2, "Low"),
                                    (3, "Medium"),
                                    (4, "High"),
                                    (5, "Very high"),
                                ],
                                null=True,
                            ),
                        ),
                        (
                            "severity",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                choices=[
                                    (1, "Very low"),
                                    (2, "Low"),
                                    (3, "Medium"),
                                    (4, "High"),
                                    (5, "Very high"),
                                ],
                                null=True,
                            ),
                        ),
                        ("printed_likelihood", models.CharField(blank=True, max_length=20)),
                        ("printed_severity", models.CharField(blank=True, max_length=20)),
                        ("controls", models.TextField(blank=True)),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="Pounds that it might cost",
                                max_digits=14,
                                null=True,
                            ),
                        ),
                        (
                            "amount_per",
                            models.CharField(
                                choices=[("ONCE", "in all"), ("MONTH", "a month"), ("YEAR", "a year")],
                                default="ONCE",
                                max_length=5,
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("OPEN", "Open"), ("CLOSED", "Closed")], default="OPEN", max_length=6
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                        "ordering": ("number",),
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalRiskItem",
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
                    ],
                    options={
                        "verbose_name": "historical risk item",
                        "verbose_name_plural": "historical risk items",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiskItem",
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
                            "risk",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="item_links",
                                to="programme.risk",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="RoleAssignment",
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
                            "role",
                            models.CharField(
                                choices=[
                                    ("office", "Programme office"),
                                    ("lead", "Workstream lead"),
                                    ("finance", "Finance officer"),
                                    ("equality", "Equality lead"),
                                    ("director", "Director"),
                                    ("panel", "Scrutiny panel member"),
                                    ("admin", "Administrator"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="roles",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Scenario",
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
                        ("name", models.CharField(max_length=120)),
                        ("purpose", models.TextField(blank=True)),
                        (
                            "changes",
                            models.JSONField(help_text="A list of changes as programme.what_if reads them"),
                        ),
                        (
                            "is_shared",
                            models.BooleanField(
                                default=False, help_text="Others who may see the plan see it too"
                            ),
                        ),
                        (
                            "adopted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programme.cause",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                        "ordering": ("name",),
                    },
                ),
                migrations.CreateModel(
                    name="StatusOverride",
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
                                    ("RED", "Red"),
                                    ("AMBER", "Amber"),
                                    ("GREEN", "Green"),
                                    ("NOT_DUE", "Not due"),
                                    ("COMPLETE", "Complete"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("reason", models.TextField()),
                        ("expires_on", models.DateField(help_text="The last day on which it holds")),
                        (
                            "cause",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programme.cause",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="overrides",
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
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="StatusRules",
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
                            "red_after_days",
                            models.PositiveSmallIntegerField(
                                default=20, help_text="Working days late after which an action is red"
                            ),
                        ),
                        (
                            "money_share",
                            models.PositiveSmallIntegerField(
                                default=25,
                                help_text="Percent of a workstream's money from which a red action makes it red",
                                validators=[django.core.validators.MaxValueValidator(100)],
                            ),
                        ),
                        (
                            "stale_after_days",
                            models.PositiveSmallIntegerField(
                                default=30, help_text="Days without an update after which an action is stale"
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
                        "verbose_name_plural": "status rules",
                    },
                ),
                migrations.CreateModel(
                    name="Workstream",
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
                        ("name", models.CharField(max_length=120)),
                        ("slug", models.SlugField()),
                        ("position", models.PositiveIntegerField()),
                        (
                            "lead",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                        "ordering": ("position",),
                    },
                ),
                migrations.CreateModel(
                    name="ListedPlace",
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
                            "item",
                            models.ForeignKey(
                                blank=True,
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
                            "listed",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="places",
                                to="programme.listedworkstream",
                            ),
                        ),
                        (
                            "workstream",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="listed_places",
                                to="programme.workstream",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalListedPlace",
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
                            "listed",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.listedworkstream",
                            ),
                        ),
                        (
                            "workstream",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.workstream",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical listed place",
                        "verbose_name_plural": "historical listed places",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAction",
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
                        ("position", models.PositiveIntegerField(help_text="Order in the printed plan")),
                        ("comment", models.TextField(blank=True)),
                        ("printed_start", models.CharField(blank=True, max_length=60)),
                        ("printed_end", models.CharField(blank=True, max_length=60)),
                        ("printed_links", models.CharField(blank=True, max_length=300)),
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
                            "lead",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
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
                            "workstream",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="programme.workstream",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical action",
                        "verbose_name_plural": "historical actions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.AddField(
                    model_name="alert",
                    name="workstream",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programme.workstream",
                    ),
                ),
                migrations.CreateModel(
                    name="Action",
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
                        ("position", models.PositiveIntegerField(help_text="Order in the printed plan")),
                        ("comment", models.TextField(blank=True)),
                        ("printed_start", models.CharField(blank=True, max_length=60)),
                        ("printed_end", models.CharField(blank=True, max_length=60)),
                        ("printed_links", models.CharField(blank=True, max_length=300)),
                        (
                            "lead",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                            ),
                        ),
                        (
                            "item",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="action",
                                to="programme.scheduleitem",
                            ),
                        ),
                        (
                            "workstream",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actions",
                                to="programme.workstream",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("position",),
                    },
                ),
                migrations.AddConstraint(
                    model_name="body",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("programme", "name"),
                        name="body_name_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="boardsummary",
                    constraint=models.UniqueConstraint(
                        fields=("programme", "name", "is_before"), name="one_summary_each"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="baseline",
                    constraint=models.UniqueConstraint(
                        fields=("programme", "number"), name="baseline_number_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="alertthreshold",
                    constraint=models.UniqueConstraint(
                        fields=("programme", "name"), name="alert_threshold_once"
                    ),
                ),
                migrations.AddIndex(
                    model_name="cause",
                    index=models.Index(
                        fields=["programme", "effective_at"], name="cause_by_programme_and_time"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="alertanswer",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("alert",),
                        name="one_standing_answer_an_alert",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="alertanswer",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "SNOOZED"), ("until__isnull", False)),
                            models.Q(("kind", "ACKNOWLEDGED"), ("until", None)),
                            _connector="OR",
                        ),
                        name="only_what_is_snoozed_has_a_last_day",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="editionfile",
                    constraint=models.UniqueConstraint(
                        fields=("edition", "form", "is_exempt"), name="report_edition_file_once"
                    ),
                ),
                migrations.AddField(
                    model_name="itemfigure",
                    name="driver",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programme.scheduleitem",
                    ),
                ),
                migrations.AddField(
                    model_name="itemfigure",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programme.programme",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="scheduleitem",
                    constraint=models.UniqueConstraint(
                        fields=("programme", "kind", "code"), name="schedule_item_code_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="scheduleitem",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("actual_end", None), ("state", "COMPLETE"), _connector="OR"),
                        name="an_actual_end_means_complete",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="scheduleitem",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "COMPLETE"), _negated=True),
                            ("actual_end__isnull", False),
                            ("start_kind", "COMPLETED"),
                            _connector="OR",
                        ),
                        name="complete_has_an_actual_end_unless_printed_so",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="dependency",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("predecessor", "successor", "type"),
                        name="dependency_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="dependency",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("predecessor", models.F("successor")), _negated=True),
                        name="dependency_between_two_items",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="dependency",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("lag__gte", -3660), ("lag__lte", 3660)), name="dependency_lag"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="baselinedate",
                    constraint=models.UniqueConstraint(
                        fields=("baseline", "item"), name="baseline_date_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="listedworkstream",
                    constraint=models.UniqueConstraint(
                        fields=("programme", "slug"), name="listed_workstream_once"
                    ),
                ),
                migrations.AddIndex(
                    model_name="mailing",
                    index=models.Index(fields=["state", "try_at"], name="mailing_by_state"),
                ),
                migrations.AddConstraint(
                    model_name="mailing",
                    constraint=models.UniqueConstraint(
                        fields=("person", "day"), name="one_mail_a_person_and_day"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="meeting",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("programme", "body", "held_on"),
                        name="meeting_of_a_body_once_a_day",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="movement",
                    constraint=models.UniqueConstraint(fields=("cause", "item"), name="movement_once"),
                ),
                migrations.AddConstraint(
                    model_name="notice",
                    constraint=models.UniqueConstraint(fields=("mailing", "alert"), name="one_notice_a_mail"),
                ),
                migrations.AddConstraint(
                    model_name="recess",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))), name="recess_in_order"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="report",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("programme", "quarter"),
                        name="one_report_a_quarter",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="report",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("DRAFT", "SUBMITTED")), ("edition__isnull", False), _connector="OR"
                        ),
                        name="what_is_approved_is_frozen",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="publicationnotice",
                    constraint=models.UniqueConstraint(fields=("report", "person"), name="notice_once"),
                ),
                migrations.AddConstraint(
                    model_name="erratum",
                    constraint=models.UniqueConstraint(
                        fields=("report", "number"), name="erratum_number_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="edition",
                    constraint=models.UniqueConstraint(
                        fields=("report", "number"), name="report_edition_number_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="edition",
                    constraint=models.UniqueConstraint(
                        fields=("report", "version"), name="one_edition_a_submission"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reportwords",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("report", "section"),
                        name="words_once_a_section",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reportwords",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("exempt_paragraph", 0), ("exempt_text", "")),
                            models.Q(
                                models.Q(("exempt_text", ""), _negated=True),
                                ("exempt_paragraph__range", (1, 7)),
                            ),
                            _connector="OR",
                        ),
                        name="exempt_words_name_their_paragraph",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="risk",
                    constraint=models.UniqueConstraint(
                        fields=("programme", "number"), name="risk_number_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="risk",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("amount", None), ("amount__gte", 0), _connector="OR"),
                        name="risk_amount_not_negative",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="risk",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("likelihood", None), ("likelihood__range", (1, 5)), _connector="OR"),
                            models.Q(("severity", None), ("severity__range", (1, 5)), _connector="OR"),
                        ),
                        name="risk_levels_1_to_5",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="riskitem",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("risk", "item"),
                        name="risk_item_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="roleassignment",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("programme", "person", "role"),
                        name="one_role_assignment_each",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="scenario",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("programme", "name"),
                        name="scenario_name_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="statusoverride",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("item",),
                        name="one_standing_override_an_item",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="statusrules",
                    constraint=models.UniqueConstraint(fields=("programme",), name="status_rules_once"),
                ),
                migrations.AddConstraint(
                    model_name="workstream",
                    constraint=models.UniqueConstraint(
                        fields=("programme", "slug"), name="workstream_slug_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="listedplace",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("item__isnull", False), ("workstream", None)),
                            models.Q(("item", None), ("workstream__isnull", False)),
                            _connector="OR",
                        ),
                        name="listed_place_is_one_thing",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="listedplace",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("item__isnull", False), ("withdrawn_at", None)),
                        fields=("listed", "item"),
                        name="listed_place_item_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="listedplace",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None), ("workstream__isnull", False)),
                        fields=("listed", "workstream"),
                        name="listed_place_workstream_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="alert",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("closed_on", None)),
                        fields=("programme", "rule", "subject"),
                        name="one_open_alert_each",
                    ),
                ),
            ]
        )
    ]
