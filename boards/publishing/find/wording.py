"""Whether the words of a file can be found, in a sentence for its editors."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from boards.models import FileText
from boards.publishing.find.files import UNREADABLE
from cms.models import BoardDocument
from cms.reading.said import NO_WORDS, NOT_SURE, OF_NO_KIND

FAILURES = {
    NO_WORDS: _(
        "Not by its words: it has none that a program can read, as a scan has."
    ),
    NOT_SURE: _(
        "Not by its words: something lies over them, and nobody can tell which."
    ),
    OF_NO_KIND: _("Not by its words: those of such files are not read."),
    UNREADABLE: _("Not by its words: they could not be read."),
}
CUT = _("Only its beginning: it is too long to be kept whole.")


def search_sentence(document: BoardDocument) -> str:
    """What the public can search of a file as it is, once a public page shows it."""
    text = FileText.objects.filter(
        document=document, file_hash=document.file_hash
    ).first()
    if text is None:
        return str(_("Not by its words: they have not been read yet."))
    if text.state == FileText.State.FAILED:
        return str(FAILURES.get(text.failure, FAILURES[UNREADABLE]))
    sentence = ngettext(
        "By the words of %s page or part, once it is public.",
        "By the words of %s pages or parts, once it is public.",
        text.passages,
    )
    said = sentence % text.passages
    return f"{said} {CUT}" if text.is_cut else said
