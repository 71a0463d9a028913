"""The nginx that the project ships, in front of a real web server, on loopback."""

import getpass
import http.client
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from tests.apart.gunicorn import PROJECT
from tests.apart.ports import free_ports, wait_for

# What each server says of itself; it names places as well.
ERRORS = "/srv/boards/current/deploy/nginx/errors.conf"
PROGRAM = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
AROUND = """
daemon off;
{user}
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/logs/main.log;
events {{ worker_connections 256; }}
http {{
    include /etc/nginx/mime.types;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/f;
    uwsgi_temp_path {folder}/u;
    scgi_temp_path {folder}/s;
    include {folder}/boards.conf;
}}
"""


@dataclass
class Nginx:
    """Where it listens, and where it writes."""

    plain: int
    secure: int
    inner: int
    folder: Path

    def ask(
        self, method: str, host: str, path: str, body: bytes = b"", **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        """Ask by HTTPS; names of headers in small letters."""
        connection = http.client.HTTPSConnection("127.0.0.1", self.secure, timeout=60)
        connection.sock = self.shaken_hands(host)
        connection.request(method, path, body or None, {"Host": host, **headers})
        response = connection.getresponse()
        content = response.read()
        connection.close()
        said = {name.lower(): value for name, value in response.getheaders()}
        return response.status, said, content

    def shaken_hands(self, host: str) -> ssl.SSLSocket:
        """A connection by TLS, where the host that is named is one that nginx knows."""
        unverified = ssl._create_unverified_context()
        raw = socket.create_connection(("127.0.0.1", self.secure), timeout=60)
        return unverified.wrap_socket(raw, server_hostname=host)

    @property
    def logs(self) -> str:
        files = sorted((self.folder / "logs").iterdir())
        return "".join(file.read_text() for file in files)


def as_shipped(text: str, folder: Path, upstream: str, ports: list[int]) -> str:
    """The file that is installed, with places of a test in place of a server's."""
    places = {
        "listen 80": f"listen 127.0.0.1:{ports[0]}",
        "listen 443": f"listen 127.0.0.1:{ports[1]}",
        "listen 127.0.0.1:8081": f"listen 127.0.0.1:{ports[2]}",
        "/var/lib/nginx/": f"{folder}/",
        "unix:/run/boards/web.sock": upstream,
        "/etc/boards/": f"{folder}/",
        ERRORS: f"{folder}/errors.conf",
        "/srv/boards/current/var;": f"{folder}/var;",
        "/srv/boards/current/": f"{PROJECT}/",
        "/var/lib/boards/media/": f"{settings.MEDIA_ROOT}/",
        "/var/lib/boards/documents/": f"{settings.DOCUMENTS_ROOT}/",
        "/var/log/nginx/": f"{folder}/logs/",
    }
    lines = [line for line in text.splitlines() if "listen [::]" not in line]
    text = "\n".join(lines)
    for shipped, here in places.items():
        assert shipped in text, shipped
        text = text.replace(shipped, here)
    return text


@contextmanager
def in_front_of(
    port: int, folder: Path, hosts: list[str], beside: str = ""
) -> Iterator[Nginx]:
    """nginx in front of what listens at a port. Ends at the end.

    beside: more of its settings, written as if they were shipped.
    """
    (folder / "logs").mkdir()
    (folder / "var/static").mkdir(parents=True)
    (folder / "var/static/shipped.css").write_text("body {}")
    ports = free_ports(3)
    shipped = (PROJECT / "deploy/nginx/boards.conf").read_text() + beside
    (folder / "boards.conf").write_text(
        as_shipped(shipped, folder, f"127.0.0.1:{port}", ports)
    )
    errors = (PROJECT / "deploy/nginx/errors.conf").read_text()
    (folder / "errors.conf").write_text(
        errors.replace("/srv/boards/current/", f"{PROJECT}/")
    )
    (folder / "hosts.conf").write_text(f"server_name {' '.join(hosts)};")
    (folder / "tls.conf").write_text(
        f"ssl_certificate {folder}/c.pem; ssl_certificate_key {folder}/k.pem;"
    )
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes"),
            *("-subj", f"/CN={hosts[0]}", "-days", "2"),
            *("-keyout", str(folder / "k.pem"), "-out", str(folder / "c.pem")),
        ],
        check=True,
        capture_output=True,
    )
    # Else it would work as nobody, who may not read this run's files.
    user = "user root;" if getpass.getuser() == "root" else ""
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, user=user))
    process = subprocess.Popen([str(PROGRAM), "-c", str(folder / "nginx.conf")])
    try:
        wait_for(ports[1])
        yield Nginx(*ports, folder)
    finally:
        process.terminate()
        process.wait(20)
