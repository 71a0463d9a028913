"""`manage.py interface_words`: catalogues that fit the code, and what they lack."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError

from cms.catalogues import files
from cms.catalogues.collecting import public_words
from cms.catalogues.faults import faults_of


class Command(BaseCommand):
    help = (
        "Collects the words that the public reads, writes them into the catalogue of "
        "every language, and says what translators still have to do. Maintainers run "
        "it after they have changed a word, and translators after they have written."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "languages",
            nargs="*",
            help="Codes of languages; without any, all.",
        )
        parser.add_argument(
            "--check",
            action="store_true",
            help="Write nothing, and fail when a catalogue has a fault.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        words = public_words()
        chosen = options["languages"] or files.languages()
        unknown = set(chosen) - set(files.languages())
        if unknown:
            names = ", ".join(sorted(unknown))
            raise CommandError(f"No catalogue is kept for {names}.")
        if not options["check"]:
            files.write_template(words)
            files.compile_catalogue(files.OWN_ENGLISH)
            for language in chosen:
                files.update(language, words)
                files.compile_catalogue(language)
        found = [line for language in chosen for line in self._say(language, words)]
        if found and options["check"]:
            raise CommandError(f"The catalogues have {len(found)} faults.")

    def _say(self, language: str, words: Any) -> list[str]:
        found = faults_of(language, words)
        self.stdout.write(f"{language}: {len(words)} texts, {len(found)} faults")
        for line in found:
            self.stdout.write(f"  {line}")
        return found
