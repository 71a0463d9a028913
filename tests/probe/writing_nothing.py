"""Addresses of the CMS by which nobody of a board writes anything: each with why."""

# An address that wrote nothing, whoever sent whatever, and is not here fails the probe.
WRITES_NOTHING: dict[str, str] = {}
