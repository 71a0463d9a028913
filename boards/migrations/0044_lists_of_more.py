"""Types, kinds and editions that boards of the United Kingdom use besides.

What an administrator has already added under the same name or code stays as it is.
"""

from django.db import migrations

from cms.partial_dates import PartialDate

REVIEW_TYPES = [
    (
        "Single unified safeguarding review (Wales)",
        "Single unified safeguarding reviews (Wales)",
        "single-unified-safeguarding-review",
    ),
    (
        "Significant case review (Scotland)",
        "Significant case reviews (Scotland)",
        "significant-case-review-scotland",
    ),
    ("Other review", "Other reviews", "other-review"),
    ("Type not known", "Type not known", "type-not-known"),
]
KINDS = [
    ("Learning summary", "Learning summaries", "learning-summary"),
    ("Learning pack", "Learning packs", "learning-pack"),
    ("Leaflet", "Leaflets", "leaflet"),
    ("Action plan", "Action plans", "action-plan"),
    ("Podcast", "Podcasts", "podcast"),
    ("Policy", "Policies", "policy"),
    ("Annual report", "Annual reports", "annual-report"),
    ("Newsletter", "Newsletters", "newsletter"),
    ("Minutes", "Minutes", "minutes"),
    ("Strategy", "Strategies", "strategy"),
    ("Other document", "Other documents", "other-document"),
]
# Name, short name, issued, country, months, where that stands.
EDITIONS = [
    (
        "Working Together to Safeguard People: Volume 2 – Child Practice Reviews",
        "Wales 2016",
        (2016,),
        "wales",
        3,
        "At least 12 weeks on the board’s site, counted here as three months.",
    ),
    (
        "Single Unified Safeguarding Review: Statutory Guidance",
        "Wales 2024",
        (2024,),
        "wales",
        3,
        "At least 12 weeks, as before it, counted here as three months. Compare it.",
    ),
    (
        "National Guidance for Child Protection Committees: Conducting a Significant "
        "Case Review",
        "Scotland 2015",
        (2015,),
        "scotland",
        0,
        "Asks for no length of time.",
    ),
    (
        "National Guidance for Child Protection Committees Undertaking Learning "
        "Reviews",
        "Scotland 2021",
        (2021,),
        "scotland",
        0,
        "Asks for no length of time.",
    ),
]


def fill(apps, schema_editor):
    types = apps.get_model("boards", "ReviewType").objects
    kinds = apps.get_model("boards", "DocumentKind").objects
    editions = apps.get_model("boards", "GuidanceEdition").objects
    for manager, rows in ((types, REVIEW_TYPES), (kinds, KINDS)):
        for order, (name, plural, slug) in enumerate(rows, start=1):
            is_there = manager.filter(name=name) | manager.filter(slug=slug)
            if not is_there.exists():
                manager.create(
                    name=name, plural=plural, slug=slug, sort_order=500 + order * 10
                )
    for name, short, issued, country, months, source in EDITIONS:
        is_there = editions.filter(name=name) | editions.filter(short_name=short)
        if not is_there.exists():
            editions.create(
                name=name,
                short_name=short,
                issued=PartialDate(*issued),
                country=country,
                months_available=months,
                figures_source=source,
            )


class Migration(migrations.Migration):
    dependencies = [("boards", "0043_what_real_pages_need")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
