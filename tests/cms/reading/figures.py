"""The figures of the check on its corpus: `python -m tests.cms.reading.figures`."""

from pathlib import Path

from tests.cms.reading.asking import INFORMATION, keys_of, report_on
from tests.cms.reading.corpus import CLEAN, PLANTED, Case

SAMPLES = Path(__file__).resolve().parents[3] / "home" / "demo_files"


def main() -> None:
    samples = [
        Case(path.name, path.read_bytes, "", path.suffix[1:])
        for path in sorted(SAMPLES.iterdir())
    ]
    missed = [case.name for case in PLANTED if case.finds not in _found(case)]
    alarms = [case.name for case in [*CLEAN, *samples] if _found(case) - INFORMATION]
    print(f"planted: {len(PLANTED)}, found: {len(PLANTED) - len(missed)}", missed or "")
    clean = len(CLEAN) + len(samples)
    print(f"clean: {clean}, false alarms: {len(alarms)}", alarms or "")


def _found(case: Case) -> set[str]:
    return keys_of(report_on(case.make(), case.ending))


if __name__ == "__main__":
    main()
