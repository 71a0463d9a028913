"""The CMS's screens for what visitors ask a board for."""
