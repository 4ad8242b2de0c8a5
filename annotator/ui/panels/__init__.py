"""What the lists beside the article have in common."""
