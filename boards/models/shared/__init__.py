"""Lists that all boards share."""
