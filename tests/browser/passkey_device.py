"""A device for passkeys, which a browser itself pretends."""

from playwright.sync_api import Browser, Page

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def tab_with_device(browser: Browser) -> Page:
    """A tab of its own; what passkeys it makes, it knows alone."""
    tab = browser.new_context().new_page()
    devices = tab.context.new_cdp_session(tab)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return tab
