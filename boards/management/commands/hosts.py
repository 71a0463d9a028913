"""`manage.py hosts`: every host that this install answers on."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand

from boards.models import Board, BoardHost, Hub


def all_hosts() -> list[str]:
    """The CMS's, then those of the boards, their further ones, and the hub's."""
    boards = Board.objects.filter(hostname__isnull=False).order_by("path")
    hubs = Hub.objects.exclude(hostname="")
    further = BoardHost.objects.order_by("hostname")
    return [
        settings.CMS_HOST,
        *boards.values_list("hostname", flat=True),
        *further.values_list("hostname", flat=True),
        *hubs.values_list("hostname", flat=True),
    ]


class Command(BaseCommand):
    help = (
        "Prints every host that is served here, a line each: for the proxy, for "
        "certificates, for the name server."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--nginx", action="store_true", help="As nginx's server_name."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        hosts = all_hosts()
        if options["nginx"]:
            self.stdout.write("server_name\n    " + "\n    ".join(hosts) + ";")
        else:
            self.stdout.write("\n".join(hosts))
