"""`manage.py backup`: the database and its files, as they are at one moment."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from cms.backups.checking import check, check_hash
from cms.backups.keep_rules import Keep, backups_in, forget_old
from cms.backups.making import make
from cms.backups.places import S3, Place, place_of
from cms.backups.refusals import BackupRefused
from cms.tenancy.scope import widen_to_everything

# With a day's backup this one is late.
OLDEST = timedelta(hours=26)


class Command(BaseCommand):
    help = (
        "Copies the database and all files, as they were at one moment, into one file "
        "of a place, while everybody works; then deletes what the rules of keeping "
        "leave out. Ended in the middle it leaves nothing that counts: run it again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "place",
            nargs="?",
            default=settings.BACKUPS_ROOT,
            help="A folder, or s3://bucket/folder. BACKUPS_ROOT where nothing is said.",
        )
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
        address = options["place"]
        widen_to_everything()
        try:
            place = place_of(address)
            if options["verify"]:
                self._verify(place, options["key"])
                return
            if address.startswith(S3) and not options["to"]:
                raise CommandError(
                    "A backup leaves this machine for a bucket encrypted, or not at "
                    "all: BACKUP_KEY names no key."
                )
            self._make(place, options["to"])
        except BackupRefused as refused:
            raise CommandError(str(refused)) from refused
        except KeyboardInterrupt:
            self.stderr.write("Interrupted: there is no backup of this time.")
            raise

    def _make(self, place: Place, recipient: str) -> None:
        name = make(place, recipient, self.stdout.write)
        if not recipient:
            self.stdout.write("It is not encrypted: BACKUP_KEY names no key.")
        self.stdout.write(f"{name} in {place} ({place.size(name) >> 20:,} MB)")
        keep = Keep(
            settings.BACKUP_DAYS_KEPT,
            settings.BACKUP_WEEKS_KEPT,
            settings.BACKUP_MONTHS_KEPT,
        )
        for old in forget_old(place, keep):
            self.stdout.write(f"Deleted, as no rule keeps it: {old}")

    def _verify(self, place: Place, key: str) -> None:
        there = backups_in(place)
        if not there:
            raise CommandError(f"There is no backup in {place}.")
        newest = max(there)
        name = there[newest]
        check_hash(place, name)
        if key or name.endswith(".tar"):
            with place.at_hand(name) as path:
                for line in check(path, key).in_words():
                    self.stdout.write(line)
        else:
            self.stdout.write(f"{name} is what was written. It is closed here.")
        if timezone.now() - newest > OLDEST:
            raise CommandError(
                f"The newest backup is of {newest:%d %B %Y %H:%M} UTC: none was made "
                "since."
            )
