"""The check of a file that is a picture: its pixels, and all that hangs on them."""

from pathlib import Path

from PIL import Image

from cms.reading.bare_pictures import only_pixels
from cms.reading.limits import FileRejected
from cms.reading.pdf.strings import in_sentences
from cms.reading.pictures import words_in
from cms.reading.recognising import Recogniser, text_of
from cms.reading.report import Report

ENDINGS = frozenset(
    ("jpg", "jpeg", "png", "gif", "webp", "tif", "tiff", "avif", "heic", "heif")
)


def check_picture(path: Path, report: Report) -> None:
    """Read a picture. Raises Refused where it is none, or is broken."""
    content = path.read_bytes()
    report.facts |= {"kind": "picture", "text": "none"}
    try:
        bare = only_pixels(content)
        with Image.open(path) as picture:
            picture.load()
            shown = picture.convert("RGB")
    except (Image.DecompressionBombError, MemoryError) as error:
        raise FileRejected("too_much") from error
    except (OSError, SyntaxError, ValueError) as error:
        raise FileRejected("damaged") from error
    for key in bare.taken_off:
        report.add("picture_data", where=f"picture_{key}")
    for words in words_in(content):
        report.also(words, where="picture_data", numbers=False)
        for line in in_sentences(words.splitlines()):
            report.also(line, where="picture_data")
    reader = Recogniser()
    read = reader.words_in(shown) if reader.may_read(1) else None
    if read is None:
        report.add("only_a_picture", where="not_recognised")
    else:
        report.text(text_of(read), where="picture_words")
