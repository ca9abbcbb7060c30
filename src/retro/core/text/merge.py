"""Merge two versions of a text that were edited at the same time; no word of either is lost."""


def merged(stands: str, handed_out: str, came_back: str) -> str:
    """What stands here now, with what came back in the place of what was handed out to be edited.

    Where that does not stand here any more, as it was changed meanwhile, what came back is put below.
    """
    if stands in (handed_out, came_back):
        return came_back
    if handed_out and handed_out in stands:
        return stands.replace(handed_out, came_back, 1)
    return f"{stands.rstrip()}\n\n{came_back}" if came_back.strip() else stands
