"""The lists that all boards share, as they stand in law, guidance and use."""

from django.db import migrations

from cms.partial_dates import PartialDate

REVIEW_TYPES = [
    ("Serious case review", "Serious case reviews", "serious-case-review"),
    (
        "Local child safeguarding practice review",
        "Local child safeguarding practice reviews",
        "local-child-safeguarding-practice-review",
    ),
    ("Rapid review", "Rapid reviews", "rapid-review"),
    ("Learning review", "Learning reviews", "learning-review"),
    (
        "Multi-agency learning review",
        "Multi-agency learning reviews",
        "multi-agency-learning-review",
    ),
    ("Thematic review", "Thematic reviews", "thematic-review"),
    ("Partnership review", "Partnership reviews", "partnership-review"),
    (
        "Thematic partnership review",
        "Thematic partnership reviews",
        "thematic-partnership-review",
    ),
    (
        "Critical incident review",
        "Critical incident reviews",
        "critical-incident-review",
    ),
    ("Joint review", "Joint reviews", "joint-review"),
    ("National review", "National reviews", "national-review"),
    (
        "Safeguarding adults review",
        "Safeguarding adults reviews",
        "safeguarding-adults-review",
    ),
    ("Domestic homicide review", "Domestic homicide reviews", "domestic-homicide-review"),
    (
        "Child practice review (Wales)",
        "Child practice reviews (Wales)",
        "child-practice-review",
    ),
    (
        "Learning review (Scotland)",
        "Learning reviews (Scotland)",
        "learning-review-scotland",
    ),
]

# Name, short name, issued, chapter on reviews, months that a report stays available.
EDITIONS = [
    ("Working Together to Safeguard Children 2013", "WT 2013", (2013,), "chapter 4"),
    (
        "Working Together to Safeguard Children 2015",
        "WT 2015",
        (2015, 3, 26),
        "chapter 4",
    ),
    ("Working Together to Safeguard Children 2018", "WT 2018", (2018, 7), "chapter 4"),
    ("Working Together to Safeguard Children 2023", "WT 2023", (2023, 12), "chapter 5"),
]
MONTHS_AVAILABLE = 12

# Name, name of several, code, must stay available.
KINDS = [
    ("Report", "Reports", "report", True),
    ("Executive summary", "Executive summaries", "executive-summary", True),
    ("7-minute briefing", "7-minute briefings", "briefing", False),
    ("Learning bulletin", "Learning bulletins", "bulletin", False),
    ("Board response or action plan", "Board responses", "response", False),
    ("Improvement report", "Improvement reports", "improvement-report", False),
    ("Media statement", "Media statements", "media-statement", False),
    ("Easy read version", "Easy read versions", "easy-read", False),
    ("Slides", "Slides", "slides", False),
    ("Infographic", "Infographics", "infographic", False),
    ("Form", "Forms", "form", False),
    ("Terms of reference", "Terms of reference", "terms-of-reference", False),
    ("Questions and answers", "Questions and answers", "questions", False),
    ("Procedure", "Procedures", "procedure", False),
    ("Framework", "Frameworks", "framework", False),
    ("Guidance", "Guidance", "guidance", False),
    ("Video", "Videos", "video", False),
]

# Name, code, what it covers, and the code of the theme that it is part of.
THEMES = [
    ("Kinds of harm", "harm", "What children are harmed by.", None),
    ("Neglect", "neglect", "A child’s basic needs are not met, over time.", "harm"),
    ("Physical abuse", "physical-abuse", "A child is hurt on purpose.", "harm"),
    ("Sexual abuse", "sexual-abuse", "A child is abused sexually.", "harm"),
    ("Emotional abuse", "emotional-abuse", "A child is made to feel worthless.", "harm"),
    ("Exploitation", "exploitation", "A child is used by others for gain.", "harm"),
    ("Online safety", "online-safety", "Harm that reaches a child online.", "harm"),
    ("Self-harm and suicide", "self-harm", "A child harms themselves.", "harm"),
    ("Family life", "family-life", "What a child lives with at home.", None),
    ("Domestic abuse", "domestic-abuse", "Abuse between adults at home.", "family-life"),
    (
        "Parental substance misuse",
        "substance-misuse",
        "Alcohol or drugs keep a parent from caring.",
        "family-life",
    ),
    (
        "Parental mental health",
        "parental-mental-health",
        "A parent’s illness affects a child’s care.",
        "family-life",
    ),
    ("Practice", "practice", "How professionals work.", None),
    (
        "Listening to children",
        "listening-to-children",
        "What a child says, shows and lives through.",
        "practice",
    ),
    (
        "Information sharing",
        "information-sharing",
        "Who knew what, and who was told.",
        "practice",
    ),
    (
        "Professional curiosity",
        "professional-curiosity",
        "Asking again, and checking what one is told.",
        "practice",
    ),
    (
        "Supervision and escalation",
        "escalation",
        "Taking a worry further when nobody acts.",
        "practice",
    ),
]


def fill(apps, schema_editor):
    model = {
        name: apps.get_model("boards", name).objects
        for name in ("ReviewType", "GuidanceEdition", "DocumentKind", "Theme")
    }
    for order, (name, plural, slug) in enumerate(REVIEW_TYPES, start=1):
        model["ReviewType"].create(
            name=name, plural=plural, slug=slug, sort_order=order * 10
        )
    for name, short, issued, chapter in EDITIONS:
        model["GuidanceEdition"].create(
            name=name,
            short_name=short,
            issued=PartialDate(*issued),
            chapter=chapter,
            months_available=MONTHS_AVAILABLE,
        )
    for order, (name, plural, slug, has_floor) in enumerate(KINDS, start=1):
        model["DocumentKind"].create(
            name=name,
            plural=plural,
            slug=slug,
            has_floor=has_floor,
            sort_order=order * 10,
        )
    themes = {}
    for name, slug, description, parent in THEMES:
        themes[slug] = model["Theme"].create(
            name=name, slug=slug, description=description, parent=themes.get(parent)
        )


class Migration(migrations.Migration):
    dependencies = [("boards", "0002_initial")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
