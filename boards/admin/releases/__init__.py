"""The CMS's screens for releases: the list, the preparation, and the checker's."""
