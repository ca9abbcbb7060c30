"""Domain rules: values and pure functions over the standard library."""
