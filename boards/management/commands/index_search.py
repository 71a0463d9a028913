"""`manage.py index_search`: has the search know pages and the words of files."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError

from boards.models import Board, FileText
from boards.publishing.file_checks.texts import read_text, without_text
from boards.publishing.find.missing import index_pages, pages_to_index


class Command(BaseCommand):
    help = (
        "Reads what the search does not know yet: pages, and the words of files. "
        "Stopped with Ctrl-C it goes on where it was when it is started again. The "
        "daily command does the same."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--board", help="The address of one board on the web.")
        parser.add_argument(
            "--again", action="store_true", help="Also what the search knows already."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        board, again = self._board(options["board"]), options["again"]
        try:
            keys = pages_to_index(board, again=again)
            for done, page in enumerate(index_pages(keys), 1):
                self.stdout.write(f"[{done}/{len(keys)}] {page}")
            files = list(without_text(board, again=again))
            for done, document in enumerate(files, 1):
                text = read_text(document)
                self.stdout.write(f"[{done}/{len(files)}] {document}: {_said(text)}")
        except KeyboardInterrupt:
            self.stdout.write("Stopped. Start it again to go on.")
            return
        self.stdout.write(f"{len(keys)} pages and {len(files)} files read.")

    def _board(self, host: str | None) -> Board | None:
        if not host:
            return None
        board = Board.objects.filter(hostname=host).first()
        if board is None:
            raise CommandError(f"No board has the address {host}.")
        return board


def _said(text: FileText) -> str:
    if text.state == FileText.State.FAILED:
        return f"not read ({text.failure})"
    return f"{text.passages} passages"
