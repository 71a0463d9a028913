"""`manage.py check_file`: the check of files without a board, for whoever tries it."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError

from boards.publishing.file_checks.finding_locations import places_of
from boards.publishing.file_checks.refusals import way_out, why_not_made, why_refused
from boards.publishing.file_checks.wording import is_serious, words_of
from cms.reading import lists
from cms.reading.asking import Asked
from cms.reading.outside import UNREADABLE, read_apart

REFUSED, READ = "refused", "read"
_LISTED = "never_publish"


class Command(BaseCommand):
    help = (
        "Checks files that belong to no board, as an upload is checked. Ends with 0 "
        "when all were read, and with 1 when one was refused or could not be read."
    )
    # It reads files alone, and asks no database.
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument(
            "--never-publish",
            type=Path,
            metavar="WORDS.txt",
            help="Names and words that must not be in the files, one a line, in UTF-8.",
        )
        parser.add_argument(
            "--clean",
            type=Path,
            metavar="FOLDER",
            help="Put a cleaned copy of each file there, where one can be made.",
        )
        parser.add_argument(
            "--json", action="store_true", help="Answer in JSON, one object a file."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        listed = _words_in(options["never_publish"])
        answers = []
        for path in options["files"]:
            answer = _about(path, listed, options["clean"])
            answers.append(answer)
            self._say(answer, as_json=options["json"])
        if any(answer["state"] != READ for answer in answers):
            sys.exit(1)

    def _say(self, answer: dict[str, Any], *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
            return
        self.stdout.write(f"{answer['file']}: {answer['state']}")
        if why := answer.get("why"):
            self.stdout.write(f"    {why}")
        for finding in answer["findings"]:
            mark = "!" if finding["serious"] else "-"
            where = "; ".join(finding["where"])
            self.stdout.write(
                f"  {mark} {finding['title']} ({finding['count']}) {where}".rstrip()
            )
        if answer["cleaned"]:
            self.stdout.write(f"    cleaned: {answer['cleaned']}")


def _words_in(path: Path | None) -> list[str]:
    if path is None:
        return []
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"The list {path} cannot be read: {error}") from error


def _about(path: Path, listed: list[str], folder: Path | None) -> dict[str, Any]:
    """Everything that is said of one file, as data."""
    answer: dict[str, Any] = {"file": str(path), "state": READ, "why": ""}
    answer |= {"findings": [], "facts": {}, "cleaned": ""}
    try:
        answer |= _read(path, _asked(path, listed))
        if folder is not None and answer["state"] == READ:
            answer["cleaned"] = _cleaned(path, listed, folder)
    except OSError as error:
        why = f"It cannot be opened: {error.strerror}"
        answer |= {"state": UNREADABLE, "why": why}
    return answer


def _read(path: Path, asked: Asked) -> dict[str, Any]:
    with path.open("rb") as content, read_apart(content, asked) as answer:
        if answer.refused or answer.report is None:
            return _refusal(answer.refused)
        found = [_finding(one) for one in answer.report["findings"]]
        return {"findings": found, "facts": answer.report["facts"]}


def _asked(path: Path, listed: list[str], *, cleans: bool = False) -> Asked:
    asked = Asked(ending=path.suffix.lower().lstrip("."), cleans=cleans)
    asked.names = [path.name]
    lists.tell(listed, asked)
    return asked


def _refusal(code: str) -> dict[str, Any]:
    state = UNREADABLE if code in ("", UNREADABLE) else REFUSED
    return {"state": state, "why": f"{why_refused(code)} {way_out(code)}"}


def _finding(finding: dict[str, Any]) -> dict[str, Any]:
    key, _colon, entry = finding["key"].partition(":")
    said = {
        "key": key,
        "serious": is_serious(finding["key"]),
        "title": str(words_of(finding["key"]).title),
        "count": finding["count"],
        "where": places_of(finding),
    }
    # The line of the list, and never its words: a report may be passed on.
    return said | ({"line": int(entry)} if key == _LISTED else {})


def _cleaned(path: Path, listed: list[str], folder: Path) -> str:
    """Where the cleaned copy was put, or why there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{path.stem}-cleaned{path.suffix}"
    with path.open("rb") as content:
        asked = _asked(path, listed, cleans=True)
        with read_apart(content, asked) as answer:
            if answer.cleaned is None:
                return why_not_made(answer.refused)
            target.write_bytes(answer.cleaned.read_bytes())
    return str(target)
