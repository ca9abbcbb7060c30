"""A copy that may leave: clients and sources that are written with marks, as an address, or in another script."""

from __future__ import annotations

import pytest

from retro.core.formats.redaction.redact import Redactor
from retro.core.gig.retrospective import Facts, Retrospective


def copied(client: str, text: str, source: str = "") -> Retrospective:
    whole = Retrospective.new(facts=Facts(client=client, platform=source), answers={"story.tell": text})
    return Redactor().redacted(whole)


@pytest.mark.parametrize(
    ("client", "text", "copy"),
    [
        ("Nordwind.de", "Nordwind paid", "Client A paid"),
        ("nordwind.io", "Nordwind paid, nordwind too", "Client A paid, Client A too"),
        ("www.nordwind.de", "Nordwind paid. See the web.", "Client A paid. See the web."),
        ("https://nord-wind.co.uk/shop", "Wind Nord rang. The shop", "Client A rang. The shop"),
        ("Nordwind_GmbH", "Nordwind paid", "Client A paid"),
        ("maria.engel@nordlicht.io", "Maria of Nordlicht, engel", "Client A of Client A, Client A"),
        ("maria.engel@gmail.com", "Maria has Gmail and gmail", "Client A has Gmail and gmail"),
        ("Quux <info@web.de>", "Quux has info on the web", "Client A has info on the web"),
        ("Dave/Nordwind", "Nordwind paid, Dave left", "Client A paid, Client A left"),
        ("Nordwind+Dave", "Nordwind paid, Dave left", "Client A paid, Client A left"),
        ("Nordwind: Dave", "Nordwind paid, Dave left", "Client A paid, Client A left"),
        ("dave @nordwind", "Nordwind paid, Dave left", "Client A paid, Client A left"),
        ("Nordwind|Dave", "Nordwind paid, Dave left", "Client A paid, Client A left"),
        ("“Big Sky” Media", "Big Sky called", "Client A called"),
        ("„Dave“ Kowalski", "Dave paid, Kowalski left", "Client A paid, Client A left"),
        ("«Dave» shop", "Dave has a shop", "Client A has a shop"),
        ('Dave "Zed" Kowalski', "Zed paid", "Client A paid"),
        ("‘Zed’ Shop", "Zed's shop", "Client A's shop"),
        ("Smith's Bakery", "Smith paid the smith", "Client A paid the smith"),
        ("Kowalski’s", "Kowalski paid", "Client A paid"),
        ("Let's Talk", "Let me see, they talk", "Let me see, they talk"),
        ("Node.js Quux", "A node of the net, Quux", "A node of the net, Client A"),
        ("St.Pauli Druck", "Pauli paid", "Client A paid"),
    ],
)
def test_a_client_with_marks_or_as_an_address_goes_by_its_parts(client: str, text: str, copy: str) -> None:
    done = copied(client, text)
    assert (done.answers["story.tell"], done.facts.client) == (copy, "Client A")


@pytest.mark.parametrize(
    ("source", "text", "copy"),
    [
        ("Jim Halloran", "Jim sent me. Halloran vouched", "[source] sent me. [source] vouched"),
        ("Upwork, via Jim Halloran", "jim halloran, on upwork", "[source], on [source]"),
        ("Upwork, via Jim Halloran", "Jim of Upwork, Upworkers", "[source] of [source], [source]"),
        ("Friend (Bert Osgood)", "Bert, my friend. A Friend.", "[source], my friend. A Friend."),
        ("Malt / Comet", "on Malt, on Comet, a comet", "on [source], on [source], a comet"),
        ("upwork.com", "on Upwork, on upwork", "on [source], on [source]"),
        ("https://www.upwork.com/jobs/12", "on Upwork, https, the jobs", "on [source], https, the jobs"),
        ("Freelancer.com", "a freelancer on Freelancer", "a freelancer on [source]"),
        ("Mark Price", "Ask Mark what mark and price", "Ask [source] what mark and price"),
        ("Product Hunt", "They hunt a product, Hunt said", "They hunt a product, [source] said"),
        ("former colleague ben", "Ben, a Colleague. Former jobs", "[source], a Colleague. Former jobs"),
        ("PeoplePerHour", "So 40 people per hour. People do", "So 40 people per hour. People do"),
        ("A friend's website", "Friend and Website, so friends", "Friend and Website, so friends"),
        ("Meetup, March 2024", "March was wet. Meetups", "March was wet. Meetups"),
        ("my sister's dad", "Sister and Dad", "Sister and Dad"),
        ("Job board", "Job and Board", "Job and Board"),
        ("Empfehlung von einem Kollegen", "Empfehlung, Kollegen", "Empfehlung, Kollegen"),
    ],
)
def test_a_source_goes_by_its_parts_and_what_anybody_says_of_one_stays(source: str, text: str, copy: str) -> None:
    done = copied("Zoë", text, source)
    assert (done.answers["story.tell"], done.facts.platform) == (copy, "[source]")


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("at 24 Sussex Drive, Ottawa ON K1M 1M4. Fine", "at [postal address]. Fine"),
        ("to Ottawa, ON K1M1M4, or Montréal QC H2X 1Y4", "to [postal address], or [postal address]"),
        ("postal code K1M 1M4", "postal code [postal address]"),
        ("住所は〒150-0001 東京都渋谷区神南1-2-3です", "住所は[postal address]です"),
        ("大阪府大阪市北区梅田三丁目1番3号に行く", "[postal address]に行く"),
        ("lives at ул. Ленина 12, кв. 5, and", "lives at [postal address], and"),
        ("191186, г. Москва, ул. Большая Садовая, д. 5, корп. 2. Да", "[postal address]. Да"),
        ("вул. Хрещатик 22, Київ, 01001", "[postal address]"),
        ("at 12 Anzac Parade, Kensington NSW 2033, since", "at [postal address], since"),
        ("in Fitzroy VIC 3065", "in [postal address]"),
        ("la Str. Muzeelor 5, București", "la [postal address]"),
        ("Strada Lipscani nr. 12, bl. A2, Cluj-Napoca, apoi", "[postal address], apoi"),
        ("проспект на 5 страниц, ул. и пл. 5, улица в 12 домов",) * 2,
        ("東京都で会議、渋谷区が3つ、大阪市の3人",) * 2,
        ("2 Christmas Parade floats, V8X 2Y4C, model A1B 2C3, ON 12 of them, BC 2000",) * 2,
        ("strada are 5 case, Piața mare 5 oameni, in 3 Vic 2000x",) * 2,
    ],
)
def test_addresses_of_further_countries_go_whole(text: str, copy: str) -> None:
    assert copied("Zoë", text).answers["story.tell"] == copy


@pytest.mark.parametrize(
    ("client", "text", "copy"),
    [
        ("田中太郎", "田中さんと太郎。田中太郎さん", "Client AさんとClient A。Client Aさん"),
        ("田中太郎", "田中町の田中、田んぼ", "田中町の田中、田んぼ"),
        ("田中さくら", "さくらさん、田中様、田中氏", "Client Aさん、Client A様、Client A氏"),
        ("田中商店", "商店で、田中さん", "商店で、Client Aさん"),
        ("王小明", "小明说,王先生来了。国王。", "Client A说,Client A先生来了。国王。"),
        ("王 小明", "小明说,王女士,王总", "Client A说,Client A女士,Client A总"),
        ("欧阳明华", "明华, 欧阳老师", "Client A, Client A老师"),
        ("小米科技", "小米、科技", "小米、科技"),
        ("김민수", "민수가 왔다. 김 씨, 김민수 님, 김사장", "Client A가 왔다. Client A 씨, Client A 님, Client A사장"),
        ("김민수", "국민수당, 김치, 민숙", "국민수당, 김치, 민숙"),
        ("Κώστας Παπαδόπουλος", "του Κώστα, τον Παπαδόπουλο", "του Client A, τον Client A"),
        ("Γιώργος", "τον Γιώργο, του Γιώργου", "τον Client A, του Client A"),
        ("Ελένη Σταύρου", "της Ελένης, Ελένη", "της Client A, Client A"),
        ("Νίκος", "η νίκη, τον Νίκο, νικά", "η νίκη, τον Client A, νικά"),
    ],
)
def test_a_person_is_known_by_either_name_in_scripts_without_spaces_and_by_greek_cases(
    client: str, text: str, copy: str
) -> None:
    assert copied(client, text).answers["story.tell"] == copy


def test_a_family_name_that_is_a_client_of_its_own_needs_no_title() -> None:
    whole = Retrospective.new(facts=Facts(client="田中太郎"), answers={"story.tell": "田中は、太郎は"})
    assert Redactor((), ["田中"]).redacted(whole).answers["story.tell"] == "Client Bは、Client Aは"


@pytest.mark.parametrize(
    ("client", "text", "copy"),
    [
        ("mother@example.com", "My mother rang. Mother paid.", "My mother rang. Mother paid."),
        ("mother@example.com", "It was mother's day", "It was mother's day"),
        ("mother@example.com", "I asked Mother, got it from mother.", "I asked Client A, got it from Client A."),
        ("mutter@quux.example", "Seine Mutter rief an, Quux nicht.", "Seine Mutter rief an, Client A nicht."),
        ("jardin@quux.example", "Mon jardin et le jardin, dit Jardin.", "Mon jardin et le jardin, dit Client A."),
        ("flowers.example", "She sent flowers, the flowers came.", "She sent flowers, the flowers came."),
        ("https://kitchen.example", "The kitchen was small.", "The kitchen was small."),
        ("tom.baker@quux.example", "The baker knew tom.", "The baker knew Client A."),
        ("madre@quux.example", "Mi madre y su madre, luego quux.", "Mi madre y su madre, luego Client A."),
        ("mama@x.example", "Moja mama, min mamma, mijn mama.", "Moja mama, min mamma, mijn mama."),
        ("happy@quux.example", "I was happy. Happy days. Happy paid.", "I was happy. Happy days. Happy paid."),
        ("dana.fox@x.example", "dana rang, a fox ran", "Client A rang, a fox ran"),
        ("Tom Baker <baker@quux.example>", "tom and baker", "Client A and Client A"),
        ("zoe@quux.example", "my zoe and their quux site", "my Client A and their Client A site"),
    ],
)  # fmt: skip
def test_an_everyday_word_of_an_address_is_a_name_only_where_it_is_written_as_one(
    client: str, text: str, copy: str
) -> None:
    assert copied(client, text).answers["story.tell"] == copy


@pytest.mark.parametrize("client", ["mother@example.com", "happy.baker@example.com", "info@flowers.example"])
@pytest.mark.parametrize("written", ["{}", "<{}>", "mailto:{}", "({}),"])
def test_the_address_of_a_client_goes_however_everyday_its_words_are(client: str, written: str) -> None:
    for address in (client, client.upper()):
        assert address not in copied(client, f"Write to {written.format(address)} now").answers["story.tell"]


def test_a_source_entered_as_an_address_of_everyday_words_leaves_them_too() -> None:
    text = "Mother rang. My mother found it through Mother, on the mother site."
    assert copied("", text, "mother@quux.example").answers["story.tell"] == (
        "Mother rang. My mother found it through [source], on the mother site."
    )


def test_an_everyday_word_of_an_address_that_stays_is_told_of() -> None:
    redactor = Redactor()
    redactor.redacted(Retrospective.new(facts=Facts(client="mother@quux.example"), answers={"story.tell": "my mother"}))
    assert redactor.report.left == {"mother": 1}
