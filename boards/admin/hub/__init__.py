"""What administrators say of the hub, and how a board's managers join and leave it."""
