"""Names of the catalogue's red flags: past tense for ended gigs, timeless for coming ones.

Records and lists show these names whatever name was stored, so that a renamed flag is one flag everywhere. They are
apart from `flag_catalogue.toml` because most screens need no more of a flag.
"""

from __future__ import annotations

from retro.core.text.folding import fold_name

NAMES = {
    "A1": ("They want me to start before anything is in writing", "Starting before it's in writing"),
    "A2": ("They can't say what a good result looks like", "No clear idea of a good result"),
    "A3": ("They're in a rush and give no reason", "A rush with no reason"),
    "A4": ("Others worked on this before me and quit or were let go", "Earlier freelancers left"),
    "A5": ("They want free samples or an unpaid trial", "Free samples or an unpaid trial"),
    "A6": ("They're slow to answer even before we start", "Slow replies before we start"),
    "A7": ("Their profile worries me: new, unverified, bad reviews", "Worrying client profile"),
    "A8": ("They want to leave the job site, or ask for private data", "Off the job site, private data"),
    "A9": ("I never got to speak to the decision-maker", "No access to decision-maker"),
    "A10": ("One job post asks for several different roles", "Several jobs in one post"),
    "A11": ("I needed the money or the review, so I said yes", "Needing the money or the review"),
    "A12": ("It was outside what I'd done before", "Outside my experience"),
    "A13": ("Something felt wrong and I explained it away", "A bad feeling, explained away"),
    "A14": ("I was so keen that I said yes before asking", "Too keen to ask questions"),
    "A15": ("I asked too few questions before quoting", "Too few questions asked"),
    "A16": ("The job breaks a platform's rules, or the law", "Against the rules, or the law"),
    "A17": ("They speak badly of everyone they worked with", "Blaming everyone before"),
    "A18": ("One-sided contract: liability, net-60, non-compete", "One-sided contract terms"),
    "A19": ("It was for a friend or family", "For a friend or family"),
    "A20": ("It looked like a scam: overpaying, fees, gift cards", "Looks like a scam"),
    "B1": ("The scope is a wish, not a list of deliverables", "No list of deliverables"),
    "B2": ("No acceptance criteria: nothing says when it's done", "No acceptance criteria"),
    "B3": ("It depends on a script, plugin or API nobody has tested", "Untested third-party part"),
    "B4": ("It takes over unfinished work I hadn't seen", "Unfinished work, unseen"),
    "B5": ("“Just”, “simple” or “quick”, then a long list", "“Just”, “simple”, “quick”"),
    "B6": ("Unlimited revisions: nobody set a number", "Unlimited revisions"),
    "B7": ("Nothing says when I get what I need from them", "Client inputs without dates"),
    "B8": ("It kept changing while we were still discussing the price", "Changing before it's priced"),
    "B9": ("It's meant to be a clone of something big", "A clone of something big"),
    "B10": ("We agreed it by voice or chat and I never wrote it up", "Agreed but never written up"),
    "B11": ("I priced it before trying the riskiest part", "Quoted before testing"),
    "B12": ("No exit clause: nothing agreed if one of us stops", "No exit clause or kill fee"),
    "B13": ("Nobody agreed who owns the work, or what licences it needs", "Ownership or licences left open"),
    "B14": ("Nothing agreed about using AI, mine or theirs", "AI use not agreed"),
    "B15": ("What they sent was wrong or incomplete", "Wrong or incomplete inputs"),
    "C1": ("Their budget is far below the work they want", "Budget far too low"),
    "C2": ("They haggle and compare me with the cheapest", "Haggling on price"),
    "C3": ("They offer exposure or future work instead of pay", "Exposure instead of pay"),
    "C4": ("No deposit, no milestones: all paid at the end", "No deposit or milestones"),
    "C5": ("One big milestone for work nobody can size yet", "One big milestone"),
    "C6": ("I cut my price to win it", "Price cut to win it"),
    "C7": ("I planned for the best case, with no buffer", "No buffer in the estimate"),
    "C8": ("I priced the work but not the calls, admin or learning", "Calls and admin not priced"),
    "C9": ("I gave a fixed price for something I don't control", "Fixed price, no control"),
    "C10": ("I had no walk-away price", "No walk-away price"),
    "C11": ("One client was most of my income", "One client, most of my income"),
    "D1": ("I was stuck for hours and nobody knew", "Stuck, and nobody knew"),
    "D2": ("My updates got rare and I dreaded the next call", "Going quiet on the client"),
    "D3": ("I worked nights to catch up instead of saying so", "Nights instead of telling them"),
    "D4": ("I carried on because I'd already put so much in", "Too much sunk in to stop"),
    "D5": ("My real hourly rate fell below my minimum and I went on", "Rate below my minimum"),
    "D6": ("Scope creep: they ask for more at the same price", "Scope creep"),
    "D7": ("I said “sure, easy” to an extra", "“Sure, easy” to an extra"),
    "D8": ("They go silent for weeks, then everything is urgent", "Silence, then everything urgent"),
    "D9": ("A new decision-maker turned up halfway", "New decision-maker halfway"),
    "D10": ("The brief was reopened again and again", "The brief keeps reopening"),
    "D11": ("A third-party service was wrong, slow or badly documented", "Third-party service trouble"),
    "D12": ("They micromanage every step", "Micromanaging"),
    "D13": ("I gave a half-true reason for the delay", "A half-true excuse"),
    "D14": ("I promised a new date with nothing behind it", "A new date with no plan"),
    "D15": ("They saw nothing for a long time", "Nothing shown for weeks"),
    "D16": ("I had taken on too much at once", "Too much at once"),
    "D17": ("I passed part of it on to someone who let me down", "Relying on a subcontractor"),
    "D18": ("No cover when I was ill or away", "No cover when ill or away"),
    "D19": ("Messages at all hours, or rude ones", "Messages at all hours, or rude"),
    "D20": ("Feedback comes from several people and contradicts itself", "Contradicting feedback"),
    "D21": ("We were hours apart: time zones, language, no overlap", "Hours apart, no overlap"),
    "E1": ("“One more review” came after they'd accepted", "“One more review” after sign-off"),
    "E2": ("They've paid late twice", "Paid late twice"),
    "E3": ("They called a rewrite a revision", "A rewrite called a revision"),
    "E4": ("I handed everything over before the last payment", "Handed over before payment"),
    "E5": ("There were no handover notes", "No handover notes"),
    "E6": ("I took money up front and had little to show for it", "Paid up front, little to show"),
    "E7": ("I stopped without a closing message", "Stopped without a message"),
    "E8": ("I said it's easy to take over and hadn't checked", "“Easy to take over”, unchecked"),
    "E9": ("I wanted to ghost them", "Wanting to ghost them"),
    "E10": ("They didn't pay, or reversed the payment", "No payment, or a reversed one"),
}
"""Names by code: the name, at most 58 characters, and the timeless short name, at most 32."""


SCAMS = frozenset({"A8", "A20"})
"""Codes of flags that are common in scams."""
ONLY_BEFORE = frozenset({
    "A1", "A4", "A5", "A6", "A7", "A10", "A11", "A14", "A15", "A18", "A19", "B8", "B9", "B11",
    "C1", "C3", "C4", "C5", "C6", "C10",
})  # fmt: skip
"""Codes of flags that are settled once a gig is taken: nothing of them can come up while it's under way."""


def catalogue_name(code: str | None, stored: str) -> str:
    """Return the catalogue's name of a flag; the stored one for an own flag or an unknown code."""
    return NAMES.get(code or "", (stored,))[0]


def short_of(key: str, stored: str) -> str:
    """Return the short name behind a flag's key (`RedFlag.key`); the stored name if there is none."""
    return NAMES.get(key, (stored,))[-1]


def other_names(key: str | None, stored: str) -> tuple[str, ...]:
    """Return the names under which a flag is shown besides the stored one: the catalogue's, then its short one."""
    return tuple(name for name in NAMES.get(key or "", ()) if name != stored)


def flag_key(reference: str) -> str:
    """Return the key behind `lessons[].flag`: a catalogue code as it is, an own flag's name folded."""
    return reference if is_code(reference) else fold_name(reference)


def is_code(reference: str) -> bool:
    """Tell whether this has the form of a catalogue code: one of A to E, then one or two digits."""
    return 2 <= len(reference) <= 3 and reference[0] in "ABCDE" and reference[1:].isascii() and reference[1:].isdigit()
