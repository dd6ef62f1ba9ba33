"""The nouns of the project: what a source, a document, a plan and a comparison are. No input or output, no parsing."""
