from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cms", "0020_kept_pages_read")]

    operations = [
        migrations.CreateModel(
            name="SealedSecret",
            fields=[
                ("name", models.CharField(editable=False, max_length=40, primary_key=True, serialize=False, verbose_name="name")),
                ("sealed", models.TextField(editable=False, verbose_name="sealed")),
            ],
            options={"verbose_name": "sealed secret", "verbose_name_plural": "sealed secrets"},
        ),
    ]
