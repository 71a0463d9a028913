"""What can be in the way of a start. Each answers a reason to refuse, or None."""

import errno
import socket
from typing import Any

SCHEMES = ("postgres", "postgresql", "pgsql", "psql")


def port_problem(text: str) -> str | None:
    """Whether the web server will get its port, asked before anything slow."""
    number = text.isascii() and text.isdecimal() and len(text) <= 5
    if not number or not 1 <= int(text) <= 65535:
        return f"PORT must be a number from 1 to 65535, not {text!r}."
    port = int(text)
    other = port + 1 if port < 65535 else 8000
    taken = f"Port {port} is taken: stop what uses it, or choose: PORT={other} ./run"
    # Where a server on all addresses does not keep others from one of them, only
    # asking finds it.
    with socket.socket() as client:
        client.settimeout(1)
        if client.connect_ex(("127.0.0.1", port)) == 0:
            return taken
    with socket.socket() as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            server.bind(("127.0.0.1", port))
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EPERM):
                return f"Port {port} is for the system: choose: PORT=8000 ./run"
            return taken
    return None


def database_problem(url: str) -> str | None:
    """Whether a database that was named answers, read as Django will read it."""
    # Not on top: the rest of this module is used before anything is installed.
    import psycopg

    if url.partition("://")[0] not in SCHEMES:
        return "DATABASE_URL must read postgres://user:password@host:port/name."
    try:
        psycopg.connect(**_connection_parameters(url)).close()
    except ValueError as error:
        return f"DATABASE_URL cannot be read: {error}."
    except psycopg.Error as error:
        reason = (str(error).splitlines() or ["no reason given"])[0]
        return (
            f"The database of DATABASE_URL does not answer ({reason}). Start it, "
            "correct DATABASE_URL, or unset it to use the bundled PostgreSQL."
        )
    return None


def _connection_parameters(url: str) -> dict[str, Any]:
    import environ
    import psycopg

    named = environ.Env.db_url_config(url)
    parameters = {
        "dbname": named["NAME"],
        "user": named["USER"],
        "password": named["PASSWORD"],
        "host": named["HOST"],
        "port": named["PORT"],
        "connect_timeout": 5,
        **named.get("OPTIONS", {}),
    }
    # Some options are Django's own, and unknown to the database's library.
    known = {option.keyword.decode() for option in psycopg.pq.Conninfo.get_defaults()}
    return {k: v for k, v in parameters.items() if v and k in known}
