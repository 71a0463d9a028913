"""Runs the tests that should notice a mutation, and says whether they did."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.mutations.copies import Copy
from tests.mutations.declaration import Mutation

KILLED, SURVIVED = "killed", "survived"
DOES_NOT_APPLY, FAILED = "does not apply", "failed without a word on it"
LONGEST = 30 * 60  # seconds
PYTHON = (".venv/bin/python", "-m")
WITH_DATABASE = (*PYTHON, "cms.local_postgres", "--tests")
PYTEST = (*PYTHON, "pytest", "-x", "-q", "--no-header")
OF_TEMPLATES = (*WITH_DATABASE, *PYTHON, "tests.mutations.template")
SETTINGS = {"DJANGO_SETTINGS_MODULE": "cms.settings.test"}
# At the end of what pytest says.
COUNTS = re.compile(r"(\d+) (passed|failed|errors?|skipped)")
FIRST = re.compile(r"^(?:FAILED|ERROR) (\S+::.+?)(?: - .*)?$", re.MULTILINE)


@dataclass(frozen=True)
class Outcome:
    """What became of it. noticed_by: the first test that failed; or why none ran."""

    what: str
    noticed_by: str = ""
    seconds: int = 0

    as_dict = asdict


def try_out(mutation: Mutation, copy: Copy, names: dict[str, str]) -> Outcome:
    """Put a mutation into a copy and run its tests there.

    names: what files are called in the copy, where that is something else.
    """
    file = names.get(mutation.file, mutation.file)
    text = copy.text_of(file)
    problem = "there is no such file" if text is None else mutation.problem(text)
    tests = _tests_there(mutation, copy, names)
    if text is None or problem or not tests:
        return Outcome(DOES_NOT_APPLY, problem or "none of its tests are there")
    begun = time.monotonic()
    kept = _template(copy) if mutation.is_of_the_database else ""
    with copy.with_text(file, mutation.applied(text)):
        if kept:
            _template(copy, kept)
        what, by = _run(copy.place, tests)
    return Outcome(what, by, round(time.monotonic() - begun))


def _template(copy: Copy, *kept: str) -> str:
    """Has the database's template made the short way, where the copy knows one."""
    if copy.text_of("tests/mutations/template.py") is None:
        return ""
    done = subprocess.run(
        [*OF_TEMPLATES, *kept],
        cwd=copy.place,
        env={**os.environ, **SETTINGS},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    return done.stdout.strip()


def _tests_there(
    mutation: Mutation, copy: Copy, names: dict[str, str]
) -> dict[str, None]:
    """The tests as the copy has them; by their files, where those have other names."""
    found: dict[str, None] = {}
    for test in mutation.tests:
        file, _colons, _name = test.partition("::")
        there = names.get(file, file)
        if copy.text_of(there) is not None:
            found[test if there == file else there] = None
    return found


def _run(place: Path, tests: dict[str, None]) -> tuple[str, str]:
    try:
        done = subprocess.run(
            [*WITH_DATABASE, *PYTEST, *tests],
            cwd=place,
            env={name: it for name, it in os.environ.items() if name != "CI"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=LONGEST,
        )
    except subprocess.TimeoutExpired:
        return FAILED, f"not done after {LONGEST} seconds"
    last = [line for line in done.stdout.splitlines() if COUNTS.search(line)][-1:]
    counts = {what: int(many) for many, what in COUNTS.findall("".join(last))}
    first = FIRST.search(done.stdout)
    by = first[1] if first else ""
    if done.returncode == 0 and counts.get("passed"):
        return SURVIVED, ""
    if done.returncode == 1 and counts.get("failed"):
        return KILLED, by
    return FAILED, by or done.stdout[-2000:]


@contextmanager
def database_of(copy: Copy) -> Iterator[None]:
    """Keep the copy's own server of databases up from one mutation to the next."""
    with subprocess.Popen(
        [*WITH_DATABASE, "cat"],
        cwd=copy.place,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=sys.stderr,
        start_new_session=True,
    ) as held:
        try:
            yield
        finally:
            if held.stdin:
                held.stdin.close()
            held.wait()
