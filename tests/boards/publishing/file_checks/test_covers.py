"""Covers, drawn at the check of a file. Who gets one: as in the table of files."""

import io

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.urls import reverse
from django.utils.timezone import localdate
from PIL import Image

from boards.models import Cover
from boards.publishing.file_checks import covers
from boards.publishing.file_checks.checks import run_check
from boards.publishing.file_checks.never_publish import add
from boards.publishing.previews.links import make
from cms.models import BoardDocument
from cms.reading.asking import COVER_WIDTH, LARGEST_COVER
from home.provisioning import OpenedBoard
from tests.boards.publishing.file_checks.worlds import CLEAN, COVERED, checked, saying
from tests.factories import (
    cms_client,
    get,
    make_board,
    make_editor,
    make_manager,
    make_review,
    release,
    submit,
)
from tests.reading import parsed

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


def has_cover(document: BoardDocument) -> bool:
    return Cover.objects.filter(document=document).exists()


def the_cover(document: BoardDocument) -> Cover:
    return Cover.objects.get(document=document)


def test_a_check_draws_the_first_page_small(board):
    cover = the_cover(checked(board, CLEAN))

    assert len(cover.picture) <= LARGEST_COVER
    picture = Image.open(io.BytesIO(cover.picture))
    assert (picture.format, picture.size) == ("WEBP", (cover.width, cover.height))
    assert cover.width == COVER_WIDTH < cover.height
    # There is something on it.
    assert picture.convert("L").getextrema()[0] < 200


def test_what_is_serious_or_no_pdf_has_no_cover(board):
    listed = checked(board, saying("What Jameson Doe taught us."))
    assert has_cover(listed)
    add(board.board, ["Jameson Doe"], "", make_manager(board))
    run_check(listed)

    text = checked(board, b"What was learnt.", filename="report.txt")
    for document in (listed, text, checked(board, COVERED)):
        assert not has_cover(document), document.filename


def test_another_content_has_another_cover(board):
    document = checked(board, CLEAN)
    before = the_cover(document)
    document.file = ContentFile(saying("Another"), name="report.pdf")
    document.save()
    waiting = the_cover(document)
    assert not waiting.is_shown

    run_check(document)

    after = the_cover(document)
    assert after.is_shown
    assert after.address != before.address
    assert covers.cover_of(document, before.mark) is None


def test_a_review_shows_the_cover_of_its_report_in_a_known_size(client, board):
    document = checked(board, CLEAN)
    review = make_review(board)
    release(review, document, kind="report")
    release(review, checked(board, saying("Slides")), kind="slides")

    [image] = parsed(get(client, board, review)).select("main img")

    cover = the_cover(document)
    assert image["src"] == cover.address
    assert (image["alt"], image["loading"]) == ("", "lazy")
    assert (image["width"], image["height"]) == (str(cover.width), str(cover.height))
    sent = get(client, board, image["src"])
    assert (sent["Content-Type"], sent.content) == ("image/webp", cover.picture)
    assert sent["Cache-Control"] == "public, no-cache"
    assert get(client, board, f"{document.url}?cover=00000000").status_code == 404


def test_who_signs_off_is_shown_it_and_so_is_who_has_a_link(client, board):
    document = checked(board, CLEAN)
    review = make_review(board, live=False)
    release(review, document, kind="report")
    review.save_revision()
    editor = make_editor(board)
    waits = submit(board, review, by=editor)
    staff = cms_client(editor)

    [image] = parsed(staff.get(reverse("release", args=[waits.pk]))).select(
        ".release-pages img"
    )
    assert staff.get(image["src"])["Content-Type"] == "image/webp"

    _link, secret = make(review, "The family", localdate(), editor)
    draft = get(client, board, f"/preview/{secret}/")
    [image] = parsed(draft).select("main .document-item__cover")
    assert get(client, board, image["src"])["Content-Type"] == "image/webp"


def test_covers_of_files_from_before_are_drawn_once(board, capsys):
    old, drawn = checked(board, CLEAN), checked(board, saying("Another"))
    checked(board, COVERED)
    the_cover(old).delete()
    kept = the_cover(drawn)

    call_command("draw_covers")

    assert the_cover(old).is_shown
    assert the_cover(drawn) == kept
    assert "1 of 1 looked at; 1 drawn." in capsys.readouterr().out
    assert covers.draw_missing() == 0


def test_a_file_that_cannot_be_drawn_is_tried_once(board, monkeypatch):
    document = checked(board, CLEAN)
    the_cover(document).delete()
    monkeypatch.setattr(covers, "_picture", lambda _drawn: covers._NONE)

    assert covers.draw_missing() == 0
    assert list(covers.without_cover()) == []
    assert not the_cover(document).is_shown
