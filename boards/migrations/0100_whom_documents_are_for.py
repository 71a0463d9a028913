from django.db import migrations, models

AUDIENCES = {
    "practitioners": (
        "briefing",
        "bulletin",
        "slides",
        "form",
        "terms-of-reference",
        "procedure",
        "framework",
        "guidance",
        "learning-summary",
        "learning-pack",
        "policy",
    ),
    "families": ("easy-read", "leaflet"),
    "press": ("media-statement",),
}


def say_whom_they_are_for(apps, schema_editor):
    kinds = apps.get_model("boards", "DocumentKind").objects
    for audience, slugs in AUDIENCES.items():
        kinds.filter(slug__in=slugs).update(audience=audience)


class Migration(migrations.Migration):
    dependencies = [("boards", "0092_know_themes")]

    operations = [
        migrations.AddField(
            model_name="documentkind",
            name="audience",
            field=models.CharField(
                choices=[
                    ("everybody", "Everybody"),
                    ("practitioners", "People who work with children and families"),
                    ("families", "Children and families"),
                    ("press", "Press"),
                ],
                default="everybody",
                help_text=(
                    "Readers narrow lists and searches by it. A report is for everybody."
                ),
                max_length=20,
                verbose_name="whom it is for",
            ),
        ),
        migrations.RunPython(say_whom_they_are_for, migrations.RunPython.noop),
    ]
