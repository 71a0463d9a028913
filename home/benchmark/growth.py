"""What a process of the web server holds after many requests of all kinds."""

from collections.abc import Iterator
from pathlib import Path

from home.benchmark.filling import host_of
from home.benchmark.pressing import Line
from home.benchmark.servers import Reader, Server

# Until then what is asked for on every page is still being read.
WARM = 0.2


def growth(server: Server, paths: list[str], requests: int) -> Iterator[Line]:
    """Memory after so many, and how much it has grown since the first fifth."""
    reader = Reader(server.port, host_of(1))
    early = 0.0
    for number in range(requests):
        reader.ask(paths[number % len(paths)])
        if number == int(requests * WARM):
            early = _megabytes(server)
    reader.close()
    late = _megabytes(server)
    since = (late / early - 1) * 100
    said = f"{late:.0f} MB, {since:+.1f} % since the first {int(requests * WARM)}"
    yield Line(f"a process after {requests} requests", said)


def _megabytes(server: Server) -> float:
    [worker] = server.workers()
    for line in Path(f"/proc/{worker}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("This system does not say what a process holds.")
