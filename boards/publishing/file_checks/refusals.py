"""Why a file could not be read safely, and the way out."""

from django.utils.translation import gettext
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
    "not_done": (
        _("Our own program failed over it several times. The file itself may be fine."),
        _(
            "Choose “Check again”. If that does not help, tell your administrator, who "
            "finds what went wrong under Settings, Work in the background."
        ),
    ),
    "missing": (
        _("The file itself is not in the store any more."),
        _("Upload it again as a new document."),
    ),
}


_NOT_MADE = {
    "covers_text": _(
        "No copy was made: a mark on a page is all that hides some text, and cleaning "
        "would take the mark off. Remove the words themselves in the program that made "
        "the file, and upload the new file."
    ),
    "marked_to_go": _(
        "No copy was made: words in the file are marked to be taken out, and are still "
        "there. Cleaning would take off the marks and leave the words. Apply the "
        "redactions, or accept the changes, in the program that marked them, and "
        "upload the new file."
    ),
    "hidden_stays": _(
        "No copy was made: words or pictures that nobody can see are in the file, and "
        "cannot be taken out without touching what people see. Remove them in the "
        "program that made the file, and upload the new file."
    ),
    "looks_different": _(
        "No copy was made: a page of the copy would look different where nothing was "
        "to go. Make the PDF anew in the program that made it, without what the check "
        "tells of, and upload that."
    ),
    "not_cleaned": _(
        "No copy was made: the file holds another file or an object that cleaning does "
        "not take out, or is written in a form that it does not know. Take such "
        "objects out, save it in Word as “Word Document (.docx)”, and upload that."
    ),
    "kind_not_cleaned": _(
        "No copy was made: only PDF and Word files are cleaned. Take out what the "
        "check names in the program that made the file (in Excel, PowerPoint and Word: "
        "File, Info, Inspect Document; in LibreOffice: unhide and delete sheets, rows "
        "and notes), save it as a new file, and upload that."
    ),
    "not_clean": _(
        "No copy was made: after cleaning, some of what had to go was still in the "
        "file. Save it anew in the program that made it, without its properties and "
        "comments, and upload that."
    ),
}


def why_refused(code: str) -> str:
    return str(REFUSALS.get(code, REFUSALS["unreadable"])[0])


def way_out(code: str) -> str:
    return str(REFUSALS.get(code, REFUSALS["unreadable"])[1])


def why_not_made(code: str) -> str:
    """Why no cleaned copy was made, and the way out."""
    if code in _NOT_MADE:
        return str(_NOT_MADE[code])
    return gettext("No copy was made. %(why)s %(way_out)s") % {
        "why": why_refused(code),
        "way_out": way_out(code),
    }
