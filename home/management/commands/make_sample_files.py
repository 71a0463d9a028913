"""`manage.py make_sample_files`: for maintainers, after a change of the samples."""

from typing import Any

from django.core.management import BaseCommand, CommandError

from home.demo import sample_files


class Command(BaseCommand):
    help = "Makes the demonstration's sample files anew. Needs WeasyPrint."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made = sample_files.make_files()
        except (ImportError, OSError) as error:
            raise CommandError(
                f"WeasyPrint cannot start, so no file was made: {error}"
            ) from error
        for path in made:
            self.stdout.write(f"{path.stat().st_size:>6} bytes  {path.name}")
