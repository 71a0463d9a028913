"""Figures of Wales and Scotland that nobody has confirmed are asked, not presumed.

Until an administrator says where its figures stand, an edition asks for as long as most
do. One by which the public has been told a day stays as it is, and so does one that an
administrator has changed.
"""

from django.db import migrations

SAFE = 12  # months
WRITTEN = {
    "Wales 2016": "At least 12 weeks on the board’s site, counted here as three months.",
    "Wales 2024": "At least 12 weeks, as before it, counted here as three months. "
    "Compare it.",
    "Scotland 2015": "Asks for no length of time.",
    "Scotland 2021": "Asks for no length of time.",
}


def ask(apps, schema_editor):
    editions = apps.get_model("boards", "GuidanceEdition").objects
    reviews = apps.get_model("boards", "ReviewPage").objects
    for short_name, source in WRITTEN.items():
        for edition in editions.filter(short_name=short_name, figures_source=source):
            named = reviews.filter(guidance_edition=edition.pk)
            if not named.filter(first_published_at__isnull=False).exists():
                edition.months_available = SAFE
            edition.figures_source = ""
            edition.save(update_fields=["months_available", "figures_source"])


class Migration(migrations.Migration):
    dependencies = [("boards", "0110_the_hub")]

    operations = [migrations.RunPython(ask, migrations.RunPython.noop)]
