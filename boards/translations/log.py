"""What the histories say of pages in several languages."""

from django.utils.translation import gettext_lazy as _

# The action: what it is called in a filter, and what is said of one.
ACTIONS = {
    "translate": (
        _("Begin a translation"),
        _("Translation into %(language)s begun, from “%(source)s”"),
    ),
    "carry_facts": (
        _("Take over facts of the source"),
        _("Facts taken over from the source, which was published with others"),
    ),
}
