"""The words by which a text shows a red flag: phrases and weights as data, and how they are found."""
