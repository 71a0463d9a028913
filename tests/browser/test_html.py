"""What the Nu HTML checker says of every type of page, in one run."""

import json
import shutil
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.browser.conftest import missing
from tests.browser.demonstration import PROJECT, Demonstration

pytestmark = pytest.mark.browser

# Where ./test installs it.
CHECKER = PROJECT / "var/html-checker/node_modules/vnu-jar/build/dist/vnu.jar"


@pytest.fixture
def checker() -> list[str]:
    java = shutil.which("java") or missing("No Java for the HTML checker.")
    if not CHECKER.exists():
        missing("No HTML checker: ./test installs it where it can.")
    return [java, "-jar", str(CHECKER), "--format", "json", "--exit-zero-always"]


def save(demonstration: Demonstration, folder: Path) -> None:
    for name, address in demonstration.all_pages().items():
        try:
            answer = urllib.request.urlopen(on_loopback(address))
        except urllib.error.HTTPError as error:
            answer = error
        (folder / f"{name}.html").write_bytes(answer.read())


def on_loopback(address: str) -> urllib.request.Request:
    """A request for an address whose name only browsers know."""
    request = urllib.request.Request(address)
    host = request.host
    request.host = f"127.0.0.1:{host.rpartition(':')[2]}"
    request.add_unredirected_header("Host", host)
    return request


def test_the_nu_html_checker_finds_no_error(
    demonstration: Demonstration, checker: list[str], tmp_path: Path
):
    save(demonstration, tmp_path)

    run = subprocess.run(
        [*checker, str(tmp_path)], capture_output=True, text=True, check=True
    )

    messages = json.loads(run.stderr)["messages"]
    errors = [
        f"{Path(message['url']).stem}, line {message['lastLine']}: {message['message']}"
        for message in messages
        if message["type"] != "info"
    ]
    assert not errors, "\n".join(errors)
