"""`manage.py check_files`: checks what has no check that holds."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.db.models import QuerySet

from boards.models import Board
from boards.publishing.file_checks.checks import reasons_against_release, run_check
from boards.publishing.file_checks.rechecking import files_of_board, unchecked
from cms.models import BoardDocument


class Command(BaseCommand):
    help = (
        "Checks the files that have not been checked yet, whose check was cut off, or "
        "knew less than one would know now. Stopped with Ctrl-C it goes on where it "
        "was when it is started again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--board", help="The address of one board on the web.")
        parser.add_argument(
            "--again", action="store_true", help="Check every file, also checked ones."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        documents = self._documents(options["board"])
        waiting = list(documents if options["again"] else unchecked(documents))
        blocked = done = 0
        try:
            for document in waiting:
                run_check(document)
                done += 1
                blocked += self._say(document, done, len(waiting))
        except KeyboardInterrupt:
            self.stdout.write("Stopped. Start it again to go on.")
        self.stdout.write(
            f"{done} of {len(waiting)} checked; {blocked} cannot go public as they are."
        )

    def _documents(self, host: str | None) -> QuerySet[BoardDocument]:
        if not host:
            return BoardDocument.objects.order_by("pk")
        board = Board.objects.filter(hostname=host).first()
        if board is None:
            raise CommandError(f"No board has the address {host}.")
        return files_of_board(board)

    def _say(self, document: BoardDocument, number: int, of: int) -> bool:
        reasons = reasons_against_release(document)
        self.stdout.write(f"[{number}/{of}] {document.title}: {len(reasons)} open")
        for reason in reasons:
            self.stdout.write(f"    {reason}")
        return bool(reasons)
