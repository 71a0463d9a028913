"""What the histories say of languages, and of pages in several of them."""

from django.utils.translation import gettext_lazy as _

# The action: what it is called in a filter, and what is said of one.
ACTIONS = {
    "add_language": (
        _("Add a language"),
        _("%(language)s added, with a draft of the home page"),
    ),
    "remove_language": (
        _("Take a language away"),
        _("%(language)s taken away, with the draft of its home page"),
    ),
    "translate": (
        _("Begin a translation"),
        _("Translation into %(language)s begun, from “%(source)s”"),
    ),
    "carry_facts": (
        _("Take over facts of the source"),
        _("Facts taken over from the source, which was published with others"),
    ),
}
