"""What a worker does while no task waits: a little at a time, as tasks come first.

Nobody asks for it, and it is lost when a worker ends: the next one finds what is to do.
"""

import logging
from collections.abc import Callable

from django.db import Error

logger = logging.getLogger(__name__)

Duty = Callable[[], bool]
_duties: dict[str, Duty] = {}


def do_meanwhile(queue: str, duty: Duty) -> None:
    """Say what the workers of a queue do. It does a part, and says if there is more."""
    _duties[queue] = duty


def do(queue: str) -> bool:
    """Do the next part. Whether there is more; what fails is tried a while later."""
    duty = _duties.get(queue)
    if duty is None:
        return False
    try:
        return duty()
    except Error:
        # The database is away, or not ready: who works waits for it.
        raise
    except Exception:
        logger.exception("What is done meanwhile has failed")
        return False
