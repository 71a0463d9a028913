"""One board's site, its files and its record as a bag that opens without a server."""
