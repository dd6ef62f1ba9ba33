"""The tables of the database and nothing else: they mirror the plan, they do not replace it. The store alone imports them."""
