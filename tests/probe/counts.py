"""What the probe has asked, told at the end of a run: also of one in several processes.

Used as a plugin, since a process that only hands tests to others collects none.
"""

from typing import Any

import pytest

from tests.whole import WHOLE

SHORT = (
    "The manager was asked everything that can be read, and sent everything without "
    "a form. The editor, who is nobody, and who is of two boards were asked and sent "
    "a third of the kinds of addresses each, another third than the others, also of "
    "their own; the board's own editor was asked a third of what is compared with "
    "and without the wall. Each kind of form was spoilt in two of the ways. A "
    "browser looked at each type of page of the sixth board and of one of the five, "
    "and at every home page; axe and the keyboard at each in one of two widths. "
    "Everything: ./test --whole"
)
COUNTS: dict[str, str] = {}
KEY = "probe_counts"


def pytest_sessionfinish(session: pytest.Session) -> None:
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput[KEY] = COUNTS


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    COUNTS.update(getattr(node, "workeroutput", {}).get(KEY, {}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if COUNTS:
        terminalreporter.section("what the probe asked")
        if not WHOLE:
            terminalreporter.write_line(SHORT)
        for subject, count in sorted(COUNTS.items()):
            terminalreporter.write_line(f"{subject}: {count}")
