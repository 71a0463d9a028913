"""A backup that is restored: another server, other folders, the same in each row.

In the whole run it has the demonstration as well, and ten backups are made while
somebody works; else one.
"""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage, storages
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import override_settings
from django.utils import timezone
from django_tasks import task_backends
from django_tasks.base import TaskResultStatus
from wagtail.models import Page

from boards.models import BoardArchive, Release, ReleaseState, Withdrawal
from boards.publishing.availability.public_files import is_publicly_available
from boards.publishing.releases import scheduler
from boards.publishing.withdrawals.withdrawing import Words, withdraw
from cms.backups import archive, contents, restoring
from cms.backups.making import Say, make
from cms.backups.places import Folder
from cms.backups.refusals import BackupRefused
from cms.kept import table
from cms.kept.entries import Entry
from cms.mail.storing import StoredBackend
from cms.models import BoardDocument, KeptPage, StoredMail, StoredTask
from cms.stored_files import delete_in_time
from cms.tasks.hand import Hand
from cms.tenancy.seen import VERSIONS
from home import demo
from tests.apart.databases import (
    EMPTY,
    administrator,
    another_server,
    connected_to,
    own_database,
)
from tests.apart.tasks import tasks_are_stored
from tests.apart.test_killed_release import (
    Due,
    make_due,
    make_world,
    state_of,
)
from tests.apart.workers import wait_until
from tests.cms.tenancy.asking import ask
from tests.factories import make_document, make_image
from tests.whole import WHOLE

RUNS = 10 if WHOLE else 1
# A restore builds the wall anew, which gives each board a version that never was: what
# anybody kept of the state before is not shown again.
NEW_AFTER_A_RESTORE = (VERSIONS,)


def quiet(_line: str) -> None:
    pass


def told(line: str) -> None:
    """For who runs all of it, and waits."""
    if WHOLE:
        sys.stderr.write(f"{line}\n")


def made(folder: Path, say: Say = quiet) -> Path:
    return folder / make(Folder(folder), "", say)


@pytest.fixture
def committed(django_db_setup, django_db_blocker) -> Iterator[None]:
    """A database of the test's own, in which tasks wait for a worker."""
    with (
        django_db_blocker.unblock(),
        own_database() as name,
        connected_to(name),
        tasks_are_stored(),
    ):
        yield


# Whose files lie among the documents.
KEEPING = (BoardDocument, BoardArchive)


@contextmanager
def elsewhere(folder: Path) -> Iterator[None]:
    """An empty database, and empty folders."""
    with (
        own_database(like=EMPTY) as name,
        connected_to(name),
        folders(folder),
    ):
        yield


@contextmanager
def folders(folder: Path) -> Iterator[None]:
    """Files lie in empty folders."""
    documents = storages["documents"]
    usual = documents._location
    # A test before may have had the setting made anew: models have theirs as before.
    stores = (documents, *(one._meta.get_field("file").storage for one in KEEPING))

    def lie_in(place: Path) -> None:
        for store in stores:
            store._location = str(place)
            for known in ("base_location", "location"):
                store.__dict__.pop(known, None)

    with override_settings(MEDIA_ROOT=folder / "media"):
        lie_in(folder / "documents")
        try:
            yield
        finally:
            lie_in(usual)


def rows() -> dict[str, list[tuple]]:
    """Each row of each table, as one number a table, and where its numbers are."""
    found = {
        name: ask(
            "SELECT count(*), md5(coalesce(string_agg(t::text, '|' ORDER BY t::text),"
            f" '')) FROM {name} t"
        )
        for name in contents.rows_of(connection)
        if name not in contents.LEFT_OUT + NEW_AFTER_A_RESTORE
    }
    found["numbers"] = ask(
        "SELECT schemaname, sequencename, last_value FROM pg_sequences ORDER BY 1, 2"
    )
    return found


def files() -> dict[contents.StoredFile, bytes]:
    """Each file that a row names, byte by byte."""
    stores, found = contents.stores(), {}
    for one in contents.files_of(connection):
        with stores[one.store].open(one.name) as content:
            found[one] = content.read()
    return found


def files_there() -> set[contents.StoredFile]:
    return {
        contents.StoredFile(alias, name)
        for alias, store in contents.stores().items()
        for name in restoring._files_in(store)
    }


def do_tasks() -> None:
    """What waits is done, as by a worker."""
    Hand(task_backends["default"], "default").work(until_empty=True)


def do_tasks_that_wait() -> None:
    """Each once: what is put off comes again at once in the tests."""
    hand = Hand(task_backends["default"], "default")
    for _task in range(StoredTask.objects.waiting().count()):
        hand.look()
    hand.locks.close()


def put_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> list:
    """Restore a backup, and give the steps that hold back what is late."""
    steps = restoring.registered_steps()
    with monkeypatch.context() as patched:
        patched.setattr(restoring, "registered_steps", list)
        restoring.restore(path, "", quiet)
    return steps


def passed(due: Due, hours: int) -> None:
    at = timezone.now() + timedelta(hours=hours)
    Release.objects.filter(pk=due.release.pk).update(goes_public_at=at)


@pytest.mark.timeout(3600 if WHOLE else 300)
def test_what_is_restored_on_another_server_is_the_same_and_goes_out_once(
    committed, tmp_path, monkeypatch
):
    world = make_world()
    if WHOLE:
        demo.fill(told, force=True)
    later, late = make_due(world), make_due(world)
    passed(later, hours=1)
    image = make_image(world.board)
    image.get_rendition("max-10x10")
    StoredBackend().send_messages([EmailMessage("Waits", to=["a@example.org"])])
    answer = Entry("of now", timezone.now(), "mark", "route", {}, {"": b"A page"})
    table.keep("key", world.board.board.pk, answer, ("host", "/"), is_read=True)
    path = made(tmp_path / "kept")
    before, bytes_before = rows(), files()
    with (
        another_server("restored") as there,
        connected_to("restored", **there),
        folders(tmp_path),
    ):
        with pytest.raises(CommandError, match=r"no roles.*database_roles"):
            call_command("restore", path)
        call_command("database_roles", administrator=administrator(there, "restored"))
        steps = put_back(path, monkeypatch)
        assert rows() == before
        assert not KeptPage.objects.exists()
        assert files() == bytes_before
        assert files_there() == set(bytes_before)
        with pytest.raises(BackupRefused, match="The database is not empty"):
            restoring.restore(path, "", quiet)

        said = [step(timezone.now()) for step in steps]
        call_command("check", databases=["default"])
        did = list(scheduler.run(timezone.now() + timedelta(hours=2)))
        again = list(scheduler.run(timezone.now() + timedelta(hours=2)))

        assert len(files_there()) > 4
        assert sum(map(bool, said)) == 2
        assert did[:-1] == [f"Released: {later.release.title}"]
        assert again == []
        assert state_of(later) == "all"
        stopped = Release.objects.get(pk=late.release.pk)
        assert stopped.state == ReleaseState.STOPPED
        assert "before the site was restored" in stopped.why_stopped[0]
        assert not is_publicly_available(late.files[0], late.pages[0])
        waiting = StoredMail.objects.get(message__subject="Waits").pk
        held = StoredTask.objects.failed().get(name="send_mail", args=[waiting])
        assert "may have been sent since" in held.why


def test_a_file_that_is_deleted_while_a_backup_is_made_goes_after_it(
    committed, tmp_path, monkeypatch
):
    monkeypatch.setattr("cms.stored_files.SOON", timedelta())
    document = make_document(make_world().board)
    store, name = document.file.storage, document.file.name
    seen = []

    def delete_now(line: str) -> None:
        if line.startswith("Database"):
            document.delete()
            monkeypatch.setattr("cms.stored_files.SOON", timedelta(hours=1))
            do_tasks()
            seen.append(store.exists(name))

    path = made(tmp_path / "kept", delete_now)

    assert seen == [True]
    waiting = StoredTask.objects.get(
        name="delete_file", args__1=name, state=TaskResultStatus.READY
    )
    assert waiting.run_after > timezone.now()
    delete_in_time.func(store.deconstruct(), name)
    assert not store.exists(name)
    kept = {member.name for member in archive.members(path.open("rb"))}
    assert f"{archive.FILES}documents/{name}" in kept


def test_a_restore_that_was_ended_in_the_middle_is_run_again(
    committed, tmp_path, monkeypatch
):
    for _number in range(2):
        make_document(make_world().board)
    path = made(tmp_path / "kept")
    expected = files()
    with elsewhere(tmp_path):
        with monkeypatch.context() as patched:
            patched.setattr(restoring, "_put_database", raise_interrupt)
            with pytest.raises(KeyboardInterrupt):
                restoring.restore(path, "", quiet)
        other = path.rename(path.with_name("boards-other.tar"))
        with pytest.raises(BackupRefused, match="has begun here and not ended"):
            restoring.restore(other, "", quiet)

        restoring.restore(other.rename(path), "", quiet)

        assert files() == expected
        assert files_there() == set(expected)


def raise_interrupt(*_arguments: object) -> None:
    raise KeyboardInterrupt


def test_where_it_cannot_be_whole_nothing_is_written(committed, tmp_path, monkeypatch):
    make_document(make_world().board)
    path = made(tmp_path / "kept")
    with elsewhere(tmp_path):
        for module, name, here, words in (
            (restoring, "server_version", 14, "this server is 14"),
            (contents, "stores", {"default": default_storage}, "store “documents”"),
        ):
            with monkeypatch.context() as patched:
                patched.setattr(module, name, lambda here=here: here)
                with pytest.raises(BackupRefused, match=words):
                    restoring.restore(path, "", quiet)
        (tmp_path / "documents/a").mkdir(parents=True)
        (tmp_path / "documents/a/b.pdf").touch()

        with pytest.raises(BackupRefused, match=r"a/b\.pdf"):
            restoring.restore(path, "", quiet)

        assert restoring._tables() == []
        assert len(files_there()) == 1


def opened(home: Page) -> tuple[set[int], set[int]]:
    """The pages and the files that the public may have, as the database says."""
    pages = ask("SELECT id FROM wall.opened_pages")
    return {key for (key,) in pages}, {
        file.pk
        for file in BoardDocument.objects.all()
        if is_publicly_available(file, home)
    }


def let_out(dues: list[Due]) -> tuple[set[int], set[int]]:
    """What they have let out and nobody has withdrawn: each as a whole, or nothing."""
    pages: set[int] = set()
    files: set[int] = set()
    for due in dues:
        release = Release.objects.filter(pk=due.release.pk).first()
        if release is None or release.state != ReleaseState.RELEASED:
            continue
        for page, file in zip(due.pages, due.files, strict=True):
            gone = Withdrawal.objects.filter(page=page.pk).exists()
            pages |= set() if gone else {page.pk}
            files |= set() if gone else {file.pk}
    return pages, files


@pytest.mark.timeout(180 * RUNS + 240)
def test_a_backup_made_while_people_work_is_what_was_so_at_one_moment(
    committed, tmp_path, monkeypatch
):
    monkeypatch.setattr("cms.stored_files.SOON", timedelta())
    world = make_world()
    home = world.board.home
    kept = [make_document(world.board) for _number in range(5)]
    dues = [make_due(world) for _run in range(RUNS)]
    for due in dues:
        passed(due, hours=1)
    before, _none = opened(home)
    ended, turn, done = threading.Event(), threading.Semaphore(0), []

    def release_and_withdraw(due: Due) -> None:
        passed(due, hours=-1)
        list(scheduler.run(timezone.now()))
        page = Page.objects.get(pk=due.pages[0].pk).specific
        withdraw(page, world.approver, Words("Gone", "We mend it.", "A"))
        done.append(due)

    def work() -> None:
        try:
            while not ended.is_set():
                kept.append(make_document(world.board))
                BoardDocument.objects.get(pk=kept.pop(0).pk).delete()
                do_tasks_that_wait()
                if turn.acquire(blocking=False):
                    release_and_withdraw(dues[len(done)])
        finally:
            connection.close()

    def wait_for_a_turn(line: str) -> None:
        if line.startswith("Database"):
            wait_until(lambda: len(done) > len(paths), "somebody publishes meanwhile")

    worker = threading.Thread(target=work)
    worker.start()
    paths: list[Path] = []
    try:
        for _run in range(RUNS):
            turn.release()
            paths.append(made(tmp_path / "kept", wait_for_a_turn))
    finally:
        ended.set()
        worker.join()

    assert len(paths) == RUNS
    for number, path in enumerate(paths):
        with elsewhere(tmp_path / str(number)):
            restoring.restore(path, "", quiet)
            call_command("check", databases=["default"])
            assert set(files()) == files_there()
            assert len(files_there()) >= 5
            pages, open_files = let_out(dues)
            assert opened(home) == (before | pages, open_files)
            told(f"{path.name}: {len(files_there())} files, {len(open_files)} public")
