"""The kinds of documents: what is saved under an id of its own."""

from __future__ import annotations

from retro.core.gig.retrospective import Retrospective
from retro.core.vet.vet import Vet

Document = Retrospective | Vet
