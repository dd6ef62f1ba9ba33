"""Document to Plan: outline, grid, labels, roles, field readers and one assembler."""
