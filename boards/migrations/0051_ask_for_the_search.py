from django.db import migrations


def ask_for_what_was_there(apps, schema_editor):
    """Have a worker read what was public before there was this search."""
    pages = apps.get_model("wagtailcore.Page")
    if pages.objects.filter(live=True, depth__gt=2).exists():
        apps.get_model("cms.StoredTask").objects.create(name="index_search", queue="default")


class Migration(migrations.Migration):

    dependencies = [
        ('boards', '0050_passages_for_search'),
        ('cms', '0006_stored_mails'),
    ]

    operations = [
        migrations.RunPython(ask_for_what_was_there, migrations.RunPython.noop),
    ]
