"""Readers who ask all the time, in the network of a bare machine.

Run by `Machine.beside` as

    python -m tests.bare.read_on HOST PATH ...

until something is written to its input. Then it prints how often it was answered with
which status, as JSON: "503 later" says when to come again, what was no answer at all is
counted as "none".
"""

import http.client
import json
import socket
import ssl
import sys
import threading
from collections import Counter

READERS = 4


def ask(host: str, path: str) -> str:
    try:
        unverified = ssl._create_unverified_context()
        asking = http.client.HTTPSConnection(host, timeout=60, context=unverified)
        # No name server knows the host.
        raw = socket.create_connection(("127.0.0.1", 443), timeout=60)
        asking.sock = unverified.wrap_socket(raw, server_hostname=host)
        asking.request("GET", path)
        response = asking.getresponse()
        response.read()
        asking.close()
        later = " later" if response.headers["Retry-After"] else ""
        return f"{response.status}{later}"
    except (OSError, http.client.HTTPException) as error:
        return f"none: {error}"


def main(host: str, *paths: str) -> None:
    answered: Counter[str] = Counter()
    ended = threading.Event()

    def read(first: int) -> None:
        number = first
        # At a reader's pace, so that the rest of the machine is left something.
        while not ended.wait(0.05):
            number += 1
            path = paths[number % len(paths)]
            answered[f"{ask(host, path)} {path}"] += 1

    readers = [threading.Thread(target=read, args=[one]) for one in range(READERS)]
    for reader in readers:
        reader.start()
    sys.stdin.readline()
    ended.set()
    for reader in readers:
        reader.join()
    sys.stdout.write(json.dumps(answered))


if __name__ == "__main__":
    main(*sys.argv[1:])
