"""When lessons return for review, and the list of them."""
