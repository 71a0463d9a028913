"""The bundled PostgreSQL, for laptops and tests, when no DATABASE_URL is given.

It needs nothing but the standard library, so that it works before Django does. The
server listens on a Unix socket in a private folder only: no port, no password, no
account on the machine. Every command that uses it keeps it up; the last one to end
stops it. Production never comes here.
"""

from .account import CannotStart
from .server import LocalPostgres, local_postgres, running

__all__ = ["CannotStart", "LocalPostgres", "local_postgres", "running"]
