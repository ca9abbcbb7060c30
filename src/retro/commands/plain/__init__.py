"""Plain mode: the wizard and the reviews line by line, for screen readers, pipes and terminals without a cursor."""
