from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("budget", "0007_add_rating_and_last_month"),
    ]

    operations = [
        migrations.RemoveField(model_name="savingfigure", name="computed_status"),
    ]
