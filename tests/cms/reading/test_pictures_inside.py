"""What pictures say, wherever a file keeps them and however they are turned."""

import io

import pikepdf
import pytest
from PIL import Image, ImageDraw, ImageFont

from cms.reading import recognising
from cms.reading.pictures import words_in
from cms.reading.recognising import program
from tests.cms.reading import office, pdfs, words
from tests.cms.reading.asking import keys_of, listing, read_here

NAME = "Jameson Thorngate"
KNOWN = listing(NAME)
LISTED = "never_publish:1"
recognised = pytest.mark.skipif(not program(), reason="Tesseract is not installed")


def picture(*, turned: int = 0, says: str = f"Told by {NAME}") -> Image.Image:
    drawn = Image.new("RGB", (900, 260), "white")
    letters = ImageFont.load_default(52)
    for number, line in enumerate((says, "at the school in May")):
        ImageDraw.Draw(drawn).text((30, 30 + 90 * number), line, "black", letters)
    return drawn.rotate(turned, expand=True)


def packed(drawn: Image.Image, kind: str = "PNG", **how) -> bytes:
    content = io.BytesIO()
    drawn.save(content, kind, **how)
    return content.getvalue()


def with_part(content: bytes, name: str) -> bytes:
    return words.zip_bytes({**words.parts_of(content), name: packed(picture())})


KEPT = {
    "docx": with_part(words.word_bytes(words.paragraph("Words")), "word/media/a.png"),
    "pptx": with_part(
        office.presentation(office.slide(office.box(office.run("Words")))),
        "ppt/media/a.png",
    ),
    "xlsx": with_part(office.workbook(), "xl/media/a.png"),
    "odt": with_part(
        office.open_document(office.paragraph("Words")), "Thumbnails/thumbnail.png"
    ),
}


@recognised
@pytest.mark.parametrize("ending", KEPT)
def test_words_in_a_picture_of_an_office_file_are_searched(ending, tmp_path):
    assert LISTED in keys_of(read_here(KEPT[ending], ending, tmp_path, **KNOWN))


@recognised
@pytest.mark.parametrize("turned", [90, 180, 270])
def test_words_in_a_picture_that_is_turned_are_searched(turned, tmp_path):
    report = read_here(packed(picture(turned=turned)), "png", tmp_path, **KNOWN)

    assert LISTED in keys_of(report)


@recognised
def test_words_in_a_later_picture_and_in_one_behind_the_end_are_searched(tmp_path):
    flat = Image.new("RGB", (900, 260), "white")
    later = packed(flat, "GIF", save_all=True, append_images=[picture()])
    behind = packed(flat, "JPEG") + packed(picture(), "JPEG")

    assert LISTED in keys_of(read_here(later, "gif", tmp_path, **KNOWN))
    assert {LISTED, "not_read"} <= keys_of(read_here(behind, "jpg", tmp_path, **KNOWN))


@recognised
def test_words_in_a_smaller_picture_that_a_picture_keeps_of_itself_are_searched(
    tmp_path,
):
    kept = b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0" + packed(picture(), "JPEG")
    content = packed(Image.new("RGB", (900, 260), "white"), "JPEG", exif=kept)

    assert LISTED in keys_of(read_here(content, "jpg", tmp_path, **KNOWN))


@recognised
def test_words_that_only_a_pictures_smaller_picture_shows_are_hidden(tmp_path):
    def of_itself(shown: Image.Image) -> bytes:
        kept = b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0" + packed(picture(), "JPEG")
        return packed(shown, "JPEG", exif=kept)

    changed = of_itself(Image.new("RGB", (900, 260), "white"))

    assert "hidden_text" in keys_of(read_here(changed, "jpg", tmp_path))
    assert "hidden_text" not in keys_of(
        read_here(of_itself(picture()), "jpg", tmp_path)
    )


@recognised
@pytest.mark.parametrize("place", ["Thumb", "XObject"])
def test_words_in_a_picture_that_no_page_draws_are_words_that_nobody_sees(
    place, tmp_path
):
    def keep(pdf) -> None:
        drawn = picture()
        kept = pdf.make_stream(
            drawn.tobytes(),
            Width=drawn.width,
            Height=drawn.height,
            ColorSpace=pikepdf.Name.DeviceRGB,
            BitsPerComponent=8,
        )
        if place == "Thumb":
            pdf.pages[0].Thumb = kept
        else:
            pdf.pages[0].Resources.XObject = pikepdf.Dictionary(Left=kept)

    pdf = pdfs.new_pdf(pdfs.text("Words"))
    keep(pdf)

    found = keys_of(read_here(pdfs.saved(pdf), "pdf", tmp_path, **KNOWN))

    assert {LISTED, "hidden_text"} <= found


def test_the_same_picture_is_read_once(monkeypatch):
    read: list[bytes] = []
    monkeypatch.setattr(
        recognising, "_run", lambda picture, *_how: read.append(picture)
    )
    reader = recognising.Recogniser()

    for shown in (picture(), picture(), picture(says="Another")):
        reader.words_in(shown)

    assert len(read) == 2


def test_a_page_that_time_does_not_suffice_to_turn_is_not_read(monkeypatch):
    unsure = [recognising.Word("adIAIaS", ("1",), 20, (40, 40, 300, 80))]
    answers = iter([unsure, None])
    monkeypatch.setattr(recognising, "_read", lambda *_how: next(answers))

    assert recognising.Recogniser().words_in(picture(turned=180)) is None


def test_pixels_of_a_tiff_are_no_words():
    noise = Image.effect_noise((200, 200), 90)

    said = "".join(words_in(packed(noise, "TIFF", description=NAME)))

    assert NAME in said
    assert len(said) < 2000
