"""`manage.py demo`: the five demonstration boards."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand

from home import demo


class Command(BaseCommand):
    help = (
        "Opens the demonstration boards that are not there yet, with an editor each "
        "and an administrator. For development only: the password is in the code."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--force",
            action="store_true",
            help="Fill it although this is not a development server.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        demo.fill(self.stdout.write, force=options["force"])
        for email, may in demo.logins_in_use():
            self.stdout.write(f"  {email:<36} {may}")
        self.stdout.write(f"  Password: {demo.PASSWORD}")
