"""What is said to a client, and how one gets there: the parts, the draft, advice, handover notes, telling."""
