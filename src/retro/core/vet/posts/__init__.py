"""What a pasted job post says: red flags that its words show, its price, its hours."""
