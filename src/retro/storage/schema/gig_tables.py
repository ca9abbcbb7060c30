"""Tables of a retrospective: the gig as a whole, and the rows that belong to it."""

from sqlalchemy import ForeignKeyConstraint, Index, text
from sqlalchemy.orm import relationship
from sqlmodel import Field, Relationship

from retro.storage.schema.table import Document, Table, owned

GIG = "retrospective.id"


class Retrospective(Document, table=True):
    """One gig: its own columns and its facts."""

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
        Index(
            "retrospective_going",
            "started_on",
            "created_at",
            "id",
            sqlite_where=text("deleted_at IS NULL AND ended_on IS NULL"),
        ),
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
    started_on_precision: str | None
    ended_on_precision: str | None
    trouble_on_precision: str | None
    noticed_on_precision: str | None
    told_on_precision: str | None

    answers: list["Answer"] = owned("Answer", "Answer.key")
    losses: list["Loss"] = owned("Loss", "Loss.name")
    moments: list["Moment"] = owned("Moment", "Moment.number")
    red_flags: list["RedFlag"] = owned("RedFlag", "RedFlag.number")
    lessons: list["Lesson"] = owned("Lesson", "Lesson.number")
    own_questions: list["OwnQuestion"] = owned("OwnQuestion", "OwnQuestion.number")
    links: list["Link"] = owned("Link", "Link.number")
    tags: list["Tag"] = owned("Tag", "Tag.number")
    message_parts: list["MessagePart"] = owned("MessagePart", "MessagePart.name")
    handover: list["Handover"] = owned("Handover", "Handover.number")
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
    on_precision: str | None


class RedFlag(Table, table=True):
    """A red flag that was there; `key` is the code, or the own name folded."""

    __tablename__ = "red_flag"
    __table_args__ = (Index("red_flag_seen", "key", "hindsight", "retrospective"),)
    retrospective: str = Field(primary_key=True, foreign_key=GIG, ondelete="CASCADE")
    number: int = Field(primary_key=True)
    key: str
    flag: str | None
    name: str
    stage: str
    side: str
    pivot: int
    hindsight: str | None
    seen_on: str | None
    saw: str
    told_myself: str
    seen_on_precision: str | None


class Lesson(Table, table=True):
    """An if-then rule; `key` is that of its red flag."""

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

    reviews: list["Review"] = owned("Review", "Review.number")


class Review(Table, table=True):
    """One later review of a lesson, by the lesson's number."""

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
    """One of the user's own questions answered in a gig, with the wording in which it was asked."""

    __tablename__ = "own_question"
    retrospective: str = Field(primary_key=True, foreign_key=GIG, ondelete="CASCADE")
    number: int = Field(primary_key=True)
    key: str
    step: str
    ask: str


class Link(Table, table=True):
    """A link of a gig; `moment` is the number of its event, NULL for the gig as a whole."""

    retrospective: str = Field(primary_key=True, foreign_key=GIG, ondelete="CASCADE")
    number: int = Field(primary_key=True)
    moment: int | None
    target: str
    label: str


class MessagePart(Table, table=True):
    """One part of the message to the client, by name: its text, and whether it is left out."""

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


class Search(Table, table=True):
    """All texts of a record, folded."""

    retrospective: str = Field(primary_key=True, foreign_key=GIG, ondelete="CASCADE")
    text: str
