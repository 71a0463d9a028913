"""What is so at the moment that somebody looks, asked of the database."""

from collections.abc import Callable, Iterator

from django.db.models import Count
from django.utils import timezone
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from cms.models import StoredMail, StoredTask, WorkerBeat

Value = Callable[[], float]
_registered: dict[str, tuple[str, Value]] = {}


def register_gauge(name: str, meaning: str, value: Value) -> None:
    """Have one more number told. It is asked for all boards."""
    _registered[name] = meaning, value


class OfTheDatabase(Collector):
    def collect(self) -> Iterator[Metric]:
        waiting = GaugeMetricFamily(
            "boards_tasks_waiting", "Tasks that wait, by queue.", labels=["queue"]
        )
        by_queue = StoredTask.objects.waiting().order_by().values_list("queue")
        for queue, number in by_queue.annotate(Count("pk")):
            waiting.add_metric([queue], number)
        yield waiting
        for name, (meaning, value) in {**_OWN, **_registered}.items():
            yield GaugeMetricFamily(f"boards_{name}", meaning, value=value())


def _since_the_worker() -> float:
    last = WorkerBeat.objects.order_by("-at").values_list("at", flat=True).first()
    return (timezone.now() - last).total_seconds() if last else float("inf")


_OWN: dict[str, tuple[str, Value]] = {
    "tasks_failed": (
        "Tasks that nobody tries again by themselves.",
        lambda: StoredTask.objects.failed().count(),
    ),
    "mails_waiting": (
        "Mails that no mail server has taken yet.",
        lambda: StoredMail.objects.count(),
    ),
    "worker_seconds": ("Seconds since a worker looked.", _since_the_worker),
}
