"""What the probe has asked, told at the end of a run: also of one in several processes.

Used as a plugin, since a process that only hands tests to others collects none.
"""

from typing import Any

import pytest

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
        for subject, count in sorted(COUNTS.items()):
            terminalreporter.write_line(f"{subject}: {count}")
