"""What kind of page a page is, in words for its readers."""

from django.utils.text import capfirst
from wagtail.models import Page


def page_kind(page: Page) -> str:
    """What kind of page it is: "Review", "7-minute briefing", "Media statement".

    "" of a page that others hang below: how editors call a list, or a page of text,
    tells a reader nothing that its title does not.
    """
    for name in ("get_kind_display", "get_category_display"):
        if own := getattr(page, name, None):
            return str(own())
    model = page.specific_class
    says = model is not None and not model.clean_subpage_models()
    return str(capfirst(model._meta.verbose_name)) if says else ""
