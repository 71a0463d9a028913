"""`manage.py mend_pictures`: stored pictures lose what they carry besides pixels."""

from typing import Any

from django.core.management import BaseCommand

from boards.publishing.releases.mended_pictures import forget_old_uploads, mend_all
from cms.models import BoardImage


class Command(BaseCommand):
    help = (
        "Takes off every stored picture, and the sizes made of it, what a camera or a "
        "program wrote into it: places, names, comments. Stopped with Ctrl-C it goes "
        "on when it is started again; what has been mended is only looked at."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        total, looked_at, mended = BoardImage.objects.count(), 0, 0
        try:
            for looked_at, found in enumerate(mend_all(), 1):
                if found is None:
                    continue
                mended += 1
                said = "; ".join(found.taken_off)
                self.stdout.write(f"[{looked_at}/{total}] {found.image.title}: {said}")
                if not found.keeps_sign_off:
                    self.stdout.write(
                        "    It was turned, so that a release which was signed off "
                        "with it has to be signed off again."
                    )
        except KeyboardInterrupt:
            self.stdout.write("Stopped. Start it again to go on.")
        self.stdout.write(f"{looked_at} of {total} looked at; {mended} mended.")
        self.stdout.write(f"{forget_old_uploads()} unfinished uploads deleted.")
