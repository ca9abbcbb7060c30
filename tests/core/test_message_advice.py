"""Advice on the parts of a message: for each rule a text that it speaks of and one that it leaves alone."""

from datetime import date
from time import process_time

import pytest

from retro.core.gig.choices import Status
from retro.core.gig.message import LINES, PARTS
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.message.advice import EXAMPLES as SHOWN
from retro.core.message.advice import RULES, advice
from retro.core.message.assembly import full_text
from retro.core.message.draft import message_lines, with_part, written_beside
from retro.core.message.named_days import is_a_day, names_a_day
from retro.core.text.languages.english import is_english, is_other_language

TODAY = date(2026, 11, 30)
SCRIPTS = {
    "Japanese": (
        "ダッシュボードを完成できません。",
        "私が引き受けました、でも試していませんでした。",
        "金曜日に使えません。",
        "スクリプトが止まりました。",
        "ウェブページ",
        "残りはAPI",
        "1. 渡す 2. 半額返金",
        "100ドル",
        "今夜ファイルを送ります",
        "いいえ",
        "ごめんなさい",
        "月曜日",
    ),
    "Arabic": (
        "لا أستطيع إنهاء لوحة التحكم.",
        "توليت العمل قبل أن أجرب البرنامج.",
        "لن تتمكن من النشر يوم الجمعة.",
        "توقف البرنامج النصي.",
        "صفحة الويب",
        "الاتصالات",
        "1. أسلم ما هو موجود 2. أعيد النصف",
        "100 دولار",
        "الملفات الليلة",
        "لا",
        "آسف",
        "الاثنين",
    ),
    "Russian": (
        "Я не смогу закончить панель.",
        "Я взялся, но не попробовал скрипт.",
        "Вы не сможете публиковать в пятницу.",
        "Скрипт перестал входить.",
        "веб-страница",
        "вызовы",
        "1. Отдам 2. Верну половину",
        "100 долларов",
        "файлы сегодня",
        "нет",
        "Прости",
        "понедельник",
    ),
    "Greek": (
        "Δεν μπορώ να τελειώσω τον πίνακα.",
        "Το ανέλαβα πριν δοκιμάσω.",
        "Δεν θα μπορείτε την Παρασκευή.",
        "Το script σταμάτησε.",
        "η σελίδα",
        "οι κλήσεις",
        "1. Δίνω 2. Επιστρέφω",
        "100 δολάρια",
        "αρχεία απόψε",
        "όχι",
        "Λυπάμαι",
        "Δευτέρα",
    ),
    "Hindi": (
        "मैं डैशबोर्ड पूरा नहीं कर सकता।",
        "मैंने स्क्रिप्ट आज़माए बिना काम लिया।",
        "आप शुक्रवार को पोस्ट नहीं कर पाएंगे।",
        "स्क्रिप्ट बंद हो गई।",
        "वेब पेज",
        "कॉल",
        "1. दूंगा 2. आधा लौटाऊंगा",
        "100 डॉलर",
        "आज रात फाइलें",
        "नहीं",
        "माफ़ी",
        "सोमवार",
    ),
    "Japanese and English": (
        "Dashboardを完成できません。",
        "Scriptを試さずに引き受けました。but",
        "Fridayに投稿できません。",
        "API scriptが止まった。",
        "web page",
        "API calls: 2 forks",
        "1. 渡す 2. refund",
        "$100",
        "files tonight",
        "no",
        "ごめん",
        "Monday",
    ),
    "Russian and English": (
        "Я не закончу dashboard для Instagram.",
        "Взял на себя, но API не пробовал",
        "Instagram posts в пятницу не выйдут",
        "Instagram API script сломался",
        "web page, login",
        "API",
        "1. handover 2. refund",
        "$100",
        "files",
        "нет",
        "прости",
        "Monday",
    ),
}
"""A whole message in each, a text for each part."""
EXAMPLES = {
    ("news", "fact_first"): (
        "I hope you had a good weekend. I can't finish the dashboard.",
        "I can't finish the dashboard you ordered. I wanted you to know today.",
    ),
    ("owning", "without_but"): (
        "I should have tested the script, but it was well known.",
        "I should have tested the script before I said yes.",
    ),
    ("owning", "first_person"): ("Mistakes were made with the estimate.", "I made a mistake with the estimate."),
    ("for_you", "about_them"): (
        "I have lost a week of my time with this.",
        "You can't post on Friday, and your launch waits on it.",
    ),
    ("owning", "to_them"): ("I should have told them on Monday.", "I should have told you on Monday."),
    ("for_you", "to_them"): ("They lose three weeks, and their launch.", "You lose three weeks, as they stand."),
    ("regret", "to_them"): ("I'm sorry that they had to ask.", "I'm sorry that you had to ask them."),
    ("news", "to_them"): ("The client won't get the shop.", "You won't get the shop."),
    ("open", "to_them"): ("They need the files, 20 hours.", "The labels: they print too far left, 20 hours."),
    ("options", "to_them"): (
        "The client waits, or gets it all back. I'd choose the first.",
        "You wait, or get it all back. I'd choose the first.",
    ),
    ("why", "no_blame"): (
        "Their documentation is terrible and you never answered.",
        "The script stopped logging in after a change at Instagram.",
    ),
    ("why", "without_but"): (
        "The script broke; however, I had tested it.",
        "The script broke after I had tested it.",
    ),
    ("why", "short"): ("It broke on the third day. " * 12, "It broke on the third day."),
    ("done", "where"): ("The pages, the forms, the login.", "The pages, the forms, the login, in your folder."),
    ("open", "how_much"): ("The chapters after the war.", "The chapters after the war, about 60 pages."),
    ("options", "two_or_three"): (
        "I can find you somebody else; I'd choose that.",
        "I can find you somebody else, or we stop here. I'd choose the first.",
    ),
    ("options", "at_most_three"): (
        "1. We wait. 2. We stop. 3. I find somebody. 4. You do. I'd choose 2.",
        "1. We wait. 2. We stop. 3. I find somebody. I'd choose 2.",
    ),
    ("options", "one_marked"): (
        "We stop here, or I find you somebody else.",
        "We stop here (my pick), or I find you somebody else.",
    ),
    ("money", "amount"): ("I will refund what is fair.", "I'll refund $40 by Friday."),
    ("money", "with_a_day"): ("I will refund $40.", "Nothing, as you have paid nothing yet."),
    ("handover", "with_a_day"): ("All my files and the terms.", "All my files and the terms, on Sunday."),
    ("someone", "not_a_no"): ("Nobody.", "Jo Park, jo@park.example"),
    ("someone", "reached"): ("Yes, a colleague of mine.", "Jo Park, jo@park.example"),
    ("regret", "no_plea"): (
        "I'm sorry. I hope you can understand and forgive me.",
        "I'm sorry about the week you lost.",
    ),
    ("regret", "without_but"): (
        "I'm sorry about the week, but it was hard for me too.",
        "I'm sorry about the week.",
    ),
    ("options", "not_vague"): (
        "1. I finish it soon. 2. I hand it over. I'd choose the second.",
        "1. I finish it by 4 May. 2. I hand it over as soon as you like. I'd choose the second.",
    ),
    ("regret", "short"): ("I am so very sorry about it all. " * 6, "I am very sorry about it all."),
    ("next", "with_a_day"): ("You will hear from me again.", "You will hear from me on Monday at ten."),
    ("next", "not_vague"): ("I'll write soon, by Friday or later.", "I'll write by Friday."),
}
"""For each rule what it speaks of, and what it leaves alone."""


def test_every_rule_has_its_example() -> None:
    assert {(rule.part, rule.name) for rule in RULES} == set(EXAMPLES)
    assert set(SHOWN) < set(LINES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.part}-{rule.name}")
def test_a_rule_speaks_where_it_should_and_nowhere_else(rule: object) -> None:
    assert rule in RULES
    spoken, left_alone = EXAMPLES[rule.part, rule.name]
    assert advice(rule.part, spoken) == rule.words
    assert not rule.fires(left_alone)
    assert advice(rule.part, left_alone) == ""


@pytest.mark.parametrize(
    ("part", "avoided", "rule"),
    [
        ("news", "Hi! The pages look great, and the forms work well.", "fact_first"),
        ("owning", "I was slow, but the manual was wrong.", "without_but"),
        ("owning", "It was promised too early.", "first_person"),
        ("why", "Their docs are bad.", "no_blame"),
        ("why", "You never sent the texts.", "no_blame"),
        ("why", "The plugin is rubbish.", "no_blame"),
        ("why", "I tried one thing and then another. " * 9, "short"),
        ("options", "What do you want to do?", "two_or_three"),
        ("options", "1. Someday I finish it. 2. Someone else does. I'd choose the second.", "not_vague"),
        ("money", "I'll pay it back soon.", "amount"),
        ("money", "$40", "with_a_day"),
        ("regret", "Please forgive me.", "no_plea"),
        ("next", "I'll write as soon as I know more.", "with_a_day"),
    ],
)
def test_what_no_such_message_should_say_is_spoken_of(part: str, avoided: str, rule: str) -> None:
    (words,) = {each.words for each in RULES if (each.part, each.name) == (part, rule)}
    assert advice(part, avoided) == words


@pytest.mark.parametrize(
    "blaming",
    [
        "Your designer kept changing things.", "WordPress is garbage.", "The client never answered.",
        "It's Instagram's fault.", "My subcontractor let me down.", "Their support is useless.",
        "It's the fault of the plugin's author.", "Your texts came too late.", "Your brief was unclear.",
        "They failed to send the keys.", "Your shop's host always refused.", "She simply forgot to send it.",
    ],
)  # fmt: skip
def test_a_cause_that_blames_somebody_is_spoken_of(blaming: str) -> None:
    assert advice("why", blaming).startswith("Blame nobody")


@pytest.mark.parametrize(
    "plain",
    [
        "I never tried it on a real account.", "I kept changing the plan.", "My plan was rubbish.", "It's my fault.",
        "I failed to plan for a change.", "The team at Instagram changed the login.", "That's nobody's fault.",
        "They're rewriting parts of it.", "I was useless that week.", "My laptop died, and no one's fault is it.",
        "The script always needed a login, and Instagram closed it.", "The files came a week later than I'd planned.",
    ],
)  # fmt: skip
def test_a_cause_that_is_told_plainly_has_no_advice(plain: str) -> None:
    assert advice("why", plain) == ""


@pytest.mark.parametrize("name", PARTS)
def test_a_blank_part_has_its_question_and_no_advice_beside_it_but_an_example(name: str) -> None:
    assert advice(name, " \n") == SHOWN.get(name, "")
    assert all(len(rule.words) <= 76 for rule in RULES if rule.part == name)


@pytest.mark.parametrize("name", PARTS)
@pytest.mark.parametrize(
    "text",
    [
        "我很抱歉，但是我无法完成。",
        "Мені шкода, але я не зможу закінчити.",
        "申し訳ありませんが、完成できません。",
        "أعتذر، لكنني لن أتمكن من الإنهاء",
        "Es tut mir leid, aber ich kann das nicht mehr fertigstellen.",
        "Je suis désolé, mais je ne peux pas le finir.",
        "Lo siento, pero no puedo terminar el panel.",
    ],
)
def test_there_is_no_advice_on_another_language(name: str, text: str) -> None:
    assert advice(name, text) == ""


def bare(said: str) -> str:
    """Without the capital and the full stop that Latin, Greek and Cyrillic sentences get."""
    return said.rstrip(".").lower()


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_message_in_another_script_gets_no_advice_and_no_word_of_ours(script: str) -> None:
    texts = dict(zip(PARTS, SCRIPTS[script], strict=True))
    gig = Retrospective.new(facts=Facts(title="X", status=Status.UNTOLD))
    for name, text in texts.items():
        gig = with_part(gig, name, text)
        assert advice(name, text, written_beside(message_lines(gig), name)) == ""
        assert {bare(said) for said in full_text(gig).split("\n\n")} <= {*map(bare, texts.values())}
    left_away = {*map(bare, texts.values())} - {bare(said) for said in full_text(gig).split("\n\n")}
    assert left_away <= {bare(texts["someone"])}, "a plain no isn't said"


@pytest.mark.parametrize("text", ["vierzig oder so", "morgen", "Ben Ruiz", "150"])
def test_a_short_part_is_of_the_language_of_the_others(text: str) -> None:
    german, english = "Ich werde das Logo nicht bis Freitag fertig haben.", "I can't finish the logo."
    assert not is_english(text, german)
    assert is_english(text, english)
    assert advice("next", text, german) == ""
    assert advice("next", text, english) != ""
    assert not is_english("Ich kann nicht kommen.", english), "its own words come first"
    assert is_english("I can't come.", german)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("I can't finish the dashboard you ordered.", True),
        ("i can't finish it", True),
        ("I’m sorry about that.", True),
        ("$40", True),
        ("nothing", True),
        ("Bis Freitag melde ich mich.", False),
        ("Désolé", False),
        ("готово", False),
        ("I told 王先生 that it is late", True),
        ("", True),
    ],
)
def test_what_counts_as_english(text: str, english: bool) -> None:
    assert is_english(text) is english


@pytest.mark.parametrize(
    "text",
    ["by Friday", "Monday at ten", "12 December", "on Dec 3rd", "2026-12-01", "tomorrow", "in two weeks", "at 5 pm",
     "by the end of the week", "within 14 days", "1.12.", "this evening", "on the 3rd", "at 3", "at 5 o'clock"],
)  # fmt: skip
def test_a_day_is_seen(text: str) -> None:
    assert names_a_day(f"I'll write {text}, I promise")
    assert is_a_day(text) or text == "Monday at ten"


@pytest.mark.parametrize("text", ["I sat down in the sun", "they wed", "an option", "in a hurry", "may I call you?"])
def test_words_that_look_like_a_day_name_none(text: str) -> None:
    assert not names_a_day(text)


@pytest.mark.parametrize(
    "text",
    [
        "The labels will be late.",
        "I have to pull out of the project.",
        "I need more time for the labels.",
        "It will take two weeks longer than I said.",
        "We missed Friday.",
        "A third of the photos of your ceremony are gone.",
        "The disk with your films is damaged.",
        "I need another two weeks for the translation.",
        "Your date has become impossible for me.",
    ],
)
def test_a_fact_is_seen_in_many_words(text: str) -> None:
    assert advice("news", text) == ""


def test_options_are_counted_as_people_write_them() -> None:
    one_marked = "Mark the one you'd choose, e.g. “I'd choose the first.”"
    for text in (
        "Option A: we stop here. Option B: I find you somebody.",
        "- we stop here\n- I find you somebody",
        "1) we stop here 2) I find you somebody",
        "We stop here with a refund. Or I find you somebody.",
        "We stop here\nI find you somebody and you pay them the rest",
    ):
        assert advice("options", text) == one_marked, text


@pytest.mark.parametrize("text", ["", "soon", "when I can", "hours on Friday", "of work", "a monument", "40"])
def test_what_is_no_day(text: str) -> None:
    assert not is_a_day(text)


def test_the_language_of_a_million_characters_is_told_in_no_time() -> None:
    english, german = "these are the words " * 50_000, "das sind die Worte " * 50_000
    began = process_time()
    assert (is_english(english), is_other_language(english)) == (True, False)
    assert (is_english(german), is_other_language(german)) == (False, True)
    assert process_time() - began < 0.5
