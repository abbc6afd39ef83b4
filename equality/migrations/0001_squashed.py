"""Every table as it is, for a database that has none yet; others go on with what this replaces."""

import uuid

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from programme.creating import CreateTables


class Migration(migrations.Migration):
    replaces = [
        ("equality", "0001_initial"),
    ]
    initial = True
    dependencies = [
        ("budget", "0007_add_rating_and_last_month"),
        ("programme", "0010_weigh_alerts"),
        ("services", "0002_mark_one_off_costs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="Assessment",
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
                        ("title", models.CharField(max_length=200)),
                        (
                            "label",
                            models.CharField(
                                blank=True,
                                help_text="What it is about, as printed on the form",
                                max_length=80,
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("SCREENING", "Screening"),
                                    ("DRAFT", "Draft"),
                                    ("CONSULTATION", "Consultation"),
                                    ("FINAL", "Final"),
                                    ("SIGNED_OFF", "Signed off"),
                                    ("REVIEW_DUE", "Review due"),
                                ],
                                default="SCREENING",
                                max_length=12,
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("NO_CHANGE", "No major change"),
                                    ("ADJUST", "Adjust the proposal"),
                                    ("CONTINUE", "Continue, with justification"),
                                    ("STOP", "Stop and rethink"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("outcome_reason", models.TextField(blank=True)),
                        ("register_number", models.CharField(blank=True, max_length=20)),
                        ("note", models.TextField(blank=True)),
                        ("signed_on", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "ordering": ("position",),
                    },
                ),
                migrations.CreateModel(
                    name="AssessmentProposal",
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
                        ("is_inferred", models.BooleanField(default=False)),
                    ],
                    options={
                        "ordering": ("proposal__position",),
                    },
                ),
                migrations.CreateModel(
                    name="AssessmentRisk",
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
                    name="AssessmentService",
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
                        ("is_inferred", models.BooleanField(default=False)),
                    ],
                    options={
                        "ordering": ("service__position",),
                    },
                ),
                migrations.CreateModel(
                    name="AssessmentTemplate",
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
                        ("note", models.TextField(blank=True, help_text="What the form says of itself")),
                    ],
                    options={
                        "ordering": ("position",),
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAssessment",
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
                        ("title", models.CharField(max_length=200)),
                        (
                            "label",
                            models.CharField(
                                blank=True,
                                help_text="What it is about, as printed on the form",
                                max_length=80,
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("SCREENING", "Screening"),
                                    ("DRAFT", "Draft"),
                                    ("CONSULTATION", "Consultation"),
                                    ("FINAL", "Final"),
                                    ("SIGNED_OFF", "Signed off"),
                                    ("REVIEW_DUE", "Review due"),
                                ],
                                default="SCREENING",
                                max_length=12,
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("NO_CHANGE", "No major change"),
                                    ("ADJUST", "Adjust the proposal"),
                                    ("CONTINUE", "Continue, with justification"),
                                    ("STOP", "Stop and rethink"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("outcome_reason", models.TextField(blank=True)),
                        ("register_number", models.CharField(blank=True, max_length=20)),
                        ("note", models.TextField(blank=True)),
                        ("signed_on", models.DateField(blank=True, null=True)),
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
                        "verbose_name": "historical assessment",
                        "verbose_name_plural": "historical assessments",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAssessmentProposal",
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
                        ("is_inferred", models.BooleanField(default=False)),
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
                        "verbose_name": "historical assessment proposal",
                        "verbose_name_plural": "historical assessment proposals",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAssessmentRisk",
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
                        "verbose_name": "historical assessment risk",
                        "verbose_name_plural": "historical assessment risks",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAssessmentService",
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
                        ("is_inferred", models.BooleanField(default=False)),
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
                        "verbose_name": "historical assessment service",
                        "verbose_name_plural": "historical assessment services",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAssessmentTemplate",
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
                        ("note", models.TextField(blank=True, help_text="What the form says of itself")),
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
                        "verbose_name": "historical assessment template",
                        "verbose_name_plural": "historical assessment templates",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMitigation",
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
                        ("number", models.PositiveIntegerField(help_text="Within its assessment")),
                        ("text", models.CharField(max_length=300)),
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
                        "verbose_name": "historical mitigation",
                        "verbose_name_plural": "historical mitigations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalStrandFinding",
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
                            "impact",
                            models.CharField(
                                choices=[
                                    ("NEGATIVE", "Negative"),
                                    ("POSSIBLE", "Possible"),
                                    ("UNKNOWN", "Unknown"),
                                    ("NEUTRAL", "Neutral"),
                                    ("POSITIVE", "Positive"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("printed_impact", models.CharField(blank=True, max_length=40)),
                        ("stated_outright", models.BooleanField(default=True)),
                        ("affected", models.TextField(blank=True, help_text="Who is affected, and how")),
                        ("evidence", models.TextField(blank=True)),
                        ("justification", models.TextField(blank=True)),
                        (
                            "remains",
                            models.TextField(blank=True, help_text="What remains after the mitigations"),
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
                        "verbose_name": "historical strand finding",
                        "verbose_name_plural": "historical strand findings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalTemplateStrand",
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
                        ("key", models.SlugField()),
                        ("name", models.CharField(max_length=80)),
                        ("question", models.TextField()),
                        (
                            "mitigation_question",
                            models.TextField(
                                blank=True, help_text="Empty where the form does not ask for any"
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
                        "verbose_name": "historical template strand",
                        "verbose_name_plural": "historical template strands",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Mitigation",
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
                        ("number", models.PositiveIntegerField(help_text="Within its assessment")),
                        ("text", models.CharField(max_length=300)),
                    ],
                    options={
                        "ordering": ("number",),
                    },
                ),
                migrations.CreateModel(
                    name="StrandFinding",
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
                            "impact",
                            models.CharField(
                                choices=[
                                    ("NEGATIVE", "Negative"),
                                    ("POSSIBLE", "Possible"),
                                    ("UNKNOWN", "Unknown"),
                                    ("NEUTRAL", "Neutral"),
                                    ("POSITIVE", "Positive"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("printed_impact", models.CharField(blank=True, max_length=40)),
                        ("stated_outright", models.BooleanField(default=True)),
                        ("affected", models.TextField(blank=True, help_text="Who is affected, and how")),
                        ("evidence", models.TextField(blank=True)),
                        ("justification", models.TextField(blank=True)),
                        (
                            "remains",
                            models.TextField(blank=True, help_text="What remains after the mitigations"),
                        ),
                    ],
                    options={
                        "ordering": ("strand__position",),
                    },
                ),
                migrations.CreateModel(
                    name="TemplateStrand",
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
                        ("key", models.SlugField()),
                        ("name", models.CharField(max_length=80)),
                        ("question", models.TextField()),
                        (
                            "mitigation_question",
                            models.TextField(
                                blank=True, help_text="Empty where the form does not ask for any"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("position",),
                    },
                ),
                migrations.AddField(
                    model_name="assessment",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                    ),
                ),
                migrations.AddField(
                    model_name="assessment",
                    name="review",
                    field=models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programme.scheduleitem",
                    ),
                ),
                migrations.AddField(
                    model_name="assessment",
                    name="signed_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="assessmentproposal",
                    name="assessment",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposal_links",
                        to="equality.assessment",
                    ),
                ),
                migrations.AddField(
                    model_name="assessmentproposal",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                    ),
                ),
                migrations.AddField(
                    model_name="assessmentproposal",
                    name="proposal",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="budget.proposal"
                    ),
                ),
                migrations.AddField(
                    model_name="assessmentrisk",
                    name="assessment",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risk_links",
                        to="equality.assessment",
                    ),
                ),
                migrations.AddField(
                    model_name="assessmentrisk",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                    ),
                ),
                migrations.AddField(
                    model_name="assessmentrisk",
                    name="risk",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.risk"
                    ),
                ),
                migrations.AddField(
                    model_name="assessmentservice",
                    name="assessment",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="service_links",
                        to="equality.assessment",
                    ),
                ),
                migrations.AddField(
                    model_name="assessmentservice",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                    ),
                ),
                migrations.AddField(
                    model_name="assessmentservice",
                    name="service",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="services.service"
                    ),
                ),
                migrations.AddField(
                    model_name="assessmenttemplate",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                    ),
                ),
                migrations.AddField(
                    model_name="assessment",
                    name="template",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="equality.assessmenttemplate",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalassessment",
                    name="caused_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.cause"
                    ),
                ),
                migrations.AddField(
                    model_name="historicalassessment",
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
                    model_name="historicalassessment",
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
                    model_name="historicalassessment",
                    name="review",
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
                    model_name="historicalassessment",
                    name="signed_by",
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
                    model_name="historicalassessment",
                    name="template",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="equality.assessmenttemplate",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalassessmentproposal",
                    name="assessment",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="equality.assessment",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalassessmentproposal",
                    name="caused_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.cause"
                    ),
                ),
                migrations.AddField(
                    model_name="historicalassessmentproposal",
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
                    model_name="historicalassessmentproposal",
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
                    model_name="historicalassessmentproposal",
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
                    model_name="historicalassessmentrisk",
                    name="assessment",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="equality.assessment",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalassessmentrisk",
                    name="caused_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.cause"
                    ),
                ),
                migrations.AddField(
                    model_name="historicalassessmentrisk",
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
                    model_name="historicalassessmentrisk",
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
                    model_name="historicalassessmentrisk",
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
                    model_name="historicalassessmentservice",
                    name="assessment",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="equality.assessment",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalassessmentservice",
                    name="caused_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.cause"
                    ),
                ),
                migrations.AddField(
                    model_name="historicalassessmentservice",
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
                    model_name="historicalassessmentservice",
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
                    model_name="historicalassessmentservice",
                    name="service",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="services.service",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalassessmenttemplate",
                    name="caused_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.cause"
                    ),
                ),
                migrations.AddField(
                    model_name="historicalassessmenttemplate",
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
                    model_name="historicalassessmenttemplate",
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
                    model_name="historicalmitigation",
                    name="caused_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.cause"
                    ),
                ),
                migrations.AddField(
                    model_name="historicalmitigation",
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
                    model_name="historicalmitigation",
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
                    model_name="historicalmitigation",
                    name="owner",
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
                    model_name="historicalmitigation",
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
                    model_name="historicalstrandfinding",
                    name="assessment",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="equality.assessment",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalstrandfinding",
                    name="caused_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.cause"
                    ),
                ),
                migrations.AddField(
                    model_name="historicalstrandfinding",
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
                    model_name="historicalstrandfinding",
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
                    model_name="historicaltemplatestrand",
                    name="caused_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.cause"
                    ),
                ),
                migrations.AddField(
                    model_name="historicaltemplatestrand",
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
                    model_name="historicaltemplatestrand",
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
                    model_name="historicaltemplatestrand",
                    name="template",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="equality.assessmenttemplate",
                    ),
                ),
                migrations.AddField(
                    model_name="mitigation",
                    name="item",
                    field=models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programme.scheduleitem",
                    ),
                ),
                migrations.AddField(
                    model_name="mitigation",
                    name="owner",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="mitigation",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                    ),
                ),
                migrations.AddField(
                    model_name="strandfinding",
                    name="assessment",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="equality.assessment",
                    ),
                ),
                migrations.AddField(
                    model_name="strandfinding",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                    ),
                ),
                migrations.AddField(
                    model_name="mitigation",
                    name="finding",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mitigations",
                        to="equality.strandfinding",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalmitigation",
                    name="finding",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="equality.strandfinding",
                    ),
                ),
                migrations.AddField(
                    model_name="templatestrand",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="programme.programme"
                    ),
                ),
                migrations.AddField(
                    model_name="templatestrand",
                    name="template",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="strands",
                        to="equality.assessmenttemplate",
                    ),
                ),
                migrations.AddField(
                    model_name="strandfinding",
                    name="strand",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="equality.templatestrand",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalstrandfinding",
                    name="strand",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="equality.templatestrand",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="assessmentproposal",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("assessment", "proposal"),
                        name="assessment_proposal_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="assessmentrisk",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("risk", "assessment"),
                        name="assessment_risk_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="assessmentservice",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("assessment", "service"),
                        name="assessment_service_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="assessmenttemplate",
                    constraint=models.UniqueConstraint(
                        fields=("programme", "slug"), name="assessment_template_slug_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="assessment",
                    constraint=models.UniqueConstraint(
                        fields=("programme", "slug"), name="assessment_slug_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="assessment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("signed_by", None), ("signed_on", None)),
                            models.Q(("signed_by__isnull", False), ("signed_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="assessment_signed_by_and_on_go_together",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="assessment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stage", "SIGNED_OFF"), _negated=True),
                            models.Q(("signed_on__isnull", False), models.Q(("outcome", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="assessment_signed_off_has_signer_and_outcome",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="mitigation",
                    constraint=models.UniqueConstraint(
                        fields=("finding", "number"), name="mitigation_number_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="templatestrand",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("template", "key"),
                        name="template_strand_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="strandfinding",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("assessment", "strand"),
                        name="strand_finding_once",
                    ),
                ),
            ]
        )
    ]
