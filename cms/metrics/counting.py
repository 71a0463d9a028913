"""What each process counts. Nothing of it tells who asked, for what, or which board.

Several processes of a machine add up where PROMETHEUS_MULTIPROC_DIR names a folder.
"""

from django.conf import settings
from prometheus_client import Counter, Histogram

_requests = Counter(
    "boards_requests",
    "Requests that were answered, by who asks and the class of the answer.",
    ["of", "status"],
)
_seconds = Histogram(
    "boards_request_seconds",
    "How long an answer took here.",
    ["of"],
    buckets=(0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
)
_kept = Counter(
    "boards_kept_pages",
    "Public pages, by where they came from: memory, shared, made, or last known.",
    ["place"],
)


def count_request(of: str, status: int, seconds: float) -> None:
    """of: "public" or "cms"."""
    if settings.METRICS_TOKEN:
        _requests.labels(of, f"{status // 100}xx").inc()
        _seconds.labels(of).observe(seconds)


def count_kept(place: str) -> None:
    if settings.METRICS_TOKEN:
        _kept.labels(place).inc()
