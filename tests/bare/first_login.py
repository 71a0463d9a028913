"""The first administrator's first minutes, in a browser that knows nobody.

Run in the network of a bare machine (`Machine.beside`), as

    python -m tests.bare.first_login LINK AUTHORITY FOLDER

LINK is what `deploy/install` ended with, AUTHORITY the certificate of a test's
authority, which stands in the browser's store and nowhere else. Ends with 1 where
something is not as it should be, and leaves pictures in FOLDER.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect, sync_playwright

from tests.browser.passkey_device import tab_with_device

PASSWORD = "Seven quiet herons wait"


def trust(authority: Path, home: Path) -> None:
    """The authority is one that this browser believes."""
    store = home / ".pki/nssdb"
    store.mkdir(parents=True)
    database = f"sql:{store}"
    for arguments in (
        ["-N", "--empty-password"],
        ["-A", "-t", "C,,", "-n", "A test's authority", "-i", str(authority)],
    ):
        subprocess.run(["certutil", "-d", database, *arguments], check=True)


def log_in(tab: Page, cms: str, email: str) -> None:
    tab.goto(f"{cms}/admin/")
    tab.fill("input[name=username]", email)
    tab.fill("input[name=password]", PASSWORD)
    tab.click("main button[type=submit]")


def begin(tab: Page, link: str, pictures: Path) -> None:
    cms = "{0.scheme}://{0.netloc}".format(urlsplit(link))
    tab.goto(link)
    tab.fill("input[name=new_password1]", PASSWORD)
    tab.fill("input[name=new_password2]", PASSWORD)
    tab.click("main button[type=submit], main input[type=submit]")
    tab.wait_for_load_state()

    log_in(tab, cms, "you@example.org")
    tab.click("a[href^='/admin/second-step/set-up/passkey/']")
    tab.fill("input[name=name]", "My laptop")
    tab.click("form[data-passkey] button")
    expect(tab.locator(".second-step__codes li")).to_have_count(10)
    tab.click(".second-step a.button")
    expect(tab.locator("main h1, main h2").first).to_be_visible()

    tab.goto(f"{cms}/admin/second-step/")
    tab.locator("form[action$='/leave/'] button").click()
    log_in(tab, cms, "you@example.org")
    tab.click("form[data-passkey] button")
    tab.wait_for_url(f"{cms}/admin/")
    tab.screenshot(path=pictures / "cms.png")


def main(link: str, authority: str, folder: str) -> None:
    home = Path(folder)
    trust(Path(authority), home)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=[
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--host-resolver-rules=MAP * 127.0.0.1",
            ],
            env={**os.environ, "HOME": str(home)},
        )
        tab = tab_with_device(browser)
        tab.set_default_timeout(30_000)
        try:
            begin(tab, link, home)
        except Exception:
            tab.screenshot(path=home / "failed.png")
            raise
        finally:
            browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
