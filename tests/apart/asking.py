"""A question to a server on loopback, as somebody sends it who keeps no connection."""

import re
import socket
from http.client import HTTPConnection, HTTPResponse


def ask_at(
    port: int, host: str, path: str, method: str = "GET", **headers: str
) -> tuple[HTTPResponse, str]:
    """The answer, and what stands in it."""
    asking = HTTPConnection("127.0.0.1", port, timeout=60)
    asking.request(method, path, headers={"Host": host, **headers})
    response = asking.getresponse()
    text = response.read().decode("utf-8", "replace")
    asking.close()
    return response, text


def statuses_of(asking: socket.socket, sent: str) -> list[int]:
    """With what all is answered that is sent as it stands, until the server ends it."""
    asking.sendall(sent.encode())
    said = b""
    while more := asking.recv(65536):
        said += more
    asking.close()
    return [int(status) for status in re.findall(rb"^HTTP/1\.[01] (\d+)", said, re.M)]
