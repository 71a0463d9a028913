"""A certificate authority that nobody believes but who is told to."""

import subprocess
from pathlib import Path


class Authority:
    """One of a test, and what it has signed: a certificate for some hosts."""

    def __init__(self, folder: Path, hosts: list[str]) -> None:
        self.folder = folder
        self.certificate = folder / "authority.pem"
        names = folder / "names"
        names.write_text(
            f"subjectAltName={','.join(f'DNS:{host}' for host in hosts)}\n"
        )
        new_key = ["-newkey", "rsa:2048", "-nodes"]
        self._run(
            *(
                "req",
                "-x509",
                *new_key,
                "-days",
                "2",
                "-subj",
                "/CN=Authority",
            ),
            *("-keyout", "authority.key", "-out", "authority.pem"),
        )
        self._run(
            *("req", *new_key, "-subj", f"/CN={hosts[0]}"),
            *("-keyout", "key.pem", "-out", "asked.pem"),
        )
        self._run(
            *("x509", "-req", "-in", "asked.pem", "-days", "2", "-CAcreateserial"),
            *("-CA", "authority.pem", "-CAkey", "authority.key"),
            *("-extfile", "names", "-out", "certificate.pem"),
        )

    @property
    def chain(self) -> bytes:
        return (self.folder / "certificate.pem").read_bytes() + (
            self.certificate.read_bytes()
        )

    @property
    def key(self) -> bytes:
        return (self.folder / "key.pem").read_bytes()

    def _run(self, *arguments: str) -> None:
        subprocess.run(
            ["openssl", *arguments], cwd=self.folder, check=True, capture_output=True
        )
