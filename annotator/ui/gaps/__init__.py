"""What is still to be coded: shown in the margin, gone to by keys, counted for the list."""
