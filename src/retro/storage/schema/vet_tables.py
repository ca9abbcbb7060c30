"""Tables of a vetted gig, and the rows that belong to it."""

from sqlalchemy import Index, text
from sqlalchemy.orm import relationship
from sqlmodel import Field, Relationship

from retro.storage.schema.table import Document, Table, owned

VET = "vet.id"


class Vet(Document, table=True):
    """One vetting of the next gig; once taken, a gig under way."""

    __table_args__ = (
        Index("vet_newest", "created_at", "id", sqlite_where=text("deleted_at IS NULL")),
        Index("vet_of_gig", "gig", sqlite_where=text("gig IS NOT NULL")),
        Index("vet_good_end", "created_at", "id", sqlite_where=text("deleted_at IS NULL AND ended = 'well'")),
        Index("vet_under_way", "id", sqlite_where=text("deleted_at IS NULL AND decision = 'take' AND ended IS NULL")),
    )
    id: str = Field(primary_key=True)
    created_at: str
    updated_at: str
    deleted_at: str | None
    version: int
    hash: str
    title: str
    platform: str
    currency: str
    price: int | None
    hours: int | None
    floor: int | None
    ratio: int | None
    from_catalogue: int
    reply: str
    message: str
    decision: str | None
    decided_on: str | None
    ended: str | None
    ended_on: str | None
    gig: str | None
    channel: str | None
    quiet_on: str | None
    told_on: str | None
    client: str = Field(sa_column_kwargs={"server_default": ""})
    feared: str = Field(sa_column_kwargs={"server_default": ""})
    sure: int | None
    no_check_ins: int = Field(sa_column_kwargs={"server_default": "0"})
    quiet_until: str | None
    hours_worked: int | None
    paid: int | None
    kept_well: str = Field(sa_column_kwargs={"server_default": ""})
    client_went_wrong: int = Field(sa_column_kwargs={"server_default": "0"})
    ended_on_precision: str | None
    told_on_precision: str | None

    signs: list["Sign"] = owned("Sign", "Sign.number")
    stops: list["Stop"] = owned("Stop", "Stop.number")
    check_ins: list["CheckIn"] = owned("CheckIn", "CheckIn.number")
    came: list["Came"] = owned("Came", "Came.number")
    message_parts: list["VetMessagePart"] = owned("VetMessagePart", "VetMessagePart.name")
    handover: list["VetHandover"] = owned("VetHandover", "VetHandover.number")
    unread: list["VetUnread"] = owned("VetUnread", "VetUnread.name")
    search: "VetSearch" = Relationship(sa_relationship=relationship("VetSearch", passive_deletes="all"))


class Sign(Table, table=True):
    """One question of a vet; `key` is that of a red flag."""

    vet: str = Field(primary_key=True, foreign_key=VET, ondelete="CASCADE")
    number: int = Field(primary_key=True)
    key: str = Field(index=True)
    name: str
    weight: int
    answer: str | None
    ask: str


class Stop(Table, table=True):
    """A checkpoint: a state and a date at which to stop and look."""

    vet: str = Field(primary_key=True, foreign_key=VET, ondelete="CASCADE")
    number: int = Field(primary_key=True)
    text: str
    on: str | None
    settled_on: str | None


class CheckIn(Table, table=True):
    """What was said of a gig under way on one day."""

    __tablename__ = "check_in"
    vet: str = Field(primary_key=True, foreign_key=VET, ondelete="CASCADE")
    number: int = Field(primary_key=True)
    on: str
    hours: int | None
    done: str | None
    hiding: str | None
    stop: str | None


class Came(Table, table=True):
    """Whether a red flag had come on one day; `key` is that of a red flag."""

    vet: str = Field(primary_key=True, foreign_key=VET, ondelete="CASCADE")
    number: int = Field(primary_key=True)
    on: str
    key: str
    answer: str


class VetMessagePart(Table, table=True):
    """One part of the message to the client of a gig under way."""

    __tablename__ = "vet_message_part"
    vet: str = Field(primary_key=True, foreign_key=VET, ondelete="CASCADE")
    name: str = Field(primary_key=True)
    text: str
    left_out: int


class VetHandover(Table, table=True):
    """One row of the handover notes of a gig under way."""

    __tablename__ = "vet_handover"
    vet: str = Field(primary_key=True, foreign_key=VET, ondelete="CASCADE")
    number: int = Field(primary_key=True)
    name: str
    text: str
    mark: str | None


class VetUnread(Table, table=True):
    """The text of one line that is not understood, as typed."""

    __tablename__ = "vet_unread"
    vet: str = Field(primary_key=True, foreign_key=VET, ondelete="CASCADE")
    name: str = Field(primary_key=True)
    typed: str


class VetSearch(Table, table=True):
    """All texts of a vetted gig, folded."""

    __tablename__ = "vet_search"
    vet: str = Field(primary_key=True, foreign_key="vet.id", ondelete="CASCADE")
    text: str
