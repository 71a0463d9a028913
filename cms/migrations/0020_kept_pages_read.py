from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("cms", "0013_kept_pages"),
    ]

    operations = [
        # What was kept has no address. It is made anew.
        migrations.RunSQL("DELETE FROM cms_keptpage", migrations.RunSQL.noop),
        migrations.AddField(
            model_name="keptpage",
            name="host",
            field=models.TextField(default="", editable=False, verbose_name="host"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="keptpage",
            name="path",
            field=models.TextField(default="", editable=False, verbose_name="path"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="keptpage",
            name="reads",
            field=models.IntegerField(default=0, editable=False, verbose_name="reads"),
        ),
        migrations.AddField(
            model_name="keptpage",
            name="read_at",
            field=models.DateTimeField(
                editable=False, null=True, verbose_name="read"
            ),
        ),
    ]
