"""Field readers: one kind of value each, text in and value out."""
