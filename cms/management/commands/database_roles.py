"""`manage.py database_roles`: the database's roles, for a hosted PostgreSQL."""

from argparse import ArgumentParser
from typing import Any

import psycopg
from django.core.management import BaseCommand, CommandError
from django.db import connection

from cms.tenancy.roles import Roles, ownership_statements, role_statements

HELP = """
Prints the SQL that makes the four roles of DATABASE_URL's user and gives the database
to their owner. Run it once, as a superuser or as the provider's administrator, in the
application's own database; it may be run again. With --as it is run here.
"""


class Command(BaseCommand):
    help = HELP
    # They would ask the database, which may not let anybody in yet.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--as",
            dest="administrator",
            metavar="URL",
            help="Run it, as postgres://administrator:password@host/database. "
            "The URL is used once and kept nowhere.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        settings = connection.settings_dict
        roles = Roles(settings["USER"])
        sql = role_statements(roles) + ownership_statements(roles, settings["NAME"])
        if not options["administrator"]:
            self.stdout.write(sql)
            self.stdout.write(f"-- Then: ALTER ROLE {roles.login} PASSWORD '…';")
            return
        try:
            with psycopg.connect(options["administrator"]) as administrator:
                self._refuse_another_database(administrator, settings["NAME"])
                administrator.execute(sql)
        except psycopg.Error as error:
            raise CommandError(f"The roles could not be made: {error}") from error
        *others, last = roles.all
        self.stdout.write(f"{', '.join(others)} and {last} are ready.")

    def _refuse_another_database(
        self, administrator: psycopg.Connection, name: str
    ) -> None:
        if administrator.info.dbname != name:
            raise CommandError(
                f"Name the application's own database, {name}, and not "
                f"{administrator.info.dbname}: its tables get a new owner."
            )
