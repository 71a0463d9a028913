"""`manage.py alarm`: looks whether the service stands, and mails who looks after it."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from cms.alarms.telling import send, tell_of
from cms.alarms.watching import what_is_wrong


class Command(BaseCommand):
    help = (
        "Says what does not stand: a part of /readyz, a release that is late, a disk "
        "that is short, a backup that was not made. With ALARM_EMAILS it mails what is "
        "new, once, at once. Start it every few minutes."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--of",
            metavar="UNIT",
            help="Look at nothing: mail that this service has failed.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if unit := options["of"]:
                self._failed(unit)
                return
            wrong = what_is_wrong()
            for name, words in wrong.items():
                self.stdout.write(f"{name}: {words}")
            if settings.ALARM_EMAILS:
                tell_of(wrong, timezone.now())
        except OSError as error:
            raise CommandError(f"The alarm was not mailed: {error}") from error

    def _failed(self, unit: str) -> None:
        words = f"{unit} has failed. Its log: journalctl -u {unit}"
        self.stdout.write(words)
        if settings.ALARM_EMAILS:
            send(f"{unit} has failed", words)
