"""Mail servers that listen on loopback, for as long as a test needs them."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class MailServer(socketserver.ThreadingTCPServer):
    """Takes mails, or says to each of them what it is told to say.

    answer: to the recipients, as `250 ok`; empty for one that takes a connection and
    says nothing at all.
    """

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, answer: str) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.answer = answer
        self.taken: list[str] = []
        self.is_ending = threading.Event()

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class _Conversation(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        if not self.server.answer:
            self.server.is_ending.wait()
            return
        self._say("220 ready")
        for line in self.rfile:
            command = line.decode().strip().upper()
            if command.startswith("RCPT"):
                self._say(self.server.answer)
            elif command == "DATA":
                self._say("354 go on")
                self.server.taken.append(self._letter())
                self._say("250 ok")
            else:
                self._say("221 bye" if command == "QUIT" else "250 ok")

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())

    def _letter(self) -> str:
        lines = iter(lambda: self.rfile.readline().decode(), ".\r\n")
        return "".join(lines)


@contextmanager
def mail_server(answer: str = "250 ok") -> Iterator[MailServer]:
    with MailServer(answer) as server:
        threading.Thread(target=server.serve_forever, args=[0.02]).start()
        try:
            yield server
        finally:
            server.is_ending.set()
            server.shutdown()
