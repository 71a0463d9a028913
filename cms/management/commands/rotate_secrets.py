"""`manage.py rotate_secrets`: what was made with earlier keys goes on with the new."""

from typing import Any

from django.core.management import BaseCommand

from cms.rotation import take_over
from cms.tenancy.scope import widen_to_everything


class Command(BaseCommand):
    help = (
        "Takes over to the present DJANGO_SECRET_KEY and NEVER_PUBLISH_KEY what was "
        "made with those before (…_BEFORE): secrets of apps, and the never-publish "
        "lists. Nothing is lost by it, and it may be run twice. deploy/renew-secrets "
        "does all of a change."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        widen_to_everything()
        for line in take_over():
            self.stdout.write(line)
