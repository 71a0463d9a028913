"""The screen on which a board's managers ask for its archive, and fetch it."""
