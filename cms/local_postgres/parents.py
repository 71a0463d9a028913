"""Processes that end with the one that started them."""

import ctypes
import signal
import sys
from collections.abc import Callable

# Linux: asks the kernel for a signal when the parent dies (prctl).
PR_SET_PDEATHSIG = 1


def end_with_parent() -> Callable[[], object] | None:
    """Has the command end also when this process is killed outright, on Linux.

    For what starts it, to be called in the new process.
    """
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(None)
    return lambda: library.prctl(PR_SET_PDEATHSIG, int(signal.SIGTERM))
