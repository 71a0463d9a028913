"""What is due, on the dashboard and as a report."""
