"""`manage.py person EMAIL`: what is known of somebody, and having it erased."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError

from boards.governance.staff.own_boards import boards_of
from cms.personal_data.erasing import erase
from cms.personal_data.finding import rows_that_name
from cms.tenancy.scope import widen_to_everything
from cms.users.models import User


class Command(BaseCommand):
    help = (
        "Says in which tables an email address stands. With --erase everything that "
        "names it is emptied, and its login closed; what the person did stays, with "
        "their name as long as the audit keeps names."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--erase", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        widen_to_everything()
        email = options["email"].strip().lower()
        if "@" not in email:
            raise CommandError("Name an email address.")
        if options["erase"]:
            self._refuse_who_works_here(email)
            for what, number in erase(email).items():
                self.stdout.write(f"{what}: {number}")
        self._say_where(email, erased=options["erase"])

    def _refuse_who_works_here(self, email: str) -> None:
        person = User.objects.filter(email__iexact=email).first()
        if person is None:
            return
        if person.is_superuser:
            raise CommandError(f"{email} is an administrator: take that back before.")
        if boards := boards_of(person):
            names = ", ".join(board.title for board in boards)
            raise CommandError(
                f"{email} works for {names}: a manager removes them there before."
            )

    def _say_where(self, email: str, *, erased: bool) -> None:
        found = rows_that_name(email)
        for one in found:
            self.stdout.write(f"{one.what} ({one.table}): {one.rows}")
        if not found:
            self.stdout.write(f"{email} stands in no table.")
        elif erased:
            raise CommandError(
                "It still stands there. In pages, versions and files it is a board's "
                "words: its editors change them."
            )
