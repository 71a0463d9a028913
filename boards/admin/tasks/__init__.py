"""What is done beside requests: whether it is done, and what failed of it."""
