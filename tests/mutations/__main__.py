"""The command: which mutations, over which revision, and what became of each."""

import argparse
import hashlib
import json
import signal
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.mutations.copies import FOLDER, Copy, copy_of, copy_of_now, renamed_since
from tests.mutations.declaration import Mutation
from tests.mutations.register import MUTATIONS
from tests.mutations.running import (
    DOES_NOT_APPLY,
    KILLED,
    Outcome,
    database_of,
    try_out,
)

# Of a revision where files had other names, what cannot be put in is no fault.
FINE = {KILLED}
FINE_ELSEWHERE = {KILLED, DOES_NOT_APPLY}


class Results:
    """What became of mutations, kept so that a run that was interrupted goes on.

    Good as long as what a mutation says, its file and its tests are the same.
    """

    def __init__(self, copy: Copy, names: dict[str, str]) -> None:
        self.copy, self.names = copy, names
        self.file = FOLDER / f"{copy.place.name}.json"
        there = self.file.exists()
        self.known = json.loads(self.file.read_text()) if there else {}

    def of(self, mutation: Mutation) -> Outcome | None:
        known = self.known.get(self._key(mutation))
        return Outcome(**known) if known else None

    def note(self, mutation: Mutation, outcome: Outcome) -> None:
        self.known[self._key(mutation)] = outcome.as_dict()
        self.file.write_text(json.dumps(self.known, indent=1))

    def _key(self, mutation: Mutation) -> str:
        places = (mutation.file, *mutation.tests)
        files = [place.partition("::")[0] for place in places]
        texts = [self.copy.text_of(self.names.get(file, file)) for file in files]
        said = json.dumps([mutation.old, mutation.new, mutation.tests, texts])
        return f"{mutation.name} {hashlib.sha256(said.encode()).hexdigest()[:16]}"


def chosen(names: Iterable[str]) -> list[Mutation]:
    """Those that are named, as they are; or all, by areas, with those of SQL last."""
    wanted = set(names)
    if unknown := wanted - {mutation.name for mutation in MUTATIONS}:
        sys.exit(f"There is no mutation called {', '.join(sorted(unknown))}.")
    if wanted:
        by_name = {mutation.name: mutation for mutation in MUTATIONS}
        return [by_name[name] for name in dict.fromkeys(names)]
    return sorted(MUTATIONS, key=lambda one: one.is_of_the_database)


def main() -> int:
    asked = _arguments()
    mutations = chosen(asked.names)
    if asked.list:
        for one in mutations:
            print(f"{one.name}: {one.rule} ({one.file})")
        return 0
    copy = copy_of(asked.against) if asked.against else copy_of_now()
    names = renamed_since(asked.against) if asked.against else {}
    results = Results(copy, names)
    with database_of(copy):
        outcomes = _try_all(mutations, results, again=asked.again or asked.names)
    return _sum_up(outcomes, FINE_ELSEWHERE if asked.against else FINE)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog=f"{Path(sys.executable).name} -m tests.mutations"
    )
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--list", action="store_true", help="only say what there is")
    parser.add_argument(
        "--again", action="store_true", help="also those whose outcome is known"
    )
    parser.add_argument(
        "--against", metavar="REV", help="over another revision and its tests"
    )
    return parser.parse_args()


def _try_all(
    mutations: list[Mutation], results: Results, *, again: bool
) -> dict[str, Outcome]:
    outcomes = {}
    for number, mutation in enumerate(mutations, start=1):
        known = None if again else results.of(mutation)
        outcome = known or try_out(mutation, results.copy, results.names)
        results.note(mutation, outcome)
        outcomes[mutation.name] = outcome
        print(
            f"{number}/{len(mutations)} {mutation.name}: {outcome.what}"
            f"{' (known)' if known else ''} in {outcome.seconds} s"
            f"{f', {outcome.noticed_by}' if outcome.noticed_by else ''}",
            flush=True,
        )
    return outcomes


def _sum_up(outcomes: dict[str, Outcome], fine: set[str]) -> int:
    wrong = [name for name, outcome in outcomes.items() if outcome.what not in fine]
    killed = sum(outcome.what == KILLED for outcome in outcomes.values())
    seconds = sum(outcome.seconds for outcome in outcomes.values())
    print(f"{killed} of {len(outcomes)} killed in {seconds} s.")
    if wrong:
        print(f"Not noticed, or not tried: {', '.join(wrong)}.")
    return 1 if wrong else 0


def _interrupted(*_signal: object) -> None:
    # What runs is ended on the way out, and the copy put right at the next start.
    sys.exit("Interrupted. Run again, it goes on where it was.")


if __name__ == "__main__":
    signal.signal(signal.SIGINT, _interrupted)
    signal.signal(signal.SIGTERM, _interrupted)
    sys.exit(main())
