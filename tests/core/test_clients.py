"""A client who comes back: by the same name, and by no other."""

from dataclasses import replace
from datetime import date

import pytest

from retro.core.gig.ids import GigId
from retro.core.text import folding
from retro.core.vet.clients import (
    ClientGig,
    alike,
    in_post,
    known_line,
    known_lines,
    last_went_wrong,
    of_client,
    source_line,
)

AUGUST, MAY = date(2026, 8, 9), date(2026, 5, 2)
WRONG = ClientGig(
    GigId("a" * 32), "Velo Nord", AUGUST, False, "I stopped, €1,000 less than agreed", "If it slips, then I ask."
)
WELL = ClientGig(GigId("b" * 32), "velo  nord", MAY, True)
OTHER = ClientGig(GigId("c" * 32), "Ahrens Lagerhaus", MAY, False, "delivered late")
GIGS = (WELL, WRONG, OTHER)


@pytest.mark.parametrize("name", ["Velo Nord", "VELO NORD", " vélo   nord "])
def test_a_client_is_known_however_the_name_is_written(name: str) -> None:
    assert of_client(name, GIGS) == (WRONG, WELL)


@pytest.mark.parametrize("name", ["", " ", "Ahrens", "Velo", "Velo Nord GmbH"])
def test_a_part_of_a_name_or_a_longer_one_is_another_client(name: str) -> None:
    assert of_client(name, GIGS) == ()


@pytest.mark.parametrize(
    "said",
    [
        ", a bicycle shop",
        " (a bicycle shop)",
        " – the shop on the corner",
        ", an agency, in Oslo",
        ": ein Radladen",
        " -- a",
    ],
)
def test_what_is_said_of_a_client_behind_the_name_makes_no_other_one(said: str) -> None:
    described = replace(WRONG, client=f"Velo Nord{said}")
    is_said = not said.endswith("a")
    assert of_client("Velo Nord", (described,)) == ((described,) if is_said else ())
    assert of_client(described.client, GIGS) == ((WRONG, WELL) if is_said else ())
    assert in_post("We are Velo Nord.", (described,)) == ((described.client,) if is_said else ())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Smith, Jones & Co", "Smith"),
        ("Studio (Berlin)", "Studio"),
        ("Harper, Anne", "Harper"),
        ("Nord-a Systems", "Nord"),
        ("Vitamin A shop", "Vitamin"),
        ("Studio: The Movie", "Studio"),
        ("a bicycle shop", "bicycle shop"),
    ],
)
def test_a_name_that_goes_on_is_another_client(one: str, other: str) -> None:
    gig = replace(WRONG, client=one)
    assert of_client(other, (gig,)) == ()
    assert of_client(one, (gig,)) == (gig,)


@pytest.mark.parametrize("name", ["Ahrens", "ahrens", "Ahrens Lagerhaus GmbH"])
def test_a_longer_or_shorter_name_is_asked_about(name: str) -> None:
    assert known_lines(name, "", GIGS) == ("Maybe the same client: Ahrens Lagerhaus: May 2026, delivered late.",)


@pytest.mark.parametrize("name", ["", "Ah", "Ahrensburg", "Lagerhaus", "Ahrens Bau"])
def test_other_names_are_not_asked_about(name: str) -> None:
    assert known_lines(name, "", GIGS) == ()


@pytest.mark.parametrize(
    ("said", "is_left_out"),
    [
        ("Your rule (Aug 2026): If it slips, then I ask.", True),
        ("Your rule (Aug 2026): If the parcel\nit slips, then I ask.", False),
        ("If it slips, then I ask.", False),
        ("Your rule (Aug 2026): If it slips, then I ask. Kept once.", False),
    ],
)
def test_a_rule_that_was_just_said_is_not_said_again(said: str, is_left_out: bool) -> None:
    bare = "Velo Nord: Aug 2026, I stopped, €1,000 less than agreed."
    assert (known_line((WRONG,), (said,)) == bare) is is_left_out
    two_lines = replace(WRONG, rule="If it slips,\nthen I ask.")
    assert (known_lines("Velo Nord", "", (two_lines,), (said,)) == (bare,)) is is_left_out


def test_a_known_client_is_said_with_the_end_and_the_rule() -> None:
    assert known_line((WRONG,)) == (
        "Velo Nord: Aug 2026, I stopped, €1,000 less than agreed. Rule: If it slips, then I ask."
    )
    assert known_line(()) == ""


def test_of_one_gig_it_is_said_how_it_ended() -> None:
    """With several the count before has said it of all."""
    assert known_line((WELL,)) == "velo nord: May 2026, ended well."
    assert known_line((replace(WELL, ended="ended well, 12 h became 14"),)) == (
        "velo nord: May 2026, ended well, 12 h became 14."
    )
    assert known_line((replace(OTHER, ended=""),)) == "Ahrens Lagerhaus: May 2026, went wrong."
    assert known_line((replace(WELL, is_going=True),)) == "velo nord: May 2026, still going."


@pytest.mark.parametrize(("name", "is_asked"), [("ABC", True), ("AB", False), ("ABC Ltd", False), ("", False)])
def test_a_name_of_three_letters_that_begins_another_may_be_the_same(name: str, is_asked: bool) -> None:
    """Two letters say too little, and the same name is known, not asked about."""
    gigs = (replace(OTHER, client="ABC Ltd"), replace(WELL, client="AB Ltd"))
    assert alike(name, gigs) == (gigs[:1] if is_asked else ())


def test_what_ended_well_comes_first_and_several_gigs_are_counted() -> None:
    assert known_line((WRONG, WELL)).startswith("Velo Nord: 2 gigs, 1 went wrong: May 2026, ended well; Aug 2026, I ")
    assert known_line((OTHER, OTHER)).startswith("Ahrens Lagerhaus: 2 gigs, both went wrong: ")
    assert known_line((WELL, WELL, WELL)).startswith("velo nord: 3 gigs, all ended well: ")


def test_how_they_all_ended_is_said_once() -> None:
    plain = replace(WRONG, ended="went wrong, 16 h became 40")
    wrong = known_line((plain, replace(plain, ended=""), replace(plain, ended="I stopped")))
    assert "3 gigs, all went wrong: Aug 2026, 16 h became 40; Aug 2026; Aug 2026, I stopped." in wrong
    well = replace(WELL, ended="ended well, 12 h became 14")
    assert "both ended well: May 2026, 12 h became 14; May 2026, 12 h became 14." in known_line((well, well))
    assert "1 went wrong: May 2026, ended well, 12 h became 14; Aug 2026, went wrong, 16 h" in known_line((plain, well))


@pytest.mark.parametrize(
    ("one", "other", "line"),
    [
        (
            "Velo Nord, a bicycle shop",
            "Velo Nord (a courier)",
            "Velo Nord: 2 gigs, 1 went wrong: "
            "Velo Nord (a courier), May 2026, ended well; Velo Nord, a bicycle shop, Aug 2026, went wrong.",
        ),
        (
            "Ahrens: eine Druckerei",
            "ahrens – ein Lager",
            "Ahrens: 2 gigs, 1 went wrong: "
            "ahrens – ein Lager, May 2026, ended well; Ahrens: eine Druckerei, Aug 2026, went wrong.",
        ),
        (
            "Velo Nord, a bicycle shop",
            "VELO NORD (a Bicycle Shop)",
            "Velo Nord, a bicycle shop: 2 gigs, 1 went wrong: May 2026, ended well; Aug 2026, went wrong.",
        ),
        (
            "Velo Nord, a bicycle shop",
            "Velo Nord",
            "Velo Nord, a bicycle shop: 2 gigs, 1 went wrong: May 2026, ended well; Aug 2026, went wrong.",
        ),
    ],
)
def test_two_clients_of_one_name_are_told_apart_by_what_is_said_of_them(one: str, other: str, line: str) -> None:
    gigs = (replace(WRONG, client=one, ended="went wrong"), replace(WELL, client=other))
    assert known_line([replace(each, rule="") for each in of_client(one, gigs)]) == line


def test_a_post_is_searched_for_whole_names() -> None:
    assert in_post("We are Vélo\nNord, a bicycle shop.", (WRONG,)) == ("Velo Nord",)
    assert in_post("Ahrens needs labels; velo nordic does not.", GIGS) == ()
    assert in_post("For Velo Nord and Ahrens Lagerhaus.", (WRONG, OTHER)) == ("Ahrens Lagerhaus", "Velo Nord")


GOES_ON = replace(OTHER, found="Malt", is_going=True, ended="still going, €600 not paid yet")
BADLY, GOOD = replace(OTHER, found="Malt"), replace(WELL, found="Malt")


@pytest.mark.parametrize(
    ("gigs", "said"),
    [
        ((GOES_ON,), ""),
        ((GOES_ON, GOES_ON), "Malt: 2 gigs, both still going."),
        ((GOES_ON, BADLY), "Malt: 2 gigs, 1 went wrong, 1 still going."),
        ((GOES_ON, GOOD), "Malt: 2 gigs, 1 still going."),
        ((GOES_ON, GOOD, BADLY, BADLY), "Malt: 4 gigs, 2 went wrong, 1 still going."),
        ((GOOD, GOOD, GOOD), "Malt: 3 gigs, all ended well."),
        ((BADLY, GOOD), "Malt: 2 gigs, 1 went wrong."),
    ],
)
def test_a_gig_that_goes_on_has_not_gone_wrong(gigs: tuple[ClientGig, ...], said: str) -> None:
    assert source_line(gigs) == said


@pytest.mark.parametrize(
    ("gigs", "wrong"),
    [
        ((replace(GOES_ON, on=AUGUST), GOOD), False),  # the newest goes on: the last that is over ended well
        ((replace(GOES_ON, on=AUGUST), BADLY), True),
        ((GOES_ON,), False),
        ((BADLY, replace(GOOD, gig=GigId("0" * 32))), True),  # both of one day: the worse one counts, whatever its id
        ((replace(GOOD, gig=GigId("e" * 32)), BADLY), True),
        ((BADLY, replace(GOOD, on=AUGUST)), False),
        ((), False),
    ],
)
def test_the_last_gig_that_is_over_says_whether_a_client_went_wrong(gigs: tuple[ClientGig, ...], wrong: bool) -> None:
    assert last_went_wrong(gigs) is wrong


def test_what_the_count_says_of_all_is_not_said_again() -> None:
    assert known_line((GOES_ON, GOES_ON)) == (
        "Ahrens Lagerhaus: 2 gigs, both still going: May 2026, €600 not paid yet; May 2026, €600 not paid yet."
    )
    assert "; May 2026, still going, €600 not paid yet" in known_line((BADLY, GOES_ON))


def test_what_is_said_of_a_client_is_found_behind_any_run_of_blanks_in_one_look_at_it() -> None:
    for said in ("Velo Nord   ,   a bicycle shop", "Velo Nord \t – \t the shop", "Velo Nord(a shop)"):
        assert folding.fold_client(said) == "velo nord", said
    assert folding.fold_client("Velo   Nord  ,  Ahrens") == "velo nord , ahrens"
    assert folding._SAID_OF_THEM.startswith(r"(?s)(?<!\s)"), "else each blank of a run is looked at anew"
