"""What an analyst talks about: frozen data and pure functions, without a window or a database."""
