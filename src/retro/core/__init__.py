"""What retro knows: values and pure functions, standard library only."""
