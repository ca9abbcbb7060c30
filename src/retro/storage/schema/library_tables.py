"""Tables beside the documents: where a draft was left, earlier versions of texts, settings."""

from sqlalchemy import Index
from sqlmodel import Field

from retro.storage.schema.gig_tables import GIG
from retro.storage.schema.table import Table


class Place(Table, table=True):
    """Position at which a draft was left: its page, the text written in `last`; `unread` is JSON."""

    retrospective: str = Field(primary_key=True, foreign_key=GIG, ondelete="CASCADE")
    key: str
    cursor: int
    rest: int
    unread: str
    last: str = Field(sa_column_kwargs={"server_default": ""})


class Earlier(Table, table=True):
    """A text as it was before an edit; `key` names it."""

    __table_args__ = (Index("earlier_text", "retrospective", "key", "at"),)
    id: int | None = Field(default=None, primary_key=True)
    retrospective: str = Field(foreign_key=GIG, ondelete="CASCADE")
    key: str
    at: str
    text: str


class Setting(Table, table=True):
    """A setting, such as the theme or the folder of exports."""

    name: str = Field(primary_key=True)
    value: str
