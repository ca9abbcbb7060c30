"""Merges two versions of a text that were edited at the same time; no word of either is lost."""


def merged(stands: str, handed_out: str, came_back: str) -> str:
    """Put the edited text in place of the one that was handed out.

    If that is no longer here, because it was changed meanwhile, the edited text is appended.
    """
    if stands in (handed_out, came_back):
        return came_back
    if handed_out and handed_out in stands:
        return stands.replace(handed_out, came_back, 1)
    return f"{stands.rstrip()}\n\n{came_back}" if came_back.strip() else stands
