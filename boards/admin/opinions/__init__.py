"""The CMS's screens for what visitors say of a board's pages."""
