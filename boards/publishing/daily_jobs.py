"""What is done once a day, as whoever needs it registers it."""

from collections.abc import Callable

Job = Callable[[], object]
_jobs: dict[str, Job] = {}


def register_daily_job(name: str, function: Job) -> None:
    """Have something done every day, after the mails.

    name: what progress calls it, and what keeps it from being registered twice.
    function: safe to run twice; what it returns is shown, unless it is nothing.
    """
    _jobs[name] = function


def registered_jobs() -> dict[str, Job]:
    """All of them by their names, in the order in which they are done."""
    return dict(_jobs)
