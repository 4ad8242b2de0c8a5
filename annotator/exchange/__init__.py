"""Files that go to other programs and come back."""
