"""`manage.py backup`: the database and its files, as they are at one moment."""

from argparse import ArgumentParser
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from cms.backups.checking import check, check_hash
from cms.backups.keep_rules import Keep, backups_in, forget_old
from cms.backups.making import make
from cms.backups.refusals import BackupRefused
from cms.tenancy.scope import widen_to_everything

# With a day's backup this one is late.
OLDEST = timedelta(hours=26)


class Command(BaseCommand):
    help = (
        "Copies the database and all files, as they were at one moment, into one file "
        "of a folder, while everybody works; then deletes what the rules of keeping "
        "leave out. Ended in the middle it leaves nothing that counts: run it again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", nargs="?", default=settings.BACKUPS_ROOT)
        parser.add_argument(
            "--to",
            metavar="KEY",
            default=settings.BACKUP_KEY,
            help="Encrypt it for this public key: age1…, or a file with one of age or "
            "GPG. BACKUP_KEY where nothing is said.",
        )
        parser.add_argument(
            "--verify",
            action="store_true",
            help="Make none: read the newest one, and fail when it is not what was "
            "written, or is older than a day. With --key all of it is read.",
        )
        parser.add_argument("--key", default="", help="A file with the secret key.")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(options["folder"])
        widen_to_everything()
        try:
            if options["verify"]:
                self._verify(folder, options["key"])
            else:
                self._make(folder, options["to"])
        except BackupRefused as refused:
            raise CommandError(str(refused)) from refused
        except KeyboardInterrupt:
            self.stderr.write("Interrupted: there is no backup of this time.")
            raise

    def _make(self, folder: Path, recipient: str) -> None:
        path = make(folder, recipient, self.stdout.write)
        if not recipient:
            self.stdout.write("It is not encrypted: BACKUP_KEY names no key.")
        self.stdout.write(f"{path} ({path.stat().st_size >> 20:,} MB)")
        keep = Keep(
            settings.BACKUP_DAYS_KEPT,
            settings.BACKUP_WEEKS_KEPT,
            settings.BACKUP_MONTHS_KEPT,
        )
        for old in forget_old(folder, keep):
            self.stdout.write(f"Deleted, as no rule keeps it: {old.name}")

    def _verify(self, folder: Path, key: str) -> None:
        there = backups_in(folder)
        if not there:
            raise CommandError(f"There is no backup in {folder}.")
        newest = max(there)
        path = there[newest]
        check_hash(path)
        if key or path.suffix == ".tar":
            for line in check(path, key).in_words():
                self.stdout.write(line)
        else:
            self.stdout.write(f"{path.name} is what was written. It is closed here.")
        if timezone.now() - newest > OLDEST:
            raise CommandError(
                f"The newest backup is of {newest:%d %B %Y %H:%M} UTC: none was made "
                "since."
            )
