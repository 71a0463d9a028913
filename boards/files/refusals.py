"""Why a file could not be read safely, and the way out."""

from django.utils.translation import gettext_lazy as _

_MADE_ANEW = _(
    "Open it in the program that made it, save it again as a new file, and upload that."
)

# By the code of the reader: what happened, and what to do.
REFUSALS = {
    "encrypted": (
        _("It asks for a password, so that nobody here can look inside."),
        _("Save it without a password, and upload that."),
    ),
    "damaged": (
        _("It is damaged: programs have to guess, and may show different things."),
        _MADE_ANEW,
    ),
    "wrong_kind": (_("It is not of the kind that its name says."), _MADE_ANEW),
    "program": (
        _("It is a program that calls itself a document."),
        _("Delete it, and tell whoever keeps your computers safe where it came from."),
    ),
    "too_many_pages": (
        _("It has more than 1,000 pages."),
        _("Divide it into parts, and upload each."),
    ),
    "too_much": (
        _("Unpacked it is far larger than any document of its kind."),
        _MADE_ANEW,
    ),
    "unreadable": (
        _("Reading it took too long or too much memory, or ended in a fault."),
        _MADE_ANEW,
    ),
    "missing": (
        _("The file itself is not in the store any more."),
        _("Upload it again as a new document."),
    ),
}


def why_refused(code: str) -> str:
    return str(REFUSALS.get(code, REFUSALS["unreadable"])[0])


def way_out(code: str) -> str:
    return str(REFUSALS.get(code, REFUSALS["unreadable"])[1])
