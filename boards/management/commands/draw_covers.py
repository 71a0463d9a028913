"""`manage.py draw_covers`: draws the covers of files that were checked without one."""

from typing import Any

from django.core.management import BaseCommand

from boards.publishing.file_checks.covers import draw, without_cover


class Command(BaseCommand):
    help = (
        "Draws a small picture of the first page of each PDF whose check found nothing "
        "serious and that has none. Stopped with Ctrl-C it goes on where it was when "
        "it is started again. The daily command does the same."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        waiting = list(without_cover())
        done = drawn = 0
        try:
            for check in waiting:
                drawn += draw(check)
                done += 1
                self.stdout.write(f"[{done}/{len(waiting)}] {check.document}")
        except KeyboardInterrupt:
            self.stdout.write("Stopped. Start it again to go on.")
        self.stdout.write(f"{done} of {len(waiting)} looked at; {drawn} drawn.")
