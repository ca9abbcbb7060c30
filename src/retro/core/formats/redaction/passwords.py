"""Finds what opens an account: passwords behind that word, PINs, keys of services by their form, codes of banks.

All but the codes of banks are looked for in folded text, each kind in one pass, with bounded repetitions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from retro.core.formats.redaction.plain_words import is_plain_word
from retro.core.formats.redaction.replacement import Replacement
from retro.core.text.folding import fold

_PASSWORD = fold(
    "pass(?:word|code|phrase)s?|pwd?|passw(?:ort|örter)|kennw(?:ort|örter)|contraseña|mot de passe|senha|hasło"
    "|heslo|jelszó|wachtwoord|lösenord|adgangskode|passord|salasana|parolă|şifre|пароль|密码|密碼|パスワード"
    "|비밀번호|كلمة المرور|סיסמה"
)
_KEY = (
    "api[ _-]?key|secret key|client secret|private key|(?:access|auth|bearer) token|security code"
    "|(?P<is_pass>pass(?=:))"
)
_FOR = (
    r"(?: (?:for|to|of|on|fur|zum|zur|vom|des|der|de|du|del|pour|para|do)"
    r"(?: [\w'-]{1,20}){1,4}| \([^()\n]{1,40}\))?"
)
"""What a password is for, before it is said."""
_IS = r" (?:is|was|ist|war|lautet|es|est|e|jest)"
_COLON = r" ?[:=][^\S\n]{0,3}(?P<break>\n[^\S\n]{0,3})?"
_SAID = re.compile(
    rf"(?<![^\W\d_])(?:(?P<password>{_PASSWORD})|(?:{_KEY}))"
    rf"(?:{_FOR}(?:(?:{_IS})?(?P<colon>{_COLON})|{_IS} )|(?P<line>\n)| {{1,3}}| ?- )"
    r"(?P<said>'[^'\n]{2,128}'|(?!')[^\s<>]{3,128})"
)
_PHRASE = re.compile(r"(?<![a-z])(?:pass|seed |recovery |backup )phrase ?[:=]\s{0,3}(?P<words>[^\s:][^\n]{2,300})")
_BESIDE_A_USER = re.compile(
    r"(?<![a-z])(?:log-?in|user(?:name)?|credentials|zugangsdaten)[ :=]{1,3}[^\s/]{2,60} ?/ ?"
    r"(?P<beside>(?=[^\s<>\d]{0,60}\d)(?=[^\s<>a-z]{0,60}[a-z])[^\s<>/]{6,128})(?!/)"
)
_PIN = re.compile(
    r"(?<![a-z])(?:pin(?:[ -]?code)?|cv[vc]|security code)(?: (?:is|was|ist|war|es|est))?"
    r"(?:[ :=]{1,3}|:\s{1,3})(?P<pin>\d{3,12})(?!\w)"
)
_OF_A_SERVICE = re.compile(
    r"(?<![\w-])(?:(?P<named>(?:sk|pk|rk)[-_][a-z0-9_-]{16,200})|akia[a-z0-9]{16}|gh[pousr]_[a-z0-9]{20,80}"
    r"|github_pat_[a-z0-9_]{20,100}|glpat-[a-z0-9_-]{16,60}|xox[abeprs]-[a-z0-9-]{10,120}|aiza[a-z0-9_-]{30,40}"
    r"|whsec_[a-z0-9+/=]{16,80}|npm_[a-z0-9]{30,40}|eyj[a-z0-9_-]{8,4000}\.eyj[a-z0-9_-]{8,4000}(?:\.[a-z0-9_-]{1,2000})?"
    r")(?!\w)|-----begin [a-z ]{0,30}private key-----[^-]{1,8000}(?:-----end [a-z ]{0,40}-----)?"
)
_SAYS_SO = re.compile("..[-_](?:live_|test_|proj-|ant-|or-)")
_MADE = re.compile(r"(?=[a-z]{0,200}\d)(?=\d{0,200}[a-z])[a-z0-9]{12}|[a-z]{24}")
_RUN = re.compile("[a-z0-9]{12,200}")
"""What a name of words has no run of."""
_FEWEST_OF_A_KEY = 16
"""Fewest characters of a key without a figure."""
_MARKS = ".,;:!?)]'\"*_"
_LINE_ENDS = re.compile(r"[^\S\n]{0,8}(?:\n|\Z)")
_LETTER = re.compile("[a-z]")
_GOES_ON = re.compile(r" [^\W\d_]")

_COUNTRIES = (
    "A[DEFGILMOQRTUWZ]|B[ABDEFGHIJMNORSTWYZ]|C[ACDFGHIKLMNORUVYZ]|D[EJKMOZ]|E[CEGRST]|F[IJKMOR]|G[ABDEFGHILMNPQRTUWY]"
    "|H[KNRTU]|I[DELMNOQRST]|J[EMOP]|K[EGHIMNRWYZ]|L[ABCIKRSTUVY]|M[ACDEGHKLMNOQRSTUVWXYZ]|N[ACEGILOPRUZ]|OM|P[AEFGHKLRSTWY]"
    "|QA|R[EOSUW]|S[ABCDEGIKLMNORSTVXYZ]|T[CDGHJLMNOTRVWZ]|U[AGSYZ]|V[ACEGNU]|W[FS]|XK|YE|YT|Z[AMW]"
)
_BIC = re.compile(
    r"(?<![A-Za-z])(?i:(?:bic|swift)(?:[ /-]{1,3}(?:bic|swift|code))?(?: (?:is|ist|was|war|es|est))?[ :=]{1,3})"
    rf"(?P<bic>[A-Z]{{4}}(?:{_COUNTRIES})[A-Z0-9]{{2}}(?:[A-Z0-9]{{3}})?"
    rf"|(?i:[a-z]{{4}}(?:{_COUNTRIES})(?:(?=[a-z0-9]{{0,4}}\d)[a-z0-9]{{2}}(?:[a-z0-9]{{3}})?|[a-z0-9]{{2}}xxx)))(?!\w)"
)
"""In capitals as it is printed, or in small letters with a figure or the ending of a main office."""


def secrets(text: str) -> Iterator[Replacement]:
    """Find passwords, PINs and keys in a folded text."""
    for pattern, group in ((_PHRASE, "words"), (_PIN, "pin"), (_BESIDE_A_USER, "beside")):
        yield from (_secret(text, *found.span(group)) for found in pattern.finditer(text))
    for found in _OF_A_SERVICE.finditer(text):
        if not found["named"] or _is_made(found[0]):
            yield Replacement(*found.span(), "secret")
    for found in _SAID.finditer(text):
        if _is_said(found, text):
            yield _secret(text, *found.span("said"))


def bank_codes(text: str) -> Iterator[Replacement]:
    """Find what a bank is paid through, in a text as it was written."""
    yield from (Replacement(*found.span("bic"), "account") for found in _BIC.finditer(text))


def _secret(text: str, start: int, end: int) -> Replacement:
    start += text[start] == "'"
    return Replacement(start, start + len(text[start:end].rstrip(_MARKS)), "secret")


def _is_made(key: str) -> bool:
    """Tell whether a key was made by a service: no name such as "sk-learn-extension-package"."""
    return bool(_SAYS_SO.match(key)) or any(map(_MADE.match, _RUN.findall(key)))


def _is_said(found: re.Match[str], text: str) -> bool:
    """Tell whether what stands behind the word for a password is one: "the password is wrong" is none."""
    said, end = found["said"], found.end()
    if found["is_pass"] and not _LETTER.search(said):  # "tests of this pass: 12"
        return False
    if found["line"] and not _LINE_ENDS.match(text, end):
        return False
    if any(map(str.isdigit, said)) or (said[0] == "'" and found["password"]):
        return True
    if not found["colon"] or said[0] in "([":
        return False
    if not found["password"]:
        return len(said) >= _FEWEST_OF_A_KEY
    if found["break"]:
        return bool(_LINE_ENDS.match(text, end))
    return not (is_plain_word(said.strip(_MARKS)) and _GOES_ON.match(text, end))
