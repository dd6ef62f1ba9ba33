"""Pictures of pages to words with boxes: the engine, its cache and bounds, and what else is drawn on the picture."""
