"""`manage.py daily`: what is due is mailed, and the day's other work is done."""

from typing import Any

from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from boards.publishing.deadlines.daily import Outcome, run
from cms.tenancy.scope import widen_to_everything


class Command(BaseCommand):
    help = (
        "Mails each board's managers and approvers what is due for it, and does the "
        "other daily work. Start it once a day. Running it again, or twice at once, "
        "sends nothing twice; after an interruption it goes on where it was."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        # It works on every board, one after the other.
        widen_to_everything()
        outcome = Outcome()
        try:
            for line in run(timezone.localdate(), outcome):
                self.stdout.write(line)
        except KeyboardInterrupt:
            self.stderr.write("Interrupted. Run it again: it goes on from here.")
            return
        if outcome.failures:
            raise CommandError(f"{outcome.failures} of these steps failed.")
