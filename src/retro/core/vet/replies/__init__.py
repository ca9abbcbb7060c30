"""What goes into a reply to the client: the price, the open places, the user's own words."""
