"""The project file: tables, transactions with their journal, and everything read from them."""
