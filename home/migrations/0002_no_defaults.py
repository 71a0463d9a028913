"""Take away what Wagtail's own migrations leave for a single site.

A default site answers every unknown host; its groups reach from the tree's root into
every board; its workflow sends mail to whoever is in one of them. A page that somebody
has already made their own is left alone: only an install that is new has the rest.
"""

from django.db import migrations


def remove(apps, schema_editor):
    apps.get_model("wagtailcore", "Site").objects.filter(
        hostname="localhost", is_default_site=True
    ).delete()
    apps.get_model("auth", "Group").objects.filter(
        name__in=("Editors", "Moderators")
    ).delete()
    apps.get_model("wagtailcore", "WorkflowPage").objects.filter(page__depth=1).delete()
    apps.get_model("wagtailcore", "Workflow").objects.filter(
        name="Moderators approval", workflow_pages=None
    ).delete()
    apps.get_model("wagtailcore", "Task").objects.filter(
        name="Moderators approval", workflow_tasks=None
    ).delete()
    pages = apps.get_model("wagtailcore", "Page").objects
    welcome = pages.filter(depth=2, slug="home", content_type__model="page")
    removed, _rows = welcome.delete()
    if removed:
        root = pages.get(depth=1)
        root.numchild = pages.filter(depth=2).count()
        root.save(update_fields=["numchild"])


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(remove, migrations.RunPython.noop)]
