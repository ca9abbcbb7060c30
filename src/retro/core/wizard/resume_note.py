"""Where a draft was left, in a sentence: "On Tuesday you stopped after: “…it will be fixed by the evening”." """

from __future__ import annotations

import re
from datetime import date

from retro.core.gig import wording
from retro.core.gig.draft_position import DraftPosition
from retro.core.gig.message import ANSWERED_BY
from retro.core.gig.retrospective import Retrospective
from retro.core.text.one_line import on_one_line
from retro.core.wizard.questions import every_page, page_of, steps_read

LONGEST = 48
"""Most characters of the last sentence that are quoted."""
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?…]+[\"'”’»)\]]*(?=\s|$)|[。！？]+[」』”）]*|(?=\n)|$)")
"""A mark ends a sentence before a space, with the quotes and brackets that close there: 3.50 stays one number."""
STOPPED_AFTER = "{} you stopped after: “{}”."
YESTERDAY, ON = "Yesterday", "On {}"
EARLIER_TODAY = "Earlier today"


def stopped_after(retrospective: Retrospective, place: DraftPosition, today: date) -> str:
    """Return what to say when the draft is opened again; "" if nothing was told yet."""
    last = last_sentence(_written(retrospective, place))
    return STOPPED_AFTER.format(_when(retrospective.updated_at.astimezone().date(), today), last) if last else ""


def last_sentence(text: str) -> str:
    """Return a text's last sentence without its end mark, its front cut if long."""
    sentences = [found.strip() for found in _SENTENCE.findall(text[-2000:]) if any(map(str.isalnum, found))]
    if not sentences:
        return ""
    last = on_one_line(sentences[-1]).rstrip(".")
    if len(last) <= LONGEST:
        return last
    return "…" + last[-LONGEST:].partition(" ")[2] if " " in last[-LONGEST:] else "…" + last[-LONGEST:]


def _written(retrospective: Retrospective, place: DraftPosition) -> str:
    """Return the text that was written in last; if that is not known, or blank now, the one before the cursor's page.

    On the cursor's own page, the words before the cursor. Words that a message holds were written there.
    """
    wrote = retrospective.answers.get(place.last, "")
    page = page_of(place.last, steps_read(retrospective))
    if wrote.strip() and page is not None and page.key != place.key:
        return wrote
    elsewhere = {*ANSWERED_BY.values()} if retrospective.message.is_begun else set[str]()
    before = ""
    for _, page in every_page(steps_read(retrospective)):
        for question in page.questions:
            text = retrospective.answers.get(question.key, "")
            if page.key == place.key and text.strip():
                return text[: place.cursor] if text[: place.cursor].strip() else text
            before = text if text.strip() and question.key not in elsewhere else before
        if page.key == place.key:
            break
    return before


def _when(left: date, today: date) -> str:
    days = (today - left).days
    if days < 2:
        return YESTERDAY if days == 1 else EARLIER_TODAY
    return ON.format(f"{left:%A}" if days < 7 else f"{left.day} {left:%B}" if days < 300 else wording.day_text(left))
