"""The check of a file that is a picture: its pixels, and all that hangs on them."""

from pathlib import Path

from PIL import Image

from cms.reading.bare_pictures import BEHIND, only_pixels
from cms.reading.limits import FileRejected
from cms.reading.pdf.strings import in_sentences
from cms.reading.picture_words import note_words_of
from cms.reading.pictures import pieces_of, tells_where, words_in
from cms.reading.report import Report

ENDINGS = frozenset(("jpg", "jpeg", "png", "gif", "webp", "tif", "tiff", "avif"))


def check_picture(path: Path, report: Report) -> None:
    """Read a picture. Raises Refused where it is none, or is broken."""
    content = path.read_bytes()
    report.facts |= {"kind": "picture", "text": "none"}
    try:
        bare = only_pixels(content)
    except (Image.DecompressionBombError, MemoryError) as error:
        raise FileRejected("too_much") from error
    except (OSError, SyntaxError, ValueError) as error:
        raise FileRejected("damaged") from error
    if tells_where(content):
        report.add("picture_place")
    for key in bare.taken_off:
        report.add("picture_data", where=f"picture_{key}")
    for words in words_in(content):
        report.also(words, where="picture_data", numbers=False)
        for line in in_sentences(words.splitlines()):
            report.also(line, where="picture_data")
    if BEHIND in bare.taken_off:
        # No program shows it, and it may be anything.
        report.add("not_read", where="bytes")
        *_pieces, (_kept, behind) = pieces_of(content)
        note_words_of(behind, report)
    note_words_of(content, report)
    if not report.facts.get("pictures_read"):
        report.add("only_a_picture", where="not_recognised")
