"""What a search costs over a great library: made-up boards, files and a clock."""
