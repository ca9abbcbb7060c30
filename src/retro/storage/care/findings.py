"""Findings of doctor: the sentence of each, and its next step."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence of `retro doctor`, and what to do about it."""

    sentence: str
    next_step: str = ""
    is_note: bool = False
    """True if it is good to know and nothing is wrong."""

    def of(self, *named: object) -> Finding:
        """Return the same finding with its blanks filled in."""
        return replace(self, sentence=self.sentence.format(*named))


RESTORE = "Run retro restore to go back to a backup; what's there now is set aside, not deleted."
MOVE = "Move the library to a folder on this machine with --home."

OF_ANOTHER_USER = Finding("{} belongs to another user.", "Run retro as that user, or use --home.")
OPEN_TO_OTHERS = Finding("{} can be read by others.", "Start retro once; it will fix the permissions.")

GONE_BUT_BACKED_UP = Finding("The library is empty or gone, although there are backups of it.", RESTORE)
NO_LIBRARY = Finding("There's no library yet.", "It's created when you start writing.", is_note=True)
HALF_SAVED = Finding(
    "retro was killed while saving. The next start will undo the half-finished save.",
    "Start retro, or run retro list; then run retro doctor again.",
)
CHANGED_BY_OTHERS = Finding("The library's {} has been changed by something else.", RESTORE)

LEFT_BY_KILL = Finding(
    "{} was left behind when retro was killed.", "You can delete it while retro isn't open.", is_note=True
)
SET_ASIDE = Finding("{} was set aside.", "Delete it once you're sure you don't need it.", is_note=True)

BACKUPS = Finding("Backups: {}, the newest from {:%Y-%m-%d %H:%M}.", is_note=True)
NO_BACKUP = Finding(
    "There's no backup yet.",
    "The full screen makes one on any day something changed; other commands don't. Run: retro backup",
    is_note=True,
)
BACKUP_WITH_DAMAGED_RECORD = Finding(
    "The backup {} contains a damaged record.", "All the others in it are intact.", is_note=True
)
DAMAGED_BACKUP = Finding("The backup {} is damaged.", "The other backups aren't affected.")

UNSAVED_WORDS = Finding("Drafts that couldn't be saved, in the recovery folder: {}.", "Start retro to see them.")
DAMAGED_RECOVERY = Finding("{} contains your words, but it's damaged.", "Open it in a text editor.")
IN_EDITOR = Finding("{} is open in an editor; retro picks up what you save there.", is_note=True)
LEFT_BY_EDITOR = Finding("{} was left behind by an editor that failed.", "Copy what you need and delete it.")

NEARLY_FULL = Finding("The disk is nearly full.", "Free some space, or what you write next may not be saved.")
ON_NETWORK = Finding("{} is on a network share ({}), where files can't be locked safely.", MOVE)
SYNCED = Finding("{} is synced by {}, which may copy a half-written file.", MOVE)

SQLITE = Finding("SQLite {}.", is_note=True)
NOT_ENCRYPTED = Finding(
    "The library isn't encrypted: other users can't read it, but anyone with the disk can.",
    "Encrypt the disk (LUKS, FileVault) if you haven't.",
    is_note=True,
)
