"""Which words of the frame and of the libraries the public reads."""

from cms.catalogues.in_modules import WHOLE

TEMPLATES = (
    "404.html",
    "500.html",
    "503.html",
    "base.html",
    "refused.html",
    "blocks/*.html",
    "search.html",
    "wagtailcore/password_required.html",
)

MODULES = {
    "cms.models.media": ("facts_of",),
    "cms.date_spans": WHOLE,
    "cms.partial_dates": ("PartialDate",),
    "cms.passwords": WHOLE,
    "cms.long_texts": WHOLE,
    "cms.rich_text": WHOLE,
    "django.core.paginator": ("Paginator.ELLIPSIS",),
    "django.core.validators": ("ProhibitNullCharactersValidator",),
    "django.forms.boundfield": ("BoundField.label_tag",),
    "django.forms.fields": ("Field",),
    "django.forms.forms": ("BaseForm.__init__",),
    "django.template.defaultfilters": ("filesizeformat",),
    "django.utils.dates": ("MONTHS", "MONTHS_ALT", "WEEKDAYS"),
    "wagtail.forms": ("PasswordViewRestrictionForm",),
}
