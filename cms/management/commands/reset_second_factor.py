"""`manage.py reset_second_factor`: for an administrator who has lost theirs."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError

from cms.users.models import User
from cms.users.second_factor.forgetting import begin_anew


class Command(BaseCommand):
    help = (
        "Takes back the second step of somebody's login, their password and all their "
        "sessions. They ask for a new password on the page where they log in, or an "
        "administrator gets a link by create_administrator; then they set up a second "
        "step anew. Be sure first that it is they who ask."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="What they log in with.")

    def handle(self, *args: object, **options: Any) -> None:
        email = options["email"].strip()
        person = User.objects.filter(email__iexact=email).first()
        if person is None:
            raise CommandError(f"Nobody logs in with {email}.")
        begin_anew(person)
        self.stdout.write(
            f"{person.email} has no second step and no password any more, and is "
            "logged out everywhere. They were told by mail."
        )
