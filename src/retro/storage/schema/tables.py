"""Tables of the library. Columns have retro/1's names; money and hours are hundredths, instants and days ISO text.

Relationships hold a document's rows together: a row that leaves its collection is deleted, and deleting the document
deletes all of them. Annotations are no strings here, because SQLModel reads those of relationships.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import ForeignKeyConstraint, Index, MetaData, text
from sqlalchemy.orm import declared_attr, relationship
from sqlmodel import Field, Relationship, SQLModel

from retro.storage.queries.columns import version_of

GIG = "retrospective.id"


def _owned(model: str, order: str) -> Any:
    """A collection of rows that live and die with their parent, in the order of a column."""
    return Relationship(
        sa_relationship=relationship(model, cascade="all, delete-orphan", passive_deletes=True, order_by=order)
    )


def _next_version(version: object) -> int:
    """Count a version up; a damaged one counts as 1, so that its document can still be saved."""
    return 1 if version is None else version_of(version) + 1


class Table(SQLModel):
    """Base of all tables, with metadata of their own."""

    __tablename__: ClassVar[str]
    metadata = MetaData()


class Document(Table):
    """Base of the tables that have a row for each document; the mapper guards `version` as an optimistic lock."""

    if TYPE_CHECKING:  # each declares them itself, because columns stand in the order of the migrations
        id: str
        updated_at: str
        deleted_at: str | None
        version: int
        hash: str

    @declared_attr.directive
    def __mapper_args__(cls) -> Mapping[str, Any]:
        """An update that meets another version than was read is refused, and each counts it up."""
        return {"version_id_col": cls.version, "version_id_generator": _next_version}


class Retrospective(Document, table=True):
    """One gig: what is said of it as a whole, and its facts."""

    __table_args__ = (
        Index("retrospective_newest", "created_at", "id", sqlite_where=text("deleted_at IS NULL")),
        Index(
            "retrospective_draft",
            "created_at",
            "id",
            sqlite_where=text("deleted_at IS NULL AND finished_at IS NULL"),
        ),
        Index(
            "retrospective_finished",
            "created_at",
            "id",
            sqlite_where=text("deleted_at IS NULL AND finished_at IS NOT NULL"),
        ),
        Index("retrospective_gig_day", "ended_on", "created_at", "id", sqlite_where=text("deleted_at IS NULL")),
        Index("retrospective_trash", "deleted_at", sqlite_where=text("deleted_at IS NOT NULL")),
    )
    id: str = Field(primary_key=True)
    created_at: str
    updated_at: str
    finished_at: str | None
    deleted_at: str | None
    version: int
    hash: str
    title: str
    client: str
    platform: str
    status: str | None
    outcome: str | None
    started_on: str | None
    ended_on: str | None
    trouble_on: str | None
    noticed_on: str | None
    told_on: str | None
    learned: str | None
    currency: str
    price: int | None
    paid: int | None
    refunded: int | None
    hours_planned: int | None
    hours_worked: int | None
    message: str = Field(sa_column_kwargs={"server_default": ""})
    channel: str | None
    quiet_on: str | None

    answers: list["Answer"] = _owned("Answer", "Answer.key")
    losses: list["Loss"] = _owned("Loss", "Loss.name")
    moments: list["Moment"] = _owned("Moment", "Moment.number")
    red_flags: list["RedFlag"] = _owned("RedFlag", "RedFlag.number")
    lessons: list["Lesson"] = _owned("Lesson", "Lesson.number")
    own_questions: list["OwnQuestion"] = _owned("OwnQuestion", "OwnQuestion.number")
    links: list["Link"] = _owned("Link", "Link.number")
    tags: list["Tag"] = _owned("Tag", "Tag.number")
    message_parts: list["MessagePart"] = _owned("MessagePart", "MessagePart.name")
    handover: list["Handover"] = _owned("Handover", "Handover.number")
    search: "Search" = Relationship(sa_relationship=relationship("Search", passive_deletes="all"))


class Answer(Table, table=True):
    """One narrative answer, by its question's key."""

    retrospective: str = Field(primary_key=True, foreign_key=GIG, ondelete="CASCADE")
    key: str = Field(primary_key=True)
    text: str


class Loss(Table, table=True):
    """One row of the client's ledger."""

    retrospective: str = Field(primary_key=True, foreign_key=GIG, ondelete="CASCADE")
    name: str = Field(primary_key=True)
    text: str


class Moment(Table, table=True):
    """One line of the timeline."""

    retrospective: str = Field(primary_key=True, foreign_key=GIG, ondelete="CASCADE")
    number: int = Field(primary_key=True)
    on: str | None
    text: str


class RedFlag(Table, table=True):
    """A sign that was there; `key` is the code, or the own name folded."""

    __tablename__ = "red_flag"
    retrospective: str = Field(primary_key=True, foreign_key=GIG, ondelete="CASCADE")
    number: int = Field(primary_key=True)
    key: str = Field(index=True)
    flag: str | None
    name: str
    stage: str
    side: str
    pivot: int
    hindsight: str | None
    seen_on: str | None
    saw: str
    told_myself: str


class Lesson(Table, table=True):
    """An if-then; `key` is that of the red flag it is linked to."""

    retrospective: str = Field(primary_key=True, foreign_key=GIG, ondelete="CASCADE")
    number: int = Field(primary_key=True)
    id: str
    cue: str
    act: str
    next_time: str
    stop: str
    stop_on: str | None
    flag: str | None
    key: str | None = Field(index=True)
    replaces: str | None
    got_in_the_way: str | None
    snoozed_until: str | None
    retired_on: str | None

    reviews: list["Review"] = _owned("Review", "Review.number")


class Review(Table, table=True):
    """One later look at a lesson, named by the lesson's number."""

    __table_args__ = (
        ForeignKeyConstraint(
            ["retrospective", "lesson"], ["lesson.retrospective", "lesson.number"], ondelete="CASCADE"
        ),
    )
    retrospective: str = Field(primary_key=True)
    lesson: int = Field(primary_key=True)
    number: int = Field(primary_key=True)
    on: str
    result: str
    note: str
    gig: str | None


class Tag(Table, table=True):
    """One of the user's own labels."""

    retrospective: str = Field(primary_key=True, foreign_key=GIG, ondelete="CASCADE")
    number: int = Field(primary_key=True)
    tag: str


class OwnQuestion(Table, table=True):
    """One of the user's own questions that is answered in a gig, in the words in which it was asked."""

    __tablename__ = "own_question"
    retrospective: str = Field(primary_key=True, foreign_key=GIG, ondelete="CASCADE")
    number: int = Field(primary_key=True)
    key: str
    step: str
    ask: str


class Link(Table, table=True):
    """A link of a gig; `moment` is the number of the event that it stands beside, NULL for the gig as a whole."""

    retrospective: str = Field(primary_key=True, foreign_key=GIG, ondelete="CASCADE")
    number: int = Field(primary_key=True)
    moment: int | None
    target: str
    label: str


class MessagePart(Table, table=True):
    """One part of the message to the client, by its name: what was written, and whether it is left out."""

    __tablename__ = "message_part"
    retrospective: str = Field(primary_key=True, foreign_key=GIG, ondelete="CASCADE")
    name: str = Field(primary_key=True)
    text: str
    left_out: int


class Handover(Table, table=True):
    """One row of the handover notes."""

    retrospective: str = Field(primary_key=True, foreign_key=GIG, ondelete="CASCADE")
    number: int = Field(primary_key=True)
    name: str
    text: str
    mark: str | None


class Place(Table, table=True):
    """Where a draft was left; `unread` is JSON."""

    retrospective: str = Field(primary_key=True, foreign_key=GIG, ondelete="CASCADE")
    key: str
    cursor: int
    rest: int
    unread: str


class Search(Table, table=True):
    """All texts of a record, folded."""

    retrospective: str = Field(primary_key=True, foreign_key=GIG, ondelete="CASCADE")
    text: str


class VetSearch(Table, table=True):
    """All texts of a vetted gig, folded."""

    __tablename__ = "vet_search"
    vet: str = Field(primary_key=True, foreign_key="vet.id", ondelete="CASCADE")
    text: str


class Earlier(Table, table=True):
    """What was written before an edit; `key` names the text."""

    __table_args__ = (Index("earlier_text", "retrospective", "key", "at"),)
    id: int | None = Field(default=None, primary_key=True)
    retrospective: str = Field(foreign_key=GIG, ondelete="CASCADE")
    key: str
    at: str
    text: str


class Setting(Table, table=True):
    """What the user chose: the theme, the folder of exports."""

    name: str = Field(primary_key=True)
    value: str


VET = "vet.id"


class Vet(Document, table=True):
    """One look at the next gig, before saying yes; once taken, a running gig."""

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

    signs: list["Sign"] = _owned("Sign", "Sign.number")
    stops: list["Stop"] = _owned("Stop", "Stop.number")
    check_ins: list["CheckIn"] = _owned("CheckIn", "CheckIn.number")
    came: list["Came"] = _owned("Came", "Came.number")
    message_parts: list["VetMessagePart"] = _owned("VetMessagePart", "VetMessagePart.name")
    handover: list["VetHandover"] = _owned("VetHandover", "VetHandover.number")
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
    """A state and a date at which one stops and looks."""

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
    """Whether a red flag has come, as it was said on one day; `key` is that of a red flag."""

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
