"""What a project must hold, worked out with plain dictionaries and without the program."""
