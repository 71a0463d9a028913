"""Where in the tree a page of a kind may stand, said in words."""

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.models import Page


def reason_against_place(model: type[Page], parent: Page) -> str | None:
    """Why a page of this kind may not stand below `parent`, or None if it may."""
    kind = _quoted(model)
    if not model.can_exist_under(parent):
        places = [_quoted(place) for place in model.allowed_parent_page_models()]
        return _(
            "A page of the kind %(kind)s belongs below a page of the kind %(places)s, "
            "and this is a page of the kind %(here)s."
        ) % {
            "kind": kind,
            "places": get_text_list(places, _("or")),
            "here": _quoted(parent.specific_class or Page),
        }
    if not model.can_create_at(parent):
        return _(
            "There is a page of the kind %(kind)s here already, and there can be only "
            "one. Edit that one instead."
        ) % {"kind": kind}
    return None


def _quoted(model: type[Page]) -> str:
    return f"“{model._meta.verbose_name}”"
