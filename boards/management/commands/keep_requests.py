"""`manage.py keep_requests`: what requests for copies need day by day."""

from typing import Any

from django.core.management import BaseCommand

from boards.requests.delivery import unsent
from boards.requests.keeping import forget_old, send_again


class Command(BaseCommand):
    help = (
        "Mails boards the requests for copies that could not be mailed before, and "
        "deletes the personal data of old ones. Safe to run at any time, also twice."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Mailed: {send_again()}. Still waiting: {unsent().count()}.")
        self.stdout.write(f"Personal data deleted: {forget_old()}.")
