"""The screens and all that draws them; the only rooms that know Textual."""
