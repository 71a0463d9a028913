"""What reading one file may cost, and how a file is refused."""

import resource
from contextlib import suppress

MEGABYTE = 1024 * 1024
# Of addresses, of which about a tenth is never taken: 600 MB at most are.
MEMORY = 620 * MEGABYTE
CPU_SECONDS = 180
# The most that one page, or one step, may take.
CPU_SECONDS_OF_A_STEP = 15
WRITTEN = 100 * MEGABYTE

LARGEST_FILE = 100 * MEGABYTE
MOST_PAGES = 1000
MOST_OBJECTS = 400_000
MOST_CHARACTERS_OF_A_PAGE = 60_000
MOST_PLACES = 50
# Of an archive, as a Word file is one.
MOST_PARTS = 3000
LARGEST_DIRECTORY = MEGABYTE
LARGEST_PART = 30 * MEGABYTE
# Of a part that is read as a tree, which takes twenty times the room.
LARGEST_XML = 16 * MEGABYTE
# Of files inside a file: of each, and of all together.
LARGEST_INSIDE = 15 * MEGABYTE
MOST_UNPACKED = 60 * MEGABYTE
MOST_VALUES = 150_000
MOST_CELLS = 200_000
LARGEST_CONTENT = 250 * MEGABYTE


class FileRejected(Exception):
    """The file cannot be read safely. Its code says why; people read a sentence."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def limit_this_process() -> None:
    """From here on too much memory is a MemoryError, and too much time the end."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, WRITTEN),
        (resource.RLIMIT_CORE, 0),
    ):
        # Some systems know a limit and do not hold it.
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    begin_step()


def seconds_used() -> float:
    """Of the processor, by this process so far."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def begin_step() -> None:
    """Give the next step its own share of the processor's time."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + CPU_SECONDS_OF_A_STEP
    with suppress(ValueError, OSError):
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        soft = until if hard == resource.RLIM_INFINITY else min(until, hard)
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
