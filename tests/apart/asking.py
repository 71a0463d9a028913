"""A question to a server on loopback, as somebody sends it who keeps no connection."""

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
