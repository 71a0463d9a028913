"""Cleaned copies are held against their originals once more.

A copy could be made of a file whose words were marked to be taken out: it lost the
marks and kept the words. What the originals' checks say stops such copies at once; for
all others the check is asked for again, which reads the original (`check_files`, or the
work of the day).
"""

from django.db import migrations

LOST = {"key": "lost_warning", "count": 1, "places": []}


def stop_copies(apps, schema_editor):
    """Let no cleaned copy go public before it was held against its original."""
    check_of_file = apps.get_model("boards", "FileCheck")
    warned = check_of_file.objects.filter(
        findings__contains=[{"key": "redaction_not_applied"}]
    )
    originals = set(warned.values_list("document", flat=True))
    for made in apps.get_model("boards", "CleanedCopy").objects.all():
        checks = check_of_file.objects.filter(document=made.copy_id)
        checks.update(reader=0)
        if made.original_id in originals:
            first = checks.order_by("pk").first()
            if first is not None:
                first.findings.append(LOST)
                first.save(update_fields=["findings"])


class Migration(migrations.Migration):
    dependencies = [("boards", "0021_who_shaped")]

    operations = [migrations.RunPython(stop_copies, migrations.RunPython.noop)]
