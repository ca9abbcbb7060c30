"""What the screens and commands ask of the library, in plain SQL: one small module per need."""
