"""For whom something is written, as far as its kind says."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """Whom a kind of page or document is for. What is for nobody else is for all."""

    EVERYBODY = "everybody", _("Everybody")
    PRACTITIONERS = "practitioners", _("People who work with children and families")
    FAMILIES = "families", _("Children and families")
    PRESS = "press", _("Press")


# By the name of a model, and by its type where that decides. Of kinds of documents
# administrators say it themselves.
OF_PAGES = {
    ("briefingpage", ""): Audience.PRACTITIONERS,
    ("bulletinpage", ""): Audience.PRACTITIONERS,
    ("practicethemepage", ""): Audience.PRACTITIONERS,
    ("newspage", "statement"): Audience.PRESS,
}


def audience_of_page(model_name: str, one_type: str = "") -> str:
    """Whom a page is for by itself; "" where its kind does not say."""
    own = OF_PAGES.get((model_name, one_type)) or OF_PAGES.get((model_name, ""))
    return str(own or "")


def audiences_of(
    model_name: str, one_type: str, of_documents: Iterable[str]
) -> frozenset[str]:
    """Whom a page is for, by itself and by what it gives out."""
    said = {audience_of_page(model_name, one_type), *of_documents} - {""}
    return frozenset(said or {str(Audience.EVERYBODY)})
