"""What pages cost, on boards with a great many reviews: `manage.py benchmark`."""
