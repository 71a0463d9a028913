"""Where somebody sits down to work: which board they are in, what waits for them."""
