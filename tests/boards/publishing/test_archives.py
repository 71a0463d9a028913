"""A board's archive: who may ask for it and fetch it, and what is never in it."""

import io
import json
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import PageLogEntry
from warcio.archiveiterator import ArchiveIterator
from warcio.cli import main as warcio_cli

from boards.models import Board, BoardArchive, Role
from boards.models.board.faces import Face, Pattern
from boards.publishing.archives.asking import forget_archives
from cms.models import BoardDocument
from tests.factories import (
    cms_client,
    make_board,
    make_document,
    make_editor,
    make_manager,
    make_member,
    make_review,
    release,
)

pytestmark = pytest.mark.django_db

SCREEN = "/admin/archives/"
SECRET = "Nobody may read this yet"


@pytest.fixture
def world():
    """A board with a review that is public with its file, and another that is not."""
    board = make_board(face=Face.FELL, pattern=Pattern.WEAVE)
    public = make_review(board, title="Child P")
    release(public, make_document(board, title="Report of Child P"))
    draft = make_review(board, title=SECRET, live=False)
    release(draft, make_document(board, title=f"{SECRET}: report"))
    draft.save_revision()
    return board


def names_and_words(packed: zipfile.ZipFile) -> str:
    names = packed.namelist()
    return "\n".join([*names, *(packed.read(name).decode("latin-1") for name in names)])


def test_a_manager_asks_and_fetches_what_the_public_may_read(
    world, django_capture_on_commit_callbacks
):
    manager = cms_client(make_manager(world))
    with django_capture_on_commit_callbacks(execute=True):
        manager.post(SCREEN)
    archive = BoardArchive.objects.get()
    answer = manager.get(f"{SCREEN}{archive.pk}/")
    packed = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))

    words = names_and_words(packed)
    record = next(name for name in packed.namelist() if name.endswith("record.json"))
    documents = json.loads(packed.read(record))["documents"]
    assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))
    assert f"{SCREEN}{archive.pk}/" in manager.get(SCREEN).content.decode()
    assert "Child P" in words
    assert [bool(one["file"]) for one in documents] == [True]
    assert SECRET not in words
    entry = PageLogEntry.objects.get(action="boards.archive")
    assert entry.data["drafts"] == 0
    assert entry.user == archive.asked_by


def test_nobody_else_asks_or_fetches_and_it_ends(
    world, django_capture_on_commit_callbacks
):
    manager = make_manager(world)
    with django_capture_on_commit_callbacks(execute=True):
        cms_client(manager).post(SCREEN)
    archive = BoardArchive.objects.get()
    fetch = f"{SCREEN}{archive.pk}/"
    store, name = archive.file.storage, archive.file.name
    others = [
        make_editor(world),
        make_member(world, Role.APPROVER),
        make_editor(make_board()),
    ]
    for person in others:
        client = cms_client(person)
        assert client.get(SCREEN).status_code == 404
        assert client.post(SCREEN).status_code == 404
        assert client.get(fetch).status_code == 404
    stranger = make_manager(make_board())
    assert cms_client(stranger).get(SCREEN).status_code == 200
    assert cms_client(stranger).get(fetch).status_code == 404
    assert BoardArchive.objects.count() == 1
    BoardArchive.objects.update(
        asked_at=timezone.now() - timedelta(days=settings.ARCHIVE_DAYS_KEPT, hours=1)
    )

    assert cms_client(manager).get(fetch).status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        assert forget_archives() == 1
    assert not store.exists(name)


def test_drafts_are_in_it_where_somebody_asked_by_name(world, tmp_path: Path):
    to = tmp_path / "board.zip"
    call_command("archive", str(world.board.pk), to=to, with_drafts=True)

    with zipfile.ZipFile(to) as packed:
        sheets = [name for name in packed.namelist() if name.endswith(".css")]
        styles = b"".join(packed.read(name) for name in sheets)
        # From disk no browser takes another file for a mask.
        assert b'url("data:image/svg+xml;base64,' in styles
        assert b".svg" not in styles
        drafts = [name for name in packed.namelist() if "/data/drafts/" in name]
        public = [name for name in packed.namelist() if "/data/drafts/" not in name]
        assert SECRET in "".join(packed.read(name).decode("latin-1") for name in drafts)
        for name in public:
            assert SECRET not in packed.read(name).decode("latin-1")
    assert PageLogEntry.objects.get(action="boards.archive").data["drafts"] == 1
    with pytest.raises(CommandError, match="there already"):
        call_command("archive", str(world.board.pk), to=to)


def test_a_warc_beside_it_is_whole_and_has_what_a_visitor_was_answered(
    world, tmp_path: Path
):
    to, warc = tmp_path / "board.zip", tmp_path / "board.warc.gz"
    call_command("archive", str(world.board.pk), to=to, warc=True, with_drafts=True)

    with pytest.raises(SystemExit) as ended:
        warcio_cli(["check", str(warc)])
    assert ended.value.code == 0
    with warc.open("rb") as file:
        first, *answers = (
            (
                one.rec_type,
                one.rec_headers["WARC-Target-URI"],
                one.content_stream().read(),
            )
            for one in ArchiveIterator(file)
        )
    words = "".join(content.decode("latin-1") for _type, _place, content in answers)
    document = BoardDocument.objects.get(title="Report of Child P")
    host = f"https://{world.board.hostname}"
    assert first[0] == "warcinfo"
    assert {kind for kind, _place, _content in answers} == {"response"}
    assert ("response", f"{host}{document.url}", document.file.read()) in answers
    assert all(place.startswith(f"{host}/") for _type, place, _content in answers)
    assert "Child P" in words
    assert SECRET not in words
    to.unlink()
    with pytest.raises(CommandError, match=r"warc\.gz is there already"):
        call_command("archive", str(world.board.pk), to=to, warc=True)


def test_a_board_that_nobody_can_read_has_no_archive(
    world, django_capture_on_commit_callbacks
):
    Board.objects.filter(pk=world.board.pk).update(hostname=None)
    manager = cms_client(make_manager(world))
    with django_capture_on_commit_callbacks(execute=True):
        manager.post(SCREEN)

    assert "has no address on the web" in manager.get(SCREEN).content.decode()
