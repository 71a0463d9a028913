"""`manage.py archive BOARD`: its site, files and record, to be read from disk."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from boards.models import Board
from boards.publishing.archives.making import CannotArchive, make_archive
from cms.tenancy.scope import widen_to_everything


class Command(BaseCommand):
    help = (
        "Writes what the public may read of one board into a zip: pages in all "
        "languages, files, the record as CSV and JSON, and the checksums of BagIt. It "
        "is opened from disk by its index.html."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("board", help="Its address on the web, or its key.")
        parser.add_argument("--to", type=Path, help="The zip; else named for the day.")
        parser.add_argument(
            "--with-drafts",
            action="store_true",
            help="Also what the public may not read. The board's history names it.",
        )

        parser.add_argument(
            "--warc",
            action="store_true",
            help="Also NAME.warc.gz beside it: what the public may read, in the form "
            "that web archives take in.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        widen_to_everything()
        wanted = options["board"]
        by = {"pk": wanted} if wanted.isdecimal() else {"hostname": wanted}
        board = Board.objects.filter(**by).first()
        if board is None:
            raise CommandError(f"No board is {wanted}: `manage.py hosts` lists them.")
        name = f"{board.hostname}-{timezone.localdate():%Y-%m-%d}.zip"
        to = options["to"] or Path(name)
        warc = to.with_suffix(".warc.gz") if options["warc"] else None
        for path in (to, warc):
            if path and path.exists():
                raise CommandError(f"{path} is there already: name another with --to.")
        try:
            made = make_archive(
                board,
                to,
                self.stdout.write,
                with_drafts=options["with_drafts"],
                warc=warc,
                by=None,
            )
        except CannotArchive as reason:
            raise CommandError(str(reason)) from reason
        drafts = f", {made.drafts} drafts" if options["with_drafts"] else ""
        beside = f"; {warc}" if warc else ""
        self.stdout.write(f"{to}: {made.pages} pages{drafts}{beside}")
