from django.db import migrations

PAGES = ("ReviewPage", "BriefingPage", "BulletinPage")


def ask_for_their_words(apps, schema_editor):
    """Have a worker read anew the pages that name a theme: it has other words now."""
    used = set(
        apps.get_model("boards.PracticeThemePage")
        .objects.exclude(theme=None)
        .values_list("theme", flat=True)
    )
    for name in PAGES:
        through = apps.get_model("boards", name).themes.through
        used |= set(through.objects.values_list("theme", flat=True))
    for key in sorted(used):
        apps.get_model("cms.StoredTask").objects.create(
            name="index_theme", args=[key], queue="default"
        )


class Migration(migrations.Migration):

    dependencies = [
        ('boards', '0091_sixty_themes'),
        ('cms', '0006_stored_mails'),
    ]

    operations = [
        migrations.RunPython(ask_for_their_words, migrations.RunPython.noop),
    ]
