"""`manage.py restore`: a backup, put into an empty place."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError, call_command
from django.db import OperationalError

from cms.backups.checking import check
from cms.backups.places import parted
from cms.backups.refusals import BackupRefused
from cms.backups.restoring import restore


class Command(BaseCommand):
    help = (
        "Puts a backup into an empty database and empty stores of files, after it was "
        "read through. What would happen late or twice is held back for a person. "
        "Ended in the middle, it is run again with the same backup."
    )
    # The database may not let anybody in yet.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "backup", help="The file of a backup, or s3://bucket/folder/NAME."
        )
        parser.add_argument("--key", default="", help="A file with the secret key.")
        parser.add_argument(
            "--check", action="store_true", help="Only say what it holds."
        )
        parser.add_argument(
            "--as",
            dest="administrator",
            metavar="URL",
            default="",
            help="Make the database's roles first, as `database_roles --as` does.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            place, name = parted(options["backup"])
            with place.at_hand(name) as path:
                if options["check"]:
                    for line in check(path, options["key"]).in_words():
                        self.stdout.write(line)
                    return
                if options["administrator"]:
                    administrator = options["administrator"]
                    call_command("database_roles", administrator=administrator)
                restore(path, options["key"], self.stdout.write)
        except BackupRefused as refused:
            raise CommandError(str(refused)) from refused
        except OSError as error:
            raise CommandError(
                f"It could not go on: {error}. Mend that, and run it again."
            ) from error
        except OperationalError as error:
            raise CommandError(
                f"The database lets nobody in: {error}\nOn a server that has no roles "
                "yet, run what `manage.py database_roles` prints first."
            ) from error
        call_command("check", databases=["default"])
        self.stdout.write("Restored. Start the services.")
