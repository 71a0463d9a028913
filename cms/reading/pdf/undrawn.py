"""Pictures in a PDF that no page draws: left over from before, and small ones of pages.

Whoever opens the file in the right program sees them, so their words are read; and
words in a picture that no page draws are words that nobody can see.
"""

import pikepdf

from cms.reading.pdf.unused import drawn_by
from cms.reading.picture_words import note_words_shown
from cms.reading.report import Report

_MOST = 200
# Values of a picture, or of what paints, that are pictures themselves.
_BELONGING = ("/SMask", "/Mask")


def note(pdf: pikepdf.Pdf, report: Report) -> None:
    """Read what such pictures say."""
    pictures = [item for item in pdf.objects if _is_picture(item)]
    if not pictures:
        return
    drawn = drawn_by(pdf)
    belonging = {
        item[name].objgen
        for item in pictures
        for name in _BELONGING
        if isinstance(item.get(name), pikepdf.Stream)
    }
    lost = [one for one in pictures if one.objgen not in drawn | belonging]
    for item in lost[:_MOST]:
        _look_at(item, report)
    if len(lost) > _MOST:
        report.add("not_read", where="unused")


def _is_picture(item: pikepdf.Object) -> bool:
    return isinstance(item, pikepdf.Stream) and "/Width" in item and "/Height" in item


def _look_at(item: pikepdf.Stream, report: Report) -> None:
    # Of a small picture of a page, what it is goes without saying.
    item["/Subtype"] = pikepdf.Name.Image
    try:
        picture = pikepdf.PdfImage(item).as_pil_image()
    except (pikepdf.PdfError, OSError, ValueError, TypeError, NotImplementedError):
        # Its kind is none that is painted here: nothing is known of what it shows.
        report.add("not_read", where="unused")
        return
    if note_words_shown(picture, report, hash(item.objgen)):
        report.add("hidden_text", where="unused")
