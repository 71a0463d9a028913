"""`manage.py open_board`: a new board from a file that says what it is."""

import json
import tomllib
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import BaseCommand, CommandError
from django.db import transaction
from django.utils.datastructures import MultiValueDict

from home.opening.forms import OpeningForm
from home.opening.spec import EXAMPLE, described, form_data
from home.provisioning import OpenedBoard, open_board


class Command(BaseCommand):
    help = (
        "Opens a board from a TOML or JSON file: the same as the form of the CMS, with "
        "the same checks. One transaction: what fails leaves nothing behind."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("spec", nargs="?", help="The file, .toml or .json.")
        parser.add_argument(
            "--check",
            action="store_true",
            help="Say what would be made, and change nothing.",
        )
        parser.add_argument(
            "--example", action="store_true", help="Print a file to start from."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["example"]:
            self.stdout.write(EXAMPLE, ending="")
            return
        if not options["spec"]:
            raise CommandError("Name a file, or ask for one to start from: --example.")
        form = self._form(Path(options["spec"]))
        with transaction.atomic():
            self._say(self._open(form), check=options["check"])
            transaction.set_rollback(options["check"])

    def _form(self, path: Path) -> OpeningForm:
        try:
            data, logo = form_data(_read(path))
            files = _files(path.parent / logo) if logo else None
        except (OSError, ValueError) as error:
            raise CommandError(f"{path} cannot be read: {error}") from error
        form = OpeningForm(data, files)
        if not form.is_valid():
            raise CommandError(_errors(form))
        return form

    def _open(self, form: OpeningForm) -> OpenedBoard:
        try:
            return open_board(**form.facts())
        except ValidationError as error:
            form.add_errors(error)
            raise CommandError(_errors(form)) from error

    def _say(self, opened: OpenedBoard, *, check: bool) -> None:
        board = opened.board
        self.stdout.write("Would open:" if check else "Opened:")
        for line in described(board):
            self.stdout.write(f"  {line}")
        if check:
            self.stdout.write("Nothing has been changed.")
        else:
            self.stdout.write(f"The board's number is {board.pk}.")


def _read(path: Path) -> dict[str, Any]:
    text = path.read_text(encoding="utf-8")
    spec = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    if not isinstance(spec, dict):
        raise ValueError("it has to name fields.")
    return spec


def _files(logo: Path) -> MultiValueDict:
    return MultiValueDict({"logo": [SimpleUploadedFile(logo.name, logo.read_bytes())]})


def _errors(form: OpeningForm) -> str:
    lines = [
        f"  {name}: {' '.join(str(message) for message in messages)}"
        for name, messages in form.errors.items()
    ]
    return "\n".join(["The board was not opened.", *lines])
