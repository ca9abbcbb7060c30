"""What screens are made of: values in by constructor, one typed message up."""
