"""`manage.py sbom`: what this install is made of, for programs that look for holes."""

import json
from typing import Any

from django.core.management import BaseCommand
from django.utils import timezone

from cms.kept.release import edition
from cms.supply_chain import bill_of_materials


class Command(BaseCommand):
    help = (
        "Prints every package that is pinned, with version, licence and hashes, as "
        "CycloneDX 1.6. Asks nobody: what is known of a package is installed with it."
    )
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        bill = bill_of_materials(edition(), timezone.now().isoformat())
        self.stdout.write(json.dumps(bill, indent=2))
