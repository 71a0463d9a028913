"""What was signed off of a picture names the picture's place in the store as well.

The database compares it when a release goes out. The hash of what the picture showed
stays in front, and is compared as before: a picture that was exchanged since the
sign-off still stops its release.
"""

from django.db import migrations


def name_places(apps, schema_editor):
    image = apps.get_model("cms", "BoardImage")
    for release in apps.get_model("boards", "Release").objects.filter(
        state="signed_off", signed_off_pictures__isnull=False
    ):
        places = dict(
            image.objects.filter(pk__in=release.signed_off_pictures).values_list(
                "pk", "file"
            )
        )
        for key, shown in release.signed_off_pictures.items():
            if ":" not in shown and int(key) in places:
                release.signed_off_pictures[key] = f"{shown}:{places[int(key)]}"
        release.save(update_fields=["signed_off_pictures"])


class Migration(migrations.Migration):
    dependencies = [
        ("boards", "0025_cleaned_copies"),
        ("cms", "0004_change_notes"),
    ]

    operations = [migrations.RunPython(name_places, migrations.RunPython.noop)]
