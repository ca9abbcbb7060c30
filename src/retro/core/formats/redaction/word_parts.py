"""Parts of words: those that are rarely a name, as of "SourceForge", and both names of a person written as one word."""

from __future__ import annotations

import re

from retro.core.text.folding import fold

_COMMON = (
    "base berg board book box bucket burg camp case cloud club code craft deck desk dock drive face factory flow "
    "force forge form frame gate grid group guard hub jam kit lab land line link list log loop maker man map mart "
    "mate media mill mind mint net nest note pad page path pay pilot place point port press rack room scale scape "
    "scope script seal server shell ship shop side smith soft source space spot stack star station stock store "
    "storm stream street studio suite sync table tank team text tool track tree tube type verse view ville ware "
    "watch wave way web wheel wire wise wood word work yard zone "
)
"""Last parts of many words that have a capital inside: who is called Data Forge is not meant by "SourceForge"."""
_FIRST = "a am an ask at by dear for from get hi mr mrs my new of old our set team the to van vanden vd vom von with"
"""First parts behind which such a part is the name, as in "myForge" and "vdBerg"."""
_OF_CHINA = (
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈"
    "曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔崔康邱秦江史顾顧"
    "侯邵孟龙龍段钱錢汤湯"
)
_OF_TWO = (
    "欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 皇甫 慕容 司徒 佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 山本 中村 小林 加藤 "
    "吉田 山田 山口 松本 井上 木村 斎藤 清水 山崎 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 藤田 後藤 "
    "近藤 村上 遠藤 青木 坂本 斉藤 福田 太田 西村 藤井 金子 岡本 中野 三浦 藤原 原田 中川 松田 竹内 小野 田村 "
    "中山 和田 石田 森田 上田 内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 小島 谷口 工藤 高田 増田 丸山 今井 "
    "杉山 村田 大塚 新井 小山 平野 藤本 野口 武田 松井 千葉 菊地 菅原 久保 松尾 岩崎 木下 野村 佐野 桜井 "
)
_OF_KOREA = (
    "김이박최정강조윤장임한오서신권황안송류유홍전고문손양배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추"
    "도소석선설마길"
)
_FAMILIES = frozenset((*_OF_CHINA, *_OF_TWO.split(), *_OF_KOREA))
"""Frequent family names of China, Japan and Korea, which stand before the given name."""
_TITLES = (
    "さん さま 様 氏 先生 くん 君 ちゃん 殿 社長 部長 課長 店長 女士 小姐 太太 老师 老師 总 總 经理 經理 씨 님 "
    "선생 사장 대표 과장 부장 팀장 실장 "
)
_TITLE = re.compile(f" ?(?:{'|'.join(map(fold, _TITLES.split()))})")
"""What stands behind the name of a person."""
_HANGUL = re.compile("[\u1100-\u11ff]")
_END_OF_HANGUL = re.compile("[\u11a8-\u11ff]")
_WRITTEN_AS_ONE = re.compile("[\u3005\u3040-\u30ff\u4e00-\u9fff]{2,5}|[\uac00-\ud7a3]{2,3}")
_ENDINGS, OPENINGS = frozenset(_COMMON.split()), frozenset(_FIRST.split())


def is_common_ending(part: str) -> bool:
    """Tell whether a folded part of a word, also in the plural, ends many words."""
    return not _ENDINGS.isdisjoint((part, part.removesuffix("s")))


def family_and_given(word: str) -> tuple[str, str]:
    """Return the family name and the given one, "" if there is none, of a person of China, Japan or Korea."""
    family = next((word[:length] for length in (2, 1) if word[:length] in _FAMILIES), "")
    given = word[len(family) :]
    if (
        word == family
        or not family
        or not _WRITTEN_AS_ONE.fullmatch(word)
        or len(given) > (2 if len(family) == 1 else 3)
    ):
        return (word if word == family else ""), ""
    return family, given if len(given) > 1 else ""


def has_title(folded: str, end: int) -> bool:
    """Tell whether a title stands behind a name: 田中さん, 王先生, 김 씨."""
    return bool(_TITLE.match(folded, end))


def cuts_a_word(folded: str, start: int, end: int) -> bool:
    """Tell whether a Korean given name is found in the midst of a word, or of a syllable."""
    in_word = start > 0 and _HANGUL.match(folded, start - 1) and _HANGUL.match(folded, start)
    return bool(in_word or _END_OF_HANGUL.match(folded, end))
