"""What the machine is told when the boards are installed on it."""

CMS = "editors.example.org"
BOARD = "board.example.org"
# Where an hour is not to be had, this is what an install may take.
MINUTES = 10
SETTINGS = {
    "CMS_HOST": CMS,
    "ADMINISTRATOR": "you@example.org",
    "TLS_CERTIFICATE": "/opt/boards.pem",
    "TLS_KEY": "/opt/boards.key",
}
