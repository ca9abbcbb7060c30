"""Words of other languages beside a day, and the languages in which days are parsed: data of foreign_days."""

import re

LANGUAGES = (
    "de fr es it pt nl da sv nb fi is pl cs sk hu ro bg ru uk be sr sr-Latn hr sl bs mk sq el tr et lv lt ca gl eu"
    " id ms fil vi th ja zh ko hi bn ur fa ar he ta te ml kn mr gu pa ne si az kk uz ka hy sw"
)
"""The languages of dateparser's two hundred whose words English lacks or uses less; English is parsed by us."""
LAST = frozenset(["minulý", "minulou", "minulé", "sidste", "forrige", "прошлый", "прошлую", "прошлое"])
NEXT = frozenset(["příští", "næste", "neste", "следующий", "следующую"])
SURE = {"mart": "tr", "set": "it"}
"""Names of a month that languages share, and that dateparser takes for nothing in others; a language for each."""
ARTICLE = re.compile(r"(?:el|le|la|il|lo|os?|as?|de[nrm]?|die|das|op|på) (?=\S{4}|\d)")
"""An article in front of a day, with what must follow it."""
BOTH = {
    r"lis(?:t(?:opad\w*)?)?": "October to some and November to others",
    r"srp": "July to some and August to others",
    r"lip": "June to some and July to others",
    "कल|کل": "yesterday or tomorrow",
    "परसों|پرسوں": "the day before yesterday or the day after tomorrow",
}
"""Names of months that two languages share, and words for a day on either side of today, as patterns."""
