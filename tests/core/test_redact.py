"""A copy that may leave: what is replaced, the same everywhere, and what is left alone."""

from __future__ import annotations

import re
import sys
from decimal import Decimal
from inspect import get_annotations

import pytest
from hypothesis import given

from retro.core.formats import compact_json, retro_json
from retro.core.formats.export import file_name, markdown, nameless
from retro.core.formats.redaction import (
    letters_apart,
    month_names,
    passwords,
    personal_numbers,
    postal_addresses,
    towns,
    traces,
)
from retro.core.formats.redaction.money import (
    amount_traces,
    days_of_months,
    eastern_owing,
    money_rates,
    money_signs,
    money_words,
    owed_later,
    owing_words,
    spelt_amounts,
)
from retro.core.formats.redaction.redact import Redactor
from retro.core.formats.redaction.redaction_report import SAID
from retro.core.gig.choices import Side, Stage
from retro.core.gig.message import Message
from retro.core.gig.retrospective import Facts, Lesson, Moment, RedFlag, Retrospective
from tests.factories import with_losses
from tests.strategies import retrospectives

OWN = "Zoë Quux never answered"
GIG = Retrospective.new(
    id="a" * 32,
    facts=Facts(title="Harbour & Quux relaunch", client="Zoë Quux Ltd", currency="EUR", price=Decimal(300)),
    answers={
        "story.tell": (
            "zoe’s mail said €1,200.50; QUUX paid 300 EUR. See https://quux.example/x or ask zoe@quux.example."
        )
    },
    moments=(Moment(None, "Zoe\u0308 called. Ben was there, Benjamin was not."),),
    losses={"time": "Quux lost two weeks"},
    red_flags=(RedFlag(None, OWN, Stage.WORK, Side.CLIENT, told_myself="Quux is kind"),),
    lessons=(Lesson.new(cue="Quux is silent", act="write", flag=OWN),),
    tags=("quux", "web"),
)


def redacted(whole: Retrospective, *words: str) -> Retrospective:
    return Redactor(words).redacted(whole)


def test_the_client_is_replaced_in_every_text_whatever_the_case_the_accent_or_the_form() -> None:
    copy = redacted(GIG)
    everything = compact_json.dumps(retro_json.retrospective_to_data(copy)) + markdown(copy) + file_name(copy, "md")
    for name in ("quux", "zoë", "zoe", "Zoe\u0308"):
        assert name.casefold() not in everything.casefold(), name
    assert copy.facts.client == "Client A"
    assert copy.facts.title == "Harbour & Client A relaunch"
    assert copy.tags == ("Client A", "web")
    assert "client-a" in file_name(copy, "md")


def test_amounts_links_and_addresses_go_with_a_word_in_their_place() -> None:
    assert redacted(GIG).answers["story.tell"] == (
        "Client A’s mail said [amount]; Client A paid [amount]. See [link] or ask [address]."
    )
    facts = redacted(GIG).facts
    assert (facts.price, facts.currency) == (None, "")


@pytest.mark.parametrize(
    ("client", "text", "copy"),
    [
        ("Acme", "AcmeShop, acmeShop, #AcmeGmbH", "Client A Shop, Client A Shop, #Client A GmbH"),
        ("Blue Harbour", "BlueHarbourShop", "Client A Shop"),
        ("Jan van den Berg", "vdBerg, vandenBerg", "vdClient A, vandenClient A"),
        ("O'Brien", "O'BrienShop, OBrienShop", "Client A Shop, Client A Shop"),
        ("Johnson & Johnson", "J & J, J&J, J. & J. too", "Client A, Client A, Client A too"),
        ("Tube", "So YouTube, GitHub and Acmeville stay", "So YouTube, GitHub and Acmeville stay"),
        ("Hub", "GitHub, HubSpot and DockerHub", "GitHub, HubSpot and DockerHub"),
        ("Acme", "MyAcmeShop, BärAcme, getAcmeUser()", "MyClient A Shop, BärClient A, getClient A User()"),
        ("Acme", "ACMEshop, AcmeÄrzte, TheAcme", "Client A shop, Client A Ärzte, TheClient A"),
        ("MyAcmeShop", "Acme said: AcmeShop, my-acme-shop", "Client A said: Client A, Client A"),
        ("BärAcme", "Bär called. The bear and the bär stay", "Client A called. The bear and the bär stay"),
        ("DataForge", "SourceForge, LogForge and codeForge stay, unlike MyForge", "{0}, unlike MyClient A"),
        ("Base Camp", "DataBase, CodeBase, SupaBase and BootCamp stay, unlike theBaseCamp", "{0}, unlike theClient A"),
        ("Stack Overflow", "FullStack, OpenStack and techStacks stay, unlike AskOverflow", "{0}, unlike AskClient A"),
        ("Pal Mart", "WalMart and SmartMart stay, unlike PalMart", "{0}, unlike Client A"),
        ("Anna Berg", "JoAnna, IceBerg and HeidelBerg stay, unlike getAnnaUser", "{0}, unlike getClient A User"),
        ("DataWorks", "Now data works, and the shop works", "Now data works, and the shop works"),
        ("MyShop", "My shop was open", "My shop was open"),
    ],
)
def test_a_name_written_against_another_word_goes_where_a_capital_parts_them(client: str, text: str, copy: str) -> None:
    whole = Retrospective.new(id="a" * 32, facts=Facts(client=client)).with_answer("story.tell", text)
    assert redacted(whole).answers["story.tell"] == copy.format(text.partition(", unlike")[0])


@pytest.mark.parametrize(
    "address",
    [
        "2001:db8::1",
        "fe80::1%eth0",
        "2001:db8:0:0:0:0:0:1",
        "::ffff:192.168.0.1",
        "00:1A:2B:3C:4D:5E",
        "00-1a-2b-3c-4d-5e",
    ],
)
def test_the_address_of_a_machine_goes(address: str) -> None:
    assert redacted(GIG.with_answer("story.turn", f"Ask {address}.")).answers["story.turn"] == "Ask [link]."


@pytest.mark.parametrize("text", ["at 10:02:11", "std::vector", "a::b", "dad::add", "::1", "1:2:3", "10:02-11:30"])
def test_hours_and_names_in_code_are_no_address_of_a_machine(text: str) -> None:
    assert redacted(GIG.with_answer("story.turn", text)).answers["story.turn"] == text


def test_words_that_are_named_are_replaced_as_whole_words_alone() -> None:
    assert redacted(GIG, "Ben").moments[0].text == "Client A called. Name A was there, Benjamin was not."


@pytest.mark.parametrize(
    ("client", "text"),
    [
        ("Groß", "GROSS, groß, Gross"),
        ("Groß", "GROẞ"),
        ("Ian", "\u0131an"),
        ("Łódź Ltd", "ŁÓDŹ"),
        ("A+ (web)", "a+ (web)"),
    ],
)
def test_a_name_is_found_however_it_is_spelt(client: str, text: str) -> None:
    copy = redacted(Retrospective.new(id="a" * 32, facts=Facts(client=client)).with_answer("story.tell", text))
    assert set(copy.answers["story.tell"].split(", ")) <= {"Client A", "[name]"}


def test_clients_of_other_gigs_are_replaced_too_and_letters_tell_of_no_other_gig() -> None:
    whole = GIG.with_answer("story.tell", "Northwind was worse. Ahrens Bakery and Quux were not.")
    copy = Redactor((), ["Ahrens Bakery", "Zoë Quux Ltd", "Northwind", "Bakery Quux"]).redacted(whole)
    assert copy.answers["story.tell"] == "Client B was worse. Client C and Client A were not."


@pytest.mark.parametrize("client", ["ガンダム", "शर्मा", "บริษัท ก้าว", "מַיִם", "李明", "A1", "O'Brien", "İpek"])
def test_a_client_of_any_script_is_replaced(client: str) -> None:
    copy = redacted(
        Retrospective.new(id="a" * 32, facts=Facts(client=client)).with_answer("story.tell", f"So {client}.")
    )
    assert (copy.facts.client, copy.answers["story.tell"]) == ("Client A", "So Client A.")


@pytest.mark.parametrize(
    ("client", "text", "said"),
    [
        ("李明", "李明说 我和李明谈", "Client A说 我和Client A谈"),
        ("Acme", "acme_site, Acme2024, Acmeville", "Client A_site, Client A2024, Acmeville"),
        ("O'Brien", "O’Brien", "Client A"),
    ],
)
def test_a_name_is_found_where_it_stands_close(client: str, text: str, said: str) -> None:
    copy = redacted(Retrospective.new(id="a" * 32, facts=Facts(client=client)).with_answer("story.tell", text))
    assert copy.answers["story.tell"] == said


@pytest.mark.parametrize(
    "amount",
    [
        "1 500 €",
        "1\u202f500\u00a0€",
        "$ 1 200 000",
        "CHF 1'000",
        "$5k",
        "£1.5m",
        "1.500,- €",
        "5k€",
        "USD  500",
        "400 PLN",
    ],
)
def test_an_amount_goes_whole(amount: str) -> None:
    assert (
        redacted(GIG.with_answer("story.turn", f"Paid {amount} then.")).answers["story.turn"] == "Paid [amount] then."
    )


@pytest.mark.parametrize("address", ["josé@example.com", "jürgen@müller.de", "ändrea.m@x.de"])
def test_an_address_goes_whole(address: str) -> None:
    assert redacted(GIG.with_answer("story.turn", f"Ask {address}.")).answers["story.turn"] == "Ask [address]."


@pytest.mark.parametrize("link", ["http://x.com/a(b)c", "http://ex.com/a'b", "www.x.com/?q=1"])
def test_a_link_goes_whole(link: str) -> None:
    assert redacted(GIG.with_answer("story.turn", f"(See {link}).")).answers["story.turn"] == "(See [link])."


def test_a_part_of_another_client_is_a_name_where_it_is_written_as_one() -> None:
    whole = GIG.with_answer("story.tell", "The new design took times. Blue Sky was one.")
    copy = Redactor((), ["New York Times", "Blue Sky Design"]).redacted(whole)
    assert copy.answers["story.tell"] == "The new design took times. Client B was one."


def test_own_flags_that_become_alike_are_told_apart_with_their_rules() -> None:
    names = ("Acme calls at night", "Acme Corp calls at night")
    flags = tuple(RedFlag(None, name, Stage.WORK, Side.CLIENT) for name in names)
    rules = tuple(Lesson.new(cue="It rings", act="I sleep", flag=name) for name in names)
    copy = redacted(Retrospective.new(id="a" * 32, facts=Facts(client="Acme Corp"), red_flags=flags, lessons=rules))
    told = ["Client A calls at night", "Client A calls at night (2)"]
    assert [flag.name for flag in copy.red_flags] == [rule.flag for rule in copy.lessons] == told
    assert retro_json.retrospective_from_data(retro_json.retrospective_to_data(copy)) == copy


def test_a_name_that_is_a_letter_does_not_touch_what_was_put_in_its_place() -> None:
    assert redacted(GIG, "A", "client").moments[0].text == "Client A called. Ben was there, Benjamin was not."


def test_an_own_flag_and_the_lesson_about_it_stay_linked() -> None:
    copy = redacted(GIG)
    assert copy.red_flags[0].name == copy.lessons[0].flag == "Client A never answered"


def test_the_same_client_is_the_same_letter_in_every_document_and_another_is_another() -> None:
    redactor = Redactor()
    other = GIG._replace(facts=Facts(client="Ahrens"))
    letters = [redactor.redacted(each).facts.client for each in (GIG, other, GIG)]
    assert letters == ["Client A", "Client B", "Client A"]


@pytest.mark.parametrize("text", ["", "Nothing to hide here: 3 days, 24 h, 2026-03-14.", "naïve café, e\u0301"])
def test_what_names_nobody_stays_to_the_letter(text: str) -> None:
    assert redacted(GIG.with_answer("story.turn", text or "x")).answers["story.turn"] == (text or "x")


@given(retrospectives())
def test_whatever_is_redacted_can_be_kept_as_it_is(whole: Retrospective) -> None:
    copy = Redactor(["Ben", "  ", "A"]).redacted(whole)
    assert copy.id == whole.id
    assert (copy.facts.price, copy.facts.hours_worked) == (None, None)


LEAKS = [
    ("See nordwind.example/shop then.", "See [link] then."),
    ("See https://Nordwind.example, please.", "See [link], please."),
    ("It is at shop.ahrens.de:8080/a?b=c!", "It is at [link]!"),
    ("They offered 1.2k then", "They offered [amount] then"),
    ("300 bucks", "[amount]"),
    ("US$300 or Rs 5,000 or kr 1 234", "[amount] or [amount] or [amount]"),
    ("１２００ EUR", "[amount]"),
    ("She paid 1200 up front", "She paid [amount] up front"),
    ("the fee, 450, was low", "the fee, [amount], was low"),
    ("40 an hour, 500 deposit", "[amount] an hour, [amount] deposit"),
    ("call +49 170 1234567 or (555) 123-4567", "call [phone] or [phone]"),
    ("ring 0170/1234567 now", "ring [phone] now"),
    ("IBAN DE89 3704 0044 0532 0130 00 then", "IBAN [account] then"),
    ("to GB29NWBK60161331926819.", "to [account]."),
    ("ask @quux_shop.", "ask [handle]."),
    ("quux_shop on Insta, zoe_q auf TikTok", "[handle] on Insta, [handle] auf TikTok"),
    ("git clone git@github.example.org:quux-inc/shop.git now", "git clone [link] now"),
    ("scp a.sql deploy@server:/var/www/q was slow", "scp a.sql [link] was slow"),
    ("Mail petra@mail.com:please answer", "Mail [address]:please answer"),
    ("Ask q@mail.com:she knows. Me@mail.com:no", "Ask [address]:she knows. [address]:no"),
    ("scp deploy@host.example:dump.sql b@c.example:backup/x .", "scp [link] [link] ."),
    ("Tel. 0049-30-2345 6789", "Tel. [phone]"),
    ("She offered eighteen hundred pounds, and I took sixteen hundred.", "She offered [amount], and I took [amount]."),
    ("He paid five hundred euros. A hundred people came.", "He paid [amount]. A hundred people came."),
    ("mail zoe.q@quux-shop.example now", "mail [address] now"),
    ("it was 1.234,50, or 1,234.50, or 1 234.5", "it was [amount], or [amount], or [amount]"),
    ("back 150, left 1084.50", "back [amount], left [amount]"),
    ("in 37.5 hours, 37h30 or 37:30", "in [hours] hours, [hours] or [hours]"),
    ("duecento euro, duemila euro, ventuno euro, sei euro", "[amount], [amount], [amount], [amount]"),
    ("vijfhonderd euro, tweeduizend euro, honderd euro", "[amount], [amount], [amount]"),
    ("pięćset złotych, dwa tysiące złotych, sto zł", "[amount], [amount], [amount]"),
    ("quinhentos euros, dois mil euros, mil e quinhentos reais", "[amount], [amount], [amount]"),
    ("vinte horas, twintig uur, venti ore, vingt heures", "[hours] horas, [hours] uur, [hours] ore, [hours] heures"),
    ("20 heures, dwadzieścia godzin, veinte horas", "[hours] heures, [hours] godzin, [hours] horas"),
    ("37 and a half hours, 37 ½ hours, 37½ h", "[hours] hours, [hours] hours, [hours] h"),
    ("37 et demie heures, 36 and a half hours", "[hours] heures, 36 and a half hours"),
    ("found on Up\u00adwork", "found on [source]"),
    (
        "a 3k fee, 20k revenue, 2k monthly, over 12k",
        "a [amount] fee, [amount] revenue, [amount] monthly, over [amount]",
    ),
    ("$20k stars, 5k EUR for stars", "[amount] stars, [amount] for stars"),
    ("I invoiced twelve hundred", "I invoiced [amount]"),
    ("nine hundred and fifty euros", "[amount]"),
    ("They had half a million. I got a couple of thousand for it", "They had [amount]. I got [amount] for it"),
    ("two grand, then a grand for the rest", "[amount], then [amount] for the rest"),
    ("a few hundred euros, thousands of dollars", "[amount], [amount]"),
    ("fifteen hundred up front, EUR twelve hundred", "[amount] up front, [amount]"),
    ("two hundred and fifty thousand, or three and a half thousand dollars", "[amount], or [amount]"),
    ("zwölfhundert Euro, bezahlt zweitausendfünfhundert jetzt", "[amount], bezahlt [amount] jetzt"),
    ("eine halbe Million Euro, anderthalbtausend Franken", "[amount], [amount]"),
    ("deux mille cinq cents euros, quelques milliers d’euros", "[amount], [amount]"),
    ("dos mil euros, mil doscientos euros, medio millón de pesos", "[amount], [amount], [amount]"),
    ("it went from twelve hundred to nine hundred", "it went from [amount] to [amount]"),
    ("thirty-seven and a half hours", "[hours] hours"),
    ("the price went from 1200 to 900, then 800", "the price went from [amount] to [amount], then [amount]"),
    ("1200.-, EUR1200 and 1200EUR", "[amount], [amount] and [amount]"),
    ("wired me 900 in two instalments of 450", "wired me [amount] in two instalments of [amount]"),
    ("150/2, 150x2, ~150, 150 people", "[amount]/2, [amount]x2, ~[amount], [amount] people"),
    ("tel:030-1234567, 415.555.0132, whatsapp 491701234567", "tel:[phone], [phone], whatsapp [phone]"),
    ("card 4111 1111 1111 1111", "card [account]"),
    ("rosa [at] quux [dot] com, rosa(at)quux.com", "[address], [address]"),
    ("rosa at quux dot com", "[address]"),
    ("rosa#1234, u/rosa, skype: rosa.n", "[handle], [handle], skype: [handle]"),
    ("ftp://quux.example/x and t.me/quux", "[link] and [link]"),
    ("She wants 250 back. I gave back 260, kept 310.", "She wants [amount] back. I gave back [amount], kept [amount]."),
    ("He sent 350 and left; they lost 810.", "He sent [amount] and left; they lost [amount]."),
    ("I got 90 for it, it ended at 950, all told", "I got [amount] for it, it ended at [amount], all told"),
    ("50 % up front, so 600. Half would be 617.25.", "50 % up front, so [amount]. Half would be [amount]."),
    ("She sent 0.05 BTC and 300 USDT", "She sent [amount] and [amount]"),
    ("tel 555 0147 rang, call 555-0147", "tel [phone] rang, call [phone]"),
    ("Server 192.168.17.5 was hers, 10.0.0.1:8080 too.", "Server [link] was hers, [link] too."),
    ("ring 01.23.45.67.89 or 06 12 34 56 78", "ring [phone] or [phone]"),
    ("98765 43210, 601 234 567, 612 34 56 78", "[phone], [phone], [phone]"),
    ("500-600 EUR, 500 to 600 euros, 1k–2k", "[amount]-[amount], [amount] to [amount], [amount]–[amount]"),
    ("She owes 4 hundred, half of the 800 came", "She owes [amount], half of the [amount] came"),
    ("a third of 900, rest of the 450.", "a third of [amount], rest of the [amount]."),
    ("She paid 5万円 and 3,000円", "She paid [amount] and [amount]"),
    ("She paid 5 lakh, 2.5 crore and 3 Mio. €", "She paid [amount], [amount] and [amount]"),
    ("IG: rosa_art, github: rosa-q", "IG: [handle], github: [handle]"),
    ("VAT DE123456789, to bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "VAT [account], to [account]"),
    ("rosa+work@quux.example, quux.co.uk", "[address], [link]"),
    (
        "Up-work took its cut, Upworkers say so, an upworker too",
        "[source] took its cut, [source] say so, an [source] too",
    ),
]
POSTAL = [
    (
        "He lives at Elm Street 12, I met her at Abbey Rd. 5a",
        "He lives at [postal address], I met her at [postal address]",
    ),
    ("350 5th Avenue, New York, NY 10118", "[postal address]"),
    ("Send it to Downing Street 10 or TX 75001", "Send it to [postal address] or [postal address]"),
    ("He gave me a tenner, then two fivers", "He gave me [amount], then [amount]"),
    (
        "She paid up, and 1.200,50 later; I invoiced 3 x 400 and 2 × 250; 1k2",
        "She paid up, and [amount] later; I invoiced 3 x [amount] and 2 × [amount]; [amount]",
    ),
    ("He lives in Austin TX 78701 now; zip 62704", "He lives in [postal address] now; zip [postal address]"),
    ("to 45 33rd Place, Queens\nor 12 3rd Street", "to [postal address], Queens\nor [postal address]"),
    ("He moved to 1060 Wien, then 80331 München", "He moved to [postal address], then [postal address]"),
    ("1010 Vienna, 00-950 Warszawa or 110 00 Praha 1.", "[postal address], [postal address] or [postal address]."),
    ("in CH-8001 Zürich and 1012 AB Amsterdam", "in [postal address] and [postal address]"),
    ("in 45127 Essen, 06300 Nice", "in [postal address], [postal address]"),
    (
        "He is at 67000 Strasbourg, 31000 Toulouse, 37000 Tours; 10000 Zagreb, 21000 Split or 11000 Beograd",
        "He is at [postal address], [postal address], [postal address]; [postal address], [postal address] or"
        " [postal address]",
    ),
    (
        "from 75011 Paris called me; Post an 1010 Wien geschickt",
        "from [postal address] called me; Post an [postal address] geschickt",
    ),
    (
        "the shop at 10115 Berlin never paid, 1060 Wien immer",
        "the shop at [postal address] never paid, [postal address] immer",
    ),
    ("8001 Zürich delivers, 00-950 Warszawa wants more", "[postal address] delivers, [postal address] wants more"),
    (
        "I paid in 1500 Graz 3 weeks ago, 75011 Paris 2 times",
        "I paid in [postal address] 3 weeks ago, [postal address] 2 times",
    ),
    (
        "75011 Paris 11, 1150 Budapest 15. 1010 Wien 2.5 hours",
        "[postal address], [postal address]. [postal address] 2.5 hours",
    ),
    ("That's a cool million, a cool hundred.", "That's a cool [amount], a cool [amount]."),
    ("I charged two fifty, then three fifty an hour", "I charged [amount], then [amount] an hour"),
    (
        "she hired me at two fifty a day, paid at two fifty in cash",
        "she hired me at [amount] a day, paid at [amount] in cash",
    ),
    ("the price was one ninety-nine; he owes me six fifty", "the price was [amount]; he owes me [amount]"),
    ("Zip code 90210, PLZ 10115", "Zip code [postal address], PLZ [postal address]"),
    ("3e2 euros, I charged 1.5e3 for it", "[amount], I charged [amount] for it"),
    ("It was a six-figure deal, she paid two thousand", "It was a [amount] deal, she paid [amount]"),
    ("Er zahlte zwei tausend, dann zweitausend Euro", "Er zahlte [amount], dann [amount]"),
    ("I met her at 221B Baker Street, London NW1 6XE.", "I met her at [postal address]."),
    ("Office: 5 Main St, Apt 4B, Springfield, IL 62704 is shut", "Office: [postal address] is shut"),
    ("to 22 Acacia Avenue,\nLeeds LS6 2AB", "to [postal address]"),
    ("12 baker street, 9 Elm Rd.", "[postal address], [postal address]"),
    (
        "Their HQ moved to 2000 Antwerpen, ours to 2000 Neuchâtel",
        "Their HQ moved to [postal address], ours to [postal address]",
    ),
    ("Send it to the 10115 Berlin address please", "Send it to the [postal address] address please"),
    (
        "our 10115 Berlin headquarters, the 10115 Berlin premises",
        "our [postal address] headquarters, the [postal address] premises",
    ),
    (
        "the 1060 Wien campus, their 80331 München business",
        "the [postal address] campus, their [postal address] business",
    ),
    ("all 20095 Hamburg press, the 8001 Zürich bus", "all [postal address] press, the [postal address] bus"),
    (
        "about their 10115 Berlin rooms, Rosa's 10115 Berlin shops",
        "about their [postal address] rooms, Rosa's [postal address] shops",
    ),
    (
        "His 10115 Berlin lawyers are rude. In 50667 Köln things have changed",
        "His [postal address] lawyers are rude. In [postal address] things have changed",
    ),
    (
        "The 10115 Berlin works are shut, all 1010 Wien offices",
        "The [postal address] works are shut, all [postal address] offices",
    ),
    ("Nationalestraat, 2018 Antwerpen", "Nationalestraat, [postal address]"),
    ("Order #FO52B7A1C3, FO52B7A1C3, order no. AB12CD34EF", "Order #[number], [number], order no. [number]"),
    ("order 88213 was late, and order 88214.", "order [number] was late, and order [number]."),
    (
        "In reply to order 12345, it belongs to order 12346.",
        "In reply to order [number], it belongs to order [number].",
    ),
    (
        "My order 12345 and the items in order 12346 are lost",
        "My order [number] and the items in order [number] are lost",
    ),
    (
        "The mistake was in order 55512. In order 55512 the logo was wrong",
        "The mistake was in order [number]. In order [number] the logo was wrong",
    ),
    (
        "In order 12345, two items; the client of order 55512 left",
        "In order [number], two items; the client of order [number] left",
    ),
    (
        "I placed order 998877 for them. She made order 55512 late",
        "I placed order [number] for them. She made order [number] late",
    ),
    (
        "About order 55512 nobody says a word, your order 55513 costs me days",
        "About order [number] nobody says a word, your order [number] costs me days",
    ),
    (
        "Order 55512 left on Monday, order 55513 for her did not",
        "Order [number] left on Monday, order [number] for her did not",
    ),
    ("Amazon order 114-3941689-8772232 never came", "Amazon order [number] never came"),
    ("He lives in Hauptstraße 12, 10115 Berlin, since May", "He lives in [postal address], since May"),
    ("Lange Str. 5a\n80331 München", "[postal address]"),
    ("in der hauptstr. 7 bei ihr, Alexanderplatz 3", "in der [postal address] bei ihr, [postal address]"),
    ("Am Markt 4, 99423 Weimar; aus 50667 Köln", "[postal address]; aus [postal address]"),
    ("D-20095 Hamburg, P.O. Box 1234, Boulder, CO 80302", "[postal address], [postal address]"),
    ("12 rue de la Paix, 75002 Paris", "[postal address]"),
    ("Via Roma 12, 00184 Roma", "[postal address]"),
    ("ul. Długa 5/7, 00-238 Warszawa", "[postal address]"),
    ("Keizersgracht 123, 1015 CJ Amsterdam", "[postal address]"),
    ("ticket 4711, order #889, customer no 12345", "ticket [number], order #[number], customer no [number]"),
    ("Vertrag AB-1234, Kundennummer 998877", "Vertrag [number], Kundennummer [number]"),
    ("invoice 2024-117 and 2024-118, Rechnung Nr. 2024-117", "invoice [number] and [number], Rechnung Nr. [number]"),
    ("Rechnung 2024/0117, Invoice #7, INV-2024-001", "Rechnung [number], Invoice #[number], [number]"),
    ("facture n° 2024-55, fattura n. 12/2024", "facture n° [number], fattura n. [number]"),
    ("invoices 1001, 1002 and 1003 are open", "invoices [number], [number] and [number] are open"),
    ("Passport no. AB1234567, Reisepass C01X00T47", "Passport no. [number], Reisepass [number]"),
    ("DNI 12345678Z, NI number AB 12 34 56 C, plate", "DNI [number], NI number [number], plate"),
    ("VAT AT U12345678, insurance on AB1234567", "VAT AT [number], insurance on [number]"),
    ("Zoom: 123 456 789, meeting id 123 4567 8901", "Zoom: [number], meeting id [number]"),
    ("licence AB1234, licence AB123", "licence [number], licence AB123"),
    ("licence plate ABC-1234, IČO 12345678", "licence plate [number], IČO [number]"),
    ("born 3.4.1985, born on 3 April, born in 1985", "born [birthday], born on [birthday], born in [birthday]"),
    ("geb. 03.04.85, Geburtstag: 3. April", "geb. [birthday], Geburtstag: [birthday]"),
    ("née le 3 avril 1985, ur. 3.04.1985, *3.4.1985", "née le [birthday], ur. [birthday], *[birthday]"),
    ("DOB: 1985-04-03 (3.4.1985 geboren)", "DOB: [birthday] ([birthday] geboren)"),
    ("at 48.2082, 16.3738 or 48°12'30\"N 16°22'23\"E", "at [place] or [place] [place]"),
    ("lat: 48.2082, 8FVC9G8F+6X, ///filled.count.soap", "[place], [place], [place]"),
]
KNOWS = GIG.with_facts(
    platform="Upwork",
    price=Decimal("1234.50"),
    paid=Decimal("1234.50"),
    refunded=Decimal(150),
    hours_planned=Decimal(20),
    hours_worked=Decimal("37.5"),
)


@pytest.mark.parametrize(("text", "left"), LEAKS)
def test_what_tells_of_the_client_or_the_money_is_replaced(text: str, left: str) -> None:
    assert redacted(KNOWS.with_answer("story.turn", text)).answers["story.turn"] == left


@pytest.mark.parametrize(("text", "left"), POSTAL)
def test_postal_addresses_and_numbers_of_files_are_replaced(text: str, left: str) -> None:
    assert redacted(KNOWS.with_answer("story.turn", text)).answers["story.turn"] == left


@pytest.mark.parametrize(
    "text",
    [
        "We saw 3 people on the road, 5 Main points, 2 weeks on the street",
        "12000 Zeilen, 15000 Besucher, in 2024 Berlin grew",
        "In 2018 Antwerp was rainy, by 2020 Antwerp had a port, since 2000 Neuchâtel too",
        "10115 Berlin bakeries are listed; all 20095 Hamburg addresses, around 50667 Köln shops",
        "order 25 leaflets, to order 12345 screws, in order 1 to 9, a@b:c, log_file on GitHub",
        "We order 12345. I have to order 12345 and wait. We will order 10500 to test",
        "to order 12500, which; out of order 12345 was; we can't order 12345. Please order 12346, then",
        "They'll also order 12345 and I'd order 12346.",
        "over 10115 Berlin buses, some 10115 Berlin trains and 10115 Berlin users. 20095 Hamburg cats have fleas",
        "Parkplatz 3, Arbeitsplatz 12, M2 8GB, PS5 1TB",
        "During 3 weeks, Spring 24, Engineering 5, in case 100 people come",
        "Vertrag 14.10.2026, order 500 more, we order 3000 of them, ticket 12",
        "bookings 2000-2001, booking 3 of 5, Vertrag 2024, contract 2026",
        "The idea was born on Monday, it was born 3 weeks late, b. 2 more, a born leader",
        "insurance 3 years, tax 2025, visa took 14 days, member since 2019, ID 12",
        "The meeting on 14.10.2026 went well, meeting at 1400, the Zoom on 2026-10-14 14:00, meeting 20261014",
        "passport on 14.10.2026, visa in 2026, tax was on 14/10/2026 10:00, member in 2024-2025, patient at 14.10.26",
        "0.1234, 0.5678, 12.5, 16.7, 3 April, C++, a+b, 12 + 34",
    ],
)
def test_what_only_looks_like_an_address_or_a_number_of_a_file_stays(text: str) -> None:
    assert redacted(KNOWS.with_answer("story.turn", text)).answers["story.turn"] == text


@pytest.mark.parametrize(
    "text",
    [
        "Paid 3 weeks late, on 14 October 2026",
        "on 2026-03-14 at 10:00, v1.2.3, in 2026, 3 pages, 90%",
        "12.10.2025 - 14.10.2025",
        "e.g. this.Next sentence i.e. that",
        "1 1 1 1 1 1 1 1 1 1 1 1",
        "3/4 of it, the 2nd, 5 people",
        "chapter 2024-117, 2000-2001, chapter one, four hundred good reviews",
        "it stood at ahrens, a dot, twenty of them",
        "a grand plan, a real problem, three real problems, ten per cent, dos por ciento",
        "a few thousand users, four hundred days, one in a thousand, thanks a million",
        "the holes became four hundred. It is two hundred kilometres away",
        "an hour and a half, one of the three, the once great six",
        "I got 12 mails, sent 350 emails, lost 30 files, kept 21 drafts, called 12 times",
        "half of the 800 images, all 12 came, 123 456 789 rows, 10 to 12 pages, on 14.10.26 and 01.02.03",
        "20k stars, 3k followers, 1.5 million downloads, a 5k run, it has 12k lines, 400 thousand rows",
        "I sent hundreds of mails and it cost hundreds of hours",
        "two thousand lines of code, twelve months, a grand total, a grand piano, in grand style",
        "the street was wet, Wall Street fell, a Main Street shop, the high street, a street 5 minutes away",
        "Google Drive 15 GB, Park Avenue 3 days, Times Square 3, Abbey Road 1969, Wall Street 30 percent",
        "Fiverr and the contents of it, a tenor sang, the fever, ten nerves",
        "rev 3e2f, commit 1e5b, it has 1e5 rows, e2e tests, 2e, 12e4x",
        "one in three, the two of us, a hundred per cent, two thirds, nine to five, at six, four eyes",
        "a thousand thanks, a million things, one thousand and one nights, a hundred times, hundreds of changes",
        "fifteen minutes, twenty pages, sixty seconds, thirty people, eleven mails, forty files",
        "I read two thousand words a day; it has three hundred pages and twelve hundred pictures",
        "Room 12, Chapter 5, Step 3, Level 9, Phase 2, Version 4, Figure 8, Week 12, Gate 7, Track 11",
        "score 1,234.56, an average of 2,400.75, 1,200.50 ms, 1,024.00 MB, 4,096.25 fps and 2,000.50 points",
        "The 6 figure drawings, a seven-figure composition, a fiver fan, a tenner game, a 10k1 form, the 12k5 race",
        "commit 3e2, hash: 3e2 and room 3e2",
        "LA 12345 units came, error code NC 54321, CP 2077 mods, a zip 2024 version",
        "10115 Berlin users, 1060 Dateien, in 2026 Vienna hosts it; we had 12500 Essen and 1500 Nice shirts",
        "31000 Toulouse users, 10000 Zagreb hotels, 1500 Wien Kunden, 8000 Aarhus flats",
        "we did 21500 Tours and 12500 Split screens",
        "dieci per cento, sto lat, honderd mensen, due date, the fee is due, Otto said, een of andere, doze off",
        "cem pessoas, duecento pagine, vierentwintig pagina's, dwieście stron, quinhentas palavras, trinta horas",
        "a cool million users, a cool hundred people came, a cool site",
        "two fifty-page reports, I was paid for two fifty-page reports, we met at two fifty, two fifty people came",
        "we start at nine thirty a day before, at seven thirty a day later, meet at ten thirty in cash",
        "we met by four thirty a day early, until six twenty a day after the launch",
        "when he paid it was four thirty, she paid at two fifty, we agreed two thirty, it cost two fifty minutes",
        "Our LA 12345 units, the model NY 10001 broke, a zip 20245 bytes long",
        "45 1st Place awards, 2 3rd Way seats, 45 2nd Close votes",
        "Our OK 20000 steps, IN 12345, OR 54321; the figures, four figures in the report",
        "a way 5 people took, this road 3 times, our place 2 hours later, the court 4 weeks ago",
        "it ended at 10:30, version 1.2.3, 300.1.2.3, so 5 of them, we were at 12 o'clock",
    ],
)
def test_what_is_counted_or_dated_and_tells_of_nobody_stays(text: str) -> None:
    assert redacted(KNOWS.with_answer("story.turn", text)).answers["story.turn"] == text


def test_a_share_of_a_small_price_is_no_reason_to_replace_what_is_counted() -> None:
    text = "At 50 of them, on page 25, after 33 mails."
    assert redacted(GIG.with_facts(price=Decimal(100)).with_answer("story.turn", text)).answers["story.turn"] == text


def test_the_ledgers_own_money_and_every_number_of_the_facts_are_gone() -> None:
    copy = redacted(with_losses(KNOWS, money_paid="1200, and 35 more", time="2 weeks"))
    assert dict(copy.losses) == {"money_paid": "[amount], and [amount] more", "time": "2 weeks"}
    facts = copy.facts
    assert (facts.price, facts.paid, facts.refunded, facts.hours_planned, facts.hours_worked) == (None,) * 5
    assert (facts.platform, facts.currency) == ("[source]", "")


def test_the_refunded_amount_alone_is_gone_too() -> None:
    assert redacted(GIG.with_facts(refunded=Decimal(77))).facts.refunded is None


def test_what_was_replaced_is_counted_and_what_still_looks_like_a_name_is_told() -> None:
    redactor = Redactor()
    copy = redactor.redacted(GIG.with_answer("story.turn", "Then Rosa paid 300 for Quux. On Monday Rosa left Berlin."))
    assert copy.answers["story.turn"] == "Then Rosa paid [amount] for Client A. On Monday Rosa left Berlin."
    assert redactor.report.replaced["[amount]"] == 3
    assert redactor.report.doubtful["Rosa"] == 2
    assert "[amount] 3×" in redactor.report.text
    assert "Still looks like a name: Rosa" in redactor.report.text
    assert "Monday" not in redactor.report.text


def test_a_file_name_of_a_copy_that_may_leave_tells_no_title() -> None:
    assert nameless("2026-03-14-e0a3b1e0-quux-shop.md") == "2026-03-14-e0a3b1e0-redacted.md"
    assert nameless("quux-and-ahrens.md") == "redacted.md"
    assert nameless("2026-03-14-3-retrospectives.json") == "2026-03-14-3-retrospectives.json"


LONG = (
    *(
        "A ",
        "to order 12345, all 10115 Berlin buses, a@b.c:d ",
        "A-",
        "a_",
        "a@b:/",
        "fo1",
        "order 1",
        "1",
        ".",
        "@",
        " ",
        "1,2,",
        "1 1 ",
        "7 us us-",
        "kanadische ",
        "должен мне ",
        "drove 60 an hour ",
        "a.",
        "a@",
        "www.",
        "-",
        "+1(",
        "pay 1 ",
        "de89 ",
        "a at ",
        "one ",
        "ab",
    ),
    *("http://", "é", "[", "a#1", "1/", "(at)", "Z.", "ZQ ", "Z. Q. ", "a hundred and ", "zwei", "mil "),
    *("Femi and ", "Zoë and ", "through ", "via through ", "Quux and A", "1-", "1 to ", "half of 1 ", "601 ", "0x1"),
    *(
        "invoice 2024-117, ",
        "invoice 1001 and ",
        "passport ",
        "id 12 ",
        "born ",
        "born 3 april ",
        "1.2345, ",
        "geb. 1.",
        "password: ",
        "password for a ",
        "sk-a",
        "login a/",
        "eyja.",
        "1 PHP ",
        "R1 ",
        "1万",
        "万",
        "đ",
    ),
    *("〒150-0001 東京都", "ул. А, ", "Strada A ", "K1M "),
)


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        ("Заплатила 600 рублей, не 5 тыс. руб. и не 50к.", "Заплатила [amount], не [amount] и не [amount]."),
        ("600 долларов и 600 грн", "[amount] и [amount]"),
        ("600 ドルで、600원을", "[amount]で、[amount]을"),
        ("R600 then Rp 600.000, 600 rand", "[amount] then [amount], [amount]"),
        (
            "1.250 KWD, KES 2000, 500 KES, 500000 IDR, I paid 500 THB",
            "[amount], [amount], [amount], [amount], I paid [amount]",
        ),
        (
            "NGN 500, 500 PHP, PHP 5k, 500.50 COP; 500 to 600 MAD",
            "[amount], [amount], [amount], [amount]; [amount] to [amount]",
        ),
        ("500 đ, 500.000đ, 500 đồng, Łódź 500 VND", "[amount], [amount], [amount], Łódź [amount]"),
        ("PHP 8, PHP 7.4, 500 PHP files, in 2024 PHP grew, CUP 2026, COP 26, FIXED 120 ALL AT ONCE",) * 2,
        ("try 3 times, TOP 100, 100 TOP pages, COP26, PHPUnit 500, 500 PHP-files, the 5 Đức",) * 2,
        ("5百万円, 1万5千円, 1億2000万円, 5万3,000円, 二百万円", "[amount], [amount], [amount], [amount], [amount]"),
        ("5만원, 1만 5천 원, 3千米ドル, 5万台币, 5万日元", "[amount], [amount], [amount], [amount], [amount]"),
        ("5 ألف ريال, 5 juta rupiah, 3 ล้านบาท, 5 mld zł", "[amount], [amount], [amount], [amount]"),
        ("100 тысяч подписчиков, 5 тысяч строк, 10к подписчиков, 5 tys. osób, 20 Tsd. Besucher",) * 2,
        ("3千人, 1万5千人, 1万件, 3万字, 5万个用户, 5만 명, 一元化, 5 bin bags, 2 millones de usuarios",) * 2,
        ("R 600, R1,200.50, R12.50, R5k, R200-R300", "[amount], [amount], [amount], [amount], [amount]-[amount]"),
        ("Cloudflare R2, an R4, Node r18, R2D2, r1 and r2, user r15, R 4.0.2, R 4.1, ID-R200",) * 2,
        ("彼は5万円を払った。合計は30,000円でした", "彼は[amount]を払った。合計は[amount]でした"),
        ("他付了5000元，定金是3000元", "他付了[amount]，定金是[amount]"),
        ("前金として10万、价格为800美元，나는500달러를", "前金として[amount]、价格为[amount]，나는[amount]를"),
        ("第3章の5ページ、2024年3月5日、登録者3千人、再生10万回、订单12345，共3个",) * 2,
        ("4¾k, 2½k for it, €4½", "[amount], [amount] for it, [amount]"),
        ("½ of it, 3½ people, 1½ weeks, 2 ¼",) * 2,
        ("5c per word, 7p a word, 12 ct pro Wort", "[amount] per word, [amount] a word, [amount] pro Wort"),
        ("0.05 per word, 99¢, 35 p/h, 0,04 pro Wort", "[amount] per word, [amount], [amount] p/h, [amount] pro Wort"),
        ("8 ct/Wort, 3 pence a line", "[amount]/Wort, [amount] a line"),
        ("720p a video, 5 C per day, step 3p, 18 ct gold, 2 CT scans, section 5c, 300 words per page",) * 2,
        ("RM1200, 5 км, пришло 5 к вечеру, 20k stars", "RM1200, 5 км, пришло 5 к вечеру, 20k stars"),
    ],
)
def test_amounts_in_other_scripts_go_and_what_only_looks_so_stays(text: str, copied: str) -> None:
    whole = Retrospective.new(facts=Facts(client="Quux"), answers={"story.tell": text})
    assert redacted(whole).answers["story.tell"] == copied


@pytest.mark.parametrize(
    ("currency", "text", "copied"),
    [
        ("PHP", "500 php, php 8, php 500", "[amount], php 8, [amount]"),
        ("TRY", "600 try, I try 3 times", "[amount], I try 3 times"),
        ("ZAR", "r600, R 1 200, r2", "[amount], [amount], r2"),
        ("HUF", "600 000 Ft, 5000 ft, 6 ft", "[amount], [amount], 6 ft"),
        ("KRW", "60000 won, I won 3 of them", "[amount], I won 3 of them"),
        ("EUR", "500 php, r600, 600 won, 500 ft, 600 000 Ft", "500 php, r600, 600 won, 500 ft, [amount]"),
        ("", "the new php, 600 try it", "the new php, 600 try it"),
    ],
)
def test_the_gigs_own_currency_is_read_however_it_is_written(currency: str, text: str, copied: str) -> None:
    whole = Retrospective.new(facts=Facts(client="Quux", currency=currency), answers={"story.tell": text})
    assert redacted(whole).answers["story.tell"] == copied


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        ("between 300 and 400 euros, $50–100", "between [amount] and [amount], [amount]–[amount]"),
        ("€300/400, 1.200–1.500 €, €20-30/h", "[amount]/[amount], [amount]–[amount], [amount]-[amount]/h"),
        ("zwischen 300 und 400 Euro, 300 or 400 £", "zwischen [amount] und [amount], [amount] or [amount]"),
        ("2026-03-14 €300, page 12 and 400 euros", "2026-03-14 [amount], page 12 and [amount]"),
        ("€300 for 3-4 May, $300 and 400 users", "[amount] for 3-4 May, [amount] and 400 users"),
        ("Da 300 a 400 euro, od 300 do 400 zł", "Da [amount] a [amount], od [amount] do [amount]"),
        ("Van 300 tot 400 euro, de 300 à 400 €", "Van [amount] tot [amount], de [amount] à [amount]"),
        ("He offered 300-400, quoted 1,200-1,500", "He offered [amount]-[amount], quoted [amount]-[amount]"),
        ("They charge 50-60 for it", "They charge [amount]-[amount] for it"),
        (
            "By day 12 a 400 euro bill came, in 2024 a 300 euro one",
            "By day 12 a [amount] bill came, in 2024 a [amount] one",
        ),
        ("He paid 12-14 days late, paid on 10-12 and in 2024-2025, for 300-400 words",) * 2,
        ("It cost 300-400 hours, offered 300-400 MB, went from 300 to 400",) * 2,
    ],
)
def test_both_ends_of_a_range_of_amounts_go_and_a_day_beside_one_stays(text: str, copied: str) -> None:
    whole = Retrospective.new(facts=Facts(client="Quux"), answers={"story.tell": text})
    assert redacted(whole).answers["story.tell"] == copied


@pytest.mark.parametrize(
    "text",
    [
        "Er schuldet mir #. Anzahlung: #, er überwies #, er bot mir #, dann nichts",
        "Ich habe # verlangt, und am Ende hat sie # überwiesen. Vorschuss # im Mai",
        "Il me doit #, il m'a versé #. Un acompte de #, puis elle m'a proposé # pour tout",
        "Me debe #. Un anticipo de #; cobraba # al mes y pagaba # por semana",
        "Mi deve #, ho fatturato #. Un acconto di #, una caparra di # e basta",
        "Pagou #. Me deve #, o cliente pagou # e sumiu; um sinal de #",
        "Hij betaalde #. Een voorschot van #, hij bood # voor de site, ik heb # gevraagd",
        "Zaliczka #. Jest mi winien #, zapłacił #, potem nic; przelał #",
        "He beat me down to #, haggled me down to # and left. I said #, he said #",
        "I'm out #. He countered with #, counter-offered #; none of the # came, not much of the #",
        "Deposit 30%: #. Milestone 2: #; milestone 3 (50%): #, # on delivery and # on completion",
    ],
)
def test_an_amount_goes_after_a_word_of_owing_or_bargaining_and_what_is_counted_stays(text: str) -> None:
    whole = Retrospective.new(facts=Facts(client="Quux"), answers={"story.tell": text.replace("#", "650")})
    assert redacted(whole).answers["story.tell"] == text.replace("#", "[amount]")


@pytest.mark.parametrize(
    "text",
    [
        "Er bot mir 350 Seiten an, die Anzahlung kam am 14. Oktober, er überwies am 14. und schuldet seit 2024",
        "Er hat 12 Seiten verlangt, sie schuldet mir 15 Bilder. Angebot 2024, Vorschuss 30 %",
        "Il me doit 20 pages, l'acompte le 14 octobre, un acompte de 30 %. Me debe 20 correos, pagaba el 14.",
        "Mi deve 15 file, acconto il 14 maggio. Me deve 12 fotos. Hij vroeg 20 wijzigingen, hij betaalde op 14 mei",
        "Zaliczka przyszła 14 maja, oferta 2024, winien mi 12 plików. Verse 12, chapter 30.",
        "It said 404. He said 2024 was bad. She said 600 words. I said 12. I'm out 3 weeks, we are out 120 people",
        "Milestone 2: 14 pages, milestone 3: 2026-03-14, milestone 4: 14.10.2026, milestone 5: 14 May",
        "The build went down to 280 files, none of the 300 users; 12 hours on completion",
    ],
)
def test_what_is_counted_or_dated_after_a_word_of_owing_stays(text: str) -> None:
    whole = Retrospective.new(facts=Facts(client="Quux"), answers={"story.tell": text})
    assert redacted(whole).answers["story.tell"] == text


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        ("password hunter2, Passwort: geheim123!", "password [secret], Passwort: [secret]!"),
        ("PIN 1234, cvv 123, passcode is 123456", "PIN [secret], cvv [secret], passcode is [secret]"),
        ("key sk-abcdef1234567890, AKIAIOSFODNN7EXAMPLE", "key [secret], [secret]"),
        ("BIC COBADEFFXXX, SWIFT: DEUTDEFF500", "BIC [account], SWIFT: [account]"),
        ("sort code 12-34-56, 12-34-56 12345678", "sort code [account], [account]"),
        ("Zoom 123 4567 8901, ICQ 123456789", "Zoom [number], ICQ [number]"),
        ("password: correcthorse, Passwort ist: geheim", "password: [secret], Passwort ist: [secret]"),
        ("Password:\nhunter22 and more", "Password:\n[secret] and more"),
        ("Password\nhunter22\nlogin rosa / hunter22", "Password\n[secret]\nlogin rosa / [secret]"),
        ("Password\nhunter22 and\nlogin page / start", "Password\nhunter22 and\nlogin page / start"),
        ("Password:\ncorrecthorse\nthen", "Password:\n[secret]\nthen"),
        ("Password:\nThen we left, password: they never sent it",) * 2,
        (
            "password for the shop: summer9, パスワード：himitsu9",
            "password for the shop: [secret], パスワード：[secret]",
        ),
        (
            "to TJRabPrwbZy45sbavfcjinPJC18kjpRTv8, BTC 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
            "to [account], BTC [account]",
        ),
        ("LdP8Qox1VAhCzLJNqrr74YovaWYyNUshMW, ltc1qhw80dfq2csxlfwtcyxgk0mhmkmm4kw6p8jg4vy", "[account], [account]"),
        ("Solana 7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV", "Solana [account]"),
        ("UPI: zeb.q@ybl, zeb.q@okaxis, CBU 2850590940090418135201", "UPI: [account], [account], CBU [account]"),
        ("Card ending 9921, Visa ends in 4411", "Card ending [account], Visa ends in [account]"),
        (
            "last four digits are 9921, Karte endet auf 9921",
            "last four digits are [account], Karte endet auf [account]",
        ),
        ("Skype live:zeb_q, live:.cid.a1b2c3d4, Snapchat: zebq", "Skype [handle], [handle], Snapchat: [handle]"),
        ("his insta is zeb.designs, my telegram is zebq_9.", "his insta is [handle], my telegram is [handle]."),
        ("commit 1d3f5a7b9c1e3d5f7a9b1c3d5e7f9a1b3c5d7e9f, md5 3b5d5c3712955042212316173ccf37be, ends in 4411",) * 2,
        ("the year ending 2024, week ending 1410, insta is down, telegram is late; go live:we did, me@localhost",) * 2,
        ("downloadmanagerinstaller, internationalizationhelper12, the last four 1984 novels, last four weeks",) * 2,
        ("Codice fiscale RSSMRA85T10A562S, PAN ABCDE1234F", "Codice fiscale [number], PAN [number]"),
        ("GSTIN 22AAAAA0000A1Z5, RFC GODE561231GR8", "GSTIN [number], RFC [number]"),
        ("NIE X1234567L, CIF B12345678, TFN 123 456 782", "NIE [number], CIF [number], TFN [number]"),
        ("ABN 51 824 753 556, KvK 12345678, HRB 123456", "ABN [number], KvK [number], HRB [number]"),
        ("RFC 2616, RFC 10110, ich habe nie 12345 gesagt, a pan 12345 times, HRA 12, the cif file 3",) * 2,
        ("password 'correct horse', passphrase: one two six", "password '[secret]', passphrase: [secret]"),
        ("API key: 4f9a8b, api key: abcdefghijklmnopqrst", "API key: [secret], api key: [secret]"),
        ("ghp_abcdefghij0123456789, xoxb-123456789012-abc", "[secret], [secret]"),
        ("sk_live_abcdefghijklmnop and pk_a1b2c3d4e5f6g7h8", "[secret] and [secret]"),
        ("BIC is COBADEFFXXX, SWIFT DEUTDEFF, bic: cobadeffxxx", "BIC is [account], SWIFT [account], bic: [account]"),
        ("rk-landing-page-redesign-v2, pk_customer_order_items_id, sk-learn-extension-package-x",) * 2,
        ("Swift: learning it took weeks, the bic: software, GPIO pin: GP15, API key: missing",) * 2,
        ("First pass: fix it, this pass: 6.0, 54, password for the 2024 site, the BIC SOFTWARE",) * 2,
        ("a swift response, the password is wrong, pin the 3 notes, pin 12 of them, a secret 007 plan",) * 2,
    ],
)
def test_what_opens_an_account_goes_and_its_words_stay(text: str, copied: str) -> None:
    whole = Retrospective.new(facts=Facts(client="Quux"), answers={"story.tell": text})
    assert redacted(whole).answers["story.tell"] == copied


@pytest.mark.parametrize(
    ("client", "text", "copied"),
    [
        ("محمد علي", "محمد دفع, علي, محمدي", "Client A دفع, Client A, محمدي"),
        ("רוזה כהן", "רוזה שילמה", "Client A שילמה"),
        ("山田 太郎", "山田さん, 太郎, 山田太郎", "Client Aさん, Client A, Client A"),
        ("김 민수", "김민수, 민수씨", "Client A, Client A씨"),
        ("Nord 株式会社", "Nord, 株式会社", "Client A, 株式会社"),
        ("Studio 54", "Studio 54, 54 images", "Client A, 54 images"),
        (
            "小林 デザイン",
            "新しいデザインの仕事, 小林さん, 小林デザイン",
            "新しいデザインの仕事, Client Aさん, Client A",
        ),
        ("شركة النور", "شركة أخرى دفعت, النور دفع", "شركة أخرى دفعت, Client A دفع"),
        ("שרון עיצוב", "עיצוב חדש, שרון שילמה", "עיצוב חדש, Client A שילמה"),
        ("王明 设计", "设计很好, 王明说不付", "设计很好, Client A说不付"),
        ("김민수 디자인", "디자인 작업, 김민수씨", "디자인 작업, Client A씨"),
        ("राम दुकान", "दुकान बंद, राम ने", "दुकान बंद, Client A ने"),
        ("日本 商店", "日本語の商店, 日本商店", "日本語の商店, Client A"),
        ("Студия Свет", "студия была, Свет", "студия была, Client A"),
    ],
)
def test_a_part_of_a_name_goes_in_scripts_without_capitals(client: str, text: str, copied: str) -> None:
    whole = Retrospective.new(facts=Facts(client=client), answers={"story.tell": text})
    assert redacted(whole).answers["story.tell"] == copied


@pytest.mark.parametrize("what", LONG)
def test_the_work_of_redacting_grows_with_the_text_and_no_faster(what: str) -> None:
    """Counted, not timed: how many characters are offered to a pattern again when one run is twice as long."""

    def work(length: int) -> int:
        counted = 0

        def count(frame: object, event: str, argument: object) -> None:
            nonlocal counted
            counted += event in ("call", "c_call")

        text = ("x " + what * length)[:length]
        whole = KNOWS.with_answer("story.turn", text)
        redactor = Redactor()
        sys.setprofile(count)
        try:
            redactor.redacted(whole)
        finally:
            sys.setprofile(None)
        return counted

    work(1)  # compiles the patterns of the names
    assert work(8_000) <= 2.2 * work(4_000)


def test_no_pattern_can_scan_a_run_again_from_each_place_in_it() -> None:
    """Every repetition of a pattern takes what it can for good, is bounded, or stands over a window of fixed size."""
    modules = (
        traces, amount_traces, days_of_months, eastern_owing, letters_apart, money_rates, money_signs, money_words,
        month_names, owed_later, owing_words, passwords, personal_numbers, spelt_amounts, towns,
    )  # fmt: skip
    patterns = {kept for module in modules for kept in vars(module).values() if isinstance(kept, re.Pattern)}
    patterns |= {*postal_addresses._POSTAL}
    over_a_window = {
        getattr(module, name)
        for module in modules
        for name, kind in get_annotations(module).items()
        if kind == "OverAWindow"
    }
    without_classes = {pattern: re.sub(r"\[(?:\\.|[^\]])*\]", "c", pattern.pattern) for pattern in patterns}
    assert len(patterns) >= 8
    for pattern, written in without_classes.items():
        assert not re.search(r"\)[*+?}]\+", written), f"Python before 3.11.5 repeats a group wrongly: {pattern.pattern}"
    open_ended = re.compile(r"(?<!\\)[*+](?!\+)(?<!\+\+)(?<!\*\+)")
    assert {pattern for pattern, written in without_classes.items() if open_ended.search(written)} == over_a_window


def test_the_name_under_the_message_goes_and_a_common_word_like_it_stays() -> None:
    whole = GIG._replace(message=Message(parts={"sign_off": "Kind regards,\nWill Marsh", "news": "It will be late."}))
    copy = redacted(whole.with_answer("story.turn", "Will, they said, you will see the marsh. Ask Will Marsh."))
    assert copy.message.parts["sign_off"] == "Kind regards,\n[name]"
    assert copy.message.parts["news"] == "It will be late."
    assert copy.answers["story.turn"] == "[name], they said, you will see the marsh. Ask [name]."


@pytest.mark.parametrize(
    ("client", "text", "copy"),
    [
        ("Rosa Müller", "Müllers' shop, Rosa's boss, RosaMuller", "Client A' shop, Client A's boss, Client A"),
        ("Anna-Lena Schmidt", "Anna Lena and Annalena; A.-L. Schmidt", "Client A and Client A; Client A"),
        ("O'Brien", "OBrien, O’Brien's and O Brien", "Client A, Client A's and Client A"),
        ("Nordwind-Haus GmbH", "nordwind haus, Nordwindhaus, Nordwind-Hauses", "Client A, Client A, Client A"),
        ("Otter & Sons", "Otter&Sons, the Otters", "Client A, the Client A"),
        ("Rosa Müller", "She wore a rosary in Rosario.", "She wore a rosary in Rosario."),
        ("Studio 54", "Studio54 and studios", "Client A and studios"),
        (
            "Rosa Lindqvist-Meyer, Nordwind Studio GmbH",
            "Meyer’s lawyer, Mrs Lindqvist, Lindqvist's, Rosa Meyer, Rosa Lindqvist, RosaLindqvist, meyer rosa",
            "Client A’s lawyer, Mrs Client A, Client A's, Client A, Client A, Client A, Client A",
        ),
        ("Nordwind Studio", "Nord-\nwind paid, Nord-wind too, no-\n rdwind.", "Client A paid, Client A too, Client A."),
        ("Rosa Müller", "Rosa, Müller and Müller Rosa", "Client A, Client A and Client A"),
        ("Zoë Quux", "Zoës Mail, Zoes shop, ZOES, Zoe's", "Client A Mail, Client A shop, Client A, Client A's"),
        ("Ben Acme", "Bens Angebot, Benjamin, bens", "Client A Angebot, Benjamin, bens"),
        ("Jane Doe", "Does she? Doe does. Does’nt", "Does she? Client A does. Does’nt"),
        ("J P", "j. p and J-P said", "Client A and Client A said"),
        ("Thi Nguyen", "This is it. This of Thi", "This is it. This of Client A"),
    ],
)
def test_a_name_written_together_apart_or_in_the_plural_is_that_name(client: str, text: str, copy: str) -> None:
    whole = Retrospective.new(facts=Facts(client=client), answers={"story.tell": text})
    assert redacted(whole).answers["story.tell"] == copy


@pytest.mark.parametrize(
    ("client", "text", "copy"),
    [
        (
            "Rosa Müller",
            "R.M. said, R. M. said, RM said; ask RM.",
            "Client A said, Client A said, Client A said; ask Client A.",
        ),
        ("ACME", "A C M E paid, and the A C M E.", "Client A paid, and the Client A."),
        ("Petra Winzig", "P E T R A, W-I-N-Z-I-G and I P E T R A", "Client A, Client A and I Client A"),
        ("ACME", "A.C.M.E. paid, A. C. M. E. too; the A-C-M-E.", "Client A paid, Client A too; the Client A."),
        ("Acme Ltd", "A. C. M. E. are bad, ask A. C. M. E. Then go", "Client A are bad, ask Client A. Then go"),
        ("Petra Winzig", "P - E - T - R - A, W. I. N. Z. I. G. too", "Client A, Client A too"),
        ("Acme Ltd", "A  C  M  E, A_C_M_E or A/C/M/E", "Client A, Client A or Client A"),
        ("VELO Works", "Ask V.E.L.O. now", "Ask Client A now"),
        ("BMW", "B.M.W. and B-M-W called", "Client A and Client A called"),
        ("JANE DOE", "J. Doe, J.A.N.E. or D.O.E. too", "Client A, Client A or Client A too"),
        ("Rosa Müller", "I wrote to R.M. Then R-M, or R.M", "I wrote to Client A. Then Client A, or Client A"),
        ("rosa müller", "RM’s shop", "Client A’s shop"),
        ("Rosa Müller", "R. Müller, Rosa M. called, Müller, R. was", "Client A, Client A called, Client A was"),
        (
            "Jean-Pierre Martin",
            "JP, J.-P. Martin, JPM, JM and JP Martin",
            "Client A, Client A, Client A, Client A and Client A",
        ),
        ("Anna-Lena Schmidt", "A.-L. called", "Client A called"),
        ("Rosa Anna Müller", "R. A. M. or R. A. Müller", "Client A or Client A"),
        ("Otter & Sons", "O&S and O & S", "Client A and Client A"),
        ("Zoë Quux Ltd", "Z.Q. then", "Client A then"),
        ("Роза Миллер", "Р.М. и РМ", "Client A и Client A"),
        ("Ludwig van Beethoven", "LvB and LB", "Client A and Client A"),
        (
            "Ludwig van Beethoven",
            "L. v. Beethoven, L. van Beethoven, Ludwig v. Beethoven, L. v. B. here, Beethoven, L. v.",
            "Client A, Client A, Client A, Client A here, Client A.",
        ),
        ("Maria de la Cruz", "M. de la Cruz or M. d. l. Cruz", "Client A or Client A"),
    ],
)
def test_the_initials_of_the_client_are_replaced_however_they_are_written(client: str, text: str, copy: str) -> None:
    whole = Retrospective.new(facts=Facts(client=client), answers={"story.tell": text})
    assert redacted(whole).answers["story.tell"] == copy


@pytest.mark.parametrize(
    ("client", "text"),
    [
        ("Ludwig van Beethoven", "l. v. b., a van, Is it L. v. now?"),
        ("Rosa Müller", "RM1200, rm -rf, an ARM, R.M.A., r.m., ROOM RM HERE"),
        ("Ursula Schmidt", "the US and U.S. law, we told US"),
        ("Peter Martin", "at 10 PM, 10 P.M., 10pm"),
        ("Sarah Olsen", "I WAS SO MAD, and SO was she"),
        ("Rosa Dahl", "their R&D, a Dr. and a 3rd"),
        ("Quux Ltd", "Q. and a QL"),
        ("ACME", "Sections A-E, A.E. and A & E"),
        ("ACME", "Plans A C M and E, a c m e, A C-M E"),
        ("Acme Ltd", "a. c. m. e., A. C-M. E, A, C, M, E"),
        ("ABC", "Plans A B C"),
        ("BMW", "the B&W photos"),
        ("SAP", "S.P. and S-P"),
        ("NOVA", "N.A. so far"),
        ("PUMA", "the P.A. system"),
        ("JANE DOE", "J.E. Smith, D-E"),
    ],
)
def test_words_and_abbreviations_that_are_written_like_initials_stay(client: str, text: str) -> None:
    whole = Retrospective.new(facts=Facts(client=client), answers={"story.tell": text})
    assert redacted(whole).answers["story.tell"] == text


def test_a_word_in_capitals_beside_a_name_that_it_could_be_of_stays_with_its_words() -> None:
    whole = Retrospective.new(
        facts=Facts(client="Anna Ida Mia"), answers={"story.tell": "10 AM Anna called. Anna I saw."}
    )
    assert redacted(whole).answers["story.tell"] == "10 AM Client A called. Client A I saw."


def test_initials_that_could_be_an_abbreviation_are_told_of() -> None:
    redactor = Redactor()
    redactor.redacted(Retrospective.new(facts=Facts(client="Peter Martin"), answers={"story.tell": "So PM paid."}))
    assert "Still looks like a name: PM" in redactor.report.text


def test_initials_of_named_words_and_of_the_own_signature_go_and_of_other_clients_only_with_full_stops() -> None:
    whole = GIG._replace(message=Message(parts={"sign_off": "Kind regards,\nWill Marsh"}))
    whole = whole.with_answer("story.turn", "WM wrote, BK and R.M. answered, RM stays, J.-P. Martin left.")
    copy = Redactor(["Ben Kohl"], ["Rosa Müller", "Jean-Pierre Martin"]).redacted(whole)
    assert copy.answers["story.turn"] == ("[name] wrote, Name A and Client C answered, RM stays, Client B left.")


def test_the_second_name_of_two_goes_with_the_first_and_the_list_says_that_it_can_miss_some() -> None:
    redactor = Redactor()
    whole = GIG.with_answer("story.turn", "HMRC wrote. I shot Quux and Femi's wedding for Quux & Ade, not Zara's.")
    copy = redactor.redacted(whole).answers["story.turn"]
    assert copy == "HMRC wrote. I shot Client A and [name]'s wedding for Client A & [name], not Zara's."
    assert {"HMRC", "Zara"} <= set(redactor.report.doubtful)
    assert "Femi" not in redactor.report.text
    assert redactor.report.text.endswith(f"Still looks like a name: {', '.join(redactor.report.doubtful)}.")
    assert "can miss some" in SAID
    assert "can miss some" not in redactor.report.text  # SAID stands above it
    apart = redactor.redacted(GIG.with_answer("story.turn", "We meet Quux and Monday is fine."))
    assert apart.answers["story.turn"] == "We meet Client A and Monday is fine."


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("Femi and Quux wrote, Femi & Quux left.", "[name] and Client A wrote, [name] & Client A left."),
        ("Yesterday Femi Okafor and Quux met Quux and Ada Lovelace.",
         "Yesterday [name] and Client A met Client A and [name]."),
        ("Me and Quux, they and Quux, both Monday and Quux",
         "Me and Client A, they and Client A, both Monday and Client A"),
        ("Quux and Femi. Then she left.", "Client A and [name]. Then she left."),
        ("Me and Quux and Femi left.", "Me and Client A and [name] left."),
        ("They and Quux & Femi Okafor left.", "They and Client A & [name] left."),
        ("Femi and Quux and Ade left.", "[name] and Client A and [name] left."),
        ("Tom et Quux, Eva und Quux, Ann i Quux", "[name] et Client A, [name] und Client A, [name] i Client A"),
        ("Quux and Anna and Femi and Zara left.", "Client A and [name] and [name] and [name] left."),
        ("Anna and Femi & Zara Okafor and Quux left.", "[name] and [name] & [name] and Client A left."),
        ("I saw Quux, Anna, Femi and Zara.", "I saw Client A, [name], [name] and [name]."),
        ("Anna, Femi, and Quux left.", "[name], [name], and Client A left."),
        ("Anna, Quux und Zara, Ade y Quux", "[name], Client A und [name], [name] y Client A"),
        ("However, Quux and Femi left. Finally, Quux and Zara.",
         "However, Client A and [name] left. Finally, Client A and [name]."),
        ("Quux and Anna, Ravel too.", "Client A and [name], Ravel too."),
        ("Quux and Monday and Femi left.", "Client A and Monday and Femi left."),
        ("Quux, Marketing and Sales left.", "Client A, Marketing and Sales left."),
    ],
)  # fmt: skip
def test_a_name_before_or_behind_the_client_goes_too(text: str, copy: str) -> None:
    assert redacted(GIG.with_answer("story.turn", text)).answers["story.turn"] == copy


@pytest.mark.parametrize(
    ("client", "text", "copy"),
    [
        ("Müller GmbH", "Mueller rang, MUELLER paid, Müllers Chef", "Client A rang, Client A paid, Client A Chef"),
        ("Groenland Kaffee", "Grönland rang", "Client A rang"),
        ("Ærø Bryggeri", "Aeroe paid, Aero Bryggeri rang", "Client A paid, Client A rang"),
        ("müller", "Mueller rang", "Client A rang"),
        ("株式会社ノルド", "ノルドさんは払った", "Client Aさんは払った"),
        ("노르드 주식회사", "노르드 rang", "Client A rang"),
        ("J.P. Quux", "JP Quux, J. P. Quux and J.P.Quux", "Client A and Client A"),
        ("Quux Ltd.", "Quux left. Ltd. Quux.", "Client A left. Ltd. Client A."),
    ],
)
def test_a_client_is_replaced_as_others_write_the_name(client: str, text: str, copy: str) -> None:
    whole = Retrospective.new(facts=Facts(client=client), answers={"story.turn": text})
    assert Redactor().redacted(whole).answers["story.turn"] == copy


def test_who_stands_beside_the_client_once_is_replaced_everywhere_in_the_gig_and_counted_once() -> None:
    redactor = Redactor()
    whole = GIG._replace(lessons=(Lesson.new(cue="Femi asks", act="write to femi"),), moments=())
    whole = whole.with_facts(title="Femi Okafor's shop").with_answer("story.turn", "Then Femi and Quux left.")
    copy = redactor.redacted(whole)
    assert (copy.facts.title, copy.answers["story.turn"]) == ("[name] Okafor's shop", "Then [name] and Client A left.")
    assert (copy.lessons[0].cue, copy.lessons[0].act) == ("[name] asks", "write to femi")
    assert (redactor.report.replaced["[name]"], redactor.report.replaced["[address]"]) == (3, 1)
    assert "Okafor" in redactor.report.text
    other = redactor.redacted(Retrospective.new(facts=Facts(title="Femi's, Quux's")))
    assert other.facts.title == "Femi's, Client A's"


@pytest.mark.parametrize(
    ("text", "copy"),
    [("will", "Client A"), ("will's mail", "Client A's mail"), ("Will’s", "Client A’s"), ("marsh", "Client A"),
     ("the will of a friend's", "the will of a friend's")],
)  # fmt: skip
def test_a_part_of_the_client_alone_or_with_an_s_is_a_name_though_it_is_a_word(text: str, copy: str) -> None:
    whole = Retrospective.new(facts=Facts(client="Will Marsh", platform="friend"), tags=(text,))
    assert redacted(whole).tags == (copy,)


@pytest.mark.parametrize(
    ("client", "source", "text", "copy"),
    [
        ("Zoë", "through", "It fell through. Through the winter. via through",
         "It fell through. Through the winter. via [source]"),
        ("Zoë", "friend", "A friend told me. Friends do. via friend", "A friend told me. Friends do. via [source]"),
        ("Will", "", "Will paid, he will not. Ask Will.", "Client A paid, he will not. Ask Client A."),
        ("Grace", "May", "Grace had grace. I may go in May, via May.",
         "Client A had grace. I may go in May, via [source]."),
        ("June Hall", "", "In June I told June, then by 3 June.", "In June I told Client A, then by 3 June."),
        ("April Stone", "", "April came in April's car, late April.", "Client A came in Client A's car, late April."),
        ("Mark Price", "Indeed", "The price of Mark, indeed. MARK", "The price of Client A, indeed. Client A"),
        ("quist", "referral", "A referral from quist", "A referral from Client A"),
        ("Zoë", "[Upwork]", "[Upwork], upwork and Up-work", "[source], [source] and [source]"),
        ("Zoë", "C:\\jobs", "from C:\\jobs", "from [source]"),
    ],
)  # fmt: skip
def test_an_everyday_word_is_a_name_only_where_it_is_written_as_one(
    client: str, source: str, text: str, copy: str
) -> None:
    whole = Retrospective.new(facts=Facts(title=client, client=client, platform=source)).with_answer("story.turn", text)
    done = redacted(whole)
    assert (done.answers["story.turn"], done.facts.title, done.facts.client) == (copy, "Client A", "Client A")
    assert done.facts.platform == ("[source]" if source else "")


def test_everyday_words_that_stay_are_told_of_with_their_number() -> None:
    redactor = Redactor()
    whole = Retrospective.new(facts=Facts(client="Will", platform="through"))
    redactor.redacted(whole.with_answer("story.turn", "He will, it fell through. I will. Will paid."))
    assert "Left where it may be just a word: will 2×, through 1×." in redactor.report.text
    assert "just a word" not in Redactor().report.text


def test_a_name_that_was_given_goes_though_it_is_an_everyday_word() -> None:
    assert redacted(GIG.with_answer("story.turn", "a will of hope"), "hope").answers["story.turn"] == "a will of Name A"


@pytest.mark.parametrize("own", ["Wickhouse Candles", "wickhouse candles", "WICKHOUSE Candles"])
@pytest.mark.parametrize("others", [["wickhouse candles"], ["Wickhouse candles", "wickhouse candles"], []])
def test_a_client_typed_in_another_spelling_elsewhere_loses_every_part_of_its_name(own: str, others: list[str]) -> None:
    whole = Retrospective.new(facts=Facts(title="Wickhouse holiday pages", client=own))
    copy = Redactor((), others).redacted(whole)
    assert (copy.facts.title, copy.facts.client) == ("Client A holiday pages", "Client A")


def test_words_of_a_client_written_small_are_names_where_they_have_a_capital() -> None:
    whole = Retrospective.new(facts=Facts(title="Leeds bakery", client="a small bakery in leeds"))
    copy = redacted(whole.with_answer("story.tell", "The bakery was small. Leeds is far."))
    assert (copy.facts.title, copy.answers["story.tell"]) == (
        "Client A bakery",
        "The bakery was small. Client A is far.",
    )


@pytest.mark.parametrize(
    ("client", "text", "copy", "left"),
    [
        ("will", "A mail from will. I will. will's mail", "A mail from Client A. I will. Client A's mail", {"will": 1}),
        ("rose", "via rose, a rose garden, and it rose", "via Client A, a rose garden, and it rose", {"rose": 2}),
        ("mark", "He left a mark. Mark paid.", "He left a mark. Mark paid.", {"mark": 2}),
        ("a bakery in leeds", "The bakery in leeds", "The bakery in leeds", {"bakery": 1, "leeds": 1}),
        ("Nursery", "A nursery needs this. Nursery paid.", "A nursery needs this. Client A paid.", {"nursery": 1}),
        ("Café Zoë", "Her own café. The café of Zoë", "Her own café. The Client A of Client A", {"café": 1}),
        ("The café", "Every small café. The café paid.", "Every small café. Client A paid.", {}),
        ("Otter & Sons", "eine otter und keine sons", "eine otter und keine sons", {"otter": 1, "sons": 1}),
        ("Velo Nord", "a velo nord, another VELO", "a Client A, another Client A", {}),
    ],
)  # fmt: skip
def test_a_client_that_is_a_word_goes_where_it_is_a_name_and_is_told_of_where_it_stays(
    client: str, text: str, copy: str, left: dict[str, int]
) -> None:
    redactor = Redactor()
    done = redactor.redacted(Retrospective.new(facts=Facts(client=client), answers={"story.turn": text}))
    assert (done.answers["story.turn"], redactor.report.left) == (copy, left)


def test_no_known_name_stays_in_small_letters_without_being_told_of() -> None:
    redactor = Redactor((), ["Ahrens Bakery"])
    whole = GIG._replace(message=Message(parts={"sign_off": "Kind regards,\nWill Marsh"}))
    redactor.redacted(whole.with_answer("story.turn", "Femi and Quux left. femi saw ahrens by the marsh."))
    assert {"femi", "ahrens", "marsh"} <= set(redactor.report.left)


def test_every_word_that_still_looks_like_a_name_is_told_of() -> None:
    names = ["Rosa", "Berlin", "Zara", "Ines", "Otto", "Mila", "Juna", "Pavel", "Edda", "Ruben", "Sanna"]
    redactor = Redactor()
    redactor.redacted(GIG.with_answer("story.turn", "So " + ", and ".join(names)))
    assert set(names) <= set(redactor.report.text.replace(",", "").replace(".", "").split())
    assert "Pavel and 4 more, which retro export --redact names." in redactor.report.brief


@pytest.mark.parametrize(
    ("couple", "elsewhere", "copy", "left"),
    [
        ("Vertrag und Quux", "Vertrag kam.", "Vertrag kam.", {}),
        ("Quux und Mahnung", "Mahnung kam. Mahnung!", "Mahnung kam. Mahnung!", {"mahnung": 2}),
        ("Quux and Marketing", "Marketing was late.", "Marketing was late.", {}),
        ("Quux and Invoices", "The Invoices came. Invoices!", "The Invoices came. Invoices!", {"invoices": 2}),
        ("Newsletter & Quux", "Their newsletter. Newsletter!", "Their newsletter. Newsletter!", {"newsletter": 2}),
        ("Tom und Quux", "Tom and Quux came. Tom left.", "[name] and Client A came. [name] left.", {}),
        ("Quux and Femi", "Femi left. femi!", "[name] left. femi!", {"femi": 1}),
        ("Quux and Ada Lovelace", "Lovelace left.", "[name] left.", {}),
    ],
)  # fmt: skip
def test_a_thing_beside_the_client_once_is_not_blanked_through_the_copy(
    couple: str, elsewhere: str, copy: str, left: dict[str, int]
) -> None:
    redactor = Redactor()
    whole = Retrospective.new(facts=Facts(client="Quux"), answers={"story.tell": couple, "story.turn": elsewhere})
    assert redactor.redacted(whole).answers["story.turn"] == copy
    assert redactor.report.left == left


@pytest.mark.parametrize(
    ("client", "text", "copy"),
    [
        ("Jan Nowak", "u Jana Nowaka, Nowakowi, w nowakowie, nowa kawa", "u Client A, Client A, w Client A, nowa kawa"),
        ("Marek Novák", "Volal Novákovi, bez Marka, a market", "Volal Client A, bez Client A, a market"),
        ("Anna Kowalska", "Widziałem Annę, z Kowalską; an annual", "Widziałem Client A, z Client A; an annual"),
        ("Анна Петрова", "с Анной, у Петровой", "с Client A, у Client A"),
        ("Virtanen", "Virtaselle, a virtual desk", "Client A, a virtual desk"),
        ("Vera", "Very well, Veru, it is very late, Vera's", "Very well, Client A, it is very late, Client A's"),
        ("Nina Rose", "Nine people, nine of them, Ninę, rosy", "Nine people, nine of them, Client A, rosy"),
        ("Will Smart", "It will, Willa, smarty", "It will, Willa, smarty"),
        ("Mark", "It marks, marked, Marka", "It marks, marked, Marka"),
        ("Marin", "a marine site, Marine, marinem", "a marine site, Marine, Client A"),
        ("Novák", "nováka, Nováka", "nováka, Client A"),
    ],
)
def test_a_name_in_a_case_of_another_language_goes_and_words_like_it_stay(client: str, text: str, copy: str) -> None:
    whole = Retrospective.new(id="a" * 32, facts=Facts(client=client)).with_answer("story.tell", text)
    assert redacted(whole).answers["story.tell"] == copy


def test_names_that_were_given_and_sources_go_in_a_case_too() -> None:
    whole = Retrospective.new(id="a" * 32, facts=Facts(platform="Useme"))
    text = redacted(whole.with_answer("story.tell", "Spotkałem Ewę Lis na Usemem"), "Ewa Lis").answers["story.tell"]
    assert text == "Spotkałem Name A na [source]"


@pytest.mark.parametrize(
    "street",
    [
        "12 Rue de la Paix", "Václavské náměstí 1", "náměstí Míru 9", "Kossuth utca 5.", "Kossuth Lajos utca 12",
        "Plac Zbawiciela 3", "Aleje Jerozolimskie 44", "Largo do Carmo 4", "Storgata 5", "Mannerheiminkatu 5",
        "İstiklal Caddesi No: 12", "Carrera 7 # 12-34", "Av. Paulista 1578",
    ],
)  # fmt: skip
def test_a_street_goes_as_it_is_written_in_its_country(street: str) -> None:
    text = f"They sat at {street}, I believe."
    assert (
        redacted(GIG.with_answer("story.tell", text)).answers["story.tell"]
        == "They sat at [postal address], I believe."
    )


@pytest.mark.parametrize(
    "text", ["We came third, Place 3 on the list.", "Square 5 in the grid was empty.", "12 utca things."]
)
def test_what_only_looks_like_a_street_stays(text: str) -> None:
    assert redacted(GIG.with_answer("story.tell", text)).answers["story.tell"] == text
