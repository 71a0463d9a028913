"""Words in pictures that are kept inside a file, as they are recognised.

Each picture is read once, whoever shows it: also small pictures of pages, the part of
one that was cropped away, what its transparency covers, and later frames.
"""

import io
import warnings
from collections.abc import Iterator
from difflib import get_close_matches
from hashlib import sha256

from PIL import Image, ImageSequence

from cms.reading.limits import begin_step
from cms.reading.pictures import pictures_beside
from cms.reading.recognising import sure_words, text_of
from cms.reading.report import Report

# In pixels: lower or narrower ones hold no line of words.
LOWEST, NARROWEST = 14, 50
_MOST_DOTS = 60_000_000
# Of the longer side: what is larger costs more and reads no better, and small letters
# of a small picture are read when they are enlarged.
_LARGEST, _SMALL = 2000, 1000
_MOST_FRAMES = 5
_TELLING = 3  # letters
_LIKE = 0.7
# Words that a small picture says and the large one does not, as both are misread.
_FEWEST = 2


def note_words_of(content: bytes, report: Report) -> None:
    """Recognise what the bytes of a picture say, and look at it.

    Also what smaller pictures say that it keeps of itself: words that the picture does
    not show are from before it was changed.
    """
    shown = _note(content, report)
    for smaller in pictures_beside(content):
        kept = _note(smaller, report)
        left = _unlike(kept or set(), shown) if shown is not None else []
        if len(left) >= _FEWEST:
            letters = sum(map(len, left))
            report.add("hidden_text", where="picture_thumbnail", count=letters)


def _unlike(kept: set[str], shown: set[str]) -> list[str]:
    """Words that are not among those shown, nor misread ones of them."""
    return [word for word in kept if not get_close_matches(word, shown, 1, _LIKE)]


def _note(content: bytes, report: Report) -> set[str] | None:
    """The words that are surely said; None where it was read before, or cannot be."""
    mark = int.from_bytes(sha256(content).digest()[:8], "big")
    if report.reader.has_read(mark):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content)) as picture:
                return note_words_shown(picture, report, mark)
    except (OSError, SyntaxError, ValueError, Warning, Image.DecompressionBombError):
        # What is no picture of dots shows no words, nor does one that is broken.
        return None


def note_words_shown(picture: Image.Image, report: Report, mark: int) -> set[str]:
    """Recognise what a picture that is open says, and look at it.

    mark: tells it from other pictures of the file. Answers the words that are sure.
    """
    sure = set[str]()
    if picture.height < LOWEST or picture.width < NARROWEST:
        return sure
    if picture.width * picture.height > _MOST_DOTS or not report.reader.may_read(mark):
        _count(report, "pictures_not_read")
        return sure
    for ground in _grounds_of(picture):
        begin_step()
        words = report.reader.words_in(sized(ground))
        _count(report, "pictures_not_read" if words is None else "pictures_read")
        if words:
            report.text(text_of(words), where="picture_words")
            sure |= {word.casefold() for word in sure_words(words)}
    return {word for word in sure if len(word) >= _TELLING}


def _count(report: Report, name: str) -> None:
    report.facts[name] = report.facts.get(name, 0) + 1


def _grounds_of(picture: Image.Image) -> Iterator[Image.Image]:
    """Each frame as it is shown, and what its transparency covers where it has any."""
    for number, frame in enumerate(ImageSequence.Iterator(picture)):
        if number >= _MOST_FRAMES:
            return
        if not frame.has_transparency_data:
            yield frame.convert("RGB")
            continue
        clear = frame.convert("RGBA")
        for bare in (_upon_white(clear), clear.convert("RGB")):
            if bare.convert("L").getextrema()[0] != bare.convert("L").getextrema()[1]:
                yield bare


def _upon_white(clear: Image.Image) -> Image.Image:
    ground = Image.new("RGBA", clear.size, "white")
    return Image.alpha_composite(ground, clear).convert("RGB")


def sized(picture: Image.Image) -> Image.Image:
    """As large as words are read best."""
    longer = max(picture.size)
    if longer > _LARGEST:
        part = _LARGEST / longer
    elif longer < _SMALL:
        part = 2.0
    else:
        return picture
    size = (round(picture.width * part), round(picture.height * part))
    return picture.resize(size)
