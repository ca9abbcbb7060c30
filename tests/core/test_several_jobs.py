"""At how many trades a post asks for several jobs: in a list, and in sentences in a row."""

from retro.core.gig.cues.passages import passage
from retro.core.gig.cues.phrasebook import Phrasebook
from retro.core.gig.cues.phrases import beginning
from retro.core.gig.cues.several_jobs import IN_A_ROW, LISTED_TRADES, MANY_TRADES, several_jobs

TRADES = ("logo", "video", "copywriting", "photography", "translation", "illustration")
NAMED = Phrasebook((trade, beginning(trade)) for trade in TRADES)


def test_a_list_asks_for_several_jobs_from_its_fifth_trade_on() -> None:
    assert several_jobs(passage("".join(f"- {trade}\n" for trade in TRADES[: LISTED_TRADES - 1])), NAMED) == ""
    assert several_jobs(passage("".join(f"- {trade}\n" for trade in TRADES[:LISTED_TRADES])), NAMED)


def test_trades_are_counted_over_three_sentences_in_a_row_and_no_more() -> None:
    spread = [f"We need a {trade}." for trade in TRADES[:MANY_TRADES]]
    assert len(spread) > IN_A_ROW
    assert several_jobs(passage(" ".join(spread)), NAMED) == ""
    assert several_jobs(passage(" ".join((*spread[:2], f"{spread[2][:-1]} and a {TRADES[3]}."))), NAMED)
