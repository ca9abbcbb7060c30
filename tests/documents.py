"""Telling retrospectives from vets where a test knows what it kept."""

from retro.core.gig.retrospective import Retrospective
from retro.core.vet.vet import Document


def gig(document: Document) -> Retrospective:
    """The document, which is a retrospective."""
    assert isinstance(document, Retrospective)
    return document
