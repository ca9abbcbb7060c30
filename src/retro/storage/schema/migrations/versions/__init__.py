"""The scripts. Script number n leads to user_version n; one that was released is never changed."""
