"""Cleaned copies whose originals were deleted are found by the log, and stopped.

Nobody can hold them against what they were made of: they go public when a second person
has read them and says so. From here on it stays known of a copy what was proved of it,
also when its original goes.
"""

import django.db.models.deletion
from django.db import migrations, models

LOST = {"key": "lost_warning", "count": 1, "places": []}


def stop_copies_of_nothing(apps, schema_editor):
    cleaned = apps.get_model("boards", "CleanedCopy")
    check_of_file = apps.get_model("boards", "FileCheck")
    document = apps.get_model("cms", "BoardDocument")
    made = {}
    for entry in (
        apps.get_model("wagtailcore", "ModelLogEntry")
        .objects.filter(action="boards.cleaned_copy")
        .order_by("timestamp")
    ):
        made.setdefault(entry.object_id, entry)
    known = set(cleaned.objects.values_list("copy", flat=True))
    people = set(
        apps.get_model("users", "User").objects.values_list("pk", flat=True)
    )
    for copy in document.objects.filter(pk__in=made).exclude(pk__in=known):
        entry = made[str(copy.pk)]
        cleaned.objects.create(
            copy=copy,
            original=None,
            made_by_id=entry.user_id if entry.user_id in people else None,
            made_at=entry.timestamp,
        )
        checks = check_of_file.objects.filter(document=copy)
        checks.update(reader=0)
        first = checks.order_by("pk").first()
        if first is not None:
            first.findings.append(LOST)
            first.save(update_fields=["findings"])


class Migration(migrations.Migration):
    dependencies = [
        ("boards", "0026_seen_pictures"),
        ("wagtailcore", "0098_apitoken"),
        ("users", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="cleanedcopy",
            name="original",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="cleaned_copies",
                to="cms.boarddocument",
                verbose_name="original",
            ),
        ),
        migrations.RunPython(stop_copies_of_nothing, migrations.RunPython.noop),
    ]
