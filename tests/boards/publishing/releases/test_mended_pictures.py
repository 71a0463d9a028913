"""Stored pictures lose what they carry, in their place, and stay signed off (R3)."""

import io
import os
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage
from django.core.management import call_command
from django.utils import timezone
from PIL import Image
from wagtail.models import ModelLogEntry, UploadedFile

from boards.models import ReleaseState, ReviewPage
from boards.publishing.releases import mended_pictures
from boards.publishing.releases.mended_pictures import forget_old_uploads
from boards.publishing.releases.reviewed_snapshot import shown_by
from cms.models import BoardImage
from cms.stored_pictures import carrying
from tests.boards.publishing.file_checks.test_pictures import figure
from tests.boards.publishing.releases.conftest import draft_review, make_world
from tests.factories import make_board, make_image, sign_off, submit

pytestmark = pytest.mark.django_db

SECRET = b"Anna Kowalska at home"


def with_comment(*, turned: bool = False) -> bytes:
    """A photograph with a comment; or one that is stored lying on its side."""
    picture, exif = Image.effect_noise((12, 8), 90).convert("RGB"), Image.Exif()
    if turned:
        exif[0x0112] = 6
    content = io.BytesIO()
    picture.save(content, "JPEG", comment=SECRET, exif=exif.tobytes())
    return content.getvalue()


def stored_before(board, content: bytes) -> BoardImage:
    """A picture as it lay in the store before anything was taken off."""
    image = make_image(board)
    Path(image.file.path).write_bytes(content)
    return BoardImage.objects.get(pk=image.pk)


def bytes_of(image: BoardImage) -> bytes:
    return Path(BoardImage.objects.get(pk=image.pk).file.path).read_bytes()


def test_a_stored_picture_and_its_sizes_lose_what_they_carry_in_their_place():
    board = make_board()
    image = stored_before(board, with_comment())
    size = image.get_rendition("width-4")
    Path(size.file.path).write_bytes(with_comment())

    call_command("mend_pictures")

    assert SECRET not in bytes_of(image)
    assert SECRET not in Path(size.file.path).read_bytes()
    assert BoardImage.objects.get(pk=image.pk).file.name == image.file.name
    entry = ModelLogEntry.objects.get(action="boards.mend_picture")
    assert (entry.object_id, entry.data["taken_off"]) == (str(image.pk), "a comment")


class Far(Storage):
    """Files that say of no place on this machine where they are."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _open(self, name: str, mode: str = "rb") -> File:
        return File((self.folder / name).open(mode))


def test_a_picture_that_lies_on_no_disk_of_this_machine_is_mended_in_its_place(
    tmp_path,
):
    (tmp_path / "far.jpg").write_bytes(with_comment())
    stored = carrying(SimpleNamespace(name="far.jpg", storage=Far(tmp_path)))

    stored.mend()

    assert [one.name for one in tmp_path.iterdir()] == ["far.jpg"]
    assert (tmp_path / "far.jpg").read_bytes() == stored.content
    assert SECRET not in stored.content


def test_what_is_mended_is_only_looked_at_when_it_is_run_again(capsys):
    stored_before(make_board(), with_comment())
    call_command("mend_pictures")
    first = capsys.readouterr().out

    call_command("mend_pictures")

    assert "; 1 mended" in first
    assert "; 0 mended" in capsys.readouterr().out
    assert ModelLogEntry.objects.filter(action="boards.mend_picture").count() == 1


def test_what_is_stopped_goes_on_when_it_is_run_again(capsys, monkeypatch):
    board = make_board()
    first, second = (stored_before(board, with_comment()) for _ in range(2))
    mend = mended_pictures.mend

    def stopped(image):
        if image.pk == second.pk:
            raise KeyboardInterrupt
        return mend(image)

    with monkeypatch.context() as while_stopped:
        while_stopped.setattr(mended_pictures, "mend", stopped)
        call_command("mend_pictures")
    assert "Start it again" in capsys.readouterr().out
    assert SECRET not in bytes_of(first)
    assert SECRET in bytes_of(second)

    call_command("mend_pictures")

    assert SECRET not in bytes_of(second)


def signed_off_with(content: bytes):
    world = make_world()
    image = stored_before(world.board, content)
    body = ReviewPage._meta.get_field("body").to_python(figure(image))
    review, _file = draft_review(world, body=body)
    at = timezone.now() + timedelta(hours=1)
    waiting = submit(world.board, review, by=world.editor, at=at)
    return sign_off(waiting, world.approver), image


def released(release):
    type(release).objects.filter(pk=release.pk).update(goes_public_at=timezone.now())
    call_command("release_due")
    release.refresh_from_db()
    return release


def test_equal_pixels_keep_the_sign_off_that_was_given():
    release, image = signed_off_with(with_comment())

    call_command("mend_pictures")

    assert SECRET not in bytes_of(image)
    assert released(release).state == ReleaseState.RELEASED


def test_a_picture_that_had_to_be_turned_is_signed_off_again(capsys):
    release, image = signed_off_with(with_comment(turned=True))

    call_command("mend_pictures")

    assert "signed off again" in capsys.readouterr().out
    image = BoardImage.objects.get(pk=image.pk)
    assert (image.width, image.height) == (8, 12)
    assert released(release).state == ReleaseState.STOPPED


def test_a_picture_that_was_exchanged_since_is_not_signed_off_by_being_mended():
    release, image = signed_off_with(with_comment())
    other = io.BytesIO()
    Image.new("RGB", (12, 8), "red").save(other, "JPEG", comment=SECRET)
    Path(image.file.path).write_bytes(other.getvalue())

    call_command("mend_pictures")
    release.refresh_from_db()

    assert release.signed_off_pictures[str(image.pk)] != shown_by(image)


def waiting_upload(content: bytes) -> UploadedFile:
    return UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(BoardImage),
        file=ContentFile(content, name="from-a-phone.jpg"),
    )


def test_an_upload_that_waits_for_its_form_waits_without_what_it_carried():
    upload = waiting_upload(with_comment())

    assert SECRET not in Path(upload.file.path).read_bytes()
    assert upload.file.name.endswith(".jpg")


def test_an_upload_that_nobody_finished_goes_after_a_day(
    django_capture_on_commit_callbacks,
):
    old, new = waiting_upload(with_comment()), waiting_upload(with_comment())
    two_days_ago = (timezone.now() - timedelta(days=2)).timestamp()
    os.utime(old.file.path, (two_days_ago, two_days_ago))

    with django_capture_on_commit_callbacks(execute=True):
        number = forget_old_uploads()

    assert (number, list(UploadedFile.objects.all())) == (1, [new])
    assert not Path(old.file.path).exists()
    assert Path(new.file.path).exists()
