"""`manage.py create_administrator`: an administrator, who chooses a password alone."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError
from django.core.validators import validate_email
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from cms.users.models import User


class Command(BaseCommand):
    help = (
        "Makes an administrator of the platform and prints the link by which they "
        "choose their password. Run again, it prints a new link; for somebody who is "
        "no administrator it changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="What they log in with.")

    def handle(self, *args: object, **options: Any) -> None:
        email = options["email"].strip().lower()
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"“{email}” is no email address.") from error
        person = User.objects.filter(email__iexact=email).first()
        if person is None:
            # Nobody knows it. Wagtail resets only what can be logged in with.
            person = User.objects.create_superuser(email, get_random_string(40))
        if not person.is_superuser:
            raise CommandError(
                f"{email} works for a board, and is no administrator. An administrator "
                "makes them one in the CMS; or name another address."
            )
        key = urlsafe_base64_encode(force_bytes(person.pk))
        token = default_token_generator.make_token(person)
        path = reverse("wagtailadmin_password_reset_confirm", args=[key, token])
        self.stdout.write(f"{email} is an administrator, and chooses a password here:")
        self.stdout.write(f"{settings.WAGTAILADMIN_BASE_URL}{path}")
        self.stdout.write(
            f"The link works once, for {settings.PASSWORD_RESET_TIMEOUT // 3600} hours."
        )
