"""Ports of loopback, for servers that a test starts."""

import socket
import time

PATIENCE = 60  # seconds


def free_ports(number: int) -> list[int]:
    """Some that nobody listens at."""
    taken = [socket.create_server(("127.0.0.1", 0)) for _number in range(number)]
    ports = [one.getsockname()[1] for one in taken]
    for one in taken:
        one.close()
    return ports


def wait_for(port: int) -> None:
    """Fail when nobody listens in time."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError(f"Nobody began to listen at {port}.")
