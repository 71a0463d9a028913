"""What caches in front of the site have to forget."""
