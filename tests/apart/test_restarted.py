"""The service starts again under its readers, and each of them gets an answer."""

import socket
import threading
from http.client import HTTPConnection

from django.conf import settings

from tests.apart.databases import connected_to, own_database
from tests.apart.gunicorn import begin
from tests.apart.workers import wait_until
from tests.factories import host_of, make_board


def test_while_the_service_starts_again_who_asks_waits_and_is_answered(
    django_db_setup, django_db_blocker, monkeypatch
):
    monkeypatch.setenv("FILES_OF_TEST", str(settings.MEDIA_ROOT.parent))
    answers: list[int] = []
    is_over = threading.Event()
    with (
        django_db_blocker.unblock(),
        own_database() as name,
        connected_to(name),
        # As systemd keeps it: it listens while nobody takes.
        socket.create_server(("127.0.0.1", 0), backlog=128) as listening,
    ):
        host, port = host_of(make_board()), listening.getsockname()[1]

        def read() -> None:
            while not is_over.is_set():
                asking = HTTPConnection("127.0.0.1", port, timeout=120)
                asking.request(
                    "GET", "/", headers={"Host": host, "Connection": "close"}
                )
                answers.append(asking.getresponse().status)
                asking.close()

        first = begin(listening, name)
        readers = [threading.Thread(target=read) for _reader in range(4)]
        for reader in readers:
            reader.start()
        try:
            wait_until(lambda: len(answers) > 20, "somebody is answered")
            first.terminate()
            first.wait(40)
            before = len(answers)
            second = begin(listening, name)
            wait_until(lambda: len(answers) > before + 20, "they are answered again")
        finally:
            is_over.set()
            for reader in readers:
                reader.join(120)
            for server in (first, second):
                server.terminate()
                server.wait(40)

    assert set(answers) == {200}
