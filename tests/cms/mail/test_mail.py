"""Mail leaves by the worker, is lost by no mail server, and is sent once."""

import socket
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as in_force
from django.core.mail import EmailMessage, send_mail
from django.db import transaction
from django.test import override_settings
from django.utils import timezone
from django_tasks import task_backends
from django_tasks.base import TaskResultStatus

from cms.mail.forgetting import forget_old_mails
from cms.mail.sending import send_stored
from cms.mail.storing import nobody_is_told
from cms.models import StoredMail, StoredTask
from cms.tasks.locks import Locks
from cms.tasks.queue import Queue
from cms.tenancy.scope import NOTHING, in_scope
from tests.cms.mail.servers import MailServer, mail_server

pytestmark = pytest.mark.django_db

FAILED = TaskResultStatus.FAILED


@pytest.fixture(autouse=True)
def stored_mails() -> Iterator[None]:
    with override_settings(
        EMAIL_BACKEND="cms.mail.storing.StoredBackend",
        TASKS=in_force.STORED_TASKS,
        EMAIL_HOST="127.0.0.1",
        EMAIL_TIMEOUT=0.3,
    ):
        StoredTask.objects.all().delete()
        yield


def write(subject: str = "A thing is due") -> None:
    send_mail(subject, "Read it.", "from@board.example", ["to@board.example"])


def work() -> None:
    """What a worker does of what waits now."""
    queue = Queue(task_backends["default"], "mail", Locks())
    while row := queue.take():
        try:
            queue.finish(row, send_stored.call(*row.args))
        except OSError as error:
            queue.fail(row, error)
        finally:
            queue.locks.release(row.pk)


def at(server: MailServer) -> Any:
    return override_settings(EMAIL_PORT=server.port)


def nobody() -> Any:
    """A port at which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return override_settings(EMAIL_PORT=free.getsockname()[1])


def wait_is_over() -> None:
    StoredTask.objects.filter(state="READY").update(run_after=timezone.now())


def test_a_mail_leaves_once_and_nothing_of_it_is_kept():
    write("Für dich: a thing")
    with mail_server() as server, at(server):
        work()
        wait_is_over()
        work()

    (letter,) = server.taken
    assert "to@board.example" in letter
    assert "Read it." in letter
    assert "Message-ID:" in letter
    assert not StoredMail.objects.exists()
    assert "Read it" not in str(list(StoredTask.objects.values("args", "kwargs")))


def test_whoever_writes_a_mail_waits_for_no_mail_server():
    with mail_server("") as hangs, at(hangs):
        write()

        assert StoredMail.objects.count() == 1


def test_what_is_rolled_back_is_mailed_to_nobody():
    with transaction.atomic():
        write()
        transaction.set_rollback(True)

    assert not StoredMail.objects.exists()
    assert not StoredTask.objects.exists()


def test_a_mail_is_written_in_the_scope_of_a_board_that_sees_none():
    with in_scope(NOTHING):
        write()

    assert StoredMail.objects.count() == 1


@pytest.mark.parametrize(
    "away", [nobody, lambda: None, "451 later"], ids=["away", "hangs", "says later"]
)
def test_a_mail_that_no_server_took_leaves_when_one_is_there(
    away: str | Callable[[], Any],
):
    write()
    if away is nobody:
        with nobody():
            work()
    else:
        with mail_server(away if isinstance(away, str) else "") as server, at(server):
            work()

    assert StoredMail.objects.get().attempts == 1
    assert not StoredTask.objects.failed().exists()
    wait_is_over()
    with mail_server() as server, at(server):
        work()
    assert len(server.taken) == 1
    assert not StoredMail.objects.exists()


def test_a_mail_that_is_refused_for_good_is_a_failure_that_can_be_tried_again():
    write()
    with mail_server("550 nobody of that name") as server, at(server):
        for _attempt in range(3):
            work()
            wait_is_over()

    failed = StoredTask.objects.get(state=FAILED)
    assert "nobody of that name" in failed.why
    assert StoredMail.objects.count() == 1


def test_after_some_days_a_mail_is_a_failure(settings):
    write()
    StoredMail.objects.update(
        written_at=timezone.now() - timedelta(days=settings.MAIL_TRIED_DAYS, hours=1)
    )
    with nobody():
        for _attempt in range(3):
            work()
            wait_is_over()

    assert StoredTask.objects.filter(state=FAILED).count() == 1


def test_a_mail_with_a_file_is_refused_before_anything_is_kept():
    mail = EmailMessage("A", "b", None, ["to@board.example"])
    mail.attach("a.txt", "secret")

    with pytest.raises(ValueError, match="link"):
        mail.send()

    assert not StoredMail.objects.exists()


def test_mails_that_never_left_are_not_kept_for_ever(settings):
    write("old")
    days = settings.MAIL_TRIED_DAYS + settings.TASKS_KEPT_DAYS + 1
    StoredMail.objects.update(written_at=timezone.now() - timedelta(days=days))
    write("new")

    assert forget_old_mails() == 1
    assert StoredMail.objects.get().message["subject"] == "new"


def test_nobody_is_told_of_what_a_demonstration_does():
    with nobody_is_told():
        write()
    assert not StoredMail.objects.exists()
    assert not StoredTask.objects.exists()

    write()

    assert StoredMail.objects.count() == 1
